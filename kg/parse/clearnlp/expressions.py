"""Prepositions, conjunctions and quantifiers of several words: "because of", "so that", "more than"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse.clearnlp.lexicon import words

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_LENGTHS = (3, 2)
_JOINED = frozenset({"advmod", "agent", "amod", "cc", "mark", "pcomp", "prep", "quantmod"})
"""Relations by which the parts of an expression hang on the rest of the sentence."""
_GOVERNED = frozenset({"acl", "pcomp", "pobj"})


def join_expressions(tree: Tree) -> None:
    """Let the first word of each expression stand for it, and hang the others on it by `fixed`.

    In ClearNLP one part governs another, or each hangs on the same word:

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> parts = [Word("left", "VBD"), Word("because", "IN"), Word("of", "IN"), Word("rain", "NN")]
    >>> tree = Tree(parts, heads=[0, 0, 1, 1], labels=["ROOT", "prep", "pcomp", "pobj"])
    >>> join_expressions(tree)
    >>> tree.labels
    ['ROOT', 'prep', 'fixed', 'pobj']
    """
    for start in range(len(tree)):
        for length in _LENGTHS:
            if start + length > len(tree):
                continue
            form = " ".join(word.form for word in tree.words[start : start + length])
            quantity = form in words("quantity")
            if (quantity or form in words("expression")) and _join(tree, start, length, quantity=quantity):
                break


def _join(tree: Tree, start: int, length: int, *, quantity: bool) -> bool:
    """Join the words from `start` on unless they are no unit; return whether they were."""
    span = range(start, start + length)
    outer = [i for i in span if tree.head(i) is None or tree.heads[i] not in span]
    heads, labels = {tree.head(i) for i in outer}, {tree.labels[i] for i in outer}
    head = next(iter(heads))
    if len(heads) > 1 or head is None or not labels <= _JOINED or (quantity and "quantmod" not in labels):
        return False
    inner = [each for i in span for each in tree.children(i) if each not in span]
    label = _label(labels, governs=any(tree.labels[each] in _GOVERNED for each in inner))
    if label is None:
        return False
    tree.attach(start, head, label)
    for i in span[1:]:
        tree.attach(i, start, "fixed")
    for each in inner:
        # "in order to leave": the infinitive depends on the noun
        tree.attach(each, start, "pcomp" if tree.labels[each] == "acl" else None)
    return True


def _label(labels: set[str], *, governs: bool) -> str | None:
    """Return the relation of an expression whose parts had `labels`, or None if they make up none."""
    if governs:
        return "prep"
    return next((label for label in ("quantmod", "mark", "cc") if label in labels), None)
