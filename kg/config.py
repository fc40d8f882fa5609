"""Settings of a build: defaults, then `kg.toml`, then the command line.

# kg.toml
model = "en_minilm"
base = "https://example.org/graph/"
assert_attributed = false
min_confidence = 0.5
relations = ["my-relations.ttl"]
gazetteer = ["companies.ttl"]
review = "decisions.review"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.iri import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_FILE = "kg.toml"

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+[/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a build depends on beside its documents.

    Attributes:
        model: the spaCy pipeline: a shipped one, an installed package, or a path. None means the shipped default.
        base: the base of all minted IRIs, ending in `/` or `#`.
        assert_attributed: whether what a source is reported as saying, by a neutral verb, stands as a plain triple.
        min_confidence: extracted triples below this confidence (0 to 1) are left out.
        ontology: files with a user's own ontology (see `kg.rdf.terms`), whose properties,
            classes and concepts guide the mapping.
        strict: whether facts that no property of `ontology` can say are left out.
        relations: Turtle files with rules for relations (see `ontology/relations.ttl`) beside the shipped ones.
        gazetteer: RDF files with the names of known things (see `kg.resolve.gazetteer`).
        review: the file with decisions about who is who (see `kg.review`); None: the one beside the graph.

    Raises:
        ConfigError: a value is not valid.

    >>> Config(base="example.org")
    Traceback (most recent call last):
    kg.errors.ConfigError: base = 'example.org': not an absolute IRI that ends in / or # (such as https://kg.example/)
    """

    model: str | None = None
    base: str = BASE
    assert_attributed: bool = True
    min_confidence: float = 0.0
    relations: tuple[str, ...] = ()
    ontology: tuple[str, ...] = ()
    strict: bool = False
    gazetteer: tuple[str, ...] = ()
    review: str | None = None

    def __post_init__(self) -> None:
        if self.model is not None and not (isinstance(self.model, str) and self.model):
            raise ConfigError(f"model = {self.model!r}: not the name of a pipeline")
        if not isinstance(self.base, str) or not _ABSOLUTE_IRI.fullmatch(self.base):
            raise ConfigError(f"base = {self.base!r}: not an absolute IRI that ends in / or # (such as {BASE})")
        if not isinstance(self.assert_attributed, bool):
            raise ConfigError(f"assert_attributed = {self.assert_attributed!r}: neither true nor false")
        number = self.min_confidence
        if isinstance(number, bool) or not isinstance(number, (int, float)) or not 0 <= number <= 1:
            raise ConfigError(f"min_confidence = {number!r}: not a number from 0 to 1")
        for name in ("relations", "ontology", "gazetteer"):
            paths = getattr(self, name)
            if not isinstance(paths, (list, tuple)) or not all(isinstance(path, str) and path for path in paths):
                raise ConfigError(f"{name} = {paths!r}: not a list of files")
            object.__setattr__(self, name, tuple(paths))
        if self.review is not None and not (isinstance(self.review, str) and self.review):
            raise ConfigError(f"review = {self.review!r}: not the name of a file")
        if not isinstance(self.strict, bool):
            raise ConfigError(f"strict = {self.strict!r}: neither true nor false")
        if self.strict and not self.ontology:
            raise ConfigError("strict = true: there is no ontology to hold the graph to (set ontology = [FILE])")


def load_config(folder: Path | str = ".", **options: Any) -> Config:
    """Return the settings of `folder`'s `kg.toml`, if there is one, overridden by those `options` that are not None.

    Raises:
        ConfigError: the file cannot be read, or a setting is unknown or not valid.

    >>> load_config("no-such-folder", model="en_minilm").model
    'en_minilm'
    """
    path = Path(folder, CONFIG_FILE)
    try:
        settings = _config(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        settings = Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    return replace(settings, **{name: value for name, value in options.items() if value is not None})


def _config(settings: Mapping[str, Any]) -> Config:
    valid = [field.name for field in fields(Config)]
    unknown = sorted(set(settings) - set(valid))
    if unknown:
        raise ConfigError(f"unknown setting {', '.join(unknown)} (valid: {', '.join(sorted(valid))})")
    return Config(**settings)
