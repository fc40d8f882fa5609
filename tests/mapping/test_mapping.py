"""From open relations to a vocabulary: the shipped rules, rules of a user's own, and faulty ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import ConfigError
from kg.mapping import Mapper
from kg.model import Contents, Fact, Modality, Polarity, Qualifier, Value
from kg.rdf import triples
from kg.rdf.rules import all_rules, read_rules
from kg.vocab import SCHEMA
from tests.rdf.samples import entity, fact

LIND, ROSS = entity("Mara Lind", "Person"), entity("Ida Ross", "Person")
HALDEN, NORTH = entity("Halden", "Organization"), entity("North Group", "Organization")
LEEDS, REPORT, FAIR = entity("Leeds", "Place"), entity("Weir Report", "CreativeWork"), entity("Spring Fair", "Event")
PUMP, OLD_PUMP = entity("Pump 2", "Product"), entity("Pump 1", "Product")
NOTHING = Value(value="true", datatype="boolean")
YEAR = Value(value="1998", datatype="gYear")


@pytest.fixture(scope="module")
def mapper():
    return Mapper(all_rules([]))


def said(mapper, subject, lemma, target, *qualifiers):
    found = fact(subject, lemma, target, qualifiers=tuple(qualifiers))
    return [
        (
            each.subject.label,
            each.property.removeprefix(SCHEMA),
            getattr(each.object, "label", None) or each.object.value,
        )
        for each in mapper.triples(found)
    ]


def when(value, preposition="in"):
    return Qualifier(role="time", preposition=preposition, value=value)


@pytest.mark.parametrize(
    ("subject", "lemma", "target", "expected"),
    [
        pytest.param(LIND, "work for", HALDEN, ("Mara Lind", "worksFor", "Halden"), id="employment"),
        pytest.param(HALDEN, "employ", LIND, ("Mara Lind", "worksFor", "Halden"), id="employment, from the employer"),
        pytest.param(LIND, "found", HALDEN, ("Halden", "founder", "Mara Lind"), id="founder"),
        pytest.param(LIND, "be founder of", HALDEN, ("Halden", "founder", "Mara Lind"), id="founder, nominal"),
        pytest.param(HALDEN, "acquire", NORTH, ("Halden", "owns", "North Group"), id="purchase"),
        pytest.param(HALDEN, "be based in", LEEDS, ("Halden", "location", "Leeds"), id="seat"),
        pytest.param(LIND, "marry", ROSS, ("Mara Lind", "spouse", "Ida Ross"), id="marriage"),
        pytest.param(LIND, "be mother of", ROSS, ("Mara Lind", "children", "Ida Ross"), id="parenthood"),
        pytest.param(LIND, "be born in", LEEDS, ("Mara Lind", "birthPlace", "Leeds"), id="birth"),
        pytest.param(LIND, "be born in", YEAR, ("Mara Lind", "birthDate", "1998"), id="birth, date as object"),
        pytest.param(LIND, "write", REPORT, ("Weir Report", "author", "Mara Lind"), id="authorship"),
        pytest.param(HALDEN, "publish", REPORT, ("Weir Report", "publisher", "Halden"), id="publication"),
        pytest.param(FAIR, "be held in", LEEDS, ("Spring Fair", "location", "Leeds"), id="event"),
        pytest.param(HALDEN, "make", PUMP, ("Pump 2", "manufacturer", "Halden"), id="product"),
        pytest.param(PUMP, "replace", OLD_PUMP, ("Pump 2", "successorOf", "Pump 1"), id="successor"),
        pytest.param(LIND, "graduate from", NORTH, ("Mara Lind", "alumniOf", "North Group"), id="education"),
    ],
)
def test_common_relations(mapper, subject, lemma, target, expected):
    assert said(mapper, subject, lemma, target) == [expected]


def test_a_post_gives_employer_and_title(mapper):
    found = said(mapper, LIND, "be chief executive of", HALDEN)
    assert found == [("Mara Lind", "jobTitle", "chief executive"), ("Mara Lind", "worksFor", "Halden")]


@pytest.mark.parametrize("lemma", ["be former chief executive of", "be ex-director of", "be critic of", "be of"])
def test_what_is_no_post_now_is_none(mapper, lemma):
    assert said(mapper, LIND, lemma, HALDEN) == []


def test_a_lemma_goes_before_a_post(mapper):
    assert said(mapper, LIND, "be member of", HALDEN) == [("Mara Lind", "memberOf", "Halden")]


@pytest.mark.parametrize(
    ("subject", "lemma", "target"),
    [
        pytest.param(PUMP, "work for", HALDEN, id="subject of another class"),
        pytest.param(LIND, "write", HALDEN, id="object of another class"),
        pytest.param(LIND, "found", NOTHING, id="no object"),
        pytest.param(LIND, "eat", PUMP, id="no rule"),
    ],
)
def test_rules_that_do_not_fit(mapper, subject, lemma, target):
    assert said(mapper, subject, lemma, target) == []


def test_dates_and_places_beside_the_object(mapper):
    assert ("Halden", "foundingDate", "1998") in said(mapper, LIND, "found", HALDEN, when(YEAR))
    assert said(mapper, HALDEN, "be founded", NOTHING, when(YEAR)) == [("Halden", "foundingDate", "1998")]
    born = Qualifier(role="place", preposition="in", value=LEEDS)
    assert said(mapper, LIND, "be born", NOTHING, when(YEAR), born) == [
        ("Mara Lind", "birthDate", "1998"), ("Mara Lind", "birthPlace", "Leeds"),
    ]  # fmt: skip


@pytest.mark.parametrize("qualifier", [when(YEAR, "before"), when(YEAR, "since"), when(Value(value="then"))])
def test_a_date_before_or_after_which_is_not_the_date(mapper, qualifier):
    assert said(mapper, HALDEN, "be founded", NOTHING, qualifier) == []


def plain(found: Fact) -> set[tuple[str, str]]:
    contents = Contents(base="https://kg.example/", documents=(), entities=(LIND, HALDEN), facts=(found,))
    return {(str(triple.subject.value), triple.predicate.value) for triple in triples(contents)}


@pytest.mark.parametrize(
    "changes",
    [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.ALLEGED}],
)
def test_what_is_not_asserted_is_not_asserted_in_other_words(mapper, changes):
    (stands,) = mapper.map([fact(LIND, "found", HALDEN)])
    (denied,) = mapper.map([fact(LIND, "found", HALDEN, asserted=False, **changes)])
    assert stands.mapped == denied.mapped != ()
    triple = HALDEN.iri, f"{SCHEMA}founder"
    assert triple in plain(stands)
    assert triple not in plain(denied)


def test_mapped_facts_come_back_from_their_lines(mapper):
    facts = mapper.map([fact(LIND, "found", HALDEN, qualifiers=(when(YEAR),)), fact(LIND, "be clerk of", HALDEN)])
    entities = {each.iri: each for each in (LIND, HALDEN)}
    for each in facts:
        again = Fact.from_dict(each.to_dict(), entities)
        assert again.mapped == each.mapped != ()


def test_rules_of_a_users_own_stand_beside_the_shipped_ones(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix kg: <https://kg.example/ontology#> . @prefix my: <https://my.example/> ."
        'my:r a kg:RelationRule ; kg:lemma "rescue" , "work for" ; kg:property my:helps .'
    )
    mapper = Mapper(all_rules([str(path)]))
    assert said(mapper, LIND, "rescue", ROSS) == [("Mara Lind", "https://my.example/helps", "Ida Ross")]
    names = [name for _, name, _ in said(mapper, LIND, "work for", HALDEN)]
    assert names == ["https://my.example/helps", "worksFor"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("my:r a kg:RelationRule", "cannot be read as Turtle", id="not Turtle"),
        pytest.param("my:r a kg:RelationRule ; kg:property my:p .", "no kg:lemma", id="no lemma"),
        pytest.param('my:r a kg:RelationRule ; kg:lemma "a" .', "no property", id="no property"),
        pytest.param('my:r a kg:RelationRule ; kg:lemma "a" ; kg:property "p" .', "not all IRIs", id="text for an IRI"),
        pytest.param("my:r a kg:RelationRule ; kg:lemma my:a ; kg:property my:p .", "not all texts", id="IRI for text"),
        pytest.param(
            'my:r a kg:RelationRule ; kg:lemma "a" ; kg:property my:p ; kg:subjectClass my:Dog .', "no class",
            id="unknown class",
        ),
        pytest.param('[] a kg:RelationRule ; kg:lemma "a" ; kg:property my:p .', "no IRI", id="rule without a name"),
        pytest.param('my:r a kg:RelationRule ; kg:lemma "{role} {role}" ; kg:property my:p .', "twice", id="two roles"),
    ],
)  # fmt: skip
def test_faulty_rules_are_named(tmp_path, text, message):
    path = tmp_path / "own.ttl"
    path.write_text(f"@prefix kg: <https://kg.example/ontology#> . @prefix my: <https://my.example/> . {text}")
    with pytest.raises(ConfigError, match=message) as caught:
        read_rules([path])
    assert "own.ttl" in str(caught.value)


def test_a_file_of_rules_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.ttl"):
        all_rules([str(tmp_path / "nowhere.ttl")])


def test_every_shipped_rule_has_a_label_and_uses_terms_of_schema_org():
    rules = all_rules([])
    assert len({lemma for rule in rules for lemma in rule.lemmas}) > 200
    for rule in rules:
        used = (*rule.properties, *rule.inverses, *rule.role_properties, *rule.times, *rule.object_times, *rule.places)
        assert all(name.startswith(SCHEMA) for name in used), rule.iri


def test_order_of_rules_changes_nothing():
    rules = all_rules([])
    one = fact(LIND, "be chief executive of", HALDEN)
    assert Mapper(rules).triples(one) == Mapper(reversed(rules)).triples(replace(one))
