"""The cookbook: every query runs on the samples' graph and gives the answers that are kept in a file.

`KG_UPDATE_ANSWERS=1 python -m pytest tests/store/test_cookbook.py` writes the answers anew; read the difference before
you commit.
"""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store
from rdf.samples import contents, entity, evidence, fact

import kg
from kg.errors import QueryError
from kg.graph import Graph
from kg.model import DocumentInfo, Link, Modality, Polarity, Qualifier, Value
from kg.rdf import triples
from kg.store import Solutions, format_answer, recipe, recipes
from kg.vocab import prefixes

SEEDS = Path(__file__).parents[2] / "seeds"
ANSWERS = Path(__file__).with_name("cookbook_answers.json")
UPDATE = "KG_UPDATE_ANSWERS"
NAMES = [each.name for each in recipes()]


def values(name):
    return {parameter.name: parameter.example for parameter in recipe(name).parameters}


def lines(answer):
    """Return an answer as one line a row, with a header."""
    return format_answer(answer, "tsv").splitlines()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return kg.build(SEEDS, tmp_path_factory.mktemp("cookbook"))


@pytest.fixture(scope="module")
def answers(seeds):
    if os.environ.get(UPDATE):
        found = {name: lines(seeds.ask(name, values(name))) for name in NAMES}
        ANSWERS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return json.loads(ANSWERS.read_text("utf-8"))


def test_every_query_has_an_answer_in_the_file(answers):
    assert len(NAMES) >= 20
    assert sorted(answers) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_one_in_the_file(seeds, answers, name):
    assert lines(seeds.ask(name, values(name))) == answers[name], f"if this is right, set {UPDATE}=1 and read the diff"


@pytest.mark.parametrize("name", NAMES)
def test_a_query_tells_what_it_asks_and_takes(name):
    each = recipe(name)
    assert each.question
    assert each.description
    assert each.sparql.count("# $") == len(each.parameters)


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_query_gives_the_same_rows_in_a_store_that_knows_no_prefixes(seeds, name):
    each = recipe(name)
    bindings = each.bindings(values(name))
    store = Store()
    store.extend(Quad(*triple) for triple in triples(seeds.contents))
    found = store.query(each.standalone(bindings, prefixes(seeds.report["base"])))
    answer = seeds.ask(name, values(name))
    if isinstance(answer, Solutions):
        names = [variable.value for variable in found.variables]
        got = Solutions(variables=tuple(names), rows=tuple(tuple(row) for row in found)).without(bindings)
        assert lines(got) == lines(answer)
    else:
        assert set(found) == set(answer)


def town():
    """Return a graph in which every query has an answer that can be told by reading it."""
    eade = entity("Martin Eade", "Person", aliases=("Mr Eade",))
    orme, leeds = entity("Jasmine Orme", "Person"), entity("Leeds", "Place")
    council, pool = entity("council", "Organization", path="a/council"), entity("pool", path="b/pool")
    mayor, other = entity("mayor", "Person", path="a/mayor"), entity("Martin Eade", "Person", path="martin-eade-2")
    early = {"evidence": (evidence("Early.", document="a.txt", start=5),)}
    late = {"evidence": (evidence("Late.", document="b.txt", start=9),)}
    since = Qualifier(role="time", preposition="since", value=Value(value="2019", datatype="gYear"))
    both = {"evidence": (*early["evidence"], *late["evidence"])}
    said = fact(eade, "waste", Value(value="£70,000", number="70000", unit="£"), attributed_to=orme, asserted=False,
                modality=Modality.ALLEGED, **late)  # fmt: skip
    graph = contents(
        said,
        fact(eade, "lead", council, confidence=0.7, **early),
        fact(eade, "lead", council, asserted=False, polarity=Polarity.NEGATIVE, **late),
        fact(eade, "live in", leeds, **both),
        fact(eade, "be", mayor, qualifiers=(since,), **early),
        fact(council, "build", pool, asserted=False, modality=Modality.INTENDED, attributed_to=eade, **late),
        fact(pool, "leak", Value(value="true", datatype="boolean"), asserted=False, modality=Modality.FEARED, **late),
        fact(orme, "resign", Value(value="true", datatype="boolean"),
             links=(Link(role="cause", conjunction="because", fact=said.id),), **late),
        fact(orme, "accuse", council, **late),
        fact(other, "sleep", Value(value="true", datatype="boolean"), **early),
    )  # fmt: skip
    dates = {"a.txt": "2024-01-01", "b.txt": "2024-03-01"}
    return Graph(dataclasses.replace(graph, documents=tuple(DocumentInfo(id=k, created=v) for k, v in dates.items())))


NAME = {"name": "Mr Eade"}
ROWS = {
    ("contradictions", ""): ["Martin Eade leads council Early. Late."],
    ("disputed", ""): ["Martin Eade leads council actual, denied actual"],
    ("corroborated", ""): ["Martin Eade live ins Leeds 2"],
    ("denied", ""): ["Martin Eade leads council - Late."],
    ("alleged", ""): ["Jasmine Orme Martin Eade wastes £70,000 - Late."],
    ("planned", ""): ["intended council builds pool Martin Eade Late."],
    ("feared", ""): ["feared pool leaks - - Late."],
    ("money", ""): ["Martin Eade wastes £70,000 £70,000 alleged Late."],
    ("amounts", ""): ["£ 70000.0 Martin Eade wastes alleged"],
    ("places", ""): ["Martin Eade live ins - Leeds"],
    ("timeline", ""): ["2019 Martin Eade bes mayor"],
    ("roles", ""): ["Martin Eade bes mayor 2019 2024-01-01"],
    ("memberships", ""): ["Jasmine Orme accuses council", "Martin Eade leads council"],
    ("reasons", ""): ["Jasmine Orme resigns - because Martin Eade wastes £70,000"],
    ("sources", ""): ["Jasmine Orme Person 1 1", "Martin Eade Person 1 0"],
    ("namesakes", ""): ["Martin Eade 2"],
    ("aliases", ""): ["Martin Eade Person Mr Eade"],
    ("in-several-documents", ""): ["Leeds Place 2", "Martin Eade Person 2", "council Organization 2"],
    ("documents", ""): ["a.txt 2024-01-01 - 4 1", "b.txt 2024-03-01 - 7 1"],
    ("said-by", "name=Mr Eade"): ["council builds pool intended Late."],
    ("said-about", "name=Mr Eade"): ["Jasmine Orme Martin Eade wastes £70,000 alleged Late."],
    ("doubts-about", "name=Mr Eade"): [
        "alleged Martin Eade wastes £70,000 Jasmine Orme Late.",
        "denied Martin Eade leads council - Late.",
    ],
    ("at-time", "when=2019"): ["2019 Martin Eade bes mayor - Early."],
    ("between", "one=council;other=Mr Eade"): [
        "Martin Eade leads council - - Early.",
        "Martin Eade leads council denied - Late.",
    ],
    ("connection", "from=Mr Eade;to=Jasmine Orme"): ["2 Martin Eade –leads→ council ←accuses– Jasmine Orme"],
    ("connection", "from=Jasmine Orme;to=Leeds"): [
        "3 Jasmine Orme –accuses→ council ←leads– Martin Eade –live ins→ Leeds"
    ],
    ("new-between", "from=2024-01-01;to=2024-03-01"): [
        "2024-03-01 Jasmine Orme accuses council - b.txt",
        "2024-03-01 Jasmine Orme resigns - - b.txt",
        "2024-03-01 Martin Eade leads council denied b.txt",
        "2024-03-01 Martin Eade wastes £70,000 alleged b.txt",
        "2024-03-01 council builds pool intended b.txt",
        "2024-03-01 pool leaks - feared b.txt",
    ],
}


@pytest.mark.parametrize(("name", "given"), ROWS)
def test_an_answer_is_what_a_reader_would_say(name, given):
    chosen = dict(pair.split("=") for pair in given.split(";") if pair)
    rows = (row.values() for row in town().ask(name, chosen))
    found = [" ".join("-" if cell in (None, "") else str(cell) for cell in row) for row in rows]
    assert found == ROWS[name, given]


def test_a_value_is_never_read_as_sparql():
    graph = town()
    for hostile in ('Mr Eade" } UNION { ?a ?b ?c } #', "?x", "<http://example.org/>", "\\", '"', "\n"):
        assert not len(graph.ask("about", {"name": hostile}))
        each = recipe("about")
        printed = each.standalone(each.bindings({"name": hostile}), prefixes(graph.report["base"]))
        assert not len(graph.query(printed))
    assert len(graph.ask("about", NAME)) == 6


def test_what_is_missing_or_wrong_is_told():
    with pytest.raises(QueryError, match=r"there is no query called 'abuot' .did you mean about.*--list"):
        recipe("abuot")
    with pytest.raises(QueryError, match=r"at-time needs when, .*; for example 2019"):
        recipe("at-time").bindings({})
