"""A spaCy component: rewrites a parse with ClearNLP's labels into one of Universal Dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS
from spacy.language import Language
from spacy.symbols import AUX, VERB

from kg.parse.clearnlp.complements import mark_extraposition, raise_subjects, set_clauses_side_by_side
from kg.parse.clearnlp.coordination import spread_conjuncts
from kg.parse.clearnlp.copulas import demote_copulas
from kg.parse.clearnlp.expressions import join_expressions
from kg.parse.clearnlp.labels import name_by_context, name_the_rest
from kg.parse.clearnlp.names import flatten_names, lift_currencies
from kg.parse.clearnlp.prepositions import demote_prepositions
from kg.parse.clearnlp.relatives import head_free_relatives
from kg.parse.clearnlp.tree import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span, Token

UNIVERSAL = "kg_universal"
"""Name of the component."""

_PASSES = (
    join_expressions,
    spread_conjuncts,
    head_free_relatives,
    demote_prepositions,
    name_by_context,
    lift_currencies,
    flatten_names,
    raise_subjects,
    demote_copulas,
    mark_extraposition,
    set_clauses_side_by_side,
    name_the_rest,
)
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


@Language.factory(
    UNIVERSAL,
    assigns=["token.dep", "token.head", "token.pos", "token.morph"],
    requires=["token.dep", "token.head", "token.tag", "token.lemma"],
)
def make_kg_universal(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 -- spaCy's signature
    """Return the component. It has to stand behind all that was made for ClearNLP's labels: `attribute_ruler`, too."""
    return to_universal


def to_universal(doc: Doc) -> Doc:
    """Return `doc` with the heads, relations and auxiliaries of Universal Dependencies.

    Entities, tags, lemmas and the bounds of sentences stay as they are, and each sentence is one tree. Names of
    persons are told by their entities. A tree from which spaCy cannot tell where the sentence starts is made flat.

    Notes:
        The scheme that is read is described by Choi and Palmer 2012, "Guidelines for the CLEAR Style Constituent to
        Dependency Conversion"; the one that is written at https://universaldependencies.org/en/.

    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> doc = Doc(
    ...     spacy.blank("en").vocab,
    ...     words=["Lind", "works", "in", "Leeds"],
    ...     heads=[1, 1, 1, 2],
    ...     deps=["nsubj", "ROOT", "prep", "pobj"],
    ...     tags=["NNP", "VBZ", "IN", "NNP"],
    ... )
    >>> [(token.text, token.dep_, token.head.text) for token in to_universal(doc)]
    [('Lind', 'nsubj', 'works'), ('works', 'ROOT', 'works'), ('in', 'case', 'Leeds'), ('Leeds', 'obl', 'works')]
    """
    if not doc.has_annotation("DEP"):
        return doc
    attributes = [HEAD, DEP, POS, MORPH]
    table = np.asarray(doc.to_array(attributes), dtype=np.uint64)
    trees: dict[int, Tree] = {}  # by the index of the first word
    for sentence in doc.sents:
        trees[sentence.start] = tree = _read(sentence)
        for rewrite in _PASSES:
            rewrite(tree)
        for i, token in enumerate(sentence):
            table[token.i, 0] = np.int64(tree.heads[i] - i).astype(np.uint64)
            table[token.i, 1] = doc.vocab.strings.add(tree.labels[i])
            table[token.i, 2] = _part_of_speech(token, tree.labels[i])
            if token.tag_ in _RELATIVE_TAGS:
                table[token.i, 3] = doc.vocab.morphology.add(_features(token, tree, i))
    doc.from_array(attributes, table)  # type: ignore[arg-type]  # the stub knows no NumPy
    while lost := _lost(doc, trees):
        for start in lost:
            tree = trees.pop(start)
            tree.flatten()
            for i, head in enumerate(tree.heads):
                table[start + i, 0] = np.int64(head - i).astype(np.uint64)
                table[start + i, 1] = doc.vocab.strings.add(tree.labels[i])
        doc.from_array(attributes, table)  # type: ignore[arg-type]
    return doc


def _lost(doc: Doc, trees: dict[int, Tree]) -> list[int]:
    """Return the starts of the sentences whose bounds spaCy did not find in their trees.

    It looks for the first word below each root in a fixed number of rounds, too few for long chains of crossing arcs.
    """
    found = np.asarray([token.is_sent_start for token in doc], dtype=bool)
    return [start for start, tree in trees.items() if np.flatnonzero(found[start : start + len(tree)]).tolist() != [0]]


def _read(sentence: Span) -> Tree:
    words = [
        Word(token.lower_, token.tag_, token.lemma_.lower(), token.ent_type_, opens=token.ent_iob_ == "B")
        for token in sentence
    ]
    heads = [token.head.i - sentence.start for token in sentence]
    return Tree(words, heads, [token.dep_ for token in sentence])


def _part_of_speech(token: Token, label: str) -> int:
    """Return what distinguishes auxiliaries by what they do: spaCy calls every "be" one."""
    if token.tag_.startswith("VB"):
        if label in _AUXILIARY:
            return int(AUX)
        if token.pos == AUX:
            return int(VERB)
    return int(token.pos)


def _features(token: Token, tree: Tree, i: int) -> dict[str, str]:
    """Return the features of "who", "which", ...: the treebanks tell relatives from interrogatives."""
    relative = any(tree.labels[each] == "acl:relcl" for each in tree.ancestors(i))
    return token.morph.to_dict() | {"PronType": "Rel" if relative else "Int"}
