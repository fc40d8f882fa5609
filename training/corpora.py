"""Training and evaluation documents for the parser: groups of sentences as they occur in running text."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from training.alignment import Gold, align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from training.treebank import Sentence

BLANK_LINE = "\n\n"


def groups(sentences: Iterable[Sentence], longest: Callable[[], int]) -> Iterator[list[Sentence]]:
    """Yield runs of consecutive sentences of one document, each as long as `longest` says or as the document is."""
    group: list[Sentence] = []
    size = longest()
    for sentence in sentences:
        if group and (sentence.opens_document or len(group) >= size):
            yield group
            group, size = [], longest()
        group.append(sentence)
    if group:
        yield group


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the paragraphs of a treebank, each a list of sentences."""
    paragraph: list[Sentence] = []
    for sentence in sentences:
        if paragraph and sentence.opens_paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def join(group: list[Sentence]) -> tuple[str, list[int]]:
    """Return the running text of a group and the offset in it of each sentence."""
    text, starts = "", []
    for sentence in group:
        if text:
            text += BLANK_LINE if sentence.opens_paragraph else " "
        starts.append(len(text))
        text += sentence.text
    return text, starts


def gold_doc(nlp: Language, group: list[Sentence], *, alter: Callable[[str], str] | None = None) -> Doc | None:
    """Return a group as a document with the run-time tokens, or None where the treebank cannot be aligned to them.

    `alter` may change the text, but not its length.
    """
    text, starts = join(group)
    tokens = list(nlp.make_doc(alter(text) if alter else text))
    golds: list[Gold] = []
    ends = [*starts[1:], len(text) + 1]
    at = 0
    for sentence, start, end in zip(group, starts, ends, strict=True):
        own: list[int] = []
        first = at
        while at < len(tokens) and tokens[at].idx < end:
            if not tokens[at].is_space:
                own.append(at)
            at += 1
        aligned = align(sentence.words, [(tokens[each].text, tokens[each].idx - start) for each in own])
        if aligned is None:
            return None
        at_token = dict(zip(own, aligned, strict=True))
        for gold in aligned:
            gold.head = own[gold.head]
        golds += [at_token.get(each) or _space(each, tokens[each].text) for each in range(first, at)]
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=[gold.tag for gold in golds],
        pos=[gold.pos for gold in golds],
        morphs=[gold.morph for gold in golds],
        lemmas=[gold.lemma for gold in golds],
        heads=[gold.head for gold in golds],
        deps=[gold.dep for gold in golds],
    )


def without_stop(sentence: Sentence) -> Sentence:
    """Return a copy of a sentence without its final full stop, or the sentence itself if it has none to lose."""
    last = len(sentence.words) - 1
    stop = sentence.words[last]
    if stop.form != "." or stop.head < 0 or any(word.head == last for word in sentence.words):
        return sentence
    shorter = deepcopy(sentence)
    shorter.words.pop()
    shorter.text = shorter.text[: stop.start].rstrip()
    return shorter


def curl(text: str) -> str:
    """Return `text` with typographic quotation marks and apostrophes, of the same length.

    >>> curl('"It\\'s (\\'new\\')," he said.')
    '“It’s (‘new’),” he said.'
    """
    chars = list(text)
    for at, char in enumerate(text):
        if char in "\"'":
            opens = at == 0 or text[at - 1] in " \n(["
            opens = opens or (text[at - 1] in "\"'" and chars[at - 1] in "“‘")
            chars[at] = ("“" if opens else "”") if char == '"' else "‘" if opens else "’"
    return "".join(chars)


def is_headline(group: list[Sentence], at: int) -> bool:
    """Tell whether a sentence is a paragraph of its own, so that its end shows without a full stop."""
    return at + 1 == len(group) or group[at + 1].opens_paragraph


def _space(index: int, text: str) -> Gold:
    """Return the gold of white space: it hangs on the token before it."""
    return Gold(text=text, tag="_SP", pos="SPACE", morph="", lemma=text, head=max(index - 1, 0), dep="dep", word=-1)
