"""``python -m tests.benchmarks``: every benchmark of single laws in some ten minutes, as a page; exit code 1 if a goal is missed.

``python -m tests.benchmarks.batch_page`` measures batches of many laws and has a page of its own.

``--write`` puts the page into docs/benchmarks.md. What is not installed is a row that says so; torch and scikit-learn may
live in another environment, whose Python ``--peer-python`` names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from . import classification, growth, starting, structure_beside_splitters, whole_run
from .processes import REPOSITORY
from .rows import Section, markdown

PAGE = REPOSITORY / "docs" / "benchmarks.md"
NAMES = ("start", "whole", "classification", "structure", "growth")


def main() -> int:
    """Return 1 if a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--only", action="append", choices=NAMES, help="one section (repeatable)")
    parser.add_argument("--peer-python", default=sys.executable, help="Python that has torch, transformers and scikit-learn")
    parser.add_argument("--long", action="store_true", help="have the whole run read fifty megabytes, too: ten minutes more")
    options = parser.parse_args()
    began = time.monotonic()
    sections: list[Section] = []
    with tempfile.TemporaryDirectory(prefix="annotator-benchmarks-") as name:
        folder = Path(name)
        # What is measured by the clock comes first, before the machine is warm and its memory full.
        benchmarks: dict[str, Callable[[], Section]] = {
            "start": lambda: starting.measure(folder),
            "whole": lambda: whole_run.measure(folder, options.peer_python),
            "classification": lambda: classification.measure(folder, options.peer_python),
            "structure": structure_beside_splitters.measure,
            "growth": lambda: growth.measure(folder, options.long),
        }
        for key in options.only or NAMES:
            sections.append(benchmarks[key]())
            print(f"{key}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    page = markdown(sections, time.monotonic() - began)
    print(page)
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    missed = [name for section in sections for name in section.missed()]
    for name in missed:
        print(f"missed: {name}", file=sys.stderr)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
