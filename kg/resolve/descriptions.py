"""Definite descriptions of named organisations and places: "the force" for "Calder Vale Police"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.resolve import lexicon
from kg.resolve.names import name_head, parse_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

_DESCRIBED = frozenset({"Organization", "Place", "Event", "CreativeWork", ""})


def merge_descriptions(clusters: Clusters, left_out: Collection[int] = ()) -> None:
    """Merge "the NOUN" with the one name of the document whose head is that noun or a word that it stands for.

    Where several names fit, or the text has introduced another one without a name ("a company"), it stays alone.

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
        if len(known) == 1 and not clusters.apart(at, root := known.pop()):
            # what the recognizer takes the name for is no objection: a force that it calls a place is one
            clusters.merge(at, root, "description by its kind", checked=False)


def _is_bare(referent: Referent) -> bool:
    return len(referent.words) == 1 and referent.number != "plur" and not referent.mention.coordinated


def _heads(referent: Referent) -> set[str]:
    """Return the words that say what kind of thing a name is for, a legal form among them: "holdings", "ltd"."""
    words = referent.mention.name.casefold().replace(".", "").split()
    heads = {name_head(parse_name(referent.mention.name, personal=False))}
    return heads | {word for word in words[-1:] if lexicon.is_legal_form(word)} if len(words) > 1 else set()
