"""The page that compares a batch: its numbers, its safety, and that readers can use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from factories import TOY_LAW

from annotator.batch.columns import INSTRUMENTS
from annotator.batch.items import Item
from annotator.batch.overview import Overview, build_overview
from annotator.batch.overview_page import MOST_LINES, render_overview
from annotator.batch.packing import Rows
from annotator.batch.reports import report_name
from annotator.batch.rows import error_row
from annotator.batch.score import score_partition
from annotator.catalogue_records import REPORTED

Detail = tuple[dict[str, Any], tuple[str, ...], Rows]
PAYLOAD = "\"><script>window.hit=1</script><img src=x onerror='window.hit=1'>\u202e{{ 7*7 }}"


def detail(name: str, title: str, country: str = "", year: int | None = None, times: int = 1, language: str = "en") -> Detail:
    """An invented instrument as the store holds it."""
    (scored,) = score_partition([Item(name, text=TOY_LAW * times, title=title, country=country, year=year)])
    files = tuple(f"reports/{report_name(name)}{ending}" for ending in (".html", ".json"))
    return {**scored.instrument, "language": language}, files, {"findings": scored.findings, "matrix": scored.matrix}


def shown(overview: Overview) -> str:
    """The page, its unbreakable spaces written as plain ones."""
    return render_overview(overview).replace("\u00a0", " ")


def failed(name: str, message: str) -> Detail:
    run = {"version": "0", "model": "toy", "mode": "linear", "catalogue": "c"}
    return error_row(name, name, "", None, message, run), (), {"findings": [], "matrix": []}


@pytest.fixture
def overview() -> Overview:
    """Four instruments of two countries, one of them in another language, and one that could not be read."""
    return build_overview(
        [
            detail("a", "Alpha Act", "Ruritania", 2004),
            detail("b", "Beta Act", "Ruritania", 2016, times=3),
            detail("c", "Gamma Act", "Freedonia", 2016),
            detail("d", "Loi delta", "Sylvania", 2020, language="fr"),
            failed("e", "e.pdf is a scan."),
        ]
    )


def test_most_findings_of_high_severity_come_first(overview: Overview) -> None:
    assert [line.row["id"] for line in overview.lines] == ["b", "a", "c", "d"]


def test_findings_are_counted_by_label(overview: Overview) -> None:
    for line in overview.lines:
        assert sum(line.labels.values()) == line.row["findings"]
    assert {"risks", "absences", "wording"} <= set(overview.labels) <= set(REPORTED)


def test_safeguards_are_summed_over_all_instruments(overview: Overview) -> None:
    assert sum(item.needed for item in overview.safeguards) == sum(line.row["safeguards_needed"] for line in overview.lines)
    shares = [item.counts["absent"] / item.needed for item in overview.safeguards]
    assert shares == sorted(shares, reverse=True)


def test_groups_leave_out_what_the_model_cannot_read(overview: Overview) -> None:
    assert [(g.name, len(g.lines)) for g in overview.countries] == [("Ruritania", 2), ("Freedonia", 1)]
    assert [(g.name, len(g.lines)) for g in overview.years] == [("2004", 1), ("2016", 2)]
    assert overview.unsearched == 1
    assert "1 instrument is not in English" in shown(overview)


def test_many_years_become_periods() -> None:
    base = detail("a", "Alpha Act", "", 1990)
    many = [({**base[0], "id": str(year), "year": year}, base[1], base[2]) for year in range(1990, 2020)]
    assert [g.name for g in build_overview(many).years][:2] == ["1990–1994", "1995–1999"]


def test_one_country_alone_is_no_comparison() -> None:
    assert build_overview([detail("a", "Alpha Act", "Ruritania")]).countries == ()


def test_nothing_read_and_nothing_found_are_said_plainly() -> None:
    assert "No instrument could be read" in shown(build_overview([failed("e", "e.pdf is a scan.")]))
    assert "No instrument could be read" in shown(build_overview([]))
    (scored,) = score_partition([Item("m", text="1. Purpose\nThis Act has a purpose.\n")])
    page = shown(build_overview([(scored.instrument, (), {"findings": [], "matrix": []})]))
    assert "None of the risks that were searched for was recognised" in page
    assert "No mental element required" in page, "it says what it looked for"


def test_it_looked_for_nothing_that_the_model_does_not_know() -> None:
    (scored,) = score_partition([Item("m", text="1. Purpose\nThis Act has a purpose.\n")])
    nothing = build_overview([(scored.instrument, (), {"findings": [], "matrix": []})])
    page = render_overview(nothing, {"risk:missing-intent", "safeguard:remedy"})
    assert "No mental element required" in page
    assert "Effective remedy" not in render_overview(nothing, {"risk:missing-intent"})
    assert "Vague content offence" not in page


@pytest.mark.parametrize("word", ["compliant", " safe.", "lawful ", "no issues"])
def test_it_promises_nothing(overview: Overview, word: str) -> None:
    assert word not in shown(overview)


def test_it_is_the_same_every_time_and_names_no_time(overview: Overview) -> None:
    assert shown(overview) == shown(overview)


def test_a_page_stays_bounded() -> None:
    row, files, rows = detail("a", "Alpha Act", "Ruritania", 2004)
    many = [({**row, "id": f"law{n:05}", "country": f"Land {n % 300}"}, files, rows) for n in range(MOST_LINES + 500)]
    page = shown(build_overview(many))
    assert "500 more instruments are in" in page
    assert len(page) < 6_000_000


def test_hostile_names_are_text() -> None:
    page = shown(
        build_overview([detail(PAYLOAD, PAYLOAD, PAYLOAD), detail("b", "Beta Act", "Ruritania"), failed(PAYLOAD, PAYLOAD)])
    )
    assert "<script>window" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in page


def test_every_column_of_the_page_is_a_column_of_the_table(overview: Overview) -> None:
    known = {column.name for column in INSTRUMENTS}
    for line in overview.lines:
        assert set(line.row) == known


# In a browser


@pytest.fixture
def page(chromium: Any, overview: Overview, tmp_path: Path) -> Iterator[Any]:
    """The page, open, with everything that went wrong in ``page.events``."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.events = []
    opened.on("console", lambda message: opened.events.append(message.text))
    opened.on("pageerror", lambda error: opened.events.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith("file:") else opened.events.append(request.url))
    file = tmp_path / "index.html"
    file.write_bytes(render_overview(overview).encode())
    opened.goto(file.as_uri())
    yield opened
    assert opened.events == []
    context.close()


def order(page: Any) -> list[str]:
    return list(
        page.evaluate("() => [...document.querySelectorAll('#b-rank tbody tr')].filter(r => !r.hidden).map(r => r.dataset.id)")
    )


@pytest.mark.browser
def test_any_column_sorts_both_ways_with_the_keyboard(page: Any) -> None:
    assert order(page) == ["b", "a", "c", "d"]
    button = page.get_by_role("button", name="Instrument")
    button.focus()
    page.keyboard.press("Enter")
    assert order(page) == ["a", "b", "c", "d"]
    page.keyboard.press("Enter")
    assert order(page) == ["d", "c", "b", "a"]
    page.get_by_role("button", name="Year").click()
    assert order(page)[0] == "d"
    assert page.locator("th[aria-sort]").count() == 1
    assert page.evaluate("() => [...document.querySelectorAll('.heat tbody tr')].map(r => r.dataset.id)") == order(page)


@pytest.mark.browser
def test_searching_hides_lines_in_table_and_heat_map(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("gamma")
    assert order(page) == ["c"]
    assert page.locator(".heat tbody tr:visible").count() == 1
    assert "1 of 4" in page.locator("#b-count").text_content()
    page.keyboard.press("Escape")
    page.select_option("#b-country", "Ruritania")
    assert order(page) == ["b", "a"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("country", "times"), [("", 0), ("Ruritania", 3)])
def test_the_countries_stand_there_only_if_one_is_known(
    chromium: Any, country: str, times: int, width: int, tmp_path: Path
) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(render_overview(build_overview([detail("a", "Alpha Act", country), *(detail(n, n) for n in "bc")])).encode())
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#b-rank tbody tr").count() == page.locator("#b-rank tbody tr:visible").count() == 3
    assert page.locator("#b-rank tbody td:nth-child(3):visible").count() == times
    context.close()


@pytest.mark.browser
def test_numbers_lead_to_the_first_finding_in_the_report(page: Any, overview: Overview) -> None:
    hrefs = page.evaluate("() => [...document.querySelectorAll('.heat td a')].map(a => a.getAttribute('href'))")
    assert hrefs
    known = {f"{line.file('.html')}#{first}" for line in overview.lines for first in line.first.values()}
    assert set(hrefs) <= known


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 820, 390])
def test_nothing_sticks_out_at_any_width(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_the_theme_can_be_changed(page: Any) -> None:
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(paper)
    page.click("#b-theme")
    assert page.evaluate(paper) != before


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(chromium: Any, overview: Overview, tmp_path: Path, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    (tmp_path / "index.html").write_bytes(render_overview(overview).encode())
    opened.goto((tmp_path / "index.html").as_uri())
    assert violations(opened) == []
    context.close()
