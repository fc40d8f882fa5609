"""`kg view`: a graph, or the part of it that a query or a name picks, as an interactive page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options

TIMEOUT = 30.0
"""Seconds after which a query is stopped."""


@click.command(short_help="Draw a graph, or a part of it, as an interactive page.")
@options.graph
@click.option("--query", "sparql", metavar="SPARQL", help="Draw what the answer to a query names.")
@click.option("--entity", "-e", "names", multiple=True, metavar="NAME", help="Draw what lies around an entity.")
@click.option(
    "--depth",
    type=click.IntRange(0, 9),
    metavar="N",
    help="How many facts away from what is named.  [default: 1 with --entity, 0 with --query]",
)
@click.option("--output", "-o", metavar="FILE", help="File to write to.  [default: view.html in the graph's folder]")
@click.option("--open", "open_", is_flag=True, help="Open the page in a browser.")
def view(
    folder: str, sparql: str | None, names: tuple[str, ...], depth: int | None, output: str | None, open_: bool
) -> None:
    """Draw a graph, or a part of it, as an interactive page.

    NAME is an entity's label, alias or IRI; it may be given several times. The answer to a query names entities by IRI
    or label, and facts by the IRI of their statement.

    \b
    Examples:
      kg view --open
      kg view --entity 'Sadiq Khan' --depth 2
      kg view --query 'SELECT ?who ?whom WHERE { ?who rel:call-in ?whom }' -o calls.html
    """
    if sparql is not None and names:
        raise click.UsageError("give either --query or --entity")
    if depth is not None and sparql is None and not names:
        raise click.UsageError("--depth is how far from an --entity or from the answer to a --query")
    from kg.graph import open_graph

    graph = open_graph(folder)
    if names:
        graph = graph.around(*names, depth=1 if depth is None else depth)
    elif sparql is not None:
        answer = graph.query(sparql, timeout=TIMEOUT)
        if isinstance(answer, bool):
            raise click.UsageError("a page shows what SELECT, CONSTRUCT or DESCRIBE finds; this query asks yes or no")
        part = graph.part(answer)
        graph = graph.around(*(entity.iri for entity in part.entities()), depth=depth) if depth else part
    target = Path(output) if output else Path(folder, "view.html")
    graph.to_html(target)
    click.echo(str(target))
    click.echo(f"Drawn: entities: {len(graph.entities())}, facts: {len(graph.facts())}.", err=True)
    if open_:
        click.launch(target.resolve().as_uri())
