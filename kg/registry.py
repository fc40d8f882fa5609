"""Named parts, built in or added by an installed distribution through an entry point.

A distribution adds a reader for PDF files with two lines in its `pyproject.toml`:

    [project.entry-points."kg.readers"]
    pdf = "their_package:read_pdf"

Built-in parts are named in the code that uses them, so they need no installed metadata.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint


@cache  # looking through all that is installed takes milliseconds
def installed_parts(group: str) -> tuple[EntryPoint, ...]:
    """Return the parts of `group` that installed distributions add."""
    return tuple(entry_points(group=group))


def part_names(group: str, builtin: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of all parts of `group`, sorted; imports none of them.

    >>> part_names("kg.example", {"b": "json:loads", "a": "json:dumps"})
    ('a', 'b')
    """
    return tuple(sorted({*builtin, *(entry.name for entry in installed_parts(group))}))


def load_part(group: str, name: str, builtin: Mapping[str, str]) -> Any:
    """Import and return the part called `name`. An installed part takes the place of a built-in one.

    Args:
        group: the entry-point group, such as `kg.readers`.
        name: the part's name within the group.
        builtin: the built-in parts, as `module:attribute` by name.

    Raises:
        ConfigError: there is no such part, two distributions claim the name, or the part cannot be imported.

    >>> load_part("kg.example", "a", {"a": "json:dumps"})([1])
    '[1]'
    """
    targets = {entry.value: entry for entry in installed_parts(group) if entry.name == name}
    if len(targets) > 1:
        raise ConfigError(f"several installed parts of {group} are called {name!r}: {', '.join(sorted(targets))}")
    try:
        for entry in targets.values():
            return entry.load()
        if name in builtin:
            module, attribute = builtin[name].split(":")
            return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"the part {name!r} of {group} cannot be imported: {error}") from error
    valid = ", ".join(part_names(group, builtin)) or "none"
    raise ConfigError(f"{group} has no part {name!r} (valid: {valid})")
