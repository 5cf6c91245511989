"""``annotator verify``: a report is reproduced from its file, and every change to either is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def report(cli: Cli, law: Path, tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    assert cli("annotate", law, "-o", path).code == 0
    return path


def change(report: Path, *path: Any, to: Any) -> None:
    """Overwrite one value of a JSON report."""
    data = json.loads(report.read_text(encoding="utf-8"))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    report.write_text(json.dumps(data), encoding="utf-8")


def test_a_report_is_reproduced(cli: Cli, report: Path, law: Path) -> None:
    done = cli("verify", report, law)
    assert done.code == 0
    assert done.out.startswith("Equal: ")
    assert json.loads(report.read_text(encoding="utf-8"))["run"]["receipt"] in done.out


def test_the_file_may_have_another_name_by_now(cli: Cli, report: Path, law: Path) -> None:
    assert cli("verify", report, law.rename(law.with_name("renamed.md"))).code == 0


def test_the_layout_of_the_json_does_not_matter(cli: Cli, report: Path, law: Path) -> None:
    data = json.loads(report.read_text(encoding="utf-8"))
    report.write_text(json.dumps(data, indent=4, sort_keys=True), encoding="utf-8")
    assert cli("verify", report, law).code == 0


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("findings", 0, "severity"), "low", "findings: 1 only in the report, the first is missing-intent at "),
        (("findings", 0, "quote"), "other words", "findings: 1 only in the reproduction"),
        (("findings",), [], "findings: "),
        (("matrix", 0, "eid"), "sec_99", "matrix: 1 only in the report, the first is sec_99."),
        (("instrument", "title"), "Another Act", "instrument.title: Another Act in the report, "),
        (("run", "version"), "9.9.9", "run.version: 9.9.9 in the report, "),
        (("run", "model_sha256"), "0" * 64, "run.model_sha256: "),
        (("run", "receipt"), "0" * 64, "run.receipt: "),
        (("clauses", 0, "probabilities"), {}, "clauses: 1 only in the report"),
        (("extra",), "surprise", "extra: only in the report."),
        (("instrument", "notices"), ["\u202eevil\x1b[31m"], "instrument.notices"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_every_change_is_told(cli: Cli, report: Path, law: Path, path: tuple[Any, ...], value: object, says: str) -> None:
    change(report, *path, to=value)
    done = cli("verify", report, law)
    assert done.code == 1
    assert done.out.startswith("Differs:")
    assert says in done.out
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


def test_another_order_is_told(cli: Cli, report: Path, law: Path) -> None:
    data = json.loads(report.read_text(encoding="utf-8"))
    change(report, "clauses", to=data["clauses"][::-1])
    assert "clauses: the same entries in another order." in cli("verify", report, law).out


def test_numbers_that_another_processor_may_round_are_told_apart(cli: Cli, report: Path, law: Path) -> None:
    data = json.loads(report.read_text(encoding="utf-8"))
    name, value = next(iter(data["clauses"][0]["probabilities"].items()))
    change(report, "clauses", 0, "probabilities", name, to=value - 0.001)
    assert "Only numbers differ, by at most 0.0010" in cli("verify", report, law).out


def test_a_receipt_that_was_altered_alone_is_not_explained_away(cli: Cli, report: Path, law: Path) -> None:
    change(report, "run", "receipt", to="0" * 64)
    done = cli("verify", report, law)
    assert done.code == 1
    assert "round differently" not in done.out


def test_another_file_is_told_before_any_work(cli: Cli, report: Path, law: Path) -> None:
    law.write_text("1. Another law\nThe end.\n", encoding="utf-8")
    done = cli("verify", report, law)
    assert done.code == 1
    assert "law.txt is not the file that the report was made from" in done.out


def test_another_model_is_told(cli: Cli, report: Path, law: Path, tmp_path: Path) -> None:
    from factories import TOY_CLAUSE, toy_model_folder

    changed = {**TOY_CLAUSE, "power:production": {"w:may order": -8.0}}
    other = toy_model_folder(tmp_path / "toy" / "0.0.2", clause=changed)
    done = cli("verify", report, law, "--model", other)
    assert done.code == 1
    assert "run.model: toy/0.0.1 in the report, toy/0.0.2 now." in done.out


# Decisions


@pytest.fixture
def silenced(cli: Cli, law: Path, report: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A report made with suppressions and a baseline, and the suppressions."""
    first = json.loads(report.read_text(encoding="utf-8"))["findings"][0]
    decisions = tmp_path / "known.yaml"
    decisions.write_text(
        f"suppressions:\n- label: {first['label']}\n  eid: {first['eid']}\n  reason: Known.\n  author: A. N. Other\n"
        "  expires: 2020-01-01\n"
    )
    path = tmp_path / "silenced.json"
    assert cli("annotate", law, "-o", path, "--suppressions", decisions, "--baseline", report).code == 0
    return path, decisions


def test_decisions_are_reproduced_with_their_files(
    cli: Cli, law: Path, report: Path, silenced: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day on which a decision ran out is part of the receipt, so that the report verifies on any later day."""
    import annotator.cli.decisions as decisions

    class Later(decisions.date):
        @classmethod
        def today(cls) -> Later:
            return cls(2199, 1, 1)

    monkeypatch.setattr(decisions, "date", Later)
    path, known = silenced
    done = cli("verify", path, law, "--suppressions", known, "--baseline", report)
    assert (done.code, done.out[:6]) == (0, "Equal:"), done.out


def test_without_their_files_the_rest_is_compared_and_that_is_said(cli: Cli, law: Path, silenced: tuple[Path, Path]) -> None:
    done = cli("verify", silenced[0], law)
    assert done.code == 0
    assert "what they did is not compared" in done.err


def test_other_decisions_are_told(cli: Cli, law: Path, report: Path, silenced: tuple[Path, Path]) -> None:
    path, known = silenced
    known.write_text(known.read_text().replace("Known.", "Another reason."))
    done = cli("verify", path, law, "--suppressions", known, "--baseline", report)
    assert done.code == 1
    assert "run.options.suppressions" in done.out


# Refusals


@pytest.mark.parametrize(
    "content",
    ["", "no json", "[]", "{}", '{"run": 1}', '{"run": {}, "instrument": {"source": {}}}', "[" * 100_000,
     '{"run": {"options": {}}, "instrument": {"source": {"name": "a", "sha256": "b"}}}'],
)  # fmt: skip
def test_what_is_no_report_with_a_receipt_is_refused(cli: Cli, report: Path, law: Path, content: str) -> None:
    report.write_text(content, encoding="utf-8")
    assert "report.json" in cli("verify", report, law).refusal()


def test_a_day_that_is_none_is_refused(cli: Cli, report: Path, law: Path) -> None:
    change(report, "run", "options", to={"date": "someday"})
    assert "day that is none" in cli("verify", report, law).refusal()


def test_missing_files_are_refused(cli: Cli, report: Path, law: Path, tmp_path: Path) -> None:
    assert "does not exist" in cli("verify", report, tmp_path / "none.txt").refusal()
    assert "cannot be read" in cli("verify", tmp_path / "none.json", law).refusal()
