"""`kg extract`: the facts of documents, without building a graph."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from kg.cli import messages, options
from kg.words import label, status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.graph import Graph
    from kg.model import Fact


@click.command(short_help="Print the facts in documents.")
@options.inputs
@click.option("--format", "-f", "format_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--sentences", "-s", is_flag=True, help="Show in the table the sentence that each fact was read from.")
@options.settings
@options.quiet
@click.pass_context
def extract(
    ctx: click.Context, /, inputs: tuple[str, ...], format_: str, sentences: bool, quiet: bool, **settings: Any
) -> None:
    """Print the facts in documents, in the order of the text, without building a graph.

    INPUT is a text or Markdown file, a folder of them, or - for standard input. The table shows under "status" what
    the text does not assert: denied, possible, alleged by somebody, ...

    \b
    Examples:
      kg extract article.txt
      echo "Mara Lind founded Halden Energy in 1998." | kg extract -
      kg extract seeds/ --format jsonl > facts.jsonl
    """
    from kg.build import collect, in_text_order

    with messages.progress(quiet=quiet) as progress:
        graph = collect(inputs, config=options.config(settings), progress=progress)
    facts = in_text_order(graph.facts())
    if format_ == "jsonl":
        for fact in facts:
            click.echo(json.dumps(fact.to_dict(), ensure_ascii=False).encode("utf-8"))
    else:
        _print_tables(graph, facts, sentences=sentences)
    if messages.tell_left_out(graph.report, quiet=quiet):
        ctx.exit(1)


def _print_tables(graph: Graph, facts: Sequence[Fact], *, sentences: bool) -> None:
    """Print one table a document; a fact that several documents state stands under the first."""
    from kg.cli.tables import print_table

    documents = {info.id: info for info in graph.documents()}
    columns = ["subject", "predicate", "object", "more", "status", *(["sentence"] if sentences else [])]
    for number, (name, group) in enumerate(groupby(facts, key=lambda fact: fact.evidence[0].document)):
        if number:
            click.echo()
        info = documents[name]
        title = " · ".join(part for part in (name, info.title, info.created) if part)
        print_table(columns, [_row(fact, sentences=sentences) for fact in group], title=title)


def _row(fact: Fact, *, sentences: bool) -> list[str]:
    more = (f"{qualifier.preposition} {label(qualifier.value)}".strip() for qualifier in fact.qualifiers)
    row = [fact.subject.label, fact.predicate.label, label(fact.object), "; ".join(more), status(fact)]
    return [*row, fact.evidence[0].sentence] if sentences else row
