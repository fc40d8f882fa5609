"""The words that the conversion asks for, read from `kg/parse/data/clearnlp.toml`, which names their sources."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of a list.

    >>> "because of" in words("expression")
    True
    """
    path = Path(__file__).parent.parent / "data" / "clearnlp.toml"
    text = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return frozenset(entry.replace("_", " ") for entry in text.split())
