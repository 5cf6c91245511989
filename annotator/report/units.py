"""The sections and articles of a report as pieces, for tools that show one short text at a time."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.records import Finding, Provision, Report, Span
from annotator.report.places import ProvisionNames, on_one_line

_UNITS = frozenset({"section", "article", "rule", "regulation", "clause", "attachment"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A section or article with the findings in it; ``span`` is its place in the whole text."""

    eid: str
    title: str
    span: Span
    text: str
    findings: tuple[Finding, ...]

    def place(self, finding: Finding) -> tuple[int, int]:
        """Start and end of a finding in ``text``."""
        return finding.span.start - self.span.start, finding.span.end - self.span.start


def units_with_findings(report: Report) -> tuple[Unit, ...]:
    """The units that hold findings, in the order of the text; a finding outside any unit makes one of its provision.

    Every finding with words that nobody suppressed is in exactly one unit.
    """
    names = ProvisionNames(report)
    by_eid = {p.eid: p for p in report.provisions}
    found: dict[tuple[int, int, str], list[Finding]] = {}
    for finding in report.active_findings:
        if finding.span.length:
            home = _home(finding, by_eid)
            key = (home.span.start, home.span.end, home.eid) if home else (0, len(report.document.text), "")
            found.setdefault(key, []).append(finding)
    units = []
    for (start, end, eid), findings in sorted(found.items()):
        title = f"{names.name(eid)} {names.heading(eid)}".strip() if eid else on_one_line(report.document.title)
        units.append(Unit(eid, title, Span(start, end), report.document.text[start:end], tuple(findings)))
    return tuple(units)


def _home(finding: Finding, by_eid: dict[str, Provision]) -> Provision | None:
    """The outermost unit around a finding, else its own provision, if the words lie in it."""
    here, home = by_eid.get(finding.eid), None
    while here is not None:
        if here.kind in _UNITS or home is None:
            home = here
        here = by_eid.get(here.parent) if here.parent else None
    return home if home is not None and home.span.contains(finding.span) else None
