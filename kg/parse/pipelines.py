"""Loading pipelines: the shipped ones by name, any installed spaCy pipeline by package name, any other by path."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "en_minilm"
"""Name of the shipped pipeline that is used where none is named."""

_MODELS = Path(__file__).parent.parent / "models"
_UD_LABELS = {"nsubj", "obj", "obl"}
_CLEARNLP_LABELS = {"nsubj", "dobj", "prep", "pobj"}
"""What tells the scheme of spaCy's own English pipelines; see `kg.parse.clearnlp`."""


_LIBRARIES = ("numpy", "onnxruntime", "spacy", "thinc", "tokenizers")
"""The distributions whose version can change a parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which pipeline it is.

    Attributes:
        title: its language, name and version: "en_minilm 0.1.0".
        fingerprint: hash of its files, weights included, and of the versions of what runs them. Two pipelines with the
            same fingerprint parse alike, on one kind of processor.
    """

    title: str
    fingerprint: str


def shipped_pipelines() -> tuple[str, ...]:
    """Return the names of the pipelines that come with the package, sorted.

    >>> shipped_pipelines()
    ('en_minilm',)
    """
    return tuple(sorted(path.parent.name for path in _MODELS.glob("*/config.cfg")))


def load_pipeline(name: str | None = None) -> Language:
    """Return a spaCy pipeline that parses into Universal Dependencies. Each is loaded once.

    One whose parser has ClearNLP's labels, as spaCy's `en_core_web_sm` has, gets a component that rewrites its parses.

    Args:
        name: a shipped pipeline (see `shipped_pipelines`), an installed spaCy package, or a path to a pipeline's
            folder. `None` means the default. Where another pipeline has spaCy's parser, blank lines are made to end
            sentences in it.

    Raises:
        PipelineError: there is no such pipeline, it cannot be loaded, or it lacks what extraction needs: a tagger,
            a lemmatizer and a dependency parser with the labels of UD or ClearNLP.

    >>> load_pipeline().meta["lang"]
    'en'
    """
    return _load(name or DEFAULT_PIPELINE)


@lru_cache(maxsize=4)
def _load(name: str) -> Language:
    import spacy  # heavy, so not at import time

    path = _MODELS / name if name in shipped_pipelines() else name
    if Path(path).is_dir() and not Path(path, "config.cfg").is_file():
        inside = sorted(str(found.parent) for found in Path(path).glob("*/config.cfg"))
        hint = f"; did you mean {' or '.join(inside)}?" if inside else ""
        raise PipelineError(f"cannot load the pipeline {name!r}: the folder holds none, it has no config.cfg{hint}")
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
    if _is_clearnlp(nlp):
        _make_universal(nlp)
    return nlp


def _make_universal(nlp: Language) -> None:
    """Add the component that rewrites the parses.

    Last, unless `kg_triples` reads them: whatever else is in the pipeline, the patterns of `attribute_ruler` for a
    start, was made for the labels that its parser gives.
    """
    from kg.parse.clearnlp.component import UNIVERSAL  # imports spaCy

    if UNIVERSAL not in nlp.pipe_names:
        nlp.add_pipe(UNIVERSAL, before="kg_triples" if "kg_triples" in nlp.pipe_names else None)


@lru_cache(maxsize=4)
def identify(name: str | None = None) -> Identity:
    """Return which pipeline `load_pipeline(name)` gives, as a rule without loading it.

    Raises:
        PipelineError: as `load_pipeline`.

    >>> identify().title.split()[0]
    'en_minilm'
    """
    folder = _folder(name or DEFAULT_PIPELINE) or load_pipeline(name).path
    found = hashlib.sha256(json.dumps(_surroundings()).encode("ascii"))
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        title = f"{meta['lang']}_{meta['name']} {meta['version']}"
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    except (OSError, ValueError, LookupError, TypeError) as error:
        load_pipeline(name)  # says better what is wrong, as a rule
        raise PipelineError(f"the files of the pipeline {name!r} in {folder} cannot be read: {error}") from error
    return Identity(title=title, fingerprint=found.hexdigest())


def _folder(name: str) -> Path | None:
    """Return where the files of a pipeline lie: one that is shipped, installed or named by its path."""
    if name in shipped_pipelines():
        return _MODELS / name
    spec = find_spec(name) if name.isidentifier() else None
    places = [Path(place) for place in spec.submodule_search_locations or ()] if spec is not None else [Path(name)]
    return next((place for place in places if (place / "meta.json").is_file()), None)


def _surroundings() -> list[str]:
    """Return the versions of what runs a pipeline: libraries, what adds components to spaCy, Python, the processor."""
    added = {
        (entry.dist.name, entry.dist.version)
        for group in entry_points().groups
        if group.startswith("spacy_")
        for entry in entry_points(group=group)
        if entry.dist is not None
    }
    named = {*added, *((library, version(library)) for library in _LIBRARIES)}
    machine = (platform.python_implementation(), platform.python_version(), platform.machine())
    return [*machine, *(f"{library} {number}" for library, number in sorted(named))]


def entity_labels(nlp: Language) -> tuple[str, ...]:
    """Return the labels of the entities that a pipeline finds, sorted.

    >>> "PERSON" in entity_labels(load_pipeline())
    True
    """
    finders = [pipe for pipe in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(pipe).assigns]
    found = (getattr(nlp.get_pipe(pipe), "entity_labels", nlp.pipe_labels.get(pipe, ())) for pipe in finders)
    return tuple(sorted({label for labels in found for label in labels}))


def _check(nlp: Language, name: str) -> None:
    """Raise PipelineError unless `nlp` has a tagger, a lemmatizer and a parser whose labels can be read."""
    labels = _parser_labels(nlp)
    if labels and not labels >= _UD_LABELS and not _is_clearnlp(nlp):
        raise PipelineError(
            f"the pipeline {name!r} has neither Universal Dependencies (its parser lacks the labels "
            f"{', '.join(sorted(_UD_LABELS - labels))}) nor those of ClearNLP (it lacks "
            f"{', '.join(sorted(_CLEARNLP_LABELS - labels))}); use {DEFAULT_PIPELINE} or another pipeline for English"
        )
    needed = {"token.dep": "a dependency parser", "token.lemma": "a lemmatizer", "token.tag": "a tagger"}
    given = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    missing = [what for attribute, what in needed.items() if attribute not in given]
    if missing:
        raise PipelineError(f"the pipeline {name!r} lacks {' and '.join(missing)}; it has {', '.join(nlp.pipe_names)}")


def _is_clearnlp(nlp: Language) -> bool:
    labels = _parser_labels(nlp)
    return labels >= _CLEARNLP_LABELS and not labels >= _UD_LABELS


def _parser_labels(nlp: Language) -> set[str]:
    """Return the relations that spaCy's parser gives; none where there is another parser."""
    return set(nlp.pipe_labels.get("parser", ()))
