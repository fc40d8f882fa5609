"""`kg query`: SPARQL over a built graph."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import QueryError
from kg.vocab import prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph import Graph
    from kg.store import Description, Recipe, Solutions
    from kg.store.results import Term

_FORMATS = ["table", "csv", "tsv", "json", "ttl"]
_TABLE_ROWS = 1000


@click.command(short_help="Ask a graph a question in SPARQL.")
@click.argument("sparql", required=False)
@click.option("--name", "-n", "name", metavar="NAME", help="Ask a query of the cookbook.")
@click.option("--list", "list_", is_flag=True, help="List the queries of the cookbook, and end.")
@click.option(
    "--file", "-f", "file", type=click.File("r", encoding="utf-8-sig"), help="Read the query from a file, or -."
)
@options.graph
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option(
    "--set", "-s", "settings", multiple=True, metavar="NAME=VALUE", help="Put a value in place of a variable."
)
@click.option("--print", "print_", is_flag=True, help="Print the query of the cookbook for use in other stores.")
@click.option("--view", metavar="FILE", help="Draw what the answer names as an interactive page, instead of printing.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="ROWS",
    help=f"Most rows or triples; 0 for all.  [default: {_TABLE_ROWS} in a table, else all]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after this time; 0 for never.",
)
def query(
    sparql: str | None,
    name: str | None,
    list_: bool,
    file: IO[str] | None,
    folder: str,
    format_: str,
    settings: tuple[str, ...],
    print_: bool,
    view: str | None,
    limit: int | None,
    timeout: float,
) -> None:
    """Ask a graph a question in SPARQL 1.1, or one of the cookbook by its name.

    The prefixes kg, ent, rel, qual, fact, doc, rdf, rdfs, owl, xsd, skos, prov, schema and dcterms are bound. The
    format ttl is for CONSTRUCT and DESCRIBE. A VALUE is a text, a number, a date, an IRI in <> or a prefixed name;
    in double quotes it is always a text.

    The exit status is 0 if there is an answer, be it empty, false or cut off by the limit, which a message says; 1 if
    the query is malformed, refused, or stopped; 2 for wrong usage.

    \b
    Examples:
      kg query 'SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name'
      kg query --list
      kg query --name about --set name='Sadiq Khan'
      kg query -f question.rq --format csv > answer.csv
      kg query 'DESCRIBE ent:sadiq-khan' --format ttl
      kg query 'SELECT ?r ?o WHERE { ?who rdfs:label ?name ; ?r ?o }' --set name='Sadiq Khan'
      kg query 'SELECT ?who ?whom WHERE { ?who rel:call-in ?whom }' --view answer.html
    """
    if list_:
        _list()
        return
    if [sparql, file, name].count(None) != 2:
        raise click.UsageError("give the query either as an argument, with -f FILE or with --name; --list lists names")
    if print_ and name is None:
        raise click.UsageError("--print is for a query of the cookbook; name one with --name")
    from kg.graph import open_graph

    graph = open_graph(folder)
    values = _values(settings)
    limit = _TABLE_ROWS if limit is None and format_ == "table" and view is None else limit or None
    answer: Solutions | Description | bool
    if name is not None:
        recipe, terms = _recipe(name, values)
        if print_:
            click.echo(recipe.standalone(terms, prefixes(graph.report["base"])).encode("utf-8"), nl=False)
            return
        answer = graph.ask(name, values, limit=limit, timeout=timeout or None)
    else:
        answer = graph.query(
            file.read() if file is not None else sparql or "",
            bindings=_bindings(graph, values),
            limit=limit,
            timeout=timeout or None,
        )
    if view is None:
        _print(graph, answer, format_)
    elif isinstance(answer, bool):
        raise click.UsageError(
            "--view draws what SELECT, CONSTRUCT or DESCRIBE finds, and this query asks for yes or no"
        )
    else:
        part = graph.part(answer)
        part.to_html(view)
        click.echo(f"Drawn in {view}: entities: {len(part.entities())}, facts: {len(part.facts())}.", err=True)
    if not isinstance(answer, bool):
        _tell(answer)


def _values(settings: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not (sign and name.isidentifier()):
            raise click.BadParameter(f"{setting!r} is not of the form NAME=VALUE", param_hint="--set")
        values[name] = value
    return values


def _bindings(graph: Graph, values: Mapping[str, str]) -> dict[str, Term]:
    from kg.store import read_binding

    known = prefixes(graph.report["base"])
    return {name: read_binding(value, known) for name, value in values.items()}


def _recipe(name: str, values: Mapping[str, str]) -> tuple[Recipe, dict[str, Term]]:
    from kg.store import recipe

    try:
        found = recipe(name)
        return found, found.bindings(values)
    except QueryError as error:
        raise click.UsageError(str(error)) from None


def _list() -> None:
    from kg.cli.tables import print_table
    from kg.store import recipes

    rows = [
        (recipe.name, recipe.question, " ".join(f"--set {each.name}={each.kind.upper()}" for each in recipe.parameters))
        for recipe in recipes()
    ]
    print_table(["name", "question", "parameters"], rows)


def _print(graph: Graph, answer: Solutions | bool | Description, format_: str) -> None:
    from kg.store import format_answer, rich_table

    base = graph.report["base"]
    if format_ == "table" and not isinstance(answer, bool) and sys.stdout.isatty():
        from rich.console import Console

        Console().print(rich_table(answer, base=base))
    else:
        click.echo(format_answer(answer, format_, base=base).encode("utf-8"), nl=False)


def _tell(answer: Solutions | Description) -> None:
    if not answer.complete:
        click.echo(f"There is more: this is only the first {len(answer):,}; --limit 0 gives all.", err=True)
    elif not len(answer):
        click.echo("There is no answer.", err=True)
