"""The chain view: binary propositions, the further arguments folded into the relation.

Each argument of a clause gives a proposition of its own, whose relation holds the words of what stands before it:

    Mara | nailed | it                   Mara | nailed it to | the door of a barn
    Mara | nailed it to the door of | a barn

Complements without a subject of their own are merged ("wanted to leave"), coordination is spread out, and a modifier of
an argument's noun goes on the chain. Cf. Gashteovski et al. 2017 (MinIE) and the conventions of BenchIE (2022).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import build
from kg.extract.confidence import confidence
from kg.extract.lexicon import words
from kg.extract.phrases import (
    Keep,
    head_of,
    marking_words,
    noun_phrase,
    ordered,
    predicate_words,
    shared_phrases,
    trimmed,
    verb_words,
)
from kg.extract.proposition import Proposition
from kg.extract.surface import (
    adjuncts,
    complements,
    existential,
    is_leading,
    is_purpose,
    is_secondary,
    led,
    secondary_predicates,
    subject_words,
    surface_subjects,
)
from kg.extract.tree import children, conjuncts, is_infinitive, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clause import Clause
    from kg.extract.proposition import Words
    from kg.extract.tokens import Token

_CHAIN = 4
"""Modifiers that one chain runs through at most."""

Fact = tuple[str, "Words", "Words"]
"""Kind of the argument, relation and target."""


def chain_propositions(clause: Clause) -> Iterator[Proposition]:
    """Yield the binary propositions of `clause`."""
    owner, lead = led(clause)
    if is_secondary(clause) or is_purpose(owner) or is_leading(clause):
        return  # both go on the chain of the verb that they belong to
    facts = list(dict.fromkeys(_facts(clause, (*lead, *verb_words(clause)))))
    for subject in surface_subjects(owner):
        for kind, relation, target in facts:
            yield Proposition(
                subject=subject_words(subject),
                relation=relation,
                arguments=(target,),
                rule=f"{owner.construction}: {kind}",
                confidence=confidence("chain", owner.construction, clause.head, subject, head_of(target)),
            )


def _facts(clause: Clause, base: Words) -> Iterator[Fact]:
    """Yield a fact for each argument, after the words `base` of the predicate; failing all, for an adverb."""
    found = list(_copular(clause, base) if clause.copular else _verbal(clause, base))
    if not found:
        adverbs = [each for each in children(clause.head, "advmod") if each.i > clause.head.i and each not in base]
        found = [("adverb", base, noun_phrase(each)) for each in adverbs[-1:]]
    yield from found


def _copular(clause: Clause, base: Words) -> Iterator[Fact]:
    """Yield what is predicated, and what it is predicated with regard to."""
    head = clause.head
    obliques = [each for each in adjuncts(clause) if each.words]
    if head.pos_ != "ADJ" or not any(each.head.i > head.i for each in obliques):
        yield from _predicate(head, base)
    for each in obliques:
        yield from _argument("oblique of predicate", each.head, (*base, *predicate_words(head), *each.words))


def _verbal(clause: Clause, base: Words) -> Iterator[Fact]:
    """Yield objects, predicates of a linking verb, clauses, and obliques with the first of these folded in."""
    recipients, secondary = clause.recipients, secondary_predicates(clause)
    objects = clause.objects if existential(clause) is None else clause.subjects
    for each in recipients:
        yield "recipient", base, noun_phrase(each)
    addressed = tuple(word for each in recipients[:1] for word in noun_phrase(each))
    for target in objects:
        if not secondary:
            yield from _argument("object", target, (*base, *addressed))
        for each in secondary:
            yield "object and predicate", base, ordered([*noun_phrase(target), *predicate_words(each, Keep.OF)])
    for each in secondary if not objects else []:
        yield from _predicate(each, base)
    for _, marks, content in complements(clause):
        yield "complement", base, (*marks, *content)
    core = (
        *addressed,
        *(word for each in objects[:1] for word in noun_phrase(each)),
        *(word for each in secondary[:1] for word in predicate_words(each, Keep.OF)),
    )
    for oblique in adjuncts(clause):
        kind = "oblique after object" if core else "oblique" if oblique.words else "bare oblique"
        if oblique.words or not core or oblique.head.lemma_.lower() in words("nouns", "time", "noun"):
            yield from _argument(kind, oblique.head, (*base, *core, *oblique.words))
    for each in children(clause.head, "advmod"):
        if children(each, "obl"):  # "two years *later*"
            yield "time", (*base, *core), trimmed(each.subtree)
    yield from _nonfinite(clause.head, (*base, *core))


def _predicate(head: Token, base: Words) -> Iterator[Fact]:
    """Yield what is predicated; an adjective that a clause completes says nothing alone ("able to leave")."""
    if head.pos_ != "ADJ" or not children(head, "xcomp", "ccomp", "advcl"):
        yield from _argument("predicate", head, (*base, *prepositions(head)))


def _argument(kind: str, head: Token, prefix: Words, depth: int = 0) -> Iterator[Fact]:
    """Yield an argument, and the chain that goes on through the prepositional modifiers of its noun.

    A noun stands on a chain once: a clause that modifies it may have it as an argument ("a book *to read*").
    """
    if head in prefix:
        return
    if not _is_part_of_preposition(head):
        yield f"{kind}: chain" if depth else kind, prefix, noun_phrase(head)
        for phrase in shared_phrases(head):
            yield f"{kind}: shared noun", prefix, phrase
    if depth == _CHAIN:
        return
    for modifier in children(head, "nmod"):
        shared = prepositions(modifier)
        for each in conjuncts(modifier) if shared else ():
            joining = prepositions(each) or shared
            if depth and joining[0].lower_ == "of":
                continue  # it completes the modifier: "on the side *of the road*"
            yield from _argument(kind, each, (*prefix, *_before(head, joining), *joining), depth + 1)
    yield from _nonfinite(head, (*prefix, *noun_phrase(head, Keep.NONE)))


def _before(head: Token, joining: Words) -> Words:
    """Return a noun's phrase up to the words that join a modifier to it: "a row *of seats* to | the hall"."""
    keep = Keep.NONE if joining[0].lower_ == "of" else Keep.OF
    return tuple(word for word in noun_phrase(head, keep) if word.i <= head.i or word.i < joining[0].i)


def _is_part_of_preposition(noun: Token) -> bool:
    """Whether a bare noun makes a preposition of the two around it: "in *front* of the house", "with *regard* to"."""
    return (
        noun.tag_ == "NN"
        and bool(prepositions(noun))
        and all(each.dep_ in {"case", "nmod", "punct"} for each in noun.children)
        and any(each.i > noun.i and prepositions(each) for each in children(noun, "nmod"))
    )


def _nonfinite(head: Token, prefix: Words) -> Iterator[Fact]:
    """Yield what infinitives and gerunds add to a noun or verb: "hopes *to see* | it", "left *after seeing*"."""
    for each in head.children:
        if each.dep_ in {"acl", "advcl"} and (is_infinitive(each) or _is_gerund(each)):
            clause = build(each)
            marks = [word for word in marking_words(each) if word.i < each.i]
            for kind, relation, target in _facts(clause, (*prefix, *marks, *verb_words(clause))):
                yield f"nonfinite: {kind}", relation, target


def _is_gerund(verb: Token) -> bool:
    """Whether a verb is a gerund that a preposition or conjunction joins: not so in "as if she *was leaving*"."""
    finite = [each for each in children(verb, "aux") if each.tag_ in {"MD", "VBD", "VBP", "VBZ"}]
    return verb.tag_ == "VBG" and bool(children(verb, "mark")) and not finite and not children(verb, "nsubj")
