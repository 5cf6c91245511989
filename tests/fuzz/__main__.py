"""``python -m tests.fuzz --seconds N``: every harness, N seconds each, and a table of what came of it.

The same ``--seed`` (0 unless given) begins the same way, so that a check before a change lands does not depend on luck;
``--seed random`` looks for what nobody has seen. An input that breaks something is printed and kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .harnesses import HARNESSES
from .runs import REPOSITORY, run_guided, run_plain


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
