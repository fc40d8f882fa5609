"""The lexicon files behind the rules."""

import re
import tomllib
from importlib.resources import files

import pytest

from kg.extract import lexicon
from kg.extract.lexicon import classes, words
from kg.extract.modality import MODALITIES

FILES = sorted(
    path.name.removesuffix(".toml")
    for path in files("kg.extract").joinpath("data").iterdir()
    if path.name.endswith(".toml")
)
TEXTS = {name: files("kg.extract").joinpath("data", f"{name}.toml").read_text("utf-8") for name in FILES}
SECTIONS = [(name, section) for name in FILES for section in tomllib.loads(TEXTS[name])]


def test_there_are_data_files():
    assert {"complements", "control", "nouns"} <= set(FILES)


@pytest.mark.parametrize(("file", "section"), SECTIONS)
def test_each_word_is_in_one_class(file, section):
    found = classes(file, section)
    assert found
    assert all(word == word.lower() and word.strip() == word for word in found)


@pytest.mark.parametrize(("file", "section"), SECTIONS)
def test_no_word_is_listed_twice(file, section):
    for name, text in tomllib.loads(TEXTS[file])[section].items():
        listed = text.split()
        assert sorted(listed) == sorted(set(listed)), name


@pytest.mark.parametrize("file", FILES)
def test_each_file_opens_with_its_source(file):
    head = " ".join(line.lstrip("# ") for line in TEXTS[file].split("\n\n[")[0].splitlines() if line.startswith("#"))
    assert re.search(r"[Tt]he project's own lists?\b", head), head


@pytest.mark.parametrize("section", ["finite", "nonfinite", "noun", "adjective", "adverb", "auxiliary", "subordinator"])
def test_each_class_of_governors_is_one_that_the_rules_know(section):
    known = {*MODALITIES, "factive", "negative", "reported", "denied", "apparent", "improbable", "averse"}
    assert set(classes("complements", section).values()) <= known


def test_a_word_in_two_classes_is_refused(monkeypatch):
    monkeypatch.setattr(lexicon, "_load", lambda file: {"made_up": {"one": "say go_on", "two": "tell say"}})
    with pytest.raises(ValueError, match=r"'say' is in one and two"):
        classes.__wrapped__("any", "made_up")


def test_underscore_stands_for_a_space(monkeypatch):
    monkeypatch.setattr(lexicon, "_load", lambda file: {"made_up": {"one": "say go_on"}})
    assert classes.__wrapped__("any", "made_up") == {"say": "one", "go on": "one"}


def test_words_of_one_class():
    assert "monday" in words("nouns", "time", "noun")
    assert words("nouns", "time", "no such class") == frozenset()
