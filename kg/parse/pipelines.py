"""Loading pipelines: the shipped ones by name, any installed spaCy pipeline by package name, any other by path."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_minilm"
"""Name of the shipped pipeline that is used where none is named."""

_MODELS = Path(__file__).parent.parent / "models"
_UD_LABELS = {"nsubj", "obj", "obl"}


def shipped_pipelines() -> tuple[str, ...]:
    """Return the names of the pipelines that come with the package, sorted.

    >>> shipped_pipelines()
    ('en_minilm',)
    """
    return tuple(sorted(path.parent.name for path in _MODELS.glob("*/config.cfg")))


def load_pipeline(name: str | None = None) -> Language:
    """Return a spaCy pipeline that parses into Universal Dependencies. Each is loaded once.

    Args:
        name: a shipped pipeline (see `shipped_pipelines`), an installed spaCy package, or a path to a pipeline's
            folder. `None` means the default. Where another pipeline has spaCy's parser, blank lines are made to end
            sentences in it.

    Raises:
        PipelineError: there is no such pipeline, it cannot be loaded, or it lacks what extraction needs: a tagger,
            a lemmatizer and a dependency parser with UD labels.

    >>> load_pipeline().meta["lang"]
    'en'
    """
    return _load(name or DEFAULT_PIPELINE)


@lru_cache(maxsize=4)
def _load(name: str) -> Language:
    import spacy  # heavy, so not at import time

    path = _MODELS / name if name in shipped_pipelines() else name
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as error:
        shipped = ", ".join(shipped_pipelines()) or "none"
        raise PipelineError(
            f"cannot load the pipeline {name!r}: {error} "
            f"(valid: a shipped pipeline - {shipped} -, an installed spaCy package, or a path)"
        ) from error
    _check(nlp, name)
    if "parser" in nlp.pipe_names and "kg_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("kg_paragraphs", first=True)
    return nlp


def entity_labels(nlp: Language) -> tuple[str, ...]:
    """Return the labels of the entities that a pipeline finds, sorted.

    >>> "PERSON" in entity_labels(load_pipeline())
    True
    """
    finders = [pipe for pipe in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(pipe).assigns]
    found = (getattr(nlp.get_pipe(pipe), "entity_labels", nlp.pipe_labels.get(pipe, ())) for pipe in finders)
    return tuple(sorted({label for labels in found for label in labels}))


def _check(nlp: Language, name: str) -> None:
    """Raise PipelineError unless `nlp` has a parser with UD labels and a lemmatizer."""
    labels = set(nlp.pipe_labels.get("parser", ()))
    if "parser" in nlp.pipe_names and labels and not labels >= _UD_LABELS:
        raise PipelineError(
            f"the pipeline {name!r} has no Universal Dependencies (its parser lacks the labels "
            f"{', '.join(sorted(_UD_LABELS - labels))}); use one trained on a UD treebank, such as {DEFAULT_PIPELINE}"
        )
    needed = {"token.dep": "a dependency parser", "token.lemma": "a lemmatizer", "token.tag": "a tagger"}
    given = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    missing = [what for attribute, what in needed.items() if attribute not in given]
    if missing:
        raise PipelineError(f"the pipeline {name!r} lacks {' and '.join(missing)}; it has {', '.join(nlp.pipe_names)}")
