"""``annotator tree``, ``--help``, ``--version``, progress, and the command line as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import TOY_LAW

from annotator.cli import progress
from annotator.version import __version__

Cli = Callable[..., "Outcome"]  # noqa: F821
TREE = """\
part I  OFFENCES  [part_I]
  section 1  Access  [sec_1]
    subsection 1  [sec_1__subsec_1]
    subsection 2  [sec_1__subsec_2]
  section 2  Untruths  [sec_2]
part II  POWERS  [part_II]
  section 3  Handing over records  [sec_3]
    subsection 1  [sec_3__subsec_1]
    subsection 2  [sec_3__subsec_2]
"""


def test_the_tree_shows_kind_number_heading_and_eid(cli: Cli, law: Path) -> None:
    done = cli("tree", law)
    assert done.code == 0
    assert TREE in done.out


def test_the_tree_marks_what_is_not_operative(cli: Cli, law: Path) -> None:
    assert cli("tree", law).out.splitlines()[0] == "preface 1  [preface_1]  (not operative)"


def test_the_tree_counts_on_stderr(cli: Cli, law: Path) -> None:
    assert "10 provisions, 5 clauses" in cli("tree", law).err


@pytest.mark.parametrize(("depth", "lines"), [(1, 3), (2, 6), (3, 10), (0, 0)])
def test_the_tree_can_be_cut(cli: Cli, law: Path, depth: int, lines: int) -> None:
    assert len(cli("tree", law, "--depth", depth).out.splitlines()) == lines


def test_the_tree_reads_standard_input(cli: Cli) -> None:
    assert TREE in cli("tree", "-", stdin=TOY_LAW.encode()).out


def test_the_version_is_shown(cli: Cli) -> None:
    done = cli("--version")
    assert (done.code, done.out) == (0, f"annotator {__version__}\n")


@pytest.mark.parametrize("command", [(), ("annotate",), ("tree",), ("labels",), ("explain",)])
def test_every_command_has_help(cli: Cli, command: tuple[str, ...]) -> None:
    done = cli(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "Usage:" in done.out


def test_without_arguments_the_help_is_shown(cli: Cli) -> None:
    done = cli()
    assert "Usage:" in done.out + done.err
    assert "Traceback" not in done.err


# Progress


def test_a_quick_task_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.waiting("Working ..."):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_slow_task_says_what_it_does_once_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    with progress.waiting("Working ..."):
        time.sleep(0.2)
    assert capsys.readouterr() == ("", "Working ...\n")


def test_progress_ends_with_the_task_even_if_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(progress, "PATIENCE", 30.0)
    before = threading.active_count()
    start = time.perf_counter()
    with pytest.raises(ZeroDivisionError), progress.waiting("Working ..."):
        raise ZeroDivisionError
    assert time.perf_counter() - start < 5
    assert threading.active_count() == before


# As a process of its own


def test_it_runs_from_an_empty_folder(process: Cli, law: Path) -> None:
    done = process("annotate", law)
    assert done.code == 0, done.err
    assert "Section 1(1)" in done.out


def test_a_refusal_of_a_process_is_one_line_and_exit_code_2(process: Cli) -> None:
    assert "does not exist" in process("annotate", "nowhere.txt").refusal()


def test_a_pipe_works_in_both_directions(process: Cli) -> None:
    done = process("annotate", "-", stdin=TOY_LAW.encode())
    assert done.code == 0, done.err
    assert "\x1b[" not in done.out, "colours belong to terminals, not to pipes"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_terminal_that_cannot_show_every_character_gets_what_it_can(process: Cli, law: Path, encoding: str) -> None:
    done = process("annotate", law, PYTHONIOENCODING=encoding)
    assert done.code == 0, done.err
    assert "Section 1(1)" in done.out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, repository: Path) -> None:
    command = f"{sys.executable} -m annotator explain missing-intent; echo code $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"],
        capture_output=True, text=True, timeout=60, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(repository)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.stderr.strip() in {"code 0", "code 141"}


@pytest.mark.slow
@pytest.mark.timing
def test_help_appears_at_once(process: Cli) -> None:
    """Generous against a busy machine: the best of three counts."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert process("--help").code == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 0.6, times
