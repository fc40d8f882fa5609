"""Coordination: from a chain of conjuncts to conjuncts that all hang on the first one, each with its conjunction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_SEPARATORS = frozenset({",", ";", "-", "–", "—"})


def spread_conjuncts(tree: Tree) -> None:
    """Hang every conjunct on the first, and conjunctions and commas on the conjunct that follows them.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("a", "NN"), Word(",", ","), Word("b", "NN"), Word("or", "CC"), Word("c", "NN")]
    >>> tree = Tree(words, heads=[0, 0, 0, 2, 2], labels=["ROOT", "punct", "conj", "cc", "conj"])
    >>> spread_conjuncts(tree)
    >>> tree.heads
    [0, 2, 0, 4, 0]
    """
    for conjunct in range(len(tree)):
        if tree.labels[conjunct] == "conj":
            for each in _joints(tree, conjunct):
                tree.attach(each, conjunct)
    for conjunct in range(len(tree)):
        if tree.labels[conjunct] == "conj":
            first = tree.heads[conjunct]
            while tree.labels[first] == "conj" and tree.head(first) is not None:
                first = tree.heads[first]
            tree.attach(conjunct, first)


def _joints(tree: Tree, conjunct: int) -> list[int]:
    """Return what stands between a conjunct and the one before it to join them: "*, but not* Cole"."""
    head = tree.heads[conjunct]
    found: list[int] = []
    joined = False
    for each in reversed([i for i in tree.children(head) if head < i < conjunct]):
        label = tree.labels[each]
        if label == "cc":
            joined = True
        elif not (label == "punct" and tree.words[each].form in _SEPARATORS) and (label != "neg" or joined):
            break
        found.append(each)
    # a negation belongs to the conjunct only behind the conjunction
    return found if joined else [each for each in found if tree.labels[each] != "neg"]
