"""Reviewer mode in a real browser: decisions are made with keys and mouse, kept, exported, imported, and never markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import FLAGS
from payloads import PAYLOADS
from report_factories import catalogue, full_report

from annotator.report.html import render_html

pytestmark = pytest.mark.browser

STATE: dict[str, Any] = {
    "schema": "annotator-review/1",
    "report": {"sha256": "a" * 64, "model": "toy 1", "catalogue": "c" * 64},
    "author": "Amina",
    "decisions": [
        {
            "finding": "f-missing-remedy",
            "label": "missing-remedy",
            "eid": "sec_3__subsec_1",
            "quote": "",
            "decision": "reject",
            "relabel": None,
            "comment": "Section 9 has one.",
            "at": "2026-01-02T03:04:05.000Z",
        }
    ],
}


def changed(**changes: Any) -> dict[str, Any]:
    """Return the state with other values in its only decision."""
    return {**STATE, "decisions": [{**STATE["decisions"][0], **changes}]}


@pytest.fixture
def page(visit: Callable[..., Any]) -> Any:
    """The page of the full report in reviewer mode."""
    opened = visit(render_html(full_report(), catalogue()))
    opened.page.click("#r-review")
    opened.page.events = opened.events
    return opened.page


def export(page: Any) -> dict[str, Any]:
    """Return what the page exports."""
    page.fill("#r-author", "Ben")
    with page.expect_download() as download:
        page.click("#r-export")
    assert download.value.suggested_filename == "small-review.json"
    return dict(json.loads(Path(download.value.path()).read_text("utf-8")))


def bring_in(page: Any, state: Any, tmp_path: Path) -> str:
    """Import a state and return what the page says about it."""
    file = tmp_path / "state.json"
    file.write_text(state if isinstance(state, str) else json.dumps(state), encoding="utf-8")
    page.evaluate("() => { document.getElementById('r-said').textContent = ''; }")
    page.set_input_files("#r-file", file)
    page.wait_for_function("() => document.getElementById('r-said').textContent")
    return str(page.locator("#r-said").text_content())


def verdicts(page: Any) -> dict[str, str]:
    """Return the words beside the titles, by finding."""
    return dict(
        page.evaluate("() => [...document.querySelectorAll('.verdict')].map(v => [v.closest('.note').id, v.textContent])")
    )


def test_keys_and_buttons_decide_and_the_export_has_the_agreed_shape(page: Any) -> None:
    for key in ("j", "a", "j", "x"):
        page.keyboard.press(key)
    page.keyboard.type("Too strict. j a x")  # a rejection asks for its reason at once
    page.locator("#f-missing-remedy > summary").click()
    page.locator("#f-missing-remedy .relabel").select_option("optional-safeguard")
    page.locator("#f-missing-notification > summary").click()
    page.locator("#f-missing-notification textarea").press_sequentially("Ask a colleague.")
    state = export(page)
    assert {k: state[k] for k in ("schema", "report", "author")} == {
        **{k: STATE[k] for k in ("schema", "report")},
        "author": "Ben",
    }
    made = {d["finding"]: d for d in state["decisions"]}
    findings = {f.id: f for f in full_report().findings}
    assert all(
        (findings[i].label, findings[i].eid, findings[i].quote) == (d["label"], d["eid"], d["quote"]) for i, d in made.items()
    )
    assert all(set(d) == {*STATE["decisions"][0], "fingerprint", "author"} for d in made.values())
    assert {d["author"] for d in made.values()} == {"Ben"}
    first, second = list(made.values())[:2]
    assert (first["decision"], first["comment"]) == ("accept", "")
    assert (second["decision"], second["comment"]) == ("reject", "Too strict. j a x")
    assert (made["f-missing-remedy"]["decision"], made["f-missing-remedy"]["relabel"]) == ("relabel", "optional-safeguard")
    assert made["f-missing-notification"]["decision"] == "comment"
    assert page.events == []


def test_a_second_press_takes_a_decision_back(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert list(verdicts(page).values()) == ["accepted"]
    page.keyboard.press("x")
    assert list(verdicts(page).values()) == ["rejected"]
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    assert verdicts(page) == {}


def test_decisions_are_signed(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.click("#r-export")
    assert "Write your name first" in page.locator("#r-said").text_content()
    assert page.evaluate("() => document.activeElement.id") == "r-author"


def test_a_rejection_without_a_reason_is_not_exported(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.fill("#r-author", "Ben")
    page.click("#r-export")
    assert "1 rejection needs a reason" in page.locator("#r-said").text_content()
    page.keyboard.type("Because.")
    assert [d["comment"] for d in export(page)["decisions"]] == ["Because."]


def test_an_export_follows_the_published_schema(page: Any, repository: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    file = repository / "annotator" / "review" / "review-state.schema.json"
    if not file.is_file():
        pytest.skip(f"no schema at {file}")
    for key in ("j", "a", "j", "x"):
        page.keyboard.press(key)
    page.keyboard.type("It does not.")
    page.locator("#f-missing-remedy > summary").click()
    page.locator("#f-missing-remedy .relabel").select_option("optional-safeguard")
    state = export(page)
    assert len(state["decisions"]) == 3
    jsonschema.Draft202012Validator(json.loads(file.read_text("utf-8"))).validate(state)


def test_the_browser_keeps_decisions_between_visits(chromium: Any, chromium_path: str, tmp_path: Path) -> None:
    """In a profile on disk, closed between the visits: that of a private window is lost with its last page."""
    (tmp_path / "page.html").write_bytes(render_html(full_report(), catalogue()).encode())

    def look(work: Callable[[Any], Any]) -> Any:
        profile = chromium.browser_type.launch_persistent_context(tmp_path / "profile", executable_path=chromium_path, args=FLAGS)
        try:
            opened = profile.new_page()
            opened.goto((tmp_path / "page.html").as_uri())
            return work(opened)
        finally:
            profile.close()

    def reject(opened: Any) -> dict[str, str]:
        opened.click("#r-review")
        opened.keyboard.press("j")
        opened.keyboard.press("x")
        return verdicts(opened)

    def forget(opened: Any) -> None:
        assert opened.locator("#r-board").is_visible()
        opened.evaluate("() => { window.confirm = () => true; }")
        opened.click("#r-forget")

    before = look(reject)
    assert look(verdicts) == before != {}
    look(forget)
    assert look(verdicts) == {}


def test_a_browser_that_keeps_nothing_says_so(visit: Callable[..., Any]) -> None:
    opened = visit(
        render_html(full_report(), catalogue()), before="Object.defineProperty(window, 'localStorage', { get() { throw 1; } })"
    )
    page = opened.page
    page.click("#r-review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert "keeps nothing for this page: export before you close it" in page.locator("#r-said").text_content()
    assert len(export(page)["decisions"]) == 1
    assert opened.events == []


def test_an_export_can_be_imported_and_the_later_decision_stays(page: Any, tmp_path: Path) -> None:
    assert bring_in(page, STATE, tmp_path).startswith("1 decision of Amina taken over.")
    assert verdicts(page) == {"f-missing-remedy": "rejected by Amina"}
    assert bring_in(page, changed(decision="accept", at="2025-01-01T00:00:00Z"), tmp_path).startswith(
        "0 decisions of Amina taken over. 1 older"
    )
    assert bring_in(page, changed(decision="accept", at="2027-01-01T00:00:00Z"), tmp_path).startswith("1 decision of")
    assert verdicts(page) == {"f-missing-remedy": "accepted by Amina"}
    page.evaluate("() => { for (const d of document.querySelectorAll('.note')) d.open = true; }")
    again = export(page)
    assert again["author"] == "Ben"
    assert (again["decisions"][0]["author"], again["decisions"][0]["comment"]) == ("Amina", "Section 9 has one.")
    assert bring_in(page, again, tmp_path).startswith("1 decision of Ben")


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("no json", "is not JSON"),
        ("null", "is not a review"),
        ({"schema": "annotator-review/2"}, "is not a review"),
        ({"schema": "annotator-review/1"}, "is damaged"),
        ({**STATE, "decisions": [None]}, "decision number 1 cannot be read"),
        (changed(decision="constructor"), "decision number 1 cannot be read"),
        (changed(decision="relabel"), "decision number 1 cannot be read"),
        (changed(comment=7), "decision number 1 cannot be read"),
        (changed(at="yesterday"), "decision number 1 cannot be read"),
        (changed(comment="x" * 20001), "decision number 1 cannot be read"),
        (changed(finding="f-unknown"), "1 left out: this report has no such finding"),
        (changed(decision="relabel", relabel="no-such-label"), "1 left out"),
    ],
)
def test_a_bad_review_changes_nothing_and_one_sentence_says_why(page: Any, tmp_path: Path, state: Any, says: str) -> None:
    assert says in bring_in(page, state, tmp_path)
    assert verdicts(page) == {}
    assert page.events == []


def test_reviews_of_another_text_are_named_as_such(page: Any, tmp_path: Path) -> None:
    other = {**STATE, "report": {**STATE["report"], "sha256": "b" * 64}}
    assert "They were made on another text." in bring_in(page, other, tmp_path)


def test_what_a_reviewer_writes_is_never_markup(page: Any, tmp_path: Path) -> None:
    for payload in PAYLOADS:
        hostile = {
            **changed(comment=payload, at="2027-01-01T00:00:00Z", quote=payload, eid=payload, label=payload),
            "author": payload,
        }
        bring_in(page, hostile, tmp_path)
        page.evaluate("() => { const n = document.getElementById('f-missing-remedy'); n.open = true; }")
        assert page.locator(".said").text_content() == payload
        assert page.locator(".said *").count() == 0
        assert page.evaluate("() => window.hit") is None
    assert page.events == []


def test_notes_can_be_filtered_by_what_was_decided(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("x")
    shown = "() => [...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).length"
    page.locator(".filters > summary").click()
    page.select_option("#r-state", "reject")
    assert page.evaluate(shown) == 1
    page.select_option("#r-state", "open")
    assert page.evaluate(shown) == 4
    assert page.locator(".struck").count() > 0


def test_paper_shows_decisions_and_no_forms(page: Any, tmp_path: Path) -> None:
    bring_in(page, STATE, tmp_path)
    page.evaluate("() => { for (const d of document.querySelectorAll('.note')) d.open = true; }")
    page.emulate_media(media="print")
    assert page.locator(".said").is_visible()
    assert page.locator(".verdict").is_visible()
    assert not page.locator(".decide").first.is_visible()
