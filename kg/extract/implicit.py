"""Facts that noun phrases state without a verb: appositions, titles, ages, ... All are flagged as implicit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.ages import aged_people
from kg.extract.arguments import named
from kg.extract.confidence import confidence
from kg.extract.coordination import is_further_role
from kg.extract.lexicon import classes, words
from kg.extract.lifespan import lifespan
from kg.extract.mentions import minimal_phrase
from kg.extract.modality import is_question
from kg.extract.naming import full_name
from kg.extract.nominal import predicate_nominal
from kg.extract.quantification import is_indefinite, is_nonreferential
from kg.extract.times import is_time
from kg.extract.tree import children, conjuncts, preposition
from kg.extract.values import amount, worth
from kg.model import Argument, MentionKind, Predicate, Triple, Value
from kg.nouns import head_class
from kg.parse.labels import VALUE_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


_WORTH = frozenset({"acl", "amod"})
_OF_AGE = frozenset({"aged", "old"})
_ATTRIBUTIVE = frozenset({"age", "compound participle", "worth"})
"""Rules for what modifies a noun, which may be that of a thing that is only looked for, or of none."""


def implicit_triples(doc: Doc, factuality: Factuality, mentions: Mentions) -> Iterator[Triple]:
    """Yield the implicit triples of `doc` in the order of the text."""
    for token in doc:
        if not _may_tell(token, mentions):
            continue
        for relations, rule in _RULES:
            if relations is not None and relations.isdisjoint(token.below):
                continue
            for triple in rule(token, mentions):
                if (status := _status(triple, token, factuality)) is not None:
                    yield _under(status, triple, mentions)


def _status(triple: Triple, token: Token, factuality: Factuality) -> Status | None:
    """Return what the text makes of a triple that `token` tells; None if it is of nothing that there is."""
    if triple.rule == "possessive":
        return factuality.surrounding(token)
    if triple.rule not in _ATTRIBUTIVE and not (triple.rule == "apposition" and _is_called(token)):
        return factuality.supplement(token)
    noun = token.head if token.lower_ in _OF_AGE else token
    if is_nonreferential(noun) or (is_indefinite(noun) and is_question(noun)):
        return None
    return factuality.attribute(noun)


def _is_called(noun: Token) -> bool:
    """Whether a participle joins a name to its noun, which then is no supplement: "no town *called Harrow*"."""
    return any(case.tag_ == "VBN" for name in children(noun, "appos") for case in children(name, "case"))


def _may_tell(token: Token, mentions: Mentions) -> bool:
    """Whether any of the rules below may find something at `token`; most tokens bear nothing."""
    if not token.below:
        return token.lower_ in _OF_AGE
    if not _BEARING.isdisjoint(token.below) or token.lower_ in _OF_AGE:
        return True
    if "worth" in token.sent.words and not _WORTH.isdisjoint(token.below):
        return True
    return mentions.is_person(token) or ("amod" in token.below and "-" in token.sent.words)


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
        if not _can_be(name, role) or full_name(other) is not None:
            continue  # "Open Storage Test (OST)" is one name and its short form
        if "Plur" in role.morph.get("Number", []) and (subject.mention.number == "sing" or children(name, "conj")):
            continue
        for each in (role, *filter(is_further_role, conjuncts(role))):
            nominal = predicate_nominal(each, mentions, of_person=subject.mention.label == "PERSON")
            if nominal is not None:
                lemma = f"be {nominal.lemma}".strip()
                yield _triple("apposition", subject, lemma, nominal.object, token, other, mentions)


def _can_be(name: Token, role: Token) -> bool:
    """Whether what has `name` can be what `role` says: no person is an office, and no day or town a historian.

    A single word may be a firm that was taken for a person, if the noun follows between commas: "Brosk, *a brewery*,".
    """
    if name.ent_type_ in VALUE_LABELS:
        return False
    if name.ent_type_ == "LOC" and preposition(name):
        return head_class(role.lemma_.lower()) != "Person"  # "born in Whitby, *the daughter* of a clerk"
    before = role.nbor(-1) if role.i else role
    kind = head_class(role.lemma_.lower(), before.lower_)
    if name.ent_type_ != "PERSON" or kind not in {"Organization", "Place", "Event", "Time"}:
        return True
    indefinite = any(each.lower_ in {"a", "an"} for each in children(role, "det"))
    alone = name.ent is not None and len(name.ent) == 1 and not children(role, "conj")
    return kind == "Organization" and role.head is name and indefinite and alone


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
        role = doc.wording(organisation.end, end).lower()
        target = Argument(mention=holder, start=holder.start, end=holder.end)
        yield _triple("title", subject, f"be {role} of", target, token, title, mentions)
        return
    target = mentions.title(start, end, token)
    yield _triple("title", subject, "be", target, token, title, mentions)


def possessives(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield that a named possessor has what a noun says: "*Khan's* plan"; no day has a storm, nobody a death.

    Who has a name, too, is told as an apposition: "Khan's spokesperson, *Mara Lind*".
    """
    possessors = children(token, "nmod:poss")
    if not possessors or token.pos_ != "NOUN" or head_class(token.lemma_.lower()) == "Event" or named(token) != [token]:
        return
    target = mentions.argument(token)
    for each in possessors:
        subject = mentions.argument(each) if _is_named(each, mentions) and not is_time(each) else None
        if subject is not None and target is not None:
            yield _triple("possessive", subject, "have", target, token, each, mentions)


def affiliations(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what a name behind a name says: "Ana Sol *of the University of Porto*", "Halden School *in Leeds*"."""
    if not _is_named(token, mentions):
        return
    for other in children(token, "nmod"):
        joined = preposition(other)
        if other.ent_type_ not in _AFFILIATED.get((token.ent_type_, joined), ()) or not _is_named(other, mentions):
            continue
        subject, target = mentions.argument(token), mentions.argument(other)
        if subject is not None and target is not None:
            yield _triple("affiliation", subject, f"be {joined}", target, token, other, mentions)


def _is_named(token: Token, mentions: Mentions) -> bool:
    mention = mentions.get(token)
    return mention is not None and mention.kind is MentionKind.NAMED


def participles(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what a participle joined to a name says of a noun: "a *Leeds-based* firm", "the *Halden-owned* mill"."""
    for each in children(token, "amod"):
        name = each.doc[each.i - 2] if each.i >= token.sent.start + 2 and each.nbor(-1).text == "-" else None
        lemma = classes("compounds", "participle").get(each.lower_)
        if lemma is None or name is None or _is_hedged(name):
            continue
        subject, other = mentions.argument(named(token)[0]), mentions.argument(name)
        if subject is None or other is None or other.mention.kind is not MentionKind.NAMED:
            continue
        if lemma.startswith("be "):
            yield _triple("compound participle", subject, lemma, other, token, each, mentions)
        else:
            yield _triple("compound participle", other, lemma, subject, token, each, mentions)


def _is_hedged(name: Token) -> bool:
    """Whether what stands before a name restricts what a participle says: "*allegedly* Halden-owned", "*part*-..."."""
    start = name.i if name.ent is None else name.ent.start
    before = name.doc[start - 1] if start > name.sent.start else name
    return before.text == "-" or before.lower_ in classes("complements", "adverb")


def examples(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield the names that are told as examples of a class: "firms such as *Halden*" (Hearst 1992)."""
    for first in children(token, "nmod"):
        if preposition(first) in words("nouns", "example", "preposition"):
            # of several classes the last is meant: "groups and *countries*, including Chad"
            whole = [each for each in conjuncts(token) if each.i < first.i][-1:]
            subject = mentions.argument(whole[0]) if whole else None
            if subject is None or subject.mention.kind is not MentionKind.NOMINAL:
                continue
            for each in conjuncts(first):
                target = mentions.argument(each)
                if target is not None and target.mention.kind is MentionKind.NAMED:
                    yield _triple("example", target, "be among", subject, token, each, mentions)


def ages(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield how old somebody is: "Jane Cole, *43*", "*aged 43*", "the *43-year-old* driver"."""
    for person, years in aged_people(token, mentions):
        subject = mentions.argument(person)
        if subject is not None:
            yield _triple("age", subject, "be aged", years, person, token, mentions)


def prices(token: Token, mentions: Mentions) -> Iterator[Triple]:
    """Yield what a thing is worth: "a deal *worth £4m*"."""
    for each in children(token, "acl", "amod"):
        found = None if children(each, "cop") else worth(each, mentions)
        subject = mentions.argument(named(token)[0]) if found is not None else None
        if found is not None and subject is not None:
            yield _triple("worth", subject, "be worth", found[1], token, each, mentions)


def _triple(
    rule: str, subject: Argument, lemma: str, target: Argument | Value, head: Token, other: Token, mentions: Mentions
) -> Triple:
    """Return a triple whose relation has no words of its own: its span covers both arguments."""
    thing = target if isinstance(target, Value) else target.mention
    start, end = min(subject.mention.start, thing.start), max(subject.mention.end, thing.end)
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
    """Return `triple` as `status` has it: denied or not, in its mode, with its source."""
    source = mentions.argument(status.source) if status.source is not None else None
    return replace(triple, attribution=source, modality=status.modality, polarity=status.polarity)


_RULES: tuple[tuple[frozenset[str] | None, Callable[[Token, Mentions], Iterator[Triple]]], ...] = (
    (frozenset({"appos"}), appositions),
    (None, titles),
    (frozenset({"nmod:poss"}), possessives),
    (frozenset({"nmod"}), affiliations),
    (frozenset({"amod"}), participles),
    (frozenset({"nmod"}), examples),
    (None, ages),
    (_WORTH, prices),
    (None, lifespan),
)
"""What may be told of a token, and the relations without one of which it is not; None if no relation is needed."""
