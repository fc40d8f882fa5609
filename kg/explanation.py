"""Why mentions are one entity: what joined them in each document, what joined the documents, what was left apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.part import entities_named
from kg.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Comparison, Contents, Entity, EntityMention, Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an entity is what it is; `str()` gives it in words.

    Attributes:
        entity: with its mentions, each of which tells its reason.
        joined: what was thought of names that are one in it.
        apart: what was thought of names of which one is in it and the other in another entity.
        others: the labels of these other entities, by IRI.
    """

    entity: Entity
    joined: tuple[Comparison, ...]
    apart: tuple[Comparison, ...]
    others: Mapping[str, str]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        entity = self.entity
        yield f"{one_line(entity.label)} ({', '.join(entity.types) or 'Entity'})"
        yield f"  {entity.iri}"
        if entity.aliases:
            yield f"  also called {one_line(', '.join(entity.aliases))}"
        for document, mentions in groupby(entity.mentions, key=lambda mention: mention.document):
            yield ""
            yield one_line(document)
            yield from _mentions(list(mentions))
        across = [each for each in self.joined if each.one.document != each.other.document]
        within = [each for each in self.joined if each.one.document == each.other.document]
        for title, compared in (
            ("Across documents, one because", across),
            ("In one document, one by a close call", within),
            ("Nearly one, and kept apart", self.apart),
        ):
            if compared:
                yield ""
                yield title
                for each in compared:
                    yield f"  {self._side(each.one)} and {self._side(each.other)}"
                    yield f"      {one_line('; '.join(each.reasons))} (score {each.score:+.1f})"

    def _side(self, side: Named) -> str:
        where = f" in {one_line(side.document)}" if side.document else f" <{side.iri}>"
        other = self.others.get(side.iri, "")
        of = f" of {one_line(other)}" if side.document and other and other != side.name else ""
        return f'"{one_line(side.name)}"{where}{of}'


def explain(contents: Contents, name: str) -> tuple[Explanation, ...]:
    """Return why the entities of a name are what they are, sorted by IRI.

    Args:
        contents: the graph.
        name: an entity's label, alias or IRI.

    Raises:
        GraphError: there is none; the message tells names that are like it.
    """
    wanted = set(entities_named(contents, name))
    labels = {entity.iri: entity.label for entity in contents.entities}
    found = []
    for entity in contents.entities:
        if entity.iri not in wanted:
            continue
        about = [each for each in contents.comparisons if entity.iri in (each.one.iri, each.other.iri)]
        joined = tuple(each for each in about if each.verdict == "merged")
        apart = tuple(each for each in about if each.verdict != "merged")
        others = {
            side.iri: labels.get(side.iri, side.name)
            for each in apart
            for side in (each.one, each.other)
            if side.iri != entity.iri
        }
        found.append(Explanation(entity=entity, joined=joined, apart=apart, others=others))
    return tuple(found)


def _mentions(mentions: list[EntityMention]) -> Iterator[str]:
    texts = {(mention.start, mention.end): mention.text for mention in mentions}
    width = max(len(f"{mention.start}-{mention.end}") for mention in mentions)
    for mention in mentions:
        line = f"  {f'{mention.start}-{mention.end}':<{width}}  {one_line(mention.text)}"
        if mention.other is not None:
            with_ = one_line(texts.get(mention.other, ""))
            line += f' - {one_line(mention.reason)}: "{with_}" at {mention.other[0]}'
        yield line
