"""The same checkout gives the same wheel, to the byte, and pins are loose at both ends."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    tomllib = pytest.importorskip("tomli")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_builds_of_the_wheel_are_the_same_to_the_byte(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("build", reason="needs the [test] extra: build")
    pytest.importorskip("hatchling", reason="needs the [test] extra: hatchling")
    hashes = []
    for number, zone in enumerate(("UTC", "Asia/Kathmandu")):
        folder = tmp_path / str(number)
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(repository)],
            check=True, capture_output=True, timeout=600, env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number)},
        )  # fmt: skip
        (wheel,) = folder.glob("*.whl")
        hashes.append((wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert hashes[0] == hashes[1]


def test_what_runs_is_pinned_at_the_lower_end_and_never_to_one_version(repository: Path) -> None:
    """A library that pins to one version cannot be installed beside others; .ci/oldest tries the lower ends."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        assert re.fullmatch(r"[a-z][a-z0-9-]*>=[\d.]+(?:,<\d+)?", requirement), requirement
