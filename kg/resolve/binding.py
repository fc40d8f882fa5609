"""What the syntax of one sentence decides: whose wife "his wife" is, and of whom a fronted noun phrase is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MentionKind, Modality, Polarity, Value
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.names import name_head

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.model import Extraction, Span, Triple
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

_FRONTED = frozenset({"dislocated", "parataxis"})
_DEMONSTRATIVES = ("that ", "these ", "this ", "those ")


def appositions(referents: Sequence[Referent]) -> Iterator[tuple[int, int]]:
    """Yield each noun for a person with the name of a person that it stands in apposition with, on either side.

    "Donald Trump, *President of the United States*", "*the King of Athens*, Theseus". Two names of people are a list
    that was misread, and a noun in the plural is more than the one.
    """
    by_head = {referent.mention.head_start: at for at, referent in enumerate(referents)}
    for at, referent in enumerate(referents):
        other = by_head.get(referent.mention.appositive_to, at) if referent.mention.appositive_to >= 0 else at
        if other == at or referent.mention.sentence != referents[other].mention.sentence:
            continue
        for one, bearer in ((at, other), (other, at)):
            if _describes_person(referents[one]) and _names_person(referents[bearer]):
                yield one, bearer
                break


def _names_person(referent: Referent) -> bool:
    return referent.name is not None and referent.category == "Person"


def _describes_person(referent: Referent) -> bool:
    """Whether a mention says what a person is: "the whip", "2nd Earl of Clare"."""
    name, coordinated = referent.name, referent.mention.coordinated
    if coordinated or referent.number == "plur":
        return False
    if referent.kind is MentionKind.NOMINAL:
        return referent.category == "Person"
    if name is None or referent.category:
        return False
    head = name_head(name)
    return head_class(head) == "Person" or lexicon.title_gender(head) is not None


def merge_appositions(clusters: Clusters, left_out: Collection[int] = ()) -> None:
    """Merge a noun for a person with the name that it stands in apposition with, unless a fact says what it says.

    Args:
        clusters: is changed.
        left_out: referents that are not merged: what is predicated of something stays apart.
    """
    for noun, name in appositions(clusters.referents):
        if noun not in left_out:
            clusters.merge(noun, name, "in apposition")


def merge_bracketed_names(clusters: Clusters, text: str) -> None:
    """Merge the name of an organisation with the one in brackets behind it, which is its other name.

    "the Royal Library (*Koninklijke Bibliotheek*)". Of six such in GUM's train and development parts that are no
    acronym five are, and the sixth is a name that was read in part only.

    Args:
        clusters: is changed.
        text: of the document.
    """
    by_head = {referent.mention.head_start: at for at, referent in enumerate(clusters.referents)}
    for at, referent in enumerate(clusters.referents):
        here = referent.mention
        if here.appositive_to < 0 or referent.name is None:
            continue
        other = by_head.get(here.appositive_to, at)
        before = clusters.referents[other]
        bracketed = text[before.mention.end : here.start] == " (" and text[here.end : here.end + 1] == ")"
        if bracketed and before.name is not None and referent.category == before.category == "Organization":
            clusters.merge(at, other, "another name in brackets")


def merge_conjunct_possessors(clusters: Clusters) -> None:
    """Merge "his" with the person whose name the possessed noun is joined to: "Pieter Verhulst and *his* wife".

    Not with a common noun: in "her mother and her sister" both are somebody else's.

    Args:
        clusters: is changed.

    Notes:
        Of 12 such names in GUM's train and development parts the possessive takes up 11.
    """
    owners = [
        (at, referent)
        for at, referent in enumerate(clusters.referents)
        if referent.gender and referent.pronoun is not None and referent.mention.possessive
    ]
    if not owners:
        return
    by_head = {referent.mention.head_start: at for at, referent in enumerate(clusters.referents)}
    names = apposed_names(clusters)
    for at, referent in owners:
        possessed = by_head.get(referent.mention.governor_start, at)
        if clusters.referents[possessed].mention.role != "conj":
            continue
        first = by_head.get(clusters.referents[possessed].mention.governor_start, at)
        bearer = names.get(first, first)
        if bearer < at and clusters.named(bearer) and clusters.categories(bearer) == {"Person"}:
            clusters.merge(at, bearer, "possessive beside its owner")


def apposed_names(clusters: Clusters) -> dict[int, int]:
    """Return the name in apposition with each common noun that has one, on either side of it.

    Where a predicate stays apart from what it is said of, who takes up the noun means the name: "the firm's director,
    *Ann Hill*, resigned. *She* ...".
    """
    by_head = {referent.mention.head_start: at for at, referent in enumerate(clusters.referents)}
    found: dict[int, int] = {}
    for at, referent in enumerate(clusters.referents):
        place = referent.mention.appositive_to
        if place < 0 or place not in by_head:
            continue
        other = by_head[place]
        kinds = referent.kind, clusters.referents[other].kind
        if kinds == (MentionKind.NAMED, MentionKind.NOMINAL):
            found.setdefault(other, at)
        elif kinds == (MentionKind.NOMINAL, MentionKind.NAMED):
            found.setdefault(at, other)
    return found


def subjects_of_predicates(triples: Iterable[Triple], index: Mapping[Span, int], clusters: Clusters) -> dict[int, int]:
    """Return the name that each predicate nominal is said of as a fact: who takes up the noun means the name.

    "Halden is *a charity*. *It* ..."
    """
    found: dict[int, int] = {}
    for triple in triples:
        if triple.predicate.lemma != "be" or isinstance(triple.object, Value) or triple.modality is not Modality.ACTUAL:
            continue
        name = index[triple.subject.mention.start, triple.subject.mention.end]
        noun = index[triple.object.mention.start, triple.object.mention.end]
        kinds = clusters.referents[name].kind, clusters.referents[noun].kind
        if triple.polarity is Polarity.POSITIVE and kinds == (MentionKind.NAMED, MentionKind.NOMINAL):
            found.setdefault(noun, name)
    return found


def fronted(clusters: Clusters, extraction: Extraction) -> dict[int, int]:
    """Return the subject that each common noun before it is said of: "*The daughter of a clerk*, she won ...".

    The noun stands at the start of its sentence, or beside its clause, and but a comma stands between it and the
    subject, which is a name or a pronoun of the third person singular. It is no time ("Last year, he ...").

    Args:
        clusters: of the document.
        extraction: of the same document.

    Notes:
        A supplement without a verb, with the subject as its predicand (Huddleston and Pullum 2002, "The Cambridge
        Grammar of the English Language", chapter 15, section 5).
    """
    text = extraction.document.text
    subjects = {
        referent.mention.phrase[0]: at
        for at, referent in enumerate(clusters.referents)
        if referent.mention.role == "nsubj" and referent.mention.phrase is not None
    }
    found: dict[int, int] = {}
    for at, referent in enumerate(clusters.referents):
        mention = referent.mention
        if referent.kind is not MentionKind.NOMINAL or mention.phrase is None or referent.category == "Time":
            continue
        start, end = mention.phrase
        subject = subjects.get(end + 2, at)
        begins = start == extraction.sentences[mention.sentence].start and mention.role != "vocative"
        if subject == at or text[end : end + 2] != ", " or not (begins or mention.role in _FRONTED):
            continue
        other = clusters.referents[subject]
        third = other.pronoun is not None and other.pronoun.person == 3 and other.pronoun.number == "sing"
        said = not text[start:end].casefold().startswith(_DEMONSTRATIVES) and referent.number != "plur"
        if (third or other.name is not None) and said and clusters.agree(at, subject):
            found[at] = subject
    return found
