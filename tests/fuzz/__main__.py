"""``python -m tests.fuzz --seconds N``: every harness, N seconds each, and a table of what came of it.

The same ``--seed`` (0 unless given) begins the same way, so that a check before a change lands does not depend on luck;
``--seed random`` looks for what nobody has seen. An input that breaks something is printed and kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
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


def seed_of(text: str) -> int:
    """A seed as given, or one by chance, which is told so that the run can be repeated."""
    if text != "random":
        return int(text)
    seed = random.SystemRandom().randrange(2**31)
    print(f"--seed {seed}", flush=True)
    return seed


def main() -> int:
    """Return 1 if anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for each harness (default 60)")
    parser.add_argument("--harness", action="append", choices=sorted(HARNESSES), help="only this one (repeatable)")
    parser.add_argument("--engine", choices=("atheris", "plain"), help="default: atheris if it is installed")
    parser.add_argument("--seed", type=seed_of, default=0, help="a number, or random (default 0)")
    parser.add_argument("--jobs", type=int, default=1, help="harnesses at a time (default 1)")
    parser.add_argument("--keep", type=Path, default=REPOSITORY / "build" / "fuzz", help="folder for inputs that break something")
    options = parser.parse_args()
    engine = options.engine or ("atheris" if importlib.util.find_spec("atheris") else "plain")
    if engine == "plain" and not options.engine:
        print(
            "Atheris is not installed, so our own mutations run, without coverage to guide them: pip install atheris",
            file=sys.stderr,
        )
    run = run_guided if engine == "atheris" else run_plain
    is_broken = False
    with ProcessPoolExecutor(options.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(run, name, options.seconds, options.keep, options.seed) for name in options.harness or HARNESSES]
        for future in waiting:
            result = future.result()
            print(f"{result.name:14} {result.engine:8} {result.runs:9,} runs  {len(result.crashes)} broken", flush=True)
            for crash in result.crashes:
                print(f"    {crash}", flush=True)
            is_broken |= bool(result.crashes)
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main())
