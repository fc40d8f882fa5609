"""Other names in the same sentences: few names are in the corpora, and few of them are those of British newspapers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from training.passages import LOC, ORG, PERSON, Passage

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence
    from pathlib import Path

COINED_SHARE = 0.35
HAND_WRITTEN_SHARE = 0.4
ALONE_BY_FORENAME = 0.35
SECTIONS = ("forename", "surname", "organisation", "place", "title")


def read_names(path: Path) -> dict[str, list[str]]:
    """Return the lists of a names file: a line `[kind]` opens each, the names follow, separated by semicolons."""
    names: dict[str, list[str]] = defaultdict(list)
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            names[kind] += [name.strip() for name in line.split(";") if name.strip()]
    if missing := set(SECTIONS) - set(names):
        raise ValueError(f"{path}: no section {sorted(missing)}; a names file has {', '.join(SECTIONS)}")
    return names


class NameSwapper:
    """Puts other names of the same kind and about the same length in the place of the names of a passage.

    Some are coined, so that a name never seen is judged by its shape and its place in the sentence.
    """

    def __init__(self, names: dict[str, list[str]], passages: Iterable[Passage], rng: random.Random) -> None:
        self._rng = rng
        self._forenames, self._surnames = names["forename"], names["surname"]
        self._titles = names["title"]
        self._pools: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for name in names["organisation"]:
            self._pools[ORG, " " in name].append(name)
        for name in names["place"]:
            self._pools[LOC, " " in name].append(name)
        self._own = {key: len(pool) for key, pool in self._pools.items()}
        for passage in passages:
            for start, end, label in passage.entities:
                name = passage.text[start:end]
                if label != PERSON and name[:1].isupper() and name not in self._pools[label, " " in name]:
                    self._pools[label, " " in name].append(name)

    def swap(self, passage: Passage) -> Passage:
        """Return the passage with its names exchanged; one name becomes the same other name throughout."""
        people: dict[str, tuple[str, str]] = {}
        others: dict[tuple[str, str], str] = {}
        edits: list[tuple[int, int, str, str]] = []
        for start, end, label in sorted(passage.entities):
            old = passage.text[start:end]
            if edits and start < edits[-1][1]:
                continue
            if not old[:1].isupper():
                new = old
            elif label == PERSON:
                new = self._person(old.split(), people)
            else:
                if (label, old) not in others:
                    others[label, old] = self._other(label, old)
                new = others[label, old]
            edits.append((start, end, new, label))
        return rewritten(passage, edits)

    def _person(self, parts: Sequence[str], people: dict[str, tuple[str, str]]) -> str:
        if parts[-1] not in people:
            people[parts[-1]] = (self._one_of(self._forenames), self._one_of(self._surnames))
        forename, surname = people[parts[-1]]
        if len(parts) == 1:
            return forename if self._rng.random() < ALONE_BY_FORENAME else surname
        middle = [self._rng.choice(self._forenames)] if len(parts) > 2 and self._rng.random() < 0.3 else []
        return " ".join([forename, *middle, surname])

    def _other(self, label: str, old: str) -> str:
        key = (label, " " in old)
        pool = self._pools[key]
        own = self._own.get(key, 0)
        if not pool:
            return old
        if own and self._rng.random() < HAND_WRITTEN_SHARE:
            return self._rng.choice(pool[:own])
        return self._one_of(pool)

    def _one_of(self, pool: Sequence[str]) -> str:
        """Return a name of the pool, or one coined of the first half of one and the second half of another."""
        first, second = self._rng.choice(pool), self._rng.choice(pool)
        if self._rng.random() >= COINED_SHARE or not (first.isalpha() and second.isalpha()) or first.isupper():
            return first
        return first[: (len(first) + 1) // 2] + second[len(second) // 2 :].lower()


def rewritten(passage: Passage, edits: Sequence[tuple[int, int, str, str]]) -> Passage:
    """Return the passage with each (start, end, new name, label), in order, carried out.

    >>> rewritten(Passage(text="Al left Rome.", entities=[(0, 2, "PERSON"), (8, 12, "LOC")]),
    ...           [(0, 2, "Ann", "PERSON"), (8, 12, "Rome", "LOC")])
    Passage(text='Ann left Rome.', entities=[(0, 3, 'PERSON'), (9, 13, 'LOC')], unknown=[])
    """
    new = Passage(text="")
    at = 0
    moves: list[tuple[int, int]] = []
    for start, end, name, label in edits:
        new.text += passage.text[at:start]
        new.entities.append((len(new.text), len(new.text) + len(name), label))
        new.text += name
        at = end
        moves.append((end, len(new.text) - end))
    new.text += passage.text[at:]
    for start, end in passage.unknown:
        shift = max((move for move in moves if move[0] <= start), default=(0, 0))[1]
        new.unknown.append((start + shift, end + shift))
    return new


def filled(template: str, names: dict[str, list[str]], rng: random.Random) -> Passage:
    """Return a template with names in its slots; `{surname}` again is the last person's.

    Slots: `{person}`, `{surname}`, `{forename}`, `{title}`, `{org}`, `{loc}`; `{org:BBC}` names the filler itself.
    """
    passage = Passage(text="")
    surname = rng.choice(names["surname"])
    for index, piece in enumerate(template.replace("}", "{").split("{")):
        if index % 2 == 0:
            passage.text += piece
            continue
        slot, _, given = piece.partition(":")
        if slot == "person":
            surname = rng.choice(names["surname"])
            name = given or f"{rng.choice(names['forename'])} {surname}"
        elif slot == "title":
            passage.text += rng.choice(names["title"])
            continue
        else:
            kind = {"surname": "surname", "forename": "forename", "org": "organisation", "loc": "place"}[slot]
            name = given or (surname if slot == "surname" else rng.choice(names[kind]))
        label = {"org": ORG, "loc": LOC}.get(slot, PERSON)
        passage.entities.append((len(passage.text), len(passage.text) + len(name), label))
        passage.text += name
    return passage
