"""Coreference within a document: sieves from the safest to the least safe, then a ranker for what they leave open.

Notes:
    The sieves follow Raghunathan et al. 2010, "A Multi-Pass Sieve for Coreference Resolution" (EMNLP), and Lee et al.
    2013, "Deterministic Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules" (Computational
    Linguistics 39). What a cluster is known to be (class, gender, number) grows with it and binds all later merges. A
    wrong merge costs more than a missed one: where two answers are open, a sieve gives none. Rules for names and a
    ranker for the rest is the division of Chen and Ng 2012, "Combining the Best of Two Worlds" (CoNLL shared task).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Extraction, MentionKind, Modality, Polarity, Value
from kg.nouns import head_class
from kg.resolve import lexicon
from kg.resolve.antecedents import Caution, merge_antecedents, open_mentions
from kg.resolve.binding import (
    apposed_names,
    appositions,
    fronted,
    merge_appositions,
    merge_bracketed_names,
    merge_conjunct_possessors,
    subjects_of_predicates,
)
from kg.resolve.clusters import Clusters, kept_apart, possessed, predicated, predicative
from kg.resolve.decisions import DECIDED
from kg.resolve.descriptions import merge_descriptions, merge_introductions
from kg.resolve.names import (
    completeness,
    is_acronym_of,
    is_short_event,
    is_short_organization,
    is_short_person,
    long_blocks,
    parse_name,
    short_blocks,
)
from kg.resolve.nominals import merge_nominals
from kg.resolve.pronouns import POSSESSIVES
from kg.resolve.ranker import Ranker
from kg.resolve.referents import document_mentions, is_restricted, read_mention

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kg.model import Span
    from kg.resolve.decisions import Pointed
    from kg.resolve.names import Name
    from kg.resolve.referents import Referent

CAREFUL = Caution(pronoun=0.4, noun=0.7, name=0.85, surname=0.5, nouns_meet=False, predicates_apart=True)
"""For the graph: a wrong node is worse than a missing one. Names and repeated nouns are left to the sieves."""

SAME_NAME, MISREAD, SPEAKER = "same name", "first word of a name, taken for another kind of thing", "who speaks"
"""Why mentions were merged."""

DISAGREE = "but class, gender, number or place in a clause keep them apart"
"""Why mentions were not merged."""

_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "those", *POSSESSIVES})

_CENTRAL, _CLEARLY_MORE = 8, 4
"""Mentions that who a text is about has at least, and how many times those of each other who has the name."""
_THINGS = frozenset({"CreativeWork", "Event", "Organization", "Product"})

BALANCED = Caution(pronoun=0.0, noun=0.0, name=0.0, fresh=0.6, constrained=False)
"""Whatever is more likely than not: what the metrics of coreference ask for, which weigh both errors alike."""


def cluster_mentions(
    extraction: Extraction, caution: Caution = CAREFUL, pointed: Pointed | None = None
) -> tuple[Clusters, dict[Span, int]]:
    """Group the mentions of a document by what they refer to.

    Args:
        extraction: the document.
        caution: how sure the ranker has to be.
        pointed: what a person has decided of names of the document.

    Returns:
        the clusters, and for the span of each mention its index among their referents. A cluster of pronouns alone is
        one that was not resolved.
    """
    clusters, index, predicates, roles = _sieve(extraction, pointed)
    left_out = predicates if caution.predicates_apart else ()
    ranking = Ranker.shipped().rank(clusters, extraction.document, open_mentions(clusters, caution, left_out))
    if caution.predicates_apart:
        before = fronted(clusters, extraction)
        said = subjects_of_predicates(extraction.triples, index, clusters) | before | apposed_names(clusters)
        merge_antecedents(clusters, ranking, caution, predicates, said)
        for noun, subject in before.items():
            if noun not in predicates:
                clusters.merge(noun, subject, "set beside the subject")
        merge_introductions(clusters, extraction, predicates)
        merge_central(clusters)
        # who "she" is in "she said" is known by now
        _merge_first_person(clusters, index, roles, extraction)
    else:
        merge_antecedents(clusters, ranking, caution)
    return clusters, index


def sieve(extraction: Extraction) -> tuple[Clusters, dict[Span, int]]:
    """Group the mentions of a document as far as rules go; returns what `cluster_mentions` does."""
    clusters, index, _, _ = _sieve(extraction)
    return clusters, index


def _sieve(
    extraction: Extraction, pointed: Pointed | None = None
) -> tuple[Clusters, dict[Span, int], Collection[int], dict[int, set[tuple[str, ...]]]]:
    """Return what `sieve` does, the referents that are predicated of others, and the roles of each."""
    referents = _read(extraction)
    index = {(r.mention.start, r.mention.end): at for at, r in enumerate(referents)}
    apart = kept_apart(extraction.triples, index, referents, extraction.document.text)
    if pointed is None:
        clusters = Clusters(referents, apart)
    else:
        decided = pointed.at(referents, extraction.sentences)
        clusters = Clusters(referents, apart, decided.apart)
        for whole in decided.groups:
            for at in whole[1:]:
                clusters.merge(at, whole[0], DECIDED, checked=False)
    predicates = predicative(extraction.triples, index, referents)
    predicates |= frozenset(_posts_named(referents, extraction.document.text))
    roles = _roles(extraction, index, referents)
    same_names = _merge_same_names(clusters)
    _merge_introduced_acronyms(clusters)
    _merge_foretold_names(clusters)
    open_names = _merge_short_names(clusters, {"Person"}, is_short_person)
    _merge_told_names(clusters, same_names, predicated(extraction.triples, index, clusters), roles)
    _merge_misread_names(clusters)
    _merge_short_names(clusters, {"Organization"}, is_short_organization)
    _merge_short_names(clusters, {"Event"}, is_short_event)
    _merge_short_names(clusters, {"Organization", "Place", "Event", "Concept", "Group"}, _is_acronym, "initials")
    for group in same_names:
        _merge_seats(clusters, group)
        _merge_if_one_fits(clusters, [at for at in group if at not in open_names])
    _merge_role_names(clusters)
    merge_bracketed_names(clusters, extraction.document.text)
    merge_appositions(clusters, predicates | possessed(extraction.triples, index))
    _merge_roles(clusters, roles, predicates, extraction.document.text)
    merge_nominals(clusters, extraction, predicates)
    merge_descriptions(clusters, extraction.document.text, predicates)
    _merge_reflexives(clusters)
    merge_conjunct_possessors(clusters)
    _merge_first_person(clusters, index, roles, extraction)
    return clusters, index, predicates, roles


def _read(extraction: Extraction) -> tuple[Referent, ...]:
    """Return the mentions of a document, read; names that the text tells to be organisations are no persons or places.

    Nobody founds a person, and no place is called a firm. What is said of a name of several words holds wherever it is.
    """
    mentions = document_mentions(extraction)
    referents = {(each.start, each.end): read_mention(each, extraction.document.text) for each in mentions}
    founded: set[Span] = set()
    firms: set[tuple[str, ...]] = set()
    for triple in extraction.triples:
        if isinstance(triple.object, Value):
            continue
        target = triple.object.mention
        subject = referents[triple.subject.mention.start, triple.subject.mention.end]
        if lexicon.is_done_to_bodies(triple.predicate.lemma):
            founded.add((target.start, target.end))
        elif triple.rule == "apposition" and triple.predicate.lemma == "be" and subject.name is not None:
            told = referents[target.start, target.end]
            if len(subject.name.key) > 1 and _told([f"{told.before} {target.head}"]) == {"Organization"}:
                firms.add(subject.name.key)
    if not founded and not firms:
        return tuple(referents.values())
    return tuple(
        replace(referent, category="Organization", gender="")
        if referent.name is not None
        and (
            (referent.category == "Person" and span in founded)
            or (referent.category == "Place" and referent.name.key in firms)
        )
        else referent
        for span, referent in referents.items()
    )


def _merge_same_names(clusters: Clusters) -> list[list[int]]:
    """Merge mentions of one name. One word is too little to merge a person with a place, several words are enough.

    Returns:
        for each name its clusters, where class ("Khan" the firm) or gender ("Mrs Khan") made several of it.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, referent in enumerate(clusters.referents):
        if referent.name is not None:
            groups[referent.name.key].append(at)
    several = []
    for key, group in groups.items():
        kinds: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in group:
            referent = clusters.referents[at]
            kinds[(referent.category if len(key) == 1 else "", referent.gender)].append(at)
        for same in kinds.values():
            for one, other in pairwise(same):
                clusters.merge(other, one, SAME_NAME, checked=False)
        if len(kinds) > 1:
            several.append([same[0] for same in kinds.values()])
    return several


def _merge_if_one_fits(clusters: Clusters, group: list[int]) -> None:
    """Merge two clusters of one name if each agrees with the other and with no third."""
    roots = sorted({clusters.root(at) for at in group})
    fitting = {at: [other for other in roots if other != at and clusters.agree(at, other)] for at in roots}
    for at, others in fitting.items():
        if len(others) == 1 and fitting[others[0]] == [at]:
            clusters.merge(at, others[0], SAME_NAME)
        else:
            why = "which fits several" if others else DISAGREE
            clusters.misses += [(at, other, f"{SAME_NAME}, {why}") for other in others or roots if other != at]


def _merge_seats(clusters: Clusters, group: list[int]) -> None:
    """Merge the organisation and the place of one name: "the House" is a chamber and where it meets.

    The metonymy of names for places and organisations (Markert and Nissim 2002, "Towards a Corpus Annotated for
    Metonymies: the Case of Location Names", LREC). Not where the organisation has a longer name, except with "of":
    "Southwest" is an airline and a part of the country.
    """
    roots = sorted({clusters.root(at) for at in group})
    seats = [
        at
        for at in roots
        if clusters.categories(at)
        and clusters.categories(at) <= {"Organization", "Place"}
        and all(len(name.key) == 1 or name.key[1] in {"of", "for"} for name in clusters.names_of(at))
    ]
    for one, other in pairwise(seats):
        if not clusters.apart(one, other):
            clusters.merge(one, other, "a body and its place of one name", checked=False)


def _merge_introduced_acronyms(clusters: Clusters) -> None:
    """Merge "IOPC" with the name that it was introduced for: "Independent Office for Police Conduct (IOPC)"."""
    full: dict[str, list[int]] = defaultdict(list)
    for at, referent in enumerate(clusters.referents):
        if referent.name is not None and referent.mention.acronym:
            full[referent.mention.acronym].append(at)
    for acronym, introducing in full.items():
        # of "... the Court's Prosecutor (ICC)" only what has these initials, if any has
        names = {at: clusters.referents[at].name for at in introducing}
        exact = [at for at, name in names.items() if name is not None and is_acronym_of(acronym, name)]
        full[acronym] = exact or introducing
    for at, referent in enumerate(clusters.referents) if full else ():
        if referent.name is not None and not referent.mention.acronym:
            bearers = {clusters.root(one) for one in full.get(referent.name.text, ())}
            if len(bearers) == 1 and "Person" not in clusters.categories(at):
                clusters.merge(at, _fullest(clusters, bearers.pop()), "introduced short form", checked=False)


def _merge_foretold_names(clusters: Clusters) -> None:
    """Merge a lone word with the body whose name begins with it, if nobody of that name has been told of before.

    A short name refers back: after "Marsh Foods", "Marsh" is the firm, though Piers Marsh follows.
    """
    first: dict[tuple[str, str], list[int]] = defaultdict(list)  # by class and word, in order of the text
    lone: dict[int, str] = {}
    for at, names in clusters.names().items():
        kinds = clusters.categories(at)
        for name in names:
            if len(name.key) > 1 and "Organization" in kinds:
                first["Organization", name.key[0]].append(at)
            if len(name.key) > 1 and "Person" in kinds:
                for word in name.key:
                    first["Person", word].append(at)
        if (
            kinds == {"Person"}
            and _is_bare(names)
            and len({name.key for name in names}) == 1
            and not clusters.genders(at)
        ):
            lone[at] = names[0].key[0]
    for at, word in lone.items():
        bodies, people = first["Organization", word], first["Person", word]
        before = [one for one in bodies if one < at]
        if people and people[0] > at and len({clusters.root(one) for one in before}) == 1:
            clusters.forget_classes(at)
            clusters.merge(at, _fullest(clusters, before[0]), MISREAD, checked=False)


_CROWD = 500
"""Longer names in one block from which on no short name is looked for among them: their number is squared."""


def _merge_short_names(
    clusters: Clusters, classes: set[str], is_short: Callable[[Name, Name], bool], reason: str = "short and full name"
) -> set[int]:
    """Merge a short name with the one longer name of the document that it can stand for.

    A cluster without a class may be the short one, never the long one.

    Returns:
        the clusters left alone because their name can stand for several.
    """
    several: set[int] = set()
    names = clusters.names()
    long: dict[str, list[tuple[int, Name]]] = defaultdict(list)
    for at, found in names.items():
        if clusters.categories(at) & classes:
            for full in found:
                for block in long_blocks(full):
                    long[block].append((at, full))
    near: dict[int, list[tuple[Name, Name, int]]] = defaultdict(list)  # names in one block, and whose the longer one is
    for at, found in names.items() if long else ():
        for short in found:
            for block in short_blocks(short):
                crowd = long.get(block, ())
                for other, full in crowd if len(crowd) <= _CROWD else ():
                    if other != at:
                        near[at].append((short, full, other))
    # longest first, so that "Khan" meets "Sadiq Khan" when that has met "Sadiq Aman Khan"
    for at in sorted(near, key=lambda at: max(map(completeness, names[at])), reverse=True):
        if not clusters.categories(at) <= classes:
            continue
        matches = {clusters.root(other) for short, full, other in near[at] if is_short(short, full)}
        matches.discard(clusters.root(at))
        agreeing = [other for other in sorted(matches) if clusters.agree(at, other)]
        if len(agreeing) == 1:
            clusters.merge(_fullest(clusters, at), _fullest(clusters, agreeing[0]), reason)
        elif matches:
            several.add(at)
            why = "which fits several" if agreeing else DISAGREE
            clusters.misses += [
                (at, _fullest(clusters, other), f"{reason}, {why}") for other in agreeing or sorted(matches)
            ]
    return several


def merge_central(clusters: Clusters) -> None:
    """Merge a name of one word that may be several people's with the one whom the text is about.

    Of the four in GUM's train part whose one bearer has four times as many mentions as each other, and eight at least,
    all four are right; with fewer mentions of the bearer two of seven are wrong.

    Args:
        clusters: is changed; pronouns are resolved.
    """
    names = {at: found for at, found in clusters.names().items() if clusters.categories(at) == {"Person"}}
    having: dict[str, set[int]] = defaultdict(set)
    for at, found in names.items():
        for full in found:
            having[full.key[0]].add(at)
            having[full.key[-1]].add(at)
    for at, found in names.items():
        if any(len(name.key) > 1 for name in found):
            continue
        sharing = {other for short in found for other in having[short.key[0]]} - {at}
        bearers = [
            other for other in sharing if any(is_short_person(short, full) for short in found for full in names[other])
        ]
        bearers.sort(key=lambda other: (len(clusters.members(other)), other))
        if len(bearers) > 1 and bearers[-1] < at:
            most, next_most = (len(clusters.members(other)) for other in (bearers[-1], bearers[-2]))
            if most >= max(_CENTRAL, _CLEARLY_MORE * next_most):
                clusters.merge(at, _fullest(clusters, bearers[-1]), "whom the text is about")


def _merge_misread_names(clusters: Clusters) -> None:
    """Merge a lone word that was taken for another kind of thing with the one full name that it is part of.

    The recognizer sees a short name out of context; the full name beside it decides: a "place" is the person who has it
    as first name, a "person" without a title is the organisation, or the club that was taken for its town, and an
    "organisation" is the person who has it as surname; either may be the storm that is called so. Surnames taken for
    places are left alone: those of places are common ("Washington"). So is a town that gives a firm or club its name,
    unless all that the word does is to own and to act, once the full name has been told.
    """
    surnames: set[str] = set()
    parts: set[str] = set()
    named = clusters.names()
    bare = [at for at, names in named.items() if _is_bare(names)]
    for at, names in named.items() if bare else ():
        kinds = clusters.categories(at)
        words = {word for name in names if len(name.key) > 1 for word in name.key}
        if kinds == {"Person"}:
            surnames |= words
        elif kinds:
            parts |= words
    for taken_for, kind, place in (
        ("Place", "Person", 0),
        ("Person", "Organization", 0),
        ("Person", "Place", 0),
        ("Organization", "Person", -1),
        ("Place", "Event", -1),
        ("Person", "Event", -1),
        ("Organization", "Event", -1),
        ("Place", "Organization", 0),
    ):
        shared = surnames if taken_for == "Person" else parts if taken_for == "Organization" else set()
        bare = [at for at in bare if clusters.root(at) == at and _is_bare(clusters.names_of(at))]
        lone = {
            at: {name.key[0] for name in clusters.names_of(at)}
            for at in bare
            if clusters.categories(at) == {taken_for} and not clusters.genders(at)
        }
        lone = {at: words for at, words in lone.items() if words.isdisjoint(shared)}
        bearers: dict[str, set[int]] = defaultdict(set)
        for at, names in clusters.names().items() if lone else ():
            if clusters.categories(at) == {kind}:
                for name in names:
                    full = len(name.key) > 1 and not lexicon.is_generic_start(name.key[0])
                    if taken_for == "Place" and kind == "Organization":
                        full = full and (_is_club(name) or name.key[-1] in lexicon.described_by("company"))
                    elif kind == "Event":
                        full = full and head_class(name.key[0]) == "Event"
                    if full and (kind != "Place" or _is_club(name)):
                        bearers[name.key[place]].add(at)
        for at, words in lone.items() if bearers else ():
            known = {bearer for word in words for bearer in bearers.get(word, ())}
            if taken_for == "Place" and kind == "Organization" and not _acts(clusters, at, known):
                continue
            if len(known) == 1:
                clusters.forget_classes(at)
                clusters.merge(at, _fullest(clusters, known.pop()), MISREAD, checked=False)


def _acts(clusters: Clusters, at: int, known: Collection[int]) -> bool:
    """Whether all mentions of a cluster own or do something, and what they may be short for has been named before."""
    mentions = [clusters.referents[one].mention for one in clusters.members(at)]
    before = all(min(clusters.members(one)) < min(clusters.members(at)) for one in known)
    names = clusters.names_of(at)
    firms = (each.name for each in clusters.referents if each.category == "Organization")
    if any(firm in names for firm in firms):
        return False  # the recognizer tells the firm from the place
    return before and all(mention.possessive or mention.role in {"nsubj", "compound"} for mention in mentions)


def _merge_told_names(
    clusters: Clusters,
    groups: Sequence[list[int]],
    said: Mapping[int, set[str]],
    roles: Mapping[int, set[tuple[str, ...]]],
) -> None:
    """Merge the clusters of one word of which one is a thing by what the text says that it is: "Tarn is an engine".

    That the recognizer takes a lone word for a person, of whom the text tells neither gender nor title nor role nor a
    longer name, is weak evidence beside that.

    Args:
        clusters: is changed.
        groups: the clusters of each name that has several.
        said: by cluster, the nouns that are predicated of it.
        roles: by referent, the roles that the text gives it.
    """
    if not groups:
        return
    people = (name for at, names in clusters.names().items() if "Person" in clusters.categories(at) for name in names)
    longer = {word for name in people if len(name.key) > 1 for word in name.key}
    for group in groups:
        roots = sorted({clusters.root(at) for at in group})
        told = {at: _told(said.get(at, ())) for at in roots}
        things = [at for at in roots if told[at] and told[at] <= _THINGS]
        words = _name(clusters, group[0]).key
        if len(words) > 1 or words[0] in longer or len({frozenset(told[at]) for at in things}) != 1:
            continue
        for at in roots:
            mentions = [clusters.referents[one].mention for one in clusters.members(at)]
            known = clusters.genders(at) or any(roles.get(one) for one in clusters.members(at)) or told[at] - _THINGS
            if clusters.categories(at) == {"Person"} and not known and not any(each.titles for each in mentions):
                clusters.forget_classes(at)
                clusters.merge(at, things[0], "name of what the text says that it is", checked=False)


def _told(nouns: Iterable[str]) -> set[str]:
    """Return the classes of nouns that are predicated of something, each with the word before it."""
    parts = [noun.rpartition(" ") for noun in nouns]
    return {head_class(noun, before) for before, _, noun in parts if not lexicon.is_agent(noun)} - {""}


def _is_club(name: Name) -> bool:
    return any(word in lexicon.described_by("club") for word in name.key[1:])


def _is_bare(names: Iterable[Name]) -> bool:
    """Whether names have one word each and no title."""
    return not any(len(name.key) > 1 or name.titles for name in names)


def _fullest(clusters: Clusters, at: int) -> int:
    """Return the first referent of a cluster with its most complete name; the referent itself where there is none."""
    named = [one for one in clusters.members(at) if clusters.referents[one].name is not None]
    return max(named, key=lambda one: completeness(_name(clusters, one)), default=at)


def _name(clusters: Clusters, at: int) -> Name:
    name = clusters.referents[at].name
    return name if name is not None else parse_name(clusters.referents[at].mention.name)


def _is_acronym(short: Name, full: Name) -> bool:
    return len(short.words) == 1 and is_acronym_of(short.text, full)


def _roles(
    extraction: Extraction, index: dict[Span, int], referents: Sequence[Referent]
) -> dict[int, set[tuple[str, ...]]]:
    """Return, by referent, the roles that the text gives it, as words in lower case: titles, "X is mayor of Y"."""
    roles: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for at, referent in enumerate(referents):
        mention = referent.mention
        inside = parse_name(mention.name).role if mention.kind is MentionKind.NAMED else ""
        if inside or mention.titles:
            roles[at].update(_role_words([*mention.titles, inside]))
    for triple in extraction.triples:
        if triple.polarity is not Polarity.POSITIVE or triple.modality is not Modality.ACTUAL:
            continue
        verb, *rest = triple.predicate.lemma.split() or [""]
        if verb != "be":
            continue
        bearer = roles[index[triple.subject.mention.start, triple.subject.mention.end]]
        if rest:
            # "be mayor of London": the noun is the last word or stands before the preposition
            noun = rest if head_class(rest[-1]) == "Person" else rest[:-1]
            if noun and head_class(noun[-1]) == "Person":
                bearer.update(_role_words([" ".join(noun)]))
        elif not isinstance(triple.object, Value):
            said = triple.object.mention
            if referents[index[said.start, said.end]].kind is MentionKind.NOMINAL:
                bearer.update(_role_words([said.name]))
    for apposition, other in appositions(referents):
        roles[other].update(_role_words([referents[apposition].mention.name]))
    return roles


def _role_words(titles: Iterable[str]) -> set[tuple[str, ...]]:
    found = {tuple(title.casefold().split()) for title in titles}
    former = ("former", "ex-", "late", "then", "acting", "deputy")
    return {words for words in found if words and head_class(_core(words)[-1]) and not words[0].startswith(former)}


def _core(title: tuple[str, ...]) -> tuple[str, ...]:
    """Return a title without what it is a title of: ("mayor",) of "mayor of London"."""
    return title[: title.index("of")] if "of" in title[1:] else title


def _merge_role_names(clusters: Clusters) -> None:
    """Merge the titles that name one role: "Home Secretary" before two names is one office."""
    first: dict[tuple[str, ...], int] = {}
    for at, referent in enumerate(clusters.referents):
        if referent.kind is MentionKind.NOMINAL and referent.category == "Role" and referent.mention.label:
            clusters.merge(at, first.setdefault(referent.words, at), "one office")


def _merge_roles(
    clusters: Clusters, roles: dict[int, set[tuple[str, ...]]], left_out: Collection[int], text: str
) -> None:
    """Merge "the mayor" with the one name that the text gives this role."""
    bearers: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, titles in roles.items():
        if clusters.named(at):
            for title in titles:
                core = _core(title)
                for start in range(len(core)):
                    bearers[core[start:]].add(at)
                    bearers[title[start:]].add(at)
    for at, referent in enumerate(clusters.referents):
        if referent.kind is not MentionKind.NOMINAL or not referent.mention.definite or referent.number == "plur":
            continue
        if referent.words not in bearers or at in left_out or is_restricted(referent.mention, text):
            continue
        known = {clusters.root(bearer) for bearer in bearers[referent.words]}
        if len(known) == 1 and not _possessed(clusters, at):
            clusters.merge(at, known.pop(), "role that the text gives")


def _posts_named(referents: Sequence[Referent], text: str) -> Iterator[int]:
    """Yield each noun for what somebody is or becomes, and not for whoever is it: "the post of mayor", "as mayor"."""
    for at, referent in enumerate(referents):
        mention = referent.mention
        if referent.kind is not MentionKind.NOMINAL or referent.category != "Person":
            continue
        start, end = mention.phrase or (mention.start, mention.end)
        of_post = mention.role == "nmod" and lexicon.is_position(mention.governor)
        bare = text[start:end].split(None, 1)[0].casefold() not in _DETERMINERS
        if of_post or (bare and (mention.role == "xcomp" or text.endswith((" as ", " As "), 0, start))):
            yield at


def _merge_reflexives(clusters: Clusters) -> None:
    """Merge a reflexive pronoun with the last subject before it in its sentence."""
    subject: int | None = None
    for at, referent in enumerate(clusters.referents):
        mention = referent.mention
        if subject is not None and clusters.referents[subject].mention.sentence != mention.sentence:
            subject = None
        if referent.reflexive and referent.pronoun is not None and referent.pronoun.person == 3 and subject is not None:
            other = clusters.referents[subject].pronoun
            if other is None or other.person == 3:
                clusters.merge(at, subject, "reflexive pronoun of the subject")
        elif mention.role == "nsubj":
            subject = at


def _possessed(clusters: Clusters, at: int) -> bool:
    """Whether a phrase has a possessor before it: "his secretary" need not be the Secretary."""
    before = clusters.referents[at - 1].mention if at else None
    here = clusters.referents[at].mention
    return before is not None and before.role == "nmod" and before.end <= here.start <= before.end + 3


def _merge_first_person(
    clusters: Clusters, index: dict[Span, int], roles: dict[int, set[tuple[str, ...]]], extraction: Extraction
) -> None:
    """Merge I with who speaks, we with the organisation that speaks or for which the speaker speaks.

    That is the one whose name the speaker's title begins with ("IOPC regional director") or, without such, the one of
    which the text says that the speaker holds a post in it ("the director of the IOPC").
    """
    speaking = [
        (at, referent.pronoun, referent.mention.speaker)
        for at, referent in enumerate(clusters.referents)
        if referent.pronoun is not None and referent.pronoun.person == 1 and not clusters.anchored(at)
    ]
    several = any(pronoun.number != "sing" for _, pronoun, _ in speaking)
    organizations: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, referent in enumerate(clusters.referents) if several else ():
        if referent.name is not None and "Organization" in clusters.categories(at):
            organizations[referent.name.key].add(clusters.root(at))
    posts = _posts(clusters, index, extraction) if several else {}
    for at, pronoun, speaker in speaking:
        if speaker is None or clusters.anchored(at):
            continue
        who = index[speaker.start, speaker.end]
        if not clusters.anchored(who):
            continue  # who "she" is, as in "she said", is seen later
        if pronoun.number == "sing":
            if clusters.categories(who) <= {"Person"} and "plur" not in clusters.numbers(who):
                clusters.merge(at, who, SPEAKER, checked=False)
        elif "Organization" in clusters.categories(who):
            clusters.merge(at, who, SPEAKER, checked=False)
        else:
            titles = {title for member in clusters.members(who) for title in roles.get(member, ())}
            starts = {parse_name(" ".join(title[:end])).key for title in titles for end in range(1, len(title))}
            found = {root for start in starts for root in organizations.get(start, ())} or posts.get(
                clusters.root(who), set()
            )
            if len(found) == 1:
                clusters.merge(at, next(iter(found)), "whom the speaker's title speaks for", checked=False)


def _posts(clusters: Clusters, index: dict[Span, int], extraction: Extraction) -> dict[int, set[int]]:
    """Return by person the named organisations in which the text says that they hold a post: "X is director of Y"."""
    found: dict[int, set[int]] = defaultdict(set)
    for triple in extraction.triples:
        verb, _, post = triple.predicate.lemma.partition(" ")
        plain = triple.polarity is Polarity.POSITIVE and triple.modality is Modality.ACTUAL
        noun = post.removesuffix(" of")
        if not plain or verb != "be" or noun == post or isinstance(triple.object, Value):
            continue
        target = index[triple.object.mention.start, triple.object.mention.end]
        holds = lexicon.is_post(noun.split()[-1]) and _role_words([noun])
        if holds and clusters.named(target) and clusters.categories(target) == {"Organization"}:
            subject = triple.subject.mention
            found[clusters.root(index[subject.start, subject.end])].add(clusters.root(target))
    return found
