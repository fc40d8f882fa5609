"""Sentences written out from `news_trees.txt`: trees for constructions of newspapers that the treebanks seldom show."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from training.corpora import curl
from training.names import read_names

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from spacy.language import Language

HERE = Path(__file__).parent
SLOTS = {"ORGNAME": "organisation", "PLACENAME": "place", "FORE": "forename", "SUR": "surname"}
GLUED = frozenset(",.:;")
LONGEST_GROUP = 4

Node = tuple[str, int, str]
"""Form, index of the head (the root's is its own), relation."""


class NewsTrees:
    """The grammar of `news_trees.txt`: phrases for its slots, and sentences."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._names = read_names(HERE / "names.txt")
        self._phrases: dict[str, list[list[Node]]] = defaultdict(list)
        self.sentences: list[list[Node]] = []
        for line in (HERE / "news_trees.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                slot, _, phrase = line[1:].partition(" ")
                self._phrases[slot].append(_nodes(phrase))
            elif line and not line.startswith("#"):
                self.sentences.append(_nodes(line))

    def write(self, nodes: list[Node]) -> list[Node]:
        """Return the nodes with every slot filled."""
        filled: list[Node] = []
        place: list[int] = []
        pending: list[tuple[int, int]] = []
        for at, (form, head, relation) in enumerate(nodes):
            phrase = self._phrase(form)
            base = len(filled)
            for word, above, inner in phrase:
                filled.append((word, base + above, inner))
            root = base + next(i for i, (_, above, _) in enumerate(phrase) if above == i)
            place.append(root)
            filled[root] = (filled[root][0], root, relation)
            if head != at:
                pending.append((root, head))
        for root, head in pending:
            filled[root] = (filled[root][0], place[head], filled[root][2])
        return filled

    def _phrase(self, form: str) -> list[Node]:
        if form in self._phrases:
            return self.write(self._rng.choice(self._phrases[form]))
        if form not in SLOTS:
            return [(form, 0, "")]
        words = self._rng.choice(self._names[SLOTS[form]]).split()
        while not all(word.isalpha() and word[0].isupper() for word in words):
            words = self._rng.choice(self._names[SLOTS[form]]).split()
        return [(word, len(words) - 1, "compound") for word in words]


def news_docs(nlp: Language, rounds: int, rng: random.Random) -> Iterator[Doc]:
    """Yield short articles: each sentence of the grammar written `rounds` times, shuffled, some a paragraph each.

    They have trees alone; tags and lemmas are missing.
    """
    grammar = NewsTrees(rng)
    written = [grammar.write(nodes) for nodes in grammar.sentences * rounds]
    rng.shuffle(written)
    while written:
        size = rng.randint(1, LONGEST_GROUP)
        group, written = written[:size], written[size:]
        text = ""
        nodes: list[Node] = []
        for sentence in group:
            text += "\n\n" if text and (rng.random() < 0.6 or text[-1] not in '."') else " " if text else ""
            base = len(nodes)
            own = spelled(sentence)
            nodes += [(form, base + head, relation) for form, head, relation in sentence]
            text += own
        text = curl(text) if rng.random() < 0.4 else text
        doc = _doc(nlp, text, nodes)
        if doc is not None:
            yield doc


def spelled(nodes: list[Node]) -> str:
    """Return the text of a sentence, quotation marks on the word inside them, its first letter a capital."""
    text, inside, glue = "", False, True
    for form, _, _ in nodes:
        closes = form in GLUED or form == "”" or (form == '"' and inside)
        text += form if glue or closes else " " + form
        glue = form == "“" or (form == '"' and not inside)
        if form == '"':
            inside = not inside
    first = next(at for at, char in enumerate(text) if char.isalnum())
    return text[:first] + text[first].upper() + text[first + 1 :]


def _nodes(line: str) -> list[Node]:
    words = [word.rsplit("|", 2) for word in line.split()]
    return [(form, at if head == "0" else int(head) - 1, relation) for at, (form, head, relation) in enumerate(words)]


def _doc(nlp: Language, text: str, nodes: list[Node]) -> Doc | None:
    doc = nlp.make_doc(text)
    visible = [token for token in doc if not token.is_space]
    if len(visible) != len(nodes):
        return None
    heads = [max(token.i - 1, 0) for token in doc]
    deps = ["dep"] * len(doc)
    for token, (_, head, relation) in zip(visible, nodes, strict=True):
        heads[token.i] = visible[head].i
        deps[token.i] = "ROOT" if visible[head] is token else relation
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=deps,
    )
