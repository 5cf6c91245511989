"""Every output format that a program reads, from the examples of the corpus, opened by a real consumer."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from consumers import CONSUMERS, digest, without

from annotator.api import annotate
from annotator.records import Report
from annotator.report.formats import find_format, render_bytes

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = ("example-bill.txt", "example-convention.txt")
#: What no output ever says of an instrument; the catalogue may say of an example clause why it is no finding.
VERDICT = re.compile(
    r"(?:law|act|bill|treaty|convention|instrument|text)\s+(?:is|was|seems|appears)\s+(?:compliant|safe|lawful|fine)"
    r"|complies with|no issues"
)


@cache
def report_on(name: str, model: str) -> Report:
    return annotate(REPOSITORY / "corpus" / "examples" / name, model=model)


@pytest.fixture(params=EXAMPLES)
def report(request: pytest.FixtureRequest, shipped_model: Path) -> Report:
    return report_on(request.param, str(shipped_model))


@pytest.mark.parametrize("name", CONSUMERS)
def test_a_real_consumer_reads_it(name: str, report: Report) -> None:
    assert len(report.findings) > 10
    CONSUMERS[name](render_bytes(report, find_format(name)), report)


@pytest.mark.parametrize("name", CONSUMERS)
def test_without_findings_it_is_still_read_and_says_what_was_looked_for(name: str, report: Report) -> None:
    bare = without(report)
    data = render_bytes(bare, find_format(name))
    CONSUMERS[name](data, bare)
    # These hold the text, not statements about it; a log of SARIF lists its rules.
    if name not in {"akn", "spacy", "json", "xlsx", "csv-zip"}:
        assert "No mental element required" in data.decode("utf-8-sig")


@pytest.mark.parametrize("name", CONSUMERS)
def test_no_verdict_is_pronounced_and_no_path_given_away(name: str, report: Report) -> None:
    ours = render_bytes(report, find_format(name)).decode("utf-8", "replace").lower()
    assert VERDICT.findall(ours) == VERDICT.findall(report.document.text.lower()) == []
    assert str(REPOSITORY).lower() not in ours
    assert "/tmp/" not in ours


@pytest.mark.slow
def test_another_process_writes_the_same_bytes(shipped_model: Path, tmp_path: Path) -> None:
    report = report_on(EXAMPLES[0], str(shipped_model))
    outputs = [part for name in CONSUMERS for part in ("-o", str(tmp_path / name), "--format", name)]
    bill = REPOSITORY / "corpus" / "examples" / EXAMPLES[0]
    command = [sys.executable, "-m", "annotator", "annotate", str(bill), "--model", str(shipped_model), *outputs]
    subprocess.run(command, check=True, capture_output=True, cwd=REPOSITORY, timeout=120)
    written = {name: digest((tmp_path / name).read_bytes()) for name in CONSUMERS}
    assert written == {name: digest(render_bytes(report, find_format(name))) for name in CONSUMERS}
