"""Every span that leaves extraction is an offset into the file, whatever stands between the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract import extract
from kg.model import Argument, Document
from kg.parse import Parse
from kg.parse.documents import clean

from .builders import VOCAB

NAMES = st.text(alphabet="aZé字漢가😀👩🏽e\u0301\u0308\u200dß", min_size=1, max_size=5).filter(
    lambda name: any(char.isalnum() for char in name) and name[0].isalnum() and name.isprintable()
)
GAPS = st.text(alphabet=" \t\u00a0\u3000\n\u2028\x0b\x85", min_size=1, max_size=4)
EDGES = st.text(alphabet=" \t\n\u00a0\ufeff", max_size=3)
SENTENCE = [  # form or None for a name, tag, part of speech, head, relation
    (None, "NNP", "PROPN", 1, "nsubj"),
    ("called", "VBD", "VERB", 1, "ROOT"),
    ("in", "RP", "ADP", 1, "compound:prt"),
    ("the", "DT", "DET", 4, "det"),
    (None, "NN", "NOUN", 1, "obj"),
    ("on", "IN", "ADP", 6, "case"),
    ("Monday", "NNP", "PROPN", 1, "obl"),
    ("with", "IN", "ADP", 8, "case"),
    (None, "NNP", "PROPN", 1, "obl"),
    (".", ".", "PUNCT", 1, "punct"),
]


@st.composite
def parses(draw) -> Parse:
    """A document of a few paragraphs with odd words and white space, and its parse."""
    source, paragraphs, columns = "", [], []
    for _ in range(draw(st.integers(1, 3))):
        start = len(source)
        source += draw(EDGES)
        for _ in range(draw(st.integers(1, 2))):
            base = len(columns)
            for form, tag, pos, head, dep in SENTENCE:
                word = form or draw(NAMES)
                ent = "B-ORG" if form is None and draw(st.booleans()) else "O"
                columns.append((word, tag, pos, base + head, dep, ent, base == len(columns)))
                source += word + (draw(GAPS) if form != "." else "")
            source += draw(GAPS)
        paragraphs.append(((start, len(source)),))
        source += draw(st.sampled_from(["", "<hr>", "\n\n# "]))
    document = Document(id="d", text=source, source="d", paragraphs=tuple(paragraphs))
    text, offsets = clean(document)
    return Parse(document=document, doc=aligned(text, columns), offsets=offsets)


def aligned(text: str, columns: list[tuple[str, str, str, int, str, str, bool]]) -> Doc:
    """Return the `Doc` of `text` whose words are those of `columns` as `clean` left them."""
    words, spaces, kept, at = [], [], [], 0
    places: list[int] = []
    for row in columns:
        word = row[0].replace("\u200d", "")
        if text.startswith("\n\n", at):
            words.append("\n\n")
            spaces.append(False)
            kept.append(("\n\n", "_SP", "SPACE", -1, "dep", "O", False))
            at += 2
        assert text.startswith(word, at)
        places.append(len(words))
        at += len(word)
        space = text.startswith(" ", at)
        at += space
        words.append(word)
        spaces.append(space)
        kept.append(row)
    assert at == len(text)
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in kept],
        pos=[row[2] for row in kept],
        heads=[places[row[3]] if row[3] >= 0 else i - 1 for i, row in enumerate(kept)],
        deps=[row[4] for row in kept],
        ents=[row[5] for row in kept],
        sent_starts=[row[6] for row in kept],
        lemmas=[word.lower() for word in words],
    )


@given(parses())
def test_every_span_is_the_text_of_the_file(parse):
    text = parse.document.text
    found = extract(parse)
    sentences = len([token for token in parse.doc if token.text == "."])
    assert len(found.sentences) == sentences
    assert len(found.triples) >= sentences
    for sentence in found.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert sentence.text.endswith(".")
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end


@given(parses())
def test_every_span_of_a_triple_lies_in_its_sentence(parse):
    found = extract(parse)
    for triple in found.triples:
        sentence = found.sentences[triple.sentence]
        parts = [triple.subject, triple.predicate, triple.object, *(each.argument for each in triple.qualifiers)]
        if triple.attribution is not None:
            parts.append(triple.attribution)
        parts.extend(part.mention for part in list(parts) if isinstance(part, Argument))
        for part in parts:
            assert sentence.start <= part.start < part.end <= sentence.end
        assert parse.document.text[triple.predicate.start : triple.predicate.end].startswith("call")
