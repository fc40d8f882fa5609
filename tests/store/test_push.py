"""Graphs sent to other stores: a small server of our own that fails as told, and Oxigraph's."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from rdf.samples import SAMPLES

from kg.errors import ExportError, RemoteError
from kg.graph import Graph
from kg.iri import BASE
from kg.rdf import triples
from kg.store import Target, memory_store, push, recipe, recipes, split
from kg.store.push import ATTEMPTS

from .servers import answer_here, answer_there, ask, basic, free_port, oxigraph_program, oxigraph_server, small_store
from .test_cookbook import town, values

GRAPH = "https://example.org/g?a=b&c=é"
OLD = Quad(NamedNode("http://x/old"), NamedNode("http://x/old"), NamedNode("http://x/old"))


@pytest.fixture
def remote():
    with small_store() as (small, url):
        yield small, url


@pytest.fixture(scope="module")
def oxigraph():
    program = oxigraph_program()
    if program is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with oxigraph_server(program) as url:
        yield url


def send(graph, target, **options):
    waited = []
    result = push(triples(graph), target, wait=waited.append, **options)
    return result, waited


def held(store, graph=None):
    place = DefaultGraph() if graph is None else NamedNode(graph)
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, place)}


def stored(sample):
    """Return the triples of a sample as Oxigraph keeps them: numbers in their canonical form, 80.5 for 80.50."""
    return held(memory_store(triples(SAMPLES[sample])))


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize("graph", [None, GRAPH])
@pytest.mark.parametrize("sample", ["many", "hostile"])
def test_a_graph_arrives_whole_in_chunks(remote, sample, graph, update):
    small, url = remote
    target = Target(url=f"{url}/{'update' if update else 'store'}", graph=graph, update=update)
    (sent, requests), waited = send(SAMPLES[sample], target, chunk=7)
    assert held(small.store, graph) == stored(sample)
    assert sent == len(small.store)
    assert requests == len(small.log) == -(-sent // 7)
    assert not waited


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize("sample", ["many", "empty"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_graph_is_replaced_or_added_to(remote, sample, replace, update):
    small, url = remote
    small.store.add(OLD)
    send(
        SAMPLES[sample], Target(url=f"{url}/{'update' if update else 'store'}", update=update, replace=replace), chunk=9
    )
    assert (OLD in small.store) is not replace
    assert held(small.store) - {OLD.triple} == stored(sample)
    if not update and sample == "many":
        assert [method for method, _, _ in small.log[:2]] == ["PUT" if replace else "POST", "POST"]


@pytest.mark.parametrize(
    ("login", "header"),
    [
        ({"user": "ann", "password": "p:ß"}, basic("ann", "p:ß")),
        ({"token": "abc.def"}, "Bearer abc.def"),
        ({"token": "abc", "user": "ann"}, "Bearer abc"),
    ],
)
def test_who_sends_is_told(remote, login, header):
    small, url = remote
    small.authorization = header
    send(SAMPLES["one"], Target(url=f"{url}/store", **login))
    assert len(small.store)
    with pytest.raises(RemoteError, match=r"status 401 Unauthorized: .*give a user and password, or a token") as caught:
        send(SAMPLES["one"], Target(url=f"{url}/store", user="ann", password="secret"))  # noqa: S106
    assert "secret" not in str(caught.value)
    assert len(small.log) == 2  # a refusal is an answer, and not asked for again


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(remote, status):
    small, url = remote
    small.failures = [(status, {})] * 3
    _, waited = send(SAMPLES["many"], Target(url=f"{url}/store"))
    assert waited == [0.5, 1.0, 2.0]
    assert held(small.store) == stored("many")


def test_the_server_says_how_long_to_wait(remote):
    small, url = remote
    small.failures = [(503, {"Retry-After": "7"}), (503, {"Retry-After": "9999"}), (503, {"Retry-After": "-1"})]
    assert send(SAMPLES["one"], Target(url=f"{url}/store"))[1] == [7.0, 60.0, 2.0]


def test_one_gives_up_in_the_end_and_tells_what_had_been_sent(remote):
    small, url = remote
    small.failures = [(204, {}), *[(500, {})] * ATTEMPTS]
    with pytest.raises(RemoteError, match=r"gave up after 6 attempts: status 500 .*; 5 triples had been sent"):
        send(SAMPLES["many"], Target(url=f"{url}/store"), chunk=5)
    assert len(small.log) == 1 + ATTEMPTS


@pytest.mark.parametrize(
    ("status", "message"),
    [(404, "is this the URL of the Graph Store Protocol"), (400, "400 Bad Request: no"), (302, "points to http://x/y")],
)
def test_a_refusal_is_told_and_steers_no_terminal(remote, status, message):
    small, url = remote
    small.failures = [(status, {"Location": "http://x/y"})]
    with pytest.raises(RemoteError, match=message) as caught:
        send(SAMPLES["one"], Target(url=f"{url}/store"))
    assert str(caught.value).isprintable()


def test_nobody_listens():
    waited = []
    with pytest.raises(RemoteError, match=r"gave up after 6 attempts: .*refused; 0 triples"):
        push(triples(SAMPLES["one"]), Target(url=f"http://127.0.0.1:{free_port()}/store"), wait=waited.append)
    assert waited == [0.5, 1.0, 2.0, 4.0, 8.0]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x/", "localhost:7878", "", "http://", "http://a b/", "http://ann:pw@x/store"],
)
def test_what_is_no_url_is_not_asked(url):
    with pytest.raises(RemoteError) as caught:
        Target(url=url)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("wrong", [{"token": "a\r\nX: y"}, {"token": "é"}, {"graph": "a> } #"}, {"graph": "no iri"}])
def test_nothing_is_smuggled_in(wrong):
    with pytest.raises(RemoteError):
        Target(url="http://localhost/", **wrong)


@pytest.mark.parametrize("graph", [None, "https://example.org/g"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_shards_hold_the_graph(tmp_path, sample, graph):
    (tmp_path / "part-00099.nq").write_text("of a former run")
    (tmp_path / "notes").write_text("mine")
    paths = split(triples(SAMPLES[sample]), tmp_path, graph=graph, size=10)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", *(path.name for path in paths)]
    read = [quad for path in paths for quad in parse(path=str(path), format=RdfFormat.N_QUADS)]
    assert {quad.triple for quad in read} == set(triples(SAMPLES[sample]))
    assert {quad.graph_name for quad in read} <= {DefaultGraph() if graph is None else NamedNode(graph)}
    assert all(path.read_text("utf-8").count("\n") <= 10 for path in paths)


def test_shards_need_a_folder_that_can_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written to"):
        split(triples(SAMPLES["one"]), tmp_path / "file")


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize("sample", ["many", "hostile"])
def test_oxigraphs_server_holds_the_graph(oxigraph, sample, update):
    target = Target(url=f"{oxigraph}/{'update' if update else 'store'}", graph=GRAPH, update=update, replace=True)
    Graph(SAMPLES[sample]).push(target, chunk=11)
    got = ask(f"{oxigraph}/query", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    assert {quad.triple for quad in parse(got, RdfFormat.N_TRIPLES)} == stored(sample)


@pytest.fixture(scope="module")
def filled(oxigraph):
    Graph(town().contents).push(Target(url=f"{oxigraph}/store", replace=True), chunk=20)
    return oxigraph


@pytest.mark.parametrize("name", [each.name for each in recipes()])
def test_the_cookbook_answers_there_as_it_does_here(filled, name):
    each = recipe(name)
    chosen = {**values(name), **({"name": "Mr Eade"} if "name" in values(name) else {})}
    assert answer_there(f"{filled}/query", each, each.bindings(chosen), BASE) == answer_here(town().ask(name, chosen))
