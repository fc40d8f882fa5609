"""Accuracy from raw text, matched by character span in the manner of CoNLL 2018; subtypes and punctuation count."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from training.corpora import BLANK_LINE, paragraphs
from training.entity_corpora import annotated_treebank, tagged_treebank
from training.golds import NAMES, read_held_out
from training.passages import LABELS, PERSON, joined, without_title
from training.treebank import Sentence, read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from training.passages import Passage

Figures = dict[str, Any]


def evaluate(nlp: Language, data: Path, part: str) -> Figures:
    """Return the accuracy on one part, "dev" or "test", of every treebank and entity corpus, and the speed.

    The entity corpora without parts of their own are measured on what the training leaves out of them.
    """
    ewt = list(read_treebank(data / f"ewt/{part}.conllu.xz"))
    gum = list(read_treebank(data / f"gum/{part}.conllu.xz"))
    genres = sorted({genre(sentence) for sentence in gum})
    parts = {f"GUM {name}": [sentence for sentence in gum if genre(sentence) == name] for name in genres}
    tagged = tagged_treebank(ewt, data / f"ner/uner-ewt-{part}.iob2.xz")
    annotated = map(annotated_treebank, gum)
    counts = {"words": 0, "seconds": 0.0}
    figures: Figures = {
        "syntax": {name: tree_figures(nlp, each, counts) for name, each in {"EWT": ewt, "GUM": gum}.items()},
        "entities": {
            # Universal NER is taken as it is: no name of a person in any of its parts begins with a title of ours.
            "Universal NER, EWT": entity_figures(nlp, treebank_wholes(ewt, tagged)),
            "GUM, derived": entity_figures(nlp, map(untitled, treebank_wholes(gum, annotated))),
        },
        "held_out": {
            name: entity_figures(nlp, map(untitled, passages), labels)
            for name, (passages, labels) in read_held_out(data).items()
        },
    }  # fmt: skip
    again = counts.copy()  # the genres are GUM's words once more: no part of the speed
    figures["syntax"] |= {name: tree_figures(nlp, each, again) for name, each in parts.items()}
    figures["words_per_second"] = round(counts["words"] / counts["seconds"], -2)
    return figures


def genre(sentence: Sentence) -> str:
    """Return the genre that a sentence of GUM names in its identifier.

    >>> genre(Sentence(id="GUM_news_flag-7", text=""))
    'news'
    """
    return sentence.id.split("_")[1]


def tree_figures(nlp: Language, sentences: Sequence[Sentence], counts: dict[str, float]) -> dict[str, float]:
    """Return F1 in per cent of everything but entities, each paragraph being one text; add to `counts`."""
    golds = list(paragraphs(sentences))
    texts = [" ".join(sentence.text for sentence in paragraph) for paragraph in golds]
    began = time.process_time()
    docs = list(nlp.pipe(texts))
    counts["seconds"] += time.process_time() - began
    hits: Counter[str] = Counter()
    for doc, paragraph in zip(docs, golds, strict=True):
        _count(doc, paragraph, hits)
    counts["words"] += hits["system"]
    figures = {}
    for name in ("words", "uas", "las", "upos", "xpos", "lemma"):
        figures[name] = _f1(hits[name], hits["system"], hits["gold"])
    figures["sentences"] = _f1(hits["sentences"], hits["system sentences"], hits["gold sentences"])
    return figures


def _count(doc: Doc, paragraph: Sequence[Sentence], hits: Counter[str]) -> None:
    tokens = {(token.idx, token.idx + len(token)): token for token in doc if not token.is_space}
    hits["system"] += len(tokens)
    base = 0
    gold_sentences = set()
    for sentence in paragraph:
        words = sentence.words
        hits["gold"] += len(words)
        gold_sentences.add((base + words[0].start, base + words[-1].end))
        for word in words:
            token = tokens.get((base + word.start, base + word.end))
            if token is None:
                continue
            head = (token.head.idx - base, token.head.idx - base + len(token.head))
            if word.head < 0:
                attached = token.head.i == token.i
            else:
                above = words[word.head]
                attached = token.head.i != token.i and head == (above.start, above.end)
            hits["words"] += 1
            hits["uas"] += attached
            hits["las"] += attached and word.deprel == ("root" if token.dep_ == "ROOT" else token.dep_)
            hits["upos"] += token.pos_ == word.upos
            hits["xpos"] += token.tag_ == word.xpos
            hits["lemma"] += word.lemma in {"_", token.lemma_}  # as CoNLL 2018: without a gold lemma any is right
        base += len(sentence.text) + 1
    found = set()
    for span in doc.sents:
        visible = [token for token in span if not token.is_space]
        if visible:
            found.add((visible[0].idx, visible[-1].idx + len(visible[-1])))
    hits["system sentences"] += len(found)
    hits["gold sentences"] += len(gold_sentences)
    hits["sentences"] += len(found & gold_sentences)


def treebank_wholes(sentences: Sequence[Sentence], passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the documents of a treebank with their entities; `passages` has those of each sentence.

    A paragraph begins behind a blank line.
    """
    whole: list[tuple[str, Passage]] = []
    for sentence, passage in zip(sentences, passages, strict=True):
        if whole and sentence.opens_document:
            yield joined(whole)
            whole = []
        whole.append((BLANK_LINE if sentence.opens_paragraph else " ", passage))
    if whole:
        yield joined(whole)


def untitled(passage: Passage) -> Passage:
    """Return the passage with the names of people as the training has them, which is without their titles."""
    entities = [
        (without_title(passage.text, start, end) if label == PERSON else start, end, label)
        for start, end, label in passage.entities
    ]
    return replace(passage, entities=entities)


def entity_figures(nlp: Language, passages: Iterable[Passage], labels: frozenset[str] = NAMES) -> dict[str, float]:
    """Return F1 in per cent of exact spans by label; what the corpus is unsure of does not count either way."""
    wholes = list(passages)
    hits: Counter[str] = Counter()
    for doc, whole in zip(nlp.pipe(each.text for each in wholes), wholes, strict=True):
        unsure = {at for start, end in whole.unknown for at in range(start, end)}
        gold = {each for each in whole.entities if each[2] in labels}
        found = {(span.start_char, span.end_char, span.label_) for span in doc.ents if span.label_ in labels}
        found = {each for each in found if each in gold or unsure.isdisjoint(range(each[0], each[1]))}
        for kind, entities in (("gold", gold), ("system", found), ("right", gold & found)):
            hits.update(f"{kind} {label}" for _, _, label in entities)
            hits[f"{kind} all"] += len(entities)
    shown = [label for label in LABELS if label in labels]
    return {
        label: _f1(hits[f"right {label}"], hits[f"system {label}"], hits[f"gold {label}"]) for label in (*shown, "all")
    }


def _f1(right: float, system: float, gold: float) -> float:
    return round(200 * right / (system + gold), 1) if system + gold else 0.0
