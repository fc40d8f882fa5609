"""Copular clauses: from "be" that heads them to `cop` on what is predicated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse.clearnlp.lexicon import words

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_PREDICATES = ("attr", "acomp", "oprd")
_TIMES = frozenset({"DATE", "TIME"})


def demote_copulas(tree: Tree) -> None:
    """Let the predicate of each "be" take its place; in "there is X", X becomes the subject.

    A clause may be the predicate ("the hope is *that it grows*"); the subject is then an outer one
    (https://universaldependencies.org/u/dep/nsubj-outer.html). Other linking verbs keep their place.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> tree = Tree([Word("it", "PRP"), Word("is", "VBZ"), Word("red", "JJ")], [1, 1, 1], ["nsubj", "ROOT", "acomp"])
    >>> demote_copulas(tree)
    >>> tree.heads, tree.labels
    ([2, 2, 2], ['nsubj', 'cop', 'ROOT'])
    """
    for be in tree.bottom_up():
        if not tree.is_copula(be):
            continue
        if any(tree.words[i].form == "there" for i in tree.children(be, "expl")):
            for i in tree.children(be, "attr"):
                tree.labels[i] = "nsubj"
            continue
        predicate = _predicate(tree, be)
        if predicate is None:
            continue
        if tree.labels[predicate] in {"ccomp", "xcomp"} or tree.words[predicate].tag.startswith("VB"):
            for i in tree.children(be, "nsubj"):
                tree.labels[i] = "nsubj:outer"
        tree.promote(predicate, "cop")


def _predicate(tree: Tree, be: int) -> int | None:
    """Return what the copula `be` predicates: a noun or adjective, else a clause, a phrase, a place or a time."""
    nominal = tree.children(be, *_PREDICATES)
    behind = [i for i in nominal if i > be]
    if nominal:
        return (behind or nominal)[0]
    clauses = [i for i in tree.children(be, "ccomp", "xcomp") if i > be]
    phrases = [
        i for i in tree.children(be, "obl") if i > be and tree.children(i, "case") and not _is_parenthesis(tree, i)
    ]
    phrases = [i for i in phrases if tree.words[i].entity not in _TIMES] or phrases
    subjects = tree.children(be, "nsubj")
    if subjects and tree.words[subjects[0]].form == "it":
        clauses = []  # "it was in Leeds that he lied"
    found = clauses[:1] or phrases[:1]
    if not found:
        found = [i for i in tree.children(be, "advmod", "prt") if i > be and _is_place(tree, i)][-1:]
    if not found:
        found = [i for i in tree.children(be, "obl:unmarked") if i > be][:1]
    if not found and subjects and subjects[0] > be:
        # "in the town is a museum"
        found = [i for i in tree.children(be, "obl") if i < be and tree.children(i, "case")][-1:]
    return found[0] if found else None


def _is_place(tree: Tree, i: int) -> bool:
    return tree.words[i].form in words("predicative_adverb")


def _is_parenthesis(tree: Tree, i: int) -> bool:
    """Whether the phrase of `i` stands between commas: "is, *according to Lind*, ..."."""
    phrase = tree.subtree(i)
    around = min(phrase) - 1, max(phrase) + 1
    return all(0 <= each < len(tree) and tree.words[each].form == "," for each in around)
