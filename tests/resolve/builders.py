"""Extractions written as sentences with their mentions in brackets.

`extraction("[Sadiq Khan|PERSON] praised [the Met|ORG obj].", "[He|] left.")` has two sentences and three mentions.
After the bar stand, in any order: an entity label in capitals (a name), `the` or `a` (a common noun, definite or not),
a dependency relation (`nsubj` if none), `plur`, `masc`, `fem`, `and` (coordinated), and, with underscores for spaces,
`title=`, `acronym=`, `in=` (the governor), `by=` (who speaks: the text of an earlier mention or of a later one).
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from kg.model import (
    Argument,
    Document,
    Entity,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Predicate,
    Sentence,
    Triple,
    TripleQualifier,
    Value,
)
from kg.resolve import resolve
from kg.resolve.pronouns import PRONOUNS
from kg.resolve.ranker import Ranking

BASE = "https://kg.example/"
_MENTION = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
_ROLES = {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound", "conj", "parataxis", "vocative", "xcomp", "ROOT"}
_LABELS = re.compile(r"(?!ROOT)[A-Z_]{3,}$")


def ranking(*likely: float, mentions: int = 3) -> Ranking:
    """Return what a ranker says if the last mention has the first ones as candidates, and no other mention has any."""
    return Ranking(
        starts=np.array([0] * mentions + [len(likely)]),
        earlier=np.arange(len(likely)),
        likely=np.array(likely),
        fresh=np.array([1.0] * (mentions - 1) + [0.1]),
    )


def extraction(*sentences: str, name: str = "doc.txt", triples: tuple[tuple[object, ...], ...] = ()) -> Extraction:
    """Return the extraction that marked sentences describe.

    A triple is `(subject, lemma, object)` and may go on with a dict of further fields; arguments are the n-th mention
    (an int) or a `Value`.
    """
    text = ""
    found: list[Mention] = []
    spans: list[Sentence] = []
    speakers: dict[int, str] = {}
    for number, sentence in enumerate(sentences):
        start, at = len(text), 0
        for match in _MENTION.finditer(sentence):
            text += sentence[at : match.start()]
            at = match.end()
            flags = match[2].split()
            mention = _mention(match[1], flags, len(text), number, name)
            text += match[1]
            speakers |= {len(found): flag[3:].replace("_", " ") for flag in flags if flag.startswith("by=")}
            found.append(mention)
        text += sentence[at:]
        spans.append(Sentence(start=start, end=len(text), text=text[start:]))
        text += "\n"
    for index, who in speakers.items():
        speaker = next(mention for mention in found if mention.text == who)
        found[index] = replace(found[index], speaker=speaker)
    return Extraction(
        document=Document(id=name, text=text, source=name, paragraphs=((((0, len(text))),),)),
        sentences=tuple(spans),
        mentions=tuple(found),
        triples=tuple(_triple(found, *each) for each in triples),
    )


def clusters(*sentences: str, triples: tuple[tuple[object, ...], ...] = ()) -> set[frozenset[str]]:
    """Return the texts of the mentions of each entity; mentions of one text are told apart by a number: "he 2"."""
    made = extraction(*sentences, triples=triples)
    seen: dict[str, int] = {}
    labels = {}
    for mention in made.mentions:
        seen[mention.text] = seen.get(mention.text, 0) + 1
        count = seen[mention.text]
        labels[mention.start, mention.end] = mention.text if count == 1 else f"{mention.text} {count}"
    # a fact about each mention, so that every entity is returned
    facts = tuple((n, f"matter {n}", Value(value="true", datatype="boolean")) for n in range(len(made.mentions)))
    entities, _ = resolve([extraction(*sentences, triples=triples + facts)], base=BASE)
    return {frozenset(labels[m.start, m.end] for m in entity.mentions) for entity in entities}


def entities_of(*extractions: Extraction) -> dict[str, Entity]:
    """Return the entities of documents by the IRI's path, whether facts mention them or not."""
    told = [
        replace(
            each,
            triples=tuple(
                _triple(list(each.mentions), n, "matter", Value(value=str(n))) for n in range(len(each.mentions))
            ),
        )
        for each in extractions
    ]
    entities, _ = resolve(told, base=BASE)
    return {entity.iri.removeprefix(f"{BASE}entity/"): entity for entity in entities}


def _mention(text: str, flags: list[str], start: int, sentence: int, document_id: str) -> Mention:
    determiner = re.match(r"(the|a|an|this|these)\s+", text, re.IGNORECASE)
    name = text[determiner.end() :] if determiner else text
    offset = len(text) - len(name)
    label = next((flag for flag in flags if _LABELS.match(flag)), "")
    options = dict(flag.split("=") for flag in flags if "=" in flag)
    pronoun = text.casefold() in PRONOUNS
    common = "the" in flags or "a" in flags
    kind = MentionKind.PRONOMINAL if pronoun else MentionKind.NOMINAL if common else MentionKind.NAMED
    head = re.split(r"\sof\s", name)[0].split()[-1]
    if kind is MentionKind.NOMINAL:
        head = head.casefold()
        head = head.removesuffix("s") if "plur" in flags else head
    return Mention(
        document_id=document_id,
        start=start + offset,
        end=start + len(text),
        text=name,
        name=name,
        head=head.casefold() if pronoun else head,
        kind=kind,
        label=label,
        number="plur" if "plur" in flags else "sing",
        gender=next((flag for flag in flags if flag in {"masc", "fem"}), ""),
        person=PRONOUNS[text.casefold()].person if pronoun else 3,
        definite="the" in flags or kind is MentionKind.NAMED,
        sentence=sentence,
        role=next((flag for flag in flags if flag in _ROLES), "nsubj"),
        coordinated="and" in flags,
        titles=tuple(options["title"].replace("_", " ").split(";")) if "title" in options else (),
        acronym=options.get("acronym", ""),
        governor=options.get("in", ""),
    )


def _triple(
    mentions: list[Mention], subject: int, lemma: str, target: int | Value, fields: dict[str, object] | None = None
) -> Triple:
    options = dict(fields or {})
    qualifiers = tuple(
        TripleQualifier(role=role, preposition=preposition, argument=_argument(mentions, value))
        for role, preposition, value in options.pop("qualifiers", ())  # type: ignore[attr-defined]
    )
    source = options.pop("by", None)
    made = Triple(
        subject=_argument(mentions, subject),
        predicate=Predicate(surface=lemma, lemma=lemma, start=0, end=0),
        object=_argument(mentions, target),
        qualifiers=qualifiers,
        attribution=None if source is None else _argument(mentions, source),
        rule="verb",
        confidence=0.9,
        sentence=mentions[subject].sentence,
    )
    return replace(made, **options)


def _argument(mentions: list[Mention], value: int | Value) -> Argument | Value:
    if isinstance(value, Value):
        return value
    return Argument(mention=mentions[value], start=mentions[value].start, end=mentions[value].end)


__all__ = ["BASE", "Modality", "Polarity", "clusters", "entities_of", "extraction"]
