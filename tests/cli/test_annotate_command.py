"""``annotator annotate``: what a reader at a terminal sees, which files are written, which exit codes tell a script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import TOY_LAW

Cli = Callable[..., "Outcome"]  # noqa: F821


# Results


def test_the_summary_groups_findings_by_provision(cli: Cli, law: Path) -> None:
    done = cli("annotate", law)
    assert done.code == 0
    assert done.out.startswith("TOY DATA ACT\n")
    for words in ("Section 1(1)  Access", "No mental element", "Section 3(1)  Handing over records", "Safeguards not found:"):
        assert words in done.out, done.out
    assert done.out.index("Section 1(1)") < done.out.index("Section 2") < done.out.index("Section 3(1)")


def test_the_summary_counts_clauses_and_findings(cli: Cli, law: Path) -> None:
    assert "5 clauses read" in cli("annotate", law).out


def test_a_law_without_findings_is_never_called_safe(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mild.txt").write_text("1. Purpose\nThis Act has a purpose.\n", encoding="utf-8")
    done = cli("annotate", tmp_path / "mild.txt")
    assert done.code == 0
    assert "reported none" in done.out
    assert "describes the search and not the instrument" in " ".join(done.out.split())


def test_a_text_without_structure_says_so_loudly(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("Once upon a time there was a law without numbers.\n\nIt went on.\n", encoding="utf-8")
    assert "Structure was not recognised in 100.0% of the words" in cli("annotate", tmp_path / "essay.txt").out


def test_a_dash_reads_standard_input(cli: Cli, law: Path) -> None:
    from_file, from_stdin = cli("annotate", law), cli("annotate", "-", stdin=TOY_LAW.encode())
    assert from_stdin.code == 0
    assert from_stdin.out == from_file.out


def test_markup_in_a_law_is_printed_not_obeyed(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text("1. [red]Access[/red]\nWhoever gains [bold]access commits an offence.\n", encoding="utf-8")
    assert "[red]Access[/red]" in cli("annotate", tmp_path / "law.txt").out


def test_results_are_on_stdout_and_nothing_is_on_stderr_when_it_is_quick(cli: Cli, law: Path) -> None:
    cli("annotate", law)
    assert cli("annotate", law).err == ""


# Reports


@pytest.mark.parametrize(("name", "begins"), [("report.json", "{"), ("report.html", "<!doctype html>"), ("REPORT.JSON", "{")])
def test_the_ending_of_the_name_chooses_the_format(cli: Cli, law: Path, tmp_path: Path, name: str, begins: str) -> None:
    done = cli("annotate", law, "-o", tmp_path / name)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Wrote {tmp_path / name}\n"
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(begins)


def test_several_reports_are_written_in_one_run(cli: Cli, law: Path, tmp_path: Path) -> None:
    cli("annotate", law, "-o", tmp_path / "a.json", "-o", tmp_path / "b.html")
    assert {p.name for p in tmp_path.glob("[ab].*")} == {"a.json", "b.html"}


def test_the_json_report_quotes_the_text_exactly(cli: Cli, law: Path, tmp_path: Path) -> None:
    cli("annotate", law, "-o", tmp_path / "r.json")
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["findings"]
    for finding in report["findings"]:
        assert TOY_LAW[finding["start"] : finding["end"]] == finding["quote"]
    assert report["instrument"]["source"]["name"] == "law.txt"
    assert str(tmp_path) not in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_the_same_law_gives_the_same_bytes(cli: Cli, law: Path, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        cli("annotate", law, "-o", tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_an_existing_report_is_kept_unless_forced(cli: Cli, law: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("precious", encoding="utf-8")
    assert "exists; add --force" in cli("annotate", law, "-o", target).refusal()
    assert target.read_text(encoding="utf-8") == "precious"
    assert cli("annotate", law, "-o", target, "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("{")


def test_nothing_is_written_if_one_of_the_reports_could_not_be(cli: Cli, law: Path, tmp_path: Path) -> None:
    cli("annotate", law, "-o", tmp_path / "good.json", "-o", tmp_path / "bad.xyz").refusal()
    assert not (tmp_path / "good.json").exists()


def test_a_failed_run_leaves_no_half_report(cli: Cli, law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def fail(*_: object) -> None:
        raise OSError("disk full")

    for way in ("replace", "link"):
        monkeypatch.setattr(os, way, fail)
    done = cli("annotate", law, "-o", tmp_path / "r.json")
    assert done.code != 0
    assert [p.name for p in tmp_path.iterdir() if p.name != "law.txt"] == []


# Exit codes


@pytest.mark.parametrize(("severity", "code"), [("high", 1), ("medium", 1), ("low", 1)])
def test_fail_on_turns_findings_into_exit_code_1(cli: Cli, law: Path, severity: str, code: int) -> None:
    assert cli("annotate", law, "--fail-on", severity).code == code


def test_findings_alone_are_no_failure(cli: Cli, law: Path) -> None:
    assert cli("annotate", law).code == 0


def test_fail_on_does_not_fail_without_such_findings(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mild.txt").write_text("1. Purpose\nThis Act has a purpose.\n", encoding="utf-8")
    assert cli("annotate", tmp_path / "mild.txt", "--fail-on", "low").code == 0


def test_fail_on_still_writes_the_report(cli: Cli, law: Path, tmp_path: Path) -> None:
    assert cli("annotate", law, "--fail-on", "low", "-o", tmp_path / "r.json").code == 1
    assert (tmp_path / "r.json").exists()


# Refusals: one plain sentence, exit code 2, never a traceback


@pytest.mark.parametrize("command", ["annotate", "tree"])
def test_a_missing_file_is_refused(cli: Cli, tmp_path: Path, command: str) -> None:
    assert "nowhere.txt does not exist" in cli(command, tmp_path / "nowhere.txt").refusal()


@pytest.mark.parametrize("command", ["annotate", "tree"])
def test_a_directory_is_refused(cli: Cli, tmp_path: Path, command: str) -> None:
    assert "is a directory" in cli(command, tmp_path).refusal()


NO_TEXT = [b"", b" \n\t \r\n", b"\xef\xbb\xbf", b"\x00" * 2000, bytes(range(256)) * 20, b"\x7fELF" + b"\x00" * 500]


@pytest.mark.parametrize("content", NO_TEXT, ids=["empty", "blank", "mark only", "zeros", "all bytes", "program"])
@pytest.mark.parametrize("way", ["file", "stdin"])
def test_empty_and_binary_input_is_refused(cli: Cli, tmp_path: Path, content: bytes, way: str) -> None:
    (tmp_path / "law.txt").write_bytes(content)
    cli("annotate", *([tmp_path / "law.txt"] if way == "file" else ["-"]), stdin=content).refusal()


@pytest.mark.parametrize("name", ["report.xyz", "report", "report.pdf.exe"])
def test_an_unknown_ending_of_a_report_is_refused_before_any_work(cli: Cli, tmp_path: Path, name: str) -> None:
    message = cli("annotate", tmp_path / "nowhere.txt", "-o", tmp_path / name).refusal()
    assert "cannot tell the format" in message
    assert ".html" in message
    assert ".json" in message


def test_a_report_in_a_folder_that_does_not_exist_is_refused(cli: Cli, law: Path, tmp_path: Path) -> None:
    assert "does not exist" in cli("annotate", law, "-o", tmp_path / "no" / "r.json").refusal()


def test_a_folder_as_report_is_refused(cli: Cli, law: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").mkdir()
    assert "is a folder" in cli("annotate", law, "-o", tmp_path / "r.json", "--force").refusal()


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate",),
        ("annotate", "law.txt", "--no-such-option"),
        ("annotate", "law.txt", "--fail-on", "terrible"),
        ("annotate", "law.txt", "other.txt"),
        ("anotate", "law.txt"),
        ("tree", "law.txt", "--depth", "many"),
        ("--no-such-option",),
    ],
)
def test_bad_usage_is_refused_and_points_to_the_help(cli: Cli, arguments: tuple[str, ...]) -> None:
    assert "annotator --help" in cli(*arguments).refusal()


def test_another_model_can_be_named_and_must_exist(cli: Cli, law: Path, toy_model: Path, tmp_path: Path) -> None:
    assert cli("annotate", law, "--model", toy_model).code == 0
    assert "There is no model folder" in cli("annotate", law, "--model", tmp_path / "nowhere").refusal()
    assert "No model in" in cli("annotate", law, "--model", tmp_path).refusal()


# What nobody foresaw


def test_an_unforeseen_failure_is_our_mistake_in_one_line(cli: Cli, law: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.cli.annotate as command

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.delenv("ANNOTATOR_DEBUG", raising=False)
    monkeypatch.setattr(command, "_annotate", fail)
    done = cli("annotate", law)
    assert done.code == 70
    assert done.err.count("\n") == 1
    assert "our mistake" in done.err
    assert "Traceback" not in done.err


def test_developers_see_the_whole_failure(cli: Cli, law: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.cli.annotate as command

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setenv("ANNOTATOR_DEBUG", "1")
    monkeypatch.setattr(command, "_annotate", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        cli("annotate", law)


def test_an_interrupt_is_130_and_no_traceback(cli: Cli, law: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import annotator.cli.annotate as command

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_annotate", interrupt)
    done = cli("annotate", law)
    assert (done.code, done.err) == (130, "annotator: stopped.\n")


def test_the_option_names_every_severity_from_the_mildest() -> None:
    from annotator.cli.app import Severity
    from annotator.records import SEVERITIES

    assert tuple(s.value for s in Severity) == SEVERITIES[::-1]
