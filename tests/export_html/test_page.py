"""The page in a browser. Each test also holds that the page asked for nothing and said nothing: see `open_page`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import Contents, DocumentInfo, Entity, Value

from .conftest import Opened
from .graphs import CHIEF, KHAN, OFFICE, contents, entity, evidence, fact, small, villages

Open = Callable[..., Opened]


def many(count: int) -> Contents:
    """A ring of `count` entities, each related to its neighbour and to the first."""
    people = [entity(f"Person {number}", "Person") for number in range(count)]

    def link(number: int, other: int, verb: str) -> object:
        one, two = people[number], people[other]
        words = f"{one.label} {verb} {two.label} ."
        return fact(one, verb, two, evidence(words, f"{one.label} ", verb, f" {two.label} ", start=100 * number))

    links = [link(number, (number + 1) % count, "meets") for number in range(count)]
    return contents(*links, *(link(number, 0, "knows") for number in range(2, count)))  # type: ignore[arg-type]


def choose(page: Any, field: str, text: str) -> None:
    page.fill(field, text)
    page.press(field, "Enter")


def test_says_how_much_it_shows_and_what_it_leaves_out(open_page: Open) -> None:
    page = open_page(small()).page
    assert page.inner_text("#counts") == "5 entities, 6 facts from 1 document"
    assert page.inner_text("#shown") == (
        "Shown: 2 of 5 entities and 2 of 6 facts · Not asserted: 2 entities and 2 facts (switch above the picture)"
        " · Attributes: 2 facts (in the panels) · Only mentioned: 1 entity (in search)"
    ), "London is a qualifier only; Watchdog and report have one fact, which is denied"


def test_click_on_an_edge_shows_its_sentence_with_the_words_marked(open_page: Open) -> None:
    opened = open_page(small())
    opened.click(opened.page.evaluate("i => kgPage.pointOfFact(i)", opened.fact("Sadiq Khan", "calls in")))
    panel = opened.page.locator("#panel")
    first = panel.locator("blockquote").first
    assert first.inner_text() == "😀 Sadiq Khan called in the Met Commissioner on Monday, the Watchdog said."
    assert first.locator("mark.subject").inner_text() == "Sadiq Khan"
    assert first.locator("mark.predicate").inner_text() == "called in"
    assert first.locator("mark.object").inner_text() == "the Met Commissioner"
    assert panel.locator("figcaption").first.inner_text() == (
        "The report · news/report.txt · 2022-02-02 · characters 16–89"
    )
    terms = dict(zip(panel.locator("dt").all_inner_texts(), panel.locator("dd").all_inner_texts(), strict=True))
    assert {name: " ".join(text.split()) for name, text in terms.items()} == {
        "Confidence": "0.94",
        "Status": "asserted",
        "Said by": "Watchdog",
        "Time": "on Monday",
        "Place": "in London",
        "Read from": "clause.active",
    }


def test_all_evidence_is_shown_and_an_object_inside_the_relation_is_still_marked(open_page: Open) -> None:
    opened = open_page(small())
    opened.page.evaluate("i => kgPage.showFact(i)", opened.fact("Sadiq Khan", "calls in"))
    second = opened.page.locator("#panel blockquote").nth(1)
    assert second.locator("mark").all_inner_texts() == ["Khan", "called ", "the chief", " in"]
    assert second.locator("mark.predicate").all_inner_texts() == ["called ", " in"]


def test_implicit_relation_has_no_words_to_mark(open_page: Open) -> None:
    proof = evidence("Mayor Sadiq Khan spoke.", "Sadiq Khan", "Mayor Sadiq Khan", "Mayor")
    opened = open_page(contents(fact(KHAN, "is", Value(value="mayor"), proof, implicit=True)))
    opened.page.evaluate("kgPage.showFact(0)")
    assert opened.page.locator("#panel mark").all_inner_texts() == ["Mayor", "Sadiq Khan"]
    assert "implicit" in opened.page.inner_text("#panel dl")


def test_click_on_a_node_shows_types_aliases_attributes_and_facts_by_relation(open_page: Open) -> None:
    opened = open_page(small())
    entities = sorted((one for one in small().entities), key=lambda one: one.iri)
    opened.click(opened.page.evaluate("i => kgPage.pointOfEntity(i)", entities.index(KHAN)))
    panel = opened.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Sadiq Khan"
    assert panel.locator(".types").inner_text() == "Person"
    assert "Also Mr Khan" in panel.inner_text()
    assert panel.locator("h3").all_inner_texts() == ["Attributes", "calls in →", "praises →"]
    lines = [" ".join(line.split()) for line in panel.locator("button.fact").all_inner_texts()]
    assert lines == ["is furious", "Met Commissioner", "Met Commissioner possible", "Met Commissioner"]
    panel.locator("button.fact").nth(2).click()
    assert panel.locator("blockquote").inner_text() == "Khan may call in the chief."
    panel.get_by_role("button", name="Back").click()
    opened.settle()
    assert panel.locator("h2").inner_text() == "Sadiq Khan"


def test_many_facts_of_one_relation_come_in_two_goes(open_page: Open) -> None:
    page = open_page(villages(1, size=150)).page
    page.fill("#search", "Mayor")
    page.press("#search", "Enter")
    assert page.locator("#panel button.fact").count() == 100
    page.get_by_role("button", name="Show 49 more").click()
    assert page.locator("#panel button.fact").count() == 149


def test_clause_without_an_object_reads_without_one(open_page: Open) -> None:
    opened = open_page(small())
    opened.page.evaluate("i => kgPage.showFact(i)", opened.fact("Met Commissioner", "resigns"))
    assert opened.page.inner_text("#panel h2").split("\n") == ["Met Commissioner", "resigns"]


def test_facts_that_are_not_asserted_come_with_the_switch(open_page: Open) -> None:
    opened = open_page(small())
    page = opened.page
    drawn = "kgPage.network.body.data.edges.get().filter((edge) => !edge.hidden)"
    assert page.evaluate(f"{drawn}.map((edge) => edge.dashes)") == [False, False]
    assert page.inner_text("#unasserted-label") == "2 not asserted"
    assert page.get_attribute("#unasserted-label", "title") == "1 denied, 1 possible"
    page.check("#unasserted")
    assert sorted(page.evaluate(f"{drawn}.map((edge) => Boolean(edge.dashes))")) == [False, False, True, True]
    assert page.inner_text("#shown").startswith("Shown: 4 of 5 entities and 4 of 6 facts · Attributes")
    page.uncheck("#unasserted")
    assert page.evaluate(f"{drawn}.length") == 2


def test_a_fact_that_the_switch_hides_is_drawn_while_it_is_open(open_page: Open) -> None:
    opened = open_page(small())
    opened.page.evaluate("i => kgPage.showFact(i)", opened.fact("Watchdog", "publishes", asserted=False))
    drawn = "kgPage.network.body.data.edges.get().filter((edge) => !edge.hidden).length"
    assert opened.page.evaluate(drawn) == 3
    assert opened.page.inner_text("#panel .badge") == "denied"
    opened.page.get_by_role("button", name="Back").click()
    opened.settle()
    assert opened.page.evaluate(drawn) == 2


def test_legend_hides_the_entities_of_a_type_and_their_facts(open_page: Open) -> None:
    page = open_page(small()).page
    page.check("#unasserted")
    labels = [" ".join(text.split()) for text in page.locator("#types label").all_inner_texts()]
    assert labels == ["Person 2", "Organization 1", "Place 1", "Thing 1"]
    page.get_by_label("Person").uncheck()
    drawn = "kgPage.network.body.data.nodes.get().map((node) => node.title).sort()"
    assert page.evaluate(drawn) == ["Watchdog", "report"]
    assert "Hidden types: 2 entities and 5 facts (legend)" in page.inner_text("#shown")
    page.get_by_label("Person").check()
    assert len(page.evaluate(drawn)) == 4


def test_search_suggests_labels_and_aliases_and_opens_the_one_taken(open_page: Open) -> None:
    page = open_page(small()).page
    page.fill("#search", "mr kh")
    assert " ".join(page.locator("#suggestions [role=option]").all_inner_texts()[0].split()) == "Sadiq Khan Mr Khan"
    page.fill("#search", "o")
    assert page.locator("#suggestions [role=option]").count() > 1
    page.fill("#search", "londo")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "London"
    assert "Named in" in page.inner_text("#panel"), "London is named by a qualifier only"
    page.fill("#search", "nobody")
    assert page.inner_text("#suggestions") == "Nothing of that name"


def test_search_ignores_accents_and_case(open_page: Open) -> None:
    cafe = entity("Café Ñandú")
    graph = contents(
        fact(cafe, "opens", Value(value="true", datatype="boolean"), evidence("It opens", "It", "opens", ""))
    )
    page = open_page(graph).page
    page.fill("#search", "cafe nandu")
    assert page.locator("#suggestions [role=option]").all_inner_texts() == ["Café Ñandú"]


def test_keyboard_alone_reaches_a_sentence(open_page: Open) -> None:
    page = open_page(small()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("sadiq")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "fact":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel blockquote") == "Khan is furious."
    assert page.evaluate("document.activeElement.id") == "panel", (
        "what was pressed is gone, the keyboard stays in place"
    )


def test_arrow_keys_move_through_suggestions(open_page: Open) -> None:
    page = open_page(small()).page
    page.fill("#search", "o")
    labels = page.locator("#suggestions [role=option]").all_inner_texts()
    page.press("#search", "ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "suggestions-1"
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == labels[1].strip()


def test_list_holds_the_same_facts_and_follows_the_filters(open_page: Open) -> None:
    page = open_page(small()).page
    page.locator("#view-list").click()
    rows = page.locator("#rows tr")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "Sadiq Khan calls in Met Commissioner asserted The report 2022-02-02",
        "Sadiq Khan praises Met Commissioner asserted The report 2022-02-02",
        "Sadiq Khan is furious asserted The report 2022-02-02",
        "Met Commissioner resigns asserted The report 2022-02-02",
    ]
    page.check("#unasserted")
    assert rows.count() == 6
    assert page.inner_text("#more") == "6 of 6 facts listed"
    rows.nth(1).get_by_role("button", name="praises").click()
    assert page.inner_text("#panel blockquote") == "Khan praises the chief."


def test_long_list_comes_in_pages(open_page: Open) -> None:
    page = open_page(many(150)).page
    page.locator("#view-list").click()
    assert page.locator("#rows tr").count() == 200
    assert page.inner_text("#more").startswith("200 of 298 facts listed")
    page.get_by_role("button", name="Show 98 more").click()
    assert page.locator("#rows tr").count() == 298


def test_the_list_keeps_its_place_while_a_fact_is_read(open_page: Open) -> None:
    page = open_page(many(150)).page
    page.locator("#view-list").click()
    page.get_by_role("button", name="Show 98 more").click()
    page.locator("#rows tr").nth(250).locator(".relation").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote").is_visible()
    assert page.locator("#rows tr").count() == 298
    assert page.evaluate("document.activeElement.closest('tr.chosen') !== null")
    assert page.locator("#rows tr.chosen").count() == 1


HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<!--<script>window.ran = 2",
    "<img src=x onerror='window.ran = 3'>",
    "'\"><svg onload=window.ran=4>",
    "javascript:window.ran=5",
    "{{ ''.__class__ }}{% raw %}${window.ran = 6}",
    "a\u2028window.ran = 7\u2029b",
    "\\u003cb\\u003e &lt;b&gt; \x07\x85\ufeff\u202e right to left",
    "__proto__",
    "\u202eexe.\u2066مرحبا بالعالم\u2069 <b>",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 60,
    "<i>long " * 500,
)


def test_hostile_text_never_runs_and_is_shown_as_it_is(open_page: Open) -> None:
    documents = tuple(DocumentInfo(id=f"{text}.txt", title=text, created=text) for text in sorted(HOSTILE))
    facts = [
        fact(
            Entity(iri=f"https://kg.example/entity/{at}<b>", label=text, types=(text,), aliases=(f"{text} too",)),
            text,
            Entity(iri=f"https://kg.example/entity/other-{at}", label=f"{text} again", types=(text,)),
            evidence(f"{text} does {text}!", text, "does", text, document=f"{text}.txt"),
            id=f"{at}{text}",
            rule=text,
        )
        for at, text in enumerate(HOSTILE)
    ]
    page = open_page(contents(*facts, documents=documents)).page
    assert page.evaluate("JSON.parse(document.getElementById('data').textContent).facts.length") == len(HOSTILE)
    order = page.evaluate(
        "() => { const data = JSON.parse(document.getElementById('data').textContent);"
        " return data.facts.map((fact) => data.entities[fact.subject].label); }"
    )
    assert sorted(order) == sorted(HOSTILE)
    for index, text in enumerate(order):
        page.evaluate("i => kgPage.showFact(i)", index)
        assert page.text_content("#panel mark.subject") == text
        assert page.text_content("#panel .subject .entity bdi") == text
        page.locator("#panel .subject .entity").click()
        assert page.text_content("#panel h2 bdi") == text
        page.fill("#search", text[:4])
    page.evaluate(
        "() => { const data = JSON.parse(document.getElementById('data').textContent);"
        " const base = `${data.base}relation/`; const words = new URLSearchParams();"
        " for (const { iri } of data.relations) words.append('relations', iri.slice(base.length));"
        " for (const { id } of data.documents) words.append('documents', id);"
        " words.append('path', data.entities[data.facts[0].subject].iri.slice(`${data.base}entity/`.length));"
        " location.hash = words; }"
    )
    page.locator("#by-relation .chip").first.wait_for()
    assert sorted(page.locator("#by-relation .chip bdi").all_text_contents()) == sorted(HOSTILE)
    assert sorted(page.locator("#by-document .chip bdi").all_text_contents()) == sorted(HOSTILE)
    assert page.text_content("#bar-words bdi") == order[0]
    page.locator("#view-list").click()
    point = page.evaluate("kgPage.pointOfEntity(0)")
    page.locator("#view-picture").click()
    page.mouse.move(point["x"], point["y"])
    page.wait_for_timeout(400)  # the tooltip
    assert page.evaluate("window.ran") is None
    assert page.locator("img, script[src], link[rel=stylesheet], svg[onload], a[href]").count() == 0


def test_an_address_of_a_script_is_text_and_no_link(open_page: Open) -> None:
    evil = Entity(iri="javascript:window.ran=1", label="evil", types=("javascript:window.ran=2",))
    page = open_page(contents(fact(evil, "meets", KHAN, evidence("evil meets Khan", "evil", "meets", "Khan")))).page
    choose(page, "#search", "evil")
    assert page.inner_text("#panel .iri") == evil.iri
    page.locator("#panel .iri").click()
    page.goto(f"{page.url}&around=javascript:window.ran=3")
    page.locator("#panel button.fact").click()
    assert "javascript:window.ran=1" in page.locator("#panel textarea").input_value()
    assert page.evaluate("window.ran") is None
    assert page.locator("[href^=javascript]").count() == 0


def test_policy_forbids_what_the_page_does_not_bring(open_page: Open) -> None:
    opened = open_page(small())
    refused = opened.page.evaluate(
        """async () => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const fetched = await fetch("https://example.org/").then(() => "fetched", () => "refused");
            return [window.ran ?? null, fetched];
        }"""
    )
    assert refused == [None, "refused"]
    assert len(opened.messages) >= 2
    assert all("Content Security Policy" in text for text in opened.messages)
    opened.messages.clear()


def test_parallel_edges_are_named_or_counted(open_page: Open) -> None:
    verbs = [f"meets in the {place}" for place in ("hall", "yard", "park", "street", "house", "market", "church")]
    words = [f"Khan {verb} the chief." for verb in verbs]
    proofs = [evidence(told, "Khan", verb, "the chief") for told, verb in zip(words, verbs, strict=True)]
    page = open_page(
        contents(*(fact(KHAN, verb, CHIEF, proof) for verb, proof in zip(verbs, proofs, strict=True)))
    ).page
    zoomed_out = page.evaluate("kgPage.network.moveTo({ scale: 0.5 })")
    assert zoomed_out is None
    page.wait_for_timeout(200)
    named = page.evaluate("kgPage.names().filter(({ edge }) => edge !== undefined).map(({ text }) => text)")
    more = [int(text.rpartition("+")[2].removesuffix(" more")) for text in named if " more" in text]
    assert 1 <= len(named) < len(verbs)
    assert len(named) + sum(more) == len(verbs)


def test_a_long_relation_is_shortened_and_its_tooltip_has_the_whole(open_page: Open) -> None:
    verb = "is the honorary secretary of the standing committee for"
    page = open_page(contents(fact(KHAN, verb, CHIEF, evidence(f"Khan {verb} it", "Khan", verb, "it")))).page
    (text,) = page.evaluate("kgPage.names().filter(({ edge }) => edge !== undefined).map(({ text }) => text)")
    assert text.endswith("…")
    assert verb.startswith(text[:-1])
    assert page.evaluate("kgPage.network.body.data.edges.get(0).title") == f"Sadiq Khan {verb} Met Commissioner"


def test_a_click_on_a_name_means_what_it_names(open_page: Open) -> None:
    opened = open_page(small())
    page = opened.page
    corner = page.locator("#canvas").bounding_box()

    def click_on(text: str) -> None:
        (name,) = page.evaluate("text => kgPage.names().filter((one) => one.text === text)", text)
        opened.click({"x": corner["x"] + name["x"], "y": corner["y"] + name["y"]})
        opened.settle()

    click_on("Met Commissioner")
    assert page.inner_text("#panel h2") == "Met Commissioner"
    click_on("praises")
    assert page.inner_text("#panel blockquote") == "Khan praises the chief."


def test_parallel_edges_run_apart(open_page: Open) -> None:
    opened = open_page(small())
    calls, praises = (opened.fact("Sadiq Khan", verb) for verb in ("calls in", "praises"))
    one, two = (opened.page.evaluate("i => kgPage.pointOfFact(i)", index) for index in (calls, praises))
    assert abs(one["x"] - two["x"]) + abs(one["y"] - two["y"]) > 12


def test_empty_graph_says_that_it_is_empty(open_page: Open) -> None:
    page = open_page(Contents(base="https://kg.example/", documents=(), entities=(), facts=())).page
    assert page.inner_text("#counts") == "0 entities, 0 facts from 0 documents"
    assert "holds no facts" in page.inner_text("#panel")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: Open, scheme: str) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.1, AA) for every colour of text on the ground that it stands on."""
    page = open_page(small(), color_scheme=scheme).page
    pairs = [("ink", "paper"), ("ink", "sheet"), ("faint", "paper"), ("faint", "sheet"), ("accent", "sheet")]
    pairs += [
        ("unasserted", "paper"),
        ("unasserted", "sheet"),
        *((("ink", mark)) for mark in ("subject", "predicate", "object")),
    ]
    for text, ground in pairs:
        values = [
            page.evaluate("n => getComputedStyle(document.documentElement).getPropertyValue(`--${n}`).trim()", name)
            for name in (text, ground)
        ]
        light, dark = sorted((luminance(value) for value in values), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (scheme, text, ground)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_fits_a_phone(open_page: Open) -> None:
    opened = open_page(small(), viewport={"width": 360, "height": 740})
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("i => kgPage.showFact(i)", opened.fact("Sadiq Khan", "calls in"))
    assert page.locator("#panel blockquote").first.is_visible()
    page.locator("#view-list").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_control_has_a_name(open_page: Open) -> None:
    page = open_page(small()).page
    page.evaluate("kgPage.showEntity(0)")
    unnamed = page.evaluate(
        """[...document.querySelectorAll("button, input, summary")]
            .filter((control) => !(control.textContent.trim() || control.getAttribute("aria-label")
                || [...(control.labels ?? [])].some((label) => label.textContent.trim())))
            .map((control) => control.outerHTML)"""
    )
    assert unnamed == []
    assert OFFICE.label in page.content()
    assert CHIEF.label in page.content()
