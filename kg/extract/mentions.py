"""Mention detection: every noun phrase, name and pronoun of a document, with what resolution needs to know of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.lexicon import classes, words
from kg.extract.tokens import once
from kg.extract.tree import (
    child,
    children,
    conjuncts,
    is_nominal,
    is_partitive,
    is_relative_pronoun,
    preposition,
)
from kg.model import Argument, Mention, MentionKind
from kg.parse.labels import VALUE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extract.tokens import Doc, Span, Token
    from kg.parse import Parse

_INNER = frozenset(
    {"advmod", "amod", "aux", "case", "cc", "compound", "cop", "dep", "det", "discourse", "expl", "fixed", "flat"}
    | {"goeswith", "mark", "nummod", "punct", "reparandum"}
)
_OUTSIDE = frozenset(
    {
        "advcl",
        "aux",
        "case",
        "cc",
        "ccomp",
        "conj",
        "cop",
        "csubj",
        "expl",
        "mark",
        "nsubj",
        "obl",
        "parataxis",
        "punct",
    }
)
_NOT_IN_TERM = _OUTSIDE | {"acl", "appos"}
_NOT_IN_PHRASE = _OUTSIDE | {"appos", "discourse", "vocative"}
_CLOSING = frozenset({",", ";", ":", ")", "]", '"', "”", "—", "–", "-", "."})
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_WHOLE = frozenset({"entire", "same", "very", "whole"})
_THINGS = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART"})
_APPROXIMATE = frozenset(
    {"about", "almost", "approximately", "around", "barely", "fewer", "least", "less", "more", "most", "nearly", "over"}
    | {"roughly", "some", "up"}
)
_LEFT = frozenset({"amod", "compound", "nummod", "flat", "nmod:desc"})
_NUMBERS = {"Sing": "sing", "Plur": "plur", "Ptan": "plur", "Coll": "sing"}
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PLURAL = words("nouns", "plural", "pronoun")
_FIRST_PERSON = words("nouns", "first", "person")
_SECOND_PERSON = words("nouns", "second", "person")
_GENDERS = classes("nouns", "pronoun")
_MAX_OF = 6
"""Tokens; a longer of-phrase is left out of the label."""


class Phrase(NamedTuple):
    """A noun phrase as token offsets into the `Doc`, half-open: its minimal span and the name of its entity, if any."""

    start: int
    end: int
    label: str = ""
    named: bool = False
    title: tuple[int, int] | None = None


class Mentions:
    """The mentions of one parsed document, by the token that heads them."""

    def __init__(self, parse: Parse, doc: Doc, speakers: Mapping[int, Token]) -> None:
        self._parse = parse
        self._doc = doc
        self._sentences = [n for n, sent in enumerate(doc.sents) for _ in range(len(sent))]
        offsets = parse.offsets
        self._starts = [offsets[token.idx] for token in doc]
        self._ends = [offsets[token.idx + len(token.text) - 1] + 1 for token in doc]
        self._acronyms = _acronyms(doc)
        self._by_head: dict[int, Mention] = {}
        self._arguments: dict[int, Argument] = {}
        self._titles: dict[int, Mention] = {}
        for token in doc:
            if is_mention(token):
                self._by_head[token.i] = self._mention(token)
        for i in sorted(self._by_head.keys() & speakers.keys()):
            mention, speaker = self._by_head[i], speakers[i]
            if mention.kind is MentionKind.PRONOMINAL and speaker.i in self._by_head:
                self._by_head[i] = replace(mention, speaker=self._by_head[speaker.i])

    @property
    def created(self) -> str | None:
        """The date of the document in ISO 8601, where it is known."""
        return self._parse.document.created

    def __iter__(self) -> Iterator[Mention]:
        """Yield the mentions in the order of the text."""
        found = [*self._by_head.values(), *self._titles.values()]
        return iter(sorted(found, key=lambda mention: (mention.start, -mention.end)))

    def get(self, token: Token) -> Mention | None:
        """Return the mention that `token` heads, if any."""
        return self._by_head.get(token.i)

    def is_person(self, token: Token) -> bool:
        """Whether `token` heads a mention of a person by name."""
        mention = self._by_head.get(token.i)
        return mention is not None and mention.label == "PERSON"

    def argument(self, token: Token) -> Argument | None:
        """Return the noun phrase that `token` heads as an argument: its mention and its full span."""
        if (known := self._arguments.get(token.i)) is not None:
            return known
        mention = self._by_head.get(token.i)
        if mention is None:
            return None
        start, end = self.span(*full_phrase(token))
        found = Argument(mention=mention, start=min(start, mention.start), end=max(end, mention.end))
        self._arguments[token.i] = found
        return found

    def title(self, first: int, last: int, name: Token) -> Argument:
        """Return the title in the tokens `first` to `last` (exclusive) before `name` as an argument of its own."""
        start, end = self.span(first, last)
        mention = Mention(
            document_id=self._parse.document.id,
            start=start,
            end=end,
            text=self._parse.document.text[start:end],
            name=self._doc.wording(first, last),
            head=self._doc[last - 1].lemma_.lower(),
            kind=MentionKind.NOMINAL,
            label="ROLE",
            number="sing",
            sentence=self._sentences[name.i],
            role="title",
        )
        self._titles[start] = mention
        return Argument(mention=mention, start=start, end=end)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span of the file that the tokens `first` to `last` (exclusive) cover."""
        return self._starts[first], self._ends[last - 1]

    def sentence(self, token: Token) -> int:
        """Return the index of the sentence of `token`."""
        return self._sentences[token.i]

    def _mention(self, token: Token) -> Mention:
        doc, document = self._doc, self._parse.document
        phrase = minimal_phrase(token)
        start, end = self.span(phrase.start, phrase.end)
        kind = (
            MentionKind.PRONOMINAL
            if _is_pronominal(token)
            else MentionKind.NAMED
            if phrase.named
            else MentionKind.NOMINAL
        )
        titles = _titles(token, phrase) if kind is MentionKind.NAMED else ()
        first, last = self.span(*whole_phrase(token))
        governor = token.head if token.head is not token else None
        governor_start = -1 if governor is None else self._starts[governor.i]
        return Mention(
            document_id=document.id,
            start=start,
            end=end,
            text=document.text[start:end],
            name=doc.wording(phrase.start, phrase.end),
            head=token.lower_
            if kind is MentionKind.PRONOMINAL
            else token.text
            if phrase.named
            else token.lemma_.lower(),
            kind=kind,
            label=phrase.label,
            number=_number(token, kind),
            gender=_gender(token, titles),
            person=_person(token),
            definite=_is_definite(token, kind),
            sentence=self._sentences[token.i],
            role=token.relation,
            coordinated=token.dep_ == "conj" or "conj" in token.below,
            titles=titles,
            acronym=self._acronyms.get(token.i, ""),
            phrase=(min(start, first), max(end, last)),
            head_start=self._starts[token.i],
            possessive=token.dep_ == "nmod:poss" or token.tag_ == "PRP$",
            appositive_to=governor_start if token.relation == "appos" else -1,
            governor="" if governor is None else governor.lemma_.lower(),
            governor_start=governor_start,
        )


def is_mention(token: Token) -> bool:
    """Whether `token` heads a mention: an argument, a possessor, or a name inside another phrase."""
    if token.is_space:
        return False  # whatever a recognizer takes a line break for
    entity = _entity(token)
    if entity is not None and entity.root is not token:
        if _inside_name(token, entity):
            return False
    elif entity is not None and token.relation == entity[-1].relation == "nsubj" and entity[-1] is not token:
        return False  # "Storm Ida" in two subjects: the last word is its head
    elif entity is not None and token.pos_ in {"PROPN", "NOUN"}:
        return token.dep_ not in {"flat", "goeswith"} or token.head.relation == "flat"
    if token.relation in _INNER:
        return _is_modifying_noun(token)
    if not is_nominal(token):
        return False
    if token.pos_ == "PRON" and (
        is_relative_pronoun(token) or "Int" in token.morph.get("PronType", []) or token.tag_ == "EX"
    ):
        return False
    if token.lower_ == "own" and token.pos_ != "NOUN":
        return False  # "Lind's own": what is owned is left out
    return not token.is_punct and any(map(str.isalnum, token.text))


def _is_modifying_noun(token: Token) -> bool:
    """Whether `token` is a noun before a common noun: "*iodine* deficiency"; no argument, but it may be taken up."""
    return (
        token.dep_ == "compound"
        and token.pos_ in {"NOUN", "PROPN"}
        and token.head.pos_ == "NOUN"
        and not token.head.ent_type_
        and not token.ent_type_
        and token.i < token.head.i
    )


@once
def minimal_phrase(token: Token) -> Phrase:
    """Return the head with what identifies it: the whole of a name; or compounds, adjectives, a short of-phrase."""
    doc = token.doc
    entity = _entity(token)
    if entity is not None:
        start, end = _trim(token, entity.start, entity.end)
        if start <= token.i < end and not _is_part_of_people(token, start):
            start = min([start, *(each.i for each in children(token, "flat") if each.i == start - 1)])
            if entity.label_ == "EVENT" and "nmod:poss" not in token.below:
                # "the *second* World War" is another than the first; "her second" counts those of hers
                ordinals = words("degrees", "adjective", "ordinal") - {"last"}
                numbered = (each.i for each in children(token, "amod") if each.lower_ in ordinals)
                start = min([start, *(at for at in numbered if at == start - 1)])
            return Phrase(start, end, label=entity.label_, named=True, title=_title_span(token, start))
    for name in children(token, "flat"):
        if name.ent_type_ == "PERSON" and name.ent is not None:
            start, end = _trim(name, name.ent.start, name.ent.end)
            title = _title_span(token, start, through=token.i)
            return Phrase(start, end, label=name.ent.label_, named=True, title=title)
    start, end = token.i, token.i + 1
    for each in token.children:
        if each.i > token.i:
            break
        if each.dep_ not in _LEFT or _is_value(each, token):
            continue
        first = each.left_edge.i
        if all(_joins_label(word, token) for word in doc.tokens[first : token.i]):
            start = first
            break
    if token.pos_ == "NUM" or "advmod" in token.below:
        about = [each for each in children(token, "advmod", "det", "nmod") if each.lower_ in _APPROXIMATE]
        start = min([start, *(each.left_edge.i for each in about if each.i < token.i)])
    for each in token.children:
        if each.i < token.i:
            continue
        if each.dep_ in {"flat", "compound"} and each.i == end and not (each.is_punct or _is_value(each, token)):
            end = each.right_edge.i + 1
        elif each.relation == "nmod" and preposition(each) == "of" and each.left_edge.i == end:
            inner_phrase = minimal_phrase(each)
            last = max([inner_phrase.end, *(minimal_phrase(other).end for other in conjuncts(each))])
            if last - end > _MAX_OF:
                last = inner_phrase.end  # "hundreds *of schools*, firehouses, clinics and ..."
            if last - end <= _MAX_OF and not _is_pronominal(each):
                end = each.right_edge.i + 1 if each.pos_ in {"NUM", "SYM"} else last  # "of 9 May"
            break
    while start < token.i and doc[start].lower_ in _WHOLE:
        start += 1  # the *same* one is no other one
    named = token.pos_ == "PROPN" and token.ent_type_ not in VALUE_LABELS and not _is_part_of_people(token, token.i)
    while named and start < token.i and doc[start].pos_ in {"ADJ", "NUM"} and _is_small(doc[start].text):
        start += 1  # "the *first* Corvane 3", but "*2nd* Earl of Clare"
    return Phrase(start, end, named=named, title=_title_span(token, start) if named else None)


def _is_small(word: str) -> bool:
    """Whether a word before a name is written as one that is no part of it."""
    return word.isalpha() and word.islower()


def _is_part_of_people(noun: Token, start: int) -> bool:
    """Whether a plural means some of those who have the name that starts at `start`: "*most* Danes", "*six* Danes"."""
    if noun.ent_type_ != "NORP" or noun.tag_ not in {"NNS", "NNPS"}:
        return False
    before = [each for each in children(noun, "amod", "det", "nummod") if each.i < start]
    return any(each.relation != "det" or each.lower_ not in {"the", "all"} for each in before)


def full_phrase(token: Token, *, clauses: bool = True) -> tuple[int, int]:
    """Return the token span of the noun phrase of `token`, without its preposition and its coordinates.

    Args:
        token: the head.
        clauses: whether to keep the clauses and appositions that modify it.
    """
    if not token.children:
        return token.i, token.i + 1
    left_out = _OUTSIDE if clauses else _NOT_IN_TERM
    return _extent(token, [part for part in token.children if part.relation not in left_out])


def whole_phrase(token: Token) -> tuple[int, int]:
    """Return the token span of all that `token` heads: with its possessive ending, without what stands in apposition.

    Adverbs before the determiner belong to the clause: "*also* an ideal time".
    """
    if not token.children:
        return token.i, token.i + 1
    parts = [
        part
        for part in token.children
        if part.relation not in _NOT_IN_PHRASE or (part.dep_ == "case" and part.text in _POSSESSIVE_MARKS)
    ]
    start, end = _extent(token, parts)
    words = token.doc.tokens
    while start < token.i and (words[start].pos_ == "ADV" or words[start].is_punct) and words[start].head is token:
        start += 1
    while end - 1 > token.i and words[end - 1].text in _CLOSING and not _is_bracketed(words[start : end - 1]):
        end -= 1
    return start, end


def _extent(token: Token, parts: Iterable[Token]) -> tuple[int, int]:
    """Return the span from the first to the last of `token`, some of its children, and all below these."""
    first = last = token.i
    queue = [*parts]
    for each in queue:
        if each.i < first:
            first = each.i
        elif each.i > last:
            last = each.i
        queue += each.children
    return first, last + 1


def _is_value(part: Token, head: Token) -> bool:
    """Whether a date stands beside a noun and is no part of what it names: "the historian *Monday* pleaded"."""
    return part.ent_type_ == "DATE" and head.ent_type_ != "DATE" and part.i > head.i


def _is_bracketed(span: Sequence[Token]) -> bool:
    """Whether a bracket or a quotation mark is open at the end of the span."""
    texts = [token.text for token in span]
    return texts.count("(") > texts.count(")") or texts.count("“") > texts.count("”") or texts.count('"') % 2 == 1


def _entity(token: Token) -> Span | None:
    """Return the name that `token` is part of; dates and amounts are values, and things in small letters no names."""
    entity = token.ent
    if entity is None or token.ent_type_ in VALUE_LABELS:
        return None
    common = entity.label_ in _THINGS and token.pos_ == "NOUN" and entity.text.islower()
    return None if common else entity


def _inside_name(token: Token, entity: Span) -> bool:
    return token.head.i != token.i and entity.start <= token.head.i < entity.end


def _trim(token: Token, start: int, end: int) -> tuple[int, int]:
    """Return the span without a leading determiner, a trailing possessive mark or honorifics before a name."""
    doc = token.doc.tokens
    honorifics = classes("nouns", "title")
    while start < end - 1 and (doc[start].pos_ == "DET" or doc[start].lower_ in honorifics):
        start += 1
    while end - 1 > start and (doc[end - 1].text in _POSSESSIVE_MARKS or doc[end - 1].is_punct):
        end -= 1
    return start, end


def _title_span(token: Token, start: int, through: int | None = None) -> tuple[int, int] | None:
    """Return the tokens before the name that begins at `start` that are its title: "Home Secretary", "Mr"."""
    doc = token.doc.tokens
    allowed = {"compound", "nmod", "amod", "flat"}
    first = start
    while first - 1 >= token.sent.start:
        before = doc[first - 1]
        if before.text == "-" and first < start and not (before.whitespace_ or doc[first - 2].whitespace_):
            first -= 2  # "Secretary-General": one word
            continue
        # of two subjects side by side, which no clause has, the first is a title: "the chemist Ann Lind"
        twin = first == start and before.relation == "nsubj" == token.relation and before.head.i == token.head.i
        in_phrase = (
            twin
            or before.i == through
            or (
                before.relation in allowed
                and (before.head.i == token.i or first <= before.head.i < start or before.head.i == through)
            )
        )
        if (
            not in_phrase
            or before.is_punct
            or before.pos_ not in {"NOUN", "PROPN", "ADJ"}
            or before.dep_ == "nmod:poss"
        ):
            break
        first -= 1
    if first == start or doc[start - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    return first, start


def _titles(token: Token, phrase: Phrase) -> tuple[str, ...]:
    """Return titles before the name and roles in apposition to it, as written."""
    doc = token.doc
    found = []
    if phrase.title is not None:
        found.append(doc.wording(*phrase.title))
    elif phrase.start > token.sent.start and doc.tokens[phrase.start - 1].lower_ in classes("nouns", "title"):
        found.append(doc.tokens[phrase.start - 1].text)
    roles = [each for each in children(token, "appos") if each.pos_ == "NOUN"]
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":
        roles.append(token.head)
    for role in roles:
        inner = minimal_phrase(role)
        found.append(doc.wording(inner.start, inner.end))
    return tuple(found)


def _joins_label(word: Token, head: Token) -> bool:
    """Whether `word`, standing before the noun `head`, may be part of its label."""
    if word.is_space or word.text in {"(", ")", '"', "“", "”"}:
        return False
    if word.dep_ == "nmod:poss" or word.text in _POSSESSIVE_MARKS:
        return False
    return word.dep_ != "det" or word.head.i != head.i


def _acronyms(doc: Doc) -> dict[int, str]:
    """Return the acronym that follows a noun in brackets, by the index of the noun.

    "Independent Office for Police Conduct (IOPC)": the first one that the tree puts below the noun.
    """
    found: dict[int, str] = {}
    for opening in doc.tokens[:-2]:
        if opening.text != "(" or doc[opening.i + 2].text != ")":
            continue
        inside = doc[opening.i + 1]
        if 2 <= len(inside.text) <= 8 and sum(map(str.isupper, inside.text)) >= 2:
            for noun in inside.ancestors:
                if noun.i < inside.i:
                    found.setdefault(noun.i, inside.text)
    return found


def _is_pronominal(token: Token) -> bool:
    pronoun = token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$"} or (token.pos_ == "DET" and not token.ent_type_)
    return pronoun and not is_partitive(token)


def _number(token: Token, kind: MentionKind) -> str:
    if kind is MentionKind.PRONOMINAL and token.lower_ in _PLURAL:
        return "plur"
    if token.ent_type_ == "PERSON" and not children(token, "det", "nummod"):
        return "sing"  # whatever the surname ends in; a family has an article
    values = token.morph.get("Number")
    return _NUMBERS.get(values[0], "") if values else ""


def _gender(token: Token, titles: tuple[str, ...]) -> str:
    if token.lower_ in _GENDERS:
        return _GENDERS[token.lower_]
    if not titles:
        return ""
    known = classes("nouns", "title")
    found = {known[word.lower()] for title in titles for word in title.split() if word.lower() in known} - {"neut"}
    return found.pop() if len(found) == 1 else ""


def _person(token: Token) -> int:
    if token.lower_ in _FIRST_PERSON:
        return 1
    return 2 if token.lower_ in _SECOND_PERSON else 3


def _is_definite(token: Token, kind: MentionKind) -> bool:
    """Whether the phrase tells which one it is: a name, "the", "this", a named possessor; not "his", which depends."""
    if kind is not MentionKind.NOMINAL:
        return True
    possessor = child(token, "nmod:poss")
    if possessor is not None:
        return possessor.pos_ == "PROPN"
    return "det" in token.below and not _DEFINITE.isdisjoint([each.lower_ for each in children(token, "det")])
