"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.config import Config

    Command = Callable[..., Any]

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
graph = click.option(
    "--graph", "-g", "folder", default="exports", show_default=True, metavar="DIR", help="Folder of the graph."
)
folder = click.argument("folder", metavar="[GRAPH]", default="exports")
quiet = click.option("--quiet", "-q", is_flag=True, help="Print errors only.")


def _given(_context: click.Context, _option: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the files that were named; None, which leaves those of `kg.toml`, where none was."""
    return paths or None


def settings(command: Command) -> Command:
    """Add the options that go before the settings of `kg.toml`."""
    for option in (
        click.option("--strict", is_flag=True, default=None, help="Leave out what the ontology cannot say."),
        click.option(
            "--ontology",
            multiple=True,
            metavar="FILE",
            callback=_given,
            help="Ontology of your own (OWL, RDFS, SKOS; Turtle, RDF/XML, JSON-LD) that guides the mapping.",
        ),
        click.option(
            "--relations",
            multiple=True,
            metavar="FILE",
            callback=_given,
            help="Turtle file with rules for relations, beside the shipped ones; may be given several times.",
        ),
        click.option(
            "--gazetteer",
            multiple=True,
            metavar="FILE",
            callback=_given,
            help="RDF file with names, IRIs and types of known things; may be given several times.",
        ),
        click.option(
            "--review",
            metavar="FILE",
            help="Decisions about who is who, as kg review writes them.  [default: beside the graph's folder]",
        ),
        click.option("--min-confidence", type=float, metavar="0..1", help="Leave out what is less certain."),
        click.option(
            "--assert-attributed/--no-assert-attributed",
            default=None,
            help="Whether what a source is reported as saying becomes a plain triple.  [default: it does]",
        ),
        click.option("--base", metavar="IRI", help="Base of all IRIs; ends in / or #."),
        click.option("--model", "-m", metavar="NAME", help="spaCy pipeline: shipped, installed or a path."),
    ):
        command = option(command)
    return command


def config(options: dict[str, Any]) -> Config:
    """Return the settings: those of `kg.toml` in the working directory, then the command line's.

    Raises:
        ConfigError: a setting is unknown or not valid.
    """
    from kg.config import load_config

    return load_config(**options)
