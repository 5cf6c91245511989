"""The page in a real browser: readers can filter, search, walk and link, with keys as with a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from report_factories import catalogue, finding, full_report, law, report

from annotator.report.html import render_html

pytestmark = pytest.mark.browser


def search(page: Any, words: str, outcome: str) -> None:
    """Type words into the search field and wait until the page says what it found."""
    page.fill("#r-search", words)
    page.wait_for_function("said => document.getElementById('r-hits').textContent === said", arg=outcome)


def test_the_page_is_quiet_and_the_text_is_complete(visit: Callable[..., Any]) -> None:
    made = full_report()
    opened = visit(render_html(made, catalogue()))
    shown = opened.page.evaluate("() => [...document.querySelectorAll('.law .b, .law .hd')].map(e => e.textContent).join('')")
    assert shown == made.document.text
    assert opened.events == []


def test_families_severities_labels_and_words_filter_the_notes(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page

    def shown() -> int:
        return int(page.evaluate("() => [...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).length"))

    assert shown() == 5
    page.locator('.chip[data-family="s"]').click()
    assert shown() == 3
    assert page.locator('.chip[data-family="s"]').get_attribute("aria-pressed") == "false"
    assert page.locator(".bar.s.off").count() > 0
    page.locator('.chip[data-family="s"]').click()
    page.locator(".filters > summary").click()
    page.select_option("#r-severity", "low")
    assert shown() == 1
    page.click("#r-reset")
    page.select_option("#r-label", "missing-remedy")
    assert shown() == 1
    page.click("#r-reset")
    search(page, "any machine", "1 in the text")
    assert shown() == 2
    assert "2 of 5" in page.locator("#r-count").text_content()
    page.click("#r-reset")
    assert shown() == 5
    page.locator('.chip[data-family="v"]').click()
    assert page.evaluate("() => getComputedStyle(document.querySelector('mark.v')).textDecorationLine") == "none"
    page.locator('.chip[data-family="o"]').click()
    assert page.evaluate("() => getComputedStyle(document.querySelector('mark.o')).textDecorationLine") == "none"


def test_keys_walk_through_the_findings_and_can_be_switched_off(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page

    def here() -> Any:
        return page.evaluate("() => document.querySelector('.note.here')?.dataset.n ?? null")

    for expected in ("1", "2", "3"):
        page.keyboard.press("j")
        assert here() == expected
        assert page.evaluate("() => document.activeElement.closest('.note').dataset.n") == expected
        assert page.locator(".note[open]").count() == 1
    page.keyboard.press("k")
    assert here() == "2"
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "r-search"
    page.keyboard.type("jj")
    assert here() in ("2", None)
    page.keyboard.press("Escape")
    page.get_by_label("Keyboard help").click()
    page.uncheck("#r-keys")
    page.keyboard.press("Escape")
    before = here()
    page.keyboard.press("j")
    assert here() == before


def test_everything_can_be_reached_with_the_tab_key(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    seen = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => { const e = document.activeElement; return e.id || e.className || e.localName; }"))
    assert {"r-prev", "r-next", "r-theme", "r-search", "r-review", "r-fold"} <= seen
    assert {"chip o", "ref o", "num", "self", "cell", "scroll grid", "scroll"} <= seen


def test_bands_and_powers_filter_the_notes_and_the_matrix(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    shown = "() => [...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).map(n => n.dataset.label).sort()"
    page.locator(".filters > summary").click()
    page.select_option("#r-band", "upper")
    assert page.evaluate(shown) == ["vague-content-offence", "whole-clause"]
    assert page.locator("#r-active").text_content() == " (1)"
    page.click("#r-reset")
    page.select_option("#r-band", "none")
    assert page.evaluate(shown) == ["missing-notification", "missing-remedy", "optional-safeguard"]
    page.click("#r-reset")
    assert page.locator("#r-power").count() == 0  # one power only: nothing to choose


def test_the_index_counts_what_the_filters_leave(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    marks = "() => [...document.querySelectorAll('.index .tag')].filter(t => t.checkVisibility()).map(t => t.textContent)"
    assert page.evaluate(marks) == ["O1", "S2", "W1", "I1", "O1", "W1", "I1", "S2"]
    page.locator('.chip[data-family="o"]').click()
    assert page.evaluate(marks) == ["S2", "W1", "I1", "W1", "I1", "S2"]
    search(page, "gloomy message", "2 in the text")
    assert page.evaluate(marks) == ["W1", "I1", "W1", "I1"]
    assert page.locator(".index li.idle").count() == 2
    page.click("#r-fold")
    assert not page.locator('.index a[href="#sec_2"]').is_visible()


def test_search_lights_up_the_law_and_enter_walks_through_the_places(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    found = "() => [...CSS.highlights.get('found')].map(r => r.toString())"
    search(page, "A PERSON  shall", "1 in the text")
    assert page.evaluate(found) == ["A person shall"]
    search(page, "gloomy m", "2 in the text")
    assert page.evaluate(found) == ["Gloomy m", "gloomy m"]  # the second runs across two marks
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#r-hits").text_content() == "2 / 2"
    page.keyboard.press("Shift+Enter")
    assert page.locator("#r-hits").text_content() == "1 / 2"
    search(page, "(.*)[", "not in the text")
    page.keyboard.press("Escape")
    assert page.evaluate(found) == []


def test_arrow_keys_move_in_the_matrix_and_return_opens_a_cell(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    cells = page.locator(".cell")
    cells.first.focus()
    assert page.evaluate("() => [...document.querySelectorAll('.cell')].filter(c => c.tabIndex === 0).length") == 1
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.textContent.trim()") == cells.nth(1).text_content().strip()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.className") == "cell"
    page.keyboard.press("Enter")
    assert page.locator("#r-pop").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.className") == "cell"


def test_numbers_and_headings_are_addresses_of_their_clauses(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    page.locator("#sec_2__subsec_2 .num").click()
    assert page.evaluate("() => location.hash") == "#sec_2__subsec_2"
    page.locator("#sec_3 .self").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == "#sec_3"


def test_deep_links_open_findings_and_clauses(visit: Callable[..., Any]) -> None:
    html = render_html(full_report(), catalogue())
    page = visit(html, fragment="#f-missing-notification").page
    assert page.evaluate("() => document.getElementById('f-missing-notification').open")
    page = visit(html, fragment="#sec_3").page
    assert page.evaluate(
        "() => { const r = document.getElementById('sec_3').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; }"
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_a_deep_link_shows_the_words_and_their_note_together(visit: Callable[..., Any], width: int) -> None:
    sections = [(f"{n}.", f"Duty {n}", (f"The office keeps book {n} and shows it. " * 12,)) for n in range(1, 60)]
    text, provisions = law(sections)
    found = finding(text, "The office keeps book 40", "sec_40__subsec_1", id="f-40")
    page = visit(render_html(report(text, provisions, [found]), catalogue()), width, "#f-40").page
    page.wait_for_timeout(300)
    tops = page.evaluate(
        "() => ['mark.o', '#f-40', '.bar-top'].map(s => document.querySelector(s).getBoundingClientRect())"
        ".map(r => [r.top, r.bottom]).concat([[innerHeight, 0]])"
    )
    (words_top, _), (note_top, _), (_, bar), (height, _) = tops
    assert bar <= words_top < height
    assert bar <= note_top < height


def test_notes_stand_beside_their_words_when_there_is_room_and_below_them_when_not(visit: Callable[..., Any]) -> None:
    html = render_html(full_report(), catalogue())
    boxes = "() => ['#sec_2__subsec_1', '.card'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    page = visit(html, fragment="#sec_2").page
    page.wait_for_function("() => document.querySelector('.prov:has(#sec_2)').dataset.placed")
    clause, card = page.evaluate(boxes)
    assert card["left"] >= clause["right"]
    assert abs(card["top"] - clause["top"]) < 40
    overlaps = page.evaluate(
        "() => { const b = [...document.querySelectorAll('.card')].map(e => e.getBoundingClientRect());"
        " return b.some((x, i) => b.some((y, j) => i < j && x.top < y.bottom && y.top < x.bottom)); }"
    )
    assert not overlaps
    for width in (820, 390):
        page = visit(html, width, "#sec_2").page
        clause, card = page.evaluate(boxes)
        assert card["top"] >= clause["bottom"] - 1
        assert card["left"] < clause["right"]
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_matrix_cells_open_the_places_searched(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    page.locator(".st-absent .cell").click()
    assert page.locator("#r-pop").is_visible()
    assert "Searched in vain: Section 3, Section 1." in page.locator("#r-pop").text_content()
    page.keyboard.press("Escape")
    assert not page.locator("#r-pop").is_visible()


def test_the_theme_button_changes_the_colours(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.click("#r-theme")
    assert page.evaluate(paper) != light
    assert page.locator("#r-theme").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 820, 390])
def test_axe_finds_no_violation(visit: Callable[..., Any], width: int, scheme: str) -> None:
    page = visit(render_html(full_report(), catalogue()), width, bypass=True, scheme=scheme).page
    page.click("#r-review")
    page.evaluate("() => { for (const d of document.querySelectorAll('details:not(.filters)')) d.open = true; }")
    assert violations(page) == []


def test_paper_shows_every_note_and_no_controls(visit: Callable[..., Any]) -> None:
    page = visit(render_html(full_report(), catalogue())).page
    page.emulate_media(media="print")
    assert page.evaluate("() => [...document.querySelectorAll('.note .meta')].every(e => e.checkVisibility())")
    for control in (".bar-top", ".index", ".jumps", ".skip"):
        assert not page.locator(control).is_visible()
    clause, card = page.evaluate(
        "() => ['#sec_2__subsec_1', '.card'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    )
    assert card["top"] >= clause["bottom"] - 1
    assert page.pdf()[:5] == b"%PDF-"


def test_without_scripts_the_text_and_the_notes_are_still_there(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(render_html(full_report(), catalogue()).encode())
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".note > summary").count() == 5
    assert page.locator(".note > summary").first.is_visible()
    assert not page.locator(".bar-top").is_visible()
    context.close()
