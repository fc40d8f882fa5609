"""Reading the entity corpora: each has its own labels, columns and idea of what a name is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.passages import EVENT, LOC, ORG, PERSON, PRODUCT, WORK, Passage
from training.treebank import open_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from training.treebank import Sentence, Word

KINDS = {
    PERSON: "PER person politician writer musicalartist researcher scientist",
    ORG: "ORG organisation organization politicalparty band university magazine",
    LOC: "LOC location country place",
    EVENT: "event election",
    WORK: "book poem song album",
    PRODUCT: "product programlang",
}
LABEL_OF = {name: label for label, names in KINDS.items() for name in names.split()}
UNSURE = frozenset({"academicjournal", "conference", "OTHER", "misc", "MISC", "award"})
"""Labels whose spans some corpora would give one of our labels and others none."""

_DOCUMENT_START = "-DOCSTART-"
_NOT_A_WORD = re.compile(r"# (?:newdoc|newpar|sent_id|text)\b|\d+[-.]\d+\t")
_CLOSING = re.compile(r"^(?:[.,;:!?%)\]}…]|\.\.\.|'s|’s|n't|n’t|'(?:re|ve|ll|d|m)|''|”|’)$")
_OPENING = frozenset("([{$£€#“‘")


def read_columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield sentences of (word, tag) pairs from a file of two columns; the marks between documents are not words."""
    rows: list[tuple[str, str]] = []
    for line in open_lines(path):
        cells = line.rstrip("\\").split()
        if len(cells) == 2 and cells[0] != _DOCUMENT_START:
            rows.append((cells[0], cells[1]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def tagged_spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last + 1, name) for the entities in IOB1 or IOB2 tags.

    >>> list(tagged_spans(["B-PER", "I-PER", "O", "I-ORG"]))
    [(0, 2, 'PER'), (3, 4, 'ORG')]
    """
    start, name = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        prefix, _, found = tag.partition("-")
        if name and (prefix != "I" or found != name):
            yield start, at, name
            name = ""
        if prefix in "BI" and not name:
            start, name = at, found


def passage_of(rows: Sequence[tuple[str, str]]) -> Passage:
    """Return a tokenized sentence as running text, with spaces where English has them.

    >>> passage_of([("He", "O"), ("left", "O"), ("Rome", "B-LOC"), (".", "O")])
    Passage(text='He left Rome.', entities=[(8, 12, 'LOC')], unknown=[])
    """
    text, spans, glue, quoted = "", [], True, False
    for word, _ in rows:
        closes = bool(_CLOSING.match(word)) or (word == '"' and quoted)
        if not (glue or closes):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = word[-1:] in _OPENING or (word in {'"', "``"} and not quoted)
        if word == '"':
            quoted = not quoted
    passage = Passage(text=text)
    for first, last, name in tagged_spans([tag for _, tag in rows]):
        start, end = spans[first][0], spans[last - 1][1]
        if name in LABEL_OF:
            passage.entities.append((start, end, LABEL_OF[name]))
        elif name in UNSURE:
            passage.unknown.append((start, end))
    return passage


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the sentences of a corpus without raw text."""
    for rows in read_columns(path):
        yield passage_of(rows)


def read_tags(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the identifier and the tags of each sentence of a Universal NER file.

    The words are left alone: in the train part of the first version the word "I" is spelled "O".
    """
    name, tags = "", []
    for line in open_lines(path):
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")
        elif line and not _NOT_A_WORD.match(line):
            tags.append(line.split("\t")[2])
        elif tags and not line:
            yield name, tags
            name, tags = "", []
    if tags:
        yield name, tags


def tagged_treebank(sentences: Iterable[Sentence], path: Path) -> Iterator[Passage]:
    """Yield each treebank sentence with the entities that a Universal NER file of the same sentences gives it."""
    tags_of = dict(read_tags(path))
    for sentence in sentences:
        tags = tags_of.get(sentence.id, [])
        passage = Passage(text=sentence.text)
        if len(tags) != len(sentence.words):
            passage.unknown.append((0, len(sentence.text)))
        else:
            for first, last, name in tagged_spans(tags):
                start, end = sentence.words[first].start, sentence.words[last - 1].end
                if name in LABEL_OF:
                    passage.entities.append((start, end, LABEL_OF[name]))
                else:
                    passage.unknown.append((start, end))
        yield passage


_LINKING = frozenset({"of", "for", "and", "the", "&", "-", "–", "'s", "’s", "'", "in", "de", "von", "van", "al"})
_NAMED_KINDS = {"person": PERSON, "organization": ORG, "place": LOC, "event": EVENT}


def annotated_treebank(sentence: Sentence) -> Passage:
    """Return a sentence of a treebank with `Entity=` in its last column, with those entities that are names.

    An entity there is a whole phrase, named or not; a name is the run of proper nouns around its head. Proper nouns
    outside of any name found are of unknown kind: dates, peoples, titles and works look the same.
    """
    passage = Passage(text=sentence.text)
    words = sentence.words
    named: set[int] = set()
    for first, last, kind in sorted(_phrases(words), key=lambda phrase: phrase[0] - phrase[1]):
        head = next(at for at in range(first, last) if not first <= words[at].head < last)
        if words[head].xpos not in {"NNP", "NNPS"} or kind not in _NAMED_KINDS or head in named:
            continue
        start, end = _name_around(words, head, first, last, linked=kind != "person")
        if kind == "person" and (words[head].xpos == "NNPS" or words[head].form.lower() in TITLE_HEADS):
            continue
        named.update(range(start, end))
        passage.entities.append((words[start].start, words[end - 1].end, _NAMED_KINDS[kind]))
    passage.unknown += [
        (word.start, word.end) for at, word in enumerate(words) if at not in named and word.xpos in {"NNP", "NNPS"}
    ]
    return passage


TITLE_HEADS = frozenset(
    [
        *("president", "minister", "mayor", "king", "queen", "governor", "chancellor", "secretary", "general"),
        *("judge", "god", "mom", "dad", "father"),
    ]
)
"""Capitalized words for a role or a relation: a person, but not by name."""


def _phrases(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last + 1, kind) for the entity annotations that lie within one sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(words):
        for feature in word.misc.split("|"):
            if not feature.startswith("Entity="):
                continue
            for piece in re.findall(r"\([^()]*\)?|[^()]+\)", feature.removeprefix("Entity=")):
                fields = piece.strip("()").split("-")
                if not piece.startswith("("):
                    starts = opened.get(fields[0])
                    if starts:
                        start, kind = starts.pop()
                        yield start, at + 1, kind
                elif piece.endswith(")"):
                    yield at, at + 1, fields[1]
                else:
                    opened.setdefault(fields[0], []).append((at, fields[1]))


def _name_around(words: Sequence[Word], head: int, first: int, last: int, *, linked: bool) -> tuple[int, int]:
    """Return the run of proper nouns around `head` within `first` and `last`, with the words that link them."""

    def proper(at: int) -> bool:
        return words[at].xpos in {"NNP", "NNPS"} or (words[at].deprel == "flat" and words[at].form[:1].isupper())

    stops = ("appos", "conj", "list") if linked else ("appos", "conj", "list", "nmod")

    def reach(step: int, bound: int) -> int:
        at = end = head
        while at != bound:
            at += step
            if proper(at) and not words[at].deprel.startswith(stops):
                end = at
            elif not (words[at].form in "-–." or (linked and words[at].form.lower() in _LINKING - {"and", "in"})):
                break
        return end

    return reach(-1, first), reach(1, last - 1) + 1
