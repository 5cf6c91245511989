"""``--suppressions``, ``--baseline``, ``--fail-on-new``: what a lawyer sees in a second run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import TOY_LAW

Cli = Callable[..., "Outcome"]  # noqa: F821

SILENCE = """suppressions:
  - label: missing-intent
    eid: sec_1
    reason: Section 9 of the Penal Code supplies the mental element.
    author: N. N.
"""


@pytest.fixture
def known(tmp_path: Path) -> Path:
    path = tmp_path / "known.yaml"
    path.write_text(SILENCE, encoding="utf-8")
    return path


@pytest.fixture
def before(cli: Cli, law: Path, tmp_path: Path) -> Path:
    cli("annotate", law, "-o", tmp_path / "before.json")
    return tmp_path / "before.json"


def test_a_suppressed_finding_leaves_the_list_but_is_counted(cli: Cli, law: Path, known: Path) -> None:
    plain, quiet = cli("annotate", law), cli("annotate", law, "--suppressions", known)
    assert "No mental element" in plain.out.split("Section 2")[0]
    assert "No mental element" not in quiet.out.split("Section 2")[0]
    assert "1 further finding suppressed by recorded decisions." in quiet.out
    assert "1 finding is suppressed by a recorded decision" in quiet.err


def test_the_json_report_still_holds_it(cli: Cli, law: Path, known: Path, tmp_path: Path) -> None:
    cli("annotate", law, "--suppressions", known, "-o", tmp_path / "r.json", "-o", tmp_path / "r.html")
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    silenced = [f for f in data["findings"] if f["suppressed"]]
    assert [f["suppressed"]["author"] for f in silenced] == ["N. N."]
    assert "1 finding is suppressed by a recorded decision" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_suppressed_finding_does_not_fail(cli: Cli, law: Path, tmp_path: Path) -> None:
    cli("annotate", law, "-o", tmp_path / "all.json")
    findings = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["findings"]
    entries = [{"label": f["label"], "fingerprint": f["fingerprint"], "reason": "r", "author": "a"} for f in findings]
    (tmp_path / "all.yaml").write_text(json.dumps({"suppressions": entries}), encoding="utf-8")
    assert cli("annotate", law, "--fail-on", "low").code == 1
    done = cli("annotate", law, "--fail-on", "low", "--suppressions", tmp_path / "all.yaml")
    assert done.code == 0
    assert "reported none" not in done.out
    assert f"{len(findings)} further findings suppressed" in done.out


def test_a_second_run_says_what_is_new_and_what_is_gone(cli: Cli, tmp_path: Path, before: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(TOY_LAW.replace("gains access", "enters it").replace("2. ", "2. "), encoding="utf-8")
    done = cli("annotate", later, "--baseline", before)
    assert "Against before.json:" in done.out
    assert "+ No mental element required" in done.out
    assert "No longer found" in done.out
    assert cli("annotate", later, "--baseline", before, "--fail-on-new").code == 1


def test_the_same_law_again_has_nothing_new(cli: Cli, law: Path, before: Path) -> None:
    done = cli("annotate", law, "--baseline", before, "--fail-on", "low", "--fail-on-new")
    assert done.code == 0
    assert "0 new (marked +)" in done.out
    assert "0 gone" in done.out
    assert "No longer found" not in done.out


def test_only_new_findings_of_the_severity_count(cli: Cli, law: Path, before: Path) -> None:
    data = json.loads(before.read_text(encoding="utf-8"))
    data["findings"] = [f for f in data["findings"] if f["severity"] == "high"]
    before.write_text(json.dumps(data), encoding="utf-8")
    assert cli("annotate", law, "--baseline", before, "--fail-on", "high", "--fail-on-new").code == 0
    assert cli("annotate", law, "--baseline", before, "--fail-on", "medium", "--fail-on-new").code == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--fail-on-new"], "--fail-on-new needs --baseline"),
        (["--baseline", "nowhere.json"], "nowhere.json cannot be read"),
        (["--suppressions", "nowhere.yaml"], "nowhere.yaml cannot be read"),
    ],
)
def test_wrong_use_is_one_sentence(cli: Cli, law: Path, arguments: list[str], says: str) -> None:
    assert says in cli("annotate", law, *arguments).refusal()


def test_a_bad_suppressions_file_is_refused_before_anything_is_written(cli: Cli, law: Path, known: Path, tmp_path: Path) -> None:
    known.write_text(SILENCE.replace("    author: N. N.\n", ""), encoding="utf-8")
    done = cli("annotate", law, "--suppressions", known, "-o", tmp_path / "r.json")
    assert "known.yaml:2: missing key “author”" in done.refusal()
    assert not (tmp_path / "r.json").exists()


def test_markup_in_the_name_of_a_baseline_is_printed_not_obeyed(cli: Cli, law: Path, before: Path, tmp_path: Path) -> None:
    before.rename(tmp_path / "[red]x.json")
    assert "Against [red]x.json" in cli("annotate", law, "--baseline", tmp_path / "[red]x.json").out
