"""What a graph says as triples."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.iri import BASE
from kg.model import Modality, Polarity, Qualifier, Value
from kg.rdf import clean, document_iri, sentence_iri, shorten, triples
from kg.store import memory_store, query
from rdf.samples import COMMISSIONER, KHAN, ONE, ONE_FACT, SAMPLES, contents, entity, evidence, fact

NAMES = vocab.prefixes(BASE)


def short(term: NamedNode | Literal) -> str:
    if isinstance(term, Literal):
        return term.value
    return shorten(term.value, NAMES) or term.value


def lines(graph) -> list[str]:
    return [" ".join(map(short, triple)) for triple in triples(graph)]


def test_one_fact_whole():
    statement, sentence = f"fact:{ONE_FACT.id}", f"{BASE}document/khan-txt#char=16,48"
    commissioner = f"{BASE}entity/khan/met-commissioner"
    assert lines(ONE) == [
        "doc:khan-txt rdf:type kg:Document",
        "doc:khan-txt rdfs:label Khan calls",
        "doc:khan-txt dcterms:identifier khan.txt",
        "doc:khan-txt dcterms:title Khan calls",
        "doc:khan-txt dcterms:created 2022-02-02",
        f"doc:khan-txt kg:sha256 {'ab' * 32}",
        "rel:call-in rdf:type kg:Relation",
        "rel:call-in rdfs:label call ins",
        f"{commissioner} rdf:type kg:Person",
        f"{commissioner} rdfs:label Met Commissioner",
        "ent:sadiq-khan rdf:type kg:Person",
        "ent:sadiq-khan rdfs:label Sadiq Khan",
        "ent:sadiq-khan skos:altLabel Mr Khan",
        "ent:sadiq-khan skos:altLabel Sadiq",
        f"ent:sadiq-khan rel:call-in {commissioner}",
        f"{statement} rdf:type kg:Statement",
        f"{statement} rdf:subject ent:sadiq-khan",
        f"{statement} rdf:predicate rel:call-in",
        f"{statement} rdf:object {commissioner}",
        f"{statement} kg:confidence 0.94",
        f"{statement} prov:wasDerivedFrom {sentence}",
        f"{sentence} kg:text Khan called in the commissioner.",
        f"{sentence} kg:inDocument doc:khan-txt",
    ]


def test_a_plain_fact_costs_nine_triples():
    """Its plain triple, its statement and its sentence; what describes entities and relations is not its own."""
    own = [line for line in lines(ONE) if line.startswith(("fact:", f"{BASE}document/")) or " rel:call-in " in line]
    assert len(own) == 9


@pytest.mark.parametrize("name", SAMPLES)
def test_each_triple_comes_once_and_subjects_come_together(name):
    found = list(triples(SAMPLES[name]))
    assert len(set(found)) == len(found)
    subjects = [triple.subject for triple in found]
    changes = sum(a != b for a, b in itertools.pairwise(subjects))
    assert changes + 1 == len(set(subjects)) or not found
    assert all(isinstance(term, NamedNode | Literal) for triple in found for term in triple)


def test_what_is_not_asserted_is_no_plain_triple():
    denied = fact(KHAN, "call in", COMMISSIONER, asserted=False, polarity=Polarity.NEGATIVE)
    feared = fact(KHAN, "dismiss", COMMISSIONER, asserted=False, modality=Modality.FEARED)
    store = memory_store(triples(contents(denied, feared)))
    assert query(store, "ASK { ?s rdf:subject ent:sadiq-khan ; kg:polarity 'negative' }") is True
    assert query(store, "ASK { ?s kg:polarity 'negative' ; kg:modality ?any }") is False
    assert query(store, "ASK { ?s rdf:predicate rel:dismiss ; kg:modality 'feared' }") is True
    assert query(store, "ASK { ?r a kg:Relation . ?s ?r ?o }") is False


def test_a_plain_triple_that_two_facts_assert_stands_once():
    told = replace(fact(KHAN, "call in", COMMISSIONER, attributed_to=COMMISSIONER), confidence=0.5)
    assert sum(line.startswith("ent:sadiq-khan rel:call-in") for line in lines(contents(ONE_FACT, told))) == 1


def test_a_fact_without_an_object_has_the_literal_true():
    literal = lines(contents(fact(KHAN, "resign", Value(value="true", datatype="boolean"))))
    assert "ent:sadiq-khan rel:resign true" in literal


def test_qualifiers_are_found_by_role_whatever_their_preposition():
    store = memory_store(triples(SAMPLES["many"]))
    when = query(
        store,
        "SELECT ?word ?when { ?s ?q ?when . ?q rdfs:subPropertyOf* kg:time OPTIONAL { ?q rdfs:label ?word } }"
        " ORDER BY ?word",
    )
    assert list(when) == [{"word": None, "when": "Tuesday"}, {"word": "before", "when": "2022-02-02"}]
    other = query(store, "SELECT ?word { ?q rdfs:subPropertyOf kg:qualifier ; rdfs:label ?word }")
    assert list(other) == [{"word": "occasion"}]
    assert query(store, "ASK { ?s qual:place-in-front-of ent:london }") is True
    assert query(store, "ASK { ?s kg:recipient ?who . ?who a kg:Entity }") is True


def test_a_link_joins_two_statements_and_leads_nowhere_else():
    store = memory_store(triples(SAMPLES["many"]))
    found = query(
        store, "SELECT ?word { ?s ?q ?o . ?o a kg:Statement . ?q rdfs:subPropertyOf kg:cause ; rdfs:label ?word }"
    )
    assert list(found) == [{"word": "because"}]
    assert query(store, "ASK { ?s kg:purpose ?o }") is False


def test_an_amount_has_its_number_beside_its_wording():
    store = memory_store(triples(SAMPLES["many"]))
    found = query(store, "SELECT ?what ?unit { ?s rdf:object ?what ; kg:number ?n ; kg:unit ?unit FILTER(?n > 39) }")
    assert list(found) == [{"what": "40 metres", "unit": "metre"}]


def test_a_qualifier_never_becomes_a_term_of_the_vocabulary_by_its_role():
    odd = contents(
        fact(KHAN, "go", KHAN, qualifiers=(Qualifier(role="polarity", preposition="", value=Value(value="x")),))
    )
    assert f"fact:{odd.facts[0].id} qual:polarity x" in lines(odd)


def test_confidence_is_a_decimal_without_an_exponent():
    for number, text in ((1, "1"), (1.0, "1.0"), (0.0, "0.0"), (0.00004, "0.0"), (0.12345, "0.1235"), (0.94, "0.94")):
        (found,) = [t.object for t in triples(contents(fact(KHAN, "go", KHAN, confidence=number)))
                    if t.predicate.value == vocab.CONFIDENCE]  # fmt: skip
        assert (found.value, found.datatype.value) == (text, f"{vocab.XSD}decimal")


def test_a_date_that_is_none_is_text():
    for created, datatype in (("2022-02-02", "date"), ("2022-02-30", "string"), ("Tuesday", "string")):
        dated = replace(ONE, documents=(replace(ONE.documents[0], created=created),))
        (found,) = [t.object for t in triples(dated) if t.predicate.value == vocab.CREATED]
        assert (found.value, found.datatype.value) == (created, f"{vocab.XSD}{datatype}")


def test_an_entity_of_unknown_kind_has_the_general_type():
    assert "ent:it rdf:type kg:Entity" in lines(contents(fact(entity("it"), "go", KHAN)))


@given(st.text())
def test_clean_text_is_xml_text_and_stays_as_it_is(text):
    cleaned = clean(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", cleaned)
    assert clean(cleaned) == cleaned
    if cleaned != text:
        assert re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", text)


_IDS = st.text(alphabet="aB.-/_ é", min_size=1, max_size=6)


@given(st.lists(_IDS, unique=True, min_size=2, max_size=2))
def test_two_documents_never_share_an_iri(pair):
    assert document_iri(BASE, pair[0]) != document_iri(BASE, pair[1])


def test_a_sentence_iri_has_one_fragment_under_any_base():
    proof = evidence("It was so.", start=3)
    assert sentence_iri(BASE, proof).endswith("document/khan-txt#char=3,13")
    assert sentence_iri("https://example.org/g#", proof) == "https://example.org/g#document/khan-txt;char=3,13"
