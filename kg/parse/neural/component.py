"""The spaCy component `kg_network`: one network that predicts tags, lemmas, trees, sentences and named entities."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Span

from kg.parse.certainty import set_certainties
from kg.parse.neural.bounds import bounds_set, hold_bounds
from kg.parse.neural.entities import Name, likely_names, possible_names
from kg.parse.neural.lemmas import Lemmatizer
from kg.parse.neural.tree import best_tree
from kg.parse.neural.windows import LONGEST, WINDOW, kept, reach
from kg.parse.neural.words import WordReader, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

FILES = ("classes.json", "lexicon.json", "tokenizer.json", "network.onnx", "relations.onnx")
ATTRIBUTES = (TAG, POS, MORPH, LEMMA, DEP, HEAD)
OUTPUTS = ("pos", "tag", "morph", "lemma", "starts", "entities", "arcs", "dependents", "governors")


@Language.factory(
    "kg_network",
    assigns=[
        "token.tag", "token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "token.is_sent_start",
        "token.ent_iob", "token.ent_type", "doc.ents", "doc.sents",
    ],
)  # fmt: skip
def make_kg_network(nlp: Language, name: str) -> NetworkParser:
    """Return the component without its weights; `from_disk` or `from_bytes` brings them."""
    return NetworkParser(nlp.vocab, name)


class NetworkParser:
    """Parses texts with a network that ONNX Runtime runs on one thread.

    Each window of a text is run by itself, never beside another: the eight-bit matrix products take their scales from
    all that is computed together, so a shared batch would let one text change the parse of the next. A blank line
    always ends a sentence. Sentence bounds that are set before, `Token.is_sent_start`, are kept, but for a word said to
    start none at a blank line; so are entities.

    Args:
        vocab: the vocabulary of the pipeline.
        name: the component's name in it.
    """

    def __init__(self, vocab: Vocab, name: str = "kg_network") -> None:
        self.vocab = vocab
        self.name = name
        self._files: dict[str, bytes] = {}
        self._relations: list[str] = []
        self._names: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of relations and of entities."""
        return (*self._relations, *self.entity_labels)

    @property
    def entity_labels(self) -> tuple[str, ...]:
        """The labels of entities."""
        return self._names

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with everything set that the network predicts."""
        if not self._files:
            raise ValueError(f"the component {self.name!r} has no weights; load the pipeline from disk")
        if not len(doc):
            return doc
        words = self._reader(doc)
        given = bounds_set(doc, words.tokens)
        table = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        self._set_space(doc, words.tokens, table)
        certainties = np.full(len(doc), 100, dtype=np.uint8)
        possible, sentences, start = list[Name](), list[int](), 0
        while start < len(words):
            start = self._read_window(doc, words, given, start, table, certainties, possible, sentences)
        doc.from_array(list(ATTRIBUTES), table)  # type: ignore[arg-type]  # the stub knows no NumPy
        hold_bounds(doc, sentences)
        doc.set_ents([*doc.ents, *self._names_in(doc, possible)], default="outside")
        set_certainties(doc, certainties.tobytes())
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:  # noqa: ARG002 -- spaCy's signature
        """Yield each text parsed; `batch_size` changes nothing."""
        for doc in stream:
            yield self(doc)

    def _read_window(
        self, doc: Doc, words: Words, given: NDArray[np.int64], start: int,
        table: NDArray[np.uint64], certainties: NDArray[np.uint8], possible: list[Name], sentences: list[int],
    ) -> int:  # fmt: skip
        """Read the window from the word `start` on; return where the next one begins.

        Fills in its rows of `table` and of `certainties`, adds what may be a name to `possible`, and to `sentences` the
        first token of each of its sentences.
        """
        for limit in (WINDOW, LONGEST):
            end, whole = reach(words, start, limit)
            found = self._run(words, start, end)
            likely = (found["starts"] > 0) & (given[start:end] >= 0) | (given[start:end] > 0)
            starts = [at == 0 or words.breaks[start + at] or bool(likely[at]) for at in range(end - start)]
            count = kept(starts, whole=whole, can_grow=limit < LONGEST)
            if count:
                break
        tokens = words.tokens[start : start + count]
        bounds = [*(at for at in range(count) if starts[at]), count]
        heads, relations, sure = self._tree(found, bounds)
        sentences += [tokens[at] for at in bounds[:-1]]
        rows = np.array(tokens)
        table[rows, 0] = self._tag_ids[found["tag"][:count]]
        table[rows, 1] = self._pos_ids[found["pos"][:count]]
        table[rows, 2] = self._morph_ids[found["morph"][:count]]
        table[rows, 4] = self._relation_ids[relations]
        certainties[rows] = np.rint(100 * sure)
        offsets = np.array(
            [tokens[head] - token if head >= 0 else 0 for token, head in zip(tokens, heads, strict=True)]
        )
        table[rows, 5] = offsets.astype(np.int64).view(np.uint64)
        add = self.vocab.strings.add
        lists = (found[name][:count].tolist() for name in ("pos", "tag", "lemma"))
        for token, pos, tag, rules in zip(tokens, *lists, strict=True):
            lemma = self._lemmatizer(doc[token].text, self._parts_of_speech[pos], self._tags[tag], rules)
            table[token, 3] = add(lemma)
        for first, last in pairwise(bounds):
            for name in possible_names(found["entities"][first:last]):
                span = {"start": tokens[first + name.start], "end": tokens[first + name.end - 1] + 1}
                possible.append(name._replace(**span))
        return start + count

    def _names_in(self, doc: Doc, possible: Sequence[Name]) -> Iterator[Span]:
        """Yield the names of the text, but for what is, in part, an entity already."""
        for name in likely_names(possible, [doc[each.start : each.end].text for each in possible]):
            span = Span(doc, name.start, name.end, label=self._names[name.label])
            if not any(token.ent_type for token in span):
                yield span

    def _run(self, words: Words, start: int, end: int) -> dict[str, Any]:
        """Return the network's outputs by name for the words from `start` to `end`."""
        window = words.window(start, end, self._reader.marks)
        feed = {
            "pieces": np.array(window.pieces, dtype=np.int64),
            "piece_kinds": np.array(window.kinds, dtype=np.int64),
            "first": np.array(window.first, dtype=np.int64),
            "last": np.array(window.last, dtype=np.int64),
            "suffixes": words.suffixes[start:end],
            "shapes": words.shapes[start:end],
        }
        return dict(zip(OUTPUTS, self._network.run(list(OUTPUTS), feed), strict=True))

    def _tree(
        self, found: dict[str, Any], bounds: list[int]
    ) -> tuple[list[int], NDArray[np.int64], NDArray[np.float32]]:
        """Return the head of each word, -1 for roots, the index of its relation, and the probability of the two.

        `bounds` cut into sentences. The probability of a head is that among the words of its sentence and the root.
        """
        heads: list[int] = []
        sure: list[NDArray[np.float32]] = []
        arcs = found["arcs"]
        for first, last in pairwise(bounds):
            own = np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], axis=1)
            np.fill_diagonal(own[:, 1:], -np.inf)  # no word is its own head
            inside = best_tree(own)
            heads += [head + first if head >= 0 else -1 for head in inside]
            sure.append(probabilities(own, np.array(inside) + 1))
        above = np.array(heads) + 1
        pairs = {"dependents": found["dependents"][: len(heads)], "governors": found["governors"][above]}
        (scores,) = self._relation_scorer.run(None, pairs)
        scores[:, self._root] = -np.inf
        best, roots = scores.argmax(axis=1), above == 0
        related = np.where(roots, 1, probabilities(scores, best))
        return heads, np.where(roots, self._root, best), np.concatenate(sure) * related

    def _set_space(self, doc: Doc, words: Sequence[int], table: NDArray[np.uint64]) -> None:
        """Fill in what white space gets: a place below the token before it, at the start below the first word."""
        add = self.vocab.strings.add
        first = words[0] if words else 0
        for token in doc:
            if token.is_space:
                offset = np.array(first - token.i if token.i < first or not words else -1, dtype=np.int64)
                table[token.i] = (add("_SP"), POS_IDS["SPACE"], 0, token.orth, add("dep"), offset.view(np.uint64))

    def load_files(self, files: dict[str, bytes]) -> None:
        """Take the weights: the content of each of `FILES`.

        Raises:
            ValueError: a file is damaged.
        """
        for name, load in (
            ("classes.json", self._load_classes),
            ("lexicon.json", self._load_lexicon),
            ("tokenizer.json", self._load_tokenizer),
            ("network.onnx", self._load_network),
            ("relations.onnx", self._load_relations),
        ):
            try:
                load(files[name])
            except Exception as error:  # each library has errors of its own
                raise ValueError(f"the file {name} of the component {self.name!r} is damaged: {error!r}") from error
        self._files = files

    def _load_classes(self, content: bytes) -> None:
        classes = json.loads(content)
        self._relations = classes["relation"]
        self._names = tuple(tag[2:] for tag in classes["entity"] if tag.startswith("U-"))
        self._parts_of_speech: list[str] = classes["pos"]
        self._tags: list[str] = classes["tag"]
        self._rules: list[str] = classes["lemma"]
        self._root = self._relations.index("ROOT")
        for label in self.labels:
            self.vocab.strings.add(label)
        add, morphology = self.vocab.strings.add, self.vocab.morphology
        self._tag_ids = np.array([add(name) for name in self._tags], dtype=np.uint64)
        self._pos_ids = np.array([POS_IDS[name] for name in self._parts_of_speech], dtype=np.uint64)
        self._morph_ids = np.array([morphology.add(name) for name in classes["morph"]], dtype=np.uint64)
        self._relation_ids = np.array([add(name) for name in self._relations], dtype=np.uint64)

    def _load_lexicon(self, content: bytes) -> None:
        self._lemmatizer = Lemmatizer(self._rules, **json.loads(content))

    def _load_tokenizer(self, content: bytes) -> None:
        from tokenizers import Tokenizer  # heavy, as is ONNX Runtime, and only needed where there are weights

        tokenizer = Tokenizer.from_str(content.decode("utf-8"))
        self._reader = WordReader(tokenizer)

    def _load_network(self, content: bytes) -> None:
        self._network = session(content)

    def _load_relations(self, content: bytes) -> None:
        self._relation_scorer = session(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NetworkParser:  # noqa: ARG002
        """Load the weights from a folder and return the component.

        Raises:
            OSError: a file is missing or cannot be read.
        """
        self.load_files({name: Path(path, name).read_bytes() for name in FILES})
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the weights to a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            Path(path, name).write_bytes(content)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NetworkParser:  # noqa: ARG002
        """Load the weights from what `to_bytes` gave and return the component."""
        import srsly

        if files := srsly.msgpack_loads(data):
            self.load_files(files)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """Return the weights as bytes."""
        import srsly

        return bytes(srsly.msgpack_dumps(self._files))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let worker processes have the component; sessions of ONNX Runtime cannot be pickled."""
        return _restored, (self.vocab, self.name, self.to_bytes())


def probabilities(scores: NDArray[np.float32], chosen: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the share of the chosen column in the softmax of each row."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares[np.arange(len(chosen)), chosen] / shares.sum(axis=1), dtype=np.float32)


def session(graph: bytes) -> Any:
    """Return an ONNX Runtime session that runs on one thread, so that no sum depends on the machine's cores."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _restored(vocab: Vocab, name: str, data: bytes) -> NetworkParser:
    return NetworkParser(vocab, name).from_bytes(data)
