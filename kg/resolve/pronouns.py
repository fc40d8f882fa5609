"""The pronouns of English: what each can refer to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun demands of what it refers to.

    Attributes:
        person: 1, 2, 3, or 0 for those that refer to nothing that the text names ("someone", "this", "who").
        number: `sing` or `plur`.
        gender: `masc`, `fem`, `neut`, or "".
        reflexive: himself, themselves, ...
    """

    person: int
    number: str = ""
    gender: str = ""
    reflexive: bool = False


_PERSONAL = {
    "i me my mine": Pronoun(person=1, number="sing"),
    "myself": Pronoun(person=1, number="sing", reflexive=True),
    "we us our ours": Pronoun(person=1, number="plur"),
    "ourselves": Pronoun(person=1, number="plur", reflexive=True),
    "you your yours": Pronoun(person=2),
    "yourself yourselves": Pronoun(person=2, reflexive=True),
    "he him his": Pronoun(person=3, number="sing", gender="masc"),
    "himself": Pronoun(person=3, number="sing", gender="masc", reflexive=True),
    "she her hers": Pronoun(person=3, number="sing", gender="fem"),
    "herself": Pronoun(person=3, number="sing", gender="fem", reflexive=True),
    "it its": Pronoun(person=3, number="sing", gender="neut"),
    "itself": Pronoun(person=3, number="sing", gender="neut", reflexive=True),
    "they them their theirs": Pronoun(person=3, number="plur"),
    "themselves themself": Pronoun(person=3, number="plur", reflexive=True),
}

_OTHER = """
all another any anybody anyone anything both each either enough everybody everyone everything few fewer half less little
lots many more most much neither nobody none nothing one ones oneself other others plenty several some somebody someone
something such that there these this those what whatever which whichever who whoever whom whose
"""

PRONOUNS: dict[str, Pronoun] = dict.fromkeys(_OTHER.split(), Pronoun(person=0)) | {
    word: pronoun for words, pronoun in _PERSONAL.items() for word in words.split()
}
"""By the pronoun in lower case."""

POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})
"""Those that stand before what is possessed."""


def is_pronoun(text: str) -> bool:
    """Whether the text can be nothing but a pronoun; "US" and "IT" are names, "mine" is where one digs.

    >>> is_pronoun("She"), is_pronoun("US"), is_pronoun("I"), is_pronoun("mine")
    (True, False, True, False)
    """
    word = text.casefold()
    return word in PRONOUNS and word != "mine" and not (len(text) > 1 and text.isupper())
