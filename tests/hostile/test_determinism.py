"""The same law gives the same bytes in every format: in other processes, with other hash seeds, locales and time zones."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

SURROUNDINGS: dict[str, dict[str, str]] = {
    "plain": {},
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "hash seed without randomness": {"PYTHONHASHSEED": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "one thread": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    "three threads": {"OMP_NUM_THREADS": "3", "OPENBLAS_NUM_THREADS": "3"},
    "another user": {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}
HASHES = """
import hashlib, sys
from pathlib import Path
from annotator.api import annotate
from annotator.report.formats import render_bytes
from annotator.report.outputs import all_formats
law = Path(sys.argv[1])
report = annotate(law, model=sys.argv[2] or None)
for form in all_formats():
    print(form.name, hashlib.sha256(render_bytes(report, form)).hexdigest())
"""


def hashes(law: Path, model: str, folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """A hash for each format's bytes, made in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "LD_LIBRARY_PATH", "HOME"}}
    ours = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", HASHES, str(law), model], capture_output=True, text=True, cwd=folder, timeout=240,
        env={**kept, **ours, **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(line.split() for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def expected(toy_model: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("first")
    return hashes(repository / "corpus" / "examples" / "example-bill.txt", str(toy_model), folder, {})


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_the_bytes_do_not_depend_on_the_surroundings(
    surroundings: str, expected: dict[str, str], toy_model: Path, repository: Path, tmp_path: Path
) -> None:
    law = tmp_path / "example-bill.txt"  # in another folder, with another date
    law.write_bytes((repository / "corpus" / "examples" / "example-bill.txt").read_bytes())
    assert hashes(law, str(toy_model), tmp_path, SURROUNDINGS[surroundings]) == expected


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["linear", "full"])
def test_nor_with_the_model_that_ships(mode: str, shipped_model: Path, repository: Path, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    text = (repository / "corpus" / "examples" / "example-bill.txt").read_text(encoding="utf-8")
    law.write_text(text[: 6000 if mode == "full" else None], encoding="utf-8")
    runs = [hashes(law, mode, tmp_path, SURROUNDINGS[name]) for name in ("plain", "another hash seed", "three threads")]
    assert runs[0] == runs[1] == runs[2]


def test_a_second_law_does_not_change_the_first(repository: Path, toy_model: Path) -> None:
    """One pipeline for many laws: nothing of one stays behind for the next."""
    from annotator.api import annotate
    from annotator.reading import read_text
    from annotator.report.json_report import render_json

    bill = (repository / "corpus" / "examples" / "example-bill.txt").read_text(encoding="utf-8")
    other = "1. Access\nA person who spreads false news commits an offence.\n" * 5

    def made(text: str) -> str:
        return hashlib.sha256(render_json(annotate(read_text(text), model=str(toy_model))).encode()).hexdigest()

    first = made(bill)
    made(other)
    assert made(bill) == first
