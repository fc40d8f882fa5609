from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.config import Config, load_config
from kg.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_goes_before_the_defaults_and_options_before_the_file(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()
    (tmp_path / "kg.toml").write_text('model = "en_core"\nassert_attributed = false\nmin_confidence = 1\n')
    config = load_config(tmp_path, model="other", base=None, assert_attributed=None)
    assert config == Config(model="other", assert_attributed=False, min_confidence=1)
    assert load_config(tmp_path, assert_attributed=True).assert_attributed


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "modle = 'x'",
            r"unknown setting modle \(valid: assert_attributed, base, gazetteer, .*relations, review, strict\)",
        ),
        ("base = 'example.org'", "not an absolute IRI"),
        ("base = 'https://example.org/graph'", "ends in / or #"),
        ("base = 'https://example.org/a b/'", "not an absolute IRI"),
        ("base = 3", "not an absolute IRI"),
        ("assert_attributed = 'no'", "neither true nor false"),
        ("min_confidence = 1.5", "not a number from 0 to 1"),
        ("min_confidence = true", "not a number from 0 to 1"),
        ("model = ''", "not the name of a pipeline"),
        ("model = ", "cannot be read"),
        (b"\xff", "cannot be read"),
    ],
)
def test_what_is_not_valid_is_named_with_its_file(tmp_path: Path, content: str | bytes, message: str) -> None:
    (tmp_path / "kg.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError, match=message) as error:
        load_config(tmp_path)
    assert str(tmp_path / "kg.toml") in str(error.value)
