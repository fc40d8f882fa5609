"""Descriptions of what has a name: "the force" for "Calder Vale Police", or "a clerk" whom the next sentence names."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.names import name_head, parse_name
from kg.resolve.referents import is_restricted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.model import Extraction
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

_OFTEN, _CLEARLY_MORE = 4, 4
"""Names of a firm from which it is what a text is about, and how many times those of each other firm."""

_NEAR = 3
"""Mentions before a noun among which its possessor stands."""

_DESCRIBED = frozenset({"Organization", "Place", "Event", "CreativeWork", "Product"})


def merge_descriptions(clusters: Clusters, text: str, left_out: Collection[int] = ()) -> None:
    """Merge "the NOUN" with the one name of the document whose head is that noun or a word that it stands for.

    Where several names fit, or the text has introduced another one without a name ("a company"), it stays alone; so
    does a noun with an of-phrase or a clause that says which one is meant ("the trust *of people*"). A noun for any
    firm means the one firm that the text has named by then, or the one that it names most. Several words mean the name
    that ends in them: "the harbour board" is Orrin Harbour Board.

    Args:
        clusters: is changed.
        text: of the document.
        left_out: referents that are not merged.

    Notes:
        The relaxed head match of Lee et al. 2013, with a list of nouns for "head", see `lexicon.described_by`.
    """
    bearers: dict[str, set[int]] = defaultdict(set)
    endings: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, referent in enumerate(clusters.referents):
        if referent.name is not None and clusters.categories(at) - {"Person"} <= _DESCRIBED:
            for head in _heads(referent.mention.name):
                bearers[head].add(at)
            key = referent.name.key
            for start in range(1, key.index(name_head(referent.name))):
                endings[key[start:]].add(at)
    organizations = {
        at: clusters.root(at)
        for at, referent in enumerate(clusters.referents)
        if referent.name is not None and "Organization" in clusters.categories(at)
    }
    firms = {root for root in set(organizations.values()) if _is_firm(clusters, root)}
    before: Counter[int] = Counter()  # how often each organisation has been named
    introduced: set[str] = set()
    for at, referent in enumerate(clusters.referents):
        if at in organizations:
            before[organizations[at]] += 1
        if referent.kind is not MentionKind.NOMINAL or at in left_out:
            continue
        head = referent.core[-1]
        if referent.words in endings and (referent.mention.definite or referent.mention.sentence == 0):
            named = {clusters.root(one) for one in endings[referent.words]}
            if len(named) == 1 and not clusters.named(at) and not clusters.apart(at, root := named.pop()):
                clusters.merge(at, root, "end of its name", checked=False)
                continue
        if not referent.mention.definite:
            introduced.add(head)
            continue
        same = [clusters.referents[member] for member in clusters.members(at)]
        if head in introduced or clusters.named(at) or not all(_is_bare(each, text) for each in same):
            continue
        known = {clusters.root(one) for word in lexicon.described_by(head) for one in bearers.get(word, ())}
        # a firm of which some mention was taken for a person stays a firm
        known = {root for root in known if clusters.categories(root) != {"Person"}}
        if len(known) != 1 and lexicon.is_firm(head):
            named_firms = {root: count for root, count in before.items() if root in firms}
            if head == "group":
                known = known or (set(before) if len(named_firms) == len(before) else set())
            else:
                known = _most_named(named_firms)
            known = {clusters.root(root) for root in known}
        if len(known) == 1 and not clusters.apart(at, root := known.pop()):
            # what the recognizer takes the name for is no objection: a force that it calls a place is one
            clusters.merge(at, root, "description by its kind", checked=False)


def _is_firm(clusters: Clusters, at: int) -> bool:
    """Whether an organisation may be a firm: none of its names ends in a noun for another kind."""
    names = (clusters.referents[member].name for member in clusters.members(at))
    kinds = {name_head(name) for name in names if name is not None}
    return all(kind in lexicon.described_by("company") or head_class(kind) != "Organization" for kind in kinds)


def _most_named(counts: Mapping[int, int]) -> set[int]:
    """Return the one that is named, of several the one that is named most by far."""
    ranked = sorted(counts, key=lambda root: (-counts[root], root))
    clear = len(ranked) == 1 or (
        len(ranked) > 1 and counts[ranked[0]] >= max(_OFTEN, _CLEARLY_MORE * counts[ranked[1]])
    )
    return set(ranked[:1]) if clear else set()


def merge_introductions(clusters: Clusters, extraction: Extraction, left_out: Collection[int] = ()) -> None:
    """Merge a person of whom a text tells before the name: "A bookkeeper was jailed. *Denise Farrow* had denied ...".

    The description is the subject of its sentence, which speaks of no other single person and names none; the name is
    the subject of the next one, there for the first time and without saying who its bearer is, and its bearer is not
    the source of what is said. Pronouns or nouns tell the gender of both.

    Args:
        clusters: is changed; pronouns are resolved.
        extraction: of the same document.
        left_out: referents that are not merged.

    Notes:
        The lead of a report holds the name back (Bell 1991, "The Language of News Media", chapter 9); that the subject
        goes on as subject is the preferred transition of centering (Grosz, Joshi and Weinstein 1995, "Centering",
        Computational Linguistics 21).
    """
    sources = {t.attribution.mention.start for t in extraction.triples if t.attribution is not None}
    introduced = [
        (at, referent.mention)
        for at, referent in enumerate(clusters.referents)
        if referent.name is not None
        and len(referent.name.words) > 1
        and not (referent.name.titles or referent.mention.titles)
        and referent.mention.role == "nsubj"
        and referent.mention.start not in sources
    ]
    of_sentence: dict[int, list[int]] = defaultdict(list)
    for at, referent in enumerate(clusters.referents) if introduced else ():
        inside = referent.kind is MentionKind.PRONOMINAL or referent.mention.role == "compound"
        if not inside and "Person" in clusters.categories(at):
            of_sentence[referent.mention.sentence].append(at)
    for at, mention in introduced:
        if any(clusters.referents[member].name is not None for member in clusters.members(at) if member < at):
            continue
        told = [one for one in of_sentence[mention.sentence - 1] if one not in left_out]
        told = [one for one in told if not _is_relative(clusters, one)]
        if len(told) != 1 or told[0] != clusters.root(told[0]) or clusters.named(told[0]):
            continue
        described = clusters.referents[told[0]]
        known = clusters.genders(told[0]) and clusters.genders(at)
        if known and described.mention.role == "nsubj" and described.number != "plur":
            clusters.merge(told[0], at, "a description before the name")


def _is_relative(clusters: Clusters, at: int) -> bool:
    """Whether a mention is somebody's ("her predecessor"), or several."""
    here = clusters.referents[at]
    before = (one for one in clusters.referents[max(0, at - _NEAR) : at] if one.pronoun is not None)
    owners = {one.mention.governor_start for one in before if one.mention.possessive}
    return here.number == "plur" or here.mention.head_start in owners


def _is_bare(referent: Referent, text: str) -> bool:
    single = len(referent.words) == 1 and referent.number != "plur" and not referent.mention.coordinated
    return single and not is_restricted(referent.mention, text)


@lru_cache(maxsize=10_000)  # a text repeats its names
def _heads(name: str) -> frozenset[str]:
    """Return the words that say what kind of thing a name is for, a legal form among them: "holdings", "ltd"."""
    words = name.casefold().replace(".", "").split()
    if len(words) < 2:
        return frozenset()
    return frozenset({name_head(parse_name(name, personal=False)), *filter(lexicon.is_legal_form, words[-1:])})
