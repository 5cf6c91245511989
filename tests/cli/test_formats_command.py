"""Choosing formats on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from annotator.report.outputs import all_formats

Cli = Callable[..., "Outcome"]  # noqa: F821


def test_formats_are_listed_with_their_endings(cli: Cli) -> None:
    lines = cli("formats").out.splitlines()
    assert len(lines) == len(all_formats())
    for form, line in zip(all_formats(), lines, strict=True):
        assert line.split()[0] == form.name
        assert all(suffix in line for suffix in form.suffixes)
        assert line.endswith(form.description)


def test_a_format_named_overrides_the_ending(cli: Cli, law: Path, tmp_path: Path) -> None:
    assert cli("annotate", law, "-o", tmp_path / "report.txt", "--format", "json").code == 0
    assert json.loads((tmp_path / "report.txt").read_text(encoding="utf-8"))["findings"]


def test_a_format_without_a_file_goes_to_standard_output(cli: Cli, law: Path) -> None:
    done = cli("annotate", law, "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["instrument"]["source"]["name"] == "law.txt"


def test_two_formats_do_not_fit_on_standard_output(cli: Cli, law: Path) -> None:
    assert "Only one format" in cli("annotate", law, "--format", "json", "--format", "html").refusal()


def test_an_unknown_format_is_refused_with_those_there_are(cli: Cli, law: Path) -> None:
    assert "There is no format 'xls'; use one of" in cli("annotate", law, "--format", "xls").refusal()
