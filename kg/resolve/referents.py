"""What a mention tells of the thing that it refers to: its class, number and gender, its name or its nature."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Extraction, Mention, MentionKind, Value
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.names import Name, name_gender, name_head, parse_name
from kg.resolve.pronouns import PRONOUNS, Pronoun, is_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Argument, Span, Triple

LABEL_CLASSES = {
    "PERSON": "Person",
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "GPE": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "EVENT": "Event",
    "WORK_OF_ART": "CreativeWork",
    "LAW": "CreativeWork",
    "LANGUAGE": "Concept",
    "ROLE": "Role",
    "PRODUCT": "Product",
    "DATE": "Time",
    "TIME": "Time",
    "MONEY": "Quantity",
    "PERCENT": "Quantity",
    "QUANTITY": "Quantity",
    "CARDINAL": "Quantity",
    "ORDINAL": "Quantity",
}
"""The class that a label of the entity recognizer stands for. A label that is not listed decides nothing."""

_OF_NOTHING = Pronoun(person=0)
_RESTRICTING = frozenset({"of", "that", "who", "whose"})
"""Words that begin what says which one of several is meant."""

_LONGEST_ABBREVIATION = 6
_LONGEST_TITLE = 60
"""Characters before a name among which its titles are looked for."""


@dataclass(slots=True, kw_only=True, eq=False)
class Referent:
    """A mention, read.

    Attributes:
        kind: as `Mention.kind`, but for a pronoun or the name of an office ("Commissioner") that was taken for a name.
        name: the name taken apart; None unless named.
        pronoun: None unless pronominal.
        category: local name of a class, or "" where neither the recognizer nor a title nor the head tells.
        number: `sing`, `plur`, or "" where it does not bind: organisations are it or they.
        gender: `masc`, `fem`, or "".
        words: the words of the mention in lower case.
        core: those up to the head: ("regional", "director") of "regional director of the IOPC".
        head: its head in lower case.
        before: the word before the head in lower case, or "".
        reflexive: whether it is a reflexive pronoun.
    """

    mention: Mention
    kind: MentionKind
    name: Name | None = None
    pronoun: Pronoun | None = None
    category: str = ""
    number: str = ""
    gender: str = ""
    words: tuple[str, ...] = field(init=False, repr=False)
    core: tuple[str, ...] = field(init=False, repr=False)
    head: str = field(init=False, repr=False)
    before: str = field(init=False, repr=False)
    reflexive: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.words = words = tuple(self.mention.name.casefold().split())
        self.core = core = words[: words.index("of")] if "of" in words[1:] else words
        self.head = self.mention.head.casefold()
        self.before = core[-2] if len(core) > 1 else ""
        self.reflexive = self.pronoun is not None and self.pronoun.reflexive


def read_mention(mention: Mention, text: str) -> Referent:
    """Return what a mention tells of what it refers to.

    Args:
        mention: what to read.
        text: of its document.
    """
    pronominal = mention.kind is MentionKind.PRONOMINAL or is_pronoun(mention.name)
    # "WHO" is who only if nothing else
    if pronominal and not (_is_abbreviation(mention.text) and f"({mention.text})" in text):
        pronoun = PRONOUNS.get(mention.head.casefold()) or PRONOUNS.get(mention.name.casefold(), _OF_NOTHING)
        return Referent(mention=mention, kind=MentionKind.PRONOMINAL, pronoun=pronoun, gender=_bound(pronoun.gender))
    name = _read_name(mention, text)
    if len(name.words) == 1 and not name.titles and lexicon.is_address(name.words[0]):
        # "Mr" that has lost its name says no more than "he"
        return Referent(mention=mention, kind=MentionKind.PRONOMINAL, pronoun=_OF_NOTHING)
    common = mention.kind is MentionKind.NOMINAL and not _is_abbreviation(mention.name)
    office = names_office(mention, name)
    if office and _is_indefinite(mention, text):
        mention = replace(mention, definite=False)
    if common or office:
        read = Referent(mention=mention, kind=MentionKind.NOMINAL, number=mention.number)
        read.gender = _bound(mention.gender) or lexicon.noun_gender(read.head) or _address_gender(name)
        labelled = LABEL_CLASSES.get(mention.label, "")
        read.category = "Person" if office and labelled != "Role" else labelled or head_class(read.head, read.before)
        return read
    category = _name_class(mention, name)
    person = category == "Person"
    gender = (_bound(mention.gender) or name_gender(name) or _titles_gender(mention)) if person else ""
    return Referent(
        mention=mention,
        kind=MentionKind.NAMED,
        name=name,
        category=category,
        number=(mention.number or "sing") if person else "",
        gender=gender,
    )


def document_mentions(extraction: Extraction) -> tuple[Mention, ...]:
    """Return all mentions of a document in the order of the text, one a span.

    Those that triples or quotations refer to are among them, whether the extraction lists them or not. Of two with one
    span the first is taken, but a title rather than a name: "*Detective Inspector* Lind" is not called so.
    """
    found: dict[Span, Mention] = {}
    for mention in extraction.mentions:
        other = found.setdefault((mention.start, mention.end), mention)
        if (
            mention.role == "title"
            and other.kind is MentionKind.NAMED
            and not names_office(other, parse_name(other.name))
        ):
            found[mention.start, mention.end] = mention
    for triple in extraction.triples:
        for argument in arguments(triple):
            found.setdefault((argument.mention.start, argument.mention.end), argument.mention)
    for mention in list(found.values()):
        speaker = mention.speaker
        while speaker is not None:
            found.setdefault((speaker.start, speaker.end), speaker)
            speaker = speaker.speaker
    return tuple(found[span] for span in sorted(found))


def arguments(triple: Triple) -> Iterator[Argument]:
    """Yield the arguments of a triple that are mentions: subject, object, qualifiers, source."""
    yield triple.subject
    if not isinstance(triple.object, Value):
        yield triple.object
    for qualifier in triple.qualifiers:
        if not isinstance(qualifier.argument, Value):
            yield qualifier.argument
    if triple.attribution is not None:
        yield triple.attribution


def _read_name(mention: Mention, text: str) -> Name:
    """Return the name of a mention with its titles of address, whether they stand inside or right before it."""
    name = parse_name(mention.name, personal=LABEL_CLASSES.get(mention.label, "Person") == "Person")
    if name.titles or not mention.titles:
        return name
    words = text[max(0, mention.start - _LONGEST_TITLE) : mention.start].split()
    before = tuple(
        title
        for title in mention.titles
        if lexicon.title_gender(title) is not None and words[-len(title.split()) :] == title.split()
    )
    return replace(name, titles=before) if before else name


def _name_class(mention: Mention, name: Name) -> str:
    if mention.role == "compound" and lexicon.is_family(mention.governor):
        return "Group"
    if name.titles or name.role:
        return "Person"
    labelled = LABEL_CLASSES.get(mention.label, "")
    if labelled == "Person" and (told := name_end_class(name)):
        return told
    if labelled:
        return labelled
    if len(name.words) < 2:
        return ""
    by_head = lexicon.name_class(name.key[-1])
    return by_head or ("Person" if lexicon.given_name_gender(name.words[0]) else "")


def name_end_class(name: Name) -> str:
    """Return the class that the last word of a name tells against the recognizer's "person": "Wharfe United".

    "" where the word is none that ends the names of organisations and places only, or a given name begins the name.
    """
    if len(name.words) < 2 or lexicon.given_name_gender(name.words[0]):
        return ""
    return lexicon.name_end_class(name.key[-1])


def names_office(mention: Mention, name: Name) -> bool:
    """Whether a "name" is that of an office ("Met Commissioner", "King of Athens") and not of one who holds it.

    Whatever the recognizer takes it for: it stands for who holds the office.
    """
    if mention.kind is not MentionKind.NAMED:
        return False
    of = name_head(name)
    if len(name.words) > 1 and of != name.key[0] and lexicon.given_name_gender(name.words[0]):
        return False
    held = of != name.key[-1] and lexicon.is_office(of) and LABEL_CLASSES.get(mention.label, "Person") == "Person"
    return lexicon.is_office(name.key[-1]) or held


def is_dignity(name: Name | None) -> bool:
    """Whether a "name" is a title with what it is of, "2nd Earl of Clare"; who has it has a name beside."""
    return name is not None and name_head(name) != name.key[-1] and lexicon.title_gender(name_head(name)) is not None


def is_restricted(mention: Mention, text: str) -> bool:
    """Whether what follows a noun in its phrase says which one is meant: "the President *on trial*"."""
    rest = [] if mention.phrase is None else text[mention.end : mention.phrase[1]].split(None, 1)
    return bool(rest) and rest[0].casefold() in _RESTRICTING


def _is_indefinite(mention: Mention, text: str) -> bool:
    """Whether the phrase of a mention begins with an indefinite article."""
    start, end = mention.phrase or (mention.start, mention.end)
    return text[start:end].casefold().startswith(("a ", "an "))


def _address_gender(name: Name) -> str:
    for title in name.titles:
        if gender := lexicon.title_gender(title):
            return gender
    return ""


def _titles_gender(mention: Mention) -> str:
    words = [title.casefold() for title in mention.titles]
    genders = [lexicon.title_gender(word) or lexicon.noun_gender(word.split()[-1]) for word in words if word.strip()]
    return next((gender for gender in genders if gender), "")


def _is_abbreviation(text: str) -> bool:
    """Whether a word in capitals names something, whatever the tagger took it for: "IOPC"."""
    return text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST_ABBREVIATION


def _bound(gender: str) -> str:
    return gender if gender in {"masc", "fem"} else ""
