"""Sources that an adverbial names: "*according to* the report", "*in Lind's view*", "*as* Lind *said*".

Such adverbials are source-introducing as reporting verbs are (Saurí and Pustejovsky 2009, section 3): the clause that
they modify is vouched for by the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.arguments import subjects
from kg.extract.lexicon import classes, words
from kg.extract.tree import child, children, mark, preposition

if TYPE_CHECKING:
    from kg.extract.tokens import Token


class Attribution(NamedTuple):
    """Who is named as the source, and the class that a verb of the same force would have: `reported`, `alleged`."""

    source: Token
    force: str


def attribution(clause: Token) -> Attribution | None:
    """Return the source that an adverbial of the clause of `clause` names, or None."""
    for each in children(clause, "obl"):
        if preposition(each) == "according to":
            return Attribution(each, "reported")
        holder = _holder(each)
        if holder is not None:
            return Attribution(holder, "alleged")
    for each in children(clause, "advcl"):
        if is_parenthetical(each):
            return Attribution(subjects(each)[0][0], classes("complements", "finite")[each.lemma_.lower()])
    return None


def names_source(oblique: Token) -> bool:
    """Whether an oblique names the source of its clause, and is no argument of it."""
    return preposition(oblique) == "according to" or _holder(oblique) is not None


def is_parenthetical(clause: Token) -> bool:
    """Whether `clause` heads an *as*-parenthetical: "as *Lind said*", which has a gap where the content would be."""
    if mark(clause) != "as" or children(clause, "obj", "ccomp", "xcomp", "cop"):
        return False
    force = classes("complements", "finite").get(clause.lemma_.lower())
    return force in {"reported", "alleged"} and bool(subjects(clause)[0])


def _holder(oblique: Token) -> Token | None:
    """Return whose opinion an oblique names: "in *Lind*'s view", "in the view of *Lind*"."""
    if preposition(oblique) != "in" or oblique.lemma_.lower() not in words("nouns", "opinion", "noun"):
        return None
    of_phrase = next((each for each in children(oblique, "nmod") if preposition(each) == "of"), None)
    return child(oblique, "nmod:poss") or of_phrase
