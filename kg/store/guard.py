"""What a query may not ask, found before the engine sees it.

pyoxigraph sends a request for every SERVICE and has no switch for that, so no SERVICE may reach it. The engine reads
keywords without looking for the end of a word (`1SERVICE<...>{}` is one), and only the grammar tells whether `<`
opens an IRI or compares, which decides what is a string and what is a comment from there on. So the guard
follows every reading of the text at once: from each place where a token may begin it goes on to each place where that
token may end. A forbidden phrase that begins where a token may begin is refused. A reading that the grammar would rule
out can only make it refuse more, and a phrase is specific enough (`SERVICE`, a name, a brace) for that not to matter.
"""

from __future__ import annotations

import re
from itertools import chain

from kg.errors import QueryError

_SPACE = r"(?:\s|#[^\n\r]*(?:[\n\r]|\Z))+"
_IGNORED = f"(?:{_SPACE})?"
_NAME_START = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
_NAME_START += "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_NAME = rf"{_NAME_START}_0-9\-\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"

# Tokens whose inside is no code; for one that begins here, each pattern gives one end.
_TOKENS = {
    "#": [r"#[^\n\r]*"],
    "<": [r'<[^<>"{}|^`\\\x00-\x20]*>', r"<"],
    '"': [r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|"(?:[^"\\\n\r]|\\.)*"'],
    "'": [r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''|'(?:[^'\\\n\r]|\\.)*'"],
    "?": [rf"\?[{_NAME}]*"],
    "$": [rf"\$[{_NAME}]*"],
    "@": [r"@[A-Za-z]*(?:-[A-Za-z0-9]+)*"],
    "_": [rf"_:[{_NAME}](?:[{_NAME}.]*[{_NAME}])?", "_"],
}
_COMPILED = {char: [re.compile(pattern, re.DOTALL) for pattern in patterns] for char, patterns in _TOKENS.items()}
_LOCAL = rf"(?:(?:[{_NAME}:]|{_ESCAPE})(?:(?:[{_NAME}.:]|{_ESCAPE})*(?:[{_NAME}:]|{_ESCAPE}))?)?"
# A prefixed name, or one letter of a keyword: another keyword may follow it without a space.
_WORD = [re.compile(rf"(?:[{_NAME_START}](?:[{_NAME}.]*[{_NAME}])?)?:{_LOCAL}"), re.compile(r"[^:]")]

_TARGET = r"(?:<[^>]*>|[^\s{<\"#]+)"
_SERVICE = re.compile(rf"SERVICE{_IGNORED}(?:SILENT{_IGNORED})?{_TARGET}{_IGNORED}\{{", re.IGNORECASE)
_FROM = re.compile(
    rf"FROM(?:{_IGNORED}(?:NAMED{_IGNORED})?<[^>]*>|{_SPACE}(?:NAMED{_SPACE})?[{_NAME}.]*:)", re.IGNORECASE
)
# `FROMa:g` is one name if a prefix is called `FROMa`, else it is FROM and the name of a graph. Before what follows a
# dataset clause it is that in any case, if `a` is a prefix as well.
_FROM_UNPREFIXED = re.compile(rf"(FROM[{_NAME}.]*):{_LOCAL}(?:{_IGNORED}(\{{|WHERE))?", re.IGNORECASE)
_DECLARED = re.compile(rf"PREFIX{_IGNORED}([{_NAME}.]*):", re.IGNORECASE)
_PROLOGUE = re.compile(
    rf"(?:{_IGNORED}(?:BASE{_IGNORED}<[^>]*>|PREFIX{_IGNORED}[{_NAME}.]*:{_IGNORED}<[^>]*>"
    rf"|VERSION{_IGNORED}(?:'[^'\n\r]*'|\"[^\"\n\r]*\")))*{_IGNORED}",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:ADD|CLEAR|COPY|CREATE|DELETE|DROP|INSERT|LOAD|MOVE|WITH)\b", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check(sparql: str) -> None:
    """Raise an error if `sparql` could change the graph or reach anything but the graph.

    Refused are SERVICE, FROM and FROM NAMED (whatever they name: the graph has one default graph and no other), and
    all update operations, LOAD among them.

    Raises:
        QueryError: the query is refused.

    >>> check('SELECT * { ?service ?p "SERVICE <http://example.org/> {}" }')
    >>> check("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: line 1, column 12: SERVICE is refused, because ...
    """
    # The standard lets escapes stand for any character of a query; pyoxigraph does not read them so, others do.
    for text in dict.fromkeys((sparql, _CODE_POINT.sub(_decoded, sparql))):
        _refuse(text)


def after_prologue(text: str) -> int:
    """Return where the first word stands that is part of no BASE, PREFIX or VERSION line."""
    prologue = _PROLOGUE.match(text)
    return prologue.end() if prologue else 0


def place(text: str, position: int) -> str:
    """Return the line and column of a position, as messages name them."""
    line = text.count("\n", 0, position) + 1
    return f"line {line}, column {position - text.rfind(chr(10), 0, position)}"


def _refuse(text: str) -> None:
    operation = _UPDATE.match(text, after_prologue(text))
    if operation:
        raise QueryError(
            f"{place(text, operation.start())}: {operation[0].upper()} is refused, because a query only reads; "
            "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    prefixes = {match[1] for match in _DECLARED.finditer(text)}
    unprefixed = (match for match in _phrases(_FROM_UNPREFIXED, text) if match[2] or match[1] not in prefixes)
    forbidden = {match.start(): match for match in chain(unprefixed, _phrases(_FROM, text), _phrases(_SERVICE, text))}
    if not forbidden:
        return
    reached = _token_starts(text)
    for position in sorted(forbidden):
        if reached[position]:
            service = forbidden[position].re is _SERVICE
            raise QueryError(
                f"{place(text, position)}: "
                + (
                    "SERVICE is refused, because a query must not reach the network; ask the graph alone"
                    if service
                    else "FROM is refused, because the graph has no other graphs and loads none; leave the clause out"
                )
            )


def _phrases(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the match at every place where there is one, overlapping ones as well."""
    matches, match = [], pattern.search(text)
    while match:
        matches.append(match)
        match = pattern.search(text, match.start() + 1)
    return matches


def _token_starts(text: str) -> bytearray:
    """Return, for each place of `text`, whether a token begins there in some reading."""
    reached = bytearray(len(text) + 1)
    reached[0] = 1
    for position, char in enumerate(text):
        if not reached[position]:
            continue
        ends = [match.end() for pattern in _COMPILED.get(char, _WORD) if (match := pattern.match(text, position))]
        for end in ends or [position + 1]:
            reached[end] = 1
    return reached


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]
