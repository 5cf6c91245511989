"""``python -m tests.benchmarks.batch_page``: throughput and memory of batches, in one run, as a page.

``--write`` puts the figures into docs/batch.md between its markers; ``--peer-python`` names a Python that has torch,
transformers and spaCy for the plain pipeline, which is otherwise a row that says it was skipped. Exit code 1 if two engines
gave different results. Run it where nothing else runs: the load is written beside the figures.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from . import batch_engines, batch_memory
from .batch_runs import REPOSITORY

PAGE = REPOSITORY / "docs" / "batch.md"
MARKS = ("<!-- figures: written by tests/benchmarks/batch_page.py -->", "<!-- /figures -->")


def main() -> int:
    """Return 1 if two engines gave different results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the figures into docs/batch.md")
    parser.add_argument("--peer-python", default="", help="Python with torch, transformers and spaCy")
    parser.add_argument("--laws", type=int, default=batch_engines.MANY, help="laws in the large run of each engine")
    parser.add_argument("--files", type=int, nargs="+", default=batch_memory.COUNTS, help="numbers of files for the memory")
    options = parser.parse_args()
    before = facts()
    with tempfile.TemporaryDirectory(prefix="annotator-benchmark-") as name:
        speeds, peaks = [], []
        for speed in batch_engines.measure_engines(Path(name), options.peer_python, options.laws):
            speeds.append(speed)
            print(speed, file=sys.stderr, flush=True)
        for peak in batch_memory.measure_memory(Path(name), options.files, "--model", "linear", "--format", "json"):
            peaks.append(peak)
            print(peak, file=sys.stderr, flush=True)
    words = [
        f"{before} Load {os.getloadavg()[0]:.1f} at the end.",
        "",
        f"**Throughput.** {options.laws} laws of some 8,000 words, default model, HTML and JSON for each. A run of "
        f"{batch_engines.FEW} laws before it tells what does not grow with their number (“start and end”); the rates are of "
        "scoring alone. Spark is a local cluster of workers with one core each; what its processes take of the processor is not "
        "known from outside. The plain pipeline has random weights of MiniLM's size, cuts sentences only and writes nothing.",
        "",
        *batch_engines.table(speeds, options.laws),
        "",
        f"**Memory.** Short invented laws of {batch_memory.SECTIONS} sections, linear model, one worker a core, JSON for each.",
        "",
        *batch_memory.table(peaks),
    ]
    text = "\n".join(words) + "\n"
    print(text)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        between = re.compile(f"{re.escape(MARKS[0])}.*{re.escape(MARKS[1])}", re.DOTALL)
        PAGE.write_text(between.sub(lambda _: f"{MARKS[0]}\n{text}{MARKS[1]}", page), encoding="utf-8")
    return int(not batch_engines.are_equal(speeds))


def facts() -> str:
    """The machine and what runs on it, without its name."""
    names = ("spacy", "onnxruntime", "pyspark")
    versions = ", ".join(f"{name} {_version(name)}" for name in names)
    machine = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
    return f"{machine}, {versions}; load {os.getloadavg()[0]:.1f} at the start."


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    sys.exit(main())
