"""The extractors as a component of any spaCy pipeline that parses into Universal Dependencies.

Where the parser gives ClearNLP's labels, `kg_universal` has to stand before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.extract import extract
from kg.model import Document
from kg.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Callable

EXTENSION = "kg_triples"
"""Name of the `Doc` extension that holds the triples."""


@Language.factory("kg_triples", assigns=[f"doc._.{EXTENSION}"], requires=["token.dep", "token.lemma", "token.tag"])
def make_kg_triples(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes both
    """Return a component that sets `doc._.kg_triples` to the `kg.model.Triple`s of the text, as a tuple.

    Offsets count in `doc.text`. Arguments are mentions, pronouns among them: a pipeline component sees one text at a
    time and resolves nothing. The extension is registered when the component is made, not on import.

    >>> from kg import load_pipeline
    >>> nlp = load_pipeline()
    >>> pipe = nlp.add_pipe("kg_triples")
    >>> [triple.predicate.lemma for triple in nlp("The committee published the report.")._.kg_triples]
    ['publish']
    >>> nlp.remove_pipe("kg_triples")[0]
    'kg_triples'
    """
    Doc.set_extension(EXTENSION, default=(), force=True)

    def kg_triples(doc: Doc) -> Doc:
        document = Document(id="", text=doc.text, source="", paragraphs=(((0, len(doc.text)),),))
        parse = Parse(document=document, doc=doc, offsets=range(len(doc.text)))
        doc._.set(EXTENSION, extract(parse).triples)
        return doc

    return kg_triples
