"""What fuzzing found stays found: every fixture, every seed and a short run of mutations through every harness."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from .harnesses import HARNESSES
from .plain import fuzz, mutations
from .seeds import DICTIONARY, FIXTURES, seeds

REPOSITORY = Path(__file__).parents[2]
SECONDS = 2.0


@pytest.mark.parametrize("name", HARNESSES)
def test_seeds_and_former_crashes_pass(name: str) -> None:
    assert seeds(name)
    for data in seeds(name):
        HARNESSES[name](data)


@pytest.mark.parametrize("name", HARNESSES)
def test_a_short_run_of_mutations_passes(name: str) -> None:
    runs, crashes = fuzz(HARNESSES[name], seeds(name), DICTIONARY.get(name, ()), SECONDS)
    assert runs > 0
    assert [crash.error for crash in crashes] == []


def test_mutations_are_the_same_every_time() -> None:
    first, second = (mutations((b"1. Law", b"2. Act"), ("shall",), seed=7) for _ in range(2))
    assert [next(first) for _ in range(50)] == [next(second) for _ in range(50)]


def test_a_crash_is_found_and_described() -> None:
    def fragile(data: bytes) -> None:
        if b"x" in data:
            raise ZeroDivisionError("as planted")

    _, crashes = fuzz(fragile, (b"aax",), (), seconds=0.5)
    assert len(crashes) == 1
    assert "ZeroDivisionError at test_fuzz.py" in crashes[0].error


def test_every_harness_has_words_and_every_fixture_a_harness() -> None:
    assert set(DICTIONARY) == set(HARNESSES)
    assert not FIXTURES.is_dir() or {p.name for p in FIXTURES.iterdir()} <= set(HARNESSES)


@pytest.mark.slow
def test_the_command_runs_a_harness() -> None:
    engine = "atheris" if importlib.util.find_spec("atheris") else "plain"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--seconds", "2", "--harness", "suppressions"],
        capture_output=True, text=True, cwd=REPOSITORY, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"suppressions   {engine}" in done.stdout
    assert " 0 runs" not in done.stdout
