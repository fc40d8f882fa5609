"""`kg query`: SPARQL over a built graph."""

from __future__ import annotations

import sys
from typing import IO

import click

from kg.cli import options

_FORMATS = ["table", "csv", "json", "ttl"]


@click.command(short_help="Ask a graph a question in SPARQL.")
@click.argument("sparql", required=False)
@click.option("--file", "-f", "file", type=click.File("r", encoding="utf-8"), help="Read the query from a file, or -.")
@options.graph
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="table", show_default=True)
def query(sparql: str | None, file: IO[str] | None, folder: str, format_: str) -> None:
    """Ask a graph a question in SPARQL 1.1.

    The prefixes kg, ent, rel, fact, doc, rdf, rdfs, owl, xsd, skos, prov, schema and dcterms are bound. The format ttl
    is for CONSTRUCT and DESCRIBE.

    \b
    Examples:
      kg query 'SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name'
      kg query -f question.rq --format csv > answer.csv
      kg query 'DESCRIBE ent:sadiq-khan' --format ttl
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("give the query either as an argument or with -f FILE")
    from kg.graph import open_graph
    from kg.store import format_answer, rich_table

    graph = open_graph(folder)
    answer = graph.query(file.read() if file is not None else sparql or "")
    base = graph.report["base"]
    if format_ == "table" and not isinstance(answer, bool) and sys.stdout.isatty():
        from rich.console import Console

        Console().print(rich_table(answer, base=base))
    else:
        click.echo(format_answer(answer, format_, base=base).encode("utf-8"), nl=False)
    if format_ == "table" and not isinstance(answer, bool) and not len(answer):
        click.echo("There is no answer.", err=True)
