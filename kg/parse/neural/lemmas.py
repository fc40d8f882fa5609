"""Lemmas as rules: how many letters to take off the end of a word, and which to put there (cf. Straka 2018)."""

from __future__ import annotations

from itertools import takewhile


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
