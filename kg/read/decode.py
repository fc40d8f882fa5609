"""From a file to its text: the checks that keep what is no text out of a graph.

An encoding is never guessed: a wrong guess would put wrong names into the graph without a word.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MAX_BYTES = 20_000_000
"""Size of the largest file that is read; about ten thousand pages of text."""

MAX_LINE = 1_000_000
"""Characters of the longest line that is read; what has longer ones is data, not prose."""

BOM = "\ufeff"

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LINE = re.compile(r"[^\r\n]+")


def read_bytes(path: Path | None, source: str) -> bytes:
    """Return the bytes of the file at `path`, or of standard input where it is None.

    Raises:
        InputError: the file cannot be opened, is no regular file, is empty, or is larger than `MAX_BYTES`.
    """
    try:
        if path is None:
            data = _bounded(sys.stdin.buffer, source)
        else:
            if not stat.S_ISREG(path.stat().st_mode):
                raise InputError(source, "not a regular file")
            with path.open("rb") as file:
                # The size on disk is looked at first, so that a huge file costs nothing.
                _check_size(os.fstat(file.fileno()).st_size, source)
                data = _bounded(file, source)
    except OSError as error:
        raise InputError(source, f"cannot be read: {error.strerror or error}") from error
    if not data:
        raise InputError(source, "the file is empty" if path else "standard input is empty")
    return data


def decode(data: bytes, source: str) -> str:
    r"""Return the text of `data`, which is UTF-8, or UTF-16 with a byte order mark. The mark and line ends are kept.

    Raises:
        InputError: it is binary, in another encoding, or has a line longer than `MAX_LINE`.

    >>> decode(b"caf\xc3\xa9\r\n", "menu.txt")
    'café\r\n'
    >>> decode(b"caf\xe9", "menu.txt")
    Traceback (most recent call last):
    kg.errors.InputError: menu.txt: not UTF-8: byte 0xe9 at offset 3; convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8
    """
    encoding = _UTF16.get(data[:2], "utf-8")
    if encoding == "utf-8" and (at := data.find(0)) >= 0:
        raise InputError(source, f"binary, not text: a NUL byte at offset {at}")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise InputError(source, f"not UTF-16, though it begins like it: {error.reason}") from error
        raise InputError(
            source,
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}; "
            "convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        ) from error
    if "\0" in text:
        raise InputError(source, f"binary, not text: a NUL character at offset {text.index(chr(0))}")
    for match in _LINE.finditer(text):
        if match.end() - match.start() > MAX_LINE:
            number = len(re.findall(r"\r\n?|\n", text[: match.start()])) + 1
            raise InputError(
                source,
                f"line {number} has {match.end() - match.start():,} characters, more than {MAX_LINE:,}: "
                "that is data, not prose",
            )
    return text


def _bounded(file: BinaryIO, source: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    _check_size(len(data), source)
    return data


def _check_size(size: int, source: str) -> None:
    if size > MAX_BYTES:
        seen = f"{size:,} bytes" if size > MAX_BYTES + 1 else "the input"
        raise InputError(source, f"too large: {seen}, more than {MAX_BYTES:,} bytes; split it into several files")
