"""The proposition: a clause in surface words, as open information extraction gives it.

Where a triple is made for a graph - minimal mentions, lemmas, active voice -, a proposition is made to be read: every
slot holds the words of the text, in the order that the view gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.tokens import Token

Words = tuple["Token", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """A tuple of a subject, a relation and its arguments.

    Attributes:
        subject, relation: words of the text.
        arguments: the further slots; a preposition may open one.
        inferred: the word that the relation lacks in the text, before `relation`: "is", "has"; or "".
        rule: the construction of the clause, the kind of the argument and what leads to it, separated by ": ".
        implicit: read from a noun phrase - an apposition, a title, a possessive - and not from a verb.
        confidence: the estimated probability that it is right; see `kg.extract.confidence`.
    """

    subject: Words
    relation: Words
    arguments: tuple[Words, ...]
    rule: str
    inferred: str = ""
    implicit: bool = False
    confidence: float = 1.0

    def texts(self) -> tuple[str, str, tuple[str, ...]]:
        """Return subject, relation and arguments as texts, words separated by single spaces."""
        relation = f"{self.inferred} {text(self.relation)}".strip()
        return text(self.subject), relation, tuple(text(each) for each in self.arguments)


def text(words: Iterable[Token]) -> str:
    """Return the words separated by single spaces."""
    return " ".join(word.text for word in words)
