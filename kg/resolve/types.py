"""What kind of thing an entity is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.resolve import lexicon
from kg.resolve.referents import LABEL_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.resolve.referents import Referent

_STRONG, _WEAK = 2, 1


def class_votes(referents: Iterable[Referent]) -> Counter[str]:
    """Return how much speaks for each class.

    The recognizer's label of a name and a personal title weigh most, its label of a common noun and the head noun
    less. Several persons are a group: "officers".
    """
    votes: Counter[str] = Counter()
    for referent in referents:
        if referent.pronoun is not None:
            continue
        mention, named = referent.mention, referent.kind is MentionKind.NAMED
        labelled = LABEL_CLASSES.get(mention.label, "")
        head = mention.head.casefold()
        by_head = lexicon.head_class(head)
        if named and referent.name is not None and len(referent.name.words) > 1:
            by_head = lexicon.head_class(referent.name.key[-1]) or by_head
        if by_head == "Person" and not named and mention.number == "plur":
            by_head = "Group"
        votes[labelled] += _STRONG if named else _WEAK
        votes[by_head] += _WEAK
        if named and _has_personal_title(referent):
            votes["Person"] += _STRONG
        if named and not labelled:
            votes[referent.category] += _WEAK
    del votes[""]
    return votes


def best_class(votes: Mapping[str, int]) -> str:
    """Return the class with most votes; of equal ones the first in `lexicon.CLASSES`; without votes `Concept`.

    >>> best_class({"Place": 2, "Organization": 2}), best_class({})
    ('Organization', 'Concept')
    """
    return min(votes, key=lambda name: (-votes[name], lexicon.CLASSES.index(name)), default="Concept")


def _has_personal_title(referent: Referent) -> bool:
    if referent.name is not None and referent.name.titles:
        return True
    words = (title.casefold().split() for title in referent.mention.titles)
    return any(title and lexicon.head_class(title[-1]) == "Person" for title in words)
