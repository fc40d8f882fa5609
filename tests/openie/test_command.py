"""The command line over a benchmark of one sentence, and sentences through the shipped pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.openie.__main__ import main
from benchmarks.openie.benchmark import BENCHMARKS
from benchmarks.openie.prediction import Prediction, Sentence, read_predictions, read_sentences, write
from benchmarks.openie.views import parse, predictions

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

BENCHIE = """sent_id:1\tThe mayor of the town sold a car .
1--> Cluster 1:
[The] mayor [of the town] --> sold --> [a] car
"""
CARB = "The mayor sold a car in May .\tsold\tThe mayor\ta car\tin May\n"
WIRE57 = """{"doc": [{"id": "D 1", "sent": "Ann left.", "tokens": ["Ann", "left", "."], "tuples": [{
"arg1": {"words": ["Ann"], "words_indexes": [0]}, "rel": {"words": ["left"], "words_indexes": [1]},
"arg2": {"words": ["home"], "words_indexes": ["inf"]}, "arg3+": []}]}]}"""
OPENIE5 = (
    "0.9\tContext(Ann says,List([0, 8)))\tSimpleArgument(The mayor,List([0, 9)))\tRelation(sold,List([10, 14)))\t"
    "SimpleArgument(a car,List([15, 20))); TemporalArgument(in May,List([21, 27)))\tThe mayor sold a car in May .\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one sentence a benchmark."""
    for name, file, text in (
        ("benchie", "gold.txt", BENCHIE),
        ("carb", "gold.tsv", CARB),
        ("wire57", "gold.json", WIRE57),
        ("carb/systems", "five.txt", OPENIE5),
        ("benchie/systems", "one.tsv", "1\tThe mayor\tsold\ta car\n"),
    ):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / file).write_text(text, encoding="utf-8")
    systems = '{"D 1": [{"arg1": "Ann", "rel": "left", "arg2": "", "extractor": "one", "score": 1.0}]}'
    (tmp_path / "wire57" / "systems.json").write_text(systems, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", sorted(BENCHMARKS))
def test_sentences_go_out_and_come_back(name: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sentences", "--benchmark", name, "--data", str(data)])
    file = data / "sentences.jsonl"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert read_sentences(file) == BENCHMARKS[name].read_sentences(data / name)


@pytest.mark.parametrize(("name", "figures"), [("benchie", "P 1.0000  R 1.0000"), ("wire57", "P 1.0000  R 1.0000")])
def test_score_of_a_shipped_system(name: str, figures: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", "--benchmark", name, "--data", str(data)])
    assert figures in capsys.readouterr().out


def test_context_opens_the_first_argument(data: Path) -> None:
    assert BENCHMARKS["carb"].read_system(data / "carb", "five") == [
        Prediction(
            sentence="The mayor sold a car in May .",
            subject="Ann says The mayor",
            predicate="sold",
            objects=("a car", "in May"),
            confidence=0.9,
        )
    ]


def test_score_of_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "predictions.jsonl"
    found = [
        Prediction(sentence="1", subject="The mayor", predicate="sold", objects=("a car",)),
        Prediction(sentence="1", subject="town", predicate="has", objects=("mayor",), implicit=True),
    ]
    file.write_text("\n".join(write(found)), encoding="utf-8")
    assert read_predictions(file) == found
    command = ["score", "--benchmark", "benchie", "--data", str(data / "benchie"), "--predictions", str(file)]
    main(command)
    main([*command, "--no-implicit"])
    assert [line.split()[3] for line in capsys.readouterr().out.splitlines()] == ["0.5000", "1.0000"]


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"gold\.tsv"):
        BENCHMARKS["carb"].folder(tmp_path)


@pytest.mark.parametrize("view", ["chain", "graph", "nary"])
def test_given_tokens_are_kept_as_one_sentence(view: str, nlp: Language) -> None:
    tokens = ("The", "committee", "published", "the", "report", ".", "It", "was", "late", ".")
    sentence = Sentence(id="7", sentence=" ".join(tokens), tokens=tokens)
    docs = list(parse(nlp, [sentence]))
    assert [token.text for token in docs[0]] == list(tokens)
    assert len(list(docs[0].sents)) == 1
    assert "published" in {each.predicate for each in predictions([sentence], docs, view) if each.sentence == "7"}
