"""What the antecedent ranker sees of a mention and of a pair of mentions: categories, as integers.

A feature has few values, and each value a row in a table of weights. Most are those of Durrett and Klein 2013, "Easy
Victories and Uphill Battles in Coreference Resolution" (EMNLP): words and syntax of the mention, matches and distances
of the pair; beside them what the sieves before have put together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import MentionKind
from kg.resolve.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.model import Document
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

Integers: TypeAlias = NDArray[np.integer[Any]]

REACH = {MentionKind.NAMED: 10, MentionKind.NOMINAL: 20, MentionKind.PRONOMINAL: 40}
"""Mentions back that are candidates whatever they are."""

SHARING = 8
"""Earlier mentions with a given word that are candidates however far back they are."""

WORDS = ("head", "first", "before", "after", "governor", "role", "pronoun")
"""The features of a mention that are words: those that the training has seen often have a row of their own."""

_KINDS = (MentionKind.NAMED, MentionKind.NOMINAL, MentionKind.PRONOMINAL)
_NUMBERS = ("", "sing", "plur")
_GENDERS = ("", "masc", "fem", "neut")
_GENDER_NUMBERS = {name: number for number, name in enumerate(_GENDERS)}
_CLASSES = len(CLASSES) + 1
_CLASS_NUMBERS = {name: number for number, name in enumerate(("", *CLASSES))}
_SENTENCES = (0, 1, 2, 3, 4, 6, 9, 14, 25)
_MENTIONS = (1, 2, 3, 4, 6, 9, 14, 20, 30, 40)
_TIMES = (0, 1, 2, 4, 8)
_LONGEST_WORD = 24

_PRONOUNS = {
    word: number
    for number, words in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
            "this",
            "that",
            "these those",
            "who whom whose which what",
            "one",
        ),
        start=1,
    )
    for word in words.split()
}
_OTHER_PRONOUN = 13
_PRONOUN_CLASSES = _OTHER_PRONOUN + 1

MENTION_SIZES = {
    "kind": len(_KINDS) * 2,
    "class": _CLASSES,
    "agreement": len(_NUMBERS) * len(_GENDERS),
    "length": 7,
    "position": 5,
    "flags": 16,
    "times of the head": len(_TIMES) + 1,
    "times of the phrase": len(_TIMES) + 1,
    "inside another": 2,
}
"""The number of values of each feature of a mention that is no word."""

_LAST = np.array(list(MENTION_SIZES.values())) - 1
_COUNTED = slice(list(MENTION_SIZES).index("times of the head"), list(MENTION_SIZES).index("times of the phrase") + 1)

PAIR_SIZES = {
    "sentences": (len(_SENTENCES) + 1) * 9,
    "mentions": (len(_MENTIONS) + 1) * 3,
    "words": 5 * 9,
    "phrase": 2 * 3,
    "head": 2 * 9,
    "sieve": 2,
    "classes": _CLASSES * _CLASSES,
    "agreement": 9 * 3,
    "nesting": 3 * 3,
    "syntax": 5 * 3,
    "roles": 8 * 3,
    "paragraphs": 6 * 9,
    "speakers": 3 * 3,
    "pronouns": _PRONOUN_CLASSES * _PRONOUN_CLASSES,
}
"""The number of values of each feature of a pair."""

_STOP_WORDS = frozenset(
    {"'s", "a", "an", "and", "at", "by", "for", "from", "her", "his", "in", "its", "my", "of", "on", "our", "that"}
    | {"the", "their", "these", "this", "those", "to", "with", "your"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of a mention and a candidate before it, sorted by the mention.

    Attributes:
        later: the mention of each pair.
        earlier: its candidate.
        shared: 0 if they share no word, 1 some, 2 if the mention has none that the candidate lacks, 3 the reverse,
            4 both.
    """

    later: Integers
    earlier: Integers
    shared: Integers


def mention_words(referents: Sequence[Referent], text: str) -> tuple[list[str], ...]:
    """Return the words of the referents: a column for each feature, in the order of `WORDS`.

    Args:
        referents: those of a document.
        text: of the document.
    """
    heads: list[str] = []
    first: list[str] = []
    before: list[str] = []
    after: list[str] = []
    pronouns: list[str] = []
    for referent in referents:
        mention = referent.mention
        start, end = mention.phrase or (mention.start, mention.end)
        pronoun = referent.head if referent.kind is MentionKind.PRONOMINAL else ""
        heads.append("" if pronoun else referent.head)
        first.append("" if pronoun else text[start:end].split(None, 1)[0].casefold())
        before += text[max(0, start - _LONGEST_WORD) : start].rsplit(None, 1)[-1:] or ("",)
        after += text[end : end + _LONGEST_WORD].split(None, 1)[:1] or ("",)
        pronouns.append(pronoun)
    roles = [each.mention.role + ("+" if each.mention.possessive else "") for each in referents]
    return (
        heads,
        first,
        [word.casefold() for word in before],
        [word.casefold() for word in after],
        [each.mention.governor for each in referents],
        roles,
        pronouns,
    )


def mention_features(referents: Sequence[Referent]) -> Integers:
    """Return the features of each mention that are no words: a row for each, in the order of `MENTION_SIZES`."""
    rows = []
    heads: dict[str, int] = defaultdict(int)
    names: dict[str, int] = defaultdict(int)
    sentence, position, reach = -1, 0, -1
    for referent in referents:
        mention = referent.mention
        position = position + 1 if mention.sentence == sentence else 0
        sentence = mention.sentence
        head, name = referent.head, mention.name.casefold()
        end = mention.phrase[1] if mention.phrase else mention.end
        rows.append(
            (
                _KINDS.index(referent.kind) * 2 + mention.definite,
                _CLASS_NUMBERS[referent.category],
                _NUMBERS.index(mention.number) * len(_GENDERS) + _gender(referent),
                mention.name.count(" "),
                position,
                mention.coordinated
                + 2 * mention.possessive
                + 4 * (mention.appositive_to >= 0)
                + 8 * (mention.speaker is not None),
                heads[head],
                names[name],
                end <= reach,
            )
        )
        heads[head] += 1
        names[name] += 1
        reach = max(reach, end)
    features = np.array(rows, dtype=np.int64).reshape(len(rows), len(MENTION_SIZES))
    features[:, _COUNTED] = _bin(features[:, _COUNTED], _TIMES)
    found: Integers = np.minimum(features, _LAST)  # the last length and position stand for all that are greater
    return found


def candidate_pairs(referents: Sequence[Referent], wanted: Collection[int] | None = None) -> Pairs:
    """Return each mention with its candidates: the last ones before it, and farther back those that share a word.

    Their number grows with that of the mentions, not with its square.

    Args:
        referents: those of a document.
        wanted: the indexes of those whose candidates are to be returned; None for all.
    """
    chosen = range(len(referents)) if wanted is None else frozenset(wanted)
    of_word: dict[str, list[int]] = defaultdict(list)
    words = [frozenset(referent.words) - _STOP_WORDS for referent in referents]
    numbers: list[int] = []
    earlier: list[int] = []
    pairs: list[int] = []
    shared: list[int] = []
    for at, mine in enumerate(words):
        if at not in chosen:
            for word in mine:
                of_word[word].append(at)
            numbers.append(0)
            continue
        sharing: dict[int, int] = {}
        for word in mine:
            others = of_word[word]
            for other in others[-SHARING:]:
                if other not in sharing:
                    theirs = words[other]
                    sharing[other] = 4 if mine == theirs else 2 if mine < theirs else 3 if theirs < mine else 1
            others.append(at)
        near = max(0, at - REACH[referents[at].kind])
        far = sorted([other for other in sharing if other < near])
        begin = len(earlier)
        pairs += [begin + (far.index(other) if other < near else len(far) + other - near) for other in sharing]
        shared += sharing.values()
        earlier += far
        earlier += range(near, at)
        numbers.append(len(earlier) - begin)
    column = np.zeros(len(earlier), int)
    column[pairs] = shared
    return Pairs(later=np.repeat(np.arange(len(words)), numbers), earlier=np.array(earlier, int), shared=column)


class _Mentions(NamedTuple):
    """What the features of a pair tell of each of its mentions: columns of numbers."""

    kind: Integers
    sentence: Integers
    start: Integers
    end: Integers
    name: Integers
    head: Integers
    root: Integers
    category: Integers
    number: Integers
    gender: Integers
    role: Integers
    subject: Integers
    speaker: Integers
    pronoun: Integers
    place: Integers
    word: Integers
    paragraph: Integers
    governor: Integers
    apposed: Integers


def pair_features(clusters: Clusters, pairs: Pairs, document: Document) -> list[Integers]:
    """Return the features of pairs of mentions: a column for each, in the order of `PAIR_SIZES`.

    Args:
        clusters: what the sieves have put together so far.
        pairs: as `candidate_pairs` gives them.
        document: the text.
    """
    columns = np.array(_columns(clusters, document), dtype=np.int64)
    here = _Mentions(*columns.take(pairs.later, axis=1))
    there = _Mentions(*columns.take(pairs.earlier, axis=1))
    kind, kinds = here.kind, here.kind * 3 + there.kind
    inside = (there.start <= here.start) & (here.end <= there.end)
    around = (here.start <= there.start) & (there.end <= here.end)
    apposition = (here.apposed == there.place) & (here.apposed >= 0)
    predication = (there.governor == here.place) & (here.place >= 0)  # the head of "Khan is the mayor" is "mayor"
    beside = (here.governor == there.governor) & (here.governor >= 0)
    below = (here.governor == there.place) & (here.governor >= 0)
    syntax = np.where(apposition, 1, np.where(predication, 2, np.where(beside, 3, np.where(below, 4, 0))))
    agreement = _agreement(here.number, there.number) * 3 + _agreement(here.gender, there.gender)
    return [
        _bin(here.sentence - there.sentence, _SENTENCES) * 9 + kinds,
        _bin(pairs.later - pairs.earlier, _MENTIONS) * 3 + kind,
        pairs.shared * 9 + kinds,
        (here.name == there.name) * 3 + kind,
        (here.head == there.head) * 9 + kinds,
        (here.root == there.root).astype(np.int64),
        here.category * _CLASSES + there.category,
        agreement * 3 + kind,
        np.where(inside, 1, np.where(around, 2, 0)) * 3 + kind,
        syntax * 3 + kind,
        ((here.role == there.role) + 2 * there.subject + 4 * (here.word == there.word)) * 3 + kind,
        np.clip(here.paragraph - there.paragraph, 0, 5) * 9 + kinds,
        np.where(here.speaker == there.speaker, 0, np.where(here.speaker < 0, 1, 2)) * 3 + kind,
        here.pronoun * _PRONOUN_CLASSES + there.pronoun,
    ]


def _columns(clusters: Clusters, document: Document) -> list[list[int]]:
    """Return the columns of `_Mentions` for the mentions of a document."""
    referents = clusters.referents
    mentions = [referent.mention for referent in referents]
    begins = [paragraph[0][0] for paragraph in document.paragraphs]
    several = [members for at in clusters if len(members := clusters.members(at)) > 1]
    classes, genders = [_CLASS_NUMBERS[each.category] for each in referents], [_gender(each) for each in referents]
    return [
        [_KINDS.index(referent.kind) for referent in referents],
        [mention.sentence for mention in mentions],
        [mention.start if mention.phrase is None else mention.phrase[0] for mention in mentions],
        [mention.end if mention.phrase is None else mention.phrase[1] for mention in mentions],
        _numbered([mention.name.casefold() for mention in mentions]),
        _numbered([referent.head for referent in referents]),
        [clusters.root(at) for at in range(len(referents))],
        _of_clusters(classes, several, clusters.categories, _CLASS_NUMBERS),
        [_NUMBERS.index(mention.number) for mention in mentions],
        _of_clusters(genders, several, clusters.genders, _GENDER_NUMBERS),
        _numbered([mention.role for mention in mentions]),
        [mention.role == "nsubj" for mention in mentions],
        [-1 if mention.speaker is None else mention.speaker.start for mention in mentions],
        [_pronoun(referent) for referent in referents],
        [mention.head_start for mention in mentions],
        _numbered([mention.governor for mention in mentions]),
        [bisect_right(begins, mention.start) for mention in mentions],
        [mention.governor_start for mention in mentions],
        [mention.appositive_to for mention in mentions],
    ]


def _gender(referent: Referent) -> int:
    return _GENDER_NUMBERS[referent.gender or referent.mention.gender]


def _of_clusters(
    own: list[int],
    several: Iterable[list[int]],
    known: Callable[[int], frozenset[str]],
    numbers: Mapping[str, int],
) -> list[int]:
    """Return what each mention has in its cluster, or by itself where that has nothing or several things.

    Args:
        own: what each mention has by itself.
        several: the clusters of several mentions.
        known: what a cluster has.
        numbers: by which number that goes.
    """
    found = list(own)
    for members in several:
        if len(things := known(members[0])) == 1:
            for member in members:
                found[member] = numbers[next(iter(things))]
    return found


def _pronoun(referent: Referent) -> int:
    if referent.kind is not MentionKind.PRONOMINAL:
        return 0
    return _PRONOUNS.get(referent.head, _OTHER_PRONOUN)


def _agreement(one: Integers, other: Integers) -> Integers:
    """0 where either is not known, 1 where they agree, 2 where they do not."""
    return np.where((one == 0) | (other == 0), 0, np.where(one == other, 1, 2))


def _bin(distances: Integers, bounds: tuple[int, ...]) -> Integers:
    """Return for each distance the number of bounds that are smaller."""
    return _bins(bounds).take(distances, mode="clip")


@cache
def _bins(bounds: tuple[int, ...]) -> Integers:
    return np.searchsorted(bounds, np.arange(bounds[-1] + 2))


def _numbered(texts: Sequence[str]) -> list[int]:
    """Return a number for each text, the same for the same texts."""
    numbers = dict(zip(texts, range(len(texts)), strict=True))
    return [numbers[text] for text in texts]
