"""Clausal complements: whose subject is the object of the verb above, what "it" stands for, clauses side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse.clearnlp.lexicon import words

if TYPE_CHECKING:
    from kg.parse.clearnlp.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass")


def raise_subjects(tree: Tree) -> None:
    """Make the subject of an infinitive or of a verbless clause the object of the verb above it.

    ClearNLP reads "wanted *him to leave*" and "found *it boring*" as one clause each.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("saw", "VBD", "see"), Word("him", "PRP"), Word("leave", "VB", "leave")]
    >>> tree = Tree(words, heads=[0, 2, 0], labels=["ROOT", "nsubj", "ccomp"])
    >>> raise_subjects(tree)
    >>> tree.heads, tree.labels
    ([0, 0, 0], ['ROOT', 'dobj', 'xcomp'])
    """
    for clause in range(len(tree)):
        verb = tree.head(clause)
        if verb is None or tree.labels[clause] not in {"ccomp", "oprd"}:
            continue
        subjects = tree.children(clause, *_SUBJECTS)
        if len(subjects) == 1 and verb < subjects[0] < clause and _governs_subject(tree, verb, clause):
            tree.attach(subjects[0], verb, "dobj")
            tree.labels[clause] = "xcomp"


def mark_extraposition(tree: Tree) -> None:
    """Make "it" an expletive where a clause follows that it stands for: "*it* is clear *that he lied*".

    Run after `kg.parse.clearnlp.copulas.demote_copulas`.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("it", "PRP"), Word("is", "VBZ"), Word("clear", "JJ"), Word("he", "PRP"), Word("lied", "VBD")]
    >>> tree = Tree(words, heads=[2, 2, 2, 4, 2], labels=["nsubj", "cop", "ROOT", "nsubj", "ccomp"])
    >>> mark_extraposition(tree)
    >>> tree.labels
    ['expl', 'cop', 'ROOT', 'nsubj', 'csubj']
    """
    for subject in range(len(tree)):
        head = tree.head(subject)
        if head is None or tree.words[subject].form != "it" or tree.labels[subject] not in _SUBJECTS:
            continue
        clauses = [i for i in tree.children(head, "ccomp") if i > head and not tree.is_infinitive(i)]
        if not clauses:
            continue
        if tree.labels[subject] == "nsubjpass":
            tree.labels[subject] = "expl"
        elif tree.children(head, "cop"):
            tree.labels[subject] = "expl"
            tree.labels[clauses[0]] = "csubj"


def set_clauses_side_by_side(tree: Tree) -> None:
    """Let the first of two clauses with a semicolon between them head the second one, as a `parataxis`.

    ClearNLP reads the first as a complement of the second.

    >>> from kg.parse.clearnlp.tree import Tree, Word
    >>> words = [Word("he", "PRP"), Word("left", "VBD"), Word(";", ":"), Word("i", "PRP"), Word("slept", "VBD")]
    >>> tree = Tree(words, heads=[1, 4, 4, 4, 4], labels=["nsubj", "ccomp", "punct", "nsubj", "ROOT"])
    >>> set_clauses_side_by_side(tree)
    >>> tree.heads, tree.labels
    ([1, 1, 4, 4, 1], ['nsubj', 'ROOT', 'punct', 'nsubj', 'parataxis'])
    """
    for clause in range(len(tree)):
        head = tree.head(clause)
        if head is None or tree.labels[clause] != "ccomp" or clause > head:
            continue
        between = [i for i in tree.children(head, "punct") if clause < i < head]
        if any(tree.words[i].form == ";" for i in between):
            tree.exchange(clause, "parataxis")


def _governs_subject(tree: Tree, verb: int, clause: int) -> bool:
    """Whether the subject of `clause` is at the same time the object of `verb`."""
    if not tree.is_verb(verb) or tree.is_copula(verb) or tree.children(verb, "dobj"):
        return False
    if any(tree.words[i].tag != "TO" for i in tree.children(clause, "mark")):
        return False
    if tree.is_infinitive(clause):
        return True
    if not tree.is_verb(clause):
        return not tree.children(clause, "aux", "cop")
    bare = tree.words[clause].tag == "VB" and not tree.children(clause, "aux")
    return bare and tree.words[verb].lemma in words("bare_infinitive")
