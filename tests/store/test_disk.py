"""Stores on disk: swapped in whole, whatever happened before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode, Triple
from rdf.samples import SAMPLES

from kg.errors import GraphError
from kg.rdf import triples
from kg.store import memory_store, open_store, write_store


def some(count: int) -> list[Triple]:
    name = NamedNode("https://kg.example/entity/x")
    return [Triple(name, name, NamedNode(f"https://kg.example/entity/{number}")) for number in range(count)]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_store_holds_its_triples(name, tmp_path):
    write_store(tmp_path / "store", triples(SAMPLES[name]))
    assert len(open_store(tmp_path / "store")) == len(list(triples(SAMPLES[name])))
    assert len(memory_store(triples(SAMPLES[name]))) == len(list(triples(SAMPLES[name])))


def test_a_former_store_is_read_until_the_new_one_is_there(tmp_path):
    path = tmp_path / "store"
    write_store(path, some(1))
    former = open_store(path)

    def reading():
        for triple in some(3):
            assert len(open_store(path)) == 1
            yield triple

    write_store(path, reading())
    assert len(open_store(path)) == 3
    assert len(list(former)) == 1
    assert os.listdir(tmp_path) == ["store"]  # noqa: PTH208 - hidden files are the point


def test_a_former_store_survives_a_failure(tmp_path):
    path = tmp_path / "store"
    write_store(path, some(1))

    def failing():
        yield from some(2)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        write_store(path, failing())
    assert len(open_store(path)) == 1
    assert os.listdir(tmp_path) == ["store"]  # noqa: PTH208


_KILLED = """
import os, sys
from pyoxigraph import NamedNode, Triple
from kg.store import disk
name = NamedNode("https://kg.example/entity/killed")
def triples():
    yield Triple(name, name, name)
    if sys.argv[2] == "loading":
        os._exit(9)
rename = disk.Path.rename
def renamed(self, target):
    rename(self, target)
    if sys.argv[2] == "swapping":
        os._exit(9)
disk.Path.rename = renamed
disk.write_store(sys.argv[1], triples())
"""


@pytest.mark.parametrize("when", ["loading", "swapping"])
def test_a_killed_run_leaves_the_former_store_and_its_rest_is_cleared(when, tmp_path):
    path = tmp_path / "store"
    (tmp_path / ".notes").write_text("mine")
    write_store(path, some(4))
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), when], check=False)
    assert done.returncode == 9
    assert len(os.listdir(tmp_path)) > 2 or when == "swapping"  # noqa: PTH208
    assert len(open_store(path)) == 4
    write_store(path, some(5))
    assert len(open_store(path)) == 5
    assert sorted(os.listdir(tmp_path)) == [".notes", "store"]  # noqa: PTH208


def test_no_store(tmp_path):
    with pytest.raises(GraphError, match="no store here; build the graph first"):
        open_store(tmp_path / "store")
    assert not list(tmp_path.iterdir())


def test_a_broken_store(tmp_path):
    write_store(tmp_path / "store", some(1))
    for file in (tmp_path / "store").iterdir():
        if file.name.startswith("MANIFEST"):
            file.write_bytes(b"")
    with pytest.raises(GraphError, match="cannot read the store"):
        open_store(tmp_path / "store")


def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="cannot write the store"):
        write_store(tmp_path / "file" / "store", some(1))


def test_an_open_store_is_read_only(tmp_path):
    write_store(tmp_path / "store", some(1))
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(tmp_path / "store").update("INSERT DATA { <a:b> <a:b> <a:b> }")
