"""``annotator batch`` as a user runs it: what it writes, what it skips, what it says, how it ends."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from batch_outputs import outputs, rows
from factories import TOY_LAW

from annotator.batch.inputs import STATE_FILE
from annotator.batch.progress import Progress
from annotator.cli.app import run
from annotator.cli.batch_progress import describe_progress
from annotator.paths import ENVIRONMENT
from annotator.report.formulas import restore

REPOSITORY = Path(__file__).parents[2]
Batch = Callable[..., tuple[int, str]]


@pytest.fixture
def batch(capsys: pytest.CaptureFixture[str], here: None) -> Batch:
    """Run ``annotator batch`` in this process and without others."""
    return _command(capsys)


@pytest.fixture
def workers(capsys: pytest.CaptureFixture[str]) -> Batch:
    """Run ``annotator batch`` in this process; its workers are processes of their own."""
    return _command(capsys)


def _command(capsys: pytest.CaptureFixture[str]) -> Batch:
    def call(*arguments: object) -> tuple[int, str]:
        code = run(["batch", *map(str, arguments)])
        return code, capsys.readouterr().err

    return call


def test_each_file_gets_a_result_or_an_error(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, err = batch(laws, "--out", out)
    assert code == 2, "one file could not be read"
    assert "4 instruments" in err
    assert "3 with a result" in err
    found = {row["id"]: row for row in rows(out, "instruments")}
    assert list(found) == ["a.txt", "b.txt", "below/a.txt", "broken.pdf"]
    assert [bool(row["error"]) for row in found.values()] == [False, False, False, True]
    assert "broken.pdf" in found["broken.pdf"]["error"]
    assert found["below/a.txt"]["year"] == "1999"
    reports = sorted(p.suffix for p in (out / "reports").iterdir())
    assert reports == [".html"] * 3 + [".json"] * 3
    findings = rows(out, "findings")
    assert len(findings) == sum(int(row["findings"] or 0) for row in found.values()) > 0
    assert {f["instrument"] for f in findings} == {"a.txt", "b.txt", "below/a.txt"}
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "3\u00a0instruments compared" in page
    assert str(tmp_path) not in page


def test_the_tables_agree_with_the_reports(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out, "--format", "json")
    (file,) = (out / "reports").iterdir()
    report = json.loads(file.read_bytes())
    for row, finding in zip(rows(out, "findings"), report["findings"], strict=True):
        assert (row["label"], row["eid"], int(row["start"])) == (finding["label"], finding["eid"], finding["start"])
        assert restore(row["quote"]) == finding["quote"]


def test_parquet_holds_the_same_rows_as_csv(batch: Batch, laws: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the [tables] extra: pyarrow")
    batch(laws, "--out", tmp_path / "out")
    for table in ("instruments", "findings", "matrix"):
        read = pq.read_table(tmp_path / "out" / f"{table}.parquet")
        assert read.column_names == list(rows(tmp_path / "out", table)[0])
        written = rows(tmp_path / "out", table)
        assert read.num_rows == len(written)
        for ours, theirs in zip(read.to_pylist(), written, strict=True):
            for name, value in ours.items():
                if isinstance(value, str):
                    assert restore(theirs[name]) == value
                elif isinstance(value, int):
                    assert int(theirs[name]) == value


def test_formulas_in_a_law_are_text_in_the_tables(batch: Batch, tmp_path: Path) -> None:
    law = tmp_path / "law.csv"
    with law.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["id", "title", "text"], ["=1+1", "@evil", TOY_LAW]])
    batch(law, "--out", tmp_path / "out")
    (row,) = rows(tmp_path / "out", "instruments")
    assert (row["id"], row["title"]) == ("'=1+1", "'@evil")


def test_the_bytes_do_not_depend_on_workers_or_order(batch: Batch, workers: Batch, laws: Path, tmp_path: Path) -> None:
    files = [laws / "below" / "a.txt", laws / "b.txt", laws / "a.txt"]
    batch(*files, "--out", tmp_path / "none")
    workers(*files[::-1], "--out", tmp_path / "three", "--workers", "3")
    none = outputs(tmp_path / "none")
    assert none == outputs(tmp_path / "three")
    assert len(none) >= 4 + 6


def test_the_folder_of_another_version_stays_as_it_is(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out)
    with closing(sqlite3.connect(out / STATE_FILE)) as base:
        base.execute("pragma user_version = 7")
    for _ in range(2):  # the refusal itself changes nothing
        code, err = batch(laws / "a.txt", "--out", out, "--resume")
        assert code == 2
        assert "another version" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--master", "spark://head:7077"], "need --engine spark"),
        (["--spark-conf", "spark.executor.memory=4g"], "need --engine spark"),
        (["--engine", "spark", "--workers", "2"], "for the local engine"),
        (["--engine", "spark", "--seconds", "60"], "for the local engine"),
    ],
)
def test_an_option_of_the_other_engine_is_refused(
    batch: Batch, laws: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    code, err = batch(laws / "a.txt", "--out", tmp_path / "out", *options)
    assert code == 2
    assert said in err
    assert not (tmp_path / "out").exists()


def test_a_second_run_is_refused_unless_it_says_what_it_wants(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out)
    before = outputs(out)
    code, err = batch(laws / "a.txt", "--out", out)
    assert code == 2
    assert "--resume" in err
    assert outputs(out) == before
    code, err = batch(laws / "a.txt", "--out", out, "--resume", "--force")
    assert code == 2
    assert "not both" in err


def test_resume_does_only_what_is_new_and_adds_nothing_twice(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws, "--out", out)
    before, stamps = outputs(out), {p: p.stat().st_mtime_ns for p in (out / "reports").iterdir()}
    code, err = batch(laws, "--out", out, "--resume")
    assert code == 2, "the file that cannot be read still cannot"
    assert "4 results taken from the earlier run" in err
    assert outputs(out) == before
    assert {p: p.stat().st_mtime_ns for p in (out / "reports").iterdir()} == stamps


@pytest.mark.parametrize("change", ["content", "report lost", "report cut", "title"])
def test_resume_does_again_what_is_no_longer_true(batch: Batch, tmp_path: Path, change: str) -> None:
    table, out = tmp_path / "t.csv", tmp_path / "out"

    def write(*texts: tuple[str, str, str]) -> None:
        with table.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([["id", "title", "text"], *texts])

    write(("a", "One Act", TOY_LAW), ("b", "Two Act", TOY_LAW))
    batch(table, "--out", out)
    report = next(p for p in (out / "reports").iterdir() if p.name.startswith("b-") and p.suffix == ".json")
    if change == "content":
        write(("a", "One Act", TOY_LAW), ("b", "Two Act", TOY_LAW.replace("false", "true")))
    elif change == "title":
        write(("a", "One Act", TOY_LAW), ("b", "Second Act", TOY_LAW))
    elif change == "report lost":
        report.unlink()
    else:
        report.write_bytes(report.read_bytes()[:100])
    _, err = batch(table, "--out", out, "--resume")
    assert "1 result taken from the earlier run" in err
    fresh = tmp_path / "fresh"
    batch(table, "--out", fresh)
    assert outputs(out) == outputs(fresh)


def test_another_model_makes_everything_anew(batch: Batch, laws: Path, tmp_path: Path) -> None:
    from factories import TOY_CLAUSE, toy_model_folder

    batch(laws / "a.txt", "--out", tmp_path / "out")
    weights = {k: v for k, v in TOY_CLAUSE.items() if k != "risk:missing-intent"}
    other = toy_model_folder(tmp_path / "models" / "toy" / "0.0.1", clause=weights)  # the same name, other weights
    _, err = batch(laws / "a.txt", "--out", tmp_path / "out", "--resume", "--model", other)
    assert "taken from the earlier run" not in err
    assert {row["label"] for row in rows(tmp_path / "out", "findings")} & {"missing-intent"} == set()


def test_a_changed_file_that_cannot_be_read_loses_its_old_report(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", laws / "b.txt", "--out", out)
    (laws / "b.txt").write_bytes(b"\x7fELF" + b"\x00" * 500)
    batch(laws / "a.txt", laws / "b.txt", "--out", out, "--resume")
    assert not [p for p in (out / "reports").iterdir() if p.name.startswith("b-")]


def test_the_tables_hold_what_was_named_this_time(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out)
    _, err = batch(laws / "b.txt", "--out", out, "--resume")
    assert "1 earlier result not named this time" in err
    assert [row["id"] for row in rows(out, "instruments")] == ["b.txt"]


def test_force_begins_anew_and_leaves_nothing_of_before(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws, "--out", out)
    batch(laws / "b.txt", "--out", out, "--force")
    batch(laws / "b.txt", "--out", tmp_path / "fresh")
    assert outputs(out) == outputs(tmp_path / "fresh")


def test_force_removes_nothing_that_is_not_ours(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out)
    (out / "reports" / "my notes.txt").write_text("precious", encoding="utf-8")
    batch(laws / "a.txt", "--out", out, "--force")
    assert (out / "reports" / "my notes.txt").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", ["findings.csv", "matrix.parquet", "index.html", "reports/notes.html"])
@pytest.mark.parametrize("more", [[], ["--resume"]])
def test_files_that_no_batch_has_written_are_not_written_over(
    batch: Batch, laws: Path, tmp_path: Path, name: str, more: list[str]
) -> None:
    own = tmp_path / "own" / name
    own.parent.mkdir(parents=True)
    own.write_text("precious", encoding="utf-8")
    code, err = batch(laws / "a.txt", "--out", tmp_path / "own", *more)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert name.replace("notes.html", "") in err
    assert outputs(tmp_path / "own") == {name: b"precious"}
    assert not (tmp_path / "own" / STATE_FILE).exists()


def test_a_folder_with_other_files_is_fine_and_force_writes_over(batch: Batch, laws: Path, tmp_path: Path) -> None:
    (tmp_path / "own" / "reports").mkdir(parents=True)
    (tmp_path / "own" / "notes.txt").write_text("precious", encoding="utf-8")
    assert batch(laws / "a.txt", "--out", tmp_path / "own")[0] == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("old", encoding="utf-8")
    assert batch(laws / "a.txt", "--out", tmp_path / "mine", "--force")[0] == 0
    assert "compared" in (tmp_path / "mine" / "index.html").read_text(encoding="utf-8")


def test_two_batches_in_one_folder_are_refused(batch: Batch, laws: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(laws / "a.txt", "--out", out)
    other = sqlite3.connect(out / STATE_FILE, isolation_level=None)
    other.executescript("pragma locking_mode = exclusive; begin exclusive; commit;")
    code, err = batch(laws / "a.txt", "--out", out, "--resume")
    other.close()
    assert code == 2
    assert "Another batch is at work" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "does not exist"),
        (["a.txt", "--format", "parchment"], "no format"),
        (["a.txt", "--model", "nowhere"], "no model folder"),
        (["a.txt", "--columns", "x"], "--columns"),
        (["a.txt", "--workers", "-1"], "annotator --help"),
    ],
)
def test_bad_usage_is_one_sentence_and_leaves_nothing(
    batch: Batch, laws: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(laws)
    code, err = batch(*arguments, "--out", tmp_path / "out")
    assert code == 2
    assert words in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_refused(batch: Batch, laws: Path) -> None:
    code, err = batch(laws / "a.txt", "--out", laws / "b.txt")
    assert code == 2
    assert "cannot be written" in err


@pytest.mark.parametrize(
    ("progress", "seconds", "line"),
    [
        (Progress(total=60), 0.0, "0 of 60 instruments"),
        (Progress(total=60, done=20, failed=1), 10.0, "20 of 60 instruments, 2.0 a second, about 20 s left, 1 not read"),
        (Progress(total=1000, done=10), 50.0, "10 of 1000 instruments, 5.0 s each, about 82 min left"),
        (Progress(total=60, done=40, kept=40), 1.0, "40 of 60 instruments"),
        (Progress(total=60, done=60, is_writing=True), 1.0, "60 of 60 instruments, writing the tables and the page"),
    ],
)
def test_progress_is_told_in_plain_words(progress: Progress, seconds: float, line: str) -> None:
    assert describe_progress(progress, seconds) == line


def test_the_toy_model_is_what_the_workers_use(workers: Batch, laws: Path, tmp_path: Path) -> None:
    workers(laws / "a.txt", "--out", tmp_path / "out")
    assert rows(tmp_path / "out", "instruments")[0]["model"] == "toy/0.0.1"
    assert os.environ[ENVIRONMENT]
