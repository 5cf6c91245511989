"""From the text of a law to a report: each mode of the model, beside proselint and a plain pipeline on the same text."""

from __future__ import annotations

import importlib.util
import json
from importlib import metadata
from pathlib import Path

from .processes import Failed, run
from .rows import Row, Section, rate, skipped
from .structure_speed import long_law

COLUMNS = ("characters read", "characters a CPU second", "most memory")
# Goals of the project for one core, by mode.
GOALS = {"linear": 250_000, "cascade": 60_000}
SIZES = {"linear": 1_000_000, "cascade": 200_000, "full": 100_000}
# Peers read a text that takes them seconds, not minutes.
PEER_SIZE = 100_000


def measure(folder: Path, peer: str) -> Section:
    """One run for each; ``peer`` is the Python that has torch and transformers."""
    rows = []
    for mode, size in SIZES.items():
        law = write(folder, size)
        for form in ("json", "html") if mode == "linear" else ("json",):
            taken = run("-m", "tests.benchmarks.ours", mode, str(law), form)
            seconds = json.loads(taken.output)["seconds"]
            goal = GOALS.get(mode) if form == "json" else None
            rows.append(
                Row(
                    f"**annotator, {mode} model**, as {form.upper()}",
                    (f"{size:,}", rate(size, seconds), f"{taken.memory:.0f} MB"),
                    f"≥ {goal:,}" if goal else "", size / seconds >= goal if goal else None,
                )
            )  # fmt: skip
    law = write(folder, PEER_SIZE)
    rows.append(proselint(law))
    try:
        taken = run(str(Path(__file__).parent / "peers" / "pipeline.py"), str(law), python=peer)
        seconds = json.loads(taken.output)["seconds"]
        figures = (f"{PEER_SIZE:,}", rate(PEER_SIZE, seconds), f"{taken.memory:.0f} MB")
        rows.append(Row("spaCy sentences into a transformer of MiniLM's size in torch", figures))
    except Failed as error:
        rows.append(skipped("spaCy sentences into a transformer in torch", str(error), COLUMNS))
    explanation = (
        "Processor seconds of one process from the text to the rendered report, after loading; memory of the whole process. The "
        "plain pipeline's seconds are those of the transformer alone; proselint's include its start."
    )
    return Section("The whole run", explanation, COLUMNS, tuple(rows))


def proselint(law: Path) -> Row:
    """A linter of prose on the same text, as a process with its start."""
    if importlib.util.find_spec("proselint") is None:
        return skipped("proselint", "not installed (the extra [bench])", COLUMNS)
    try:
        # It exits with 1 when it found something to say.
        taken = run("-m", "proselint", "check", str(law), codes=(0, 1))
    except Failed as error:
        return skipped("proselint", str(error), COLUMNS)
    figures = (f"{PEER_SIZE:,}", rate(PEER_SIZE, taken.cpu), f"{taken.memory:.0f} MB")
    return Row(f"proselint {metadata.version('proselint')}", figures)


def write(folder: Path, size: int) -> Path:
    """A law of so many characters as a file."""
    path = folder / f"law-{size}.txt"
    if not path.exists():
        path.write_text(long_law(size), encoding="utf-8")
    return path
