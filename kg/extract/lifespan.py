"""Life dates: "Anton Brandt (4 May 1847 – 19 November 1911)" says when he was born and when he died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.confidence import confidence
from kg.extract.mentions import minimal_phrase
from kg.extract.times import has_value, value_of
from kg.model import Predicate, Triple, TripleQualifier, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token

_DASHES = frozenset({"–", "—", "-", "‒"})
_LONGEST = 16
"""Tokens between the brackets."""
_POINTS = {"date": "on", "gYear": "in", "gYearMonth": "in"}
"""The preposition that goes with a point in time of each datatype."""


def lifespan(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield when the person named by `token` was born and died, as dates in brackets behind the name tell."""
    if not mentions.is_person(token):
        return
    doc, opening = token.doc, minimal_phrase(token).end
    if opening >= len(doc) or doc[opening].text != "(" or (subject := mentions.argument(token)) is None:
        return
    inside = doc.tokens[opening + 1 : opening + 2 + _LONGEST]
    closing = next((each.i for each in inside if each.text == ")"), None)
    dash = next((each.i for each in inside if each.text in _DASHES), None)
    if closing is None or dash is None or not opening + 1 < dash < closing - 1:
        return
    ends = [value_of(token, *bounds, mentions) for bounds in ((opening + 1, dash), (dash + 1, closing))]
    if not all(has_value(each) and each.datatype in _POINTS for each in ends):
        return
    for lemma, time in zip(("be born", "die"), ends, strict=True):
        when = TripleQualifier(role="time", preposition=_POINTS[time.datatype], argument=time)
        yield Triple(
            subject=subject,
            predicate=Predicate(surface="", lemma=lemma, start=subject.mention.start, end=time.end),
            object=Value(value="true", datatype="boolean", start=time.start, end=time.end),
            qualifiers=(when,),
            implicit=True,
            rule="lifespan",
            confidence=confidence("graph implicit", "lifespan", token, token, token),
            sentence=mentions.sentence(token),
        )
