"""Words per second of reading, parsing alone and the whole build, and peak memory: `python -m benchmarks.speed`.

Each figure is taken in a process of its own, so that none profits from what another has loaded, and its peak memory is
its own. Run it on an idle machine; figures of different machines do not compare.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Document
from kg.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = Path(__file__).parent.parent / "seeds"
WORDS = 100_000
DOCUMENT_WORDS = 500
MEBIBYTE = 2**20


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--words", type=int, default=WORDS, help="size of the larger text (default: %(default)s)")
    size = parser.parse_args().words
    with tempfile.TemporaryDirectory() as folder:
        larger = Path(folder, "larger")
        write_larger(larger, size)
        print(f"{'texts':<8} {'documents':>9} {'words':>8}  {'step':<8} {'seconds':>8} {'words/s':>9} {'peak MiB':>9}")
        for name, texts in (("seeds", SEEDS), ("larger", larger)):
            documents = list(prose(texts))
            words = sum(len(text.split()) for text in documents)
            for step in (time_reading, time_parsing, time_build):
                seconds, peak = in_own_process(step, texts)
                label = step.__name__.removeprefix("time_")
                print(
                    f"{name:<8} {len(documents):>9,} {words:>8,}  {label:<8} "
                    f"{seconds:>8.2f} {words / seconds:>9,.0f} {peak / MEBIBYTE:>9,.0f}"
                )


def prose(folder: Path) -> Iterator[str]:
    """Yield the prose of each document, its paragraphs separated by blank lines."""
    for document in read(folder):
        if isinstance(document, Document):
            yield "\n\n".join("".join(document.text[a:b] for a, b in spans) for spans in document.paragraphs)


def write_larger(folder: Path, size: int) -> None:
    """Write documents of about `DOCUMENT_WORDS` words, `size` in all, of the shuffled paragraphs of the seeds."""
    folder.mkdir()
    paragraphs = [paragraph for text in prose(SEEDS) for paragraph in text.split("\n\n")]
    shuffle = random.Random(0).shuffle  # noqa: S311 - the same text every time is the point
    written = number = 0
    queue: list[str] = []
    while written < size:
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < DOCUMENT_WORDS:
            if not queue:
                queue = paragraphs.copy()
                shuffle(queue)
            chosen.append(queue.pop())
        number += 1
        written += sum(len(paragraph.split()) for paragraph in chosen)
        (folder / f"{number:05}.txt").write_text("\n\n".join(chosen), encoding="utf-8")


def time_reading(folder: Path) -> float:
    """Return the seconds that reading takes."""
    start = time.perf_counter()
    for _ in read(folder):
        pass
    return time.perf_counter() - start


def time_parsing(folder: Path) -> float:
    """Return the seconds that the pipeline takes for the documents, read and loaded before."""
    from kg.parse import load_pipeline, parse

    nlp = load_pipeline()
    documents = [document for document in read(folder) if isinstance(document, Document)]
    start = time.perf_counter()
    for _ in parse(nlp, documents):
        pass
    return time.perf_counter() - start


def time_build(folder: Path) -> float:
    """Return the seconds of a whole build, from `import kg` to the last file."""
    start = time.perf_counter()
    from kg.build import build

    with tempfile.TemporaryDirectory() as output:
        build(folder, output)
    return time.perf_counter() - start


def in_own_process(step: Callable[[Path], float], folder: Path) -> tuple[float, int]:
    """Return the seconds that `step` reports, and the peak memory of its process in bytes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (step, folder))


def _measured(step: Callable[[Path], float], folder: Path) -> tuple[float, int]:
    seconds = step(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, peak if sys.platform == "darwin" else peak * 1024  # macOS counts bytes, Linux kibibytes


if __name__ == "__main__":
    main()
