"""Reading CoNLL-U: sentences whose words know where in the sentence's raw text they lie."""

from __future__ import annotations

import io
import lzma
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True, kw_only=True)
class Word:
    """One syntactic word; `start` and `end` are offsets in the sentence's text, `head` is -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    start: int = 0
    end: int = 0


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence, its identifier, its raw text, and whether it opens a document or a paragraph."""

    id: str
    text: str
    words: list[Word] = field(default_factory=list)
    opens_document: bool = False
    opens_paragraph: bool = False


def open_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, which may be compressed with xz, without their ends."""
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as packed:
        lines = io.TextIOWrapper(packed, encoding="utf-8")
        for line in lines:
            yield line.rstrip("\n")


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order."""
    sentence = Sentence(id="", text="")
    merged: list[tuple[int, int, str]] = []
    for line in open_lines(path):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            match key.strip().split(" ")[0]:
                case "newdoc":
                    sentence.opens_document = sentence.opens_paragraph = True
                case "newpar":
                    sentence.opens_paragraph = True
                case "text":
                    sentence.text = value.strip()
                case "sent_id":
                    sentence.id = value.strip()
        elif line:
            number, form, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
            if "-" in number:
                first, _, last = number.partition("-")
                merged.append((int(first) - 1, int(last), form))
            elif number.isdigit():
                word = Word(
                    form=form, lemma=lemma, upos=upos, xpos=xpos, feats="" if feats == "_" else feats,
                    head=int(head) - 1, deprel=deprel, misc=misc,
                )  # fmt: skip
                sentence.words.append(word)
        elif sentence.words:
            _locate(sentence, merged)
            yield sentence
            sentence, merged = Sentence(id="", text=""), []


def document_id(sentence: Sentence) -> str:
    """Return the identifier of a sentence's document, which its own begins with.

    >>> document_id(Sentence(id="GUM_court_loan-12", text=""))
    'GUM_court_loan'
    """
    return sentence.id.rpartition("-")[0]


def training_sentences(data: Path, name: str) -> Iterator[Sentence]:
    """Yield the train part of the treebank `name` in the folder `data`, without what its other parts have as well.

    GUM's train part has two documents of the genre court of which one is in its development part, one in its test part.
    """
    measured = {
        document_id(sentence)
        for part in ("dev", "test")
        for sentence in read_treebank(data / name / f"{part}.conllu.xz")
    }
    for sentence in read_treebank(data / name / "train.conllu.xz"):
        if document_id(sentence) not in measured:
            yield sentence


def _locate(sentence: Sentence, merged: list[tuple[int, int, str]]) -> None:
    """Give every word its offsets. Words under one surface token share it if their forms do not spell it."""
    surface = {first: (last, form) for first, last, form in merged}
    at = index = 0
    while index < len(sentence.words):
        last, form = surface.get(index, (index + 1, sentence.words[index].form))
        words = sentence.words[index:last]
        start = sentence.text.index(form, at)
        at = start + len(form)
        spelled = "".join(word.form for word in words) == form
        for word in words:
            word.start, word.end = (start, start + len(word.form)) if spelled else (at - len(form), at)
            start = word.end if spelled else start
        index = last
