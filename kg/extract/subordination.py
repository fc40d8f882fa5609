"""Adverbial clauses: the conjunction that joins one to its main clause, and the relation that it expresses.

The relations are those of descriptive grammar (Quirk et al. 1985, sections 15.24-53): time, place, condition,
concession, contrast, cause, purpose and manner. Of a conjunction that is used in two ways ("since", "as", "while") the
weaker reading is taken: time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.lexicon import classes, words
from kg.extract.request import asked, is_awaited
from kg.extract.tree import (
    children,
    first_conjunct,
    is_infinitive,
    is_participle,
    mark,
    phrasal_lemma,
    preposition,
)

if TYPE_CHECKING:
    from kg.extract.tokens import Token


_INVERTED = frozenset({"should", "had", "were"})
"""Verbs that open a condition without a conjunction."""


class Subordination(NamedTuple):
    """An adverbial clause: the clause that it modifies, their relation (`cause`, ...), and the conjunction, or ""."""

    main: Token
    role: str
    conjunction: str


def subordinator(clause: Token) -> str:
    """Return the words that open the adverbial clause of `clause`: "because", "when", "as long as"; "" without any."""
    word = mark(clause) or _opening_adverb(clause)
    if word == "as":  # the second "as" marks a clause that compares an adverb
        marked = next((each.i for each in children(clause, "mark", "case") if each.lower_ == "as"), clause.i - 1)
        before = [each.lower_ for each in clause.doc[max(marked - 2, clause.sent.start) : marked]]
        if len(before) == 2 and before[0] in {"as", "so"} and clause.doc[marked - 1].pos_ == "ADV":
            return " ".join([*before, word])
    return word


def _opening_adverb(clause: Token) -> str:
    """Return the adverb that opens a clause as a conjunction does: "when", or of two words, "rather than"; or ""."""
    for each in children(clause, "advmod"):
        phrase = " ".join([each.lower_, *(part.lower_ for part in children(each, "fixed"))])
        if each.i < clause.i and (each.tag_ == "WRB" or phrase in classes("complements", "subordinator")):
            return phrase
    return ""


def subordination(clause: Token) -> Subordination | None:
    """Return how the adverbial clause of `clause` modifies another, or None if it is none or the link is not told."""
    if clause.dep_ != "advcl" or is_link_denied(clause) or is_order(clause) or is_timed(clause) or is_outcome(clause):
        return None
    main = clause.head.head if clause.head.relation == "advmod" else clause.head
    word = subordinator(clause)
    role = classes("subordinators", "relation").get(word)
    if word == "as" and is_participle(clause):
        return None  # "as planned"
    if role is None and is_inverted(clause):
        role = "condition"
    if role is None and not word and is_infinitive(clause) and main.pos_ == "VERB":
        role = "purpose"
    if role is None and word == "by" and is_participle(clause):
        role = "manner"
    return Subordination(main, role, word) if role is not None else None


def is_order(clause: Token) -> bool:
    """Whether an infinitive is what somebody is told to do, though a tree makes it an adjunct: "told Cole *to go*".

    So is what is asked of or for somebody: "called on Cole *to go*".
    """
    told = clause.head
    if clause.dep_ != "advcl" or not is_infinitive(clause):
        return False
    if is_awaited(clause) or any(each.i < clause.i for each in asked(told)):
        return True
    asking = phrasal_lemma(told) in words("control", "oblique", "asked")  # "called on him to go", *on* as a particle
    if (asking or told.lemma_.lower() in words("control", "verbs", "directive")) and children(told, "obj", "iobj"):
        return True
    ordered = classes("complements", "nonfinite").get(told.lemma_.lower()) == "ordered"
    return ordered and any(each.pos_ in {"PRON", "PROPN"} for each in children(told, "obj", "iobj"))


def is_outcome(clause: Token) -> bool:
    """Whether an infinitive says what came of something and not what it was meant for: "lived *to see* it"."""
    verb = clause.head
    if not is_infinitive(clause) or is_infinitive(verb) or verb.pos_ != "VERB" or mark(clause):
        return False
    lemma = phrasal_lemma(verb)
    origins = [each for each in children(verb, "obl") if preposition(each) == "from" and each.i < clause.i]
    behind = clause.doc.tokens[origins[0].left_edge.i : clause.left_edge.i] if origins else []
    comes = {f"{lemma} from {word.lower_}" for word in behind}
    if {lemma, *comes} & words("complements", "outcome", "verb"):
        return True
    return clause.lemma_.lower() in words("complements", "outcome", "infinitive") and not children(verb, "obj")


def is_timed(clause: Token) -> bool:
    """Whether an infinitive is what took the time that the object of its verb tells: "took an hour *to open it*"."""
    if clause.head.lemma_.lower() != "take" or not is_infinitive(clause):
        return False
    times = words("nouns", "time", "noun")
    return any(each.lemma_.lower() in times for each in children(clause.head, "obj"))


def gerund_preposition(clause: Token) -> str:
    """Return the preposition that joins a gerund: "talked *about* selling", "objected *to* selling"; or ""."""
    opening = [each.lower_ for each in children(clause, "mark", "case") if each.i < clause.i]
    return opening[0] if clause.tag_ == "VBG" and len(opening) == 1 else ""


def conditions(clause: Token) -> bool:
    """Whether the clause of `clause`, or all of its coordination, depends on a condition: "will go *if he stays*"."""
    return any(map(_is_condition, _adverbial_clauses(clause)))


def is_inverted(clause: Token) -> bool:
    """Whether a clause is a condition by its word order: "*should he* fail", "*had she* known".

    As a main clause it is one where the auxiliary opens the sentence; a question ends otherwise.
    """
    if clause.sent.lacks(_INVERTED):
        return False
    opening = clause.head
    if clause.dep_ == "xcomp" and opening.lower_ == "had" and opening.head is opening and clause.tag_ == "VBN":
        before = clause.doc[clause.sent.start : opening.i]
        return all(each.is_punct or each.is_space for each in before)  # "*Had* the walls *held*", read as causative
    first = next((each for each in children(clause, "aux", "cop", "nsubj") if not each.is_punct), None)
    if first is None or first.lower_ not in _INVERTED or mark(clause) or clause.dep_ == "conj":
        return False
    return clause.head != clause or all(each.is_punct for each in clause.doc[clause.sent.start : first.i])


def is_link_denied(clause: Token) -> bool:
    """Whether the relation is denied and not the clause: "resigned, *not because* he lied"."""
    if clause.dep_ != "advcl" or "not" not in clause.sent.words:
        return False
    marks = [each.i for each in children(clause, "mark") if each.tag_ != "TO"]
    return any(each.lower_ == "not" and each.i < min(marks, default=-1) for each in children(clause, "advmod"))


def _adverbial_clauses(clause: Token) -> list[Token]:
    """Return the adverbial clauses that modify `clause`: its own, and those before or after its whole coordination."""
    found = _own_adverbial_clauses(clause)
    first = first_conjunct(clause)
    if first is not clause:
        found += [each for each in _own_adverbial_clauses(first) if each.i < first.i or each.i > clause.i]
    return found


def _own_adverbial_clauses(clause: Token) -> list[Token]:
    found: list[Token] = []
    for each in children(clause, "advcl", "advmod"):
        if each.dep_ == "advcl":
            found.append(each)
        elif each.relation == "advmod":
            found += children(each, "advcl")
    return found


def _is_condition(adverbial: Token) -> bool:
    if is_inverted(adverbial):
        return True
    word = subordinator(adverbial)
    known = classes("complements", "subordinator").get(word)
    return known == "conditional" and word not in words("subordinators", "scope", "unconditional")
