"""Third-person pronouns: whom "he" is, where that is safe to say.

Notes:
    Candidates are weighed as in Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution"
    (Computational Linguistics 20): each mention adds the weight of its grammatical role, halved with every sentence
    back, and a cluster has the sum of its mentions. The best one is taken only if it leads the second clearly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MentionKind

if TYPE_CHECKING:
    from kg.model import Mention, Span
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

REACH = 2
"""Sentences back to look for an antecedent."""

LEAD = 1.5
"""How many times the weight of the second best candidate the best one must have."""

LEAD_OF_THINGS = 2.0
"""The same for "it" and "they", which have many more candidates and often take up none of them."""

_WEIGHTS = {"nsubj": 80.0, "obj": 50.0, "iobj": 40.0, "obl": 40.0, "conj": 40.0, "appos": 20.0, "nmod": 30.0}
_OTHER_WEIGHT = 30.0
_PREDICATIVE = frozenset({"ROOT", "root", "xcomp", "ccomp", "advcl", "parataxis", "title"})
"""What a noun in such a place says of something else: "she is a wonderful engineer" speaks of her."""
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
    pronoun, here = clusters.referents[at].pronoun, clusters.referents[at].mention
    if pronoun is None or here.role == "expl":
        return None
    personal = pronoun.gender in {"masc", "fem"}
    weights: dict[int, float] = {}
    near: set[int] = set()
    for before in range(at - 1, -1, -1):
        candidate = clusters.referents[before]
        distance = here.sentence - candidate.mention.sentence
        if distance > REACH:
            break
        if candidate.kind is MentionKind.NOMINAL and candidate.mention.role in _PREDICATIVE:
            continue
        root = clusters.root(before)
        weight = _WEIGHTS.get(candidate.mention.role, _OTHER_WEIGHT) * 0.5**distance
        weights[root] = weights.get(root, 0.0) + weight
        if personal or _takes_up_thing(here, candidate, distance):
            near.add(root)
    if here.speaker is not None:
        # whoever speaks says "I"
        weights.pop(clusters.root(index[here.speaker.start, here.speaker.end]), None)
    fitting = [root for root in weights if clusters.anchored(root) and _fits(clusters, at, root)]
    ranked = sorted(fitting, key=lambda root: (-weights[root], -root))
    if not ranked or ranked[0] not in near:
        return None
    second = weights[ranked[1]] if len(ranked) > 1 else 0.0
    return ranked[0] if weights[ranked[0]] >= (LEAD if personal else LEAD_OF_THINGS) * second else None


def _takes_up_thing(pronoun: Mention, candidate: Referent, distance: int) -> bool:
    """Whether "it" or "they" is near enough to a mention: in its sentence, or as subject after a definite subject.

    On the development texts these pronouns were right in one case of three without this, in two of three with it.
    """
    before = candidate.mention
    if distance == 0:
        return before.role == "nsubj" or (before.role == pronoun.role and before.role != "nmod")
    return (
        distance == 1
        and pronoun.role == before.role == "nsubj"
        and before.definite
        and candidate.kind is not MentionKind.PRONOMINAL
    )


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
