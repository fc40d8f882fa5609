"""Merging mentions with what they most likely take up: pronouns, descriptions of named things, repeated nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.model import MentionKind
from kg.resolve import lexicon
from kg.resolve.names import is_short_organization, is_short_person, long_blocks, short_blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.resolve.clusters import Clusters
    from kg.resolve.ranker import Ranking
    from kg.resolve.referents import Referent

REACH = 3
"""Sentences after which a pronoun no longer takes up a mention, where the graph is to be sure of it."""

_SEVERAL = frozenset({"Organization", "Group"})
_NO_THINGS = frozenset({"Person", "Time", "Quantity", "Role", "Group"})
"""Classes that "it" does not take up."""

_MINDLESS = frozenset({"Concept", "Event", "Product", "Quantity", "Time"})
"""Classes of what neither speaks nor thinks."""

_WITH_POSTS = frozenset({"Group", "Organization", "Person", "Place"})
"""Classes of what has a manager, captain or spokesman."""

CLEARLY = 4.0
"""How many times as likely as any other bearer of a surname the one must be whom the bare surname means.

Of the seven bare names of several people in GUM's train and development parts that the rules leave open, this picks
two, both rightly; two times picks four, two of them wrongly.
"""

NAMED = 1.3
"""How much the name of a thing weighs for a pronoun: what a text is about, it names.

As much as costs no link on GUM's train part; with 2.0 recall falls.
"""

_NEGLIGIBLE = 0.02
"""Probability below which a candidate is not looked at."""


CONTINUED = 0.2
"""Probability from which a pronoun that opens a sentence takes up the subject of the sentence before.

Of the pronouns in GUM's train and development parts that the graph would leave open, this picks 38, of which 31 are
right; of the further ones that 0.1 would pick half are. The topic that goes on is the preferred transition of centering
(Grosz, Joshi and Weinstein 1995, "Centering", Computational Linguistics 21).
"""

POSSIBLE = 0.7
"""The part of the probability of all that a pronoun can mean from which the likeliest is taken, however likely others
are that it cannot mean.

On GUM's development part more pronouns are resolved (recall of links of names and pronouns 67.6 to 68.1 %) at little
cost (precision 93.5 to 93.0 %); half of the probability would bring .9 of recall and cost 2.3 of precision.
"""
_WORTH_TELLING = 0.5
"""The part of the probability that it takes from which a name counts as nearly merged."""

RANKED = "ranked with a probability of"
"""Why mentions were merged, or nearly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """How sure to be.

    Attributes:
        pronoun, noun, name: the least probability at which a mention of this kind is merged.
        surname: the same for a name that several have, where one of them is clearly meant.
        fresh: how many times as likely as nothing an antecedent must be.
        constrained: whether what is known of class, gender, number, person and place can forbid a merge.
        nouns_meet: whether two common nouns can be merged, other than by rule.
        predicates_apart: whether what is predicated of something stays apart from it: "Khan is *the mayor*".
    """

    pronoun: float
    noun: float
    name: float
    surname: float = 0.0
    fresh: float = 1.0
    constrained: bool = True
    nouns_meet: bool = True
    predicates_apart: bool = False

    def least(self, kind: MentionKind) -> float:
        """Return the least probability for mentions of a kind."""
        if kind is MentionKind.PRONOMINAL:
            return self.pronoun
        return self.noun if kind is MentionKind.NOMINAL else self.name


def open_mentions(clusters: Clusters, caution: Caution, left_out: Collection[int] = ()) -> list[int]:
    """Return the mentions that `merge_antecedents` may merge; nothing comes of ranking the candidates of others.

    Each is the first of its cluster. Where what is known can forbid a merge, a common noun is definite, and a name
    shares a block with one of another cluster (`names.short_blocks`).

    Args:
        clusters: that are to be merged.
        caution: how sure to be.
        left_out: referents that are not merged.
    """
    like: dict[str, set[int]] = defaultdict(set)
    for at, referent in enumerate(clusters.referents):
        if caution.constrained and referent.name is not None:
            for block in long_blocks(referent.name):
                like[block].add(clusters.root(at))

    def is_open(at: int) -> bool:
        referent = clusters.referents[at]
        if referent.name is not None:
            return any(like[block] - {at} for block in short_blocks(referent.name))
        return referent.pronoun is not None or referent.mention.definite

    return [at for at in clusters if at not in left_out and (not caution.constrained or is_open(at))]


def merge_antecedents(
    clusters: Clusters,
    ranking: Ranking,
    caution: Caution,
    left_out: Collection[int] = (),
    said_of: Mapping[int, int] | None = None,
) -> None:
    """Merge each mention that is the first of its cluster with the cluster before it that it most likely takes up.

    From left to right. The probability of a cluster is the sum of those of its mentions, so that what a text speaks of
    all the time is preferred to each single mention of it. A mention is left alone if it more likely takes up nothing.

    Args:
        clusters: is changed.
        ranking: of the same mentions.
        caution: how sure to be.
        left_out: referents that are neither merged nor merged with.
        said_of: what common nouns are said of, by referent; who takes up the noun means that.
    """
    kept = np.flatnonzero(ranking.likely > _NEGLIGIBLE)
    starts = np.searchsorted(kept, ranking.starts).tolist()
    earlier, likely = ranking.earlier[kept].tolist(), ranking.likely[kept].tolist()
    fresh = ranking.fresh.tolist()
    names = {} if said_of is None else said_of
    topics = _topics(clusters.referents) if caution.constrained else {}
    speakers = _speakers(clusters.referents) if caution.constrained else {}
    islands = _islands(clusters.referents) if caution.constrained else frozenset()
    for at, referent in enumerate(clusters.referents):
        if starts[at] == starts[at + 1] or clusters.root(at) != at or at in left_out:
            continue
        speaker = speakers.get(at, at)
        goes_on = speaker != at and speaker not in left_out and _fits(clusters, at, clusters.root(speaker))
        if goes_on and clusters.merge(at, speaker, "speaker that goes on"):
            continue
        shares: dict[int, float] = defaultdict(float)
        closest: dict[int, int] = {}  # the pair that says most for a cluster
        barred = islands if referent.kind is MentionKind.PRONOMINAL else ()
        for pair in range(starts[at], starts[at + 1]):
            meant = names.get(earlier[pair], earlier[pair])
            if meant in left_out or meant in barred:
                continue
            root = clusters.root(meant)
            shares[root] += likely[pair]
            if root not in closest or likely[pair] > likely[closest[root]]:
                closest[root] = pair
        # what is said of a mention does not compete with what the mention takes up
        other = 1.0 - shares.pop(at, 0.0)
        least = other * max(caution.least(referent.kind), caution.fresh * fresh[at])
        if caution.constrained and _is_clear(clusters, at, shares):
            least = min(least, caution.surname)
        if caution.constrained and referent.kind is MentionKind.PRONOMINAL:
            impossible = sum(
                share for root, share in shares.items() if not (_fits(clusters, at, root) and clusters.agree(at, root))
            )
            least = min(least, POSSIBLE * (other - impossible))
        named = NAMED if caution.constrained and referent.kind is MentionKind.PRONOMINAL else 1.0
        weights = {root: share * (named if clusters.named(root) else 1.0) for root, share in shares.items()}
        for root, share in sorted(shares.items(), key=lambda item: (-weights[item[0]], -item[0])):
            meant = names.get(earlier[closest[root]], earlier[closest[root]])
            if share <= least:
                if referent.name is not None and share > _WORTH_TELLING * least and _fits(clusters, at, root):
                    clusters.misses.append((at, meant, f"{RANKED} {share:.2f}"))
                break
            if referent.kind is MentionKind.NOMINAL and not (caution.nouns_meet or clusters.named(root)):
                continue
            if caution.constrained and not _fits(clusters, at, root):
                continue
            if clusters.merge(at, meant, f"{RANKED} {share:.2f}", checked=caution.constrained):
                break
        if clusters.root(at) == at and at in topics:
            least = 0.0 if _is_of_post(referent) else CONTINUED * other
            subjects = [one for one in topics[at] if one not in left_out and clusters.anchored(one)]
            likely_ones = [one for one in subjects if shares.get(clusters.root(one), 0.0) >= least]
            fitting = [one for one in likely_ones if _fits(clusters, at, clusters.root(one))]
            if fitting and fitting[0] == topics[at][0] and len({clusters.root(one) for one in fitting}) == 1:
                clusters.merge(at, fitting[0], "subject that goes on")


def _topics(referents: Sequence[Referent]) -> dict[int, list[int]]:
    """Return by pronoun the subjects that it may go on with.

    Those of the sentence before where it opens a sentence as its subject; for the possessor of a post ("*their*
    manager") the bodies before it in its own sentence, or else those of the sentence before.
    """

    def bodies(ones: Iterable[int]) -> list[int]:
        return [one for one in ones if referents[one].category in _SEVERAL]

    subjects: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[int]] = {}
    for at, referent in enumerate(referents):
        sentence, subject = referent.mention.sentence, referent.mention.role == "nsubj"
        opens = at > 0 and referents[at - 1].mention.sentence != sentence
        third = referent.pronoun is not None and referent.pronoun.person == 3
        if opens and third and subject and sentence - 1 in subjects:
            found[at] = subjects[sentence - 1]
        elif third and _is_of_post(referent) and referent.gender not in {"masc", "fem"}:
            found[at] = bodies(subjects[sentence]) or bodies(subjects[sentence - 1])
        if subject:
            subjects[sentence].append(at)
    return {at: several for at, several in found.items() if several}


def _verb(referent: Referent) -> str:
    """Return the verb whose subject a mention is, or ""."""
    return referent.mention.governor if referent.mention.role == "nsubj" else ""


def _speakers(referents: Sequence[Referent]) -> dict[int, int]:
    """Return whom "he" or "she" of a closing report means, '"...", *he said*': the subject of the report before.

    Who speaks goes on speaking, until somebody else is named.
    """
    subjects: dict[int, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for at, referent in enumerate(referents):
        sentence, pronoun = referent.mention.sentence, referent.pronoun
        before = subjects[sentence - 1]
        closing = at > 0 and referents[at - 1].mention.sentence == sentence
        single = pronoun is not None and pronoun.gender in {"masc", "fem"}
        told = len(before) == 1 and lexicon.has_mind(_verb(referents[before[0]]))
        if single and closing and told and lexicon.speaks(_verb(referent)):
            found[at] = before[0]
        third = pronoun is None or pronoun.person == 3
        if referent.mention.role == "nsubj" and third and referent.category == "Person":
            subjects[sentence].append(at)
    return found


def _is_of_post(referent: Referent) -> bool:
    """Whether a mention is the possessor of who holds a post: "*their* manager"."""
    return referent.mention.possessive and lexicon.is_post(referent.mention.governor)


def _islands(referents: Sequence[Referent]) -> frozenset[int]:
    """Return the names inside a compound, which no pronoun takes up: "a Warhol exhibit".

    Postal 1969, "Anaphoric Islands" (CLS 5). None of the 1,742 pronouns that the graph resolves in GUM's train and
    development parts has such a name as the last mention before it.
    """
    inside = [at for at, referent in enumerate(referents) if referent.mention.role == "compound"]
    return frozenset([at for at in inside if referents[at].kind is MentionKind.NAMED])


def _is_clear(clusters: Clusters, at: int, shares: dict[int, float]) -> bool:
    """Whether a name of one word can stand for several people, one of whom is clearly the most likely."""
    name = clusters.referents[at].name
    if name is None or len(name.key) > 1:
        return False
    people = [root for root in shares if clusters.categories(root) == {"Person"}]
    likely = sorted(shares[root] for root in people if _fits(clusters, at, root) and clusters.agree(at, root))
    return len(likely) > 1 and likely[-1] >= CLEARLY * likely[-2]


def _fits(clusters: Clusters, at: int, root: int) -> bool:
    """Whether a pronoun can refer to a cluster, by person, class, number and gender, or a name, as a short form of one.

    A common noun can where it is definite: an indefinite one introduces something.
    """
    pronoun, name = clusters.referents[at].pronoun, clusters.referents[at].name
    if name is not None:
        is_short = is_short_person if clusters.categories(root) <= {"Person"} else is_short_organization
        return any(name.key == other.key or is_short(name, other) for other in clusters.names_of(root))
    if pronoun is None:
        return clusters.referents[at].mention.definite
    if pronoun.person != 3:
        # who "I" is tells who speaks, and nothing else
        return not clusters.anchored(root) and _same_speaker(clusters, at, root)
    here = clusters.referents[at].mention.sentence
    members = clusters.members(root)
    last = members[bisect_left(members, at) - 1]
    if here - clusters.referents[last].mention.sentence > REACH:
        return False
    classes, numbers = clusters.categories(root), clusters.numbers(root)
    if classes and classes <= _MINDLESS and lexicon.has_mind(_verb(clusters.referents[at])):
        return False  # "they ruled it out": the officers, and not the cracks
    if _is_of_post(clusters.referents[at]) and pronoun.number != "sing":
        # who has a manager is a body or people: "two bids, and *their manager*"
        return bool(classes & _WITH_POSTS) or clusters.named(root)
    if pronoun.number == "plur":
        return "plur" in numbers or bool(classes & _SEVERAL) or not clusters.anchored(root)
    if "plur" in numbers:
        return False
    if pronoun.gender == "neut":
        return bool(classes or not clusters.named(root)) and not classes & _NO_THINGS
    return classes <= {"Person"} and bool(classes or clusters.genders(root))


def _same_speaker(clusters: Clusters, at: int, root: int) -> bool:
    """Whether no quotation of somebody else has a mention of a cluster; each "she" of "she said" may be another."""
    here = clusters.referents[at].mention.speaker
    others = (clusters.referents[member].mention.speaker for member in clusters.members(root))
    return all(here is None or other is None or other == here for other in others)
