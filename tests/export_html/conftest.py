"""A browser to open pages in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from kg.export.html import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.model import Contents


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, headless=True, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser, and all that it said and asked for."""

    page: Any
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def click(self, point: dict[str, float]) -> None:
        self.page.mouse.click(point["x"], point["y"])

    def fact(self, subject: str, verb: str, *, asserted: bool = True) -> int:
        """The index of a fact in the data of the page."""
        return int(
            self.page.evaluate(
                """([subject, verb, asserted]) => {
                    const data = JSON.parse(document.getElementById("data").textContent);
                    return data.facts.findIndex((fact) => data.entities[fact.subject].label === subject
                        && data.relations[fact.relation].label === verb && fact.asserted === asserted);
                }""",
                [subject, verb, asserted],
            )
        )

    def settle(self) -> None:
        """Wait until the picture is drawn and has stopped moving."""
        self.page.wait_for_timeout(400)


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the page of a graph from disk, offline; at the end it must have asked for nothing and said nothing."""
    opened: list[Opened] = []

    def open_(graph: Contents, **context: Any) -> Opened:
        file = tmp_path / f"graph{len(opened)}.html"
        file.write_bytes(render(graph).encode("utf-8"))
        settings = {"viewport": {"width": 1280, "height": 800}, "offline": True, **context}
        page = chromium.new_context(**settings).new_page()
        this = Opened(page)
        page.on("console", lambda message: this.messages.append(message.text))
        page.on("pageerror", lambda error: this.messages.append(str(error)))
        page.on("request", lambda request: this.requests.append(request.url))
        page.goto(file.as_uri())
        this.settle()
        opened.append(this)
        return this

    yield open_
    for this in opened:
        assert this.messages == []
        own = this.page.url.partition("#")[0]  # a test may load it again
        assert [url for url in this.requests if not url.startswith((own, "data:", "blob:"))] == []
        this.page.context.close()
