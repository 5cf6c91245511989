"""What the page of a batch compares: instruments ranked, labels by instrument, safeguards, groups. Values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.batch.packing import Rows
from annotator.batch.reports import ending

STATUSES = ("present", "weak", "deferred", "optional", "absent")
FAMILIES = ("risks", "absences", "wording", "instrument")
#: Years that a group of instruments spans where there are more than ``MOST_GROUPS`` different ones.
PERIOD = 5
MOST_GROUPS = 24
#: Languages whose findings can be compared; ``und`` stands for texts too short to tell.
TRAINED_ON = frozenset({"en", "und"})
#: Kinds of findings that every small chart shows: the most frequent ones of the whole batch.
CHARTED = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument: its row of the table, its findings by label, and where its reports are."""

    row: Mapping[str, Any]
    labels: Mapping[str, int]
    first: Mapping[str, str]
    files: tuple[str, ...]

    def density(self, label: str) -> float:
        """Findings of a label for each 10,000 words."""
        return float(10_000 * self.labels.get(label, 0) / max(self.row["words"], 1))

    @property
    def is_searched(self) -> bool:
        """Whether the text is in a language that the model was trained on, so that few findings mean something."""
        return self.row["language"] in TRAINED_ON

    def file(self, suffix: str) -> str:
        """Report with this ending, relative to the page; empty if there is none."""
        return next((name for name in self.files if ending(name) == suffix), "")


@dataclass(frozen=True, slots=True)
class SafeguardLine:
    """One safeguard over all instruments: how often a power needs it, and with what result."""

    safeguard: str
    counts: Mapping[str, int]
    instruments: int

    @property
    def needed(self) -> int:
        """Number of powers that need it."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Group:
    """Instruments of one country or period; ``densities`` are findings of the charted labels per 10,000 words."""

    name: str
    lines: tuple[Line, ...]
    words: int
    densities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the page shows."""

    lines: tuple[Line, ...]
    errors: tuple[Mapping[str, Any], ...]
    missing: int
    unsearched: int
    labels: Mapping[str, tuple[str, ...]]
    charted: tuple[str, ...]
    overall: tuple[float, ...]
    safeguards: tuple[SafeguardLine, ...]
    countries: tuple[Group, ...]
    years: tuple[Group, ...]
    runs: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Sums:
    families: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    instruments: Counter[str] = field(default_factory=Counter)
    runs: set[tuple[str, ...]] = field(default_factory=set)


def build_overview(details: Iterable[tuple[Mapping[str, Any], tuple[str, ...], Rows]], missing: int = 0) -> Overview:
    """Sum up a batch.

    Parameters
    ----------
    details
        For each instrument its row, its report files, and the rows of its findings and matrix.
    missing
        Instruments that were named but not reached.
    """
    lines: list[Line] = []
    errors: list[Mapping[str, Any]] = []
    sums = _Sums()
    for row, files, rows in details:
        sums.runs.add(tuple(row[name] or "" for name in ("version", "model", "mode", "catalogue")))
        if row["error"]:
            errors.append(row)
        else:
            lines.append(_line(row, files, rows, sums))
    lines.sort(key=rank)
    totals = Counter[str]()
    for line in lines:
        totals.update(line.labels)
    labels = {
        family: tuple(sorted((n for n, f in sums.families.items() if f == family), key=lambda n: (-totals[n], n)))
        for family in (*FAMILIES, *sorted(set(sums.families.values()) - set(FAMILIES)))
    }
    searched = [line for line in lines if line.is_searched]
    charted = tuple(sorted(totals, key=lambda n: (-totals[n], n))[:CHARTED])
    return Overview(
        lines=tuple(lines),
        errors=tuple(errors),
        missing=missing,
        unsearched=len(lines) - len(searched),
        labels={family: names for family, names in labels.items() if names},
        charted=charted,
        overall=densities(searched, charted),
        safeguards=tuple(
            SafeguardLine(name, {s: sums.statuses[name][s] for s in STATUSES}, sums.instruments[name])
            for name in sorted(sums.statuses, key=lambda n: (-sums.statuses[n]["absent"] / sums.statuses[n].total(), n))
        ),
        countries=tuple(_by_country(searched, charted)),
        years=tuple(_by_year(searched, charted)),
        runs=tuple(sorted(sums.runs)),
    )


def rank(line: Line) -> tuple[Any, ...]:
    """Order of the page: most findings of high severity first, then most findings, then by id."""
    return -line.row["high"], -line.row["findings"], line.row["id"]


def densities(lines: Sequence[Line], labels: Sequence[str]) -> tuple[float, ...]:
    """Findings of each label for each 10,000 words of all these instruments together."""
    words = max(sum(line.row["words"] for line in lines), 1)
    return tuple(10_000 * sum(line.labels.get(label, 0) for line in lines) / words for label in labels)


def _line(row: Mapping[str, Any], files: tuple[str, ...], rows: Rows, sums: _Sums) -> Line:
    labels: Counter[str] = Counter()
    first: dict[str, str] = {}
    for finding in rows["findings"]:
        labels[finding["label"]] += 1
        first.setdefault(finding["label"], finding["id"])
        sums.families.setdefault(finding["label"], finding["family"])
    for cell in rows["matrix"]:
        sums.statuses.setdefault(cell["safeguard"], Counter())[cell["status"]] += 1
    sums.instruments.update({cell["safeguard"] for cell in rows["matrix"]})
    return Line(row, dict(sorted(labels.items())), first, files)


def _by_country(lines: Sequence[Line], charted: Sequence[str]) -> list[Group]:
    """Groups by country, the largest first; none if fewer than two countries are known."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        if line.row["country"]:
            groups.setdefault(line.row["country"], []).append(line)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [_group(name, members, charted) for name, members in ordered] if len(groups) > 1 else []


def _by_year(lines: Sequence[Line], charted: Sequence[str]) -> list[Group]:
    """Groups by year in order of time, or by periods of five years where there are many; none if fewer than two."""
    years = {line.row["year"] for line in lines if line.row["year"] is not None}
    span = 1 if len(years) <= MOST_GROUPS // 2 else PERIOD
    groups: dict[int, list[Line]] = {}
    for line in lines:
        if line.row["year"] is not None:
            groups.setdefault(line.row["year"] // span * span, []).append(line)
    names = {year: str(year) if span == 1 else f"{year}–{year + span - 1}" for year in groups}
    return [_group(names[year], groups[year], charted) for year in sorted(groups)] if len(groups) > 1 else []


def _group(name: str, lines: Sequence[Line], charted: Sequence[str]) -> Group:
    return Group(name, tuple(lines), sum(line.row["words"] for line in lines), densities(lines, charted))
