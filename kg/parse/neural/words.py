"""Words as the network sees them: word pieces, and what an uncased vocabulary hides - case, spacing, suffix, shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SHAPE, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from tokenizers import Tokenizer

    Integers = NDArray[np.int64]

MOST_PIECES = 8
"""Pieces of one word that the network reads: of longer ones the first and the last."""
SUFFIX_ROWS, SHAPE_ROWS = 2000, 1000
"""Rows of the two hash embeddings."""
SPACINGS = 3
"""Ways a word can follow the one before: directly, after a space, after a blank line or at the start of the text."""
CASES = ("other", "lower", "title", "upper", "mixed", "digits")
KINDS = len(CASES) * SPACINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive words as one row of word pieces between two marks.

    Attributes:
        pieces: the identifiers of the marks and the pieces.
        kinds: for each of them, the kind of its word; 0 for the marks.
        first: for each word, the index in `pieces` of its first.
        last: for each word, the index in `pieces` of its last.
    """

    pieces: list[int]
    kinds: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: its tokens that are not white space.

    Attributes:
        tokens: for each word, its index in the `Doc`.
        pieces: for each word, the identifiers of its word pieces; at least one.
        kinds: for each word, its case and the space before it as one number below `KINDS`.
        suffixes: for each word, the row of its last three letters.
        shapes: for each word, the row of its shape.
        breaks: for each word, whether a blank line comes before it.
    """

    tokens: Sequence[int]
    pieces: Sequence[Sequence[int]]
    kinds: Sequence[int]
    suffixes: Integers
    shapes: Integers
    breaks: Sequence[bool]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tokens)

    def window(self, start: int, end: int, marks: tuple[int, int]) -> Window:
        """Return the words from `start` to before `end`, the identifiers `marks` before and after them."""
        pieces, kinds = [marks[0]], [0]
        first, last = [], []
        for own, kind in zip(self.pieces[start:end], self.kinds[start:end], strict=True):
            first.append(len(pieces))
            pieces += own
            kinds += [kind] * len(own)
            last.append(len(pieces) - 1)
        return Window(pieces=[*pieces, marks[1]], kinds=[*kinds, 0], first=first, last=last)


class WordReader:
    """Reads the words of a text; remembers the pieces of words that it has met.

    Args:
        tokenizer: a WordPiece tokenizer, without special tokens added.

    Attributes:
        marks: the identifiers of the pieces that stand before and after a window.
    """

    MEMORY = 200_000
    """Words that are remembered at most."""
    LONGEST_KEPT = 50
    """Characters of a word that is remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.marks = tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self._pieces: dict[str, list[int]] = {}

    def __call__(self, doc: Doc) -> Words:
        """Return the words of `doc`."""
        tokens: list[int] = []
        pieces: list[list[int]] = []
        kinds: list[int] = []
        breaks: list[bool] = []
        spacing, broken = 2, False
        for token in doc:
            text = token.text
            if text.isspace():
                broken = broken or text.count("\n") > 1
                spacing = 2 if broken else 1
                continue
            tokens.append(token.i)
            pieces.append(self.pieces(text))
            kinds.append(case_of(text) * SPACINGS + spacing)
            breaks.append(broken)
            spacing, broken = (1 if token.whitespace_ else 0), False
        hashes = doc.to_array([SUFFIX, SHAPE])[tokens]
        return Words(
            tokens=tokens,
            pieces=pieces,
            kinds=kinds,
            suffixes=(hashes[:, 0] % SUFFIX_ROWS).astype(np.int64),
            shapes=(hashes[:, 1] % SHAPE_ROWS).astype(np.int64),
            breaks=breaks,
        )

    def pieces(self, text: str) -> list[int]:
        """Return the identifiers of the word pieces of one word."""
        found = self._pieces.get(text)
        if found is None:
            found = list(self._tokenizer.encode(text, add_special_tokens=False).ids) or [self._unknown]
            if len(found) > MOST_PIECES:
                found = found[: MOST_PIECES // 2] + found[-MOST_PIECES // 2 :]
            if len(text) <= self.LONGEST_KEPT:
                if len(self._pieces) >= self.MEMORY:
                    self._pieces.clear()
                self._pieces[text] = found
        return found


def case_of(text: str) -> int:
    """Return the index in `CASES` of how a word is written.

    >>> [CASES[case_of(word)] for word in ("the", "Khan", "IOPC", "eBay", "2nd", "-")]
    ['lower', 'title', 'upper', 'mixed', 'digits', 'other']
    """
    if any(char.isdigit() for char in text):
        return 5
    if text.islower():
        return 1
    if text.isupper():
        return 2 if len(text) == 1 else 3
    if text[0].isupper() and text[1:].islower():
        return 2
    return 4 if any(char.isupper() for char in text) else 0
