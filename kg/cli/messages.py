"""What the commands say on standard error: progress, and what was left out."""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from kg.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.build import Progress


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Yield what draws a progress bar, or None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(step: str, done: int, total: int) -> None:
            bar.update(task, description=one_line(step), completed=done, total=total)

        yield show


def tell_left_out(report: Mapping[str, Any], *, quiet: bool) -> bool:
    """Print what was left out and why, and return whether any of it is an error.

    Args:
        report: a build's report.
        quiet: whether to print errors only.
    """
    errors = [item for item in report["skipped"] if item["error"]]
    if not quiet:
        others = defaultdict(list)
        for item in report["skipped"]:
            if not item["error"]:
                others[item["reason"]].append(item["source"])
        for reason, sources in others.items():
            more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
            _tell(f"Left out: {sources[0]}{more}: {reason}")
        for warning in report["warnings"]:
            _tell(f"Warning: {warning}")
    for item in errors:
        _tell(f"Error: {item['source']}: {item['reason']}")
    return bool(errors)


def _tell(text: str) -> None:
    click.echo(one_line(text), err=True)
