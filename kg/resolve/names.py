"""Names and their variants: what a name consists of, and when a shorter one may stand for a longer one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.nouns import head_class
from kg.resolve import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"}
)
_SUFFIXES = frozenset(
    {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "jr", "sr", "junior", "senior"}
)
_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "de", "des", "du", "for", "from", "in", "of", "on", "the", "to", "with", "&"}
)
_BEFORE_COMPLEMENTS = frozenset({"for", "in", "of"})
_WORD = re.compile(r"[^\s,;:“”\"]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_INITIALS = re.compile(r"(?<=\w )(?:[A-Z]\.){2,}(?= \w)")
"""Those of middle names: "Ada H.W. Mott"."""
_MIN_CLIPPING, _MAX_CLIPPING = 3, 4
_BLOCK = 3
"""Letters by which names are looked up; no more than a clipped name has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name taken apart.

    Attributes:
        words: its words as written, without determiner, title, legal form and possessive ending.
        titles: the titles of address before it: ("Mr",).
        role: the common noun before it that says what its bearer does: "regional director".
        key: the words without regard to case and full stops; names with one key are the same name.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    role: str = ""
    key: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        key = tuple([word.casefold().replace(".", "") or word for word in self.words])
        object.__setattr__(self, "key", key)

    @property
    def text(self) -> str:
        """The name as a label."""
        return " ".join(self.words)


@lru_cache(maxsize=10_000)  # a text repeats its names
def parse_name(text: str, *, personal: bool = True) -> Name:
    """Take a name apart.

    Args:
        text: the name as a label.
        personal: whether it may be the name of a person; if not, "King" and "General" are part of it, "Mr" is not.

    >>> parse_name("Mr. Sadiq Khan")
    Name(words=('Sadiq', 'Khan'), titles=('Mr.',), role='')
    >>> parse_name("regional director Sal Naseem of the Leeds office")
    Name(words=('Sal', 'Naseem'), titles=(), role='regional director')
    >>> parse_name("Home Secretary Priti Patel").text, parse_name("King Street").text
    ('Priti Patel', 'King Street')
    >>> parse_name("the King of Orrin").text
    'King of Orrin'
    >>> parse_name("the Halden Energy Group plc").text
    'Halden Energy Group'
    """
    words = _WORD.findall(text) or [text]
    if "’" in text or "'" in text:
        words = [_POSSESSIVE.sub("", word) or word for word in words]
    role = _role_end(words) if personal else 0
    before, words = words[:role], words[role:]
    while len(words) > 1 and words[0].casefold() in _DETERMINERS:
        words.pop(0)
    start = 0
    core = words[: words.index("of", 1)] if "of" in words[1:] else words
    titled = personal and lexicon.name_class(core[-1].casefold()) in {"", "Person"}
    while start < len(words) - 1 and (titled or lexicon.is_address(words[start])) and _is_title(words[start]):
        if words[start + 1] == "of":
            break
        start += 1
    end = len(words)
    while end - start > 1 and lexicon.is_legal_form(words[end - 1]):
        end -= 1
    while personal and end - start > 2 and lexicon.is_postnominal(words[end - 1]):
        end -= 1
    if "of" in words[start + 2 : end] and (start or before or lexicon.given_name_gender(words[start])):
        end = words.index("of", start + 2)
    return Name(words=tuple(words[start:end]), titles=tuple(words[:start]), role=" ".join(before))


@lru_cache(maxsize=10_000)
def fold_name(text: str) -> tuple[str, ...]:
    """Return what a name has in common with its spellings: words without accents, case, punctuation, "the" and "and".

    >>> fold_name("Zoë Castellanos-Reid"), fold_name("The Marks & Spencer Group"), fold_name("U.N.")
    (('zoe', 'castellanos', 'reid'), ('marks', 'spencer', 'group'), ('un',))
    >>> fold_name("Ada H.W. Mott")
    ('ada', 'h', 'w', 'mott')
    """
    plain = _INITIALS.sub(lambda match: match[0].replace(".", ". "), text) if "." in text else text
    if not plain.isascii():
        plain = "".join([char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char)])
    words = re.sub(r"[^\w]+", " ", re.sub(r"[.'’]", "", plain.casefold()).replace("_", " ")).split()
    return tuple(word for word in words if word not in {"the", "and"}) or tuple(words) or (text.casefold(),)


def generation(key: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return a person's middle names, and what tells parent from child, or "".

    >>> generation(("john", "f", "kennedy", "jr")), generation(("john", "kennedy"))
    ((('f',), 'jr'), ((), ''))
    """
    words, suffix = _without_suffix(key)
    return words[1 : len(words) - len(_surname(words))] if len(words) > 2 else (), suffix


def name_head(name: Name) -> str:
    """Return the word that says what kind of thing a name is for, in lower case: its last one before "of" or "for".

    >>> name_head(parse_name("Independent Office for Police Conduct")), name_head(parse_name("Harrowby Council"))
    ('office', 'council')
    """
    for at, word in enumerate(name.key):
        if at and word in _BEFORE_COMPLEMENTS:
            return name.key[at - 1]
    return name.key[-1]


def name_gender(name: Name) -> str:
    """Return the gender that a person's title or given name tells, otherwise "".

    >>> name_gender(parse_name("Mrs Khan")), name_gender(parse_name("Sadia Khan")), name_gender(parse_name("Khan"))
    ('fem', 'fem', '')
    """
    for title in name.titles:
        if gender := lexicon.title_gender(title):
            return gender
    return lexicon.given_name_gender(name.words[0]) if len(name.words) > 1 else ""


def is_short_person(short: Name, full: Name) -> bool:
    """Whether `short` may name the person whose full name is `full`: by surname, by given name, without middle names,
    without the first of several, by the short form of a given name before the surname.

    >>> full = parse_name("Sadiq Aman Khan")
    >>> [is_short_person(parse_name(name), full) for name in ("Mr Khan", "Sadiq", "S. Khan", "Sadiq Khan", "Mr Sadiq")]
    [True, True, True, True, False]
    >>> is_short_person(parse_name("Sadia Khan"), full), is_short_person(parse_name("Khan II"), full)
    (False, True)
    >>> full = parse_name("William Reid Hays")
    >>> [is_short_person(parse_name(name), full) for name in ("Reid Hays", "Bill Hays", "Will", "William Reid")]
    [True, True, False, False]
    """
    (part, suffix), (whole, other_suffix) = _without_suffix(short.key), _without_suffix(full.key)
    if suffix and other_suffix and suffix != other_suffix:
        return False
    if part == whole:
        return bool(other_suffix) and not suffix
    if len(whole) < 2 or len(part) > len(whole):
        return False
    if part == _surname(whole) or part == whole[-1:]:
        return True
    if len(part) == 1:
        # "Sir Keir" and "Dame Sara" are addressed by given name, "Mr Sadiq" is somebody else
        addressed = all(title.casefold().rstrip(".") in {"sir", "dame", "lord", "lady"} for title in short.titles)
        return addressed and part[0] == whole[0] and len(part[0]) > 1
    if part == whole[-len(part) :]:
        return True
    if part[-1] != whole[-1] or not (_same_given(part[0], whole[0]) or part[0] in lexicon.short_given_names(whole[0])):
        return False
    return stand_in_order(part[1:-1], whole[1:-1])


def is_short_organization(short: Name, full: Name) -> bool:
    """Whether `short` may stand for the organisation `full`: its first words, what stands before "of", its first word
    clipped, its first words as initials; all but its first words where those are no words of many names; its last word
    where that ends the names of clubs, or is a noun for organisations and those before it begin the names of many.

    >>> full = parse_name("Metropolitan Police")
    >>> [is_short_organization(parse_name(name), full) for name in ("the Met", "Metropolitan", "Police", "M")]
    [True, True, False, False]
    >>> full = parse_name("United States Senate")
    >>> [is_short_organization(parse_name(name), full) for name in ("U.S. Senate", "Senate", "States Senate")]
    [True, True, False]
    >>> is_short_organization(parse_name("Rovers"), parse_name("Redcastle Rovers"))
    True
    >>> is_short_organization(parse_name("National"), parse_name("National Grid"))
    False
    >>> is_short_organization(parse_name("Harbour Board"), parse_name("Orrin Harbour Board"))
    True
    >>> is_short_organization(parse_name("Free Institutions"), parse_name("Office for Free Institutions"))
    False
    """
    part, whole = short.key, full.key
    if len(whole) < 2 or len(part) >= len(whole):
        return False
    if len(part) > 1 or part[0] == whole[0]:
        begins = part == whole[: len(part)]
        if begins:
            return full.words[len(part)] in {"of", "for"} or not all(map(lexicon.is_generic_start, part))
        body = head_class(part[-1]) == "Organization" or part[-1] in lexicon.described_by("body")
        if part == whole[-len(part) :] and body:
            return not lexicon.is_generic_start(whole[0]) and whole.index(name_head(full)) > len(whole) - len(part)
        return _initials_begin(short, full)
    word = short.words[0]
    if part == whole[-1:]:
        noun = head_class(part[0]) == "Organization" and _is_generic(whole[:-1])
        return word[0].isupper() and (noun or part[0] in lexicon.described_by("club"))
    clipped = _MIN_CLIPPING <= len(word) <= _MAX_CLIPPING and whole[0].startswith(part[0])
    return clipped and word[0].isupper() and not word.isupper() and not lexicon.is_generic_start(part[0])


def is_short_event(short: Name, full: Name) -> bool:
    """Whether `short` may stand for an event whose name opens with its kind.

    >>> [is_short_event(parse_name("Ida"), parse_name(full)) for full in ("Storm Ida", "Ann Ida")]
    [True, False]
    """
    return short.key == full.key[1:] and head_class(full.key[0]) == "Event"


def trimmed(name: str) -> str:
    """Return a name without the commas and quotation marks around it, unless it has nothing else."""
    text = " ".join(name.split())
    return text.strip(' ,;:"“”') or text


def _initials_begin(short: Name, full: Name) -> bool:
    """Whether the first word has the initials of what `full` begins with, and the rest is the same: "U.S. Congress"."""
    rest = len(short.key) - 1
    start = full.words[: len(full.words) - rest]
    same = rest > 0 and short.key[1:] == full.key[-rest:]
    return same and is_acronym_of(short.words[0], Name(words=start))


def _is_generic(words: tuple[str, ...]) -> bool:
    return all(lexicon.is_generic_start(word) or word == "states" for word in words)


def completeness(name: Name) -> tuple[int, int]:
    """Return what a fuller name has more of: words without ordinals, then words.

    >>> sorted((parse_name(name) for name in ("Norton", "Joshua Norton", "Norton I")), key=completeness)[-1].text
    'Joshua Norton'
    """
    return len(_without_suffix(name.key)[0]), len(name.key)


def is_acronym_of(short: str, full: Name) -> bool:
    """Whether `short` consists of the initials of `full`; function words count or not.

    >>> full = parse_name("Independent Office for Police Conduct")
    >>> is_acronym_of("IOPC", full), is_acronym_of("IOFPC", full), is_acronym_of("IOP", full)
    (True, True, False)
    """
    letters = short.replace(".", "")
    if len(letters) < 2 or not letters.isalpha() or not letters.isupper():
        return False
    words = [word for part in full.words for word in part.split("-") if word]
    content = [word for word in words if word.casefold() not in _FUNCTION_WORDS]
    return len(content) > 1 and letters in {_initials(words), _initials(content)}


def _role_end(words: list[str]) -> int:
    """Return how many words from the first on are a role before a name: "regional director", "Home Secretary"."""
    for end in range(len(words) - 1, 0, -1):
        office = lexicon.is_office(words[end - 1].casefold()) and lexicon.given_name_gender(words[end])
        if office and end < len(words) - 1 and not lexicon.name_class(words[-1].casefold()):
            return end
        begins = words[end][0].isupper() and words[end - 1][0].islower()
        if begins and all(word[0].islower() for word in words[1:end]) and head_class(words[end - 1]) == "Person":
            return end
    return 0


def _is_title(word: str) -> bool:
    return lexicon.title_gender(word) is not None


@lru_cache(maxsize=10_000)
def long_blocks(full: Name) -> frozenset[str]:
    """Return the blocks in which a name is looked for as the longer one; see `short_blocks`.

    >>> sorted(long_blocks(parse_name("Sadiq Khan")))
    ['kha', 'sad', 'sk']
    """
    words = [word for part in full.words for word in part.split("-") if word]
    content = [word for word in words if word.casefold() not in _FUNCTION_WORDS]
    return frozenset([text.casefold()[:_BLOCK] for text in (*full.key, _initials(words), _initials(content)) if text])


def short_blocks(short: Name) -> set[str]:
    """Return the blocks in which the longer names that a name may stand for are found.

    For any two names of which one is a short form of the other, as told by the functions of this module, the blocks
    of the short one and of the long one have a member in common.

    >>> sorted(short_blocks(parse_name("Mr Khan"))), sorted(short_blocks(parse_name("IOPC")))
    (['kha'], ['iop'])
    """
    return {short.key[0][:_BLOCK], short.key[-1][:_BLOCK]}


def _initials(words: list[str]) -> str:
    return "".join([word[0] for word in words]).upper()


def _without_suffix(key: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return a name and the ordinal or "junior" that ends it, or ""."""
    return (key[:-1], key[-1]) if len(key) > 1 and key[-1] in _SUFFIXES else (key, "")


def _surname(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the last word with the particles before it: ("van", "dyck")."""
    start = len(key) - 1
    while start > 1 and key[start - 1] in _PARTICLES:
        start -= 1
    return key[start:]


def stand_in_order(part: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether given names stand among others in the same order, each as it is or as its initial.

    >>> stand_in_order(["a", "may"], ["anne", "june", "may"]), stand_in_order(["may", "a"], ["anne", "may"])
    (True, False)
    """
    rest = iter(whole)
    return all(any(_same_given(name, other) for other in rest) for name in part)


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
