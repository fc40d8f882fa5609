"""Lemmas as rules: how many letters to take off the end of a word, and which to put there (cf. Straka 2018)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENDINGS = {"VBD": "ed", "VBG": "ing", "VBN": "ed"}
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_VOWELS = re.compile(r"[aeiouy]+")
_UNFINISHED = re.compile(r"([vu]|[aeiouy].*[^aeiouy](at|id)|[aeiouy].*[iu]at|[^ia]c|[bcdfgkptz]l|[aeiou]z|dg|[lnpr]s)$")
"""Endings that no English verb has in writing, or doubles: an *e* stands behind them ("serve", "nurse", "collide")."""
_UNINFLECTED = frozenset({"JJ", "NN", "RB", "VB", "VBP"})
_PAST = (
    (r"([^aeiou])ied", r"\1y"), (r"eed", "ee"), (r"cked", "c"), (r"([^aeiou])\1ed", r"\1"), (r"(?<!e)ed", ""),
    (r"(?<!e)ed", "e"),
)  # fmt: skip
_INFLECTIONS = {
    "NNS": (
        (r"([^aeiou])ies", r"\1y"), (r"(?<=ch|sh|ss|zz)es", ""), (r"xes", "x"), (r"(?<!s)s", ""), (r"(?<=[osz])es", ""),
        (r"ses", "sis"), (r"ves", "f"), (r"ves", "fe"), (r"ices", "ix"), (r"ices", "ex"),
        (r"men", "man"), (r"ldren", "ld"), (r"people", "person"), (r"feet", "foot"), (r"teeth", "tooth"),
        (r"geese", "goose"), (r"(?<=[lm])ice", "ouse"), (r"dice", "die"), (r"oxen", "ox"),
        (r"ae", "a"), (r"(?<=u)x", ""), (r"(?<!s)i", "us"), (r"a", "um"), (r"a", "on"), (r"", ""),
    ),
    "VBD": _PAST,
    "VBG": (
        (r"ying", "ie"), (r"cking", "c"), (r"([^aeiou])\1ing", r"\1"), (r"ing", ""), (r"(?<!ee)ing", "e"),
    ),
    "VBN": _PAST,
    "VBZ": (
        (r"([^aeiou])ies", r"\1y"), (r"(?<=ch|sh|ss|zz)es", ""), (r"xes", "x"), (r"(?<!s)s", ""), (r"(?<=[osz])es", ""),
    ),
}  # fmt: skip
"""By tag the endings of inflected forms and what the lemma has instead, the likeliest first."""
_PREFIX = re.compile(r"(?:fore|inter|mis|out|over|re|un|under|up|with)(?=...)")


def lemma_rule(form: str, lemma: str) -> str:
    """Return the rule that makes `lemma` of `form`: `c` keeps the word's case, `l` lowers it first.

    >>> lemma_rule("Studies", "study"), lemma_rule("Khan", "Khan"), lemma_rule("went", "go")
    ('l3+y', 'c0+', 'l4+go')
    """
    case, base = ("c", form) if lemma[:1].isupper() or lemma == form else ("l", form.lower())
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False)))
    return f"{case}{len(base) - kept}+{lemma[kept:]}"


def apply_rule(rule: str, form: str) -> str:
    """Return what `rule` makes of `form`; a word too short for the rule is its own lemma, in lower case.

    >>> apply_rule("l3+y", "Parties"), apply_rule("l4+go", "we")
    ('party', 'we')
    """
    base = form.lower() if rule[0] == "l" else form
    cut, _, ending = rule[1:].partition("+")
    kept = len(base) - int(cut)
    return (base[:kept] + ending if kept >= 0 else form.lower()) or base


def normal(form: str) -> str:
    """Return a form as the lexicon has it: in lower case, with a straight apostrophe.

    >>> normal("N’t")
    "n't"
    """
    return form.lower().replace("’", "'")


def regular(form: str, tag: str) -> str | None:
    """Return the verb that a regular past or gerund is spelt from, or None where the spelling does not tell.

    A consonant between one vowel and the ending is doubled, unless the verb ends in *e* (Quirk et al. 1985, 3.7).

    >>> regular("fined", "VBD"), regular("acquitted", "VBN"), regular("quarrelling", "VBG"), regular("visited", "VBD")
    ('fine', 'acquit', 'quarrel', None)
    >>> regular("puzzled", "VBD"), regular("sentencing", "VBG"), regular("collided", "VBD"), regular("raided", "VBD")
    ('puzzle', 'sentence', 'collide', None)
    """
    ending = _ENDINGS.get(tag, "")
    stem = form.lower().removesuffix(ending)
    if not ending or stem == form.lower():
        return None
    if (_DOUBLED.search(stem) and len(stem) > 3) or (stem.endswith("ll") and len(_VOWELS.findall(stem)) > 1):
        return stem[:-1]
    return f"{stem}e" if _SHORT.fullmatch(stem) or _UNFINISHED.search(stem) else None


def spellings(form: str, tag: str) -> tuple[str, ...]:
    """Return the lemmas that a form can be spelt from, in lower case; none where its spelling does not tell.

    A form without inflection is its own lemma; one with an ending is made of its lemma (Quirk et al. 1985, 3.5-10 and
    5.80-101).

    >>> spellings("keeper", "NN"), spellings("limped", "VBD"), spellings("shed", "VBD"), spellings("lorries", "NNS")
    (('keeper',), ('limp', 'limpe'), (), ('lorry', 'lorrie', 'lorries'))
    """
    word = normal(form)
    if tag in _UNINFLECTED:
        return (word,)
    endings = ((re.search(f"{ending}$", word), stem) for ending, stem in _INFLECTIONS.get(tag, ()))
    found = dict.fromkeys(word[: match.start()] + match.expand(stem) for match, stem in endings if match)
    return tuple(lemma for lemma in found if tag == "NNS" or _VOWELS.search(lemma.removesuffix("e")))  # "shed"


def irregular(form: str, tag: str) -> str | None:
    """Return the irregular verb that a past tense or participle is of, with its prefix; None if it is of none.

    A form that is only the other of the two was given the wrong tag: *stolen* is of *steal*, whatever it is called.

    >>> irregular("swam", "VBD"), irregular("oversaw", "VBD"), irregular("hidden", "VBD"), irregular("walked", "VBD")
    ('swim', 'oversee', 'hide', None)
    """
    if tag not in {"VBD", "VBN"}:
        return None
    word = form.lower()
    return _irregular(word, tag) or _irregular(word, "VBN" if tag == "VBD" else "VBD")


def _irregular(word: str, tag: str) -> str | None:
    forms = _irregular_forms()[tag]
    prefix = _PREFIX.match(word)
    bare = word[prefix.end() :] if prefix else word
    return forms.get(word) or (f"{word[: prefix.end()]}{forms[bare]}" if prefix and bare in forms else None)


@cache
def _irregular_forms() -> dict[str, dict[str, str]]:
    """Return the verb of each form that `data/irregular_verbs.toml` lists, by tag."""
    text = files("kg.parse").joinpath("data").joinpath("irregular_verbs.toml").read_text("utf-8")
    found: dict[str, dict[str, str]] = {"VBD": {}, "VBN": {}}
    for verb, (past, participles) in tomllib.loads(text).items():
        found["VBD"] |= dict.fromkeys(past, verb)
        found["VBN"] |= dict.fromkeys(participles, verb)
    return found


class Lemmatizer:
    """Gives words their lemmas: those of a lexicon, else by the likeliest rule that makes a lemma of the lexicon.

    Irregular verbs have a list of their own, which comes first: treebanks have slips ("fled" of "flead"). A rule that
    makes a lemma of which the form cannot be spelt is passed over. A verb of which no lemma is known is spelt by rule.

    Args:
        rules: all rules, in the order of the network's classes.
        forms: for each tag the lemma of its forms, as `normal` gives them; forms with more than one lemma are left out.
        lemmas: for parts of speech whose members are many the lemmas that are known.

    >>> lemmatizer = Lemmatizer(["l3+", "l3+e"], {"VBD": {"saw": "see"}}, {"VERB": ["serve"]})
    >>> lemmatizer("Saw", "VERB", "VBD", [0, 1]), lemmatizer("serving", "VERB", "VBG", [0, 1])
    ('see', 'serve')
    """

    def __init__(
        self, rules: Sequence[str], forms: Mapping[str, Mapping[str, str]], lemmas: Mapping[str, Sequence[str]]
    ) -> None:
        self._rules = rules
        self._forms = forms
        self._lemmas = {pos: frozenset(known) for pos, known in lemmas.items()}
        self._seen = Counter(lemma for found in forms.values() for lemma in found.values())

    def __call__(self, form: str, pos: str, tag: str, choices: Sequence[int]) -> str:
        """Return the lemma of `form`; `choices` are indices of rules, the likeliest first."""
        seen = (irregular(form, tag) if pos == "VERB" else None) or self._forms.get(tag, {}).get(normal(form))
        if seen is not None:
            return seen
        made = [apply_rule(self._rules[choice], form) for choice in choices]
        possible = spellings(form, tag)
        if possible:
            plain = {_without_stops(lemma) for lemma in possible}
            made = [lemma for lemma in made if _without_stops(lemma.lower()) in plain]
        known = self._lemmas.get(pos)
        found = next((lemma for lemma in made if known is None or lemma in known), None)
        if found is not None and known is not None and f"{found}e" in known and f"{found}e" in possible:
            found = max(f"{found}e", found, key=self._seen.__getitem__)  # the lexicon has slips: "wasted" of "wast"
        return found or (regular(form, tag) if pos == "VERB" else None) or (made or possible)[0]


def _without_stops(text: str) -> str:
    """Return an abbreviation as it is without full stops: "p.m." is spelt "PM" as well."""
    return text.replace(".", "") or text
