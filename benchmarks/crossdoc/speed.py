"""Time and memory of merging many documents, without parsing: `python -m benchmarks.crossdoc.speed`.

The documents are the paragraphs of `seeds/` with their names changed, as in `benchmarks.builds`, so that some share
names. To each, two names are added that a merge by pairs would choke on: a country in every tenth document, and in
every tenth somebody called John Smith, who has one of a hundred employers.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.builds import in_own_process, peak, renamed
from benchmarks.speed import MEBIBYTE, SEEDS, prose
from kg.extract import extract
from kg.iri import slug
from kg.parse import load_pipeline, parse
from kg.read.text import text_document
from kg.resolve.documents import DocumentEntity, resolve_document
from kg.resolve.merge import plan_merges
from kg.resolve.names import fold_name
from kg.resolve.profiles import EMPTY, Profile

if TYPE_CHECKING:
    from kg.resolve.documents import DocumentResolution

SIZES = (1000, 10_000, 100_000)
_EVERY, _EMPLOYERS = 10, 100


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crossdoc.speed", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, help="sizes (default: %(default)s)")
    args = parser.parse_args()
    print("| documents | named entities | nodes | seconds | microseconds a named entity | MiB before | MiB peak |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in args.documents:
        named, nodes, seconds, before, most = in_own_process(partial(measured, size))
        each = 1_000_000 * seconds / named
        memory = f"{before / MEBIBYTE:,.0f} | {most / MEBIBYTE:,.0f}"
        print(f"| {size:,} | {named:,} | {nodes:,} | {seconds:.1f} | {each:.0f} | {memory} |", flush=True)


def measured(size: int) -> tuple[int, int, float, int, int]:
    """Return the number of named entities, of nodes, the processor's seconds, and the memory before and at most."""
    documents = made(size)
    before = peak()
    start = time.process_time()
    merges = plan_merges(documents, base="")
    seconds = time.process_time() - start
    named = sum(entity.named for document in documents for entity in document.entities)
    return named, len({iri for iris in merges.iris.values() for iri in iris}), seconds, before, peak()


def made(size: int) -> list[DocumentResolution]:
    """Return `size` resolved documents."""
    texts = [text for document in prose(SEEDS) for text in document.split("\n\n")]
    given = [text_document(text, id=str(at), source="") for at, text in enumerate(texts)]
    resolved = [_bare(resolve_document(extract(parsed))) for parsed in parse(load_pipeline(None), given)]
    found = []
    for number in range(size):
        copy, at = divmod(number, len(resolved))
        document = replace(_renamed(resolved[at], copy), id=f"{number:06}.txt")
        found.append(_with(document, number))
    return found


def _bare(document: DocumentResolution) -> DocumentResolution:
    """Return a document without what merging does not look at: facts and mentions."""
    return replace(document, facts=(), entities=tuple(replace(each, mentions=()) for each in document.entities))


def _with(document: DocumentResolution, number: int) -> DocumentResolution:
    if number % _EVERY == 0:
        name, profile, votes = "United Kingdom", Profile(), "Place"
    elif number % _EVERY == 1:
        employer = fold_name(f"Firm Number {number // _EVERY % _EMPLOYERS}")
        name, profile, votes = (
            "John Smith",
            Profile(linked=frozenset({employer}), employers=frozenset({employer})),
            "Person",
        )
        document = _add(document, " ".join(employer).title(), Profile(), "Organization")
    else:
        return document
    return _add(document, name, profile, votes)


def _add(document: DocumentResolution, name: str, profile: Profile, category: str) -> DocumentResolution:
    nothing: frozenset[str] = frozenset()
    entity = DocumentEntity(
        label=name,
        slug=slug(name),
        named=True,
        shared=True,
        votes={category: 3},
        aliases=nothing,
        acronyms=nothing,
        former=nothing,
        mentions=(),
    )
    return replace(document, entities=(*document.entities, entity), profiles=(*document.profiles, profile))


def _renamed(value: Any, copy: int) -> Any:
    """Return a value with the names in it changed, keys and slugs with them."""
    if value == EMPTY or not value:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _renamed(getattr(value, field.name), copy) for field in fields(value) if field.init}
        if "slug" in changed:
            changed["slug"] = slug(changed["label"])
        return type(value)(**changed)
    if isinstance(value, frozenset):
        return frozenset(_renamed(each, copy) for each in value)
    if isinstance(value, tuple):
        if value and all(isinstance(each, str) for each in value):  # the key of a name, in lower case
            return fold_name(renamed(" ".join(value).title(), copy))
        return tuple(_renamed(each, copy) for each in value)
    return renamed(value, copy) if isinstance(value, str) else value


if __name__ == "__main__":
    main()
