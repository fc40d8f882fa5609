"""The page as text: the same for the same graph, and closed against what it quotes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.html import render, write
from kg.model import Link, Value

from .graphs import contents, entity, evidence, fact, small

ROOT = Path(__file__).parents[2]


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_write_gives_utf8() -> None:
    stream = io.BytesIO()
    write(small(), stream)
    assert stream.getvalue().decode("utf-8") == render(small())
    assert "😀".encode() in stream.getvalue()


def test_same_page_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib\n"
        "from export_html.graphs import small\n"
        "from kg.export.html import render\n"
        "print(hashlib.sha256(render(small()).encode()).hexdigest())"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_link_is_told_in_words() -> None:
    board, lind = entity("board", "Group"), entity("Mara Lind", "Person")
    proof = evidence("Mara Lind resigned because the board lied.", "board", "lied", "lied")
    true = Value(value="true", datatype="boolean")
    reason = fact(board, "lies", true, proof)
    links = (Link(role="cause", conjunction="because", fact=reason.id), Link(role="time", conjunction="", fact="none"))
    page = data_of(render(contents(reason, fact(lind, "resigns", true, proof, links=links))))
    told = [qualifier for each in page["facts"] for qualifier in each["qualifiers"]]  # type: ignore[attr-defined]
    value = {"value": "board lies", "datatype": "string"}
    assert told == [{"role": "cause", "preposition": "because", "value": value}]


def test_names_no_place_in_the_network_to_load_from() -> None:
    page = render(small())
    assert re.findall(r"""(?:src|href)\s*=\s*["']?([^"'\s>]+)""", page.partition('id="data"')[0]) == ["data:,"]
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page


@given(label=st.text(max_size=60))
@settings(max_examples=60)
def test_any_label_comes_back_as_it_went_in(label: str) -> None:
    page = render(contents(fact(entity("x"), label, Value(value=label), evidence("x y", "x", "y", "y"), id="1")))
    data = data_of(page)
    assert [relation["label"] for relation in data["relations"]] == [label]  # type: ignore[attr-defined]
    assert data["facts"][0]["object"] == {"value": label, "datatype": "string"}  # type: ignore[index]


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script", "&amp;", "\u2028", "\u2029", "it's"])
def test_no_letter_of_a_label_can_end_its_script(text: str) -> None:
    calm = render(contents(fact(entity("x"), "y", Value(value="z"), evidence("x y", "x", "y", "y"), id="1")))
    loud = render(contents(fact(entity("x"), "y", Value(value=text), evidence("x y", "x", "y", "y"), id="1")))
    assert loud.count(text) == calm.count(text)
