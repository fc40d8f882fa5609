"""The command line: one file a verb. What is heavy is imported when a command runs, so `kg --help` is quick."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Any

import click

import kg
from kg.cli.build import build
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.info import info
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.relations import relations
from kg.cli.review import review
from kg.cli.search import search
from kg.cli.validate import validate
from kg.cli.view import view
from kg.errors import KgError


class _Commands(click.Group):
    """A group whose commands end with a message and status 1 where kg or the system refuses something."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:  # the reader of a pipe has gone: click ends quietly
            raise
        except OSError as error:
            raise click.ClickException(str(error)) from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: kg build FOLDER, then open exports/graph.html.",
)
@click.version_option(kg.__version__, "-V", "--version", prog_name="kg")
def cli() -> None:
    """Turn text into a knowledge graph: traceable facts as RDF, a SPARQL store and an interactive page, offline."""


for _command in (build, extract, query, view, search, explain, review, relations, validate, info, export, push):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; the `kg` program."""
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal's encoding lacks is shown as an escape, and is no reason to stop.
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):
                stream.reconfigure(errors="backslashreplace")
    cli(prog_name="kg")
