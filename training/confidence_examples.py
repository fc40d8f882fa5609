"""What the confidence is fitted on: what each view reads from the benchmarks' sentences, right or wrong by their gold.

| view | gold | right is |
| --- | --- | --- |
| chain | BenchIE | what equals a wording of a fact, slot by slot |
| chain | WiRe57 | what shares half of its words with a tuple, slot by slot (F1 of the pair) |
| n-ary | CaRB | the same |
| graph | BenchIE, and CaRB's tuples for the same sentences | a triple whose heads a fact joins; see `joins` |
| implicit | CaRB, WiRe57 | the same |
| graph implicit | WiRe57 | the same, of the textual views |

BenchIE's gold is exhaustive; CaRB's is not, so beside it CaRB's can only make a triple right. WiRe57's is the only gold
that sets out to hold what noun phrases say without a verb.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from unittest import mock

from benchmarks.openie import benchie, carb
from benchmarks.openie.benchmark import BENCHMARKS
from benchmarks.openie.prediction import Prediction
from benchmarks.openie.views import parse
from kg.extract import confidence, extract
from kg.extract.tokens import Doc as Tree
from kg.extract.tree import children, is_infinitive
from kg.extract.views import VIEWS
from kg.model import Document, Value
from kg.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from benchmarks.openie.benchmark import Benchmark
    from benchmarks.openie.prediction import Sentence
    from kg.extract.tokens import Span, Token
    from kg.model import Argument, Triple

_PIECES = re.compile(r"\[|\]|[^\s\[\]]+")
_FUNCTION = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})
"""Parts of speech that make no difference to which words a relation joins."""
_NEGATIVE = frozenset({"n't", "never", "no", "not"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a view read from a sentence: the features of its confidence, and whether a gold says it."""

    view: str
    gold: str
    sentence: str
    text: str
    features: confidence.Features
    right: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a gold fact: all its words in lower case, and those that may not be left out."""

    words: frozenset[str]
    required: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Slot:
        """Return the slot of a text with optional words in square brackets.

        >>> sorted(Slot.of("[the] old barn [of Leeds]").required)
        ['barn', 'old']
        """
        words, required, depth = set(), set(), 0
        for piece in _PIECES.findall(text.lower()):
            if piece in "[]":
                depth += 1 if piece == "[" else -1
                continue
            words.add(piece)
            if not depth:
                required.add(piece)
        return cls(frozenset(words), frozenset(required))


Fact = tuple[Slot, Slot, Slot]
"""Subject, relation and object, or objects, of one wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """A triple of the graph as words in lower case.

    Attributes:
        subject, target: the heads of subject and object; no target where the triple has no words for one.
        predicate: the words of the predicate; `content` those that are no function words.
        around: words that a relation may hold beside them: those of the object, and of the verbs above.
        existential: whether it says that the subject exists.
    """

    subject: str
    target: str
    predicate: frozenset[str]
    content: frozenset[str]
    around: frozenset[str]
    existential: bool = False


def joins(fact: Fact, core: Core, function: frozenset[str]) -> bool:
    """Whether `fact` says that the predicate holds between the heads of subject and object.

    The fact's subject and object need these heads; all content words of the predicate stand in its relation or object;
    its relation needs no content word but those of the predicate and what may stand around it; both deny, or neither.
    Of a fact with "by" subject and object may change places, for the graph turns passives round.

    Args:
        fact: one wording.
        core: the triple.
        function: the function words of the sentence.
    """
    subject, relation, target = fact
    if bool(_NEGATIVE & core.predicate) is not bool(_NEGATIVE & (relation.words | target.words)):
        return False
    if core.existential and "there" in subject.words:
        below = target.required | relation.required
        return core.subject in below and (not core.target or core.target in target.words)
    if not (core.content <= relation.words | target.words and core.predicate & relation.words):
        return False
    if not relation.required - function <= core.content | core.around:
        return False
    if "by" in relation.words | target.words and _heads(target, subject, core):
        return True
    return _heads(subject, target, core)


def _heads(subject: Slot, target: Slot, core: Core) -> bool:
    return core.subject in subject.required and (not core.target or core.target in target.required)


def examples(nlp: Language, data: Path) -> list[Example]:
    """Return the examples of all benchmarks in the order of their sentences.

    Args:
        nlp: the pipeline that parses the sentences.
        data: folder that holds a folder a benchmark.

    Raises:
        FileNotFoundError: the gold of one is missing.
    """
    found: list[Example] = []
    facts = _facts(data)
    for benchmark in BENCHMARKS.values():
        folder = benchmark.folder(data)
        gold, sentences = benchmark.read_gold(folder), benchmark.read_sentences(folder)
        for sentence, doc in zip(sentences, parse(nlp, sentences), strict=True):
            found += _propositions(benchmark, sentence, doc, gold[sentence.id])
            if benchmark.name == "benchie":
                found += _triples(sentence, doc, facts[sentence.sentence])
    return found


def _facts(data: Path) -> dict[str, list[Fact]]:
    """Return the wordings of the facts of each sentence of BenchIE, and CaRB's tuples for the same sentences."""
    folder, other = BENCHMARKS["benchie"].folder(data), BENCHMARKS["carb"].folder(data)
    gold, tuples = benchie.read_gold(folder), carb.read_gold(other)
    found: dict[str, list[Fact]] = {}
    for sentence in benchie.read_sentences(folder):
        wordings = [wording for fact in gold[sentence.id] for wording in fact.variants]
        wordings += [
            (" ".join(each.first), " ".join(each.relation), " ".join(each.rest))
            for each in tuples.get(sentence.sentence, ())
        ]
        found[sentence.sentence] = [(Slot.of(a), Slot.of(b), Slot.of(c)) for a, b, c in wordings]
    return found


def _propositions(benchmark: Benchmark, sentence: Sentence, doc: Doc, gold: Iterable[Any]) -> Iterator[Example]:
    """Yield what the view that suits the benchmark reads, once; what is implicit if the gold holds such."""
    with _recorded() as asked:
        read = {each.texts(): each for each in VIEWS[benchmark.view](doc)}
    for (subject, predicate, objects), each in read.items():
        view, features = asked[int(each.confidence)]
        if view != benchmark.view and not (view == "implicit" and benchmark.implicit):
            continue
        said = Prediction(sentence=sentence.id, subject=subject, predicate=predicate, objects=objects)
        found = Example(
            view=view,
            gold=benchmark.name,
            sentence=sentence.sentence,
            text=" | ".join([subject, predicate, *objects]),
            features=features,
            right=any(fact.agrees(said) for fact in gold),
        )
        yield found
        if view == "implicit" and benchmark.name == "wire57":
            yield replace(found, view="graph implicit")


def _triples(sentence: Sentence, doc: Doc, facts: Sequence[Fact]) -> Iterator[Example]:
    """Yield the triples of the graph that verbs state, once."""
    document = Document(id="", text=doc.text, source="", paragraphs=(((0, len(doc.text)),),))
    with _recorded() as asked:
        read = extract(Parse(document=document, doc=doc, offsets=range(len(doc.text)))).triples
    tree = Tree(doc)
    function = frozenset(token.lower_ for token in tree if token.pos_ in _FUNCTION)
    for each in {replace(each, confidence=0.0): each for each in read if not each.implicit}.values():
        core = _core(doc, tree, each, function)
        target = each.object.value if isinstance(each.object, Value) else each.object.mention.name
        yield Example(
            view="graph",
            gold="benchie",
            sentence=sentence.sentence,
            text=f"{each.subject.mention.name} | {each.predicate.lemma} | {target} <{each.polarity}, {each.modality}>",
            features=asked[int(each.confidence)][1],
            right=any(joins(fact, core, function) for fact in facts),
        )


@contextmanager
def _recorded() -> Iterator[list[tuple[str, confidence.Features]]]:
    """Let each confidence be the index of its view and features in the list."""
    asked: list[tuple[str, confidence.Features]] = []

    def note(view: str, values: confidence.Features) -> float:
        asked.append((view, values))
        return len(asked) - 1.0

    with mock.patch.object(confidence, "probability", note):
        yield asked


def _core(doc: Doc, tree: Tree, triple: Triple, function: frozenset[str]) -> Core:
    """Return the words of a triple."""
    predicate = frozenset(triple.predicate.surface.lower().split())
    target, words = "", frozenset[str]()
    if not isinstance(triple.object, Value) or triple.object.datatype != "boolean":
        span = _span(doc, tree, triple.object)
        target, words = span.root.lower_, frozenset(token.lower_ for token in span)
    return Core(
        subject=_span(doc, tree, triple.subject).root.lower_,
        target=target,
        predicate=predicate,
        content=predicate - function,
        around=words | frozenset(_leading(_span(doc, tree, triple.clause).root)),
        existential=triple.predicate.lemma.split()[0] == "exist",
    )


def _span(doc: Doc, tree: Tree, place: Argument | Value | int) -> Span:
    """Return the tokens of an argument, or the one at an offset."""
    if isinstance(place, int):
        start, end = place, place + 1
    else:
        start, end = (place.start, place.end) if isinstance(place, Value) else (place.mention.start, place.mention.end)
    span = doc.char_span(start, end, alignment_mode="expand")
    return tree[span.start : span.end]


def _leading(predicate: Token) -> Iterator[str]:
    """Yield the words of verbs, and their objects, that a chain puts before a predicate: "*was told* to | leave"."""
    below, above = predicate, predicate.head
    while below != above and (below.relation in {"conj", "xcomp"} or is_infinitive(below) or below.tag_ == "VBG"):
        if below.relation != "conj":
            yield above.lower_
            for each in children(above, "cop", "obj", "compound:prt"):
                yield from (word.lower_ for word in each.subtree if word.i < predicate.i)
        below, above = above, above.head
