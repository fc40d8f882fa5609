"""Descriptions of what has a name: "the force" for "Calder Vale Police", or "a clerk" whom the next sentence names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.names import name_head, parse_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.model import Extraction
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

_NEAR = 3
"""Mentions before a noun among which its possessor stands."""

_DESCRIBED = frozenset({"Organization", "Place", "Event", "CreativeWork", "Product", ""})


def merge_descriptions(clusters: Clusters, left_out: Collection[int] = ()) -> None:
    """Merge "the NOUN" with the one name of the document whose head is that noun or a word that it stands for.

    Where several names fit, or the text has introduced another one without a name ("a company"), it stays alone.
    A noun for any firm means the one organisation that the text has named by then, if its name tells no other kind.

    Args:
        clusters: is changed.
        left_out: referents that are not merged.

    Notes:
        The relaxed head match of Lee et al. 2013, with a list of nouns for "head", see `lexicon.described_by`.
    """
    bearers: dict[str, set[int]] = defaultdict(set)
    for at, referent in enumerate(clusters.referents):
        if referent.name is not None and clusters.categories(at) - {"Person"} <= _DESCRIBED - {""}:
            for head in _heads(referent):
                bearers[head].add(at)
    introduced: set[str] = set()
    for at, referent in enumerate(clusters.referents):
        if referent.kind is not MentionKind.NOMINAL or at in left_out:
            continue
        head = referent.core[-1]
        if not referent.mention.definite:
            introduced.add(head)
            continue
        same = [clusters.referents[member] for member in clusters.members(at)]
        if head in introduced or clusters.named(at) or not all(map(_is_bare, same)):
            continue
        known = {clusters.root(one) for word in lexicon.described_by(head) for one in bearers.get(word, ())}
        # a firm of which some mention was taken for a person stays a firm
        known = {root for root in known if clusters.categories(root) != {"Person"}}
        if not known and lexicon.is_firm(head):
            known = _organizations_before(clusters, at)
        if len(known) == 1 and not clusters.apart(at, root := known.pop()):
            # what the recognizer takes the name for is no objection: a force that it calls a place is one
            clusters.merge(at, root, "description by its kind", checked=False)


def _organizations_before(clusters: Clusters, at: int) -> set[int]:
    """Return the organisations that are named before a mention, one that cannot be a firm among them as -1."""
    found: set[int] = set()
    for before in range(at):
        referent = clusters.referents[before]
        if referent.name is not None and "Organization" in clusters.categories(before):
            kind = name_head(referent.name)
            firm = kind in lexicon.described_by("company") or head_class(kind) != "Organization"
            found.add(clusters.root(before) if firm else -1)
    return found if -1 not in found else set()


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
    of_sentence: dict[int, list[int]] = defaultdict(list)
    for at, referent in enumerate(clusters.referents):
        inside = referent.kind is MentionKind.PRONOMINAL or referent.mention.role == "compound"
        if "Person" in clusters.categories(at) and not inside:
            of_sentence[referent.mention.sentence].append(at)
    for at, referent in enumerate(clusters.referents):
        mention = referent.mention
        introduced = referent.name is None or len(referent.name.words) < 2 or referent.name.titles or mention.titles
        if introduced or mention.role != "nsubj" or mention.start in sources:
            continue
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


def _is_bare(referent: Referent) -> bool:
    return len(referent.words) == 1 and referent.number != "plur" and not referent.mention.coordinated


def _heads(referent: Referent) -> set[str]:
    """Return the words that say what kind of thing a name is for, a legal form among them: "holdings", "ltd"."""
    words = referent.mention.name.casefold().replace(".", "").split()
    heads = {name_head(parse_name(referent.mention.name, personal=False))}
    return heads | {word for word in words[-1:] if lexicon.is_legal_form(word)} if len(words) > 1 else set()
