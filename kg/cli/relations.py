"""`kg relations`: what the rules for relations leave over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.model import Fact

_EXAMPLE = 70
"""Characters of an example."""


@click.command(short_help="List the relations that no rule maps to a vocabulary.")
@options.graph
@click.option("--mapped", is_flag=True, help="List those that a rule maps, with the properties.")
@click.option("--limit", "-n", type=click.IntRange(min=1), default=50, show_default=True, help="Relations to show.")
def relations(folder: str, mapped: bool, limit: int) -> None:
    """List relations by the number of their facts, each with an example: those that no rule says in the words of a
    vocabulary. Rules stand in ontology/relations.ttl and in files of your own (kg build --relations FILE).

    \b
    Examples:
      kg relations
      kg relations --graph exports --mapped
    """
    from kg.cli.tables import print_table
    from kg.graph import open_graph

    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in open_graph(folder).facts():
        if bool(fact.mapped) == mapped:
            found[fact.predicate.lemma].append(fact)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [[str(len(facts)), lemma, _classes(facts), _told(facts, mapped=mapped)] for lemma, facts in ranked[:limit]]
    if not rows:
        click.echo("There is none.", err=True)
        return
    print_table(["facts", "relation", "between", "properties" if mapped else "example"], rows)
    if len(ranked) > limit:
        click.echo(f"{limit} of {len(ranked)} relations are shown; --limit shows more.", err=True)


def _classes(facts: list[Fact]) -> str:
    """Return the most frequent classes of subject and object."""
    counts: dict[str, int] = defaultdict(int)
    for fact in facts:
        subject = next(iter(fact.subject.types), "Entity")
        target = fact.object
        kind = getattr(target, "datatype", "") or next(iter(getattr(target, "types", ())), "Entity")
        counts[f"{subject} - {kind}"] += 1
    return min(counts, key=lambda pair: (-counts[pair], pair))


def _told(facts: list[Fact], *, mapped: bool) -> str:
    if mapped:
        return ", ".join(sorted({each.property for fact in facts for each in fact.mapped}))
    sentence = " ".join(min(fact.evidence[0].sentence for fact in facts).split())
    return sentence if len(sentence) <= _EXAMPLE else f"{sentence[: _EXAMPLE - 1]}…"
