"""The tree of one sentence while it is rebuilt: whatever is done to it, it stays one tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = "ROOT"
_NOMINAL = ("NN", "PR", "CD", "DT", "PDT", "WP", "WDT", "EX", "$", "FW")
"""How the Penn tags of words that head a noun phrase begin."""
_NOMINAL_RELATIONS = frozenset({"appos", "dative", "dobj", "nsubj", "nsubjpass", "pobj", "poss"})
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its lower-cased form, Penn tag and lemma.

    Attributes:
        entity: the label of the entity that it is part of, or "".
        opens: whether it is the first word of its entity.
    """

    form: str
    tag: str
    lemma: str = ""
    entity: str = ""
    opens: bool = False


class Tree:
    """The words of a sentence, for each the index of its head (a root is its own) and its relation to it.

    Only `attach`, `exchange`, `promote` and `flatten` change heads, and none of them can make a cycle.

    Args:
        words: those of the sentence.
        heads: for each word its head. Where more than one is its own or lies outside, the first is the root of all.
        labels: for each word its relation; that of the root is replaced by `ROOT`.

    >>> tree = Tree([Word("in", "IN"), Word("leeds", "NNP")], heads=[0, 0], labels=[ROOT, "pobj"])
    >>> tree.promote(1, "case")
    >>> tree.heads, tree.labels
    ([1, 1], ['case', 'ROOT'])
    """

    def __init__(self, words: Sequence[Word], heads: Sequence[int], labels: Sequence[str]) -> None:
        self.words = words
        self.heads = list(heads)
        self.labels = list(labels)
        tops = [i for i, head in enumerate(heads) if head == i or not 0 <= head < len(words)]
        for i in tops[1:]:
            self.heads[i], self.labels[i] = tops[0], "parataxis"
        for i in tops[:1]:
            self.heads[i], self.labels[i] = i, ROOT
        self._children: list[set[int]] = [set() for _ in words]
        for i, head in enumerate(self.heads):
            if head != i:
                self._children[head].add(i)

    def __len__(self) -> int:
        return len(self.words)

    def children(self, i: int, *labels: str) -> list[int]:
        """Return the dependents of `i` in order; if `labels` are given, those with one of them."""
        return sorted(each for each in self._children[i] if not labels or self.labels[each] in labels)

    def head(self, i: int) -> int | None:
        """Return the head of `i`, or None for the root."""
        return None if self.heads[i] == i else self.heads[i]

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the words above `i`, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def subtree(self, i: int) -> list[int]:
        """Return `i` and all that depends on it, heads first."""
        found = [i]
        for each in found:
            found.extend(self.children(each))
        return found

    def bottom_up(self) -> list[int]:
        """Return the words as they are now, each before its head."""
        return [each for i, head in enumerate(self.heads) if head == i for each in self.subtree(i)][::-1]

    def attach(self, i: int, head: int, label: str | None = None) -> None:
        """Hang `i` on `head`, which must not depend on it, by `label` or the relation that it has.

        Raises:
            ValueError: `head` is `i` or below it.
        """
        if head == i or i in self.ancestors(head):
            raise ValueError(f"word {i} cannot depend on word {head}, which depends on it")
        self._children[self.heads[i]].discard(i)
        self.heads[i] = head
        self._children[head].add(i)
        if label is not None:
            self.labels[i] = label

    def exchange(self, i: int, label: str) -> None:
        """Let `i` take the place and the relation of its head, which then hangs on it by `label`."""
        head = self.heads[i]
        above = self.head(head)
        self._children[head].discard(i)
        if above is None:
            self.heads[i] = i
        else:
            self._children[above].discard(head)
            self._children[above].add(i)
            self.heads[i] = above
        self.heads[head] = i
        self._children[i].add(head)
        self.labels[i], self.labels[head] = self.labels[head], label

    def promote(self, i: int, label: str, *, keep: tuple[str, ...] = ("fixed",)) -> None:
        """`exchange`, and let `i` take over the other dependents of its head, but for those with a label to `keep`."""
        head = self.heads[i]
        self.exchange(i, label)
        for each in self.children(head):
            if self.labels[each] not in keep:
                self.attach(each, i)

    def flatten(self) -> None:
        """Hang every word on the root, all but punctuation by a relation that says nothing.

        >>> tree = Tree([Word("sold", "VBD"), Word("new", "JJ"), Word("cars", "NNS")], [0, 2, 0], [ROOT, "amod", "obj"])
        >>> tree.flatten()
        >>> tree.heads, tree.labels
        ([0, 0, 0], ['ROOT', 'dep', 'dep'])
        """
        root = next(i for i, head in enumerate(self.heads) if head == i)
        self.heads = [root] * len(self)
        self.labels = [label if i == root or label == "punct" else "dep" for i, label in enumerate(self.labels)]
        self._children = [set() for _ in self.words]
        self._children[root].update(i for i in range(len(self)) if i != root)

    def is_verb(self, i: int) -> bool:
        """Whether `i` is a verb, an auxiliary or a modal."""
        return self.words[i].tag.startswith(("VB", "MD"))

    def is_nominal(self, i: int) -> bool:
        """Whether `i` heads a noun phrase: a noun, pronoun or number, or an adjective or gerund used like one."""
        tag = self.words[i].tag
        if tag.startswith(_NOMINAL):
            return True
        return tag.startswith(("JJ", "VB")) and (
            bool(self.children(i, "det")) or (tag.startswith("JJ") and self.labels[i] in _NOMINAL_RELATIONS)
        )

    def is_copula(self, i: int) -> bool:
        """Whether `i` is a form of "be" that is no auxiliary."""
        word = self.words[i]
        return word.form in _BE and word.tag.startswith("VB") and self.labels[i] not in {"aux", "auxpass"}

    def is_infinitive(self, i: int) -> bool:
        """Whether the verb `i` has the "to" of an infinitive."""
        return any(self.words[each].tag == "TO" for each in self.children(i, "aux", "mark"))
