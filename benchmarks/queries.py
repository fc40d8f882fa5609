"""Building a store of a million triples, and the cookbook's queries on it: `python -m benchmarks.queries`.

The graph is that of the seeds, copied with other names and other documents until it is large enough; the first copy is
the seeds themselves, so that each query's example has an answer. *kg* is the project's own writer, store and `query`.
*By hand* is pyoxigraph alone: the same graph as N-Triples through `bulk_load`, each query as text, its values with
`VALUES`. *rdflib* is its store in memory and its own engine. Times are seconds of processor time, all threads of a
process together, so that they hold on a busy machine, too; of several runs (`--runs`) the best. A query of rdflib that
takes longer than `--limit` is stopped.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import resource
import signal
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import rdflib

import kg
from benchmarks.builds import in_own_process, peak, renamed
from benchmarks.speed import MEBIBYTE, SEEDS
from kg.iri import BASE
from kg.model import Contents, Entity
from kg.rdf import triples
from kg.store import Recipe, open_store, query, recipes, write_store
from kg.vocab import prefixes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.model import Fact, Value


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.queries", description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000, help="at least so many (default: %(default)s)")
    parser.add_argument("--limit", type=int, default=20, help="seconds that rdflib has a query (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs of a query but for rdflib (default: %(default)s)")
    parser.add_argument("--no-rdflib", action="store_true", help="leave rdflib out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        loads = in_own_process(partial(write, folder, options.triples))
        loads["pyoxigraph by hand"] = in_own_process(partial(load_by_hand, folder))
        print("\n| | seconds | MB on disk | MB in memory |\n| --- | --- | --- | --- |")
        for name, load in loads.items():
            show_load(name, load)
        answers = {}
        for name in ("kg", "by hand"):
            answers[name] = in_own_process(partial(ask, folder, name, options.runs))
        if not options.no_rdflib:
            load, answers["rdflib"] = in_own_process(partial(ask_rdflib, folder, options.limit))
            show_load("rdflib, in memory", load)
    print("\n| query | rows | kg | by hand | kg / by hand | rdflib |\n| --- | --- | --- | --- | --- | --- |")
    whole: dict[str, float] = dict.fromkeys(answers, 0.0)
    for recipe in recipes():
        found = {name: rows[recipe.name] for name, rows in answers.items()}
        counts = {count for count, _ in found.values() if count is not None}
        for name, (_, seconds) in found.items():
            whole[name] += seconds
        ratio = found["kg"][1] / found["by hand"][1]
        cells = [f"{found[name][1]:.3f}" for name in ("kg", "by hand")]
        count, seconds = found.get("rdflib", (0, 0.0))
        last = f"over {options.limit}" if count is None else f"{seconds:.2f}"
        rows = f"{counts.pop():,}" if len(counts) == 1 else f"differ: {sorted(counts)}"
        print(f"| {recipe.name} | {rows} | {' | '.join(cells)} | {ratio:.2f} | {last} |")
    print(f"| (all) | | {whole['kg']:.2f} | {whole['by hand']:.2f} | {whole['kg'] / whole['by hand']:.2f} | |")


def show_load(name: str, load: tuple[float, int, int]) -> None:
    """Print a row: seconds, bytes on disk, peak memory."""
    seconds, disk, memory = load
    print(f"| {name} | {seconds:.1f} | {disk / 1e6:,.0f} | {memory / MEBIBYTE:,.0f} |", flush=True)


def large(contents: Contents, copies: int) -> Contents:
    """Return a graph with `copies` copies of one, the first as it is, each of the others with names of its own."""
    documents, entities, facts = list(contents.documents), list(contents.entities), list(contents.facts)
    for copy in range(1, copies):
        twins = {each.iri: _twin(each, copy) for each in contents.entities}
        documents += [dataclasses.replace(each, id=f"{copy:04}/{each.id}") for each in contents.documents]
        entities += twins.values()
        facts += [_copied(fact, twins, copy) for fact in contents.facts]
    return dataclasses.replace(
        contents,
        documents=tuple(documents),
        entities=tuple(sorted(entities, key=lambda each: each.iri)),
        facts=tuple(sorted(facts, key=lambda each: each.id)),
    )


def _twin(entity: Entity, copy: int) -> Entity:
    return dataclasses.replace(
        entity,
        iri=f"{entity.iri}-{copy:04}",
        label=renamed(entity.label, copy),
        aliases=tuple(renamed(alias, copy) for alias in entity.aliases),
        mentions=(),
    )


def _copied(fact: Fact, twins: Mapping[str, Entity], copy: int) -> Fact:
    def thing(value: Entity | Value) -> Entity | Value:
        return twins[value.iri] if isinstance(value, Entity) else value

    return dataclasses.replace(
        fact,
        id=_number(fact.id, copy),
        subject=twins[fact.subject.iri],
        object=thing(fact.object),
        attributed_to=fact.attributed_to and twins[fact.attributed_to.iri],
        qualifiers=tuple(dataclasses.replace(each, value=thing(each.value)) for each in fact.qualifiers),
        links=tuple(dataclasses.replace(each, fact=_number(each.fact, copy)) for each in fact.links),
        mapped=tuple(
            dataclasses.replace(each, subject=twins[each.subject.iri], object=thing(each.object))
            for each in fact.mapped
        ),
        evidence=tuple(
            dataclasses.replace(each, document=f"{copy:04}/{each.document}", sentence=renamed(each.sentence, copy))
            for each in fact.evidence
        ),
    )


def _number(fact: str, copy: int) -> str:
    return f"{copy:04x}{fact}"


def write(folder: Path, size: int) -> dict[str, tuple[float, int, int]]:
    """Write the graph as kg's store and as N-Triples; return what each took: seconds, bytes on disk, peak memory."""
    seeds = kg.build(SEEDS, folder / "seeds", cache=False).contents
    one, two = (sum(1 for _ in triples(large(seeds, copies))) for copies in (1, 2))
    contents = large(seeds, 1 + -(-(size - one) // (two - one)))
    start = time.process_time()
    count = sum(1 for _ in triples(contents))
    made = time.process_time() - start
    start = time.process_time()
    write_store(folder / "kg", triples(contents))
    stored = time.process_time() - start
    with (folder / "graph.nt").open("wb") as stream:
        pyoxigraph.serialize(triples(contents), stream, pyoxigraph.RdfFormat.N_TRIPLES)
    print(f"{len(contents.facts):,} facts, {len(contents.entities):,} entities, {count:,} triples")
    return {
        "kg: facts to triples": (made, 0, 0),
        "kg: facts to triples to the store": (stored, _size(folder / "kg"), peak()),
    }


def load_by_hand(folder: Path) -> tuple[float, int, int]:
    """Load the N-Triples with pyoxigraph; return seconds, bytes on disk, peak memory."""
    start = time.process_time()
    store = pyoxigraph.Store(str(folder / "by hand"))
    store.bulk_load(path=str(folder / "graph.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()
    del store
    return time.process_time() - start, _size(folder / "by hand"), peak()


def ask(folder: Path, name: str, runs: int) -> dict[str, tuple[int, float]]:
    """Return for each query of the cookbook how many rows it gives, and the seconds of the best run."""
    found = {}
    for recipe in recipes():
        bindings = _examples(recipe)
        if name == "kg":
            step: Callable[[], int] = partial(_rows, open_store(folder / "kg"), recipe, bindings)
        else:
            text = recipe.standalone(bindings, prefixes(BASE))
            step = partial(_rows_by_hand, pyoxigraph.Store.read_only(str(folder / "by hand")), text)
        times = []
        for _ in range(runs):
            start = time.process_time()
            count = step()
            times.append(time.process_time() - start)
        found[recipe.name] = (count, min(times))
        print(f"{name}: {recipe.name}: {count:,} rows, {min(times):.3f} s", file=sys.stderr, flush=True)
    return found


def _examples(recipe: Recipe) -> dict[str, Any]:
    return dict(recipe.bindings({each.name: each.example for each in recipe.parameters}))


def _rows(store: pyoxigraph.Store, recipe: Recipe, bindings: Mapping[str, Any]) -> int:
    answer: Any = query(store, recipe.with_values(bindings))
    return len(answer)


def _rows_by_hand(store: pyoxigraph.Store, text: str) -> int:
    answer: Any = store.query(text)
    return len(list(answer))


def ask_rdflib(folder: Path, limit: int) -> tuple[tuple[float, int, int], dict[str, tuple[int | None, float]]]:
    """Load the N-Triples with rdflib; return what that took, and rows and seconds of each query, None rows if too many.

    Each query runs in a fork of the process, which the system ends when its processor time is up.
    """
    start = time.process_time()
    graph = rdflib.Graph().parse(folder / "graph.nt", format="nt")
    loaded = (time.process_time() - start, 0, peak())
    found: dict[str, tuple[int | None, float]] = {}
    for recipe in recipes():
        text = recipe.standalone(_examples(recipe), prefixes(BASE))
        here, there = os.pipe()
        child = os.fork()
        if not child:
            used = time.process_time()
            resource.setrlimit(resource.RLIMIT_CPU, (int(used) + limit, int(used) + limit))
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            count = len(list(graph.query(text)))
            os.write(there, f"{count} {time.process_time() - used}".encode())
            os._exit(0)
        os.close(there)
        with os.fdopen(here) as stream:
            told = stream.read().split()
        os.waitpid(child, 0)
        found[recipe.name] = (int(told[0]), float(told[1])) if told else (None, float(limit))
        print(f"rdflib: {recipe.name}: {found[recipe.name]}", file=sys.stderr, flush=True)
    return loaded, found


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


if __name__ == "__main__":
    main()
