"""Errors and ablation on hand-made facts and predictions."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.openie import benchie, carb, wire57
from benchmarks.openie.ablation import families, without
from benchmarks.openie.errors import Error, errors, sample, tree
from benchmarks.openie.prediction import Prediction


def predicted(subject: str, predicate: str, *objects: str, rule: str = "clause: object") -> Prediction:
    return Prediction(sentence="1", subject=subject, predicate=predicate, objects=objects, rule=rule)


SOLD = predicted("Ann", "sold", "cars")
LEFT = predicted("Ann", "left", "town", "in May", rule="coordination: object: chain")
HALF = wire57.Tuple(core=tuple(wire57.Slot((each,), 1) for each in ("Ann", "sold", "cars")), further=())


class TestErrors:
    SALE = benchie.Fact((("Ann", "sold", "[old] cars"), ("Ann", "sold [old]", "cars")))
    PURCHASE = benchie.Fact((("Bob", "bought", "cars"),))

    def test_what_agrees_is_no_error(self) -> None:
        assert list(errors({"1": [self.SALE], "2": []}, [SOLD])) == []

    def test_the_wrong_precede_the_missed(self) -> None:
        assert list(errors({"1": [self.PURCHASE]}, [LEFT])) == [
            Error("1", "wrong", "Ann | left | town | in May  [coordination: object: chain]"),
            Error("1", "missed", "Bob | bought | cars"),
        ]

    def test_a_fact_names_its_other_wordings(self) -> None:
        assert str(self.SALE) == "Ann | sold | [old] cars  (+1)"

    def test_a_sample_is_drawn_anew_from_its_seed_and_keeps_the_order(self) -> None:
        every = [Error("1", "wrong", str(n)) for n in range(20)]
        drawn = sample(every, 5, seed=1)
        assert drawn == sample(every, 5, seed=1) == sorted(drawn, key=lambda each: int(each.text))
        assert drawn != sample(every, 5, seed=2)
        assert sample(every, 50, seed=1) == every

    def test_a_tree_has_a_line_a_word(self) -> None:
        doc = Doc(Vocab(), words=["Ann", "left"], tags=["NNP", "VBD"], heads=[1, 1], deps=["nsubj", "ROOT"])
        first, second = tree(doc)
        assert first.split() == ["0", "Ann", "NNP", "nsubj", "1", "left"]
        assert second.split() == ["1", "left", "VBD", "ROOT", "1", "left"]


@pytest.mark.parametrize("gold", [carb.Tuple.of("sold", ["Ann", "cars"]), HALF])
def test_half_of_the_words_agree(gold: carb.Tuple | wire57.Tuple) -> None:
    assert str(gold) == "Ann | sold | cars"
    assert gold.agrees(SOLD)
    assert gold.agrees(predicted("Ann Lee", "sold", "cars today"))
    assert not gold.agrees(LEFT)
    assert not gold.agrees(predicted("the old Ann Lee of Leeds", "has sold", "two big red cars to Bob"))


class TestAblation:
    def test_families_are_the_parts_of_rules(self) -> None:
        assert families([SOLD, LEFT]) == ["chain", "clause", "coordination", "object"]

    def test_without_a_family(self) -> None:
        assert without([SOLD, LEFT], "chain") == [SOLD]
        assert without([SOLD, LEFT], "object") == []
