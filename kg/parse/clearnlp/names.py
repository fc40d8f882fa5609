"""Names of persons, titles before them, and amounts of money: headed by their first word, not by their last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.parse.clearnlp.tree import Tree

_PREMODIFIERS = ("compound", "nmod", "amod", "poss")


def flatten_names(tree: Tree) -> None:
    """Let the first word head the name of a person, the others hang on it by `flat`, and titles by `nmod:desc`.

    Names of other kinds are compounds in both schemes.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("mayor", "NN"), Word("ann", "NNP", entity="PERSON", opens=True)]
    >>> words.append(Word("ray", "NNP", entity="PERSON"))
    >>> tree = Tree(words, heads=[2, 2, 2], labels=["compound", "compound", "ROOT"])
    >>> flatten_names(tree)
    >>> tree.heads, tree.labels
    ([1, 1, 1], ['nmod:desc', 'ROOT', 'flat'])
    """
    for start, end in _persons(tree):
        if _flatten(tree, start, end):
            _entitle(tree, start)


def lift_currencies(tree: Tree) -> None:
    """Let the symbol head an amount of money: the number hangs on "$", not "$" on the number.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("$", "$"), Word("2", "CD"), Word("million", "CD")]
    >>> tree = Tree(words, heads=[2, 2, 2], labels=["quantmod", "compound", "ROOT"])
    >>> lift_currencies(tree)
    >>> tree.heads, tree.labels
    ([0, 2, 0], ['ROOT', 'compound', 'nummod'])
    """
    for i, word in enumerate(tree.words):
        head = tree.head(i)
        if word.tag == "$" and head is not None and i < head and tree.words[head].tag == "CD":
            if tree.labels[head] == "nummod":
                tree.labels[head] = "compound"
            tree.promote(i, "nummod", keep=("compound", "fixed"))


def _persons(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that name a person, half-open."""
    for start, word in enumerate(tree.words):
        if word.entity == "PERSON" and word.opens:
            end = start + 1
            while end < len(tree) and tree.words[end].entity == "PERSON" and not tree.words[end].opens:
                end += 1
            yield start, end


def _flatten(tree: Tree, start: int, end: int) -> bool:
    """Let the word at `start` head a name; return False if the words up to `end` do not make up one."""
    last = end - 1
    if tree.labels[last] == "case":
        last -= 1  # a possessive ending that was taken for a part of the name
    parts = range(start, last)
    if any(tree.heads[i] != last or tree.labels[i] not in {"compound", "flat", "nmod", "punct"} for i in parts):
        return False
    if parts:
        tree.promote(start, "flat")
        for i in parts[1:]:
            if tree.labels[i] != "punct":
                tree.labels[i] = "flat"
    return True


def _entitle(tree: Tree, name: int) -> None:
    """Hang the noun right before `name` on it as its title, and what else stood before the name on that."""
    title = name - 1
    before = [i for i in tree.children(name, *_PREMODIFIERS) if i < name]
    if not before or before[-1] != title or tree.labels[title] not in {"compound", "nmod"}:
        return
    if tree.words[title].entity or not tree.words[title].tag.startswith("NN"):
        return
    tree.labels[title] = "nmod:desc"
    for i in before[:-1]:
        tree.attach(i, title)
