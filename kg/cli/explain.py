"""`kg explain`: why mentions are one entity."""

from __future__ import annotations

import click

from kg.cli import options


@click.command(short_help="Show why the mentions of an entity were put together.")
@click.argument("entity")
@options.folder
def explain(entity: str, folder: str) -> None:
    """Show why the mentions of ENTITY, a label, alias or IRI, are one, and what they were nearly one with.

    For each document the mentions are listed with their offsets, the rule that joined each to another, and that one;
    then what spoke for one entity across documents, and what was a close call and is kept apart.

    GRAPH is the folder of the graph, exports if it is left out.

    \b
    Examples:
      kg explain 'Sadiq Khan'
      kg explain Khan my-graph
      kg explain https://kg.example/entity/sadiq-khan
    """
    from kg.graph import open_graph

    for number, explanation in enumerate(open_graph(folder).explain(entity)):
        if number:
            click.echo()
        click.echo(str(explanation))
