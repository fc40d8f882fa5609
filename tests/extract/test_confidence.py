"""How likely a triple is to be right, on hand-built parses: what lowers it, and what the weights cover."""

import json
import math
from importlib.resources import files

import pytest

from kg.extract import extract
from kg.extract.confidence import OTHER, confidence, features, probability
from kg.extract.tokens import Doc
from kg.extract.views import VIEWS
from kg.parse.certainty import set_certainties

from .builders import parsed

SOLD = "[nsubj Lind@PERSON] sold/VBD=sell [obj [det the] house] ."
SAID = "[nsubj Mara@PERSON] said/VBD=say [ccomp [mark that] [nsubj Lind@PERSON] sold/VBD=sell [obj [det the] house]] ."


def confidences(tree: str, certainty: int | None = None) -> dict[str, float]:
    """Return the confidence of each triple by its predicate, after a parser as sure of every arc as given."""
    parse = parsed(tree)
    if certainty is not None:
        set_certainties(parse.doc, bytes([certainty] * len(parse.doc)))
    return {triple.predicate.lemma: triple.confidence for triple in extract(parse).triples}


def weights() -> dict[str, dict[str, dict[str, float]]]:
    text = files("kg.extract").joinpath("data").joinpath("confidence.json").read_text("utf-8")
    found: dict[str, dict[str, dict[str, float]]] = json.loads(text)["weights"]
    return found


def test_what_the_parser_doubts_is_less_certain():
    sure, unsure, guessed = (confidences(SOLD, certainty)["sell"] for certainty in (100, 60, 1))
    assert 0 < guessed <= unsure <= sure < 1  # in steps of .01
    assert guessed < sure


def test_only_the_arcs_that_join_the_words_of_a_triple_count():
    parse = parsed(SOLD)
    lowest = {"the": 1, ".": 1}
    set_certainties(parse.doc, bytes(lowest.get(token.text, 100) for token in parse.doc))
    assert extract(parse).triples[0].confidence == confidences(SOLD, 100)["sell"]


@pytest.mark.parametrize("certainty", [None, 90])
def test_an_embedded_clause_is_less_certain(certainty):
    assert confidences(SAID, certainty)["sell"] < confidences(SOLD, certainty)["sell"]


@pytest.mark.parametrize("certainty", [None, 90])
def test_a_pronoun_is_less_certain_than_a_name(certainty):
    assert confidences(SOLD.replace("Lind@PERSON", "She"), certainty)["sell"] < confidences(SOLD, certainty)["sell"]


def test_features_of_a_parse():
    parse = parsed(SAID)
    words = ("sold", "Lind", "house")
    verb, subject, target = (next(each for each in Doc(parse.doc) if each.text == word) for word in words)
    expected = {
        "base": 1,
        "construction clause": 1,
        "coordination": 0,
        "depth": 1,
        "length": 8,
        "punctuation": 0,
        "subject name": 1,
        "target other": 1,
    }
    assert features("clause", verb, subject, target) == expected
    set_certainties(parse.doc, bytes([90] * len(parse.doc)))
    verb, subject, target = (next(each for each in Doc(parse.doc) if each.text == word) for word in words)
    assert features("clause", verb, subject, target) == expected | {"certainty": 0.81}  # two arcs


def test_a_construction_without_a_weight_counts_as_a_rare_one():
    doc = Doc(parsed(SOLD).doc)
    for view in ("chain", "graph", "nary"):
        values = features("light verb", doc[1], doc[0], doc[3])
        assert "construction light verb" not in weights()[view]["tree"]
        del values["construction light verb"]
        values[OTHER] = 1
        assert confidence(view, "light verb", doc[1], doc[0], doc[3]) == probability(view, values)


def test_every_view_has_weights_for_parsers_of_both_kinds():
    assert set(weights()) == {*VIEWS, "graph", "graph implicit", "implicit"}
    for tables in weights().values():
        assert set(tables) == {"parser", "tree"}
        for table, given in tables.items():
            assert "base" in given
            assert ("certainty" in given) <= (table == "parser")
            assert all(math.isfinite(weight) for weight in given.values())


def test_the_views_of_clauses_know_rare_constructions():
    for view in ("chain", "graph", "nary"):
        for given in weights()[view].values():
            assert OTHER in given
            assert given["construction clause"] == 0


def test_no_odds_lie_where_the_last_bit_of_exp_decides():
    found = (100 / (1 + math.exp(-odds / 1000)) % 1 for odds in range(-10_000, 10_001) if odds)
    assert min(abs(each - 0.5) for each in found) > 1e-6


def test_nothing_is_certain():
    assert probability("graph", {"base": 100, "certainty": 100}) <= 0.99
    assert probability("graph", {"base": -100, "certainty": 0}) >= 0.01
