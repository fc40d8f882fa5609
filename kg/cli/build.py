"""`kg build`: from documents to a graph."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import messages, options
from kg.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILES = {
    "graph.html": "the interactive page: open it in a browser",
    "graph.ttl": "the graph as Turtle",
    "facts.jsonl": "the facts with their sentences, one JSON object a line (facts.csv: as a table)",
    "entities.jsonl": "the people, organisations and things, with every mention",
    "store": "the graph for SPARQL (kg query)",
    "comparisons.jsonl": "what was thought of names that may be of one thing (kg review, kg explain)",
    "search.sqlite": "the index for kg search",
    "report.json": "what was read, what was left out and why",
    "cache": "what was found in each document, for the next build; can be deleted",
}

_EXAMPLE = """SELECT ?person ?relation ?other WHERE { ?p a kg:Person ; rdfs:label ?person ; ?r ?o .
  ?r a kg:Relation ; rdfs:label ?relation . ?o rdfs:label ?other } LIMIT 10"""


@click.command(short_help="Build a graph from documents.")
@options.inputs
@click.option("--output", "-o", default="exports", show_default=True, metavar="DIR", help="Folder to write to.")
@options.settings
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that parse; each takes about 400 MB of memory.",
)
@click.option("--no-cache", is_flag=True, help="Parse every document, and keep nothing for the next build.")
@options.quiet
@click.pass_context
def build(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    output: str,
    jobs: int,
    no_cache: bool,
    quiet: bool,
    **settings: Any,
) -> None:
    """Read documents, extract their facts and write the graph.

    INPUT is a text or Markdown file, a folder of them, or - for standard input. Documents that cannot be read are
    named, all others are built, and the exit status is then 1. Settings come from kg.toml in the working directory,
    then from these options. A document that the folder's former build has parsed is not parsed again, and a build that
    was cut short goes on from there; until it is complete, the former graph stays.

    \b
    Examples:
      kg build seeds/
      kg build report.txt notes/ -o graph
      kg build news/ --gazetteer companies.ttl --review decisions.review
      curl -s https://example.org/article.txt | kg build -
    """
    from kg.build import build as build_graph

    try:
        with messages.progress(quiet=quiet) as progress:
            config = options.config(settings)
            graph = build_graph(inputs, output, config=config, progress=progress, jobs=jobs, cache=not no_cache)
    except KeyboardInterrupt:
        kept = "" if no_cache else " What is finished is kept: the same command goes on from there."
        click.echo(f"Interrupted; the former graph, if any, is as it was.{kept}", err=True)
        ctx.exit(130)
    if not quiet:
        _tell_built(graph.report, output)
    if messages.tell_left_out(graph.report, quiet=quiet):
        ctx.exit(1)


def _tell_built(report: Mapping[str, Any], output: str) -> None:
    counts = report["counts"]
    click.echo(
        f"Built a graph of {counted(counts['facts'], 'fact')} ({counts['asserted']:,} asserted) "
        f"about {counted(counts['entities'], 'entity', 'entities')} "
        f"from {counted(counts['sentences'], 'sentence')} in {counted(counts['documents'], 'document')}; "
        f"{counted(counts['triples'], 'triple')}, {report['seconds']['total']:.1f} s."
    )
    if report["cache"]["reused"]:
        cache = report["cache"]
        click.echo(f"Parsed {counted(cache['extracted'], 'document')}; {cache['reused']:,} had not changed.")
    if counts["linked"]:
        verb = "has" if counts["linked"] == 1 else "have"
        click.echo(f"{counted(counts['linked'], 'entity', 'entities')} {verb} an IRI of a gazetteer or of the review.")
    if decided := sum(report["decisions"].values()):
        click.echo(f"Decisions about who is who: {decided}.")
    click.echo(f"It lies in {output}:")
    for name, meaning in _FILES.items():
        if Path(output, name).exists():
            click.echo(f"  {name:<17} {meaning}")
    graph = "" if output == "exports" else f" --graph {shlex.quote(output)}"
    click.echo("Try next:")
    click.echo(f"  kg query{graph} '{_EXAMPLE}'")
    click.echo(f"  kg review {shlex.quote(output)}" if graph else "  kg review")
    click.echo(f"  kg export{graph} --format graphml -o graph.graphml")
