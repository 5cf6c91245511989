"""Hostile input in every string of a report: it is shown, and nothing of it runs, loads or navigates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from payloads import PAYLOADS
from report_factories import catalogue, label, report

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

# fmt: off
ALLOWED = {
    "a", "article", "aside", "b", "bdi", "blockquote", "body", "button", "code", "dd", "details", "div", "dl", "dt",
    "h1", "h2", "h3", "head", "header", "html", "i", "input", "kbd", "label", "li", "main", "mark", "meta", "nav", "ol",
    "option", "p", "q", "script", "section", "select", "span", "strong", "style", "summary", "table", "tbody", "td",
    "textarea", "th", "thead", "title", "tr", "ul",
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
    page.click("#r-review")
    page.keyboard.press("a")
    page.fill("#r-author", payload.encode("utf-8", "replace").decode())
    page.fill(".note.here textarea", payload.encode("utf-8", "replace").decode())
    page.fill("#r-search", "window.hit")
    page.keyboard.press("Enter")
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
    if payload.isprintable():  # hidden characters are shown as marks instead
        assert payload in page.locator("article.law").text_content()
