"""Why mentions of one document were merged, or nearly: what `Clusters` has noted, told of entities and names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from kg.resolve.antecedents import RANKED
from kg.resolve.coreference import DISAGREE, MISREAD
from kg.resolve.judgements import Verdict
from kg.resolve.names import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.model import Sentence, Span
    from kg.resolve.clusters import Clusters


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A name in a document: the index of its entity, its wording, the offset of a mention, and the sentence of that."""

    entity: int
    name: str
    start: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentComparison:
    """What was thought of two names of a document, where it is a close call: see `kg.model.Comparison`."""

    one: DocumentName
    other: DocumentName
    verdict: Verdict
    score: float
    reason: str


def joins_of(clusters: Clusters) -> dict[Span, list[tuple[Span, str]]]:
    """Return by the span of each mention those that it was merged with, and why."""
    spans = [(referent.mention.start, referent.mention.end) for referent in clusters.referents]
    found: dict[Span, list[tuple[Span, str]]] = defaultdict(list)
    for one, other, reason in clusters.joins:
        found[spans[one]].append((spans[other], reason))
        found[spans[other]].append((spans[one], reason))
    return found


def ways_to(first: Span, joins: Mapping[Span, Sequence[tuple[Span, str]]]) -> dict[Span, tuple[Span, str]]:
    """Return for each mention that hangs together with the first the one through which it does, and why."""
    found: dict[Span, tuple[Span, str]] = {}
    open_ = [first]
    for span in open_:
        for other, reason in joins.get(span, ()):
            if other != first and other not in found:
                found[other] = (span, reason)
                open_.append(other)
    return found


def comparisons_of(
    clusters: Clusters, number: Mapping[int, int], sentences: Sequence[Sentence]
) -> Iterator[DocumentComparison]:
    """Yield what was a close call between names: merges by the less safe sieves, and what was nearly merged."""

    def named(at: int) -> DocumentName | None:
        referent = clusters.referents[at]
        if referent.name is None:
            return None
        mention = referent.mention
        sentence = " ".join(sentences[mention.sentence].text.split())
        return DocumentName(number[clusters.root(at)], trimmed(mention.name), mention.start, sentence)

    seen = set()
    for pairs, merged in ((clusters.joins, True), (clusters.misses, False)):
        for first, second, reason in pairs:
            if merged and not (reason == MISREAD or reason.startswith(RANKED)):
                continue
            one, other = named(first), named(second)
            if one is None or other is None or (one.entity == other.entity) is not merged:
                continue
            one, other = sorted((one, other), key=lambda name: name.start)
            pair = (one.entity, other.entity, one.name.casefold(), other.name.casefold())
            if pair in seen or (merged and one.name.casefold() == other.name.casefold()):
                continue
            seen.add(pair)
            score = _score(reason)
            verdict = Verdict.MERGED if merged else Verdict.APART if reason.endswith(DISAGREE) else Verdict.DOUBTFUL
            yield DocumentComparison(one=one, other=other, verdict=verdict, score=score, reason=reason)


def _score(reason: str) -> float:
    """Return log odds: of the ranker what it thinks, of a rule a guess."""
    if reason.startswith(RANKED):
        likely = min(float(reason.removeprefix(RANKED)), 0.99)
        return round(log(likely / (1 - likely)), 1)
    return 1.5 if reason == MISREAD else -2.0 if reason.endswith(DISAGREE) else -0.5
