"""Accusations: whose plain word is no more than an allegation.

A neutral verb vouches for its content as far as its source does. A party to a case is not neutral, and what the police
say that a person did is yet to be shown: such sources make content alleged, whatever the verb (Saurí and Pustejovsky
2009, section 3, on the reliability that a text gives to its sources).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import subjects
from kg.extract.clause import is_copular, is_passive
from kg.extract.lexicon import classes, words
from kg.extract.tokens import once
from kg.extract.tree import children, first_conjunct, prepositions

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_PERSONAL = frozenset({"he", "she", "who"})


def is_accusation(clause: Token, source: Token) -> bool:
    """Whether the clause that `clause` heads is what an accuser says: `source`, of a person.

    >>> from kg import load_pipeline
    >>> from kg.extract.tokens import Doc
    >>> doc = Doc(load_pipeline()("Prosecutors said that Cole lied."))
    >>> is_accusation(doc[4], doc[0]), is_accusation(doc[4], doc[3])
    (True, False)
    """
    role = _role(source)
    if role == "authority":
        agents = [] if is_copular(clause) or is_passive(clause) else subjects(clause)[0]
        return any(_is_person(each) and each != source for each in agents)
    return role == "party"


@once
def _role(source: Token) -> str:
    """Return the class of accusers that `source`, its title or its apposition belongs to, or ""."""
    source = first_conjunct(source)
    named = [
        source,
        *(each for each in children(source, "appos", "compound", "flat", "nmod") if not prepositions(each)),
    ]
    if source.i > source.sent.start:
        named.append(source.nbor(-1))  # a title, wherever the tree hangs it
    if source.dep_ == "appos":
        named.append(source.head)
    known = classes("accusers", "accuser")
    found = {known[lemma] for each in named if (lemma := each.lemma_.lower()) in known}
    if any(each.lemma_.lower() == "prosecute" for each in children(source, "acl")):  # "Bell, prosecuting, said"
        found.add("party")
    return max(found, default="")  # a police prosecutor is a party


def _is_person(token: Token) -> bool:
    person = token.ent_type_ == "PERSON" or token.lower_ in _PERSONAL
    return person or token.lemma_.lower() in words("accusers", "accused", "person")
