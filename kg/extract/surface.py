"""What the textual views take from a clause beside its arguments: the verbs that lead to it, whom a reader names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import build
from kg.extract.clause import Oblique
from kg.extract.lexicon import words
from kg.extract.phrases import Keep, clause_words, marking_words, noun_phrase, predicate_words, verb_words
from kg.extract.quotation import is_reporting
from kg.extract.tree import (
    children,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_relative_pronoun,
    prepositions,
)

if TYPE_CHECKING:
    from kg.extract.clause import Clause
    from kg.extract.proposition import Words
    from kg.extract.tokens import Token


def surface_subjects(clause: Clause) -> list[Token]:
    """Return the subjects as a reader would name them: none that is unresolved, or inferred from a possessor."""
    there = existential(clause)
    if there is not None:
        return [there]
    if clause.construction == "infinitive":
        return []
    if clause.construction == "expletive":
        return _formal_subjects(clause.head)
    return [each for each in clause.subjects if not is_relative_pronoun(each)]


def _formal_subjects(head: Token) -> list[Token]:
    """Return the subject that only grammar asks for, or a clause: "*it* is early", "*to wait* is best"."""
    expletives = [each for each in children(head, "expl", "nsubj") if each.lower_ == "it"]
    return (expletives or [each for each in children(head, "csubj") if each.i < head.i])[:1]


def subject_words(subject: Token, *, coordination: bool = False) -> Words:
    """Return the words of a subject, be it a noun phrase or a clause."""
    if subject.relation == "csubj":
        return clause_words(subject)
    return noun_phrase(subject, Keep.MODIFIERS, coordination=coordination)


def existential(clause: Clause) -> Token | None:
    """Return the *there* of "there is a reason", or None."""
    return next((each for each in children(clause.head, "expl") if each.lower_ == "there"), None)


def is_secondary(clause: Clause) -> bool:
    """Whether the clause is a bare predicate that belongs to the verb above: "became *mayor*", "made it *public*".

    So is a participle alone behind an object: "heard it *sung*", "had it *mended*".
    """
    head = clause.head
    if head.dep_ != "xcomp":
        return False
    alone = head.tag_ == "VBN" and not children(head, "aux", "mark", "obj", "obl", "xcomp", "ccomp", "advcl")
    return (alone and bool(children(head.head, "obj"))) or (clause.copular and not children(head, "cop"))


def is_purpose(clause: Clause) -> bool:
    """Whether the clause is an infinitive that goes with the verb above, whose purpose it names: "came *to help*"."""
    return clause.construction == "adverbial" and is_infinitive(clause.head)


def secondary_predicates(clause: Clause) -> list[Token]:
    """Return the heads of the bare predicates that belong to the verb of `clause`, coordinated ones among them."""
    found = [each for head in children(clause.head, "xcomp") for each in conjuncts(head)]
    return [each for each in found if is_secondary(build(each))]


def led(clause: Clause) -> tuple[Clause, Words]:
    """Return the clause whose subject this one shares, and the words of those above: "was able to | leave"."""
    head = clause.head
    if head.dep_ != "xcomp":
        return clause, ()
    above = build(head.head)
    owner, lead = led(above)
    if above.copular:
        inner = predicate_words(above.head)
    else:
        inner = tuple(word for each in [*above.recipients, *above.objects][:1] for word in noun_phrase(each))
    marks = [each for each in marking_words(head) if each.i < head.i]
    return owner, (*lead, *verb_words(above), *inner, *marks)


def is_leading(clause: Clause) -> bool:
    """Whether the verb of `clause` says nothing alone, since its infinitive or gerund does: "*began* to leave"."""
    return any(not is_secondary(build(each)) for each in children(clause.head, "xcomp"))


def complements(clause: Clause) -> list[tuple[Token, Words, Words]]:
    """Return head, complementizer and words of each clause that is an object; also of what a parenthesis reports.

    "*It works*, she said": UD makes the reporting clause a parataxis of what it reports.
    """
    head = clause.head
    found = []
    for first in children(head, "ccomp"):
        marks = () if is_infinitive(first) else marking_words(first)
        found += [(each, marks, clause_words(each)) for each in conjuncts(first) if is_clause_of_its_own(each, first)]
    if not found and head.dep_ == "parataxis" and is_reporting(head):
        found.append((head.head, (), clause_words(head.head)))
    return found


def reported_by(clause: Clause) -> Clause | None:
    """Return the clause that reports this one, or what this one is coordinated with: "*Ann said* that it works"."""
    head = first_conjunct(clause.head)
    if head.dep_ == "ccomp" and is_reporting(head.head):
        return build(head.head)
    return next((build(each) for each in children(head, "parataxis") if is_reporting(each)), None)


def is_clause_of_its_own(conjunct: Token, first: Token) -> bool:
    """Whether a coordinated clause repeats subject or complementizer: "said that it works *and that it sells*"."""
    return conjunct == first or bool(children(conjunct, "nsubj", "mark"))


def adjuncts(clause: Clause) -> list[Oblique]:
    """Return obliques and agents in the order of the text, those of a verb that leads this one among them.

    Connectives ("for example") are left out, and prepositions without a noun ("is referred *to* as").
    """
    agents = [Oblique(each, "by", _agent_words(each)) for each in clause.agents]
    found = [*(each for each in clause.obliques if each.head.pos_ != "ADP" and not _is_connective(each)), *agents]
    if clause.head.dep_ == "xcomp" and not is_secondary(clause):
        found += adjuncts(build(clause.head.head))
    return sorted(found, key=lambda each: each.head.i)


def _is_connective(oblique: Oblique) -> bool:
    phrase = (*oblique.words, *noun_phrase(oblique.head))
    return " ".join(word.lower_ for word in phrase) in words("nouns", "adjunct", "connective")


def _agent_words(agent: Token) -> Words:
    while not prepositions(agent) and agent.relation == "conj":
        agent = agent.head
    return prepositions(agent)
