"""How time and memory grow with the text: whole runs up to ten megabytes, the structure stage up to fifty."""

from __future__ import annotations

import json
import time
from pathlib import Path

from .processes import run
from .rows import Row, Section, rate
from .structure_speed import long_law
from .whole_run import write

COLUMNS = ("seconds of the processor", "characters a CPU second", "most memory")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
LARGEST = 50_000_000
#: Ten times the text may take so many times as long.
GREATEST_RATIO = 12.0


def measure(folder: Path, is_long: bool) -> Section:
    """Each size in a process of its own; ``is_long`` has the whole run read fifty megabytes as well."""
    rows, before = [], 0.0
    for size in (*SIZES, *([LARGEST] if is_long else [])):
        taken = run("-m", "tests.benchmarks.ours", "linear", str(write(folder, size)), "json")
        seconds = json.loads(taken.output)["seconds"]
        is_judged = size == 10_000_000
        rows.append(
            Row(
                f"whole run, {size:,} characters",
                (f"{seconds:.2f}", rate(size, seconds), f"{taken.memory:.0f} MB"),
                f"time ≤ {GREATEST_RATIO:g} times that of a tenth: {seconds / before:.1f}" if is_judged else "",
                seconds / before <= GREATEST_RATIO if is_judged else None,
            )
        )
        before = seconds
    from annotator.structure.parse import parse_structure

    text = long_law(LARGEST)
    start = time.process_time()
    parse_structure(text)
    seconds = time.process_time() - start
    rows.append(Row(f"structure alone, {LARGEST:,} characters", (f"{seconds:.2f}", rate(LARGEST, seconds), "")))
    return Section(
        "Growth",
        "Linear model, from the text to JSON, each size in a process of its own. Fifty megabytes are the largest text that the "
        "limits let in; `--long` has the whole run read them too.",
        COLUMNS,
        tuple(rows),
    )
