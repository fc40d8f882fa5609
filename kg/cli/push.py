"""`kg push`: a graph to another store."""

from __future__ import annotations

from urllib.parse import urlsplit

import click

from kg.cli import options
from kg.words import counted


@click.command(short_help="Send a graph to another SPARQL store.")
@click.argument("url", required=False)
@options.graph
@click.option("--into", metavar="IRI", help="The graph to fill there.  [default: the default graph]")
@click.option("--replace", is_flag=True, help="Empty that graph first; else what is sent is added to it.")
@click.option("--sparql-update", is_flag=True, help="Send INSERT DATA, where there is no Graph Store Protocol.")
@click.option("--user", metavar="NAME", help="For Basic authentication.")
@click.option(
    "--password", envvar="KG_PUSH_PASSWORD", metavar="TEXT", help="Better in KG_PUSH_PASSWORD; asked for else."
)
@click.option(
    "--token", envvar="KG_PUSH_TOKEN", metavar="TEXT", help="For Bearer authentication; better in KG_PUSH_TOKEN."
)
@click.option("--chunk", type=click.IntRange(min=1), metavar="TRIPLES", help="Of a request, 10000, or a file, 1000000.")
@click.option("--split", metavar="DIR", help="Write N-Quads files for a bulk loader instead of sending.")
@options.quiet
def push(
    url: str | None,
    folder: str,
    into: str | None,
    replace: bool,
    sparql_update: bool,
    user: str | None,
    password: str | None,
    token: str | None,
    chunk: int | None,
    split: str | None,
    quiet: bool,
) -> None:
    """Send a graph to any store that speaks SPARQL 1.1, at its URL of the Graph Store Protocol.

    It is sent in chunks. One that fails for a reason that may pass is sent again, six times in all; any chunk may be
    sent twice without harm.

    \b
    Examples:
      kg push http://localhost:7878/store
      kg push http://localhost:3030/ds/data --into https://example.org/news --replace
      kg push https://example.org/sparql/update --sparql-update --user ann
      kg push --split shards/
    """
    if (url is None) == (split is None):
        raise click.UsageError("give either a URL to send to, or --split DIR to write files")
    from kg.graph import open_graph

    graph = open_graph(folder)
    if split is not None:
        paths = graph.split(split, graph=into, size=chunk)
        if not quiet:
            click.echo(f"Wrote {counted(len(paths), 'N-Quads file')} to {split}.", err=True)
        return
    from kg.store import Target

    if user is not None and password is None:
        password = click.prompt("Password", hide_input=True, err=True)
    target = Target(
        url=url or "",
        graph=into,
        update=sparql_update,
        replace=replace,
        user=user,
        password=password or "",
        token=token,
    )
    parts = urlsplit(target.url)
    if (user or token) and parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        click.echo(f"Warning: what you log in with goes to {parts.hostname} unencrypted; is there https?", err=True)
    triples, requests = graph.push(target, chunk=chunk)
    if not quiet:
        sent = f"{counted(triples, 'triple')} in {counted(requests, 'request')}"
        click.echo(f"Sent {sent} to {parts.scheme}://{parts.netloc}.", err=True)
