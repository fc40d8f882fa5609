"""Programs of others that read the graph and answer the cookbook as the embedded store does; see CONTRIBUTING.md.

They take minutes to install and some to start, so they run on request: `python -m pytest -m engines tests/store`.
"""

from __future__ import annotations

import shutil

import pytest

from kg.iri import BASE
from kg.rdf import graph_iri
from kg.store import recipe, recipes

from .servers import answer_here, answer_there, comunica_server, virtuoso_server
from .test_cookbook import ROWS, town, values

pytestmark = pytest.mark.engines

UNLIKE_COMUNICA = {"kinds", "sources"}
CASES = [
    *((each.name, {**values(each.name), **({"name": "Mr Eade"} if "name" in values(each.name) else {})})
      for each in recipes()),
    *((name, dict(pair.split("=") for pair in given.split(";"))) for name, given in ROWS if given),
]  # fmt: skip


def program(name, hint):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: {hint}")
    return found


def written(graph, path):
    with path.open("wb") as stream:
        graph.export({".rdf": "rdfxml"}.get(path.suffix, path.suffix[1:]), stream)
    return path


@pytest.fixture(scope="module")
def comunica(tmp_path_factory):
    server = program("comunica-sparql-file-http", "npm install @comunica/query-sparql-file@4")
    with comunica_server(server, written(town(), tmp_path_factory.mktemp("comunica") / "town.ttl")) as url:
        yield url


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory):
    server = program("virtuoso-t", "apt-get install virtuoso-opensource-7")
    folder = tmp_path_factory.mktemp("virtuoso")
    with virtuoso_server(server, folder, written(town(), folder / "town.nt"), graph_iri(BASE)) as url:
        yield url


@pytest.mark.parametrize(("name", "given"), CASES)
@pytest.mark.parametrize("engine", ["comunica", "virtuoso"])
def test_the_cookbook_answers_there_as_it_does_here(engine, name, given, request):
    if engine == "comunica" and name in UNLIKE_COMUNICA:
        request.applymarker(pytest.mark.xfail(reason="Comunica 4 gives no number where nothing is counted"))
    each = recipe(name)
    there = answer_there(request.getfixturevalue(engine), each, each.bindings(given), BASE)
    here = answer_here(town().ask(name, given))
    assert sorted(there, key=str) == sorted(here, key=str)  # Comunica orders texts by locale
