"""What there is to decide about who is who in a graph: blocks for its review file."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.review import UNSURE, Pointer, Ruling, name_key
from kg.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Comparison, Contents, Evidence, Named
    from kg.review import Review

CLOSE = 1.25
"""Merges with less than this score are proposed; with 1 or more, two names are one (`kg.resolve.identity`)."""

_SENTENCES = 2
"""Sentences that a proposal shows of each side, if the sides lie in different documents."""

_LONGEST = 240
"""Characters of a sentence that are shown."""

_WORDS_BEFORE, _WORDS_AFTER = 30, 50
"""Characters around a mention that tell its sentence."""

_VERDICTS = {"merged": "one node", "doubtful": "two nodes, perhaps one", "apart": "two nodes"}


def proposals(contents: Contents, review: Review, *, every: bool = False, limit: int | None = None) -> tuple[str, ...]:
    """Return a block for each pair of names that a review has not heard of, the closest calls first.

    Args:
        contents: the graph.
        review: what there is already.
        every: whether what is hardly doubtful is among them.
        limit: the most to return.

    >>> from kg.model import Contents
    >>> from kg.review import Review
    >>> proposals(Contents(base="https://kg.example/", documents=(), entities=(), facts=()), Review())
    ()
    """
    texts = _Texts(contents)
    found: list[str] = []
    seen = set()
    ranked = sorted(enumerate(contents.comparisons), key=lambda item: (abs(item[1].score), item[0]))
    for _, each in ranked:
        if limit is not None and len(found) >= limit:
            break
        doubtful = each.verdict == "doubtful" or (each.verdict == "merged" and each.score < CLOSE)
        one, other = texts.pointer(each.one), texts.pointer(each.other)
        pair = frozenset((one, other))
        if (every or doubtful) and len(pair) > 1 and pair not in seen and not review.knows(one, other):
            seen.add(pair)
            found.append(_block(each, one, other, texts))
    return tuple(found)


def _block(each: Comparison, one: Pointer, other: Pointer, texts: _Texts) -> str:
    most = _SENTENCES if each.one.document != each.other.document else 1
    sentences = (
        f"{side.document or side.name}: {text}"
        for side in (each.one, each.other)
        for text in texts.sentences(side, most)
    )
    told = f"now {_VERDICTS[each.verdict]}: {'; '.join(each.reasons)} (score {each.score:+.1f})"
    comments = dict.fromkeys(one_line(text) for text in (told, *sentences))
    return "\n".join((str(Ruling(kind=UNSURE, sides=(one, other))), *(f"  # {text}" for text in comments)))


class _Texts:
    """The sentences of a graph, by document and by who is mentioned."""

    def __init__(self, contents: Contents) -> None:
        self._bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entity in contents.entities:
            for mention in entity.mentions:
                self._bearers[mention.document, name_key(mention.text)].add(entity.iri)
        wanted = {(side.document, side.iri) for each in contents.comparisons for side in (each.one, each.other)}
        documents = {document for document, _ in wanted}
        spans: dict[str, dict[int, Evidence]] = defaultdict(dict)
        about: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        for fact in contents.facts:
            for evidence in fact.evidence:
                if evidence.document in documents:
                    spans[evidence.document][evidence.start] = evidence
                    for entity in fact.entities():
                        if (evidence.document, entity.iri) in wanted:
                            about[evidence.document, entity.iri][evidence.start] = evidence.sentence
        self._sentences = {document: [each for _, each in sorted(found.items())] for document, found in spans.items()}
        self._about = {side: [text for _, text in sorted(found.items())] for side, found in about.items()}

    def pointer(self, side: Named) -> Pointer:
        """Return what points at a side, and at nothing else in its document if words can tell it."""
        if not side.document:
            return Pointer.to_iri(side.iri)
        several = len(self._bearers[side.document, name_key(side.name)] | {side.iri}) > 1
        return Pointer(side.name, side.document, self._words(side) if several else "")

    def sentences(self, side: Named, most: int) -> list[str]:
        """Return what tells who a side is: the sentence of its mention, then those that facts about it come from."""
        texts = (self._at(side), *self._about.get((side.document, side.iri), ()))
        return list(dict.fromkeys(_cut(text) for text in texts if text))[:most]

    def _at(self, side: Named) -> str:
        """Return the sentence of a side's mention; "" where it is not known."""
        if side.sentence:
            return side.sentence
        found = self._sentences.get(side.document, [])
        at = bisect_right(found, side.start, key=lambda evidence: evidence.start) - 1
        return found[at].sentence if at >= 0 and side.start < found[at].end else ""

    def _words(self, side: Named) -> str:
        """Return the part of the sentence around the name."""
        text = " ".join(self._at(side).split())
        place = max(text.find(side.name), 0)
        start, end = place - _WORDS_BEFORE, place + len(side.name) + _WORDS_AFTER
        start = text.rfind(" ", 0, start) + 1 if start > 0 else 0
        cut = text.find(" ", end)
        return text[start : cut if cut > 0 else len(text)]


def _cut(sentence: str) -> str:
    text = one_line(sentence)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def undecided(rulings: Iterable[Ruling]) -> int:
    """Return how many proposals wait for a decision."""
    return sum(ruling.kind == UNSURE for ruling in rulings)
