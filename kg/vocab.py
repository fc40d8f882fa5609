"""The terms of `ontology/kg.ttl` as plain strings, and the prefixes under which people and files know them.

Nothing heavy is imported here, so that any module can name a class or a property. A test holds this module and the
ontology to the same terms.
"""

from __future__ import annotations

from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

KG: Final = "https://kg.example/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
SCHEMA: Final = "https://schema.org/"
DCTERMS: Final = "http://purl.org/dc/terms/"

# Classes.
ENTITY: Final = f"{KG}Entity"
DOCUMENT: Final = f"{KG}Document"
SENTENCE: Final = f"{KG}Sentence"
STATEMENT: Final = f"{KG}Statement"
RELATION: Final = f"{KG}Relation"
QUALIFIER: Final = f"{KG}Qualifier"
RELATION_RULE: Final = f"{KG}RelationRule"

# Properties of a statement.
POLARITY: Final = f"{KG}polarity"
MODALITY: Final = f"{KG}modality"
CONFIDENCE: Final = f"{KG}confidence"
IMPLICIT: Final = f"{KG}implicit"
ATTRIBUTED_TO: Final = f"{KG}attributedTo"
NUMBER: Final = f"{KG}number"
UNIT: Final = f"{KG}unit"
HAS_QUALIFIER: Final = f"{KG}qualifier"
MAPPED_PROPERTY: Final = f"{KG}mappedProperty"

# Properties of a rule for relations.
LEMMA: Final = f"{KG}lemma"
SUBJECT_CLASS: Final = f"{KG}subjectClass"
OBJECT_CLASS: Final = f"{KG}objectClass"
MAPS_TO: Final = f"{KG}property"
INVERSE_PROPERTY: Final = f"{KG}inverseProperty"
ROLE: Final = f"{KG}role"
NO_ROLE: Final = f"{KG}noRole"
ROLE_PROPERTY: Final = f"{KG}roleProperty"
TIME_PROPERTY: Final = f"{KG}timeProperty"
OBJECT_TIME_PROPERTY: Final = f"{KG}objectTimeProperty"
PLACE_PROPERTY: Final = f"{KG}placeProperty"

# Properties of a sentence and of a document.
TEXT: Final = f"{KG}text"
IN_DOCUMENT: Final = f"{KG}inDocument"
SHA256: Final = f"{KG}sha256"

# Terms of others that the graph uses.
TYPE: Final = f"{RDF}type"
PROPERTY: Final = f"{RDF}Property"
SUBJECT: Final = f"{RDF}subject"
PREDICATE: Final = f"{RDF}predicate"
OBJECT: Final = f"{RDF}object"
LABEL: Final = f"{RDFS}label"
SUB_PROPERTY_OF: Final = f"{RDFS}subPropertyOf"
OBJECT_PROPERTY: Final = f"{OWL}ObjectProperty"
DATATYPE_PROPERTY: Final = f"{OWL}DatatypeProperty"
PREF_LABEL: Final = f"{SKOS}prefLabel"
ALT_LABEL: Final = f"{SKOS}altLabel"
HIDDEN_LABEL: Final = f"{SKOS}hiddenLabel"
DERIVED_FROM: Final = f"{PROV}wasDerivedFrom"
IDENTIFIER: Final = f"{DCTERMS}identifier"
TITLE: Final = f"{DCTERMS}title"
CREATED: Final = f"{DCTERMS}created"

ENTITY_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Concept": f"{SKOS}Concept",
        "CreativeWork": f"{SCHEMA}CreativeWork",
        "Event": f"{SCHEMA}Event",
        "Group": f"{PROV}Agent",
        "Organization": f"{SCHEMA}Organization",
        "Person": f"{SCHEMA}Person",
        "Place": f"{SCHEMA}Place",
        "Product": f"{SCHEMA}Product",
        "Quantity": f"{SCHEMA}Quantity",
        "Role": f"{SCHEMA}Role",
        "Time": f"{SCHEMA}Intangible",
    }
)
"""The classes that an entity can have, by local name, each with the class of a public vocabulary that it refines."""

QUALIFIER_ROLES: Final = (
    "cause",
    "concession",
    "condition",
    "contrast",
    "manner",
    "oblique",
    "place",
    "purpose",
    "recipient",
    "time",
    "topic",
)
"""The roles of a qualifier or link; each is a property of that name, below `kg:qualifier`."""


def prefixes(base: str) -> dict[str, str]:
    """Return the namespaces that are bound in every file and query, for a graph whose IRIs start with `base`.

    >>> prefixes("https://kg.example/")["ent"]
    'https://kg.example/entity/'
    """
    return {
        "kg": KG,
        "ent": f"{base}entity/",
        "rel": f"{base}relation/",
        "qual": f"{base}qualifier/",
        "fact": f"{base}statement/",
        "doc": f"{base}document/",
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "schema": SCHEMA,
        "dcterms": DCTERMS,
    }


def ontology_file(name: str = "kg.ttl") -> Traversable:
    """Return a file of the ontology: `kg.ttl`, `relations.ttl` or `shapes.ttl`.

    Raises:
        FileNotFoundError: there is no such file.

    >>> "owl:Ontology" in ontology_file("kg.ttl").read_text(encoding="utf-8")
    True
    """
    package = files("kg")
    # A wheel holds the folder inside the package; in a source tree or an editable install it lies beside it.
    for file in (package.joinpath("ontology", name), package.joinpath("..", "ontology", name)):
        if file.is_file():
            return file
    raise FileNotFoundError(f"the ontology has no file {name}; expected it in kg/ontology or beside the package")
