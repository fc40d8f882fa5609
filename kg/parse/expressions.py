"""A spaCy component: entities that rules find - dates, times, amounts, percentages, quantities, peoples."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.util import filter_spans

from kg.parse.labels import PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_YEAR = r"^(?:1[0-9]{3}|20[0-9]{2})$"
_DECADE = r"^(?:(?:1[0-9]|20)?[0-9]0)['’]?s$"
_DAY = r"^(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?$"
_CLOCK = r"^(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]$"

Pattern = list[dict[str, Any]]


@Language.factory("kg_expressions", assigns=["token.ent_iob", "token.ent_type", "doc.ents"], requires=["token.tag"])
def make_kg_expressions(nlp: Language, name: str) -> ExpressionRecognizer:  # noqa: ARG001 -- spaCy's signature
    """Return the component. It stands behind the tagger and the entity recognizer, whose entities it keeps."""
    return ExpressionRecognizer(nlp.vocab)


class ExpressionRecognizer:
    """Adds DATE, TIME, MONEY, PERCENT and QUANTITY by patterns of words, and NORP by tag and capital letter.

    The patterns follow the definitions of OntoNotes 5 (Weischedel et al. 2013). Where two overlap the longer one wins,
    and no entity that is there already is touched.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> doc = ExpressionRecognizer(nlp.vocab)(nlp("On 3 May 2021 it paid £2 million, 40% of its debt."))
    >>> [(ent.text, ent.label_) for ent in doc.ents]
    [('3 May 2021', 'DATE'), ('£2 million', 'MONEY'), ('40%', 'PERCENT')]
    """

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        patterns_of = _patterns()
        self.labels = (*patterns_of, PEOPLE)
        for label, patterns in patterns_of.items():
            self._matcher.add(label, patterns, greedy="LONGEST")
        vocab.strings.add(PEOPLE)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with more entities."""
        taken = {token.i for entity in doc.ents for token in entity}
        found = [span for span in self._matcher(doc, as_spans=True) if not span.text.endswith("\n")]
        found += [Span(doc, token.i, token.i + 1, label=PEOPLE) for token in doc if _is_people(token)]
        added = [span for span in filter_spans(found) if taken.isdisjoint(range(span.start, span.end))]
        if added:
            doc.set_ents(sorted([*doc.ents, *added], key=lambda span: span.start))
        return doc


def _is_people(token: Token) -> bool:
    """Whether `token` names a nation, a religion or a party: an adjective whose lemma keeps its capital; "Britons"."""
    if not (token.is_title and token.is_alpha and token.lemma_[:1].isupper()):
        return False
    return token.tag_ == "JJ" or (token.tag_ == "NNPS" and token.dep_ not in {"compound", "flat"} and _alone(token))


def _alone(token: Token) -> bool:
    """Whether a proper noun is a name of one word."""
    return not any(child.dep_ in {"compound", "flat"} and child.pos_ == "PROPN" for child in token.children)


@cache
def _words() -> dict[str, list[str]]:
    path = Path(__file__).parent / "data" / "expressions.toml"
    return {name: text.split() for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _patterns() -> dict[str, list[Pattern]]:
    """Return the patterns of each label."""
    words = _words()

    def any_of(*names: str, **more: Any) -> dict[str, Any]:
        return {"LOWER": {"IN": [word for name in names for word in words[name]]}, **more}

    def like(expression: str) -> dict[str, Any]:
        return {"TEXT": {"REGEX": expression}}

    year, day, decade, clock = like(_YEAR), like(_DAY), like(_DECADE), like(_CLOCK)
    month, weekday = any_of("month", IS_TITLE=True), any_of("weekday", IS_TITLE=True)
    number: dict[str, Any] = {"LIKE_NUM": True}
    numbers = [number, {"LIKE_NUM": True, "OP": "*"}, any_of("scale", OP="?")]
    comma: dict[str, Any] = {"TEXT": ",", "OP": "?"}
    hyphen: dict[str, Any] = {"TEXT": {"IN": ["-", "–"]}, "OP": "?"}
    named_day = [{**weekday, "OP": "?"}, comma]
    dates: list[Pattern] = [
        [*named_day, day, {"LOWER": "of", "OP": "?"}, month, comma, {**year, "OP": "?"}],
        [*named_day, month, day, comma, year],
        [*named_day, month, day],
        [any_of("bound", OP="?"), hyphen, month, comma, {**year, "OP": "?"}],
        [any_of("relative", OP="?"), weekday, any_of("part", OP="?")],
        [any_of("bound", OP="?"), hyphen, year],
        [year, {"TEXT": {"IN": ["-", "–", "to"]}}, like(r"^(?:[0-9]{2}|1[0-9]{3}|20[0-9]{2})$")],
        [any_of("bound", OP="?"), hyphen, decade],
        [any_of("day")],
        [any_of("relative"), any_of("calendar")],
        [{"LOWER": "the"}, any_of("relative"), {**number, "OP": "?"}, any_of("calendar", "calendar_plural")],
        [*numbers, any_of("calendar", "calendar_plural"), any_of("after", OP="?")],
        [{"LOWER": {"IN": ["a", "an"]}}, any_of("calendar"), any_of("after")],
    ]
    times: list[Pattern] = [
        [clock, any_of("meridiem", OP="?")],
        [like(r"^(?:[0-9]|1[0-9]|2[0-4])$"), any_of("meridiem"), any_of("meridiem", OP="?")],
        [any_of("hour")],
        [*numbers, any_of("clock"), any_of("after", OP="?")],
    ]
    return {
        "DATE": dates,
        "TIME": times,
        "MONEY": [[any_of("symbol"), *numbers], [*numbers, any_of("currency")]],
        "PERCENT": [[number, any_of("percent")], [number, {"LOWER": "per"}, {"LOWER": "cent"}],
                    [number, {"LOWER": "percentage"}, {"LOWER": {"IN": ["point", "points"]}}]],
        "QUANTITY": [[*numbers, hyphen, {"LOWER": {"IN": ["square", "cubic"]}, "OP": "?"}, any_of("unit")]],
    }  # fmt: skip
