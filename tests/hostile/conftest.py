"""The command line as a stranger's file meets it: in this process for what is quick, in its own for what may kill it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

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
        """The one sentence of a refusal, checked to be that, with exit code 2 and nothing else said."""
        assert self.code == 2, (self.code, self.out, self.err)
        assert self.out == ""
        lines = [line for line in self.err.splitlines() if not line.startswith(("Annotating ", "Making "))]
        assert len(lines) == 1, self.err
        assert lines[0].startswith("annotator: ")
        assert lines[0].endswith(".")
        assert len(lines[0]) < 400
        assert not any(word in lines[0] for word in ("Traceback", "Error", "Exception"))
        return lines[0].removeprefix("annotator: ")


@pytest.fixture(autouse=True)
def _toy(toy_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(toy_model))


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run ``annotator`` with these arguments in this process."""

    def call(*arguments: object) -> Outcome:
        code = run([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def process(tmp_path: Path, toy_model: Path) -> Callable[..., Outcome]:
    """Run ``python -m annotator`` as a process of its own in an empty folder, with a changed environment if wanted."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def call(*arguments: object, environment: Mapping[str, str] | None = None, path: str = "", limit: int = 0) -> Outcome:
        def restrain() -> None:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

        ours = {"PYTHONPATH": os.pathsep.join(filter(None, (path, str(REPOSITORY)))), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-m", "annotator", *map(str, arguments)],
            capture_output=True, timeout=240, cwd=empty, preexec_fn=restrain if limit else None,
            env={**os.environ, ENVIRONMENT: str(toy_model), **ours, **(environment or {})},
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return call
