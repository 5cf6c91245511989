"""The command line, run in this process with the toy model, and what it printed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from factories import TOY_LAW

from annotator.cli import progress
from annotator.cli.app import run
from annotator.paths import ENVIRONMENT

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def refusal(self) -> str:
        """The message of a refusal, checked to be one plain line on stderr with exit code 2."""
        assert self.code == 2, (self.out, self.err)
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("annotator: ")
        assert "Traceback" not in lines[0]
        assert "Error" not in lines[0]
        return lines[0].removeprefix("annotator: ")


@pytest.fixture(autouse=True)
def _toy(toy_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(toy_model))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(progress, "PATIENCE", 60.0)  # a busy machine is no reason for a message


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run ``annotator`` with these arguments; ``stdin`` gives it standard input."""

    def call(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(progress, "PATIENCE", 60.0)  # a busy machine is no reason for a message
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def process(tmp_path: Path, toy_model: Path) -> Callable[..., Outcome]:
    """Run ``python -m annotator`` as a process of its own, from an empty folder."""

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> Outcome:
        empty = tmp_path / "empty"
        empty.mkdir(exist_ok=True)
        ours = {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8", ENVIRONMENT: str(toy_model)}
        done = subprocess.run(
            [sys.executable, "-m", "annotator", *map(str, arguments)],
            input=stdin, capture_output=True, timeout=120, cwd=empty, env={**os.environ, **ours, **environment},
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return call


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The toy law as a file."""
    path = tmp_path / "law.txt"
    path.write_text(TOY_LAW, encoding="utf-8")
    return path
