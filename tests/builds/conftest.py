"""Stand-ins in the place of the pipeline, so that a test can build often."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stand_ins import Parsed

    from kg.model import Document, Extraction

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def stand_ins() -> Iterator[Any]:
    """The module of the stand-ins, which processes of a pool find by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(HERE)
        import stand_ins

        yield stand_ins


@pytest.fixture(scope="module")
def parsed(stand_ins: Any) -> Iterator[Parsed]:
    """What was parsed, with the stand-ins in the place of the pipeline."""
    found = stand_ins.Parsed()

    def extract(document: Document) -> Extraction:
        found.append(document.id)
        return stand_ins.extract(document)  # type: ignore[no-any-return]

    import kg.extract.extract  # so that there is something to put back
    import kg.parse

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "kg.extract", sys.modules["kg.extract"])
        patch.setattr(kg.parse, "parse", kg.parse.parse)
        patch.setattr(kg.parse, "load_pipeline", kg.parse.load_pipeline)
        stand_ins.install(extract)
        yield found


@pytest.fixture
def texts(tmp_path: Path, parsed: Parsed) -> Path:
    """A folder with two documents, of which nothing has been parsed yet."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Alpha buys Beta. It rains.")
    (folder / "b.txt").write_text("Beta sues Gamma. Alpha buys Beta.")
    parsed.clear()
    return folder
