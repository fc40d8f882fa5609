"""No serious violation of the accessibility guidelines that axe-core (https://github.com/dequelabs/axe-core) knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from .conftest import Opened
from .graphs import small, villages

Open = Callable[..., Opened]

AXE = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")

STATES = {
    "start": "",
    "entity": "entity=sadiq-khan",
    "filters": "unasserted=yes&relations=calls-in&documents=news%2Freport.txt&from=2021",
    "neighbourhood": "around=sadiq-khan",
    "path": "path=sadiq-khan",
    "list": "view=list&unasserted=yes",
}


def serious(page: Any) -> list[str]:
    page.evaluate(resources.files(AXE).joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = json.loads(page.evaluate("axe.run().then((result) => JSON.stringify(result.violations))"))
    return [
        f"{one['id']}: {[node['html'] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_violation(open_page: Open, scheme: str) -> None:
    opened = open_page(small(), color_scheme=scheme)
    page = opened.page
    start = page.url
    found = {}
    for name, fragment in STATES.items():
        page.goto(f"{start}#{fragment}")
        opened.settle()
        found[name] = serious(page)
    page.goto(f"{start}#")
    page.evaluate("i => kgPage.showFact(i)", opened.fact("Sadiq Khan", "calls in"))
    page.locator("#panel summary").first.click()
    found["fact"] = serious(page)
    page.fill("#search", "khan")
    found["search"] = serious(page)
    assert found == {name: [] for name in found}


def test_no_serious_violation_in_a_large_graph(open_page: Open) -> None:
    page = open_page(villages(20, size=20)).page
    page.locator("#panel summary").first.click()
    assert serious(page) == []
