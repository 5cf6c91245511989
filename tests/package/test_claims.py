"""Whatever we write about an instrument, no surface ever pronounces a verdict; an empty result says what was looked for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console

from annotator.api import annotate
from annotator.batch.overview import build_overview
from annotator.batch.overview_page import render_overview
from annotator.batch.rows import finding_rows, instrument_row, matrix_rows
from annotator.compare.history import compare_drafts
from annotator.compare.outputs import RENDERERS
from annotator.compare.terminal import print_comparison
from annotator.records import Report
from annotator.report.formats import render_bytes
from annotator.report.outputs import all_formats
from annotator.report.terminal import print_summary

EXAMPLES = Path(__file__).parents[2] / "corpus" / "examples"
THING = r"(?:law|act|bill|treaty|convention|instrument|text|draft|provision|section|article|clause|it)"
VERDICT = re.compile(
    rf"\b{THING} (?:is|was|seems|appears|looks) (?:fully |now )?(?:compliant|safe|lawful|fine|harmless|acceptable|in order)\b"
    r"|\b(?:fully|human[- ]rights)[- ]compliant\b|\bcomplies with (?:international|human|the covenant)"
    r"|\bpasses the (?:three-part )?test\b"
    r"|\bno (?:issues?|problems?|risks?|concerns?) (?:was|were|found|detected|remain)|\bno issues?\b|\ball clear\b",
    re.IGNORECASE,
)


def words(data: bytes) -> str:
    """What a reader sees of a file: the parts of an archive, without mark-up, hidden breaks as spaces."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".csv")))
    text = re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", " ", data.decode("utf-8", "replace"), flags=re.DOTALL)
    return " ".join(text.replace("\u00a0", " ").split())


def on_terminal(show: object, value: object) -> str:
    stream = io.StringIO()
    show(value, Console(file=stream, width=160, color_system=None))  # type: ignore[operator]
    return " ".join(stream.getvalue().split())


@cache
def examples(model: str) -> tuple[Report, Report, Report]:
    """The bill and both drafts of the convention; the fast mode, because what is promised holds in any."""
    names = ("example-bill.txt", "example-convention.txt", "example-convention-later.txt")
    first, second, third = (annotate(EXAMPLES / name, model=model) for name in names)
    return first, second, third


def surfaces(bill: Report, old: Report, new: Report) -> Iterator[tuple[str, str]]:
    """Every output that we write, by name, in words."""
    for form in all_formats():
        yield f"annotate {form.name}", words(render_bytes(bill, form))
    yield "annotate terminal", on_terminal(print_summary, bill)
    history = compare_drafts([old, new])
    for ending, render in RENDERERS.items():
        yield f"compare {ending}", words(render(history))
    yield "compare terminal", on_terminal(print_comparison, history)
    row = instrument_row(bill, "bill", "", None)
    tables = {"findings": finding_rows(bill, "bill", "", None), "matrix": matrix_rows(bill, "bill", "", None)}
    yield "batch page", words(render_overview(build_overview([(row, (), tables)])).encode())
    yield "batch rows", str([row, tables])


@pytest.fixture(params=["as found", "nothing found"])
def reports(request: pytest.FixtureRequest, toy_model: Path) -> tuple[Report, Report, Report]:
    made = examples(str(toy_model))
    if request.param == "as found":
        return made
    bare = [replace(report, findings=(), matrix=()) for report in made]
    return bare[0], bare[1], bare[2]


def test_no_surface_pronounces_a_verdict(reports: tuple[Report, Report, Report]) -> None:
    own_words = " ".join(report.document.text for report in reports)
    assert not VERDICT.search(own_words), "the examples themselves must not say it, or nothing would be tested"
    seen = {name: VERDICT.findall(text) for name, text in surfaces(*reports)}
    assert len(seen) >= 20
    assert {name: said for name, said in seen.items() if said} == {}


def test_an_empty_result_says_what_was_looked_for(toy_model: Path) -> None:
    bill, old, _ = (replace(report, findings=(), matrix=()) for report in examples(str(toy_model)))
    silent = {"akn", "spacy", "json", "sarif"}  # these hold the text or the rules; their readers are programs
    for name, text in surfaces(bill, old, old):
        if name.startswith("annotate") and name.split()[1] not in silent:
            assert re.search("No mental element required|searched for|Looked in|were read for", text), name


def test_the_pattern_sees_what_it_is_for() -> None:
    for claim in (
        "The law is compliant.",
        "No issues.",
        "it appears safe",
        "No risks were found",
        "Section 4 is lawful: this act is lawful",
    ):
        assert VERDICT.search(claim), claim
    for fair in ("This does not certify any instrument.", "a lawful interception order", "necessary and lawful"):
        assert not VERDICT.search(fair), fair
