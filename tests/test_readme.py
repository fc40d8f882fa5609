"""Every answer in the README is the one that the program gives.

`KG_UPDATE_README=1 python -m pytest tests/test_readme.py` writes the answers anew; read them before you commit.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```(?P<kind>sparql|python)\n(?P<code>.*?)```\n```text\n(?P<answer>.*?)```\n", re.DOTALL)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    return kg.build(ROOT / "seeds", tmp_path_factory.mktemp("readme"))


def answer(graph: kg.Graph, kind: str, code: str) -> str:
    if kind == "sparql":
        from kg.store import format_answer

        return format_answer(graph.query(code), "table", base=graph.report["base"])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code.replace('kg.build("seeds", "exports")', "graph"), {"graph": graph})  # noqa: S102 - our own code
    return printed.getvalue()


def test_every_answer_is_real(graph: kg.Graph) -> None:
    text = README.read_text("utf-8")
    blocks = list(BLOCK.finditer(text))
    assert len([block for block in blocks if block["kind"] == "sparql"]) >= 5

    def real(block: re.Match[str]) -> str:
        found = "\n".join(line.rstrip() for line in answer(graph, block["kind"], block["code"]).splitlines()) + "\n"
        return f"```{block['kind']}\n{block['code']}```\n```text\n{found}```\n"

    updated = BLOCK.sub(real, text)
    if os.environ.get("KG_UPDATE_README"):
        README.write_text(updated, "utf-8")
    assert README.read_text("utf-8") == updated
    assert all(block["answer"].count("\n") > 1 for block in BLOCK.finditer(updated))
