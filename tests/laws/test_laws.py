"""Promises about every English law: it annotates, offsets hold, nothing is lost without a word, and it is quick."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from law_texts import english_laws, law_path

from annotator.api import annotate_document, load
from annotator.reading import read_file
from annotator.records import Report, Span
from annotator.report.json_report import to_dict
from annotator.report.search_scope import LEAST_COVERAGE
from annotator.report.terminal import print_summary

pytestmark = [pytest.mark.shared, pytest.mark.timeout(600)]
LAWS = english_laws()
on_every_law = pytest.mark.parametrize("report", LAWS, indirect=True)

SMALL = 20_000  # words
SMALL_SECONDS = 5.0
# With start and loading; docs/benchmarks.md holds the figures and the goal. The machines that run this differ by half, and one
# differs by a third within an hour: the limit catches what has become slow, not a slow day.
COLD_SECONDS = 7.5


@on_every_law
def test_every_quote_is_exactly_the_text_at_its_place(report: Report) -> None:
    text = report.document.text
    for finding in report.findings:
        assert text[finding.span.start : finding.span.end] == finding.quote
        assert finding.quote.strip() == finding.quote != ""
        for evidence in finding.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.quote != ""
    for row in report.matrix:
        for cell in row.cells:
            for evidence in cell.evidence:
                assert text[evidence.span.start : evidence.span.end] == evidence.quote != ""


@on_every_law
def test_findings_lie_in_the_clause_they_name(report: Report) -> None:
    homes: dict[str, list[Span]] = {}
    for judgement in report.judgements:
        homes.setdefault(judgement.clause.eid, []).append(judgement.clause.span)
    for finding in report.findings:
        assert any(home.contains(finding.span) for home in homes[finding.eid]), finding.id


@on_every_law
def test_safeguards_lie_in_their_clause(report: Report) -> None:
    for judgement in report.judgements:
        assert all(judgement.clause.span.contains(s.span) and s.span.length for s in judgement.safeguards)


@on_every_law
def test_everything_named_exists(report: Report) -> None:
    eids = {p.eid for p in report.provisions}
    assert len(eids) == len(report.provisions)
    assert {p.parent for p in report.provisions} - {None} <= eids
    for finding in report.findings:
        assert {finding.eid, *finding.searched, *(e.eid for e in finding.evidence)} <= eids
    for row in report.matrix:
        assert {row.eid, *(eid for c in row.cells for eid in c.searched)} <= eids


@on_every_law
def test_findings_have_different_ids(report: Report) -> None:
    ids = [f.id for f in report.findings]
    assert len(ids) == len(set(ids))


@on_every_law
def test_an_absence_names_where_it_searched_and_a_models_finding_does_not(report: Report) -> None:
    # A rule over the whole instrument may have searched too: an undefined term in the definitions, for one.
    for finding in report.findings:
        assert finding.searched if finding.origin == "absence" else finding.origin == "rule" or not finding.searched, finding.id
        assert (finding.probability is None) == (finding.origin != "model")


@on_every_law
def test_clauses_do_not_overlap_and_are_not_empty(report: Report) -> None:
    at = 0
    for judgement in report.judgements:
        span = judgement.clause.span
        assert at <= span.start < span.end <= len(report.document.text)
        at = span.end


@on_every_law
def test_coverage_is_reported_and_a_gap_is_said_loudly(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 <= report.coverage <= 1
    assert to_dict(report)["instrument"]["coverage"] == round(report.coverage, 5)
    print_summary(report)
    said = "Structure was not recognised" in capsys.readouterr().out
    assert said == (report.coverage < LEAST_COVERAGE)
    if not report.unrecognised:
        assert report.coverage == 1


@on_every_law
def test_the_json_report_can_be_written_and_read(report: Report) -> None:
    assert json.loads(json.dumps(to_dict(report)))["instrument"]["characters"] == len(report.document.text)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@pytest.mark.timing
def test_a_small_law_is_annotated_within_seconds(law: str, any_model: str) -> None:
    path = law_path(law)
    words = len(path.read_text(encoding="utf-8").split())
    if words >= SMALL:
        pytest.skip(f"{words} words")
    nlp = load(any_model)
    start = time.perf_counter()
    annotate_document(read_file(path), nlp)
    assert time.perf_counter() - start < SMALL_SECONDS


@pytest.mark.slow
@pytest.mark.timing
def test_the_largest_small_law_is_annotated_within_seconds_from_a_cold_start(any_model: str, tmp_path: Path) -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").split()) for path in map(law_path, LAWS)}
    largest = max((p for p, n in sizes.items() if n < SMALL), key=lambda p: sizes[p])
    command = [sys.executable, "-m", "annotator", "annotate", str(largest), "--model", any_model, "-o", str(tmp_path / "r.json")]
    times = []
    for _ in range(3):  # the best of three: other work on the machine only adds
        start = time.perf_counter()
        subprocess.run([*command, "--force"], check=True, capture_output=True, cwd=Path(__file__).parents[2])
        times.append(time.perf_counter() - start)
    assert min(times) < COLD_SECONDS, times
