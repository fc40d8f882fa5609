"""What documents contribute, kept on disk."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import CacheError
from kg.extract import extract
from kg.parse import load_pipeline, parse
from kg.read.text import text_document
from kg.resolve import resolve_collection, spool
from kg.resolve.documents import DocumentResolution, resolve_document
from kg.resolve.spool import Spool

SEEDS = sorted(Path("seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def extractions():
    documents = [text_document(path.read_text("utf-8"), id=path.name, source=path.name) for path in SEEDS]
    return list(map(extract, parse(load_pipeline(), documents)))


def resolution(name: str) -> DocumentResolution:
    return DocumentResolution(id=name, entities=(), profiles=(), loose_roles=frozenset(), facts=(), dropped={name: 1})


@given(st.lists(st.text(min_size=1), unique=True), st.integers(0, 5), st.integers(0, 9))
def test_all_come_in_the_order_of_their_ids_and_again(names: list[str], limit: int, early: int) -> None:
    with patch.object(spool, "IN_MEMORY", limit), Spool[DocumentResolution]() as found:
        for name in names[:early]:
            found.add(resolution(name))
        assert [each.id for each in found] == sorted(names[:early])
        for name in names[early:]:
            found.add(resolution(name))
        for _ in range(2):
            assert list(found) == [resolution(name) for name in sorted(names)]


def test_what_was_found_in_documents_comes_back_as_it_was(extractions) -> None:
    resolved = [resolve_document(each) for each in extractions]
    with patch.object(spool, "IN_MEMORY", 2), Spool[DocumentResolution]() as found:
        for each in resolved:
            found.add(each)
        assert list(found) == resolved


@pytest.mark.parametrize("limit", [0, 3])
def test_a_collection_on_disk_says_the_same(extractions, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resolve_collection(extractions, base="https://kg.example/")
    monkeypatch.setattr(spool, "IN_MEMORY", limit)
    assert resolve_collection(extractions[::-1], base="https://kg.example/") == whole


def test_the_file_is_nobody_elses_and_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    with Spool[DocumentResolution](tmp_path) as found:
        found.add(resolution("a"))
        assert [each.id for each in found] == ["a"]
        if os.name == "posix":
            assert not list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    with (
        Spool[DocumentResolution](tmp_path / "none") as found,
        pytest.raises(CacheError, match=r"none: cannot be written to: No such file or directory"),
    ):
        found.add(resolution("a"))
