"""Stand-ins for parsing and extracting, so that a test can build often: "Alpha buys Beta." is a fact, all else is none.

Processes of a pool import this module by name, so its folder is put on the path by whoever uses it.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from kg.model import Argument, Extraction, Mention, MentionKind, Predicate, Sentence, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import Document

_SENTENCE = re.compile(r"[^.\s][^.]*\.")
_FACT = re.compile(r"(\w+) (\w+) (\w+)\.")


class Parsed(list[str]):
    """The ids of the documents that were parsed since it was last taken."""

    def take(self) -> list[str]:
        taken = list(self)
        self.clear()
        return taken


def parse(nlp: None, documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents as their own parses."""
    yield from documents


def extract(document: Document) -> Extraction:
    """Return the facts of a document."""
    sentences, mentions, triples = [], [], []
    for number, found in enumerate(_SENTENCE.finditer(document.text)):
        sentences.append(Sentence(start=found.start(), end=found.end(), text=found[0]))
        fact = _FACT.fullmatch(found[0])
        if fact is None:
            continue
        subject, target = (
            Mention(
                document_id=document.id, start=found.start() + fact.start(group), end=found.start() + fact.end(group),
                text=fact[group], name=fact[group], head=fact[group], kind=MentionKind.NAMED, label="ORG",
                sentence=number, role=role,
            )
            for group, role in ((1, "nsubj"), (3, "obj"))
        )  # fmt: skip
        mentions += [subject, target]
        predicate = Predicate(
            surface=fact[2], lemma=fact[2], start=found.start() + fact.start(2), end=found.start() + fact.end(2)
        )
        triples.append(
            Triple(
                subject=Argument(mention=subject, start=subject.start, end=subject.end),
                predicate=predicate,
                object=Argument(mention=target, start=target.start, end=target.end),
                rule="stand-in",
                confidence=0.5,
                sentence=number,
            )
        )
    return Extraction(document=document, sentences=tuple(sentences), mentions=tuple(mentions), triples=tuple(triples))


def install(extract: Callable[[Document], Extraction] = extract) -> None:
    """Take the place of `kg.extract` and of the pipeline in this process, for good."""
    import kg.parse

    sys.modules["kg.extract"] = SimpleNamespace(extract=extract)  # type: ignore[assignment]
    kg.parse.parse = parse  # type: ignore[assignment]
    kg.parse.load_pipeline = lambda model: None


# What processes of a pool are made to do.


def nothing() -> None:
    """Prepare nothing."""


def die() -> None:
    """End the process."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    """Raise an exception."""
    raise KeyError("refused")


def die_once(mark: str) -> str:
    """End the process, unless the file `mark` says that it has been done."""
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return "done"


def square(number: int) -> int:
    """Return the square of a number; 3 kills the process, 5 is refused."""
    if number == 3:
        die()
    if number == 5:
        raise ValueError("five")
    return number * number


def sleep(folder: str) -> None:
    """Leave the number of the process in a folder, and sleep for an hour."""
    Path(folder, str(os.getpid())).touch()
    time.sleep(3600)


def load(model: None) -> None:
    """Load nothing."""


def extract_or_die(document: Document, **options: Any) -> Any:
    """Do the work of a build with the stand-ins; a document called `poison.txt` kills the process."""
    from kg.extraction import extract_document

    install()
    if document.id == "poison.txt":
        die()
    return extract_document(document, **options)


def sleep_unless(mark: str) -> None:
    """Prepare for so long that an item can kill a process meanwhile, but at once if there is a mark."""
    if not Path(mark).exists():
        time.sleep(2)
