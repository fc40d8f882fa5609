"""Words per second of reading, parsing alone and the whole build, peak memory, and what extraction and resolution cost.

Each speed is taken in a process of its own, so that none profits from what another has loaded, and its peak memory is
its own. Run it on an idle machine; figures of different machines do not compare. What extraction and resolution cost is
told as a share of parsing, all three in one process, which differs less from machine to machine.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.model import Document
from kg.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

SEEDS = Path(__file__).parent.parent / "seeds"
WORDS = 100_000
DOCUMENT_WORDS = 500
ROUNDS = 3
"""How often extraction and resolution are compared with parsing; of each the shortest time counts."""
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
        shares: dict[str, dict[str, float]] = {}
        for name, texts in (("seeds", SEEDS), ("larger", larger)):
            documents = list(prose(texts))
            words = sum(len(text.split()) for text in documents)
            cost, _ = in_own_process(time_stages, texts)
            shares[name] = {stage: cost[stage] / cost["parsing"] for stage in ("extraction", "resolution")}
            for step in (time_reading, time_parsing, time_build):
                seconds, peak = in_own_process(step, texts)
                label = step.__name__.removeprefix("time_")
                print(
                    f"{name:<8} {len(documents):>9,} {words:>8,}  {label:<8} "
                    f"{seconds:>8.2f} {words / seconds:>9,.0f} {peak / MEBIBYTE:>9,.0f}"
                )
    print(f"\n{'of parsing':<12}" + "".join(f"{name:>10}" for name in shares))
    for stage in ("extraction", "resolution"):
        print(f"{stage:<12}" + "".join(f"{share[stage]:>10.1%}" for share in shares.values()))
    print(f"{'together':<12}" + "".join(f"{sum(share.values()):>10.1%}" for share in shares.values()))


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


def time_stages(folder: Path) -> dict[str, float]:
    """Return the seconds of the processor that parsing, extraction and resolution take, one after the other."""
    from kg.extract import extract
    from kg.iri import BASE
    from kg.parse import load_pipeline, parse
    from kg.resolve import resolve

    nlp = load_pipeline()
    documents = [document for document in read(folder) if isinstance(document, Document)]
    rounds = []
    for _ in range(ROUNDS):
        clock = [time.process_time()]
        parses = list(parse(nlp, documents))
        clock.append(time.process_time())
        extractions = [extract(each) for each in parses]
        clock.append(time.process_time())
        resolve(extractions, base=BASE)
        clock.append(time.process_time())
        rounds.append([end - start for start, end in pairwise(clock)])
    return dict(zip(("parsing", "extraction", "resolution"), map(min, zip(*rounds, strict=True)), strict=True))


def in_own_process(step: Callable[[Path], T], folder: Path) -> tuple[T, int]:
    """Return what `step` reports, and the peak memory of its process in bytes."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (step, folder))


def _measured(step: Callable[[Path], T], folder: Path) -> tuple[T, int]:
    result = step(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return result, peak if sys.platform == "darwin" else peak * 1024  # macOS counts bytes, Linux kibibytes


if __name__ == "__main__":
    main()
