"""The chain view: binary propositions, the further arguments folded into the relation.

Each argument of a clause gives a proposition of its own, whose relation holds the words of what stands before it:

    Graner | handcuffed | him            Graner | handcuffed him to | the bars of a window
    Graner | handcuffed him to the bars of | a window

Complements without a subject of their own are merged ("wanted to leave"), coordination is spread out, and a modifier of
an argument's noun goes on the chain. Cf. Gashteovski et al. 2017 (MinIE) and the conventions of BenchIE (2022).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import build
from kg.extract.clause import Oblique
from kg.extract.confidence import confidence
from kg.extract.factuality import Status
from kg.extract.phrases import Keep, clause_words, noun_phrase, ordered, verb_words
from kg.extract.proposition import Proposition, Words
from kg.extract.tree import children, conjuncts, is_infinitive, prepositions, relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.clause import Clause

_CHAIN = 4
"""Modifiers that one chain runs through at most."""


def chain_propositions(clause: Clause) -> Iterator[Proposition]:
    """Yield the binary propositions of `clause`."""
    if is_secondary(clause):
        return
    owner, lead = led(clause)
    for subject in owner.subjects:
        seen = set()
        for kind, words, target in _facts(clause, lead):
            if (words, target) in seen or not target:
                continue
            seen.add((words, target))
            yield Proposition(
                subject=noun_phrase(subject),
                relation=words,
                arguments=(target,),
                rule=f"{owner.construction}: {kind}",
                confidence=confidence(clause, subject, Status()),
            )


def is_secondary(clause: Clause) -> bool:
    """Whether the clause is a bare predicate that belongs to the verb above: "became *mayor*", "made it *public*"."""
    return clause.head.dep_ == "xcomp" and clause.copular and not children(clause.head, "cop")


def led(clause: Clause) -> tuple[Clause, Words]:
    """Return the clause whose subject this one shares, and the words of the verbs above: "wanted to | leave"."""
    head = clause.head
    if head.dep_ != "xcomp":
        return clause, ()
    above = build(head.head)
    owner, words = led(above)
    objects = [word for each in [*above.recipients, *above.objects][:1] for word in noun_phrase(each)]
    marks = [each for each in children(head, "mark") if each.i < head.i]
    return owner, (*words, *verb_words(above), *objects, *marks)


Fact = tuple[str, Words, Words]
"""Kind of argument, relation and target."""


def _facts(clause: Clause, lead: Words) -> Iterator[Fact]:
    base = (*lead, *verb_words(clause))
    if clause.copular:
        yield from _copular(clause, base)
        return
    core: Words = ()
    for recipient in clause.recipients:
        yield "recipient", base, noun_phrase(recipient)
    for target in clause.objects:
        prefix = (*base, *noun_phrase(clause.recipients[0])) if clause.recipients else base
        yield from _argument("object", target, prefix)
        core = core or (*prefix[len(base) :], *noun_phrase(target, Keep.NONE))
    for head in children(clause.head, "xcomp"):
        for each in conjuncts(head):
            if is_secondary(build(each)):
                yield from _predicate(each, (*base, *core))
                core = core if each is not head else (*core, *noun_phrase(each, Keep.NONE))
    for head in children(clause.head, "ccomp"):
        marks = [] if is_infinitive(head) else children(head, "mark")
        yield "complement", (*base, *marks), clause_words(head)
    for oblique in adjuncts(clause):
        if not oblique.words and core:
            continue
        kind = "oblique" if oblique.words else "bare"
        yield from _argument(f"{kind} after object" if core else kind, oblique.head, (*base, *core, *oblique.words))


def _copular(clause: Clause, base: Words) -> Iterator[Fact]:
    yield from _predicate(clause.head, base)
    phrase = (*prepositions(clause.head), *noun_phrase(clause.head, Keep.NONE))
    for oblique in adjuncts(clause):
        yield from _argument("oblique of predicate", oblique.head, (*base, *phrase, *oblique.words))


def _predicate(head: Token, base: Words) -> Iterator[Fact]:
    """Yield what is predicated by a noun, an adjective or a phrase with a preposition."""
    yield from _argument(f"predicate {head.pos_}", head, (*base, *prepositions(head)))


def _argument(kind: str, head: Token, prefix: Words, depth: int = 0) -> Iterator[Fact]:
    """Yield an argument, and the chain that goes on through the prepositional modifiers of its noun."""
    yield f"{kind} chain" if depth else kind, prefix, noun_phrase(head)
    if depth == _CHAIN:
        return
    inner = (*prefix, *noun_phrase(head, Keep.NONE))
    for modifier in children(head, "nmod"):
        words = prepositions(modifier)
        for each in conjuncts(modifier) if words else ():
            yield from _argument(kind, each, (*inner, *ordered(prepositions(each) or words)), depth + 1)


def adjuncts(clause: Clause) -> list[Oblique]:
    """Return obliques and agents in the order of the text."""
    agents = [Oblique(each, "by", _agent_words(each)) for each in clause.agents]
    return sorted([*clause.obliques, *agents], key=lambda each: each.head.i)


def _agent_words(agent: Token) -> Words:
    while not prepositions(agent) and relation(agent) == "conj":
        agent = agent.head
    return tuple(prepositions(agent))
