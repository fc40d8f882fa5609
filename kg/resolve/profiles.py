"""What a document tells of its named entities beside their names: what may tell them from others of the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.model import MentionKind, Modality, Polarity
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Extraction
    from kg.resolve.documents import DocumentEntity, DocumentFact
    from kg.resolve.referents import Referent

_AGE_AFTER = re.compile(r"\s*(?:,\s*(?:aged\s+)?|\((?:aged\s+)?|,?\s+aged\s+)(\d{1,3})\s*[,.;)]")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s+(?:[\w-]+\s+){0,2}$")
_OLDEST = 120
_AROUND = 60
"""Characters before and after a name among which its age is looked for."""

_WORD = re.compile(r"\w+|[,(]")
_DETERMINERS = frozenset({"a", "an", "the"})
_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})
_SEATS = frozenset({"be base in", "be based in", "be headquartered in", "be locate in", "be located in", "lie in"})
_KINDS = frozenset(
    {"agency", "association", "body", "business", "company", "corporation", "firm", "group", "institution", "maker"}
    | {"organisation", "organization"}
)
"""Nouns for organisations that tell them from no other one."""


class Profile(NamedTuple):
    """What a document tells of an entity. Other entities are told by the key of their name, `names.fold_name`.

    Attributes:
        roles: nouns for what a person is ("judge"), words for what something else is ("bakery" of "a bakery group").
        gender: `masc`, `fem` or "".
        linked: the named entities of which a fact or a phrase tells together with it.
        within: the places that it lies in.
        employers: the organisations that it works for.
        year: of birth, or None.
        age: in years, or None.
        countries: in which its legal forms are used.
        personal: whether more than the recognizer and the name speak for a person: a title, a role, a pronoun.
    """

    roles: frozenset[str] = frozenset()
    gender: str = ""
    linked: frozenset[tuple[str, ...]] = frozenset()
    within: frozenset[tuple[str, ...]] = frozenset()
    employers: frozenset[tuple[str, ...]] = frozenset()
    year: int | None = None
    age: int | None = None
    countries: frozenset[str] = frozenset()
    personal: bool = False


EMPTY = Profile()
"""That of an entity without a name."""


def profiles(
    extraction: Extraction,
    members: Sequence[Sequence[Referent]],
    entities: Sequence[DocumentEntity],
    facts: Sequence[DocumentFact],
) -> tuple[Profile, ...]:
    """Return the profile of each entity.

    Args:
        extraction: the document.
        members: the mentions of each entity.
        entities: of the document.
        facts: of the document. Only what they state as actual counts.
    """
    reader = _Reader(extraction, members, entities, facts)
    return tuple(reader.profile(at) if entity.named else EMPTY for at, entity in enumerate(entities))


def loose_roles(entities: Iterable[DocumentEntity], members: Iterable[Sequence[Referent]]) -> frozenset[str]:
    """Return the nouns for people that a document uses of somebody whom it names elsewhere, perhaps: "the judge"."""
    return frozenset(
        referent.head
        for entity, referents in zip(entities, members, strict=True)
        if not entity.named
        for referent in referents
        if referent.kind is MentionKind.NOMINAL
        and referent.mention.definite
        and referent.number != "plur"
        and lexicon.field_of_work(referent.head)
    )


class _Reader:
    def __init__(
        self,
        extraction: Extraction,
        members: Sequence[Sequence[Referent]],
        entities: Sequence[DocumentEntity],
        facts: Sequence[DocumentFact],
    ) -> None:
        self._text = extraction.document.text
        self._created = extraction.document.created
        self._entities = entities
        self._members = members
        self._hanging = self._phrases()
        self._aged = "-year-old" in self._text
        self._facts: dict[int, list[DocumentFact]] = defaultdict(list)
        self._beside: dict[int, set[int]] = defaultdict(set)  # by entity, those of its facts, itself among them
        self._nouns: dict[int, set[int]] = defaultdict(set)  # by entity, the common nouns that are said of it
        for fact in facts:
            if fact.polarity is not Polarity.POSITIVE or fact.modality in {Modality.ALLEGED, Modality.FEARED}:
                continue
            together = _participants(fact)
            for at in together:
                self._facts[at].append(fact)
                self._beside[at] |= together
            if fact.lemma == "be" and isinstance(fact.object, int) and not entities[fact.object].named:
                self._nouns[fact.subject].add(fact.object)

    def profile(self, at: int) -> Profile:
        """Return that of the entity with this index."""
        entity, referents = self._entities[at], self._members[at]
        person = "Person" in entity.classes
        called = (at, *sorted(self._nouns[at]))
        stated = [fact for one in called for fact in self._facts[one]]
        together = {other for one in called for other in self._beside[one]} | {o for o, _ in self._hanging[at]}
        roles = self._person_roles(at) if person else self._kinds(at)
        age, year = self._age(referents), self._year(at)
        if age is not None and year is None and self._created is not None:
            year = int(self._created[:4]) - age
        forms = {referent.mention.name.split()[-1] for referent in referents}
        return Profile(
            roles=roles,
            gender=_gender(referents) if person else "",
            linked=self._named(together - {at}),
            within=self._named(self._within(at, stated)),
            employers=self._named(self._employers(at)),
            age=age,
            year=year,
            countries=frozenset().union(*map(lexicon.legal_form_countries, forms)),
            personal=person and (bool(roles) or any(map(_is_personal, referents))),
        )

    def _named(self, indexes: Iterable[int]) -> frozenset[tuple[str, ...]]:
        return frozenset([fold_name(self._entities[at].label) for at in indexes if self._entities[at].named])

    def _phrases(self) -> dict[int, list[tuple[int, int]]]:
        """Return by entity those that hang on it, with the offset of each: "Dunmore of the Dock Alliance"."""
        heads = {r.mention.head_start: at for at, referents in enumerate(self._members) for r in referents}
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, referents in enumerate(self._members):
            for referent in referents:
                mention = referent.mention
                if mention.role not in {"nmod", "appos"} or mention.coordinated:
                    continue
                whole = heads.get(mention.governor_start)
                if whole is not None and whole != at:
                    found[whole].append((at, mention.start))
        return found

    def _joined(self, at: int) -> Iterator[tuple[int, str]]:
        """Yield what hangs on an entity, with the word between: "of"."""
        for other, start in self._hanging[at]:
            before = _WORD.findall(self._text[max(0, start - _AROUND) : start].casefold())
            yield other, next((each for each in reversed(before) if each not in _DETERMINERS), "")
            if not self._entities[at].named:
                # "a maker of pet food in Duluth" of what is called so
                yield other, "in"

    def _within(self, at: int, facts: Iterable[DocumentFact]) -> set[int]:
        inside = {
            other for one in (at, *self._nouns[at]) for other, word in self._joined(one) if word in {"in", ",", "("}
        }
        inside |= {fact.object for fact in facts if fact.lemma in _SEATS and isinstance(fact.object, int)}
        return {other for other in inside - {at} if "Place" in self._entities[other].classes}

    def _employers(self, at: int) -> set[int]:
        found = {other for other, word in self._joined(at) if word in {"of", "at", "from"}}
        for fact in self._facts[at]:
            words = fact.lemma.split()
            works = words[0] == "work" or (words[0] == "be" and len(words) > 2)
            if fact.subject == at and works and isinstance(fact.object, int):
                found.add(fact.object)
        return {other for other in found if "Organization" in self._entities[other].classes}

    def _said(self, at: int) -> Iterable[list[str]]:
        """Yield the words of the phrases for what an entity is, without what follows a preposition."""
        for fact in self._facts[at]:
            words = fact.lemma.split()
            if fact.subject == at and words[0] == "be" and len(words) > 1:
                yield _core(words[1:])
        for noun in self._nouns[at]:
            yield _core(self._entities[noun].label.casefold().split())

    def _person_roles(self, at: int) -> frozenset[str]:
        phrases = list(self._said(at))
        for referent in self._members[at]:
            titles = [*referent.mention.titles, referent.name.role if referent.name is not None else ""]
            phrases += [_core(title.casefold().split()) for title in titles if title]
            if referent.kind is MentionKind.NOMINAL:
                phrases.append([referent.head])
        heads = {words[-1] for words in phrases if words}
        return frozenset(
            head
            for head in heads
            if lexicon.field_of_work(head) or (head_class(head) == "Person" and not lexicon.noun_gender(head))
        )

    def _kinds(self, at: int) -> frozenset[str]:
        phrases = [_core(self._entities[noun].label.casefold().split()) for noun in self._nouns[at]]
        return frozenset(word for words in phrases for word in words if word not in _KINDS and len(word) > 2)

    def _age(self, referents: Iterable[Referent]) -> int | None:
        for referent in referents:
            mention = referent.mention
            if referent.kind is MentionKind.NAMED and not (mention.end > 0):
                continue
            after = _AGE_AFTER.match(self._text, mention.end, mention.end + _AROUND)
            around = self._text[max(0, mention.start - _AROUND) : mention.start] if self._aged else ""
            before = _AGE_BEFORE.search(around) if "-year-old" in around else None
            for found in (after, before):
                if found and 0 < int(found[1]) <= _OLDEST:
                    return int(found[1])
        return None

    def _year(self, at: int) -> int | None:
        for fact in self._facts[at]:
            if fact.subject != at or not fact.lemma.startswith("be born"):
                continue
            values = [fact.object, *(value for _, _, value in fact.qualifiers)]
            for value in values:
                if not isinstance(value, int) and value.datatype in {"gYear", "gYearMonth", "date"}:
                    return int(value.value[:4])
        return None


def _participants(fact: DocumentFact) -> set[int]:
    found = [fact.subject, fact.object, fact.attributed_to, *(value for _, _, value in fact.qualifiers)]
    return {each for each in found if isinstance(each, int)}


def _core(words: list[str]) -> list[str]:
    end = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[:end]


def _is_personal(referent: Referent) -> bool:
    """Whether a mention speaks for a person: a name with a title or role, "he" or "she"."""
    name, pronoun = referent.name, referent.pronoun
    if name is not None:
        return bool(name.titles or name.role)
    return pronoun is not None and pronoun.gender in {"masc", "fem"}


def _gender(referents: Iterable[Referent]) -> str:
    found = {referent.gender for referent in referents} | {r.pronoun.gender for r in referents if r.pronoun is not None}
    found &= {"masc", "fem"}
    return found.pop() if len(found) == 1 else ""
