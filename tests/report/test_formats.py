"""The registry of output formats: found by themselves, chosen by name or ending, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_factories import full_report

from annotator.errors import AnnotatorError
from annotator.report.formats import Target, choose_targets, find_format, guess_format, render_bytes, write_reports
from annotator.report.outputs import Format, all_formats

EVERY = pytest.mark.parametrize("form", all_formats(), ids=lambda f: f.name)


def test_names_and_endings_belong_to_one_format_each() -> None:
    names = [f.name for f in all_formats()]
    endings = [s for f in all_formats() for s in f.suffixes]
    assert len(set(names)) == len(names) >= 2
    assert len(set(endings)) == len(endings)
    assert all(s.startswith(".") and s == s.lower() for s in endings)


@EVERY
def test_a_format_says_in_one_line_what_it_is_for(form: Format) -> None:
    assert 20 < len(form.description) < 100
    assert form.description.endswith(".")


@EVERY
def test_a_name_with_its_ending_chooses_a_format(form: Format) -> None:
    for suffix in form.suffixes:
        assert guess_format(Path("My.Act" + suffix.upper())) is form
    assert find_format(f" {form.name.upper()} ") is form


@EVERY
def test_a_format_gives_the_same_bytes_again(form: Format) -> None:
    assert render_bytes(full_report(), form) == render_bytes(full_report(), form) != b""


def test_an_ending_alone_is_no_name() -> None:
    with pytest.raises(AnnotatorError, match=r"cannot tell the format of '\.json'"):
        guess_format(Path(".json"))


def test_formats_pair_with_files_in_order(tmp_path: Path) -> None:
    targets = choose_targets([tmp_path / "a.x", tmp_path / "b.html"], ["html", "json"], force=False)
    assert [(t.path.name, t.format.name) for t in targets] == [("a.x", "html"), ("b.html", "json")]


@pytest.mark.parametrize(
    ("files", "formats", "message"),
    [
        (["a.json", "b.json"], ["json"], "once for each -o"),
        (["a.json"], ["jsn"], "no format 'jsn'; use one of"),
        (["a.json", "./a.json"], [], "named twice"),
        (["no/a.json"], [], "does not exist"),
    ],
)
def test_what_cannot_be_written_is_said_before_any_work(
    tmp_path: Path, files: list[str], formats: list[str], message: str
) -> None:
    with pytest.raises(AnnotatorError, match=message):
        choose_targets([tmp_path / name for name in files], formats, force=False)


def test_a_link_that_leads_in_a_circle_is_no_free_name(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    with pytest.raises(AnnotatorError, match="exists"):
        choose_targets([loop], [], force=False)


def test_nothing_is_written_if_one_format_fails(tmp_path: Path) -> None:
    def fail(_: object) -> str:
        raise AnnotatorError("no")

    targets = [Target(tmp_path / "a.json", find_format("json")), Target(tmp_path / "b", Format("b", (".b",), "Fails.", fail))]
    with pytest.raises(AnnotatorError, match="no"):
        write_reports(full_report(), targets)
    assert list(tmp_path.iterdir()) == []
