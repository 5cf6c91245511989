"""Run ``annotator batch`` as a process of its own: what it takes, and whether runs gave the same files."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = REPOSITORY / "corpus" / "examples"
# The state file holds the order in which instruments became ready; everything else must be equal.
NOT_COMPARED = {".annotator-batch.sqlite"}

# The command, and at its end the most memory that this process and any of its children ever held.
_COMMAND = """
import json, resource, sys
from annotator.cli.app import run
code = run(sys.argv[2:])
most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
open(sys.argv[1], "w").write(json.dumps(most))
sys.exit(code)
"""


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock, seconds of the processor of all processes, most memory of the parent and of a worker in MB."""

    clock: float
    cpu: float
    parent: float
    worker: float


def run_batch(texts: Path, out: Path, *options: str) -> Taken:
    """Score a folder of texts.

    Raises
    ------
    RuntimeError
        If the batch fails; the message is the end of what it said.
    """
    notes = out.with_suffix(".memory.json")
    command = [sys.executable, "-c", _COMMAND, str(notes), "batch", str(texts), "--out", str(out), *options]
    taken = run_process(command)
    parent, worker = json.loads(notes.read_text(encoding="utf-8"))
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Taken(*taken, parent / unit, worker / unit)


def run_process(command: list[str]) -> tuple[float, float]:
    """Run a command in the checkout; seconds on the clock and of the processor, its children included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HF_HUB_OFFLINE": "1", "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, env=environment)
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise RuntimeError("\n".join(done.stderr.strip().splitlines()[-8:]) or f"exit code {done.returncode}")
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_laws(folder: Path, count: int) -> int:
    """The example instruments over and over, each under a name and number of its own; return the number of words."""
    folder.mkdir()
    sources = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    words = 0
    for number in range(count):
        text = f"{sources[number % len(sources)]}\n\n{number}\n"
        (folder / f"law{number:04}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def digest(out: Path) -> str:
    """A hash of all tables, reports and pages in a folder of results, names included."""
    whole = hashlib.sha256()
    for path in sorted(p for p in out.rglob("*") if p.is_file() and p.name not in NOT_COMPARED):
        whole.update(path.relative_to(out).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
