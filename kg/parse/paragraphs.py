"""A spaCy component: a paragraph break always ends a sentence, whatever the parser thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@Language.factory("kg_paragraphs", assigns=["token.is_sent_start"])
def make_kg_paragraphs(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 -- spaCy's signature
    """Return the component. It has to stand before the parser, which keeps the boundaries that it finds set."""
    return mark_paragraphs


def mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence start at each first visible token after white space that holds a blank line.

    >>> import spacy
    >>> doc = mark_paragraphs(spacy.blank("en")("A caption\\n\\nShe spoke."))
    >>> [token.text for token in doc if token.is_sent_start]
    ['A', 'She']
    """
    broken = False
    for token in doc:
        if token.is_space:
            broken = broken or token.text.count("\n") > 1
        elif broken:
            token.is_sent_start = True
            broken = False
    return doc
