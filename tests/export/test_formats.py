"""One contract for all exporters: each graph is written, read back by another program, and found whole."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdf.samples import COMMISSIONER, EMPTY, HOSTILE, KHAN, ONE, SAMPLES, contents, entity, fact
from rdflib.compare import isomorphic

from kg import vocab
from kg.errors import ExportError
from kg.export import FORMATS, export, to_networkx, to_rdflib
from kg.export.facts_csv import COLUMNS
from kg.model import Contents, Entity, Fact, Value
from kg.rdf import clean, triples

if TYPE_CHECKING:
    from collections.abc import Callable


def written(graph: Contents, name: str) -> bytes:
    stream = io.BytesIO()
    export(graph, name, stream)
    assert not stream.closed
    return stream.getvalue()


def reads_as_rdf(graph: Contents, data: bytes, rdflib_name: str, pyoxigraph_format: RdfFormat) -> None:
    assert {quad.triple for quad in parse(data, pyoxigraph_format)} == set(triples(graph))
    assert isomorphic(rdflib.Graph().parse(data=data, format=rdflib_name), plain(to_rdflib(graph)))


def plain(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the graph with literals as rdflib's parsers make them: 7 for "007"."""
    normal = rdflib.Graph()
    for s, p, o in graph:
        normal.add((s, p, rdflib.Literal(str(o), datatype=o.datatype) if isinstance(o, rdflib.Literal) else o))
    return normal


def check_ttl(graph, data):
    reads_as_rdf(graph, data, "turtle", RdfFormat.TURTLE)


def check_nt(graph, data):
    reads_as_rdf(graph, data, "nt", RdfFormat.N_TRIPLES)
    lines = data.decode("utf-8").split("\n")[:-1]
    assert lines == sorted(lines)


def check_ttl12(graph, data):
    """rdflib does not read RDF 1.2; the writer is our own, so that pyoxigraph is another program."""
    read = [quad.triple for quad in parse(data, RdfFormat.TURTLE)]
    terms = {triple.subject: triple.object for triple in read if isinstance(triple.object, Triple)}
    assert len(terms) == len(graph.facts)
    parts = {
        Triple(statement, NamedNode(f"{vocab.RDF}{name}"), part)
        for statement, term in terms.items()
        for name, part in zip(("subject", "predicate", "object"), term, strict=True)
    }
    assert {triple for triple in read if not isinstance(triple.object, Triple)} | parts == set(triples(graph))


def reads_as_named_graph(graph, data, rdflib_name, pyoxigraph_format):
    name = NamedNode("https://kg.example/graph")
    assert set(parse(data, pyoxigraph_format)) == {Quad(*triple, name) for triple in triples(graph)}
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=rdflib_name)
    assert isomorphic(plain(dataset.graph(rdflib.URIRef(name.value))), plain(to_rdflib(graph)))


def check_nq(graph, data):
    reads_as_named_graph(graph, data, "nquads", RdfFormat.N_QUADS)
    lines = data.decode("utf-8").split("\n")[:-1]
    assert lines == sorted(lines)


def check_trig(graph, data):
    reads_as_named_graph(graph, data, "trig", RdfFormat.TRIG)


def check_jsonld(graph, data):
    reads_as_rdf(graph, data, "json-ld", RdfFormat.JSON_LD)
    assert json.loads(data)["@context"]["rel"] == "https://kg.example/relation/"


def check_rdfxml(graph, data):
    reads_as_rdf(graph, data, "xml", RdfFormat.RDF_XML)


def check_csv(graph, data):
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert tuple(header) == COLUMNS
    assert len(rows) == len(graph.facts)
    for row, each in zip(rows, graph.facts, strict=True):
        cells = dict(zip(header, row, strict=True))
        assert cells["id"] == each.id
        assert cells["subject"].removeprefix("'") == clean(each.subject.label).removeprefix("'")
        assert cells["sentence"].removeprefix("'") == clean(each.evidence[0].sentence).removeprefix("'")
        assert int(cells["evidence"]) == len(each.evidence)
        assert not any(cell[:1] in {"=", "+", "-", "@", "\t"} for cell in row)


def check_jsonl(graph, data):
    entities = {each.iri: each for each in graph.entities}
    rows = [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]
    assert rows == [each.to_dict() for each in graph.facts]
    assert tuple(Fact.from_dict(row, entities) for row in rows) == graph.facts


def check_entities(graph, data):
    rows = [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]
    assert rows == [each.to_dict() for each in graph.entities]
    assert tuple(Entity.from_dict(row) for row in rows) == graph.entities


def check_parquet(graph, data):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'kg[parquet]'")
    rows = pq.read_table(io.BytesIO(data)).to_pylist()
    assert len(rows) == len(graph.facts)
    for row, each in zip(rows, graph.facts, strict=True):
        assert row["id"] == each.id
        assert row["subject"] == clean(each.subject.label)
        assert row["object"] == clean(getattr(each.object, "label", None) or getattr(each.object, "value", ""))
        assert row["asserted"] is each.asserted
        assert row["confidence"] == each.confidence
        assert [(e["sentence"], e["start"]) for e in row["evidence"]] == [
            (clean(e.sentence), e.start) for e in each.evidence
        ]
        assert [q["preposition"] for q in row["qualifiers"]] == [clean(q.preposition) for q in each.qualifiers]
        assert [link["fact"] for link in row["links"]] == [link.fact for link in each.links]


def check_json(graph, data):
    read = nx.node_link_graph(json.loads(data), edges="edges")
    source = to_networkx(graph)
    assert read.is_directed()
    assert read.is_multigraph()
    assert {node: listed(attributes) for node, attributes in source.nodes(data=True)} == dict(read.nodes(data=True))
    assert {key: (u, v, listed(found)) for u, v, key, found in source.edges(keys=True, data=True)} == {
        key: (u, v, found) for u, v, key, found in read.edges(keys=True, data=True)
    }


def listed(attributes):
    return {name: list(value) if isinstance(value, tuple) else value for name, value in attributes.items()}


def check_neo4j(graph, data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["nodes.csv", "relationships.csv"]
        tables = [archive.read(name).decode("utf-8") for name in archive.namelist()]
    nodes, edges = [list(csv.DictReader(io.StringIO(table, newline=""))) for table in tables]
    # The importer takes each line for a row, unless it is told otherwise.
    assert [table.count("\n") for table in tables] == [len(nodes) + 1, len(edges) + 1]
    by_id = {row["iri:ID"]: row for row in nodes}
    assert len(by_id) == len(nodes)
    for each in graph.entities:
        row = by_id[each.iri]
        assert same_text(row["name"], each.label)
        assert row[":LABEL"].split(";") == ["Entity", *each.types]
        assert len([alias for alias in row["aliases:string[]"].split(";") if alias]) <= len(each.aliases)
    assert [row["fact"] for row in edges] == [key for _, _, key in to_networkx(graph).edges(keys=True)]
    facts = {each.id: each for each in graph.facts}
    for row in edges:
        each = facts[row["fact"]]
        assert row[":START_ID"] == each.subject.iri
        assert same_text(by_id[row[":END_ID"]]["name"], getattr(each.object, "label", None) or each.object.value)
        assert row[":TYPE"].isidentifier() or row[":TYPE"][0].isdigit()
        assert row["asserted:boolean"] == str(each.asserted).lower()
        assert same_text(row["sentence"], each.evidence[0].sentence)


def check_network(graph, read):
    assert {node for node, kind in read.nodes(data="kind") if kind == "entity"} == {e.iri for e in graph.entities}
    assert read.number_of_edges() == len(graph.facts)
    for each in graph.entities:
        if each.label:
            assert same_text(read.nodes[each.iri]["label"], each.label)
    found = {key: (u, v, data) for u, v, key, data in read.edges(keys=True, data=True)}
    for each in graph.facts:
        subject, target, data = found[each.id]
        assert subject == each.subject.iri
        if isinstance(each.object, Entity):
            assert target == each.object.iri
        else:
            assert same_text(read.nodes[target].get("label", ""), each.object.value)
        assert data["asserted"] is each.asserted
        assert data["confidence"] == each.confidence
        assert same_text(data["sentence"], each.evidence[0].sentence)


def same_text(read: str, text: str) -> bool:
    """Whether `read` is `text` as an XML attribute or element gives it back."""
    return read.split() == clean(text).split()


def check_graphml(graph, data):
    if graph.entities:
        check_network(graph, nx.read_graphml(io.BytesIO(data), force_multigraph=True))
    else:
        assert not nx.read_graphml(io.BytesIO(data)).nodes


def check_gexf(graph, data):
    read = nx.read_gexf(io.BytesIO(data))
    if graph.facts:
        assert read.is_directed()
        keyed = nx.MultiDiGraph()
        keyed.add_nodes_from(read.nodes(data=True))
        for u, v, data_ in read.edges(data=True):
            keyed.add_edge(u, v, key=data_["id"], **data_)
        check_network(graph, keyed)
    else:
        assert not read.nodes


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def check_html(graph, data):
    """The page's own tests open it; here it is enough that no text of the graph becomes markup."""
    page, bare = _Page(), _Page()
    page.feed(data.decode("utf-8"))
    bare.feed(written(EMPTY, "html").decode("utf-8"))
    assert page.tags == bare.tags
    assert "html" in page.tags


CHECKS: dict[str, Callable[[Contents, bytes], None]] = {
    "ttl": check_ttl,
    "nt": check_nt,
    "ttl12": check_ttl12,
    "nq": check_nq,
    "trig": check_trig,
    "jsonld": check_jsonld,
    "rdfxml": check_rdfxml,
    "csv": check_csv,
    "jsonl": check_jsonl,
    "entities": check_entities,
    "parquet": check_parquet,
    "json": check_json,
    "neo4j": check_neo4j,
    "graphml": check_graphml,
    "gexf": check_gexf,
    "html": check_html,
}


def test_every_format_has_a_case():
    assert CHECKS.keys() == FORMATS.keys()


def writable(graph: Contents, name: str) -> Contents:
    """Return `graph` without the relations that the format has no name for; a test of its own is about those."""
    if name != "rdfxml":
        return graph
    return contents(
        *(each for each in graph.facts if re.search("[a-z][a-z0-9-]*$", each.predicate.iri.rpartition("/")[2]))
    )


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's JSON-LD parser
@pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning")  # its parsers of quads
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_comes_back_whole(name, sample):
    graph = writable(SAMPLES[sample], name)
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'kg[parquet]'")
    data = written(graph, name)
    CHECKS[name](graph, data)
    if name not in {"neo4j", "parquet"}:  # these are no text
        assert b"\r" not in data
        assert not data or data.endswith((b"\n", b">"))
    assert written(graph, name) == data


_WRITE = """
import sys
sys.path.append("tests")
from rdf.samples import SAMPLES
from kg.export import FORMATS, export
import hashlib, io
for sample in ("many", "hostile"):
    for name in set(FORMATS) - {"parquet"}:
        stream = io.BytesIO()
        export(SAMPLES[sample], name, stream)
        print(sample, name, hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_bytes_do_not_depend_on_the_hash_seed():
    outputs = [
        subprocess.run(
            [sys.executable, "-c", _WRITE],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PATH": "", "OMP_NUM_THREADS": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0].count("\n") == 2 * (len(FORMATS) - 1)
    assert sorted(outputs[0].splitlines()) == sorted(outputs[1].splitlines())


def test_parquet_says_what_it_takes(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"parquet needs pyarrow.*pip install 'kg\[parquet\]'"):
        written(ONE, "parquet")


def test_an_unknown_format_is_told_the_known_ones():
    with pytest.raises(ExportError, match=r"unknown format 'docx'; there are ttl, nt, ttl12, nq, trig, jsonld, .*html"):
        export(ONE, "docx", io.BytesIO())


def test_rdfxml_leaves_out_what_it_has_no_name_for_and_says_so(caplog):
    graph = contents(*(fact(KHAN, word, COMMISSIONER) for word in ("7", "3x", "call 𐐷")))
    with caplog.at_level(logging.WARNING):
        data = written(graph, "rdfxml")
    missing = set(triples(graph)) - {quad.triple for quad in parse(data, RdfFormat.RDF_XML)}
    odd = ["https://kg.example/relation/7", "https://kg.example/relation/call-𐐷"]
    assert sorted(triple.predicate.value for triple in missing) == odd
    assert [record.getMessage() for record in caplog.records] == [
        f"RDF/XML has no name for the relation <{iri}>: its facts are written as statements only" for iri in odd
    ]


def test_names_of_other_scripts_are_elements_of_rdfxml():
    graph = contents(*(fact(KHAN, word, COMMISSIONER) for word in ("société", "москва", "日本", "हिन्दी", "a 7", "7 a")))
    check_rdfxml(graph, written(graph, "rdfxml"))


def test_csv_guards_against_formulas_and_leaves_numbers():
    graph = contents(
        fact(entity("=1+1", "Concept"), "be", Value(value="-5", datatype="integer")),
        fact(entity("@SUM(A1)", "Concept", path="sum"), "be", Value(value="+x")),
    )
    rows = list(csv.DictReader(io.StringIO(written(graph, "csv").decode())))
    cells = {(row["subject"], row["object"]) for row in rows}
    assert cells == {("'=1+1", "-5"), ("'@SUM(A1)", "'+x")}


def test_gexf_names_no_day():
    assert b"lastmodified" not in written(ONE, "gexf")
    assert not re.search(rb"20\d\d-\d\d-\d\d", written(ONE, "gexf").replace(b"2022-02-02", b""))


def test_to_networkx():
    graph = to_networkx(SAMPLES["many"])
    assert graph.nodes[KHAN.iri] == {
        "kind": "entity",
        "label": "Sadiq Khan",
        "types": ("Person",),
        "aliases": ("Mr Khan", "Sadiq", "Sadiq Khan"),
    }
    parallel = graph.get_edge_data(KHAN.iri, COMMISSIONER.iri)
    assert sorted(str(data["attributed_to"]) for data in parallel.values()) == [
        "None",
        "https://kg.example/entity/khan/report",
    ]
    assert all(data["label"] == "call ins" and data["asserted"] for data in parallel.values())


def test_values_of_two_facts_are_two_nodes():
    graph = to_networkx(
        contents(*(fact(one, "resign", Value(value="true", datatype="boolean")) for one in (KHAN, COMMISSIONER)))
    )
    assert nx.number_weakly_connected_components(graph) == 2


def test_to_rdflib_has_the_triples_and_the_prefixes():
    graph = to_rdflib(SAMPLES["many"])
    assert len(graph) == len(list(triples(SAMPLES["many"])))
    assert dict(graph.namespaces())["ent"] == rdflib.URIRef("https://kg.example/entity/")
    lexical = {str(o) for o in graph.objects(None, rdflib.URIRef("https://kg.example/relation/weigh"))}
    assert lexical == {"007", "80.50"}
    assert {str(t.object.value) for t in triples(SAMPLES["hostile"]) if isinstance(t.object, Literal)} == {
        str(o) for o in to_rdflib(SAMPLES["hostile"]).objects() if isinstance(o, rdflib.Literal)
    }


def test_hostile_texts_are_all_in_the_sample():
    labels = {each.label for each in SAMPLES["hostile"].entities}
    assert labels >= set(HOSTILE)
