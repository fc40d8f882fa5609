"""The surface words of noun phrases, predicates and clauses: what the textual views fill their slots with."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kg.extract.clause import is_quoted_complement
from kg.extract.tree import NOMINAL_POS, child, children, conjuncts, mark, preposition, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.clause import Clause
    from kg.extract.proposition import Words
    from kg.extract.tokens import Token


class Keep(Enum):
    """Which modifiers of a noun are kept in its phrase; adjectives and compounds always are."""

    NONE = 0
    """the court"""
    OF = 1
    """the court *of appeal*, the cost *of leaving*: the modifier that mostly completes a noun"""
    MODIFIERS = 2
    """the court *of appeal in London*"""
    ALL = 3
    """the court of appeal in London *sitting in May*; not what a comma adds, and no relative clause, which is a
    proposition of its own"""


NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_CLAUSES = frozenset({"acl", "advcl", "appos", "parataxis", "ccomp", "csubj"})
_JOINED = frozenset({"conj", "cc"})
_PARTING = frozenset({",", ";", ":", "(", "-LRB-", "[", "-LSB-", "-", "--", "–", "—"})
"""What sets an apposition off."""
_PREDICATE = frozenset({"aux", "cop", "nsubj", "obl", "mark", "advcl", "xcomp", "discourse", "expl", "vocative"})
"""Relations that leave a nominal or adjectival predicate's own phrase."""


def noun_phrase(head: Token, keep: Keep = Keep.OF, *, coordination: bool = False) -> Words:
    """Return the words of the noun phrase of `head`, without the preposition that joins it, in order.

    Args:
        head: the noun.
        keep: which modifiers to keep.
        coordination: whether to keep what is coordinated with the noun, or with a part of the phrase, and the commas
            before the noun, which join adjectives.
    """
    joining = {word.i for word in prepositions(head)}
    first = min(joining, default=-1) if min(joining, default=head.i) < head.i else -1
    found = [head]
    for each in head.children:
        name = each.relation
        if name in _PREDICATE or each.i in joining or (name in _JOINED and not coordination):
            continue
        if name == "det" and each.i > head.i:
            continue  # a quantifier that floats belongs to the predicate: "the locals *all* agree"
        if name == "advmod" and _belongs_to_clause(each, head):
            continue
        if _is_kept(each, keep):
            found.extend(_subtree(each, keep, coordination=coordination))
    if not coordination:
        found = [word for word in found if word.text != "," or word.i > head.i]
    return trimmed(word for word in found if word.i > first)  # "only as a guest": the adverb is not the guest's


def shared_phrases(head: Token) -> list[Words]:
    """Return a noun's phrase once for each further conjunct of a noun that modifies it: "steel and *glass walls*"."""
    found = []
    for first in children(head, "compound"):
        left_out = {first.i, *(word.i for word in noun_phrase(first))}
        kept = [word for word in noun_phrase(head) if word.i not in left_out]
        found += [
            ordered([*kept, *noun_phrase(each)]) for each in conjuncts(first) if each != first and each.pos_ != "ADJ"
        ]
    return found


def predicate_words(head: Token, keep: Keep = Keep.NONE) -> Words:
    """Return a nominal or adjectival predicate with its preposition: "*on the board*", "*able* to"."""
    return (*prepositions(head), *noun_phrase(head, keep))


def clause_words(head: Token) -> Words:
    """Return all words of the clause of `head`, its complementizer and coordinates left out."""
    found = [head]
    for each in head.children:
        if each.relation not in {"mark", "conj", "cc", "parataxis"} or each.tag_ == "TO":
            found.extend(each.subtree)
    return trimmed(found)


def marking_words(head: Token) -> Words:
    """Return the words that join a clause to the one above: "that", "in order to"."""
    return ordered(word for mark in children(head, "mark") for word in (mark, *children(mark, "fixed")))


def verb_words(clause: Clause) -> Words:
    """Return auxiliaries, negation, verb and particles; a later conjunct shares those of the first."""
    head = clause.head
    found = [*auxiliaries(head), *clause.particles]
    if clause.verb is not None:
        found.append(clause.verb)
        if clause.verb is not head:
            found.extend(each for each in auxiliaries(clause.verb) if each not in found)
    return ordered(found)


def auxiliaries(head: Token) -> list[Token]:
    """Return the auxiliaries and negations of a predicate; a later conjunct in the same form shares the first's.

    A noun or adjective that shares the copula shares what comes before it, too: "may be *red* or *blue*".
    """
    own = [each for each in children(head, "aux") if each.i < head.i]
    own += [each for each in children(head, "advmod") if each.lower_ in NEGATIONS]
    if head.dep_ != "conj" or own or children(head, "nsubj", "cop", "mark"):
        return own
    return auxiliaries(head.head) if head.tag_ == head.head.tag_ or head.pos_ not in {"AUX", "VERB"} else []


def head_of(words: Words) -> Token:
    """Return the word that the others of a phrase depend on."""
    inside = set(words)
    return next((each for each in words if each.head not in inside or each.head == each), words[0])


def ordered(tokens: Iterable[Token]) -> Words:
    """Return the tokens in the order of the text, each once."""
    return tuple(sorted(set(tokens), key=lambda token: token.i))


def trimmed(tokens: Iterable[Token]) -> Words:
    """Return the tokens in order, without punctuation at either end."""
    words = list(ordered(tokens))
    while words and _is_edge(words[0]):
        words.pop(0)
    while words and _is_edge(words[-1]):
        words.pop()
    return tuple(words)


def _is_edge(token: Token) -> bool:
    return token.dep_ == "punct" and not any(char.isalnum() for char in token.text)


def _subtree(token: Token, keep: Keep, *, coordination: bool) -> list[Token]:
    """Return `token` with what depends on it, in no order."""
    found = [token]
    for each in found:
        found.extend(
            part for part in each.children if _is_kept(part, keep) and (coordination or part.relation not in _JOINED)
        )
    return found


def _belongs_to_clause(adverb: Token, head: Token) -> bool:
    """Whether an adverb is the clause's though the tree hangs it on a predicate: "*often* is, is *also* a nurse"."""
    copula = child(head, "cop")
    if adverb.lower_ in NEGATIONS or (copula is not None and adverb.i < copula.i):
        return True
    determiners = children(head, "det", "nmod:poss")
    return adverb.i < (determiners[0].i if determiners else head.i) and head.pos_ in {"NOUN", "PROPN"}


def _is_kept(modifier: Token, keep: Keep) -> bool:
    name = modifier.relation
    if modifier.dep_ == "acl:relcl" or (name == "acl" and any(each.text == "," for each in modifier.lefts)):
        return False
    if name == "acl" and modifier.tag_ == "VBG" and mark(modifier) == "of":
        return keep is not Keep.NONE
    if _is_close_apposition(modifier):
        return True
    if name in _CLAUSES or _is_reduced_clause(modifier):
        return keep is Keep.ALL
    if name == "nmod" and (joined := preposition(modifier)):
        return keep is Keep.ALL or keep is Keep.MODIFIERS or (keep is Keep.OF and joined == "of")
    return True


def _is_close_apposition(modifier: Token) -> bool:
    """Whether a noun is set beside another in one phrase: "the composer *Lind*", "the film *Home*", "$2 *a share*".

    What a comma, bracket or dash parts is a supplement and no part of the phrase (Huddleston and Pullum 2002,
    chapter 5, on integrated and supplementary appositives).
    """
    noun = modifier.head
    behind = modifier.dep_ == "appos" and modifier.pos_ in NOMINAL_POS and modifier.i > noun.i
    if not behind or is_quoted_complement(modifier):
        return False
    return not any(each.text in _PARTING for each in modifier.doc[noun.i + 1 : modifier.i])


def _is_reduced_clause(modifier: Token) -> bool:
    """Whether an adjective with arguments follows its noun: "the valve *necessary to drain it*"."""
    arguments = children(modifier, "xcomp", "ccomp", "advcl", "obl")
    return modifier.dep_ == "amod" and modifier.i > modifier.head.i and bool(arguments)
