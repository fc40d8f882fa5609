"""Clefts: one proposition in two clauses, "it was *Lind* who resigned", "what the report found was *a leak*".

The copula of a cleft states nothing of its own. The focused phrase fills the gap of the cleft clause, and the polarity
and modality of the copular clause are those of the whole (Huddleston and Pullum 2002, chapter 16, section 9). UD makes
the focus the head and the cleft clause a relative or a clausal subject of it
(https://universaldependencies.org/u/dep/advcl-relcl.html).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause import Oblique, antecedent
from kg.extract.coordination import is_further_role
from kg.extract.tree import child, children, conjuncts, first_conjunct, is_nominal, preposition, prepositions

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_CLAUSAL = frozenset({"csubj", "ccomp", "advcl"})
"""Relations of the cleft clause behind a prepositional focus: "it was in Leeds *that she stayed*"."""
_CLEFT = _RELATIVE | _CLAUSAL
_OPENING = frozenset({"it", "what"})
"""Words without one of which there is no cleft."""


def focus(clause: Token) -> Token | None:
    """Return the focus of the it-cleft whose cleft clause `clause` heads, or None."""
    head = clause.head
    if clause.dep_ not in _CLEFT or head == clause or clause.i < head.i:
        return None
    if child(head, "cop") is None or not is_nominal(head):
        return None
    if not any(each.lower_ == "it" for each in children(head, "nsubj", "expl")):
        return None
    if clause.dep_ in _RELATIVE:
        return head
    return head if prepositions(head) and any(each.lower_ == "that" for each in clause.children) else None


def is_cleft(head: Token) -> bool:
    """Whether `head` is the focus of a cleft, so that its copula states nothing."""
    if head.sent.lacks(_OPENING):
        return False
    clauses = [*head.children, *(inner for each in head.children if each.lower_ == "what" for inner in each.children)]
    return any(focus(each) is not None or pseudo_cleft(each) is not None for each in clauses)


def outer_subject(predicate: Token) -> Token | None:
    """Return what a whole clause is predicated of: "*the claim* is that he lied", "*what she said* was that ..."."""
    outer = child(predicate, "nsubj:outer")
    if "what" not in predicate.sent.words:
        return outer
    free = next((each for each in children(predicate, "obj", "nsubj") if each.lower_ == "what"), None)
    copula = child(predicate, "cop")
    if outer is not None or free is None or copula is None or free.i > copula.i or predicate.pos_ != "VERB":
        return outer
    return free if any(pseudo_cleft(each) is not None for each in free.children) else None


def focused_oblique(clause: Token) -> list[Oblique]:
    """Return the focus as an oblique of its cleft clause: "it was *in Leeds* that she stayed"."""
    head = focus(clause)
    if head is None or not prepositions(head):
        return []
    return [Oblique(each, preposition(head), prepositions(head)) for each in conjuncts(head)]


def pseudo_cleft(clause: Token) -> Token | None:
    """Return the predicate of the pseudo-cleft whose free relative `clause` heads: "what they found was *a leak*"."""
    head = clause.head
    if clause.dep_ == "acl:relcl" and head.lower_ == "what" and head.dep_ in {"nsubj", "nsubj:outer", "obj"}:
        predicate = head.head
    elif clause.dep_ == "csubj" and any(each.lower_ == "what" for each in children(clause, "obj", "nsubj")):
        predicate = head
    else:
        return None
    return predicate if child(predicate, "cop") is not None else None


def referents(token: Token) -> list[Token]:
    """Return what a pronoun stands for: a relative its antecedent, in a cleft all of the focus; else `token` itself."""
    clause = None
    if token.tag_ in {"WP", "WDT"}:
        clause = next((each for each in token.ancestors if each.dep_ in _RELATIVE or each.dep_ == "csubj"), None)
    if clause is not None and (focused := focus(clause)) is not None:
        return conjuncts(focused)
    if token.lower_ == "what":
        clauses = [each for each in [*token.children, token.head] if each.dep_ in {"acl:relcl", "csubj"}]
        predicate = next((found for each in clauses if (found := pseudo_cleft(each)) is not None), None)
        if predicate is not None and is_nominal(predicate) and not prepositions(predicate):
            return conjuncts(predicate)
    noun = antecedent(token)
    if noun is None:
        return [token]
    if clause is None or not _modifies_all(clause, noun):
        return [noun]
    return [each for each in conjuncts(noun) if not is_further_role(each)]


def _modifies_all(relative: Token, noun: Token) -> bool:
    """Whether a relative clause behind a coordination is of all of it: "Lind *and* Cole, who are students".

    UD hangs what modifies all on the first (https://universaldependencies.org/u/dep/conj.html); on the last, its number
    tells.
    """
    members = conjuncts(first_conjunct(noun))
    if len(members) == 1 or relative.i < members[-1].i:
        return False
    finite = next(iter(children(relative, "aux", "cop")), relative)
    plural = finite.tag_ == "VBP" or finite.lower_ == "were"
    return noun == members[0] or (noun == members[-1] and plural and noun.tag_ in {"NN", "NNP"})
