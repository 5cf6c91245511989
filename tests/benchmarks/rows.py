"""The results as a page: sections of rows, each with what was read, what it took, and how that compares."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured, its figures as text, and its goal, if it has one, with whether it was met."""

    name: str
    figures: tuple[str, ...]
    goal: str = ""
    is_met: bool | None = None


@dataclass(frozen=True)
class Section:
    """One table with its heading, the names of its columns of figures, and a sentence or two on how it was measured."""

    title: str
    explanation: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def missed(self) -> list[str]:
        """Names of rows whose goal was missed."""
        return [f"{self.title}: {row.name}" for row in self.rows if row.is_met is False]


def skipped(name: str, why: str, columns: Sequence[str]) -> Row:
    """A row that says why there is no figure."""
    return Row(name, (f"skipped: {why}", *("" for _ in columns[1:])))


def markdown(sections: Sequence[Section], seconds: float) -> str:
    """The whole page."""
    goals = any(row.goal for section in sections for row in section.rows)
    lines = [
        "# Benchmarks",
        "",
        "Written by `python -m tests.benchmarks --write`; do not edit by hand. All texts are made of the example bill, so",
        "anybody can repeat the run. Figures beside each other come from one run on one machine. Batches of many laws stand in",
        "[batch.md](batch.md).",
        "",
        f"{facts()} The whole run took {seconds:.0f} s.",
    ]
    for section in sections:
        lines += ["", f"## {section.title}", "", section.explanation, ""]
        has_goals = goals and any(row.goal for row in section.rows)
        head = ["what", *section.columns, *(["goal", "met"] if has_goals else [])]
        lines += [f"| {' | '.join(head)} |", "|---" + "|---:" * len(section.columns) + ("|---|---" if has_goals else "") + "|"]
        for row in section.rows:
            met = {None: "", True: "yes", False: "**no**"}[row.is_met]
            lines.append(f"| {' | '.join([row.name, *row.figures, *([row.goal, met] if has_goals else [])])} |")
    return "\n".join(lines) + "\n"


def facts() -> str:
    """The machine in a sentence, without its name."""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    names = ("numpy", "onnxruntime", "spacy")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    return f"{os.cpu_count()} cores ({platform.machine()}){load}; Python {platform.python_version()}, {versions}."


def rate(count: float, seconds: float) -> str:
    """So many a second, to three digits that mean something."""
    value = count / max(seconds, 1e-9)
    digits = max(0, len(str(int(value))) - 3)
    return f"{round(value, -digits):,.0f}"
