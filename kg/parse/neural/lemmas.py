"""Lemmas as rules: how many letters to take off the end of a word, and which to put there (cf. Straka 2018)."""

from __future__ import annotations

import re
import tomllib
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
_UNFINISHED = re.compile(r"([vu]|[aeiouy].*[^aeiouy]at|[aeiouy].*[iu]at|[^ia]c|[bcdfgkptz]l|[aeiou]z|dg|[lnpr]s)$")
"""Endings that no English verb has in writing: there is an *e* behind them ("serve", "force", "puzzle", "nurse")."""
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
    >>> regular("puzzled", "VBD"), regular("sentencing", "VBG")
    ('puzzle', 'sentence')
    """
    ending = _ENDINGS.get(tag, "")
    stem = form.lower().removesuffix(ending)
    if not ending or stem == form.lower():
        return None
    if _DOUBLED.search(stem) or (stem.endswith("ll") and len(_VOWELS.findall(stem)) > 1):
        return stem[:-1]
    return f"{stem}e" if _SHORT.fullmatch(stem) or _UNFINISHED.search(stem) else None


def irregular(form: str, tag: str) -> str | None:
    """Return the irregular verb that a past tense or participle is of, with its prefix; None if it is of none.

    >>> irregular("swam", "VBD"), irregular("oversaw", "VBD"), irregular("hidden", "VBN"), irregular("walked", "VBD")
    ('swim', 'oversee', 'hide', None)
    """
    forms = _irregular_forms().get(tag)
    word = form.lower()
    if forms is None:
        return None
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

    Irregular verbs have a list of their own, which comes first: treebanks have slips ("fled" of "flead"). A verb of
    which no lemma is known is spelt by rule.

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

    def __call__(self, form: str, pos: str, tag: str, choices: Sequence[int]) -> str:
        """Return the lemma of `form`; `choices` are indices of rules, the likeliest first."""
        seen = (irregular(form, tag) if pos == "VERB" else None) or self._forms.get(tag, {}).get(normal(form))
        if seen is not None:
            return seen
        made = (apply_rule(self._rules[choice], form) for choice in choices)
        first = next(made)
        known = self._lemmas.get(pos)
        if known is None or first in known:
            return first
        found = next((lemma for lemma in made if lemma in known), None)
        if first == form.lower() and pos == "VERB":
            first = first.removesuffix(_ENDINGS.get(tag, "")) or first  # no inflected verb is its own lemma
        return found or (regular(form, tag) if pos == "VERB" else None) or first
