"""Relations that keep their place and change their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse.clearnlp.lexicon import words
from kg.parse.clearnlp.tree import ROOT

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_RENAMED = {
    "acomp": "xcomp",
    "agent": "obl",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "prt": "compound:prt",
}


def name_by_context(tree: Tree) -> None:
    """Rename the relations whose name depends on the words that they join.

    It has to be run while copulas head their clauses: what hangs on one is the verb's, not its predicate's.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> parts = [Word("left", "VBD"), Word("last", "JJ"), Word("week", "NN")]
    >>> tree = Tree(parts, heads=[0, 2, 0], labels=["ROOT", "amod", "npadvmod"])
    >>> name_by_context(tree)
    >>> tree.labels
    ['ROOT', 'amod', 'obl:unmarked']
    """
    for i in range(len(tree)):
        head = tree.head(i)
        if head is not None:
            tree.labels[i] = _by_context(tree, i, head)


def name_the_rest(tree: Tree) -> None:
    """Rename all other relations; what Universal Dependencies do not know becomes `dep`.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> tree = Tree([Word("sold", "VBD"), Word("it", "PRP")], heads=[0, 0], labels=["ROOT", "dobj"])
    >>> name_the_rest(tree)
    >>> tree.labels
    ['ROOT', 'obj']
    """
    for i, label in enumerate(tree.labels):
        name = _RENAMED.get(label, label)
        tree.labels[i] = ROOT if tree.head(i) is None else name if name in words("universal") else "dep"


def _by_context(tree: Tree, i: int, head: int) -> str:
    label, tag = tree.labels[i], tree.words[i].tag
    nominal = tree.is_nominal(head)
    match label:
        case "aux" if tag == "TO":
            return "mark"
        case "neg":
            return "det" if tag == "DT" and nominal else "advmod"
        case "relcl":
            return "advcl:relcl" if tree.is_verb(head) else "acl:relcl"
        case "acl" if tree.is_verb(head):
            return "advcl"
        case "ccomp" | "xcomp" if tree.words[head].tag.startswith("NN"):
            return "acl"
        case "npadvmod":
            if i + 1 < len(tree) and tree.words[i + 1].form == "-":
                return "compound"  # "state-owned"
            return "nmod:unmarked" if nominal else "obl:unmarked"
        case "quantmod":
            return "compound" if tag == "CD" else "advmod"
        case "nmod":
            return label if tree.children(i, "case") else _bare_modifier(tag, before=i < head)
        case _:
            return label


def _bare_modifier(tag: str, *, before: bool) -> str:
    """Return the relation of a modifier of a noun that ClearNLP does not specify."""
    if not before:
        return "nmod:unmarked"
    if tag == "CD":
        return "nummod"
    return "amod" if tag.startswith("JJ") else "compound"
