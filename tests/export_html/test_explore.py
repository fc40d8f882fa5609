"""Asking the page: filters, unfolding, neighbourhoods, paths, the address, files. See `test_page` for the rest."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.export.html import Page, render
from kg.export.html.picture import ALL
from kg.model import DocumentInfo, Entity, Qualifier, Value
from kg.rdf import triples
from kg.store import memory_store, query

from .conftest import Opened
from .graphs import CHIEF, KHAN, OFFICE, REPORT, contents, entity, evidence, fact, small, villages

Open = Callable[..., Opened]

TRUE = Value(value="true", datatype="boolean")


def dated() -> Any:
    """Four facts: of two documents, one undated; one fact tells its own time; one is doubtful."""
    documents = (
        DocumentInfo(id="new.txt", title="The news", created="2022-02-02"),
        DocumentInfo(id="old.txt"),
    )

    def told(verb: str, document: str, start: int, **changes: Any) -> Any:
        words = f"Khan {verb} the chief."
        return fact(
            KHAN, verb, CHIEF, evidence(words, "Khan", verb, "the chief", start=start, document=document), **changes
        )

    years = (Qualifier(role="time", preposition="in", value=Value(value="1999", datatype="gYear")),)
    return contents(
        told("praises", "new.txt", 0),
        told("meets", "new.txt", 100, qualifiers=years),
        told("warns", "old.txt", 0),
        told("fires", "new.txt", 200, confidence=0.4),
        documents=documents,
    )


def relations(page: Any) -> list[str]:
    """The names of the relations that are in the picture."""
    return sorted(
        page.evaluate(
            "() => { const data = JSON.parse(document.getElementById('data').textContent);"
            " return kgPage.scene().edges.map((edge) => data.relations[edge.relation].label); }"
        )
    )


def labels(page: Any) -> set[str]:
    """The names of the entities that are in the picture."""
    return set(
        page.evaluate(
            "() => { const data = JSON.parse(document.getElementById('data').textContent);"
            " return kgPage.scene().entities.map((entity) => data.entities[entity].label); }"
        )
    )


def choose(page: Any, field: str, text: str) -> None:
    page.fill(field, text)
    page.press(field, "Enter")


# Filters ------------------------------------------------------------------------------------------------------------


def test_only_some_relations(open_page: Open) -> None:
    page = open_page(dated()).page
    choose(page, "#pick-relation", "prai")
    assert relations(page) == ["praises"]
    assert "Other relations: 3 facts (filters)" in page.inner_text("#shown")
    choose(page, "#pick-relation", "meets")
    assert relations(page) == ["meets", "praises"]
    page.get_by_role("button", name="Remove praises").click()
    assert relations(page) == ["meets"]
    page.get_by_role("button", name="Clear filters").click()
    assert len(relations(page)) == 4
    assert page.get_by_role("button", name="Clear filters").count() == 0


def test_search_finds_relations(open_page: Open) -> None:
    page = open_page(dated()).page
    choose(page, "#search", "warns")
    assert relations(page) == ["warns"]


def test_only_some_documents(open_page: Open) -> None:
    page = open_page(dated()).page
    page.focus("#pick-document")
    page.keyboard.press("ArrowDown")
    assert page.locator("#pick-document-list [role=option]").all_inner_texts() == ["The news", "old.txt"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert relations(page) == ["warns"]
    assert "Other documents: 3 facts (filters)" in page.inner_text("#shown")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2022", "", ["fires", "praises"]),
        ("", "2000", ["meets"]),
        ("1999-07", "1999-08-01", ["meets"]),
        ("2022-02-03", "", []),
        ("1998", "2022-02-02", ["fires", "meets", "praises"]),
    ],
)
def test_a_period_holds_the_time_of_a_fact_or_else_the_date_of_its_document(
    open_page: Open, first: str, last: str, found: list[str]
) -> None:
    page = open_page(dated()).page
    page.fill("#from", first)
    page.fill("#to", last)
    page.press("#to", "Enter")
    assert relations(page) == found
    assert f"Other or unknown time: {2 * (not found) or ''}"[:27] in page.inner_text("#shown")


def test_what_is_no_date_is_marked_and_left_out(open_page: Open) -> None:
    page = open_page(dated()).page
    page.fill("#from", "last year")
    page.press("#from", "Enter")
    assert page.get_attribute("#from", "aria-invalid") == "true"
    assert len(relations(page)) == 4


def test_least_confidence_by_keyboard(open_page: Open) -> None:
    page = open_page(dated()).page
    page.focus("#confidence")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert page.inner_text("#confidence-value") == "0.50"
    assert relations(page) == ["meets", "praises", "warns"]
    assert "Less certain: 1 fact (filters)" in page.inner_text("#shown")


# A fact -------------------------------------------------------------------------------------------------------------


def test_the_query_at_a_fact_finds_it(open_page: Open) -> None:
    called = evidence("Khan called her in.", "Khan", "called", "her")
    again = evidence("Khan called in.", "Khan", "called", "in", start=90)
    quoting = evidence("Khan says no.", "Khan", "says", "no", start=50)
    graph = contents(
        fact(KHAN, "calls in", CHIEF, called, id="a1", attributed_to=OFFICE),
        fact(KHAN, "calls in", CHIEF, again, id="a2"),
        fact(KHAN, "says", Value(value='"no"\\\n\tnever'), quoting, id="a3"),
        fact(KHAN, "is born", Value(value="1970", datatype="gYear"), evidence("Born.", "Born", "Born", "."), id="a4"),
    )
    opened = open_page(graph)
    store = memory_store(triples(graph))
    for index in range(4):
        opened.page.evaluate("i => kgPage.showFact(i)", index)
        boxes = opened.page.locator("#panel textarea")
        for at in range(boxes.count()):
            text = boxes.nth(at).input_value()
            (wanted,) = re.findall(r"statement/(\w+)", text)
            rows = list(query(store, text, base=graph.base))
            assert [str(row["fact"]).rpartition("/")[2] for row in rows] == [wanted]
            assert rows[0]["document"] == "The report"
            assert rows[0]["source"] == ("Watchdog" if wanted == "a1" else None)


def test_the_query_is_copied(open_page: Open) -> None:
    opened = open_page(small(), permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.evaluate("i => kgPage.showFact(i)", opened.fact("Sadiq Khan", "praises"))
    page.locator("#panel summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("PREFIX")


# Unfolding ----------------------------------------------------------------------------------------------------------

LARGE = villages(20, size=20)


def test_a_large_graph_opens_on_what_matters_and_unfolds(open_page: Open) -> None:
    opened = open_page(LARGE)
    page = opened.page
    first = labels(page)
    assert len(first) < 80 < ALL
    assert page.inner_text("#shown").startswith(f"Shown: {len(first)} of 400 entities and ")
    found = re.search(
        r"Folded away: (\d+) entities and (\d+) facts \(unfold, search, list\)", page.inner_text("#shown")
    )
    assert found
    assert int(found[1]) + len(first) == 400

    choose(page, "#search", "Mayor 19")
    opened.settle()
    page.get_by_role("button", name=re.compile(r"Unfold \d+ neighbours")).click()
    opened.settle()
    assert {f"Villager 19-{number}" for number in range(19)} <= labels(page)
    assert page.evaluate("kgPage.scene().entities.length") > len(first) + 10
    page.go_back()
    opened.settle()
    assert "Villager 19-7" not in labels(page)


def test_click_on_what_is_folded_unfolds_the_community(open_page: Open) -> None:
    opened = open_page(LARGE)
    page = opened.page
    before = labels(page)
    opened.click(page.evaluate("kgPage.pointOfEntity(kgPage.scene().folds[0].node.id)"))
    opened.settle()
    assert len(labels(page) - before) > 10
    assert page.inner_text("#bar-words") == "Unfolded"
    page.get_by_role("button", name="Fold again").click()
    assert labels(page) == before


def test_double_click_unfolds_the_neighbours(open_page: Open) -> None:
    opened = open_page(LARGE)
    page = opened.page
    before = labels(page)
    point = page.evaluate("kgPage.pointOfEntity(kgPage.scene().entities[0])")
    page.mouse.dblclick(point["x"], point["y"])
    opened.settle()
    assert len(labels(page) - before) > 10


def test_a_community_is_unfolded_by_keyboard(open_page: Open) -> None:
    page = open_page(LARGE).page
    before = labels(page)
    page.locator("#panel li button .count").first.locator("..").focus()
    page.keyboard.press("Enter")
    assert len(labels(page) - before) > 10


def test_a_small_window_opens_on_the_first_community(open_page: Open) -> None:
    opened = open_page(LARGE, viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    scale = opened.page.evaluate("kgPage.network.getScale()")
    opened.page.get_by_role("button", name="Show all", exact=True).click()
    opened.settle()
    assert opened.page.evaluate("kgPage.network.getScale()") < 0.25 < scale


def test_everything_can_be_unfolded_by_keyboard(open_page: Open) -> None:
    page = open_page(LARGE).page
    page.get_by_role("button", name="Show all 400 entities").focus()
    page.keyboard.press("Enter")
    assert len(labels(page)) == 400
    places = page.evaluate("[...kgPage.scene().places.values()].map(({ x, y }) => `${x},${y}`)")
    assert len(set(places)) == 400


def test_names_do_not_cover_each_other_at_the_first_look(open_page: Open) -> None:
    for graph in (LARGE, villages(4, size=12)):
        page = open_page(graph).page
        names = page.evaluate("kgPage.names()")
        assert len(names) > 20
        covered = [
            (one["text"], two["text"])
            for at, one in enumerate(names)
            for two in names[:at]
            if abs(one["x"] - two["x"]) * 2 < one["w"] + two["w"] - 1
            and abs(one["y"] - two["y"]) * 2 < one["h"] + two["h"] - 1
        ]
        assert covered == []
        drawn = page.evaluate("kgPage.scene().edges.length")
        assert sum("edge" in name for name in names) >= 0.75 * drawn, "most relations are named"
        unnamed = {*page.evaluate("kgPage.scene().entities")} - {name.get("of") for name in names}
        assert len(unnamed) <= len(labels(page)) / 10


def test_a_filter_that_leaves_little_shows_what_was_folded(open_page: Open) -> None:
    page = open_page(LARGE).page
    choose(page, "#pick-relation", "writes to")
    assert labels(page) == {f"Mayor {village}" for village in range(20)}


# Neighbourhood and path ----------------------------------------------------------------------------------------------


def chain() -> Any:
    """a – b – c – d – e, each doing the same to the next, and f apart."""
    people = {name: entity(f"Person {name}", "Person") for name in "abcdef"}

    def meets(one: str, other: str, start: int) -> Any:
        words = f"{people[one].label} meets {people[other].label}."
        return fact(
            people[one],
            "meets",
            people[other],
            evidence(words, people[one].label, "meets", people[other].label, start=start),
        )

    links = [meets(one, other, 100 * at) for at, (one, other) in enumerate(["ab", "cb", "cd", "de"])]
    alone = fact(people["f"], "rests", TRUE, evidence("Person f rests.", "Person f", "rests", "rests", start=900))
    return contents(*links, alone)


def names(*letters: str) -> set[str]:
    return {f"Person {letter}" for letter in letters}


def test_neighbourhood_of_one_and_of_two(open_page: Open) -> None:
    page = open_page(chain()).page
    choose(page, "#search", "Person a")
    page.get_by_role("button", name="Neighbourhood").click()
    assert labels(page) == names("a", "b")
    page.get_by_role("button", name="2 steps").click()
    assert labels(page) == names("a", "b", "c")
    page.get_by_role("button", name="3 steps").click()
    assert labels(page) == names("a", "b", "c", "d")
    page.get_by_role("button", name="1 step", exact=True).click()
    choose(page, "#second", "Person e")
    assert page.inner_text("#bar-words") == "Neighbourhood of Person a and Person e"
    assert labels(page) == names("a", "b", "d", "e")
    page.locator("#view-list").click()
    assert page.locator("#rows tr").count() == 2
    page.locator("#view-picture").click()
    page.get_by_role("button", name="Whole graph").click()
    assert labels(page) == names(*"abcdef")


def test_shortest_path_by_keyboard(open_page: Open) -> None:
    page = open_page(chain()).page
    choose(page, "#search", "Person a")
    page.get_by_role("button", name="Path to").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "second"
    page.keyboard.type("Person d")
    page.keyboard.press("Enter")
    assert labels(page) == names("a", "b", "c", "d")
    assert page.inner_text("#bar-words") == "Shortest path (3 steps): Person a – Person d"


def test_the_panel_tells_a_path_step_by_step(open_page: Open) -> None:
    page = open_page(chain()).page
    page.goto(f"{page.url}#path=person-d&path=person-a")
    steps = page.locator("#panel button.fact")
    steps.first.wait_for()
    told = ["Person c meets Person d", "Person c meets Person b", "Person a meets Person b"]
    assert [" ".join(text.split()) for text in steps.all_inner_texts()] == told
    steps.nth(1).click()
    assert page.inner_text("#panel blockquote") == "Person c meets Person b."


def test_no_path_is_told(open_page: Open) -> None:
    page = open_page(chain()).page
    page.goto(f"{page.url}#path=person-a&path=person-f")
    page.wait_for_timeout(300)
    assert page.inner_text("#bar-words") == "No path joins Person a and Person f"


# The address ---------------------------------------------------------------------------------------------------------


def test_a_view_can_be_linked(open_page: Open) -> None:
    opened = open_page(small())
    page = opened.page
    page.check("#unasserted")
    choose(page, "#pick-relation", "calls in")
    page.evaluate("i => kgPage.showFact(i)", opened.fact("Sadiq Khan", "calls in"))
    page.locator("#view-list").click()
    address, panel, rows = page.url, page.inner_text("#panel blockquote >> nth=0"), page.inner_text("#rows")
    other = page.context.new_page()
    other.goto(address)
    assert other.inner_text("#panel blockquote >> nth=0") == panel
    assert other.inner_text("#rows") == rows
    assert other.is_checked("#unasserted")


def test_undo_and_redo_by_keyboard(open_page: Open) -> None:
    from playwright.sync_api import expect  # waits for what it asks

    opened = open_page(small())
    page = opened.page
    start = page.url
    page.keyboard.press("Control+z")  # nothing to undo: the page stays
    opened.settle()
    assert page.url == start
    page.get_by_label("Person").focus()
    page.keyboard.press("Space")
    page.focus("#unasserted")
    page.keyboard.press("Space")
    page.wait_for_url(lambda url: "unasserted" in url and "hidden" in url)
    after = page.url
    page.keyboard.press("Control+z")
    page.wait_for_url(lambda url: "unasserted" not in url)
    expect(page.locator("#unasserted")).not_to_be_checked()
    page.keyboard.press("Control+z")
    page.wait_for_url(lambda url: url.removesuffix("#") == start)
    expect(page.get_by_label("Person")).to_be_checked()
    page.keyboard.press("Control+z")
    opened.settle()
    assert page.url.removesuffix("#") == start
    page.keyboard.press("Control+Shift+z")
    page.wait_for_url(lambda url: "hidden" in url)
    page.keyboard.press("Control+y")
    page.wait_for_url(after)
    expect(page.locator("#unasserted")).to_be_checked()


def test_undo_and_redo_by_button(open_page: Open) -> None:
    from playwright.sync_api import expect

    opened = open_page(small())
    page = opened.page
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))

    def usable() -> tuple[bool, bool]:
        opened.settle()
        return (undo.get_attribute("aria-disabled") == "false", redo.get_attribute("aria-disabled") == "false")

    assert usable() == (False, False)
    page.check("#unasserted")
    choose(page, "#search", "Watchdog")
    assert usable() == (True, False)
    undo.click()
    assert usable() == (True, True)
    expect(page.locator("#panel h2 bdi")).to_have_count(0)
    undo.focus()
    page.keyboard.press("Enter")
    assert usable() == (False, True)
    assert page.evaluate("document.activeElement.id") == "undo", "the keyboard stays where it is"
    redo.click()
    expect(page.locator("#unasserted")).to_be_checked()
    page.locator("#view-list").click()  # another way on: what was undone is gone
    assert usable() == (True, False)


def test_keys_of_a_field_undo_what_was_typed_in_it(open_page: Open) -> None:
    opened = open_page(small())
    page = opened.page
    page.check("#unasserted")
    page.focus("#search")
    page.keyboard.type("khan")
    page.keyboard.press("Control+z")
    opened.settle()
    assert page.is_checked("#unasserted")


def test_back_undoes(open_page: Open) -> None:
    opened = open_page(small())
    page = opened.page
    page.get_by_label("Person").uncheck()
    page.check("#unasserted")
    choose(page, "#search", "Watchdog")
    assert page.inner_text("#panel h2") == "Watchdog"
    page.go_back()
    opened.settle()
    assert page.locator("#panel h2 bdi").count() == 0
    page.go_back()
    opened.settle()
    assert not page.is_checked("#unasserted")
    page.go_back()
    opened.settle()
    assert page.get_by_label("Person").is_checked()
    page.go_forward()
    opened.settle()
    assert not page.get_by_label("Person").is_checked()


@pytest.mark.parametrize(
    "fragment",
    [
        "entity=nobody&fact=x&hidden=None&steps=7",
        "steps=<img src=x onerror=window.ran=1>",
        "%&path=%00&around=__proto__",
    ],
)
def test_an_address_that_means_nothing_here_opens_the_start(open_page: Open, fragment: str) -> None:
    page = open_page(small()).page
    page.goto(f"{page.url}#{fragment}")
    page.reload()
    page.wait_for_timeout(300)
    assert page.inner_text("#shown").startswith("Shown: 2 of 5 entities")
    assert page.evaluate("window.ran") is None


# Files ---------------------------------------------------------------------------------------------------------------


def saved(page: Any, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_what_is_seen_is_saved(open_page: Open) -> None:
    page = open_page(small()).page
    assert saved(page, "Save the picture as PNG").startswith(b"\x89PNG")
    svg = ElementTree.fromstring(saved(page, "Save the picture as SVG"))  # noqa: S314 - the page's own
    texts = {node.text for node in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Sadiq Khan", "Met Commissioner"} < texts
    assert texts == {name["text"] for name in page.evaluate("kgPage.names()")}
    assert len(svg.findall("{http://www.w3.org/2000/svg}path")) == 2
    rows = list(csv.DictReader(io.StringIO(saved(page, "Save the facts as CSV").decode())))
    assert [(row["subject"], row["relation"], row["object"]) for row in rows] == [
        ("Sadiq Khan", "calls in", "Met Commissioner"),
        ("Sadiq Khan", "praises", "Met Commissioner"),
    ]
    assert rows[0]["said by"] == "Watchdog"
    page.locator("#view-list").click()
    assert saved(page, "Save the facts as CSV").count(b"\r\n") == 5


def test_saved_cells_are_no_formulas_and_saved_markup_is_text(open_page: Open) -> None:
    name = '=HYPERLINK("http://x.example")</text><script>'
    hostile = Entity(iri="https://kg.example/entity/x", label=name)
    page = open_page(contents(fact(hostile, "owns", REPORT, evidence("x owns it", "x", "owns", "it")))).page
    (row,) = csv.DictReader(io.StringIO(saved(page, "Save the facts as CSV").decode()))
    assert row["subject"] == f"'{name}"
    svg = ElementTree.fromstring(saved(page, "Save the picture as SVG"))  # noqa: S314
    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))
    assert svg.findall(".//*[@onload]") == []


# The keyboard alone ---------------------------------------------------------------------------------------------------


def test_every_control_is_reached_and_works_by_keyboard(open_page: Open) -> None:
    page = open_page(small()).page
    page.evaluate("window.reached = []")
    for _ in range(40):
        page.keyboard.press("Tab")
        page.evaluate("reached.push(document.activeElement)")
        if not page.evaluate("document.activeElement === document.body"):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    missed = page.evaluate("""[...document.querySelectorAll("button, input, [tabindex='0']")]
        .filter((control) => control.checkVisibility() && !control.disabled && !reached.includes(control))
        .map((control) => control.outerHTML)""")
    assert missed == []
    for name in ("PNG", "SVG", "CSV"):
        page.get_by_role("button", name=name).focus()
        with page.expect_download():
            page.keyboard.press("Enter")
    page.focus("#view-list")
    page.keyboard.press("Enter")
    page.focus("#unasserted")
    page.keyboard.press("Space")
    assert page.locator("#rows tr").count() == 6
    page.focus("#view-picture")
    page.keyboard.press("Enter")
    page.locator(".vis-network").focus()
    scale, place = (page.evaluate(f"kgPage.network.{what}()") for what in ("getScale", "getViewPosition"))
    page.keyboard.down("=")  # zooms from frame to frame, as long as it is held
    page.wait_for_function("scale => kgPage.network.getScale() !== scale", arg=scale)
    page.keyboard.up("=")
    page.keyboard.down("ArrowLeft")
    page.wait_for_function("x => kgPage.network.getViewPosition().x !== x", arg=place["x"])
    page.keyboard.up("ArrowLeft")


# A notebook ----------------------------------------------------------------------------------------------------------


def test_a_notebook_shows_the_page_and_the_page_cannot_reach_the_notebook(open_page: Open, tmp_path: Path) -> None:
    opened = open_page(small())
    file = tmp_path / "notebook.html"
    cell = Page(render(small()))._repr_html_()
    file.write_text(f"<!doctype html><meta charset=utf-8><title>notebook</title>{cell}", encoding="utf-8")
    page = opened.page.context.new_page()
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    assert frame.locator("#counts").inner_text() == "5 entities, 6 facts from 1 document"
    frame.get_by_label("Person").uncheck()
    frame.locator("#shown", has_text="Hidden types").wait_for()
    inner = page.frames[1]
    assert (
        inner.evaluate("(() => { try { return parent.document.title } catch { return 'out of reach' } })()")
        == "out of reach"
    )
