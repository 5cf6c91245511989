"""The page in a real browser: hostile input does nothing, readers can filter, walk and link."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_factories import catalogue, full_report, label, report

from annotator.catalogue_loader import Standard
from annotator.records import (
    Clause,
    Cue,
    Definition,
    Evidence,
    Finding,
    Judgement,
    MatrixCell,
    MatrixRow,
    Penalty,
    Provision,
    Report,
    Run,
    Span,
    Unrecognised,
)
from annotator.report.html import render_html

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    '"><script>window.hit=1</script>',
    "'><img src=x onerror=window.hit=1>",
    '" onmouseover="window.hit=1" x="',
    "' autofocus onfocus='window.hit=1",
    "javascript:window.hit=1",
    "<a href=javascript:window.hit=1>x</a>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<details open ontoggle=window.hit=1>",
    "<body onload=window.hit=1>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<form action=https://example.org><input autofocus onfocus=window.hit=1>",
    "<!--<script>window.hit=1</script>-->",
    "]]><script>window.hit=1</script>",
    "{{ 7*7 }}{% raw %}",
    "${window.hit=1}`",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\u202e<script>window.hit=1</script>\u2028",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "<template><script>window.hit=1</script></template>",
    "<object data=javascript:window.hit=1>",
    "\x00<script\x00>window.hit=1</script>",
    "__proto__",
)
# fmt: off
ALLOWED = {
    "a", "article", "aside", "b", "bdi", "blockquote", "body", "button", "code", "dd", "details", "div", "dl", "dt",
    "h1", "h2", "h3", "head", "header", "html", "i", "input", "kbd", "label", "li", "main", "mark", "meta", "nav", "ol",
    "option", "p", "q", "script", "section", "select", "span", "strong", "style", "summary", "table", "tbody", "td",
    "th", "thead", "title", "tr", "ul",
}
# fmt: on


def hostile_report(text: str) -> Report:
    """Return a report in which every string is the payload."""
    body = f"{text}\n{text} and\n{text}"
    half = len(text) + 1
    head = Provision(text, "section", text, text, None, Span(0, len(body)), Span(0, len(text)))
    child = Provision(text + "2", "subsection", text, text, text, Span(half, len(body)), Span(half, half + 1))
    evidence = (Evidence(text, Span(half, len(body)), text, text),)
    span = Span(half, half + max(1, len(text) // 2))
    found = [
        Finding(text, text, "risks", text, span, text, text, 0.5, text, text, evidence, (text,), (text,), text),
        Finding(
            text + "2",
            text,
            "absences",
            text,
            Span(half, len(body)),
            text,
            "high",
            None,
            "absence",
            text,
            (),
            (text,),
            (text,),
            text,
        ),
        Finding(
            text + "3", "missing-remedy", "absences", text, Span(half, len(body)), text, "low", None, "absence", text, (), (text,)
        ),
    ]
    clause = Clause(text, text, span, (text,), text)
    return report(
        body,
        [head, child],
        found,
        title=text,
        name=text,
        coverage=0.5,
        unrecognised=[Unrecognised(span, text)],
        judgements=[
            Judgement(
                clause, ("offence", "penalty"), (text,), (text,), penalty=Penalty(1, 1, text), cues=(Cue("vague-terms", span),)
            )
        ],
        matrix=[MatrixRow(text, (text,), (MatrixCell(text, "absent", (), (text,)), MatrixCell(text + "2", text, evidence)))],
        definitions=[Definition(text, text, span)],
        run=Run(text, text, text, {text: text}),
        language=text,
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_input_is_shown_and_does_nothing(visit: Callable[..., Any], payload: str) -> None:
    standards = {"covenant": Standard("covenant", payload, payload, payload, payload)}
    entry = label(payload, "risks", title=payload, why=payload, flags=payload, not_flagged=payload)
    html = render_html(hostile_report(payload), catalogue(entry, standards=standards))
    opened = visit(html)
    page = opened.page
    for key in ("j", "j", "j", "k", "o"):
        page.keyboard.press(key)
    page.locator(".cell").first.click()
    page.keyboard.press("Escape")
    page.evaluate("() => { for (const d of document.querySelectorAll('details')) d.open = true; }")
    page.mouse.move(500, 300)
    page.wait_for_timeout(30)
    assert page.evaluate("() => window.hit") is None
    assert opened.events == []
    tags = set(page.evaluate("() => [...new Set([...document.querySelectorAll('*')].map(e => e.localName))]"))
    assert tags <= ALLOWED
    inline = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
    )
    assert inline == 0
    links = page.evaluate("() => [...document.links].map(a => a.protocol)")
    assert set(links) <= {"file:", "https:"}
    if "\x00" not in payload and "\u202e" not in payload and "\n" not in payload:
        assert payload in page.locator("article.law").text_content()


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
    page.fill("#r-search", "any machine")
    page.wait_for_timeout(250)
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
    assert {"r-prev", "r-next", "r-theme", "chip o", "ref o", "cell", "scroll"} <= seen


def test_deep_links_open_findings_and_clauses(visit: Callable[..., Any]) -> None:
    html = render_html(full_report(), catalogue())
    page = visit(html, fragment="#f-missing-notification").page
    assert page.evaluate("() => document.getElementById('f-missing-notification').open")
    page = visit(html, fragment="#sec_3").page
    assert page.evaluate(
        "() => { const r = document.getElementById('sec_3').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; }"
    )


def test_notes_stand_beside_their_words_when_there_is_room_and_below_them_when_not(visit: Callable[..., Any]) -> None:
    html = render_html(full_report(), catalogue())
    boxes = "() => ['#sec_2__subsec_1', '.card'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    page = visit(html, fragment="#sec_2").page
    page.wait_for_timeout(150)
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
    path = Path(os.environ.get("ANNOTATOR_AXE", "axe.min.js"))
    if not path.is_file():
        pytest.skip("axe-core not found (npm pack axe-core; set ANNOTATOR_AXE to its axe.min.js)")
    page = visit(render_html(full_report(), catalogue()), width, bypass=True, scheme=scheme).page
    page.evaluate("() => { for (const d of document.querySelectorAll('details:not(.filters)')) d.open = true; }")
    page.evaluate(path.read_text("utf-8"))
    violations = page.evaluate("async () => (await axe.run(document)).violations.map(v => [v.id, v.nodes.map(n => n.html)])")
    assert violations == []


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
