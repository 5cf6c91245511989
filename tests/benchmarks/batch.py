"""Throughput of ``annotator batch`` by number of workers."""

from __future__ import annotations

from pathlib import Path

from .processes import REPOSITORY, run
from .rows import Row, Section, rate

COLUMNS = ("seconds on the clock", "seconds of the processor", "words a second", "words a CPU second")
COPIES = 16
# Two workers on two free cores share memory bandwidth and the writing of the outputs; below this something waits.
LEAST_GAIN = 1.5


def measure(folder: Path) -> Section:
    """The example bill under many names, with one worker and with two."""
    laws = folder / "laws"
    laws.mkdir()
    text = (REPOSITORY / "corpus" / "examples" / "example-bill.txt").read_text(encoding="utf-8")
    for number in range(COPIES):
        (laws / f"bill{number:02}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
    words = COPIES * len(text.split())
    rows, clocks = [], []
    for workers in (1, 2):
        taken = run(
            "-m", "annotator", "batch", str(laws), "--out", str(folder / f"out{workers}"), "--workers", str(workers)
        )  # fmt: skip
        clocks.append(taken.clock)
        gain = clocks[0] / taken.clock
        figures = (f"{taken.clock:.1f}", f"{taken.cpu:.1f}", rate(words, taken.clock), rate(words, taken.cpu))
        goal = f"≥ {LEAST_GAIN:g} times as fast as one: {gain:.2f}" if workers == 2 else ""
        rows.append(Row(f"{workers} worker{'s' * (workers > 1)}", figures, goal, gain >= LEAST_GAIN if goal else None))
    return Section("Many laws at once", f"{COPIES} bills of {len(text.split()):,} words, default model.", COLUMNS, tuple(rows))
