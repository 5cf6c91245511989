"""A command run as a process of its own: seconds on the clock, seconds of the processor, most memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
# Linux gives a new process the peak of the one that started it, so a small one starts it: benchmarks grow large.
_STARTER = """
import json, os, sys, time
began = time.monotonic()
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[2], sys.argv[2:]), 0)
taken = {"clock": time.monotonic() - began, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss}
with open(sys.argv[1], "w") as file:
    json.dump({**taken, "code": os.waitstatus_to_exitcode(status)}, file)
"""


@dataclass(frozen=True)
class Taken:
    """What a process took, its children included: ``clock`` and ``cpu`` in seconds, ``memory`` of the largest in MB."""

    clock: float
    cpu: float
    memory: float
    output: str


class Failed(Exception):
    """The process ended with an error; its last line is the message."""


def run(*arguments: str, python: str = sys.executable, codes: tuple[int, ...] = (0,)) -> Taken:
    """Run Python with these arguments in the checkout.

    Raises
    ------
    Failed
        If it ends with a code other than ``codes``.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        measured = Path(folder, "taken.json")
        subprocess.run(
            [sys.executable, "-S", "-c", _STARTER, str(measured), python, *arguments],
            cwd=REPOSITORY, stdout=out, stderr=errors, check=True,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "HF_HUB_OFFLINE": "1"},
        )  # fmt: skip
        taken = json.loads(measured.read_text(encoding="utf-8"))
        out.seek(0)
        errors.seek(0)
        if taken["code"] not in codes:
            lines = errors.read().decode("utf-8", "replace").strip().splitlines() or [f"code {taken['code']}"]
            raise Failed(lines[-1][:200])
        # Linux counts kilobytes, macOS bytes.
        unit = 1024 if sys.platform != "darwin" else 1024 * 1024
        return Taken(taken["clock"], taken["cpu"], taken["peak"] / unit, out.read().decode("utf-8"))


def best(runs: int, *arguments: str, python: str = sys.executable) -> Taken:
    """The quickest of some runs: what other programs take away on a shared machine only ever adds."""
    return min((run(*arguments, python=python) for _ in range(runs)), key=lambda taken: taken.clock)
