"""A parse in plain Python: `Doc`, `Token` and `Span` with what the rules ask of spaCy's classes, under the same names.

The rules put some hundred questions to each token. spaCy holds the tree in C and makes every answer anew: a string from
its number, the children from a scan of the sentence. Here the tree is read once, and an answer is an attribute.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple, overload

from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_PUNCT,
    IS_SPACE,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SPACY,
    TAG,
)

from kg.parse.certainty import certainties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import spacy.tokens

Context = TypeVarTuple("Context")
Key = TypeVar("Key")
T = TypeVar("T")

_ATTRIBUTES = [ORTH, IDX, LEMMA, POS, TAG, DEP, HEAD, MORPH, ENT_TYPE, ENT_IOB, SPACY, IS_PUNCT, IS_SPACE]
_BEGIN, _INSIDE = 3, 1
"""What spaCy calls B and I of a tag of entities."""
_NOTHING: Mapping[str, Sequence[Token]] = {}
"""What hangs on a token that has no children, which most have not."""


@dataclass(slots=True, eq=False)
class Token:
    """A word of the text in its place in the tree. Two tokens are equal if they are the same.

    Attributes:
        i: index in the `Doc`.
        idx: offset of its first character in the text of the `Doc`.
        relation: `dep_` without its subtype: `nsubj` for `nsubj:pass`.
        morph: the values of each feature: `{"Number": ["Plur"]}`.
        ent: the entity that it is part of, if any.
        head: the token above it, or itself at the root.
        children: the tokens below it, in order.
        below: the children by their relation, under its name with subtype and without, each list in order.
        sent: its sentence.
        known: what rules have found out about the token; see `once`.
    """

    doc: Doc = field(repr=False)
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    relation: str
    morph: dict[str, list[str]] = field(repr=False)
    ent_type_: str
    whitespace_: str
    is_punct: bool
    is_space: bool
    ent: Span | None = field(init=False, repr=False, default=None)
    head: Token = field(init=False, repr=False)
    children: Sequence[Token] = field(init=False, repr=False, default=())
    below: Mapping[str, Sequence[Token]] = field(init=False, repr=False)
    sent: SentenceSpan = field(init=False, repr=False)
    known: dict[Callable[..., Any], Any] = field(init=False, repr=False, default_factory=dict)

    @property
    def lefts(self) -> Sequence[Token]:
        """The children before the token."""
        return [each for each in self.children if each.i < self.i]

    @property
    def rights(self) -> Sequence[Token]:
        """The children behind the token."""
        return [each for each in self.children if each.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the text."""
        if not self.children:
            return [self]
        found = []
        for each in self.lefts:
            found += each.subtree
        found.append(self)
        for each in self.rights:
            found += each.subtree
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        first, below = self, [*self.children]
        for each in below:
            if each.i < first.i:
                first = each
            below += each.children
        return first

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        last, below = self, [*self.children]
        for each in below:
            if each.i > last.i:
                last = each
            below += each.children
        return last

    def is_ancestor(self, other: Token) -> bool:
        """Whether the token stands above `other`."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def attach(self, head: Token, relation: str) -> None:
        """Hang the token, with all below it, on another, which must not stand below it.

        Nothing of what `once` remembers may depend on where it hung.
        """
        above = [each for each in self.head.children if each is not self]
        self.head._hold(above)
        self.head, self.dep_, self.relation = head, relation, _without_subtype(relation)
        head._hold(sorted([*(each for each in head.children if each is not self), self], key=_index))

    def _hold(self, children: Sequence[Token]) -> None:
        """Take these children, in order; lists that were handed out before stay as they are."""
        below: dict[str, list[Token]] = {}
        for each in children:
            below.setdefault(each.relation, []).append(each)
            if each.dep_ != each.relation:
                below.setdefault(each.dep_, []).append(each)
        self.children, self.below = children, below

    def nbor(self, i: int = 1) -> Token:
        """Return the token `i` places further on; there has to be one."""
        return self.doc.tokens[self.i + i]


class Span:
    """The tokens `start` to `end` (exclusive) of a text, and the label if they are an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, i: int) -> Token:
        return self.doc.tokens[(self.end if i < 0 else self.start) + i]

    @property
    def text(self) -> str:
        """The text as written, without the white space behind it."""
        return self.doc.wording(self.start, self.end)

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of the tree; of several the first."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        highest = [each for each in self if each.head is each or not self.start <= each.head.i < self.end]
        return min(highest, key=lambda token: sum(1 for _ in token.ancestors)) if len(highest) > 1 else highest[0]


class SentenceSpan(Span):
    """A sentence.

    Attributes:
        words: its words in lower case: a rule for a rare word is settled where the sentence has none.
    """

    __slots__ = ("_lacking", "words")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        super().__init__(doc, start, end)
        self.words = frozenset([token.lower_ for token in self])
        self._lacking: dict[frozenset[str], bool] = {}

    def lacks(self, words: frozenset[str]) -> bool:
        """Whether it has none of `words`; found out once for each such set, of which rules have few."""
        known = self._lacking
        if words not in known:
            known[words] = self.words.isdisjoint(words)
        return known[words]


class Doc:
    """A parsed text.

    Args:
        doc: as spaCy holds it.

    Raises:
        ValueError: its sentences are not marked.
    """

    __slots__ = ("certainties", "sents", "text", "tokens")

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        numbers = doc.to_array(_ATTRIBUTES)
        columns = dict(zip(_ATTRIBUTES, numbers.T.tolist(), strict=True))
        string: Callable[[Any], str] = doc.vocab.strings.__getitem__
        texts, relations = _each(columns[ORTH], string), _each(columns[DEP], string)
        spaces = [" " if spaced else "" for spaced in columns[SPACY]]
        self.text = "".join(map(add, texts, spaces))
        self.certainties = certainties(doc)
        self.tokens = list(
            map(
                Token,
                repeat(self),
                range(len(texts)),
                columns[IDX],
                texts,
                map(str.lower, texts),
                _each(columns[LEMMA], string),
                _each(columns[POS], string),
                _each(columns[TAG], string),
                relations,
                _each(relations, _without_subtype),
                _each(columns[MORPH], lambda number: _features(string(number))),
                _each(columns[ENT_TYPE], string),
                spaces,
                map(bool, columns[IS_PUNCT]),
                map(bool, columns[IS_SPACE]),
            )
        )
        self.sents = [SentenceSpan(self, sent.start, sent.end) for sent in doc.sents]
        self._join(numbers[:, _ATTRIBUTES.index(HEAD)].astype(int).tolist())
        self._mark_entities(columns[ENT_IOB])

    def _join(self, offsets: list[int]) -> None:
        """Tell each token its sentence, the token above, which stands at its offset, and those below."""
        tokens = self.tokens
        for sent in self.sents:
            for token in sent:
                token.sent = sent
        children: defaultdict[int, list[Token]] = defaultdict(list)
        for token, offset in zip(tokens, offsets, strict=True):
            token.head = tokens[token.i + offset]
            token.below = _NOTHING
            if offset:
                children[token.i + offset].append(token)
        for i, below in children.items():
            tokens[i]._hold(below)

    def _mark_entities(self, marks: list[int]) -> None:
        entity = None
        for token, mark in zip(self.tokens, marks, strict=True):
            if mark == _BEGIN:
                entity = Span(self, token.i, token.i, token.ent_type_)
            elif mark != _INSIDE:
                entity = None
            if entity is not None:
                entity.end += 1
                token.ent = entity

    def wording(self, start: int, end: int) -> str:
        """Return the text of the tokens `start` to `end` (exclusive), without the white space behind it."""
        if start >= end:
            return ""
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last.text)]

    def take_apart(self) -> None:
        """Cut what joins the tokens, so that all goes at once when nobody holds it. No rule may look at them then."""
        for token in self.tokens:
            del token.head, token.known
        self.tokens.clear()
        self.sents.clear()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...

    @overload
    def __getitem__(self, key: slice) -> Span: ...

    def __getitem__(self, key: int | slice) -> Token | Span:
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[key]


def once(rule: Callable[[Token, *Context], T]) -> Callable[[Token, *Context], T]:
    """Let `rule` look at each token once: what it finds is kept with the token, for a tree does not change.

    The rule must depend on the tree alone; it may ask for the mentions, of which a tree has one set. What it returns
    must not be changed.
    """

    @wraps(rule)
    def remembered(token: Token, /, *context: *Context) -> T:
        known = token.known
        if rule not in known:
            known[rule] = rule(token, *context)
        found: T = known[rule]
        return found

    return remembered


def _each(keys: list[Key], of: Callable[[Key], T]) -> list[T]:
    """Return what `of` gives for each of `keys`, asking it once for those that are equal."""
    known = {key: of(key) for key in set(keys)}
    return [known[key] for key in keys]


def _without_subtype(relation: str) -> str:
    return relation.partition(":")[0]


@lru_cache(maxsize=1000)
def _features(morph: str) -> dict[str, list[str]]:
    """Return the values of each feature of "Number=Plur|PronType=Dem,Rel"."""
    pairs = (feature.partition("=") for feature in morph.split("|"))
    return {name: values.split(",") for name, equals, values in pairs if equals}


def _index(token: Token) -> int:
    return token.i
