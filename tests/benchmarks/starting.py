"""What a user waits for at the prompt, and how much memory one law takes."""

from __future__ import annotations

import re
from pathlib import Path

from .processes import Taken, best, run
from .rows import Row, Section
from .structure_speed import long_law

COLUMNS = ("seconds on the clock", "seconds of the processor", "most memory")
BILL = "corpus/examples/example-bill.txt"
WORDS = 20_000
MOST_MEMORY = 600


def measure(folder: Path) -> Section:
    """Processes from their start to their end; best of five for the help, of three for the bill."""
    page = str(folder / "report.html")
    rows = [row("annotator --help", best(5, "-m", "annotator", "--help"), 0.4)]
    for mode in ("linear", "cascade"):
        taken = best(3, "-m", "annotator", "annotate", BILL, "--model", mode, "-o", page, "--force")
        rows.append(row(f"annotator annotate the example bill, {mode} model", taken, 3.0))
    law = folder / "law-of-words.txt"
    law.write_text(first_words(long_law(WORDS * 9), WORDS), encoding="utf-8")
    taken = run("-m", "annotator", "annotate", str(law), "-o", page, "--force")
    figures = (f"{taken.clock:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:.0f} MB")
    rows.append(Row(f"a law of {WORDS:,} words, default model", figures, f"≤ {MOST_MEMORY} MB", taken.memory <= MOST_MEMORY))
    return Section("Start and memory", "Whole processes, the report as a web page.", COLUMNS, tuple(rows))


def row(name: str, taken: Taken, goal: float) -> Row:
    """A row whose goal is in seconds on the clock."""
    return Row(name, (f"{taken.clock:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:.0f} MB"), f"≤ {goal:g} s", taken.clock <= goal)


def first_words(text: str, count: int) -> str:
    """The beginning of a text up to so many words."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text[: ends[count - 1]]
