"""What a fact says, in words: for lists that people read; and how many there are of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Value

if TYPE_CHECKING:
    from kg.model import Entity, Fact, Qualifier


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with the noun that goes with it; `many` is the plural where it is not made with -s.

    >>> counted(1, "document"), counted(1200, "entity", "entities")
    ('1 document', '1,200 entities')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def written(thing: Entity | Value) -> str:
    """Return an object as files have it: what an entity is called, and any value as it is."""
    return thing.value if isinstance(thing, Value) else thing.label


def qualifier(each: Qualifier) -> str:
    """Return a qualifier as files have it: "since 2019", and with its role where it has no preposition: "time 2019"."""
    return f"{each.preposition or each.role} {written(each.value)}"


def one_line(text: str) -> str:
    r"""Return `text` fit for a terminal or a line: without line ends, and without characters that would steer it.

    >>> one_line("a\n b\x1b[2J")
    'a b\ufffd[2J'
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def label(thing: Entity | Value) -> str:
    """Return an object in words; the value `true` stands for "no object" and is none."""
    if isinstance(thing, Value):
        return "" if thing.datatype == "boolean" else thing.value
    return thing.label


def sentence(fact: Fact) -> str:
    """Return a fact as subject, relation and object: "Mara Lind founds Halden Energy"; its status is not part of it."""
    return " ".join(part for part in (fact.subject.label, fact.predicate.label, label(fact.object)) if part)


def status(fact: Fact) -> str:
    """Return what keeps a fact from being plainly stated: "denied, alleged by Khan"; "" if nothing does."""
    words = ["denied"] if fact.polarity == "negative" else []
    source = fact.attributed_to.label if fact.attributed_to else ""
    if fact.modality == "alleged" and source:
        words.append(f"alleged by {source}")
    else:
        if fact.modality != "actual":
            words.append(str(fact.modality))
        if source:
            words.append(f"according to {source}")
    return ", ".join(words)
