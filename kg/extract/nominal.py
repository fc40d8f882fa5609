"""Predicate nominals: what a noun phrase says of somebody or something when it is predicated of it.

"X is the mayor of London", "X, the mayor of London," and "the mayor of London, X" say the same: one projection serves
the copula, the apposition and the title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.lexicon import words
from kg.extract.mentions import minimal_phrase
from kg.extract.tree import apposed, children, preposition, prepositions

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token
    from kg.model import Argument

_OF_PERSONS = frozenset({"at", "for", "in", "with", "to"})
"""Prepositions that join a role to where it is held: "a professor *at* Leeds"."""


class PredicateNominal(NamedTuple):
    """A lemma without its copula ("mayor of", or "" for a plain class), its object, and the words beyond the noun."""

    lemma: str
    object: Argument
    words: tuple[Token, ...] = ()


def predicate_nominal(token: Token, mentions: Mentions, *, of_person: bool) -> PredicateNominal | None:
    """Return what the noun phrase of `token` predicates, or None if it heads no mention.

    Args:
        token: the head of the noun phrase.
        mentions: those of the document.
        of_person: whether it is said of a person: then "for", "at", "in" join a role to its organisation or place.
    """
    whole = mentions.argument(token)
    if whole is None:
        return None
    if token.pos_ == "NOUN":
        for each in children(token, "nmod"):
            joined = preposition(each)
            if joined != "of" and not (of_person and joined in _OF_PERSONS):
                continue
            name = next((other for other in apposed(each) if other.pos_ == "PROPN"), each)
            related = mentions.argument(name)  # "a subsidiary of the group *Northgate Metals*"
            if related is not None and each.dep_ != "nmod:poss":
                role = role_words(token)
                lemma = f"{_role_lemma(role)} {joined}"
                return PredicateNominal(lemma, related, (*role, *prepositions(each)))
        possessor = next((each for each in children(token, "nmod:poss") if _tells_whose(each)), None)
        related = mentions.argument(possessor) if possessor is not None else None
        if related is not None:
            role = role_words(token)
            return PredicateNominal(f"{_role_lemma(role)} of", related, tuple(role))
    return PredicateNominal("", whole)


def _tells_whose(possessor: Token) -> bool:
    """Whether a possessor is known: a name, a pronoun, or a definite noun, "*the trust's* chief executive"."""
    if possessor.pos_ in {"PROPN", "PRON"}:
        return True
    definite = any(each.lower_ in {"the", "this", "that"} for each in children(possessor, "det"))
    return possessor.pos_ == "NOUN" and definite and possessor.lemma_.lower() not in words("nouns", "time", "noun")


def role_words(token: Token) -> list[Token]:
    """Return the noun with its compounds and adjectives, in order: "deputy chief executive"."""
    start = token.i
    while start > minimal_phrase(token).start and not (
        token.doc[start - 1].is_punct and token.doc[start - 1].text != "-"
    ):
        start -= 1
    doc, end = token.doc, token.i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2  # "brother-in-law"
    return list(doc[start:end])


def _role_lemma(role: list[Token]) -> str:
    """Return the words of a role as part of a lemma, spaced as written: "nine-month-old child"."""
    return "".join(word.lower_ + word.whitespace_ for word in role).strip()
