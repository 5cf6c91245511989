"""The safeguards matrix: one line for each provision that confers a power, one column for each safeguard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.records import MatrixCell, Report
from annotator.report.html_labels import Words
from annotator.report.html_summary import Places
from annotator.report.html_tables import Quote, place_link, quotes
from annotator.report.html_text import anchor, show_plain

__all__ = ["Cell", "Matrix", "build_matrix"]

#: Sign, word and explanation of each status, from firm to missing.
STATUSES = {
    "present": ("✓", "present", "A firm protection reaches this power."),
    "weak": ("≈", "weak", "Worded softly, or covering only part of the power."),
    "deferred": ("→", "deferred", "Left to domestic law or later rules."),
    "optional": ("○", "optional", "Offered as a choice, not required."),
    "absent": ("✕", "absent", "Looked for and not found."),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix; ``id`` names the entry below it that holds evidence or places searched."""

    safeguard: str
    status: str
    sign: str
    word: str
    id: str
    evidence: tuple[Quote, ...]
    searched: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A provision that confers powers: its cells in column order, ``None`` where nothing is needed."""

    href: str
    name: str
    heading: str
    powers: str
    keys: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A safeguard: its title, how many powers call for it, and how many of them no firm protection reaches."""

    title: str
    needed: int
    unprotected: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table, and the statuses that occur in it."""

    columns: tuple[Column, ...]
    lines: tuple[MatrixLine, ...]
    legend: tuple[tuple[str, str, str], ...]


def build_matrix(report: Report, places: Places, words: Words) -> Matrix | None:
    """Return the safeguards matrix, or ``None`` where no provision confers a power that needs safeguards."""
    rows = [row for row in report.matrix if row.cells]
    if not rows:
        return None
    names = _in_order({cell.safeguard for row in rows for cell in row.cells}, words)
    lines = []
    for number, row in enumerate(rows, start=1):
        by_name = {cell.safeguard: cell for cell in row.cells}
        cells = tuple(
            _cell(by_name[name], f"r-m{number}-{at}", places, words) if name in by_name else None for at, name in enumerate(names)
        )
        powers = "; ".join(words.title(power, "powers") for power in row.powers)
        place, heading = places.name(row.eid), places.heading(row.eid)
        lines.append(MatrixLine(anchor(row.eid), place, heading, powers, " ".join(row.powers), cells))
    cells_of = {name: [cell for row in rows for cell in row.cells if cell.safeguard == name] for name in names}
    columns = tuple(_column(words.title(name, "safeguards"), cells_of[name]) for name in names)
    return Matrix(columns, tuple(lines), tuple(STATUSES.values()))


def _column(title: str, cells: Sequence[MatrixCell]) -> Column:
    """Return the head of a column with its counts."""
    return Column(title, len(cells), sum(cell.status != "present" for cell in cells))


def _in_order(names: set[str], words: Words) -> list[str]:
    """Return safeguards as the catalogue's table of powers first mentions them, longest list first; then unknown ones."""
    order: dict[str, int] = {}
    for needs in sorted(words.catalogue.powers_table.values(), key=lambda needs: (-len(needs), needs)):
        for name in needs:
            order.setdefault(name, len(order))
    known = {label.id: place for place, label in enumerate(words.catalogue.labels.values()) if label.family == "safeguards"}
    return sorted(names, key=lambda name: (order.get(name, len(order)), known.get(name, len(known)), name))


def _cell(cell: MatrixCell, name: str, places: Places, words: Words) -> Cell:
    """Return one cell with its evidence and the places searched."""
    sign, word, _ = STATUSES.get(cell.status, ("?", show_plain(cell.status), ""))
    searched = tuple(place_link(eid, places) for eid in cell.searched)
    status = cell.status if cell.status in STATUSES else "unknown"
    title = words.title(cell.safeguard, "safeguards")
    return Cell(title, status, sign, word, name, quotes(cell.evidence, places), searched)
