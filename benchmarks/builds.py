"""Time a document and peak memory of builds, from nothing and over former builds: `python -m benchmarks.builds`.

The documents are paragraphs of the seeds with other names in each copy, so that entities grow in number as they do in
real collections. A collection larger than `--parsed` is not parsed: its cache is filled with the extractions of the
seeds' paragraphs, the names replaced in the same way, and what is measured is all but parsing and extracting. Each
figure comes from a process of its own. Run it on an idle machine; figures of different machines do not compare.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.speed import MEBIBYTE, SEEDS, prose
from kg.build import build
from kg.cache import FOLDER, ExtractionCache
from kg.extraction import extract_document
from kg.parse import identify
from kg.read.text import text_document

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = (10, 1000, 100_000)
PARSED = 1000
_NAME = re.compile(r"\b[A-Z][a-z]+\b", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One build.

    Attributes:
        report: its report.
        before: peak memory in bytes when the last document was extracted and resolved by itself.
        peak: that of the whole.
    """

    report: Mapping[str, Any]
    before: int
    peak: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.builds", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, help="sizes (default: %(default)s)")
    parser.add_argument("--parsed", type=int, default=PARSED, help="the largest that is parsed (default: %(default)s)")
    parser.add_argument("--jobs", type=int, nargs="*", default=(), help="build with so many processes, too")
    options = parser.parse_args()
    columns = f"{'parsed':>7} {'seconds':>8} {'ms/document':>11} {'MiB read':>8} {'MiB':>6}"
    print(f"{'documents':>9}  {'build':<12} {columns}")
    stages = {}
    for size in options.documents:
        with tempfile.TemporaryDirectory() as place:
            texts, output = Path(place, "texts"), Path(place, "graph")
            if size > options.parsed:
                in_own_process(partial(write, texts, size, output / FOLDER))
            else:
                in_own_process(partial(write, texts, size))
                for jobs in options.jobs:
                    show(f"{jobs} jobs", size, in_own_process(partial(measured, texts, Path(place, str(jobs)), jobs)))
                show("from nothing", size, in_own_process(partial(measured, texts, output)))
            again = in_own_process(partial(measured, texts, output))
            show("unchanged", size, again)
            (texts / "000" / "00000.txt").write_text("Mara Lind founded Halden Energy in 1998.")
            show("one changed", size, in_own_process(partial(measured, texts, output)))
            stages = again.report["seconds"]
    print(f"\nThe stages of the last unchanged one, in seconds: {', '.join(f'{k} {v:.1f}' for k, v in stages.items())}")


def show(name: str, size: int, found: Measured) -> None:
    """Print one row."""
    seconds, parsed = found.report["seconds"]["total"], found.report["cache"]["extracted"]
    times = f"{parsed:>7,} {seconds:>8.1f} {1000 * seconds / size:>11.2f}"
    memory = f"{found.before / MEBIBYTE:>8,.0f} {found.peak / MEBIBYTE:>6,.0f}"
    print(f"{size:>9,}  {name:<12} {times} {memory}", flush=True)


def measured(texts: Path, output: Path, jobs: int = 1) -> Measured:
    """Build, and return what it took."""
    before = 0

    def progress(step: str, done: int, total: int) -> None:  # noqa: ARG001 - the names are those of the protocol
        nonlocal before
        if step == "resolving":
            before = peak()

    graph = build(texts, output, jobs=jobs, progress=progress)
    return Measured(report=graph.report, before=before, peak=peak())


def write(texts: Path, size: int, cache: Path | None = None) -> None:
    """Write `size` documents, and what is extracted from them if they are not to be parsed."""
    kept = ExtractionCache(cache, pipeline=identify().fingerprint) if cache else None
    paragraphs = [text for document in prose(SEEDS) for text in document.split("\n\n") if len(_NAME.findall(text)) > 2]
    extracted = [json.loads(_extracted(text)) for text in paragraphs] if kept else []
    for number in range(size):
        copy, at = divmod(number, len(paragraphs))
        path = texts / f"{number // 1000:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = renamed(paragraphs[at], copy)
        path.write_text(text, encoding="utf-8", newline="\n")
        if kept is not None:
            data = json.dumps(renamed(extracted[at], copy), separators=(",", ":")).encode("ascii")
            kept.put(text_document(text, id="", source=""), data)


def renamed(value: Any, copy: int) -> Any:
    """Return text, or JSON with texts in it, with each capitalised word changed to another of the same length.

    >>> renamed(["Mara Lind founded it.", 1], 27)
    ['Mbsa Ljod founded it.', 1]
    """
    if isinstance(value, list):
        return [renamed(item, copy) for item in value]
    if not isinstance(value, str) or not copy:
        return value
    shifts = [copy // 26**place % 26 for place in range(3)]

    def other(match: re.Match[str]) -> str:
        first, rest = match[0][0], match[0][1:]
        return first + "".join(chr((ord(char) - 97 + shifts[at % 3]) % 26 + 97) for at, char in enumerate(rest))

    return _NAME.sub(other, value)


def _extracted(text: str) -> bytes:
    found = extract_document(text_document(text, id="", source=""), model=None, cache=None)
    if found.failure:
        raise ValueError(found.failure)
    return found.data


def in_own_process(step: Any) -> Any:
    """Return what `step` returns, called in a process that has done nothing else and may have children."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_sent, args=(there, step))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join()


def _sent(connection: Any, step: Any) -> None:
    connection.send(step())


def peak() -> int:
    """Return the peak memory of this process in bytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024  # macOS counts bytes, Linux kibibytes


if __name__ == "__main__":
    main()
