"""Graphs made by hand: an empty one, one fact, many facts, hostile labels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.iri import BASE, digest, slug
from kg.model import (
    Contents,
    DocumentInfo,
    Entity,
    EntityMention,
    Evidence,
    Fact,
    Link,
    Modality,
    Polarity,
    Qualifier,
    Relation,
    Value,
)

HOSTILE = (
    'say "no" and \'never\' """thrice""" \\ \\u0041 \\',
    "two\nlines\r\nand\rmore\ttabs",
    "<script>alert(1)</script> &amp; <!-- x --> ]]> <?xml?>",
    "null\x00 bell\x07 escape\x1b[31m delete\x7f next\x85 csi\x9b",
    "ends \ufffe\uffff here \ufeff",
    "שלום ‮ أهلا ‏",
    "😀 𝄞 𐐷 e\u0301 日本",
    '=HYPERLINK("http://example.org")',
    "@prefix kg: <x> . # comment",
    "line\u2028separator paragraph\u2029separator",
    " ",
    "_:b0 <http://example.org/> ${x} {{y}} %s",
)


def entity(label: str, *types: str, path: str = "", aliases: tuple[str, ...] = ()) -> Entity:
    mention = EntityMention(document="khan.txt", start=0, end=len(label), text=label)
    return Entity(
        iri=f"{BASE}entity/{path or slug(label)}", label=label, types=types, aliases=aliases, mentions=(mention,)
    )


def evidence(sentence: str = "It was so.", *, document: str = "khan.txt", start: int = 0) -> Evidence:
    end = start + len(sentence)
    span = (start, start + 1)
    return Evidence(
        document=document,
        start=start,
        end=end,
        sentence=sentence,
        subject_span=span,
        predicate_span=span,
        object_span=span,
    )


def fact(subject: Entity, lemma: str, target: Entity | Value, **changes: Any) -> Fact:
    made = Fact(
        id="",
        subject=subject,
        predicate=Relation(iri=f"{BASE}relation/{slug(lemma)}", label=f"{lemma}s", lemma=lemma),
        object=target,
        asserted=True,
        polarity=Polarity.POSITIVE,
        modality=Modality.ACTUAL,
        attributed_to=None,
        qualifiers=(),
        confidence=0.94,
        implicit=False,
        rule="clause",
        evidence=(evidence(),),
    )
    made = replace(made, **changes)
    said = {key: value for key, value in made.to_dict().items() if key not in {"id", "evidence", "confidence", "rule"}}
    return replace(made, id=digest(said))


def contents(*facts: Fact) -> Contents:
    entities: dict[str, Entity] = {}
    for each in facts:
        parts = [each.subject, each.object, each.attributed_to, *(q.value for q in each.qualifiers)]
        entities |= {part.iri: part for part in parts if isinstance(part, Entity)}
    unique = {each.id: each for each in facts}
    return Contents(
        base=BASE,
        documents=tuple(
            DocumentInfo(id=name, title="Khan calls", created="2022-02-02", sha256="ab" * 32)
            for name in sorted({e.document for each in facts for e in each.evidence})
        ),
        entities=tuple(entities[iri] for iri in sorted(entities)),
        facts=tuple(unique[key] for key in sorted(unique)),
    )


KHAN = entity("Sadiq Khan", "Person", aliases=("Mr Khan", "Sadiq", "Sadiq Khan"))
COMMISSIONER = entity("Met Commissioner", "Person", path="khan/met-commissioner")
REPORT = entity("report", "CreativeWork", path="khan/report")
ONE_FACT = fact(KHAN, "call in", COMMISSIONER, evidence=(evidence("Khan called in the commissioner.", start=16),))

EMPTY = contents()
ONE = contents(ONE_FACT)


def many() -> Contents:
    """Return a graph with every kind of fact."""
    chief, thing = entity("chief", "Person", path="khan/chief"), entity("it", path="khan/it")
    date = Value(value="2022-02-02", datatype="date")
    return contents(
        ONE_FACT,
        fact(KHAN, "call in", COMMISSIONER, attributed_to=REPORT, evidence=(evidence(start=90),)),
        fact(chief, "resign", Value(value="true", datatype="boolean")),
        fact(chief, "resign", Value(value="true", datatype="boolean"), asserted=False, polarity=Polarity.NEGATIVE),
        fact(chief, "be", Value(value="furious"), confidence=1.0),
        fact(chief, "be", KHAN, asserted=False, modality=Modality.ALLEGED, attributed_to=KHAN, confidence=0.0),
        fact(chief, "earn", Value(value="1000000", datatype="integer")),
        fact(chief, "weigh", Value(value="007", datatype="integer"), implicit=True, rule="apposition"),
        fact(chief, "weigh", Value(value="80.50", datatype="decimal")),
        fact(chief, "be born in", Value(value="1961", datatype="gYear")),
        fact(chief, "lose", Value(value="40 metres", number="40", unit="metre")),
        fact(thing, "appear", REPORT, evidence=(evidence(), evidence("Again.", document="b/Other.md", start=7))),
        fact(
            KHAN,
            "publish",
            REPORT,
            qualifiers=(
                Qualifier(role="time", preposition="before", value=date),
                Qualifier(role="time", preposition="", value=Value(value="Tuesday")),
                Qualifier(role="place", preposition="in front of", value=entity("London", "Place")),
                Qualifier(role="occasion", preposition="", value=chief),
                Qualifier(role="recipient", preposition="", value=thing),
            ),
        ),
        fact(
            chief,
            "resign",
            Value(value="true", datatype="boolean"),
            links=(
                Link(role="cause", conjunction="because", fact=ONE_FACT.id),
                Link(role="purpose", conjunction="", fact="0000000000000000"),
            ),
        ),
    )


def hostile() -> Contents:
    """Return a graph whose every text is hostile."""
    facts = []
    for number, text in enumerate(HOSTILE):
        one = entity(text, "Person", path=f"hostile/{number}", aliases=(text[::-1], text))
        two = entity(f"{text}{text}", "Place", path=f"hostile/other-{number}")
        proof = evidence(f"{text} called {text}.", document=f"{text}.txt", start=number)
        facts += [
            fact(one, f"call {text}", two, evidence=(proof,), attributed_to=one),
            fact(one, "be", Value(value=text), evidence=(proof,)),
            fact(
                two,
                f"{number}",
                one,
                evidence=(proof,),
                qualifiers=(Qualifier(role="oblique", preposition=text, value=Value(value=text)),),
            ),
        ]
    return contents(*facts)


SAMPLES = {"empty": EMPTY, "one": ONE, "many": many(), "hostile": hostile()}
