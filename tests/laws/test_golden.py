"""The example bill against golden files: its outline, and the labels found in each provision.

``pytest tests/laws/test_golden.py --update-golden`` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import difflib
from itertools import groupby
from pathlib import Path

import pytest

from annotator.api import annotate
from annotator.model_folder import SUMS, file_hash
from annotator.paths import ENVIRONMENT, find_model
from annotator.reading import read_file
from annotator.structure.parse import parse_structure

REPOSITORY = Path(__file__).parents[2]
BILL = REPOSITORY / "corpus" / "examples" / "example-bill.txt"
GOLDEN = REPOSITORY / "tests" / "golden"


def outline() -> list[str]:
    """One line a provision: indentation, kind, number, heading, eId."""
    depths: dict[str, int] = {}
    lines = []
    for provision in parse_structure(read_file(BILL).text).provisions:
        depth = depths[provision.eid] = depths[provision.parent] + 1 if provision.parent else 0
        words = [provision.kind, provision.num, " ".join(provision.heading.split()), f"[{provision.eid}]"]
        mark = [] if provision.is_operative else ["(not operative)"]
        lines.append("  " * depth + " ".join(w for w in [*words, *mark] if w))
    return lines


def labels(model: Path) -> list[str]:
    """One line a provision with findings: its eId and the labels, most alarming family first."""
    report = annotate(BILL, model=str(model))
    lines = [f"# model {model.parent.name}/{model.name} {file_hash(model / SUMS)[:16]}"]
    for eid, group in groupby(report.findings, key=lambda f: f.eid):
        found = sorted(group, key=lambda f: (f.family != "risks", f.family != "wording", f.label))
        lines.append(f"{eid}: {', '.join(dict.fromkeys(f.label for f in found))}")
    return lines


def compare(name: str, found: list[str], update: bool) -> None:
    path = GOLDEN / name
    if update:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert path.is_file(), f"{path.name} is missing: run with --update-golden and look at it"
    expected = path.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(expected, found, "golden", "now", lineterm="", n=1))
    assert not difference, "run with --update-golden if this is wanted:\n" + "\n".join(difference[:60])


def test_the_outline_of_the_example_bill(request: pytest.FixtureRequest) -> None:
    compare("example-bill.tree.txt", outline(), request.config.getoption("--update-golden"))


def test_the_findings_of_the_example_bill(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    if not (REPOSITORY / "models" / "CURRENT").is_file():
        pytest.skip("no model ships yet: models/CURRENT is missing")
    compare("example-bill.findings.txt", labels(find_model()), request.config.getoption("--update-golden"))


def test_the_outline_is_the_arrangement_of_sections_that_the_bill_prints() -> None:
    """Independent of any golden file: the bill lists its own sections."""
    text = read_file(BILL).text
    printed = [line.split(". ", 1) for line in text.split("ARRANGEMENT OF SECTIONS")[1].splitlines() if line[:1].isdigit()]
    sections = {p.num: p.heading for p in parse_structure(text).provisions if p.kind == "section"}
    listed: dict[str, str] = {}
    for number, heading in printed:
        if number in listed:
            break  # the body begins
        listed[number] = heading
    assert len(listed) >= 60
    assert {n: " ".join(h.split()).rstrip(".").lower() for n, h in sections.items()} == {
        n: h.strip().rstrip(".").lower() for n, h in listed.items()
    }
