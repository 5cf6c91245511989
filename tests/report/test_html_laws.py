"""The page of whole laws in a real browser: the examples, and three real laws where they stand beside the checkout."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe import violations

from annotator.api import annotate
from annotator.catalogue_loader import load_catalogue
from annotator.records import Report
from annotator.report.html import render_html

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

MOST_BYTES = 3_000_000  # for a law of at most 20,000 words (issue 7)
EXAMPLES = ("example-bill", "example-convention")
LAWS = ("gh-cybersecurity-2020", "nz-ticsa-2013", "un-ac-2003")


@cache
def annotated(path: Path) -> Report:
    """Report on a file; kept, because several tests look at the same."""
    return annotate(path)


def visible(text: str) -> list[str]:
    """Return the words of a text without characters that the page draws as marks (soft hyphens, for instance)."""
    return "".join(char for char in text if char.isprintable() or char.isspace()).split()


@pytest.fixture(params=[*EXAMPLES, *(pytest.param(name, marks=pytest.mark.shared) for name in LAWS)])
def made(request: pytest.FixtureRequest, repository: Path, shipped_model: Path) -> Report:
    """The report on a law, or a skip that says where its text was looked for."""
    path = repository / "corpus" / "examples" / f"{request.param}.txt"
    if request.param in LAWS:
        path = request.getfixturevalue("shared_folder") / "laws" / request.param / "text.txt"
    if not path.is_file():
        pytest.skip(f"no text at {path}")
    return annotated(path)


def test_the_page_is_light_quiet_and_complete(visit: Callable[..., Any], made: Report) -> None:
    html = render_html(made, load_catalogue())
    assert len(made.document.text.split()) <= 20_000
    assert len(html.encode()) < MOST_BYTES
    opened = visit(html)
    page = opened.page
    shown = page.evaluate("() => [...document.querySelectorAll('.law .b, .law .hd')].map(e => e.textContent).join('')")
    assert visible(shown) == visible(made.document.text)
    assert page.locator(".note").count() == len(made.findings)
    page.keyboard.press("j")
    assert page.locator(".note.here").count() == (1 if made.findings else 0)
    assert opened.events == []


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_nothing_stands_wider_than_the_window(visit: Callable[..., Any], made: Report, width: int) -> None:
    page = visit(render_html(made, load_catalogue()), width).page
    page.evaluate("() => { for (const d of document.querySelectorAll('details:not(.filters)')) d.open = true; }")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (820, "dark"), (390, "light")])
def test_axe_finds_no_violation_in_reviewer_mode(visit: Callable[..., Any], made: Report, width: int, scheme: str) -> None:
    page = visit(render_html(made, load_catalogue()), width, bypass=True, scheme=scheme).page
    page.click("#r-review")
    for _ in range(3):
        page.keyboard.press("j")
    assert violations(page) == []


def test_reading_from_top_to_bottom_lays_the_page_out_a_bounded_number_of_times(visit: Callable[..., Any], made: Report) -> None:
    page = visit(render_html(made, load_catalogue())).page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def layouts() -> int:
        return int(next(m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "LayoutCount"))

    before, steps = layouts(), 0
    while page.evaluate("() => { scrollBy(0, 700); return scrollY + innerHeight < document.documentElement.scrollHeight - 1; }"):
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        steps += 1
    # A step shows new sections: the browser lays them out, we measure and place their notes in one batch, at most twice.
    assert layouts() - before <= 6 * steps + 20
