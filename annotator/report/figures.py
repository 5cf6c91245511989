"""Counts and shares of one report, family by family, each share with what it is a share of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.records import SEVERITIES, Finding, Report
from annotator.report.html_layout import CONTAINERS
from annotator.report.reading_order import MOST, rank_sections
from annotator.report.search_scope import FAMILY_TITLES

# Findings at the same place come in the order of the page's legend.
_ORDER = {"risks": 0, "absences": 1, "wording": 2}
_SOFT = frozenset({"optional", "deferred", "weak"})


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """How many findings of a family there are, by severity, and in how many provisions."""

    family: str
    findings: int
    severities: tuple[tuple[str, int], ...]
    provisions: int


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` out of ``of`` things that ``unit`` names; ``what`` says in words what was counted."""

    id: str
    family: str
    what: str
    count: int
    of: int
    unit: str

    @property
    def value(self) -> float | None:
        """The share between 0 and 1; ``None`` where there is nothing to count."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class FirstSection:
    """A section to read first: how many findings it has, and of which kinds, in the order of the text."""

    eid: str
    findings: int
    labels: tuple[str, ...]


def count_families(report: Report) -> tuple[FamilyCount, ...]:
    """One entry a family, also where nothing was found, in the order of the reports."""
    return tuple(_count(family, [f for f in report.active_findings if f.family == family]) for family in FAMILY_TITLES)


def _count(family: str, findings: list[Finding]) -> FamilyCount:
    severities = tuple((name, sum(f.severity == name for f in findings)) for name in SEVERITIES)
    return FamilyCount(family, len(findings), severities, len({f.eid for f in findings}))


def measure_shares(report: Report) -> tuple[Share, ...]:
    """The shares of a scorecard. What is counted is always a part of what it is a share of."""
    places = {family: {f.eid for f in report.active_findings if f.family == family} for family in FAMILY_TITLES}
    offences = [o.eid for o in report.offences]
    expression = sum(o.is_expression for o in report.offences)
    cells = [cell.status for row in report.matrix for cell in row.cells]
    clauses = [j.clause.eid for j in report.judgements]

    def placed(family: str, eids: Iterable[str]) -> int:
        return sum(eid in places[family] for eid in eids)

    needed = "safeguards needed by powers"
    return (
        Share("risky-offences", "risks", "offences with a drafting risk", placed("risks", offences), len(offences), "offences"),
        Share("expression-offences", "risks", "offences of expression", expression, len(offences), "offences"),
        Share("absent-safeguards", "absences", "safeguards not found", cells.count("absent"), len(cells), needed),
        Share(
            "soft-safeguards",
            "absences",
            "safeguards that are optional, deferred or weak",
            sum(s in _SOFT for s in cells),
            len(cells),
            needed,
        ),
        Share(
            "risky-wording",
            "wording",
            "clauses with wording that weakens or hardens",
            placed("wording", clauses),
            len(clauses),
            "clauses",
        ),
        Share(
            "whole-text-risks",
            "instrument",
            "clauses with a risk that only the whole text shows",
            placed("instrument", clauses),
            len(clauses),
            "clauses",
        ),
    )


def first_sections(report: Report) -> tuple[FirstSection, ...]:
    """The ten sections with the most and gravest findings, in the order of the page."""
    provisions = {p.eid: p for p in report.provisions}

    def section_of(eid: str) -> str:
        here, found = provisions.get(eid), eid
        while here is not None and here.kind not in CONTAINERS:
            found = here.eid
            here = provisions.get(here.parent) if here.parent else None
        return found

    ordered = sorted(report.active_findings, key=lambda f: (f.span.start, _ORDER.get(f.family, 3), f.span.end, f.label, f.id))
    ranked = rank_sections([(section_of(f.eid), f) for f in ordered])[:MOST]
    return tuple(
        FirstSection(eid, len(positions), tuple(dict.fromkeys(ordered[i].label for i in positions))) for eid, positions in ranked
    )
