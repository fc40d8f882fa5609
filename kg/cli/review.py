"""`kg review`: what there is to decide about who is who."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options


@click.command(short_help="Write who may be who into a file for your decisions.")
@options.folder
@click.option("--review", "file", metavar="FILE", help="File to write.  [default: that of kg.toml, else GRAPH.review]")
@click.option("--all", "every", is_flag=True, help="Propose what is hardly doubtful as well.")
@click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="Most proposals to add.")
def review(folder: str, file: str | None, every: bool, limit: int | None) -> None:
    """Write the merges of names that are close calls into a text file, each with its reasons and sentences.

    Edit the file and build again: kg build obeys it, whatever else changes in the collection, and taking a decision
    back gives the former graph. Change "unsure" to "same" or "different"; blocks of your own may name anything in the
    documents, also to split or join names of one document, to rename or to retype. What the file holds stays as it
    is when kg review is run again; only new proposals are added, at the end, the closest calls first.

    GRAPH is the folder of the graph, exports if it is left out. The file lies beside it and so outlives it.

    \b
    Examples:
      kg review
      kg review my-graph --limit 20
      kg review my-graph --review decisions.review
    """
    from kg.config import load_config
    from kg.graph import open_graph
    from kg.review import default_file

    graph = open_graph(folder)
    named = file or load_config().review
    path = Path(named) if named else default_file(Path(folder))
    added, decided, waiting = graph.review(path, every=every, limit=limit)
    click.echo(f"{path}: {added} new proposals, {waiting} undecided, {decided} decisions.")
    click.echo("Edit it, then run the same kg build again" + (f" with --review {file}." if file else "."), err=True)
