"""How well the structure stage cuts the annotated laws: boundary F1, exact eIds, coverage and speed per law.

Run as ``python -m training.evaluate_structure [FOLDER]``; the folder holds ``laws/`` and ``gold/`` and defaults to
the environment variable ``ANNOTATOR_MATERIAL`` or ``../shared``. With ``-v`` it lists every disagreement.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from annotator.structure.parse import Structure, parse_structure

# A clause and a unit are the same if they share this part of the characters either covers.
SAME = 0.8
# Units may include the heading above them, and a heading that belongs to the next unit behind them.
_TRAILING_HEADINGS = re.compile(
    r"(?:\s*\n\s*\n(?:PART|CHAPTER|TITLE|SECTION|Part|Chapter|Title|Section)\s[^\n]*"
    r"(?:\n\s*\n[A-Z][A-Z ,/0-9()-]+)?)+\s*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one law."""

    law: str
    units: int
    found: int
    exact: int
    extra: int
    coverage: float
    characters: int
    seconds: float
    missed: tuple[str, ...]

    @property
    def f1(self) -> float:
        """F1 of boundaries, counting clauses inside annotated stretches that match no unit as wrong."""
        return 2 * self.found / (self.units + self.found + self.extra) if self.units else 1.0


def evaluate_law(folder: Path, units_file: Path) -> Row:
    """Compare the clauses of one law with its annotated units.

    Parameters
    ----------
    folder
        The material.
    units_file
        A file of ``gold/units`` or ``gold/train/units``.
    """
    with (folder / "laws" / units_file.stem / "text.txt").open(encoding="utf-8", newline="") as source:
        text = source.read()
    units = [json.loads(line) for line in units_file.read_text(encoding="utf-8").splitlines() if line.strip()]
    start = time.process_time()
    structure = parse_structure(text)
    seconds = time.process_time() - start
    matched, exact, missed = _match(text, units, structure)
    extra = _extra(units, structure, matched)
    return Row(
        units_file.stem, len(units), len(units) - len(missed), exact, extra, structure.coverage, len(text), seconds, tuple(missed)
    )


def _match(text: str, units: list[dict[str, object]], structure: Structure) -> tuple[set[str], int, list[str]]:
    clauses = structure.clauses
    starts = [clause.span.start for clause in clauses]
    matched: set[str] = set()
    exact, missed = 0, []
    for unit in units:
        begin, heading = int(str(unit["start"])), len(str(unit.get("heading", ""))) + 12
        body = text[begin : int(str(unit["end"]))]
        end = begin + len(_TRAILING_HEADINGS.sub("", body).rstrip())
        best, best_clause = 0.0, None
        for clause in clauses[max(0, bisect_left(starts, begin) - 3) :]:
            if clause.span.start >= end:
                break
            shared = max(0, min(clause.span.end, end) - max(clause.span.start, begin))
            low = begin if clause.span.start < begin else min(clause.span.start, begin + heading)
            share = shared / max(1, max(clause.span.end, end) - min(clause.span.start, low))
            if share > best:
                best, best_clause = share, clause
        if best_clause is not None and best >= SAME:
            matched.add(best_clause.id)
            exact += best_clause.eid == unit["unit"]
        else:
            missed.append(f"{unit['unit']} ({best:.2f})")
    return matched, exact, missed


def _extra(units: list[dict[str, object]], structure: Structure, matched: set[str]) -> int:
    """Clauses that lie in annotated text but are no unit."""
    spans = [(int(str(unit["start"])), int(str(unit["end"]))) for unit in units]
    count = 0
    for clause in structure.clauses:
        inside = any(start <= clause.span.start and clause.span.end <= end + 1 for start, end in spans)
        count += inside and clause.id not in matched
    return count


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 0."""
    given = [a for a in (sys.argv[1:] if arguments is None else arguments) if a != "-v"]
    verbose = "-v" in (sys.argv[1:] if arguments is None else arguments)
    default = os.environ.get("ANNOTATOR_MATERIAL", str(Path(__file__).resolve().parents[2] / "shared"))
    folder = Path(given[0] if given else default)
    rows = []
    for part in ("gold/units", "gold/train/units"):
        for path in sorted((folder / part).glob("*.jsonl")):
            if path.stat().st_size and (folder / "laws" / path.stem / "text.txt").exists():
                rows.append(evaluate_law(folder, path))
    print(f"{'law':32}{'units':>6}{'found':>7}{'F1':>7}{'exact':>7}{'extra':>6}{'cover':>7}{'Mch/s':>7}")
    for row in rows:
        rate = row.characters / max(row.seconds, 1e-9) / 1e6
        print(
            f"{row.law:32}{row.units:6}{row.found / row.units:7.3f}{row.f1:7.3f}{row.exact / row.units:7.3f}"
            f"{row.extra:6}{row.coverage:7.3f}{rate:7.2f}"
        )
        if verbose and row.missed:
            print("    missed:", ", ".join(row.missed))
    units = sum(row.units for row in rows)
    if units:
        print(f"{'all':32}{units:6}{sum(r.found for r in rows) / units:7.3f}{'':7}{sum(r.exact for r in rows) / units:7.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
