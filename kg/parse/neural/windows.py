"""Windows: the stretches of a text that the network reads at a time. They depend on the text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.parse.neural.words import Words

WINDOW = 200
"""Word pieces that a window holds at most, as long as a sentence ends in it."""
LONGEST = 510
"""Word pieces that the encoder can take beside the two marks around them."""


def reach(words: Words, start: int, limit: int) -> tuple[int, bool]:
    """Return where the window that begins with the word `start` ends, and whether a paragraph ends there, too.

    It holds as many whole paragraphs as fit into `limit` word pieces, else as many words of the first, at least one.
    """
    size, end, whole = 0, start, start
    count = len(words)
    while end < count:
        size += len(words.pieces[end])
        if size > limit and end > start:
            break
        end += 1
        if end == count or words.breaks[end]:
            whole = end
    return (whole, True) if whole > start else (end, False)


def kept(starts: list[bool], *, whole: bool, can_grow: bool) -> int:
    """Return how many words of a window count: all if it ends with a paragraph, else those of its complete sentences.

    0 asks for a longer window: it holds no complete sentence, and there is room for more.

    Args:
        starts: for each word of the window, whether a sentence starts with it.
        whole: whether the window ends with a paragraph.
        can_grow: whether a longer window can be had.

    >>> kept([True, False, True, False], whole=False, can_grow=True)
    2
    """
    if whole:
        return len(starts)
    last = max(at for at, begins in enumerate(starts) if begins or at == 0)
    return last or (0 if can_grow else len(starts))
