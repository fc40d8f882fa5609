"""The metrics on examples that can be checked by hand."""

import pytest

from benchmarks.openie import benchie, carb, wire57
from benchmarks.openie.prediction import Prediction
from benchmarks.openie.score import Score, f1


def predicted(subject: str, predicate: str, *objects: str, confidence: float = 1.0) -> Prediction:
    return Prediction(sentence="1", subject=subject, predicate=predicate, objects=objects, confidence=confidence)


def test_f1() -> None:
    assert f1(0.0, 0.0) == 0.0
    assert Score(precision=1.0, recall=0.5).f1 == pytest.approx(2 / 3)


class TestBenchie:
    MAYOR = benchie.Fact((("Ann", "is [the] mayor of", "[the] town"), ("Ann", "is [the] mayor", "of [the] town")))
    OFFICE = benchie.Fact((("Ann", "left", "office"),))

    @pytest.mark.parametrize(
        ("triple", "right"),
        [
            (("Ann ", "is mayor of ", "town "), True),
            (("Ann ", "is the mayor ", "of the town "), True),
            (("Ann ", "is the mayor ", "the town "), False),
            (("Ann Lee ", "is mayor of ", "town "), False),
        ],
    )
    def test_brackets_are_optional_and_all_else_is_exact(self, triple: benchie.Triple, right: bool) -> None:
        assert self.MAYOR.matches(triple) is right

    def test_two_wordings_of_one_fact_count_once(self) -> None:
        gold = {"1": [self.MAYOR, self.OFFICE]}
        found = benchie.score(
            gold,
            [
                predicted("Ann", "is the mayor of", "the town"),
                predicted("Ann", "is mayor", "of town"),
                predicted("Ann", "is", "mayor"),
            ],
        )
        assert (found.precision, found.recall) == (0.5, 0.5)

    def test_nothing_predicted(self) -> None:
        assert benchie.score({"1": [self.MAYOR]}, []).f1 == 0.0


class TestCarb:
    GOLD = carb.Tuple.of("sold", ["she", "the old car", "in May"])

    def test_words_are_counted_slot_by_slot(self) -> None:
        # sold + she + the car of 5 predicted and 7 gold words; the objects are taken together
        assert carb.match(self.GOLD, carb.Tuple.of("sold", ["she", "the", "red car"])) == (4 / 5, 4 / 7)

    def test_only_the_relation_has_to_share_a_word(self) -> None:
        assert carb.match(self.GOLD, carb.Tuple.of("has sold", ["Ann", "it"])) == (1 / 4, 1 / 7)
        assert carb.match(self.GOLD, carb.Tuple.of("has", ["she", "the old car"])) == (0.0, 0.0)

    def test_uninflected_be_stands_for_its_forms(self) -> None:
        gold = carb.Tuple.of("is", ["Ann", "mayor"])
        assert carb.match(gold, carb.Tuple.of("be", ["Ann", "mayor"])) == (1.0, 1.0)

    def test_reported_speech_may_be_turned_round(self) -> None:
        gold = carb.Tuple.of("said", ["Ann", "it works"])
        assert carb.match(gold, carb.Tuple.of("said", ["it works", "Ann"])) == (1.0, 1.0)

    def test_gold_without_arguments_ignores_the_predicted_ones(self) -> None:
        assert carb.match(carb.Tuple.of("left", ["she"]), carb.Tuple.of("left", ["she", "early"])) == (1.0, 1.0)
        assert carb.match(self.GOLD, carb.Tuple.of("sold", ["she"])) == (0.0, 0.0)

    def test_precision_is_one_to_one_and_recall_is_not(self) -> None:
        gold = {"1": [carb.Tuple.of("sold", ["she", "cars"]), carb.Tuple.of("sold", ["she", "boats"])]}
        found = carb.score(gold, [predicted("she", "sold", "cars boats")])
        assert (found.precision, found.recall) == (3 / 4, 1.0)

    def test_the_best_threshold_counts(self) -> None:
        gold = {"1": [carb.Tuple.of("sold", ["she", "cars"])]}
        right, wrong = predicted("she", "sold", "cars", confidence=0.9), predicted("x", "y", "z", confidence=0.1)
        found = carb.score(gold, [right, wrong])
        assert (found.precision, found.recall, found.auc) == (1.0, 1.0, 1.0)


class TestWire57:
    GOLD = wire57.Tuple(
        core=(wire57.Slot(("Ann",), 1), wire57.Slot(("is", "from"), 0), wire57.Slot(("the", "town"), 1)),
        further=(wire57.Slot(("in", "May"), 2),),
    )

    def test_inferred_words_may_match_but_need_not(self) -> None:
        # 4 of 4 predicted words; 4 found for the 4 own words of the gold
        assert wire57.match(self.GOLD, predicted("Ann", "is", "the town")) == (1.0, 1.0)
        assert wire57.match(self.GOLD, predicted("Ann", "knows", "the town")) == (3 / 4, 3 / 4)

    def test_each_slot_has_to_share_a_word(self) -> None:
        assert wire57.match(self.GOLD, predicted("Bob", "is", "the town")) is None

    def test_further_arguments_are_compared_in_order(self) -> None:
        assert wire57.match(self.GOLD, predicted("Ann", "is", "town", "in June", "in May")) == (4 / 5, 4 / 4)

    def test_pairs_are_one_to_one(self) -> None:
        found = wire57.score({"1": [self.GOLD]}, [predicted("Ann", "is", "the town")] * 2)
        assert (found.precision, found.recall) == (0.5, 1.0)
