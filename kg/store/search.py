"""Full-text search over the names of entities and the sentences of facts: SQLite's FTS5, in a file beside the store.

Words are compared without case, accents and English endings ("resigned" finds "resigns"), as FTS5's `unicode61` and
`porter` tokenizers make them (https://www.sqlite.org/fts5.html#tokenizers), and hits are ranked by BM25.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg import words
from kg.errors import GraphError
from kg.model import Contents, Entity
from kg.rdf import clean

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from kg.model import Fact

MAX_WORDS = 50
"""Words of a search that are looked at; FTS5 has a limit of its own."""

# A word in a label tells more than one in an alias, and that more than one in a sentence. The scale of BM25's weights
# is free; these put an entity before the sentences that name it.
_WEIGHTS = (10.0, 8.0, 1.0)

_SCHEMA = """
CREATE TABLE hit (id INTEGER PRIMARY KEY, kind TEXT, label TEXT, place TEXT, note TEXT);
CREATE TABLE fact (id INTEGER PRIMARY KEY, name TEXT, said TEXT, status TEXT);
CREATE TABLE shown (hit INTEGER, fact INTEGER, PRIMARY KEY (hit, fact)) WITHOUT ROWID;
CREATE VIRTUAL TABLE text USING fts5 (label, aliases, sentence, tokenize = 'porter unicode61 remove_diacritics 2');
"""
_QUOTED = re.compile(r'"([^"]*)"|(\w+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFact:
    """A fact under a hit.

    Attributes:
        id: as `Fact.id`.
        said: subject, relation and object in words.
        status: what keeps it from being plainly stated ("denied", "alleged by Khan"), or "".
    """

    id: str
    said: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a search has found.

    Attributes:
        kind: `entity` or `sentence`.
        label: the label of the entity, or the text of the sentence.
        place: the IRI of the entity, or the id of the document with the span: `khan.txt#char=16,188`.
        note: types and aliases of the entity, for people; "" for a sentence.
        facts: about the entity or read from the sentence, in the order of the texts.
    """

    kind: str
    label: str
    place: str
    note: str
    facts: tuple[FoundFact, ...]


def write_index(path: str | os.PathLike[str], contents: Contents) -> None:
    """Write the index of a graph to a new file at `path`. Its content depends on the graph alone.

    Raises:
        GraphError: the file cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")  # a build is swapped in whole
            _fill(database, contents)
    except sqlite3.Error as error:
        raise GraphError(f"{path}: cannot write the search index: {error}") from error


def search(source: str | os.PathLike[str] | Contents, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return what matches all words of `text`, or if nothing does, what matches any; the best first.

    Words in double quotes are looked for side by side. Nothing else in `text` has a meaning of its own.

    Args:
        source: the file that `write_index` has written, or a graph in memory.
        text: any text.
        limit: the most hits to return.

    Raises:
        GraphError: there is no index, or it cannot be read.

    >>> from kg.model import Contents
    >>> search(Contents(base="https://kg.example/", documents=(), entities=(), facts=()), 'NEAR("x" AND *')
    ()
    """
    phrases = _phrases(text)
    if not phrases:
        return ()
    try:
        with closing(_opened(source)) as database:
            for operator in (" AND ", " OR "):
                found = database.execute(
                    "SELECT hit.id, kind, hit.label, place, note FROM text JOIN hit ON hit.id = text.rowid"
                    " WHERE text MATCH ? ORDER BY bm25(text, ?, ?, ?), hit.id LIMIT ?",
                    (operator.join(phrases), *_WEIGHTS, limit),
                ).fetchall()
                if found:
                    break
            return tuple(
                Hit(kind=kind, label=label, place=place, note=note, facts=_facts(database, number))
                for number, kind, label, place, note in found
            )
    except sqlite3.Error as error:
        raise GraphError(f"{source}: cannot search: {error}; build the graph again") from error


def _phrases(text: str) -> list[str]:
    """Return the phrases of FTS5 that `text` asks for: words between quotes, in which nothing is special."""
    found = (" ".join(re.findall(r"\w+", quoted or word)) for quoted, word in _QUOTED.findall(clean(text)))
    return [f'"{phrase}"' for phrase in dict.fromkeys(found) if phrase][:MAX_WORDS]


def _opened(source: str | os.PathLike[str] | Contents) -> sqlite3.Connection:
    if isinstance(source, Contents):
        database = sqlite3.connect(":memory:", isolation_level=None)
        _fill(database, source)
        return database
    if not Path(source).is_file():
        raise GraphError(f"{source}: there is no search index; build the graph again")
    return sqlite3.connect(f"file:{quote(str(source))}?mode=ro&immutable=1", uri=True)


def _facts(database: sqlite3.Connection, hit: int) -> tuple[FoundFact, ...]:
    rows = database.execute(
        "SELECT name, said, status FROM shown JOIN fact ON fact.id = shown.fact WHERE shown.hit = ? ORDER BY fact.id",
        (hit,),
    )
    return tuple(FoundFact(id=name, said=said, status=status) for name, said, status in rows)


def _fill(database: sqlite3.Connection, contents: Contents) -> None:
    about: defaultdict[tuple[str, str | int, int], list[int]] = defaultdict(list)
    sentences: dict[tuple[str, int, int], str] = {}
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    for number, fact in enumerate(sorted(contents.facts, key=_in_text)):
        said, status = clean(words.sentence(fact)), clean(words.status(fact))
        database.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", (number, fact.id, said, status))
        for thing in {fact.subject.iri, fact.object.iri if isinstance(fact.object, Entity) else fact.subject.iri}:
            about[thing, "", 0].append(number)
        for evidence in fact.evidence:
            key = (evidence.document, evidence.start, evidence.end)
            sentences[key] = evidence.sentence
            about[key].append(number)
    number = 0
    for entity in contents.entities:
        aliases = [clean(alias) for alias in entity.aliases if alias != entity.label]
        note = "; ".join(filter(None, (", ".join(entity.types), ", ".join(aliases))))
        number += 1
        _insert(database, number, ("entity", clean(entity.label), entity.iri, note), about[entity.iri, "", 0])
        names = (number, clean(entity.label), "\n".join(aliases))
        database.execute("INSERT INTO text (rowid, label, aliases, sentence) VALUES (?, ?, ?, '')", names)
    for key, sentence in sorted(sentences.items()):
        document, start, end = key
        number += 1
        hit = ("sentence", clean(sentence), clean(f"{document}#char={start},{end}"), "")
        _insert(database, number, hit, about[key])
        database.execute(
            "INSERT INTO text (rowid, label, aliases, sentence) VALUES (?, '', '', ?)", (number, clean(sentence))
        )
    database.execute("INSERT INTO text (text) VALUES ('optimize')")
    database.execute("COMMIT")


def _in_text(fact: Fact) -> tuple[str, int, tuple[int, int], str]:
    first = fact.evidence[0]
    return first.document, first.start, first.predicate_span, fact.id


def _insert(database: sqlite3.Connection, number: int, hit: tuple[str, str, str, str], facts: Iterable[int]) -> None:
    database.execute("INSERT INTO hit VALUES (?, ?, ?, ?, ?)", (number, *hit))
    database.executemany("INSERT INTO shown VALUES (?, ?)", ((number, fact) for fact in dict.fromkeys(facts)))
