"""A command run as a process of its own: seconds on the clock, seconds of the processor, most memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        process = subprocess.Popen(
            [python, *arguments],
            cwd=REPOSITORY, stdout=out, stderr=errors,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "HF_HUB_OFFLINE": "1"},
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode not in codes:
            lines = errors.read().decode("utf-8", "replace").strip().splitlines() or [f"code {process.returncode}"]
            raise Failed(lines[-1][:200])
        # Linux counts kilobytes, macOS bytes.
        unit = 1024 if sys.platform != "darwin" else 1024 * 1024
        return Taken(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, out.read().decode("utf-8"))


def best(runs: int, *arguments: str, python: str = sys.executable) -> Taken:
    """The quickest of some runs: what other programs take away on a shared machine only ever adds."""
    return min((run(*arguments, python=python) for _ in range(runs)), key=lambda taken: taken.clock)
