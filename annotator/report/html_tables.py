"""The tables below the text: safeguards matrix, offences, definitions, what was not recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from annotator.records import Evidence, Judgement, MatrixCell, Penalty, Report, Span
from annotator.report.html_labels import Words, in_words
from annotator.report.html_summary import Places
from annotator.report.html_text import anchor, show, show_plain

__all__ = ["Cell", "Matrix", "OffenceRow", "Quote", "build_matrix", "definitions", "offence_rows", "quotes", "unrecognised"]

#: Sign, word and explanation of each status, from firm to missing.
STATUSES = {
    "present": ("✓", "present", "A firm protection reaches this power."),
    "weak": ("≈", "weak", "Worded softly, or covering only part of the power."),
    "deferred": ("→", "deferred", "Left to domestic law or later rules."),
    "optional": ("○", "optional", "Offered as a choice, not required."),
    "absent": ("✕", "absent", "Looked for and not found."),
}
MENTAL_LEXICON = "mental-elements"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text with the place they stand in."""

    href: str
    name: str
    html: Markup
    note: str
    is_own: bool = False


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
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table; ``columns`` are the titles of the safeguards."""

    columns: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    legend: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """An offence as the table shows it."""

    href: str
    name: str
    heading: str
    types: str
    mental: str
    mental_href: str
    penalty: str


def place_link(eid: str, places: Places) -> tuple[str, str]:
    """Return address and name of a provision, for a list of places."""
    return anchor(eid), places.name(eid)


def quotes(evidence: Sequence[Evidence], places: Places, own: Span | None = None) -> tuple[Quote, ...]:
    """Return evidence as quotations with links to where they stand; ``own`` is the span the reader is looking at."""
    return tuple(Quote(anchor(e.eid), places.name(e.eid), show(e.quote), show_plain(e.note), e.span == own) for e in evidence)


def build_matrix(report: Report, places: Places, words: Words) -> Matrix | None:
    """Return the safeguards matrix, or ``None`` where no provision confers a power that needs safeguards."""
    rows = [row for row in report.matrix if row.cells]
    if not rows:
        return None
    names = list(dict.fromkeys(cell.safeguard for row in rows for cell in row.cells))
    known = [label.id for label in words.catalogue.labels.values() if label.family == "safeguards"]
    order = _column_order(words)
    names.sort(key=lambda name: (order.get(name, len(order)), known.index(name) if name in known else len(known), name))
    lines = []
    for number, row in enumerate(rows, start=1):
        by_name = {cell.safeguard: cell for cell in row.cells}
        cells = tuple(
            _cell(by_name[name], f"r-m{number}-{at}", places, words) if name in by_name else None for at, name in enumerate(names)
        )
        powers = "; ".join(words.title(power, "powers") for power in row.powers)
        lines.append(MatrixLine(anchor(row.eid), places.name(row.eid), places.heading(row.eid), powers, cells))
    columns = tuple(words.title(name, "safeguards") for name in names)
    return Matrix(columns, tuple(lines), tuple(STATUSES.values()))


def _column_order(words: Words) -> dict[str, int]:
    """Return the place of each safeguard: as the catalogue's table of powers first mentions them, longest list first."""
    order: dict[str, int] = {}
    for needs in sorted(words.catalogue.powers_table.values(), key=lambda needs: (-len(needs), needs)):
        for name in needs:
            order.setdefault(name, len(order))
    return order


def _cell(cell: MatrixCell, name: str, places: Places, words: Words) -> Cell:
    """Return one cell with its evidence and the places searched."""
    sign, word, _ = STATUSES.get(cell.status, ("?", show_plain(cell.status), ""))
    searched = tuple(place_link(eid, places) for eid in cell.searched)
    status = cell.status if cell.status in STATUSES else "unknown"
    title = words.title(cell.safeguard, "safeguards")
    return Cell(title, status, sign, word, name, quotes(cell.evidence, places), searched)


def offence_rows(report: Report, places: Places, words: Words) -> list[OffenceRow]:
    """Return the provisions that create offences, in the order of the text."""
    without = {f.eid for f in report.findings if f.label == "missing-intent"}
    sanctions = _sanctions(report, places)
    rows = []
    for judgement in report.judgements:
        if not judgement.offences:
            continue
        eid = judgement.clause.eid
        types = "; ".join(words.title(name, "offences") for name in judgement.offences)
        mental, href = _mental_element(report, judgement, eid in without)
        section = places.section(eid)
        nearby = sanctions.get(section.eid, []) if section else []
        penalty = _penalty(judgement.penalty) if judgement.penalty else "; ".join(nearby[:3]) or "not stated here"
        rows.append(OffenceRow(anchor(eid), places.name(eid), places.heading(eid), types, mental, href, penalty))
    return rows


def _sanctions(report: Report, places: Places) -> dict[str, list[str]]:
    """Return, by section, the sanctions that its clauses state, each with its place."""
    found: dict[str, list[str]] = {}
    for judgement in report.judgements:
        section = places.section(judgement.clause.eid)
        if section is not None and judgement.penalty is not None and "penalty" in judgement.roles:
            words = f"{_penalty(judgement.penalty)} ({places.name(judgement.clause.eid)})"
            found.setdefault(section.eid, []).append(words)
    return found


def _mental_element(report: Report, judgement: Judgement, is_missing: bool) -> tuple[str, str]:
    """Return the words of intent or knowledge in an offence; ``none found`` or ``not determined`` otherwise."""
    found = [cue.span for cue in judgement.cues if cue.lexicon == MENTAL_LEXICON]
    terms = list(dict.fromkeys(show_plain(report.document.text[s.start : s.end]).lower() for s in sorted(found)))
    if terms:
        return "; ".join(f"“{term}”" for term in terms[:4]), ""
    return ("none found", anchor(judgement.clause.eid)) if is_missing else ("not determined", "")


def _penalty(penalty: Penalty) -> str:
    """Return a sanction in words."""
    parts = []
    if penalty.min_years:
        parts.append(f"at least {_years(penalty.min_years)}")
    if penalty.max_years is not None:
        parts.append(f"up to {_years(penalty.max_years)}")
    if penalty.fine:
        parts.append(f"fine: {show_plain(penalty.fine)}")
    if penalty.repeat_years is not None:
        parts.append(f"repeated: up to {_years(penalty.repeat_years)}")
    if penalty.aggravated_years is not None:
        parts.append(f"aggravated: up to {_years(penalty.aggravated_years)}")
    return "; ".join(parts) or "fine or other sanction"


def _years(years: float) -> str:
    """Return a term of imprisonment in words; 99 stands for life, 100 for death."""
    if years >= 99:
        return "death" if years >= 100 else "life imprisonment"
    if years < 1:
        return f"{round(years * 12)} months" if round(years * 12) != 1 else "1 month"
    return "1 year" if years == 1 else f"{years:g} years"


def definitions(report: Report, places: Places) -> list[tuple[Markup, str, str]]:
    """Return the defined terms in alphabetical order: term, address, provision."""
    ordered = sorted(report.definitions, key=lambda d: (d.term.casefold(), d.span.start))
    return [(show(d.term), anchor(d.eid), places.name(d.eid)) for d in ordered]


def unrecognised(report: Report) -> list[tuple[str, int, Markup]]:
    """Return the stretches that structure could not place: reason, characters, the first words."""
    text = report.document.text
    rows = []
    for item in report.unrecognised:
        excerpt = " ".join(text[item.span.start : item.span.end][:160].split())
        rows.append((show_plain(item.reason) or in_words("no reason given"), item.span.length, show(excerpt)))
    return rows
