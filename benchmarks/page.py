"""The interactive page beside one that pyvis makes of the same graph: `python -m benchmarks.page`.

Each page is opened from disk in headless Chromium, without network. *first view* is the time from the start of loading
to the first label in the picture, *frames/s* the frames that the browser draws while the picture is dragged. The graphs
are made up: entities join one after the other, to entities that have many facts already, as in a graph of texts. Run it
on an idle machine; figures of different machines do not compare.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from kg.export.html import render
from kg.model import Contents, DocumentInfo, Entity, Evidence, Fact, Modality, Polarity, Relation

SIZES = (100, 1_000, 5_000, 20_000)
PATIENCE = 120
"""Seconds to wait for a first view."""

TYPES = ("Person", "Organization", "Place", "Event", "Group", "Concept", "Concept")
VERBS = ("meets", "works for", "is based in", "calls in", "publishes", "founds", "warns", "is member of")

FIRST_LABEL = """
    const write = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (...values) {
        if (window.firstLabel === undefined) {
            window.firstLabel = performance.now();
            console.debug("first label");
        }
        return write.apply(this, values);
    };
"""
COUNT_FRAMES = """() => {
    window.frameTimes = [];
    const note = (now) => { window.frameTimes.push(now); requestAnimationFrame(note); };
    requestAnimationFrame(note);
}"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of facts (default: %(default)s)")
    parser.add_argument("--no-stock", action="store_true", help="leave out the page that pyvis makes")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    print(f"{'facts':>8} {'page':<6} {'made in':>9} {'MB':>7} {'first view':>11} {'frames/s':>9}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            contents = made_up(size)
            for name, make in (("kg", render), ("pyvis", stock)):
                if name == "pyvis" and options.no_stock:
                    continue
                file = Path(folder, f"{name}.html")
                start = time.perf_counter()
                file.write_text(make(contents), encoding="utf-8")
                made = time.perf_counter() - start
                browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
                seconds, frames = opened(browser, file)
                browser.close()
                view = f"{seconds:9.2f} s" if seconds else f"> {PATIENCE} s"
                rate = f"{frames:9.1f}" if frames else f"{'–':>9}"
                print(
                    f"{size:>8,} {name:<6} {made:7.2f} s {file.stat().st_size / 1e6:7.2f} {view:>11} {rate}", flush=True
                )


def opened(browser: Any, file: Path) -> tuple[float | None, float | None]:
    """Return the seconds to the first label, and the frames per second while the picture is dragged."""
    from playwright.sync_api import TimeoutError as OutOfPatience

    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    page.add_init_script(FIRST_LABEL)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_default_timeout(PATIENCE * 1000)
    try:
        page.goto(file.as_uri(), wait_until="commit")
        start = time.perf_counter()
        while "first label" not in said:  # to ask a page that is busy would mean to wait until it is not
            if time.perf_counter() - start > PATIENCE:
                return None, None
            page.wait_for_timeout(100)
        first = page.evaluate("window.firstLabel")
        box = page.locator("canvas").first.bounding_box()
        x, y = box["x"] + 20, box["y"] + box["height"] - 20  # a corner without nodes: the picture is what moves
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(COUNT_FRAMES)
        end = time.perf_counter() + 4
        step = 0
        while time.perf_counter() < end:
            step += 1
            page.mouse.move(x + 3 * (step % 60), y - 2 * (step % 60))
        times = page.evaluate("window.frameTimes")
        page.mouse.up()
    except OutOfPatience:
        return None, None
    return first / 1000, (len(times) - 1) / (times[-1] - times[0]) * 1000 if len(times) > 1 else None


def stock(contents: Contents) -> str:
    """Return the page that pyvis makes with its own settings, as its users do."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for entity in contents.entities:
        network.add_node(entity.iri, label=entity.label)
    for fact in contents.facts:
        if isinstance(fact.object, Entity):
            network.add_edge(fact.subject.iri, fact.object.iri, label=fact.predicate.label)
    return str(network.generate_html())


def made_up(size: int) -> Contents:
    """Return a graph of `size` facts, the same each time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    count = max(2, size * 3 // 5)
    entities = [
        Entity(
            iri=f"https://kg.example/entity/{number:06}",
            label=f"{chance.choice(('North', 'Old', 'Lower', 'Upper'))} Thing {number}",
            types=(chance.choice(TYPES),),
        )
        for number in range(count)
    ]
    ends = [0, 1]
    facts = []
    for number in range(size):
        subject = number + 1 if number + 1 < count else chance.randrange(count)
        # Mostly somebody near, as in one document; sometimes somebody whom many know.
        target = max(0, subject - chance.randrange(1, 40)) if chance.random() < 0.8 else chance.choice(ends)
        ends.append(target)
        facts.append(made_up_fact(number, entities[subject], chance.choice(VERBS), entities[target]))
    documents = tuple(DocumentInfo(id=f"{at:05}.txt", created="2024-01-01") for at in range(size // 50 + 1))
    return Contents(base="https://kg.example/", documents=documents, entities=tuple(entities), facts=tuple(facts))


def made_up_fact(number: int, subject: Entity, verb: str, target: Entity) -> Fact:
    """Return a fact with a sentence of usual length."""
    words = f"According to the minutes of the meeting, {subject.label} {verb} {target.label}, which surprised nobody."
    start = 200 * (number % 50)
    spans = [(words.index(part), words.index(part) + len(part)) for part in (subject.label, verb, target.label)]
    evidence = Evidence(
        document=f"{number // 50:05}.txt",
        start=start,
        end=start + len(words),
        sentence=words,
        subject_span=(start + spans[0][0], start + spans[0][1]),
        predicate_span=(start + spans[1][0], start + spans[1][1]),
        object_span=(start + spans[2][0], start + spans[2][1]),
    )
    relation = Relation(iri=f"https://kg.example/relation/{verb.replace(' ', '-')}", label=verb, lemma=verb)
    asserted = number % 5 != 0
    return Fact(
        id=f"{number:016x}",
        subject=subject,
        predicate=relation,
        object=target,
        asserted=asserted,
        polarity=Polarity.POSITIVE,
        modality=Modality.ACTUAL if asserted else Modality.POSSIBLE,
        attributed_to=None,
        qualifiers=(),
        confidence=0.9,
        implicit=False,
        rule="clause.active",
        evidence=(evidence,),
    )


if __name__ == "__main__":
    main()
