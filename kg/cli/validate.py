"""`kg validate`: SHACL over a built graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.words import counted


@click.command(short_help="Check a graph against its SHACL shapes.")
@options.graph
@click.option(
    "--shapes", "-s", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Turtle file with SHACL shapes of your own, beside the shipped ones; may be given several times.",
)  # fmt: skip
@click.option("--limit", "-n", type=click.IntRange(min=1), default=50, show_default=True, help="Violations to show.")
@click.pass_context
def validate(ctx: click.Context, folder: str, shapes: tuple[Path, ...], limit: int) -> None:
    """Check the graph.ttl of a graph's folder against the shapes that a build promises to keep, and against your own.

    Each violation is shown with the fact and the sentence that it came from; the exit status is then 1.
    Needs pySHACL: pip install 'kg[validate]'.

    \b
    Examples:
      kg validate
      kg validate --graph exports --shapes house-rules.ttl
    """
    from kg.store.validation import read_graph
    from kg.store.validation import validate as violations_of
    from kg.words import one_line

    found = violations_of(read_graph(Path(folder, "graph.ttl")), shapes)
    for each in found[:limit]:
        click.echo(one_line(f"{each.severity}: {each.node}: {each.message}"))
        for name, text in (("path", each.path), ("value", each.value), ("fact", each.fact), ("in", each.sentence)):
            if text:
                click.echo(one_line(f"  {name:<5} {text}"))
    if len(found) > limit:
        click.echo(f"{limit} of {counted(len(found), 'violation')} are shown; --limit shows more.", err=True)
    if found:
        click.echo(f"The graph does not conform: {counted(len(found), 'violation')}.", err=True)
        ctx.exit(1)
    click.echo("The graph conforms.")
