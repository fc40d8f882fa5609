"""`kg search`: full-text search over a built graph."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.words import one_line

if TYPE_CHECKING:
    from kg.store import Hit

_FACTS = 6


@click.command(short_help="Search a graph for words.")
@click.argument("words", nargs=-1, required=True)
@options.graph
@click.option("--format", "-f", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="HITS", help="Most hits.")
@click.option("--all-facts", "-a", is_flag=True, help=f"Show all facts of a hit, and not the first {_FACTS} only.")
def search(words: tuple[str, ...], folder: str, format_: str, limit: int, all_facts: bool) -> None:
    """Search the names and aliases of entities, and the sentences of facts, for WORDS.

    Hits that have all words come first, the best before the others; each is shown with its facts. Case, accents and
    English endings do not matter. Words in double quotes must stand side by side.

    \b
    Examples:
      kg search Okonjo
      kg search flood warning --limit 3
      kg search '"break fee"' --format jsonl
    """
    from kg.graph import open_graph

    hits = open_graph(folder).search(" ".join(words), limit=limit)
    for number, hit in enumerate(hits):
        if format_ == "jsonl":
            click.echo(json.dumps(asdict(hit), ensure_ascii=False).encode("utf-8"))
        else:
            _show(hit, None if all_facts else _FACTS, first=not number)
    if not hits:
        click.echo("Nothing was found.", err=True)


def _show(hit: Hit, most: int | None, *, first: bool) -> None:
    if not first:
        click.echo()
    click.echo(one_line(hit.label) + (f"  ({one_line(hit.note)})" if hit.note else ""))
    click.echo(f"  {one_line(hit.place)}")
    for fact in hit.facts[:most]:
        click.echo(f"  - {one_line(fact.said)}" + (f"  [{one_line(fact.status)}]" if fact.status else ""))
    if len(hit.facts) > len(hit.facts[:most]):
        click.echo(f"  - and {len(hit.facts) - len(hit.facts[:most])} more")
