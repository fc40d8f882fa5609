"""Third-person pronouns: whom "he" is, where that is safe to say.

Notes:
    Candidates are weighed as in Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution"
    (Computational Linguistics 20): each mention adds the weight of its grammatical role, halved with every sentence
    back, and a cluster has the sum of its mentions. The best one is taken only if it leads the second clearly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Span
    from kg.resolve.clusters import Clusters

REACH = 2
"""Sentences back to look for an antecedent."""

LEAD = 1.25
"""How many times the weight of the second best candidate the best one must have."""

_WEIGHTS = {"nsubj": 80.0, "obj": 50.0, "iobj": 40.0, "obl": 40.0, "conj": 40.0, "appos": 20.0, "nmod": 30.0}
_OTHER_WEIGHT = 30.0
_PERSONAL = frozenset({"Person"})
_INANIMATE = frozenset({"Person", "Time", "Quantity", "Role", "Group"})
"""Classes that "it" does not take up."""


def resolve_pronouns(clusters: Clusters, index: dict[Span, int]) -> None:
    """Merge each third-person pronoun with its antecedent, from left to right, where one is safe.

    Args:
        clusters: is changed.
        index: the referent of each mention, by span.
    """
    for at, referent in enumerate(clusters.referents):
        if referent.pronoun is None or referent.pronoun.person != 3 or clusters.anchored(at):
            continue
        antecedent = _reflexive(clusters, at) if referent.pronoun.reflexive else _antecedent(clusters, at, index)
        if antecedent is not None:
            clusters.merge(at, antecedent)


def _antecedent(clusters: Clusters, at: int, index: dict[Span, int]) -> int | None:
    here = clusters.referents[at].mention
    speaker = here.speaker
    weights: dict[int, float] = {}
    for before in range(at - 1, -1, -1):
        candidate = clusters.referents[before]
        distance = here.sentence - candidate.mention.sentence
        if distance > REACH:
            break
        weight = _WEIGHTS.get(candidate.mention.role, _OTHER_WEIGHT) * 0.5**distance
        root = clusters.root(before)
        weights[root] = weights.get(root, 0.0) + weight
    if speaker is not None:
        # whoever speaks says "I"
        weights.pop(clusters.root(index[speaker.start, speaker.end]), None)
    fitting = [root for root in weights if clusters.anchored(root) and _fits(clusters, at, root)]
    ranked = sorted(fitting, key=lambda root: (-weights[root], -root))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < LEAD * weights[ranked[1]]):
        return None
    return ranked[0]


def _reflexive(clusters: Clusters, at: int) -> int | None:
    """Return the last subject before a reflexive pronoun in its sentence."""
    here = clusters.referents[at].mention
    for before in range(at - 1, -1, -1):
        candidate = clusters.referents[before].mention
        if candidate.sentence != here.sentence:
            return None
        if candidate.role == "nsubj":
            fits = clusters.anchored(before) and _fits(clusters, at, before)
            return clusters.root(before) if fits else None
    return None


def _fits(clusters: Clusters, at: int, candidate: int) -> bool:
    """Whether a pronoun can refer to a cluster, by class, number, gender and place."""
    pronoun = clusters.referents[at].pronoun
    if pronoun is None or not clusters.agree(at, candidate):
        return False
    classes, numbers = clusters.categories(candidate), clusters.numbers(candidate)
    if pronoun.number == "plur":
        return "plur" in numbers or bool(classes & {"Organization", "Group"})
    if "plur" in numbers:
        return False
    if pronoun.gender == "neut":
        return bool(classes or not clusters.named(candidate)) and not classes & _INANIMATE
    return classes <= _PERSONAL and bool(classes or clusters.genders(candidate))
