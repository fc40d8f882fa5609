"""Minting IRIs: from a label or a text to a short, stable, readable name.

An IRI never depends on anything but the thing that it names, so the same input gives the same IRIs whatever else
is in the graph.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from typing import Any

BASE = "https://kg.example/"
"""Default base of all IRIs that a build mints. `.example` is reserved (RFC 2606), so it clashes with nothing."""

MAX_SLUG = 80
"""Code points; a longer slug is cut and ends in a hash of the whole."""

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":"))
_ASCII_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=10_000)  # texts repeat what they name
def slug(text: str) -> str:
    """Return `text` as one segment of an IRI: lower case, letters and digits of any script, hyphens between.

    The result is never empty and needs no escaping in an IRI (RFC 3987) or a Turtle IRIREF.

    >>> slug("Sadiq Khan")
    'sadiq-khan'
    >>> slug("Société Générale S.A.")
    'société-générale-s-a'
    >>> slug("?!").startswith("x-")
    True
    """
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii():
        words = _ASCII_WORD.findall(folded)
    else:
        words = "".join(char if _is_name_char(char) else " " for char in folded).split()
    name = "-".join(words)
    if not any(map(str.isalnum, name)):
        return f"x-{digest(text, length=8)}"
    if len(name) > MAX_SLUG:
        return f"{name[:MAX_SLUG].rstrip('-')}-{digest(name, length=8)}"
    return name


def digest(value: Any, *, length: int = 16) -> str:
    """Return the first `length` hex digits of the SHA-256 of `value` (any JSON value) in canonical form.

    >>> digest({"b": 1, "a": [2]}) == digest({"a": [2], "b": 1})
    True
    """
    return hashlib.sha256(_CANONICAL.encode(value).encode("ascii")).hexdigest()[:length]


def _is_name_char(char: str) -> bool:
    """Whether `char` is a letter, digit or combining mark that RFC 3987 allows in a path segment."""
    if char.isascii():
        return char.isalnum()
    private = unicodedata.category(char) in {"Co", "Cs", "Cn"}
    if 0xE0000 <= ord(char) <= 0xE0FFF:  # variation selectors and tags: RFC 3987 has no place for them
        return False
    return not private and (char.isalnum() or unicodedata.category(char)[0] == "M")
