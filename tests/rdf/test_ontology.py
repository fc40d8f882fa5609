"""The ontology and the shapes, and that the code, the graph and they agree."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, Literal, URIRef

from kg import vocab
from kg.export import to_rdflib
from kg.model import Modality, Polarity
from rdf.samples import KHAN, ONE, SAMPLES, contents, entity, fact

KG = rdflib.Namespace(vocab.KG)


def load(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocab.ontology_file(name).read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return load("kg.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return load("shapes.ttl")


def terms_of_vocab() -> set[str]:
    constants = {value for value in vars(vocab).values() if isinstance(value, str) and value.startswith(vocab.KG)}
    names = {f"{vocab.KG}{name}" for name in (*vocab.ENTITY_CLASSES, *vocab.QUALIFIER_ROLES)}
    return (constants | names) - {vocab.KG}


def test_vocab_and_ontology_have_the_same_terms(ontology):
    assert terms_of_vocab() == {str(s) for s in ontology.subjects() if str(s).startswith(vocab.KG)}


def test_every_term_is_described(ontology):
    for term in terms_of_vocab():
        node = URIRef(term)
        assert ontology.value(node, RDFS.label), term
        assert ontology.value(node, RDFS.comment), term
        kinds = set(ontology.objects(node, RDF.type))
        if OWL.Class in kinds:
            assert ontology.value(node, RDFS.subClassOf), term
        else:
            assert ontology.value(node, RDFS.domain), term
            assert RDF.Property in kinds or ontology.value(node, RDFS.range), term


def test_entity_classes_are_aligned_as_vocab_says(ontology):
    for name, parent in vocab.ENTITY_CLASSES.items():
        assert set(ontology.objects(KG[name], RDFS.subClassOf)) == {KG.Entity, URIRef(parent)}


def test_whatever_has_a_domain_or_parent_is_declared(ontology):
    for predicate in (RDFS.subClassOf, RDFS.domain):
        for parent in set(ontology.objects(None, predicate)):
            assert ontology.value(parent, RDF.type), parent


def test_allowed_values_are_those_of_the_model(ontology, shapes):
    for name, values in (("polarity", Polarity), ("modality", Modality)):
        expected = [str(value) for value in values][1:]  # the first is left out, as the default
        options = ontology.value(ontology.value(KG[name], RDFS.range), OWL.oneOf)
        assert [str(item) for item in rdflib.collection.Collection(ontology, options)] == expected
        shape = next(s for s in shapes.subjects(SH.path, KG[name]))
        listed = rdflib.collection.Collection(shapes, shapes.value(shape, SH["in"]))
        assert [str(item) for item in listed] == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_graphs_use_declared_terms_only(name, ontology):
    known = set(ontology.subjects())
    for triple in to_rdflib(SAMPLES[name]):
        assert all(term in known for term in triple if str(term).startswith(vocab.KG)), triple


def conforms(graph: rdflib.Graph, shapes: rdflib.Graph) -> tuple[bool, str]:
    ok, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    return bool(ok), text


@pytest.mark.parametrize("name", SAMPLES)
def test_graphs_conform(name, shapes):
    assert conforms(to_rdflib(SAMPLES[name]), shapes) == (True, conforms(rdflib.Graph(), shapes)[1])


STATEMENT = URIRef(f"https://kg.example/statement/{ONE.facts[0].id}")
SENTENCE = URIRef("https://kg.example/document/khan-txt#char=16,48")
KHAN_NODE = URIRef(KHAN.iri)


@pytest.mark.parametrize(
    ("subject", "predicate", "target"),
    [
        *((STATEMENT, rdflib.URIRef(p), None) for p in (
            vocab.SUBJECT, vocab.PREDICATE, vocab.OBJECT, vocab.CONFIDENCE, vocab.DERIVED_FROM,
            vocab.TYPE)),
        (STATEMENT, URIRef(vocab.CONFIDENCE), Literal("1.5", datatype=rdflib.XSD.decimal)),
        (STATEMENT, URIRef(vocab.SUBJECT), rdflib.BNode()),
        (SENTENCE, URIRef(vocab.TEXT), None),
        (SENTENCE, URIRef(vocab.IN_DOCUMENT), None),
        (KHAN_NODE, URIRef(vocab.LABEL), None),
        (KHAN_NODE, URIRef(vocab.TYPE), None),
        (KHAN_NODE, URIRef(vocab.TYPE), KG.Walrus),
    ],
)  # fmt: skip
def test_a_broken_promise_is_found(subject, predicate, target, shapes):
    graph = to_rdflib(ONE)
    assert (subject, predicate, None) in graph
    graph.remove((subject, predicate, None))
    if target is not None:
        graph.add((subject, predicate, target))
    assert not conforms(graph, shapes)[0]


@pytest.mark.parametrize(
    ("term", "values", "kept"),
    [
        (vocab.POLARITY, ["negative"], True),
        (vocab.POLARITY, ["positive"], False),
        (vocab.POLARITY, ["maybe"], False),
        (vocab.MODALITY, ["feared"], True),
        (vocab.MODALITY, ["actual"], False),
        (vocab.MODALITY, ["certain"], False),
        (vocab.MODALITY, ["feared", "alleged"], False),
    ],
)
def test_a_status_is_one_of_a_few_and_the_default_is_left_out(term, values, kept, shapes):
    graph = to_rdflib(ONE)
    for value in values:
        graph.add((STATEMENT, URIRef(term), Literal(value)))
    assert conforms(graph, shapes)[0] is kept


def test_a_blank_node_is_found(shapes):
    graph = to_rdflib(ONE)
    graph.add((rdflib.BNode(), RDF.type, KG.Person))
    assert not conforms(graph, shapes)[0]


def test_an_unknown_type_is_found(shapes):
    odd = contents(fact(entity("Wally", "Walrus"), "go", KHAN))
    assert not conforms(to_rdflib(odd), shapes)[0]


def test_a_file_that_is_not_there():
    with pytest.raises(FileNotFoundError, match=r"nothing\.ttl"):
        vocab.ontology_file("nothing.ttl")


def test_the_ontology_is_found_in_a_wheel_first_and_beside_the_package_second(monkeypatch, tmp_path):
    monkeypatch.setattr(vocab, "files", lambda package: tmp_path / package)
    beside, inside = tmp_path / "ontology", tmp_path / "kg" / "ontology"
    (tmp_path / "kg").mkdir()
    beside.mkdir()
    (beside / "kg.ttl").write_text("beside")
    assert vocab.ontology_file().read_text() == "beside"
    inside.mkdir()
    (inside / "kg.ttl").write_text("inside")
    assert vocab.ontology_file().read_text() == "inside"
