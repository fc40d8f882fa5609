"""The lexicon of lemmas: what the training parts of the treebanks say of forms and of lemmas."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.parse.neural.lemmas import normal
from training.treebank import training_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from training.treebank import Word

TREEBANKS = ("ewt", "gum")
NAMES = frozenset({"NNP", "NNPS"})
"""Tags whose forms are left out: a name is its own lemma or the network's."""
OPEN = frozenset({"ADJ", "ADV", "NOUN", "VERB"})


def write_lexicon(data: Path, out: Path) -> None:
    """Write the lexicon of the treebanks in the folder `data` as JSON, keys sorted."""
    words = (word for name in TREEBANKS for sentence in training_sentences(data, name) for word in sentence.words)
    content = json.dumps(lexicon(words), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    out.write_text(content + "\n", encoding="utf-8")


def lexicon(words: Iterable[Word]) -> dict[str, dict[str, dict[str, str] | list[str]]]:
    """Return `forms` and `lemmas` as `kg.parse.neural.lemmas.Lemmatizer` takes them."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    lemmas: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word.lemma == "_":
            continue
        if word.xpos not in NAMES:
            found[word.xpos][normal(word.form)].add(word.lemma)
        if word.upos in OPEN:
            lemmas[word.upos].add(word.lemma)
    forms = {
        tag: {form: next(iter(own)) for form, own in forms.items() if len(own) == 1} for tag, forms in found.items()
    }
    return {"forms": forms, "lemmas": {pos: sorted(own) for pos, own in lemmas.items()}}
