"""Gazetteers in the formats and vocabularies that they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from kg.errors import ConfigError
from kg.rdf.entries import Entry, read_entries
from kg.rdf.files import FORMATS, known_class
from kg.vocab import ENTITY_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

TURTLE = """
@prefix my: <https://my.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

my:Brewery a owl:Class ; rdfs:label "brewery" ; rdfs:subClassOf my:Firm .
my:Firm rdfs:subClassOf schema:Corporation .
my:scheme a skos:ConceptScheme ; skos:prefLabel "Firms" .
my:brews a owl:ObjectProperty ; rdfs:label "brews" .
my:1 a my:Brewery , owl:NamedIndividual ;
    skos:prefLabel "Harrow  Ales"@en , "Eggen-Bier"@de ; skos:altLabel "Harrow" ;
    schema:alternateName "Harrow Ales Ltd" ; skos:definition "A brewery in Leeds."@en-GB ; schema:location my:leeds .
my:leeds a schema:City ; rdfs:label "Leeds" .
my:nameless a my:Brewery .
[] rdfs:label "nobody" .
"""
ALES = Entry(
    iri="https://my.example/1",
    label="Harrow Ales",
    names=("Harrow", "Harrow Ales", "Harrow Ales Ltd"),
    types=("https://my.example/Brewery",),
    kinds=("Organization",),
    descriptions=("A brewery in Leeds.",),
    related=("Leeds", "brewery"),
)
LEEDS = Entry(
    iri="https://my.example/leeds", label="Leeds", names=("Leeds",), types=("http://schema.org/City",), kinds=("Place",)
)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_tells_the_same(tmp_path: Path, suffix: str) -> None:
    quads = pyoxigraph.parse(TURTLE.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    path = tmp_path / f"names{suffix}"
    path.write_bytes(pyoxigraph.serialize([quad.triple for quad in quads], format=FORMATS[suffix]))
    assert read_entries([str(path)]) == (ALES, LEEDS)


def test_an_extract_of_wikidata(tmp_path: Path) -> None:
    path = tmp_path / "people.nt"
    path.write_text(
        "\n".join(
            f"<http://www.wikidata.org/entity/Q1> <{predicate}> {value} ."
            for predicate, value in [
                ("http://www.w3.org/2000/01/rdf-schema#label", '"Ann Lee"@en'),
                ("http://www.w3.org/2004/02/skos/core#altLabel", '"A. Lee"@mul'),
                ("http://schema.org/description", '"judge"@en'),
                ("http://www.wikidata.org/prop/direct/P31", "<http://www.wikidata.org/entity/Q5>"),
            ]
        )
    )
    (found,) = read_entries([str(path)])
    assert (found.label, found.names, found.kinds) == ("Ann Lee", ("A. Lee", "Ann Lee"), ("Person",))
    assert (found.types, found.descriptions) == (("http://www.wikidata.org/entity/Q5",), ("judge",))


def test_files_add_to_each_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text("<https://my.example/1> <http://www.w3.org/2000/01/rdf-schema#label> 'Harrow' .")
    two.write_text("<https://my.example/1> <http://www.w3.org/2004/02/skos/core#altLabel> 'Ales' .")
    (found,) = read_entries([str(one), str(two)])
    assert (found.label, found.names) == ("Harrow", ("Ales", "Harrow"))
    assert read_entries([str(two), str(one)]) == (found,)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "x", "its suffix tells no format"),
        ("a.ttl", "no Turtle", "cannot be read as a gazetteer"),
        ("a.ttl", "<x:a> <x:b> <x:c> .", "names nothing"),
        ("a.jsonld", '{"@context": "https://elsewhere.example/c.jsonld", "@id": "x:a"}', "cannot be read"),
        ("missing.ttl", None, "cannot be read"),
    ],
)
def test_what_is_none_is_named(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConfigError, match=message) as error:
        read_entries([str(path)])
    assert str(path) in str(error.value)


def test_classes_are_aligned_with_ours() -> None:
    assert known_class("http://schema.org/Airport") == known_class("https://schema.org/Airport") == "Place"
    assert known_class("https://kg.example/ontology#Event") == "Event"
    assert known_class("https://schema.org/Thing") == ""
    from kg.rdf.files import _alignment

    assert set(_alignment().values()) == set(ENTITY_CLASSES)
