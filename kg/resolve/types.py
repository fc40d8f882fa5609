"""What kind of thing an entity is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.referents import LABEL_CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.resolve.referents import Referent

_TOLD = frozenset({"CreativeWork", "Event", "Organization", "Person", "Place", "Product"})
_ADDRESS, _NAME_LABEL, _NOUN_LABEL, _HINT = 4, 3, 2, 1


def class_votes(
    referents: Sequence[Referent], said: Collection[str] = (), *, predicative: bool = False
) -> dict[str, int]:
    """Return how much speaks for each class.

    In falling weight: what the text says that it is, a title of address ("Mr"), the recognizer's label of a name, its
    label of a common noun, the head noun and the roles that the text gives. Of a short name the recognizer tells less
    than of the full one. Several persons are a group: "officers".

    Args:
        referents: the mentions of one entity.
        said: the heads of what the text predicates of it, with the word before, in lower case: "storage engine".
        predicative: whether all mentions are such predicates: then a noun for a person names a role.
    """
    votes: dict[str, int] = defaultdict(int)
    if predicative:
        people = [head for each in referents if head_class(head := each.head, each.before) == "Person"]
        if people:
            votes["Concept" if any(map(lexicon.is_no_post, people)) else "Role"] += _ADDRESS * len(referents)
    names = sum([referent.kind is MentionKind.NAMED for referent in referents])
    full = {r.category for r in referents if r.name is not None and len(r.name.words) > 1} if names else frozenset()
    for before, _, noun in sorted({phrase.rpartition(" ") for phrase in said}) if said else ():
        told = head_class(noun, before)
        if names and lexicon.is_agent(noun):
            told = "" if any(map(_is_of_person, referents)) else "Organization"
        if told in _TOLD:
            votes[told] += _NAME_LABEL * names + _HINT
    for referent in referents:
        if referent.pronoun is not None:
            continue
        mention, named = referent.mention, referent.kind is MentionKind.NAMED
        labelled = LABEL_CLASSES.get(mention.label, "")
        by_head = head_class(referent.head, "" if named else referent.before)
        if named and referent.name is not None and len(referent.name.words) > 1:
            by_head = lexicon.name_class(referent.name.key[-1]) or by_head
        if by_head == "Person" and not named and mention.number == "plur":
            by_head = "Group"
        if labelled in {"Person", "Place"} and named and referent.category != labelled:
            labelled = by_head = referent.category  # "Wharfe United": its last word tells, or the text says what it is
        if labelled and not named and referent.category == "Person" != labelled:
            labelled = ""  # the name of an office, which stands for who holds it
        short = named and full and referent.name is not None and len(referent.name.words) == 1
        if short and labelled not in full:
            continue  # the full name tells what the short one is short for
        votes[labelled] += _HINT if short else _NAME_LABEL if named else _NOUN_LABEL
        votes[by_head] += _HINT
        if referent.name is not None:
            if referent.name.titles:
                votes["Person"] += _ADDRESS
            if any(map(_is_personal, (*mention.titles, referent.name.role))):
                votes["Person"] += _HINT
            if not labelled:
                votes[referent.category] += _HINT
    return {name: count for name, count in votes.items() if name and count}


def best_class(votes: Mapping[str, int]) -> str:
    """Return the class with most votes; of equal ones the first in `lexicon.CLASSES`; without votes `Concept`.

    >>> best_class({"Place": 2, "Organization": 2}), best_class({})
    ('Organization', 'Concept')
    """
    if len(votes) == 1:
        return next(iter(votes))
    return min(votes, key=lambda name: (-votes[name], lexicon.CLASSES.index(name)), default="Concept")


def _is_personal(title: str) -> bool:
    words = title.casefold().split()
    return bool(words) and head_class(words[-1]) == "Person" and not lexicon.is_agent(words[-1])


def _is_of_person(referent: Referent) -> bool:
    """Whether a mention is of a person by all that is known: a pronoun, a given name, a title of address."""
    if referent.gender in {"masc", "fem"} or (
        referent.pronoun is not None and referent.pronoun.gender in {"masc", "fem"}
    ):
        return True
    name = referent.name
    return name is not None and (bool(name.titles) or bool(lexicon.given_name_gender(name.words[0])))
