"""Free relatives: from clauses to the "what" that they modify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse.clearnlp.lexicon import words

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_FUSED = frozenset({"what", "whatever", "whoever", "whomever"})
_PHRASES = {"ccomp": "dobj", "csubj": "nsubj", "csubjpass": "nsubjpass", "pcomp": "pobj"}
"""The relation of a clause, and the one of a noun phrase in its place."""


def head_free_relatives(tree: Tree) -> None:
    """Let "what" head the clause that it opens: in "sold *what he made*" it is what was sold.

    After a verb that takes questions the clause is left as it is: "asked *what he made*".

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> parts = [Word("sold", "VBD", "sell"), Word("what", "WP"), Word("he", "PRP"), Word("made", "VBD", "make")]
    >>> tree = Tree(parts, heads=[0, 3, 3, 0], labels=["ROOT", "dobj", "nsubj", "ccomp"])
    >>> head_free_relatives(tree)
    >>> tree.heads, tree.labels
    ([0, 0, 3, 1], ['ROOT', 'dobj', 'nsubj', 'relcl'])
    """
    for clause in range(len(tree)):
        if tree.labels[clause] not in _PHRASES or tree.head(clause) is None or _is_question(tree, clause):
            continue
        opening = tree.children(clause, "dobj", "nsubj", "nsubjpass")[:1]
        if opening and opening[0] < clause and tree.words[opening[0]].form in _FUSED:
            predicated = tree.labels[clause] == "ccomp" and tree.is_copula(tree.heads[clause])
            tree.labels[clause] = "attr" if predicated else _PHRASES[tree.labels[clause]]
            tree.exchange(opening[0], "relcl")


def _is_question(tree: Tree, clause: int) -> bool:
    """Whether the clause depends on a verb or adjective whose content may be a question."""
    if tree.labels[clause] != "ccomp":
        return False
    head = tree.words[tree.heads[clause]]
    return not head.tag.startswith("VB") or head.lemma in words("question")
