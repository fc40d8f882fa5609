"""`kg export`: a graph in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.folder import whole_file


@click.command(short_help="Write a graph in another format.")
@options.graph
@click.option("--format", "-f", "format_", metavar="FORMAT", help="Default: the suffix of FILE, else ttl.")
@click.option(
    "--output", "-o", metavar="FILE", help="File to write to, whole or not at all.  [default: standard output]"
)
def export(folder: str, format_: str | None, output: str | None) -> None:
    """Write a graph as RDF (ttl, nt, ttl12, nq, trig, jsonld, rdfxml), as its facts (csv, jsonl, parquet) or entities,
    as a network (json, neo4j, graphml, gexf), or as the page (html).

    jsonl and entities hold one JSON object a line; ttl12 is RDF 1.2, nq and trig name the graph; json is node-link
    JSON; neo4j is a ZIP file for its bulk importer; parquet takes kg[parquet].

    \b
    Examples:
      kg export --format nt > graph.nt
      kg export -o graph.graphml
      kg export --graph my-graph --format jsonld -o graph.json
    """
    from kg.export import FORMATS
    from kg.graph import open_graph

    graph = open_graph(folder)
    if format_ is None:
        format_ = Path(output).suffix[1:].lower() if output else "ttl"
    if format_ not in FORMATS:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(FORMATS)}", param_hint="--format")
    if output is None:
        graph.export(format_, sys.stdout.buffer)
        return
    with whole_file(Path(output)) as stream:
        graph.export(format_, stream)
