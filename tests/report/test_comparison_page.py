"""The page of two drafts in a real browser: side by side, filters, keyboard, narrow screens, print, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe import violations
from compare_factories import law, report

from annotator.compare.history import compare_drafts
from annotator.compare.html_page import render_html

pytestmark = pytest.mark.browser

OLD = law(
    "A person who intentionally copies data commits an offence.",
    "The officer may search the premises under a warrant.",
    "The Council shall meet in the capital four times a year.",
    "The authority shall notify the person concerned of the search.",
    "An operator may, in an emergency, share the data of a user.",
)
NEW = law(
    "A person who copies data commits an offence.",
    "The officer may search the premises under a warrant issued by an independent judge.",
    "The Council shall meet in the capital four times a year.",
    "An operator may, in an emergency, share the data of a user.",
    "<img src=x onerror=window.hit=1> The authority need not notify the person concerned of the search.",
)


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(compare_drafts([report(OLD, "old.txt"), report(NEW, "<b>new</b>.txt")]))


def boxes(page: Any, selector: str) -> list[dict[str, float]]:
    return [e.bounding_box() for e in page.query_selector_all(selector)]


def test_nothing_loads_and_nothing_runs(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page)
    made.page.wait_for_timeout(200)
    assert made.events == []
    assert made.page.evaluate("window.hit") is None


@pytest.mark.parametrize("width", [1440, 820])
def test_the_drafts_stand_side_by_side(page: str, visit: Callable[..., Any], width: int) -> None:
    made = visit(page, width)
    line = made.page.query_selector(".grp .line")
    old, new = line.query_selector(".old").bounding_box(), line.query_selector(".new").bounding_box()
    assert old["x"] + old["width"] <= new["x"]
    assert abs(old["y"] - new["y"]) < 2


def test_on_a_phone_they_stand_one_below_the_other(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page, 390)
    line = made.page.query_selector(".grp .line")
    old, new = line.query_selector(".old").bounding_box(), line.query_selector(".new").bounding_box()
    assert old["y"] + old["height"] <= new["y"]
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert made.page.query_selector(".chip[data-kind=worse]").is_visible()


def test_filters_show_what_got_worse_or_better(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    shown = "() => [...document.querySelectorAll('.grp[data-kinds]')].filter(g => !g.hidden).map(g => g.dataset.kinds)"
    for chip in made.query_selector_all(".chip:not([data-kind=better])"):
        chip.click()
    assert made.evaluate(shown)
    assert all("better" in kinds for kinds in made.evaluate(shown))
    made.query_selector(".chip[data-kind=better]").click()
    assert made.evaluate(shown) == []


def test_the_keyboard_walks_through_the_changes(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    total = len(made.query_selector_all(".chg"))
    assert total >= 3
    seen = []
    for _ in range(total):
        made.keyboard.press("j")
        seen.append(made.evaluate("document.activeElement.closest('.chg').id"))
    assert len(set(seen)) == total
    made.keyboard.press("k")
    assert made.evaluate("document.activeElement.closest('.chg').id") == seen[-2]


def test_search_finds_words_of_either_draft(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    made.keyboard.press("/")
    made.keyboard.type("intentionally")
    made.wait_for_timeout(300)
    shown = [g for g in made.query_selector_all(".grp[data-kinds]") if g.is_visible()]
    assert len(shown) == 1
    assert "intentionally" in shown[0].inner_text()


def test_a_link_opens_its_change(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page, fragment="#c-2").page
    assert made.evaluate("document.getElementById('c-2').open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_differ_by_more_than_colour(page: str, visit: Callable[..., Any], scheme: str) -> None:
    made = visit(page, scheme=scheme).page
    line = "(s) => getComputedStyle(document.querySelector(s)).textDecorationLine"
    assert made.evaluate(line, ".text del") == "line-through"
    assert made.evaluate(line, ".text ins") == "underline"
    assert made.evaluate("getComputedStyle(document.querySelector('.text del')).opacity") == "1"


def test_it_prints_both_drafts_with_their_notes_open(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    made.emulate_media(media="print")
    made.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert made.evaluate("[...document.querySelectorAll('.chg')].every(d => d.open)")
    assert made.query_selector(".line .old").is_visible()
    assert not made.query_selector(".bar-top").is_visible()
    assert len(made.pdf()) > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation(page: str, visit: Callable[..., Any], width: int, scheme: str) -> None:
    made = visit(page, width, bypass=True, scheme=scheme).page
    made.evaluate("() => { for (const d of document.querySelectorAll('details')) d.open = true; }")
    assert violations(made) == []
