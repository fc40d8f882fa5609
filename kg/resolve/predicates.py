"""How a relation is called: the third person singular of its lemma."""

from __future__ import annotations

import re

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "quiz": "quizzes"}
_UNCHANGED = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought"})
_HARD_CH = frozenset({"stomach", "eunuch"})


def relation_label(lemma: str) -> str:
    """Return the label of a relation: its lemma with the first word in the third person singular.

    >>> [relation_label(lemma) for lemma in ("call in", "carry out", "be mayor of", "want to buy", "have")]
    ['calls in', 'carries out', 'is mayor of', 'wants to buy', 'has']
    """
    verb, space, rest = lemma.partition(" ")
    return f"{_third_person(verb)}{space}{rest}"


def _third_person(verb: str) -> str:
    if verb in _UNCHANGED:
        return verb
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", verb) and verb not in _HARD_CH:
        return f"{verb}es"
    return f"{verb}s"
