"""The structure stage beside sentence splitters; the measurement is that of ``structure_speed``."""

from __future__ import annotations

from .rows import Row, Section, rate, skipped
from .structure_speed import (
    GREATEST_RATIO,
    LARGE,
    LEAST_RATE,
    SAMPLE,
    SMALL,
    long_law,
    parse_structure,
    seconds,
    splitters,
    version,
)

COLUMNS = ("characters read", "characters a CPU second")
PEERS = ("nupunkt", "blingfire", "pysbd", "spaCy sentencizer", "en_core_web_sm")


def measure() -> Section:
    """One megabyte for each, less for what takes minutes; ten for the growth."""
    small, large = long_law(SMALL), long_law(LARGE)
    ours, grown = seconds(parse_structure, small, 3), seconds(parse_structure, large, 1)
    rows = [
        Row(
            "**this structure stage** (tree, clauses, definitions, references)",
            (f"{len(small):,}", rate(len(small), ours)), f"≥ {LEAST_RATE:,}", len(small) / ours >= LEAST_RATE,
        ),
        Row(
            "the same, ten megabytes",
            (f"{len(large):,}", rate(len(large), grown)), f"time ≤ {GREATEST_RATIO:g} times that of one: {grown / ours:.1f}",
            grown / ours <= GREATEST_RATIO,
        ),
    ]  # fmt: skip
    present = splitters()
    for name in PEERS:
        if name not in present:
            rows.append(skipped(name, "not installed (the extra [bench])", COLUMNS))
            continue
        text = small[: SAMPLE.get(name, SMALL)]
        rows.append(Row(f"{name} {version(name)}", (f"{len(text):,}", rate(len(text), seconds(present[name], text, 1)))))
    explanation = (
        "The splitters do less (they find no numbering, no tree and no references) and are no judges of it; they show what a "
        "user would otherwise wait for. One process; best of three for ours, one run for the others."
    )
    return Section("Structure beside sentence splitters", explanation, COLUMNS, tuple(rows))
