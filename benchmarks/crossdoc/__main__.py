"""Names merged across documents, raw text in: `python -m benchmarks.crossdoc`."""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks.crossdoc.collections import PARTS
from benchmarks.crossdoc.metrics import total
from benchmarks.crossdoc.scoring import entities_at, resolved_part, score
from benchmarks.crossdoc.systems import SYSTEMS
from kg.resolve.merge import plan_merges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.crossdoc.collections import Collection
    from benchmarks.crossdoc.metrics import Counts
    from kg.resolve.documents import DocumentResolution


def main() -> None:
    """Print a row for each collection and system, and the sums."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crossdoc", description=__doc__)
    parser.add_argument("--part", choices=PARTS, nargs="+", default=PARTS, help="default: both")
    parser.add_argument("--errors", action="store_true", help="also print what is mixed and what is split, and why")
    args = parser.parse_args()
    for part in args.part:
        print(
            f"\n| {part} | system | over-merged pairs | mixed nodes | split pairs | split identities | B3 P / R / F1 |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- |")
        read = resolved_part(part)
        sums: dict[str, list[Counts]] = defaultdict(list)
        missing = 0
        for collection, documents in read:
            for name, system in SYSTEMS.items():
                counts, unseen = score(collection, documents, system(documents))
                sums[name].append(counts)
                missing += len(unseen) if name == "kg" else 0
                print(row(collection.name.replace("_", " "), name, counts))
        for name, each in sums.items():
            print(row("all", name, total(each)))
        names = sum(len(collection.names) for collection, _ in read)
        texts = sum(len(documents) for _, documents in read)
        print(f"\n{texts} documents, {names} names, of which {missing} have no mention in the graph")
        if args.errors:
            for collection, documents in read:
                print_errors(collection, documents)


def row(title: str, system: str, counts: Counts) -> str:
    """Return a row of the table."""
    scores = " / ".join(f"{100 * each:.1f}" for each in counts.b_cubed)
    over = f"{100 * counts.over_merged:.1f} % | {counts.mixed_nodes} of {counts.nodes}"
    split = f"{100 * counts.split:.1f} % | {counts.split_identities} of {counts.identities}"
    return f"| {title} | {system} | {over} | {split} | {scores} |"


def print_errors(collection: Collection, documents: Sequence[DocumentResolution]) -> None:
    """Print the nodes that are mixed, the identities that are split, and what kg thought of them."""
    merges = plan_merges(documents, base="")
    where = entities_at(collection, documents)
    nodes: dict[str, set[str]] = defaultdict(set)
    identities: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in collection.names:
        at = where[name]
        node = "(no mention)" if at is None else merges.iris[name.document][at]
        nodes[node].add(name.identity)
        identities[name.identity].add((node, name.document))
    print(f"\n{collection.name}")
    for node, held in sorted(nodes.items()):
        if len(held) > 1:
            print(f"  mixed: {node} is {', '.join(sorted(held))}")
    for identity, places in sorted(identities.items()):
        if len({node for node, _ in places}) > 1:
            print(f"  split: {identity} is {', '.join(f'{node} ({document})' for node, document in sorted(places))}")
    for each in merges.judgements:
        ends = f"{each.one.slug} ({each.one.document}), {each.other.slug} ({each.other.document})"
        print(f"    {each.verdict} {each.score:+.2f} {ends}: {'; '.join(each.reasons)}")


if __name__ == "__main__":
    main()
