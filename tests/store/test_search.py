"""Full-text search: what is found, in which order, whatever is asked."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdf.samples import HOSTILE, SAMPLES, contents, entity, evidence, fact

from kg.errors import GraphError
from kg.graph import Graph
from kg.model import Modality, Polarity, Value
from kg.rdf import clean
from kg.store import search, write_index

OKONJO = entity("Ruth Okonjo", "Person", aliases=("Home Secretary", "Ms Okonjo"))
COUNCIL = entity("Harrowby Council", "Organization")
CAFE = entity("Café Zürich", "Place")
TRUE = Value(value="true", datatype="boolean")
GRAPH = contents(
    fact(OKONJO, "threaten", COUNCIL, evidence=(evidence("Okonjo threatened the council.", start=40),)),
    fact(OKONJO, "resign", TRUE, asserted=False, polarity=Polarity.NEGATIVE,
         evidence=(evidence("She has not resigned.", start=10),)),
    fact(COUNCIL, "close", CAFE, asserted=False, modality=Modality.ALLEGED, attributed_to=OKONJO,
         evidence=(evidence("The council closes the café, Ms Okonjo claims.", start=90),)),
)  # fmt: skip


def found(text, **options):
    return [hit.label for hit in search(GRAPH, text, **options)]


def test_an_entity_comes_before_the_sentences_that_name_it():
    assert found("okonjo") == [
        "Ruth Okonjo",
        "Okonjo threatened the council.",
        "The council closes the café, Ms Okonjo claims.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("home secretary", "Ruth Okonjo"),
        ("cafe zurich", "Café Zürich"),
        ("resigns", "She has not resigned."),
        ('"the council closes"', "The council closes the café, Ms Okonjo claims."),
        ("RUTH", "Ruth Okonjo"),
    ],
)
def test_case_accents_and_endings_do_not_matter(text, first):
    assert found(text)[0] == first


def test_quoted_words_stand_side_by_side():
    assert found('"council the"') == []
    assert "Okonjo threatened the council." in found("council the")


def test_all_words_first_and_any_word_else():
    assert found("okonjo threatens") == ["Okonjo threatened the council."]
    assert set(found("zebra resigned")) == {"She has not resigned."}
    assert found("zebra") == []


def test_a_hit_has_its_facts_in_the_order_of_the_text():
    hit = search(GRAPH, "Ruth Okonjo")[0]
    assert (hit.kind, hit.place, hit.note) == ("entity", OKONJO.iri, "Person; Home Secretary, Ms Okonjo")
    assert [(each.said, each.status) for each in hit.facts] == [
        ("Ruth Okonjo resigns", "denied"),
        ("Ruth Okonjo threatens Harrowby Council", ""),
    ]
    hit = search(GRAPH, "claims")[0]
    assert (hit.kind, hit.place) == ("sentence", "khan.txt#char=90,136")
    assert [(each.said, each.status) for each in hit.facts] == [
        ("Harrowby Council closes Café Zürich", "alleged by Ruth Okonjo")
    ]
    assert {each.id for each in hit.facts} <= {each.id for each in GRAPH.facts}


def test_a_limit():
    assert len(found("okonjo", limit=2)) == 2


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_finds_the_same_and_is_the_same_bytes(name, tmp_path):
    for number in (1, 2):
        write_index(tmp_path / f"{number}", SAMPLES[name])
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    for text in ("khan", "report", "so", "日本"):
        assert search(tmp_path / "1", text) == search(SAMPLES[name], text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "a b?#%.sqlite"
    write_index(path, SAMPLES["hostile"])
    return path


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text(alphabet="\"'*^-:(){}+ANDORTEany \x00"))
@example('NEAR("a" "b", 3) AND NOT label : x* OR ^y')
@example("a" * 100_000)
@example("b " * 10_000)
@example('"""""')
@example("\ud800")
@example("'); DROP TABLE hit; --")
def test_any_text_is_a_search(hostile, text):
    search(hostile, text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if any(char.isalpha() for char in text)])
def test_hostile_labels_are_found_by_themselves(hostile, text):
    assert clean(text) in [hit.label for hit in search(hostile, text, limit=100)]


def test_a_graph_searches_its_folder_or_its_memory(tmp_path):
    graph = Graph(GRAPH)
    graph.save(tmp_path)
    assert Graph(folder=tmp_path).search("okonjo") == graph.search("okonjo")
    (tmp_path / "search.sqlite").write_bytes(b"no database")
    with pytest.raises(GraphError, match=r"cannot search: .*build the graph again"):
        Graph(folder=tmp_path).search("okonjo")
    (tmp_path / "search.sqlite").unlink()
    with pytest.raises(GraphError, match="there is no search index; build the graph again"):
        Graph(folder=tmp_path).search("okonjo")
