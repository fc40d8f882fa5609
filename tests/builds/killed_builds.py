"""Kill builds at many moments and look at what they leave: `python killed_builds.py FOLDER [STEP]`.

A moment is one of the calls by which a build changes its folder, which Python's audit events tell; a build is killed
just before it. So no moment depends on the speed of the machine. Each build runs in a fork of this process, which has
imported everything and opened no store.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import stand_ins

from kg.build import build as build_graph
from kg.folder import place
from kg.graph import COMPARISONS, FILES, SEARCH, open_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Document, Extraction

for _name in ("kg.export", "kg.rdf", "kg.resolve", "kg.store"):  # a build imports them when it comes to them
    importlib.import_module(_name)

CHANGES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}
STEP = 5
"""Of the moments, one in so many is tried, beside those around the change from the former graph to the new one."""


def main(folder: Path, step: int = STEP) -> None:
    """Fail with an assertion if a killed build leaves anything that it must not leave."""
    texts, former, output, log = (folder / name for name in ("texts", "former", "output", "parsed"))
    texts.mkdir()
    for number in range(6):
        (texts / f"{number}.txt").write_text(f"Alpha buys Beta{number}.")

    def build(target: Path) -> None:
        def extract(document: Document) -> Extraction:
            with log.open("a") as file:
                file.write(f"{document.id}\n")
            return stand_ins.extract(document)

        stand_ins.install(extract)
        build_graph(texts, target)

    assert forked(lambda: build(former)) == 0
    before = files(former)
    for number in range(3):
        (texts / f"{number}.txt").write_text(f"Alpha sues Gamma{number}.")
    shutil.copytree(former, output)
    assert forked(lambda: (counted(output, folder / "moments"), build(output))) == 0
    after = files(output)
    assert after != before
    moments = (folder / "moments").read_text().splitlines()
    complete = moments.index(f"os.rename {output / '.kg-new'}")
    store = moments.index(f"os.rename {output / 'store'}")
    chosen = sorted({*range(0, len(moments), step), complete, complete + 1, store, store + 1})

    seen = set()
    for moment in chosen:
        shutil.rmtree(output)
        shutil.copytree(former, output)
        assert forked(lambda at=moment: (killed(output, at), build(output))) == -signal.SIGKILL, moments[moment]
        left = files(output)
        assert left in (before, after), moments[moment]
        seen.add("former" if left == before else "new")
        assert open_graph(output).facts(), moments[moment]
        assert forked(lambda: check_store(output)) == 0, moments[moment]
        finished = len(list((output / "cache").rglob("*.json.gz"))) - 6
        log.write_text("")
        assert forked(lambda: build(output)) == 0, moments[moment]
        # Once the new graph is complete, the entries of the former texts are removed one by one.
        assert len(log.read_text().split()) == (0 if left == after else 3 - finished), moments[moment]
        assert files(output) == after, moments[moment]
        names = sorted([*FILES, COMPARISONS, "cache", "report.json", SEARCH, "store"])
        assert sorted(path.name for path in output.iterdir()) == names
    assert seen == {"former", "new"}


def forked(action: Callable[[], object]) -> int:
    """Do something in a fork of this process and return its exit status, or less than zero the signal that ended it."""
    child = os.fork()
    if child == 0:
        action()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def counted(output: Path, log: Path) -> None:
    """From now on, write down each change to the folder of the graph."""
    descriptor = os.open(log, os.O_CREAT | os.O_WRONLY)
    on_change(output, lambda moment: os.write(descriptor, f"{moment}\n".encode()))


def killed(output: Path, at: int) -> None:
    """Let this process be killed before the change with that number."""
    left = at

    def count(moment: str) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    on_change(output, count)


def on_change(output: Path, call: Callable[[str], object]) -> None:
    """Call `call` before each change to the folder."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event not in CHANGES or not args or not str(args[0]).startswith(str(output)):
            return
        if event == "open" and not any(mark in str(args[1]) for mark in "wax+"):
            return
        call(f"{event} {args[0]}")

    sys.addaudithook(hook)


def files(output: Path) -> dict[str, bytes]:
    """Return the files of the graph as a reader finds them."""
    return {name: place(output, name).read_bytes() for name in FILES}


def check_store(output: Path) -> None:
    """Fail unless the store holds the graph that the files hold."""
    graph = open_graph(output)
    assert sum(1 for _ in graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == graph.report["counts"]["triples"]
    names = {row["name"] for row in graph.query("SELECT ?name WHERE { ?s a kg:Organization ; rdfs:label ?name }")}
    assert names == {entity.label for entity in graph.entities()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
