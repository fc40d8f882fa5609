"""Confidence: the estimated probability that what was read is right.

A logistic regression for each view over a few features of the parse: where the subject comes from, how sure the parser
was of the arcs that join predicate, subject and argument, how deep the predicate lies, what stands between. The
weights, `data/confidence.json`, are fitted and checked by `training/confidence.py`; docs/design.md says what counts as
right.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.tokens import once

if TYPE_CHECKING:
    from kg.extract.tokens import Token

Features = dict[str, float]
"""Values by name, each of at most two digits behind the point; one that is left out is 0."""

OTHER = "construction other"
"""The feature of all constructions that are too rare to have a weight of their own."""
_LIMITS = {"coordination": 3, "depth": 5, "length": 80, "punctuation": 4}
"""More than that counts as that."""


def confidence(view: str, construction: str, predicate: Token, subject: Token, target: Token | None) -> float:
    """Return the probability that a triple or proposition is right, between .01 and .99 in steps of .01.

    Args:
        view: "chain", "nary", "graph"; "implicit" and "graph implicit" for what a noun phrase says without a verb.
        construction: where the subject comes from, as in `Clause.construction`, or the rule of an implicit one.
        predicate: head of the clause, or the noun of an implicit one.
        subject: head of the subject.
        target: head of the object or first argument, `predicate` itself where that is predicated; None without one.
    """
    return probability(view, features(construction, predicate, subject, target))


def features(construction: str, predicate: Token, subject: Token, target: Token | None) -> Features:
    """Return what the probability is estimated from, in alphabetical order; see `confidence`.

    `certainty` is the product of the parser's probabilities of all arcs between the three words, and left out where the
    parser told none. `depth` is the number of arcs above the predicate but those of coordination, `length` that of
    tokens of the sentence, `punctuation` that of marks between predicate and arguments, `coordination` that of arcs to
    the first conjuncts of the three words.
    """
    above, depth, coordination = _way_up(predicate)
    arcs: set[int] = set()
    punctuation = 0
    for end in (subject,) if target is None else (subject, target):
        words, _, joined = _way_up(end)
        arcs |= words ^ above
        coordination += joined
        punctuation += _punctuation(predicate, end)
    found: Features = {"base": 1}
    if (percentages := predicate.doc.certainties) is not None:
        found["certainty"] = round(math.prod([percentages[each] for each in arcs]) / 100 ** len(arcs), 2)
    found[f"construction {construction}"] = 1
    found["coordination"] = min(coordination, _LIMITS["coordination"])
    found["depth"] = min(depth, _LIMITS["depth"])
    found["length"] = min(len(predicate.sent), _LIMITS["length"])
    found["punctuation"] = min(punctuation, _LIMITS["punctuation"])
    found[f"subject {_kind(subject)}"] = 1
    found[f"target {'predicate' if target is predicate else _kind(target)}"] = 1
    return found


def probability(view: str, values: Features) -> float:
    """Return the probability for the features of what a view reads, to two digits.

    It is the same on every machine: only `exp` may differ in its last bit, and no odds of three digits come so near to
    the border between two results. It is added up in the order of `values`, which `features` gives by name.

    Raises:
        KeyError: there is no such view.
    """
    weights = _weights()[view]["parser" if "certainty" in values else "tree"]
    odds = 0.0
    for name, value in values.items():
        if name in weights:
            odds += weights[name] * value
        elif name.startswith("construction "):
            odds += weights.get(OTHER, 0) * value  # what else has no weight makes no difference
    return min(max(round(1 / (1 + math.exp(-round(odds, 3))), 2), 0.01), 0.99)


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    """Return the weights by view, by whether the parser tells its certainty ("parser", "tree"), and by feature."""
    text = files("kg.extract").joinpath("data").joinpath("confidence.json").read_text("utf-8")
    found: dict[str, dict[str, dict[str, float]]] = json.loads(text)["weights"]
    return found


@once
def _way_up(token: Token) -> tuple[set[int], int, int]:
    """Return the way from a word to the root of its tree: the words whose arcs it takes, the number of these arcs but
    those of coordination, and the number of arcs to the first conjunct.
    """
    words = {token.i}
    depth = coordination = 0
    while token.head is not token:
        if token.dep_ != "conj":
            depth += 1
        elif not depth:
            coordination += 1
        token = token.head
        words.add(token.i)
    return words, depth, coordination


def _punctuation(first: Token, second: Token) -> int:
    """Return the number of punctuation marks between two words."""
    start, end = (first.i, second.i) if first.i < second.i else (second.i, first.i)
    return sum([each.is_punct for each in first.doc.tokens[start:end]])


def _kind(token: Token | None) -> str:
    """Return whether a word is a pronoun, a name, something else, or none at all."""
    if token is None:
        return "none"
    if token.pos_ == "PRON":
        return "pronoun"
    return "name" if token.ent_type_ or token.pos_ == "PROPN" else "other"
