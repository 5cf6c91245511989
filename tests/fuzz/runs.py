"""One harness fuzzed for a while, by either engine. Apart from the command, so that a new process finds it by its name."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .harnesses import HARNESSES
from .plain import fuzz
from .seeds import DICTIONARY, seeds

REPOSITORY = Path(__file__).parents[2]
# So much of an input that breaks something is printed; the file that is kept holds all of it.
LONGEST_PRINTED = 2_000
_RUNS = re.compile(r"stat::number_of_executed_units:\s+(\d+)|Done (\d+) (?:runs|in)")


@dataclass(frozen=True)
class Result:
    """What fuzzing one harness came to; ``crashes`` say what broke, and show the input."""

    name: str
    engine: str
    runs: int
    crashes: tuple[str, ...]


def run_guided(name: str, seconds: int, keep: Path, seed: int) -> Result:
    """Fuzz with Atheris in a process of its own; inputs that break something are copied to ``keep``."""
    with tempfile.TemporaryDirectory(prefix="annotator-fuzz-") as folder:
        command = [sys.executable, "-m", "tests.fuzz.guided", name, folder, str(seconds), str(seed)]
        done = subprocess.run(
            command, cwd=REPOSITORY, capture_output=True, text=True, errors="replace", timeout=seconds * 3 + 600
        )
        found = [p for p in Path(folder).iterdir() if p.name.startswith(("crash-", "timeout-", "oom-", "slow-unit-"))]
        kept = []
        for path in found:
            keep.mkdir(parents=True, exist_ok=True)
            target = keep / f"{name}-{path.name}"
            target.write_bytes(path.read_bytes())
            kept.append(f"{target}\n{shown(path.read_bytes())}")
    counted = [int(a or b) for a, b in _RUNS.findall(done.stderr)]
    is_broken = bool(found) or done.returncode != 0
    if is_broken:
        print(done.stderr[-3000:], file=sys.stderr)
    return Result(name, "atheris", max(counted, default=0), tuple(kept) or (("failed to run",) if is_broken else ()))


def run_plain(name: str, seconds: int, keep: Path, seed: int) -> Result:
    """Fuzz with our own mutations in this process."""
    runs, crashes = fuzz(HARNESSES[name], seeds(name), DICTIONARY.get(name, ()), seconds, seed)
    for number, crash in enumerate(crashes):
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}-plain-{number}").write_bytes(crash.data)
    return Result(name, "plain", runs, tuple(f"{crash.error}\n{shown(crash.data)}" for crash in crashes))


def shown(data: bytes) -> str:
    """An input as a Python literal, so that it can be pasted into a test."""
    rest = len(data) - LONGEST_PRINTED
    return f"{data[:LONGEST_PRINTED]!r}" + (f" and {rest} bytes more" if rest > 0 else "")
