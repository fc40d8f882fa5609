"""The fit of the confidence: the regression, the figures that check it, and what counts as right."""

import numpy as np
import pytest

pytest.importorskip("training.calibration", reason="the installed package has no training scripts")

from training.calibration import (
    Bin,
    calibration_error,
    fit,
    folds,
    least_error,
    log_loss,
    ranking,
    reliability,
    sigmoid,
)
from training.confidence import FEWEST, Design, fitted, rare_constructions
from training.confidence_examples import Core, Example, Slot, examples, joins

GOLD = {
    "benchie/gold.txt": "sent_id:1\tThe mayor of the town sold a car .\n1--> Cluster 1:\n"
    "[The] mayor [of the town] --> sold --> [a] car\n",
    "carb/gold.tsv": "The mayor sold a car in May .\tsold\tThe mayor\ta car\tin May\n",
    "wire57/gold.json": """{"doc": [{"id": "D 1", "sent": "Ann left.", "tokens": ["Ann", "left", "."], "tuples": [{
        "arg1": {"words": ["Ann"], "words_indexes": [0]}, "rel": {"words": ["left"], "words_indexes": [1]},
        "arg2": {"words": ["home"], "words_indexes": ["inf"]}, "arg3+": []}]}]}""",
}
FUNCTION = frozenset({"was", "by", "in", "the", "did", "not", "is", "to"})


def drawn(size, weights, seed=0):
    """Inputs with a constant column, and what a logistic model with these weights draws for them."""
    chance = np.random.default_rng(seed)
    inputs = np.column_stack([np.ones(size), chance.integers(0, 4, (size, len(weights) - 1))])
    return inputs, (chance.random(size) < sigmoid(inputs @ np.array(weights))).astype(float)


def test_the_fit_recovers_the_weights_that_drew_the_data():
    weights = [0.5, -1.0, 0.7]
    inputs, right = drawn(20_000, weights)
    assert fit(inputs, right, np.full(3, 0.01)) == pytest.approx(weights, abs=0.1)
    assert fit(inputs, sigmoid(inputs @ np.array(weights)), np.full(3, 0.01)) == pytest.approx(weights, abs=1e-4)


def test_a_penalty_draws_weights_to_zero():
    inputs, right = drawn(500, [0.5, -1.0])
    free, held = (fit(inputs, right, np.array([0.01, penalty])) for penalty in (0.01, 100))
    assert free[1] < held[1] < 0


def test_calibration_error_by_hand():
    right = np.array([1, 0, 1, 1, 0.0])
    expected = np.array([0.25, 0.25, 0.95, 0.95, 0.95])
    assert reliability(right, expected) == [Bin(2, 0.25, 0.5), Bin(3, pytest.approx(0.95), pytest.approx(2 / 3))]
    assert calibration_error(right, expected) == pytest.approx((2 * 0.25 + 3 * (0.95 - 2 / 3)) / 5)


def test_a_probability_of_one_has_a_bin():
    assert reliability(np.ones(1), np.ones(1)) == [Bin(1, 1.0, 1.0)]


def test_exact_probabilities_have_the_least_error():
    inputs, right = drawn(3000, [0.5, -1.0, 0.7])
    exact = sigmoid(inputs @ np.array([0.5, -1.0, 0.7]))
    assert calibration_error(right, exact) < 2 * least_error(exact, draws=20)
    assert calibration_error(right, exact**2) > 3 * least_error(exact**2, draws=20)


def test_log_loss_and_ranking_by_hand():
    right, expected = np.array([1, 0, 1.0]), np.array([0.8, 0.5, 0.5])
    assert log_loss(right, expected) == pytest.approx(-(np.log(0.8) + 2 * np.log(0.5)) / 3)
    assert ranking(right, expected) == 0.75


def test_a_sentence_is_in_one_fold_whatever_else_there_is():
    assert folds(["a", "b", "a"], 10)[[0, 2]].tolist() == folds(["a", "a"], 10).tolist()
    assert len(set(folds([str(n) for n in range(100)], 10).tolist())) == 10


def made(right, **features):
    return Example(view="graph", gold="benchie", sentence=str(features), text="", features=features, right=right)


def test_rare_constructions_share_a_weight():
    found = [made(True, **{"base": 1, "construction clause": 1})] * 300
    found += [made(False, **{"base": 1, "construction relative": 1})] * FEWEST
    found += [made(True, **{"base": 1, "construction infinitive": 1, "certainty": 0.5})] * (FEWEST - 1)
    assert rare_constructions(found) == {"construction infinitive"}
    assert Design.of(found, "parser").names == ["base", "certainty", "construction other", "construction relative"]
    assert Design.of(found, "tree").names == ["base", "construction other", "construction relative"]
    weights = fitted_weights(found)["tree"]
    assert weights["construction clause"] == 0
    assert weights["construction relative"] < -2


def fitted_weights(found):
    spread = [Example(view=e.view, gold=e.gold, sentence=str(n), text="", features=e.features, right=e.right)
              for n, e in enumerate(found)]  # fmt: skip
    return fitted(spread)[0]


def fact(subject, relation, target):
    return Slot.of(subject), Slot.of(relation), Slot.of(target)


def core(subject, predicate, target="", around="", existential=False):
    words = frozenset(predicate.split())
    return Core(
        subject=subject,
        target=target,
        predicate=words,
        content=words - FUNCTION,
        around=frozenset(around.split()),
        existential=existential,
    )


@pytest.mark.parametrize(
    ("gold", "triple", "right"),
    [
        (("[the] mayor [of Leeds]", "sold", "[a] car"), core("mayor", "sold", "car"), True),
        (("[the] mayor [of Leeds]", "sold", "[a] car"), core("leeds", "sold", "car"), False),
        (("the mayor", "sold it in", "Leeds"), core("mayor", "sold", "leeds"), False),
        (("the mayor", "sold it in", "Leeds"), core("mayor", "sold in", "leeds", around="it"), True),
        (("a car", "was sold by", "the mayor"), core("mayor", "was sold", "car"), True),
        (("a car", "was sold to", "the mayor"), core("mayor", "was sold", "car"), False),
        (("Ann", "was told to leave", "Leeds"), core("ann", "leave", "leeds"), False),
        (("Ann", "was told to leave", "Leeds"), core("ann", "leave", "leeds", around="told"), True),
        (("Ann", "did not sell", "cars"), core("ann", "sell", "cars"), False),
        (("Ann", "did not sell", "cars"), core("ann", "did not sell", "cars"), True),
        (("there", "is", "[a] reason"), core("reason", "is", existential=True), True),
        (("Ann", "left", "in May"), core("ann", "left"), True),
        (("Ann", "left", "in May"), core("ann", "sold"), False),
    ],
)
def test_a_triple_is_right_if_a_fact_joins_its_heads(gold, triple, right):
    assert joins(fact(*gold), triple, FUNCTION) is right


def test_examples_of_all_views(tmp_path, nlp):
    data = tmp_path
    for name, content in GOLD.items():
        (data / name).parent.mkdir()
        (data / name).write_text(content, encoding="utf-8")
    found = examples(nlp, data)
    stated = {(each.view, each.gold, each.text): each.right for each in found}
    assert stated["chain", "benchie", "The mayor of the town | sold | a car"]
    assert stated["graph", "benchie", "mayor of the town | sell | car <positive, actual>"]
    assert stated["nary", "carb", "The mayor | sold | a car | in May"]
    assert all("certainty" in each.features for each in found)
