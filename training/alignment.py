"""Treebank words on the run-time tokenizer's tokens: gold as the pipeline will meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.treebank import Word


@dataclass(slots=True, kw_only=True)
class Gold:
    """What one token should be; `head` is an index among the sentence's tokens, the root's is its own."""

    text: str
    tag: str
    pos: str
    morph: str
    lemma: str
    head: int
    dep: str
    word: int


def align(words: Sequence[Word], tokens: Sequence[tuple[str, int]]) -> list[Gold] | None:
    """Return the gold annotation of `tokens`, (text, offset) in the sentence's text, or None where no tree results.

    A token over several words takes the highest of them. Of the tokens of a split word the last one that is not
    punctuation is its head and the others attach to it.
    """
    depths = [_depth(words, index) for index in range(len(words))]
    owners: list[int] = []
    covering: list[list[int]] = [[] for _ in words]
    first = 0
    for index, (text, start) in enumerate(tokens):
        end = start + len(text)
        while first < len(words) and words[first].end <= start:
            first += 1
        over = first
        found = []
        while over < len(words) and words[over].start < end:
            found.append(over)
            over += 1
        if not found:
            return None
        for word in found:
            covering[word].append(index)
        owners.append(min(found, key=lambda word: depths[word]))
    if not all(covering):
        return None
    heads_of = [_head_token(word, covering, owners, tokens) for word in range(len(words))]
    golds = [_gold(index, text, owners, heads_of, words) for index, (text, _) in enumerate(tokens)]
    return golds if _is_tree(golds) else None


def _depth(words: Sequence[Word], index: int) -> int:
    depth = 0
    while (index := words[index].head) >= 0:
        depth += 1
    return depth


def _head_token(word: int, covering: list[list[int]], owners: list[int], tokens: Sequence[tuple[str, int]]) -> int:
    """Return the token that stands for `word`."""
    own = [token for token in covering[word] if owners[token] == word] or covering[word]
    spelled = [token for token in own if any(char.isalnum() for char in tokens[token][0])]
    return (spelled or own)[-1]


def _gold(index: int, text: str, owners: list[int], heads_of: list[int], words: Sequence[Word]) -> Gold:
    word = words[owners[index]]
    gold = Gold(
        text=text, tag=word.xpos, pos=word.upos, morph=word.feats, lemma=word.lemma, head=index,
        dep="ROOT", word=owners[index],
    )  # fmt: skip
    whole = text == word.form
    if not whole and word.form.startswith(text) != word.form.endswith(text):
        gold.lemma = text if word.upos == "PROPN" else text.lower()
    if heads_of[owners[index]] != index:
        gold.head = heads_of[owners[index]]
        if not any(char.isalnum() for char in text):
            gold.pos, gold.morph, gold.dep, gold.lemma = "PUNCT", "", "punct", text
            gold.tag = "HYPH" if text in "-–" else word.xpos if word.upos == "PUNCT" else "NFP"
        else:
            gold.dep = "flat" if word.upos == "PROPN" else "compound"
        return gold
    above = word.head
    while above >= 0 and heads_of[above] == index:
        above = words[above].head
    if above >= 0:
        gold.head, gold.dep = heads_of[above], word.deprel
    return gold


def _is_tree(golds: list[Gold]) -> bool:
    """Tell whether every token reaches the one root."""
    if sum(gold.head == index for index, gold in enumerate(golds)) != 1:
        return False
    for start in range(len(golds)):
        at, steps = start, 0
        while golds[at].head != at:
            at, steps = golds[at].head, steps + 1
            if steps > len(golds):
                return False
    return True
