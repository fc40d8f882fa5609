"""Facts that noun phrases state without a verb: appositions, titles and possessives. All are flagged as implicit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.confidence import confidence
from kg.extract.lexicon import classes
from kg.extract.lifespan import lifespan
from kg.extract.mentions import minimal_phrase
from kg.extract.nominal import predicate_nominal
from kg.extract.times import is_time
from kg.extract.tree import children, preposition
from kg.extract.values import amount
from kg.model import Argument, MentionKind, Modality, Predicate, Triple
from kg.nouns import head_class
from kg.parse.labels import VALUE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.factuality import Factuality, Status
    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Doc, Token


_BEARING = frozenset({"appos", "nmod"})
"""Relations of what is said of a noun without a verb; a name may bear a title or dates beside."""
_AFFILIATED = {
    ("PERSON", "of"): {"ORG", "LOC"},
    ("PERSON", "at"): {"ORG"},
    ("PERSON", "from"): {"ORG", "LOC"},
    ("ORG", "in"): {"LOC"},
    ("LOC", "in"): {"LOC"},
}
"""What a name with a preposition behind a name belongs to, or lies in."""


def implicit_triples(doc: Doc, factuality: Factuality, mentions: Mentions) -> Iterator[Triple]:
    """Yield the implicit triples of `doc` in the order of the text."""
    for token in doc:
        if _BEARING.isdisjoint(token.below) and not (token.below and mentions.is_person(token)):
            continue
        for found in (
            appositions(token, mentions),
            titles(token, mentions),
            possessives(token, mentions),
            affiliations(token, mentions),
            lifespan(token, mentions),
        ):
            for triple in found:
                supplement = triple.rule != "possessive"
                status = factuality.supplement(token) if supplement else factuality.surrounding(token)
                yield _under(status, triple, mentions)


def appositions(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what "Mara Lind, *the chief executive of Halden*" says, in either order of name and role."""
    for other in children(token, "appos"):
        name, role = (other, token) if other.pos_ == "PROPN" and token.pos_ == "NOUN" else (token, other)
        subject = mentions.argument(name)
        if (
            subject is None
            or role.pos_ != "NOUN"
            or amount(role, mentions) is not None
            or subject.mention.kind is not MentionKind.NAMED
        ):
            continue
        if not _can_be(name, role):
            continue
        if "Plur" in role.morph.get("Number", []) and (subject.mention.number == "sing" or children(name, "conj")):
            continue
        nominal = predicate_nominal(role, mentions, of_person=subject.mention.label == "PERSON")
        if nominal is not None:
            lemma = f"be {nominal.lemma}".strip()
            yield _triple("apposition", subject, lemma, nominal.object, token, other, mentions)


def _can_be(name: Token, role: Token) -> bool:
    """Whether what has `name` can be what `role` says: no person is an office or a day, and no day is a historian."""
    if name.ent_type_ in VALUE_LABELS:
        return False
    return name.ent_type_ != "PERSON" or head_class(role.lemma_.lower()) not in {
        "Organization",
        "Place",
        "Event",
        "Time",
    }


def titles(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what a title before a name says: "*Home Secretary* Priti Patel"; honorifics ("Mr") say nothing."""
    span = minimal_phrase(token).title if mentions.is_person(token) else None
    if span is None or (subject := mentions.argument(token)) is None:
        return
    doc, (start, end) = token.doc, span
    title = doc[end - 1]
    honorifics = classes("nouns", "title")
    while start < end and doc[start].lower_ in honorifics:
        start += 1
    if start == end or all(word.lower_ in honorifics for word in doc[start:end]):
        return
    organisation = doc[start].ent
    if organisation is not None and not (organisation.start == start and organisation.end < end):
        organisation = None
    holder = mentions.get(organisation.root) if organisation is not None else None
    if organisation is not None and holder is not None:
        role = doc[organisation.end : end].text.lower()
        target = Argument(mention=holder, start=holder.start, end=holder.end)
        yield _triple("title", subject, f"be {role} of", target, token, title, mentions)
        return
    target = mentions.title(start, end, token)
    yield _triple("title", subject, "be", target, token, title, mentions)


def possessives(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield that a named possessor has what is named: "*Khan's* spokesperson"; no day has a storm, nobody a death."""
    possessors = children(token, "nmod:poss")
    if not possessors or token.pos_ != "NOUN" or head_class(token.lemma_.lower()) == "Event":
        return
    target = mentions.argument(token)
    for each in possessors:
        subject = None if is_time(each) else mentions.argument(each)
        if subject is not None and target is not None and subject.mention.kind is MentionKind.NAMED:
            yield _triple("possessive", subject, "have", target, token, each, mentions)


def affiliations(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what a name behind a name says: "Ana Sol *of the University of Porto*", "Halden School *in Leeds*"."""
    others = children(token, "nmod")
    subject = mentions.argument(token) if others else None
    if subject is None or subject.mention.kind is not MentionKind.NAMED:
        return
    for other in others:
        joined, target = preposition(other), mentions.argument(other)
        if target is None or target.mention.kind is not MentionKind.NAMED:
            continue
        if other.ent_type_ in _AFFILIATED.get((token.ent_type_, joined), ()):
            yield _triple("affiliation", subject, f"be {joined}", target, token, other, mentions)


def _triple(
    rule: str, subject: Argument, lemma: str, target: Argument, head: Token, other: Token, mentions: Mentions
) -> Triple:
    """Return a triple whose relation has no words of its own: its span covers both arguments."""
    start = min(subject.mention.start, target.mention.start)
    end = max(subject.mention.end, target.mention.end)
    return Triple(
        subject=subject,
        predicate=Predicate(surface="", lemma=lemma, start=start, end=end),
        object=target,
        implicit=True,
        rule=rule,
        confidence=confidence("graph implicit", rule, head, head, other),
        sentence=mentions.sentence(head),
    )


def _under(status: Status, triple: Triple, mentions: Mentions) -> Triple:
    """Return `triple` with the source, and the doubt, of the clause that it stands in."""
    source = mentions.argument(status.source) if status.source is not None else None
    modality = status.modality if status.modality is Modality.ALLEGED else triple.modality
    return replace(triple, attribution=source, modality=modality)
