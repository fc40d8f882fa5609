"""Embedding: what stands between a clause and the words that govern it, as far as factuality asks.

Each function looks at the tree alone; what a governor makes of its content is decided in `kg.extract.factuality`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import is_light_noun, subjects
from kg.extract.clause import is_animate, is_passive, own_agents
from kg.extract.lexicon import classes
from kg.extract.times import is_time
from kg.extract.tree import child, children, is_participle, preposition

if TYPE_CHECKING:
    from kg.extract.tokens import Token


def verb_class(head: Token, section: str) -> str | None:
    """Return the class of the verb `head` with its particle or, failing that, without."""
    found = classes("complements", section)
    lemma = head.lemma_.lower()
    for particle in children(head, "compound:prt", "obl", "advmod"):
        joined = f"{lemma} {particle.lower_ if particle.dep_ == 'compound:prt' else preposition(particle)}"
        if joined in found:
            return found[joined]
    if section == "nonfinite" and lemma in {"say", "report"} and not is_passive(head):
        return "ordered"
    return found.get(lemma)


def source_of(head: Token) -> Token | None:
    """Return who stands behind what the clause of `head` reports: its agent if passive, its subject otherwise."""
    if is_passive(head):
        return next(iter(own_agents(head)), None)
    return next(iter(subjects(head)[0]), None)


def is_parenthesis(token: Token) -> bool:
    """Whether `token` heads a reporting clause set beside what it reports: "..., *she said*".

    A clause with an object of its own reports nothing beside it, "the ferry sank; the captain denied *blame*", nor does
    one behind a semicolon or a colon.
    """
    if token.pos_ != "VERB" or token.lemma_.lower() not in classes("complements", "finite"):
        return False
    if not children(token, "nsubj") or children(token, "ccomp", "xcomp"):
        return False
    if any(not is_animate(each) for each in children(token, "obj")):
        return False
    edge = token.left_edge
    before = token.doc[edge.i - 1] if edge.i > token.sent.start and not edge.is_punct else edge
    return before.text not in {";", ":"}


def is_supplement(noun: Token) -> bool:
    """Whether a noun phrase is set beside a noun or a whole clause: "..., *a claim* that Oslo denies".

    See Huddleston and Pullum 2002, chapter 15, on supplements.
    """
    if noun.dep_ == "appos":
        return True
    bare = noun.dep_ in {"obl:unmarked", "nmod:unmarked", "parataxis"} and noun.pos_ == "NOUN" and not is_time(noun)
    return bare and is_set_off(noun) and bool(children(noun, "acl:relcl"))


def is_reduced_relative(token: Token) -> bool:
    """Whether an `acl` modifies its noun, "messages *sent* today", rather than being its content."""
    if any(each.tag_ == "WRB" for each in children(token, "advmod")):
        return True
    return is_participle(token) and not children(token, "mark") and not is_light_noun(token.head)


def shares_auxiliary(token: Token) -> bool:
    """Whether a later conjunct depends on the auxiliary and negation of the first: "must *publish and explain*"."""
    head = token.head
    if children(token, "aux", "nsubj", "cop"):
        return False
    bound = children(head, "aux") or (head.tag_ == "VB" and children(head, "cop", "mark"))  # "is to meet and greet"
    return token.tag_ == head.tag_ and (bool(bound) or token.pos_ in {"ADJ", "NOUN"})


def is_contrast(token: Token) -> bool:
    """Whether a conjunct is set against the one before it: "not angry *but* tired"."""
    return any(each.lower_ == "but" for each in children(token, "cc"))


def is_set_off(clause: Token) -> bool:
    """Whether a clause stands behind a comma: then it does not say which one is meant."""
    edge = clause.left_edge
    return edge.is_punct or (edge.i > 0 and edge.nbor(-1).is_punct)


def is_subject(noun: Token) -> bool:
    """Whether `noun` stands in the subject of its clause, which speaks of what there is; not after *there*."""
    for each in [noun, *noun.ancestors]:
        if each.relation == "nsubj":
            return not children(each.head, "expl")
        if heads_clause(each):
            return False
    return False


def heads_clause(token: Token) -> bool:
    """Whether `token` heads a clause: a verb, or anything with a copula."""
    return token.pos_ in {"VERB", "AUX"} or child(token, "cop") is not None


def nearest_clause(token: Token) -> Token:
    """Return the head of the clause that the noun `token` stands in, or the root of its sentence."""
    for each in token.ancestors:
        if heads_clause(each):
            return each
    return token.sent.root
