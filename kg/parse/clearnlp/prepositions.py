"""Prepositional phrases: from prepositions that head them to `case` and `mark` on what they govern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_NO_PREPOSITION = ("NN", "PRP", "VBD", "VBP", "VBZ", "MD")
"""How the tags begin of words that govern no object, if they are not called prepositions."""


def demote_prepositions(tree: Tree) -> None:
    """Let the object of each preposition take its place.

    A noun becomes `obl`, `obl:agent` or `nmod`, a clause `advcl` or `acl`, by what the preposition hung on. A
    preposition that was left behind ("the team they worked *in*") or has no object is `obl` or `advmod`.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("sold", "VBN"), Word("by", "IN"), Word("lind", "NNP")]
    >>> tree = Tree(words, heads=[0, 0, 1], labels=["ROOT", "agent", "pobj"])
    >>> demote_prepositions(tree)
    >>> tree.labels
    ['ROOT', 'case', 'obl:agent']
    """
    for i in tree.bottom_up():
        content = _content(tree, i)
        if content is not None:
            _demote(tree, i, content)
        elif tree.labels[i] in _PREPOSITIONAL and not _is_bare_recipient(tree, i):
            tree.labels[i] = "obl" if _is_stranded(tree, i) else "advmod"


def _content(tree: Tree, i: int) -> int | None:
    """Return what the preposition `i` governs, or None if it is none or governs nothing."""
    prepositional = tree.labels[i] in _PREPOSITIONAL
    if not prepositional and tree.words[i].tag.startswith(_NO_PREPOSITION):
        return None
    objects = tree.children(i, "pobj") or tree.children(i, "pcomp")
    if not objects and prepositional:
        objects = [each for each in tree.children(i, "amod") if each > i]  # "in general"
    return objects[0] if objects else None


def _demote(tree: Tree, i: int, content: int) -> None:
    clausal = tree.labels[content] == "pcomp" and (tree.is_verb(content) or bool(tree.children(content, "mark")))
    tree.labels[i] = _relation(tree, i, clausal=clausal)
    tree.promote(content, "mark" if clausal else "case")


def _relation(tree: Tree, i: int, *, clausal: bool) -> str:
    """Return the relation of a prepositional phrase to what it hangs on."""
    label, head = tree.labels[i], tree.head(i)
    if head is None or label not in {*_PREPOSITIONAL, "advmod", "npadvmod"}:
        return label
    nominal = tree.is_nominal(head)
    if tree.labels[head] in _PREPOSITIONAL:
        if not tree.children(head, "pobj", "pcomp"):
            return "pcomp" if clausal else "pobj"  # "out of the box": the outer preposition governs the inner's object
        nominal = bool(tree.children(head, "pobj"))  # "from Leeds to York": it will hang on that object
    if clausal:
        return "acl" if nominal else "advcl"
    if label == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _is_bare_recipient(tree: Tree, i: int) -> bool:
    """Whether `i` is a recipient without a preposition: "gave *her* a medal"."""
    return tree.labels[i] == "dative" and not tree.words[i].tag.startswith(("IN", "TO"))


def _is_stranded(tree: Tree, i: int) -> bool:
    """Whether the object of the preposition `i` is what its clause modifies."""
    head = tree.head(i)
    return head is not None and head < i and tree.labels[head] in {"relcl", "acl"}
