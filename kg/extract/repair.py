"""Trees put right before rules look at them: what Universal Dependencies, or the grammar of English, does not allow.

A parser scores one arc at a time and breaks rules of the whole. Each repair states the rule that is broken; a tree that
breaks none stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import classes
from kg.extract.tokens import Doc
from kg.extract.tree import children, mark

if TYPE_CHECKING:
    import spacy.tokens

    from kg.extract.tokens import Token

_RELATIVIZERS = frozenset({"WDT", "WP", "WP$", "WRB"})
_VERBAL = frozenset({"VERB", "AUX"})


def repaired(parsed: spacy.tokens.Doc) -> Doc:
    """Return a parsed text for the rules to read, its tree put right.

    >>> from kg import load_pipeline
    >>> [token.text for token in repaired(load_pipeline()("Rain fell."))]
    ['Rain', 'fell', '.']
    """
    doc = Doc(parsed)
    for token in doc:
        _name_words(token)
        _parenthesis(token)
        _charge(token)
        _noun(token)
    for token in doc:
        token.known = None  # what was found out about the tree as it was
    return doc


def _name_words(token: Token) -> None:
    """Hang what depends on a later word of a name on the name (https://universaldependencies.org/u/dep/flat.html)."""
    if token.head.relation == "flat" and token.relation != "flat" and not token.is_punct:
        name = token.head
        while name.relation == "flat" and name.head is not name:
            name = name.head
        token.attach(name, token.dep_)


def _parenthesis(token: Token) -> None:
    """Set a reporting clause between commas beside the clause, "critics, *she said*, lied", not below a noun.

    A relative clause between commas has a relativizer (Huddleston and Pullum 2002, chapter 12, on supplementary ones).
    """
    if token.dep_ != "acl:relcl" or token.lemma_.lower() not in classes("complements", "finite"):
        return
    subject = [each for each in children(token, "nsubj") if each.i < token.i]
    if not subject or children(token, "obj", "ccomp", "xcomp") or any(w.tag_ in _RELATIVIZERS for w in token.subtree):
        return
    start, end = token.left_edge.i, token.right_edge.i + 1
    before, behind = token.doc.tokens[max(start - 1, 0)], token.doc.tokens[min(end, len(token.doc) - 1)]
    commas = [each.text for each in (before, token.left_edge)], [each.text for each in (behind, token.right_edge)]
    if not all("," in pair for pair in commas):
        return
    clause = token.head
    while clause.pos_ not in _VERBAL and not children(clause, "cop") and clause.head is not clause:
        clause = clause.head
    if clause.pos_ in _VERBAL or children(clause, "cop"):
        token.attach(clause, "parataxis")


def _charge(token: Token) -> None:
    """Hang what somebody is accused of on the verb, not on who is accused: "accused the army *of killing* them"."""
    verb, joined = token.head.head, mark(token)
    if token.dep_ != "acl" or token.tag_ != "VBG" or token.head.dep_ not in {"obj", "nsubj:pass"} or not joined:
        return
    lemma = verb.lemma_.lower()
    known = classes("complements", "nonfinite")
    judging = joined == "for" and classes("control", "verbs").get(lemma) in {"judging", "regarding"}
    if judging or f"{lemma} {joined}" in known or (joined == "of" and known.get(lemma) == "alleged"):
        token.attach(verb, "advcl")


def _noun(token: Token) -> None:
    """Read a present tense with a determiner, in the place of an argument, as the noun it is: "values each *share*"."""
    if token.tag_ not in {"VB", "VBP"} or token.relation not in {"nsubj", "obj", "obl", "nmod"}:
        return
    names = [each for each in children(token, "nsubj") if each.i < token.i]
    determiners = [each for noun in (token, *names) for each in children(noun, "det")]
    if not determiners or children(token, "aux", "obj", "mark"):
        return
    token.tag_, token.pos_, token.morph = "NN", "NOUN", {"Number": ["Sing"]}
    for each in names:
        each.attach(token, "compound")
    for each in determiners:
        each.attach(token, "det")
