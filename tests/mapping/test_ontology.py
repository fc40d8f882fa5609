"""A user's own ontology: its properties map relations, its classes type entities, and a graph can be held to it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg.config import Config
from kg.errors import ConfigError
from kg.mapping import Mapper, Ontology
from kg.model import Contents, Relation, Value
from kg.rdf import triples
from kg.rdf.terms import read_terms
from kg.resolve.predicates import relation_label
from kg.store.validation import validate
from tests.rdf.samples import entity, fact

PREFIXES = """@prefix my: <https://my.example/o#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TERMS = """
my:Hospital a owl:Class ; rdfs:label "hospital"@en , "Krankenhaus"@de ; rdfs:subClassOf my:Body .
my:Body a rdfs:Class ; rdfs:subClassOf schema:Organization .
my:treats a owl:ObjectProperty ; rdfs:label "treats"@en ; rdfs:domain my:Hospital ; rdfs:range schema:Person .
my:worksFor a owl:ObjectProperty ; rdfs:domain schema:Person .
my:chair a owl:ObjectProperty ; skos:prefLabel "has chair" ; skos:altLabel "is chaired by" ; rdfs:domain my:Body .
my:opened a owl:DatatypeProperty ; rdfs:label "open in" ; rdfs:range xsd:dateTime .
"""
LIND, ROSS = entity("Mara Lind", "Person"), entity("Ida Ross", "Person")
CLINIC, HALDEN = entity("Harrowby General Hospital", "Organization"), entity("Halden", "Organization")
MY = "https://my.example/o#"


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "own.ttl"
    found.write_text(PREFIXES + TERMS)
    return str(found)


@pytest.fixture
def ontology(path):
    return Ontology(read_terms([path]))


def test_terms_are_read_with_labels_and_parents(path):
    found = {term.iri.removeprefix(MY): term for term in read_terms([path])}
    assert found["Hospital"].labels == ("hospital",)
    assert found["Hospital"].parents == ("https://my.example/o#Body", "https://schema.org/Organization")
    assert found["worksFor"].labels == ("works for",)
    assert found["chair"].labels == ("chair", "has chair", "is chaired by")


@pytest.mark.parametrize("suffix", [".rdf", ".owl", ".nt", ".jsonld"])
def test_the_same_terms_in_other_formats(path, tmp_path, suffix):
    from kg.rdf.files import FORMATS

    other = tmp_path / f"own{suffix}"
    quads = list(pyoxigraph.parse(Path(path).read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    other.write_bytes(pyoxigraph.serialize([quad.triple for quad in quads], format=FORMATS[suffix]))
    assert read_terms([str(other)]) == read_terms([path])


@pytest.mark.parametrize(
    ("subject", "lemma", "target", "expected"),
    [
        pytest.param(CLINIC, "treat", LIND, (CLINIC, "treats"), id="verb in the third person"),
        pytest.param(LIND, "work for", HALDEN, (LIND, "worksFor"), id="name in humps"),
        pytest.param(LIND, "be chair of", HALDEN, (HALDEN, "chair"), id="noun, the other way round"),
        pytest.param(HALDEN, "be chaired by", LIND, (HALDEN, "chair"), id="alternative label"),
        pytest.param(CLINIC, "open in", Value(value="1998", datatype="gYear"), (CLINIC, "opened"), id="date"),
    ],
)
def test_properties_become_rules(ontology, subject, lemma, target, expected):
    relation = Relation(iri="", label=relation_label(lemma), lemma=lemma)
    mapped = Mapper(ontology.rules).triples(fact(subject, lemma, target, predicate=relation))
    assert [(each.subject, each.property) for each in mapped] == [(expected[0], f"{MY}{expected[1]}")]


@pytest.mark.parametrize(
    ("subject", "lemma", "target"),
    [
        pytest.param(LIND, "treat", ROSS, id="outside the domain"),
        pytest.param(CLINIC, "treat", HALDEN, id="outside the range"),
    ],
)
def test_domain_and_range_bind(ontology, subject, lemma, target):
    assert Mapper(ontology.rules).triples(fact(subject, lemma, target)) == ()


def test_entities_get_the_classes_of_the_ontology(ontology):
    thornlea, mayo = entity("Thornlea", "Organization"), entity("Hospital", "Person")
    hospital = entity("large hospital", "Organization", path="d/hospital")
    said = fact(thornlea, "be", hospital)
    denied = fact(HALDEN, "be", hospital, asserted=False)
    found = ontology.typed([CLINIC, thornlea, mayo, HALDEN], [said, denied])
    assert [each.classes for each in found] == [(f"{MY}Hospital",), (f"{MY}Hospital",), (), ()]


def test_a_graph_with_such_classes_conforms(ontology):
    from kg.export import to_rdflib

    found = ontology.typed([CLINIC, LIND], [])
    contents = Contents(base="https://kg.example/", documents=(), entities=found, facts=())
    types = {triple.object.value for triple in triples(contents) if triple.subject.value == CLINIC.iri}
    assert f"{MY}Hospital" in types
    assert validate(to_rdflib(contents)) == ()


def test_a_graph_held_to_the_ontology(ontology):
    mapper = Mapper(ontology.rules)
    facts = mapper.map([fact(CLINIC, "treat", LIND), fact(ROSS, "praise", CLINIC), fact(ROSS, "praise", LIND)])
    entities, kept, left_out = ontology.held_to([CLINIC, LIND, ROSS], facts)
    assert [each.predicate.lemma for each in kept] == ["treat"]
    assert set(entities) == {CLINIC, LIND}
    assert left_out == {"praises": 2}
    contents = Contents(base="https://kg.example/", documents=(), entities=entities, facts=kept, strict=True)
    plain = {t.predicate.value for t in triples(contents) if t.subject.value == CLINIC.iri}
    assert f"{MY}treats" in plain
    assert not any(name.startswith("https://kg.example/relation/") for name in plain)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("own.ttl", "no Turtle", "cannot be read"),
        ("own.ttl", "", "declares no class, no concept and no property"),
        ("own.txt", "", "suffix"),
        ("own.json", '{"@context": "https://example.org/context.jsonld", "@id": "x"}', "own.json"),
    ],
)
def test_faulty_ontologies_are_named(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        read_terms([str(path)])
    assert name in str(caught.value)


def test_strict_needs_an_ontology():
    with pytest.raises(ConfigError, match="no ontology"):
        Config(strict=True)


def test_a_strict_build_comes_back_strict(tmp_path, path):
    text = tmp_path / "a.txt"
    text.write_text("Mara Lind works for Halden Energy.\n\nMara Lind praised Ida Ross.")
    built = kg.build(text, tmp_path / "out", config=Config(ontology=(path,), strict=True))
    assert [each.predicate.lemma for each in built.facts()] == ["work for"]
    assert built.report["left_out_relations"] == {"praises": 1}
    again = kg.open(tmp_path / "out")
    assert again.contents == built.contents
    assert again.query("ASK { ?who <https://my.example/o#worksFor> ?what }") is True
    assert again.query("ASK { ?who rel:work-for ?what }") is False


SCHEME = """
my:c17 a skos:Concept ; skos:prefLabel "hospitals"@en , "Spital"@de ; skos:altLabel "infirmary" ; skos:broader my:c1 .
my:c1 a skos:Concept ; skos:prefLabel "public bodies"@en ; skos:broadMatch schema:Organization .
my:c2 a skos:Concept ; skos:prefLabel "Tidal power"@en .
my:Plain a skos:Concept .
"""


@pytest.fixture
def scheme(tmp_path):
    path = tmp_path / "scheme.ttl"
    path.write_text(PREFIXES + SCHEME)
    return path


def test_concepts_are_read_without_their_codes(scheme):
    found = {term.iri.removeprefix(MY): term for term in read_terms([str(scheme)])}
    assert found["c17"].labels == ("hospitals", "infirmary")
    assert found["Plain"].labels == ("plain",)
    assert "https://schema.org/Organization" in found["c17"].parents
    assert all(term.is_class and term.is_concept for term in found.values())


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        pytest.param(CLINIC, ["c17"], id="head of a name"),
        pytest.param(
            entity("old infirmaries", "Organization", path="d/1"), ["c17"], id="plural of an alternative label"
        ),
        pytest.param(entity("public body", "Organization", path="d/2"), ["c1"], id="singular of a plural label"),
        pytest.param(entity("tidal power", "Concept", path="d/3"), ["c2"], id="the concept itself"),
        pytest.param(entity("Hospital", "Person"), [], id="known to be something else"),
        pytest.param(entity("hospital food", "Concept", path="d/4"), [], id="not the head"),
        pytest.param(entity("c17", "Organization", path="d/5"), [], id="a code is no name"),
    ],
)
def test_entities_get_the_concepts_of_a_scheme(scheme, thing, expected):
    (found,) = Ontology(read_terms([str(scheme)])).typed([thing], [])
    assert list(found.classes) == [f"{MY}{name}" for name in expected]


def test_a_plural_is_of_no_class(ontology):
    (found,) = ontology.typed([entity("two hospitals", "Organization", path="d/1")], [])
    assert found.classes == ()


def test_what_has_no_properties_can_hold_no_graph(scheme):
    assert kg.mapping.Guide([], [str(scheme)], strict=False).apply((), ())[0] == ()
    with pytest.raises(ConfigError, match="no property"):
        kg.mapping.Guide([], [str(scheme)], strict=True)
