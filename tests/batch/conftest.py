"""A few invented laws on the disk, and the toy model for every process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from factories import TOY_LAW

from annotator.paths import ENVIRONMENT

REPOSITORY = Path(__file__).parents[2]
MILD_LAW = (
    "MILD ACT 2011\n\n1. Purpose\nThis Act has a purpose.\n\n2. Untruths\nA person who spreads false news commits an offence.\n"
)


@pytest.fixture(autouse=True)
def _toy(toy_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(toy_model))
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    """A folder with three laws, one of them in a folder below, and one file that is none."""
    folder = tmp_path / "laws"
    (folder / "below").mkdir(parents=True)
    (folder / "a.txt").write_text(TOY_LAW, encoding="utf-8")
    (folder / "b.txt").write_text(MILD_LAW, encoding="utf-8")
    (folder / "below" / "a.txt").write_text(TOY_LAW.replace("TOY DATA ACT", "OTHER ACT 1999"), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


class PoolHere:
    """Does in this process what workers do, message by message: for tests that are not about processes."""

    def __init__(self, settings: dict[str, Any], to_message: Callable[[Any], dict[str, Any]], workers: int, **_: Any) -> None:
        self._settings = settings
        self._to_message = to_message

    def run(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        from annotator.batch.worker import begin

        serve = begin(json.loads(json.dumps(self._settings)))
        for task in tasks:
            yield task, json.loads(json.dumps(serve(json.loads(json.dumps(self._to_message(task))))))

    def close(self) -> None:
        """There is nothing to close."""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker processes."""
    import annotator.batch.run as run

    monkeypatch.setattr(run, "Pool", PoolHere)
