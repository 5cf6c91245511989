"""The report as tables: what the workbook and the CSV files hold, before any file format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.catalogue_records import Catalogue, Label
from annotator.reason.offences.prison_terms import DEATH, LIFE
from annotator.records import Evidence, Finding, Judgement, Offence, Report
from annotator.report.places import ProvisionNames, on_one_line
from annotator.report.sanctions import penalty_in_words
from annotator.report.search_scope import FAMILY_TITLES, nothing_found, reported_labels

Value = str | int | float | None
MENTAL_LEXICON = "mental-elements"
DISCLAIMER = (
    "A reading aid: it lists what was searched for and found. It does not judge the instrument, and it can overlook and err."
)


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row has a value for each column of ``header``."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def build_tables(report: Report, catalogue: Catalogue) -> tuple[Table, ...]:
    """All tables of a report in the order of the workbook."""
    names = ProvisionNames(report)
    return (
        findings_table(report, catalogue),
        _matrix(report, catalogue, names),
        _safeguards(report, catalogue, names),
        _offences(report, catalogue, names),
        _penalties(report, names),
        _definitions(report, names),
        _run(report, catalogue),
    )


_FINDING_COLUMNS = (
    "id", "severity", "family", "label", "title", "provision", "heading", "eid", "page", "quote", "message", "probability",
    "origin", "evidence", "searched", "precedents", "suggestion", "standards", "change", "suppressed", "start", "end",
)  # fmt: skip


def findings_table(report: Report, catalogue: Catalogue) -> Table:
    """One row a finding; where there is none, one row that says what was looked for."""
    names = ProvisionNames(report)
    rows = tuple(_finding(f, catalogue, names) for f in report.findings)
    if not rows:
        at = _FINDING_COLUMNS.index("message")
        rows = (tuple(nothing_found(report, catalogue) if i == at else "" for i in range(len(_FINDING_COLUMNS))),)
    return Table("findings", _FINDING_COLUMNS, rows)


def _finding(finding: Finding, catalogue: Catalogue, names: ProvisionNames) -> tuple[Value, ...]:
    label = catalogue.labels.get(f"{finding.family}/{finding.label}")
    elsewhere = [e for e in finding.evidence if e.span != finding.span]
    return (
        finding.id, finding.severity, FAMILY_TITLES.get(finding.family, finding.family), finding.label,
        label.title if label else finding.label, names.name(finding.eid), names.heading(finding.eid), finding.eid,
        names.page(finding.span.start), finding.quote, finding.message, finding.probability, finding.origin,
        _quotations(elsewhere, names), "; ".join(names.name(eid) for eid in finding.searched),
        "\n".join(finding.precedents), finding.suggestion, _standards(label, catalogue), finding.change,
        f"{finding.suppression.reason} ({finding.suppression.author})" if finding.suppression else "",
        finding.span.start, finding.span.end,
    )  # fmt: skip


def _quotations(evidence: Iterable[Evidence], names: ProvisionNames) -> str:
    return "\n".join(f"{names.name(e.eid)}: “{on_one_line(e.quote)}”" for e in evidence)


def _standards(label: Label | None, catalogue: Catalogue) -> str:
    cited = [catalogue.standards[key] for key in label.sources if key in catalogue.standards] if label else []
    return "\n".join(" ".join(part for part in (s.title + (f", {s.article}" if s.article else ""), s.url) if part) for s in cited)


def title_of(name: str, family: str, catalogue: Catalogue) -> str:
    """Title of a label, or its id where the catalogue does not know it."""
    label = catalogue.labels.get(f"{family}/{name}")
    return label.title if label else name


def _titles(names: Sequence[str], family: str, catalogue: Catalogue) -> str:
    return "; ".join(title_of(name, family, catalogue) for name in names)


def _matrix(report: Report, catalogue: Catalogue, names: ProvisionNames) -> Table:
    """One row a power, one column a safeguard; an empty cell is a safeguard that this power does not need."""
    used = {cell.safeguard for row in report.matrix for cell in row.cells}
    order = [s for needs in catalogue.powers_table.values() for s in needs]
    columns = [s for s in dict.fromkeys([*order, *sorted(used)]) if s in used]
    rows = []
    for row in report.matrix:
        status = {cell.safeguard: cell.status for cell in row.cells}
        head = (names.name(row.eid), names.heading(row.eid), row.eid, _titles(row.powers, "powers", catalogue))
        rows.append((*head, *(status.get(s, "") for s in columns)))
    header = ("provision", "heading", "eid", "power", *(title_of(s, "safeguards", catalogue) for s in columns))
    return Table("matrix", header, tuple(rows))


def _safeguards(report: Report, catalogue: Catalogue, names: ProvisionNames) -> Table:
    """One row a cell of the matrix: the words that supply a safeguard, or where it was looked for in vain."""
    rows = tuple(
        (
            names.name(row.eid), row.eid, _titles(row.powers, "powers", catalogue),
            title_of(cell.safeguard, "safeguards", catalogue), cell.status, _quotations(cell.evidence, names),
            "; ".join(names.name(eid) for eid in cell.searched),
        )
        for row in report.matrix
        for cell in row.cells
    )  # fmt: skip
    return Table("safeguards", ("provision", "eid", "power", "safeguard", "status", "evidence", "searched"), rows)


_OFFENCE_COLUMNS = (
    "provision", "heading", "eid", "offence", "kind", "conduct", "object", "mental element", "harm", "exceptions", "penalty",
    "penalty stated in", "maximum reaches four years", "findings",
)  # fmt: skip


def _offences(report: Report, catalogue: Catalogue, names: ProvisionNames) -> Table:
    """One row a clause that creates or aggravates an offence, with its parts as worded; an empty cell: nothing words it."""
    found: dict[str, list[str]] = {}
    for finding in report.active_findings:
        if finding.family != "absences":
            found.setdefault(finding.eid, []).append(title_of(finding.label, finding.family, catalogue))
    anatomy = {o.clause: o for o in report.offences}
    rows = []
    for j in report.judgements:
        if j.offences:
            eid = j.clause.eid
            parts = anatomy.get(j.clause.id, Offence(eid, j.offences, "", False, penalty=j.penalty, penalty_eid=eid))
            rows.append(
                (
                    names.name(eid), names.heading(eid), eid, _titles(j.offences, "offences", catalogue),
                    f"{parts.category}, expression" if parts.is_expression and parts.category != "content" else parts.category,
                    _words(parts.conduct), _words(parts.object), _words(parts.mental) or _mental_words(j, report.document.text),
                    _words(parts.harm), _quotations(parts.exceptions, names),
                    penalty_in_words(parts.penalty) if parts.penalty else "",
                    names.name(parts.penalty_eid) if parts.penalty and parts.penalty_eid != eid else "",
                    "yes" if parts.passes_gateway else "", "; ".join(dict.fromkeys(found.get(eid, ()))),
                )
            )  # fmt: skip
    return Table("offences", _OFFENCE_COLUMNS, tuple(rows))


def _words(part: Evidence | None) -> str:
    """The words of one part of an offence, with what is to be said of them."""
    if part is None:
        return ""
    return on_one_line(part.quote) + (f" ({part.note})" if part.note else "")


def _mental_words(judgement: Judgement, text: str) -> str:
    spans = sorted(cue.span for cue in judgement.cues if cue.lexicon == MENTAL_LEXICON)
    return "; ".join(dict.fromkeys(on_one_line(text[s.start : s.end]).lower() for s in spans))


def _penalties(report: Report, names: ProvisionNames) -> Table:
    rows = []
    for j in report.judgements:
        if j.penalty is not None:
            longest, shortest = (y if y is None or y < LIFE else None for y in (j.penalty.max_years, j.penalty.min_years))
            extreme = {LIFE: "life", DEATH: "death"}.get(j.penalty.max_years or 0, "")
            head = (names.name(j.clause.eid), names.heading(j.clause.eid), j.clause.eid, penalty_in_words(j.penalty))
            rows.append((*head, longest, shortest, extreme, on_one_line(j.penalty.fine or "")))
    header = ("provision", "heading", "eid", "sanction", "maximum years", "minimum years", "life or death", "fine as worded")
    return Table("penalties", header, tuple(rows))


def _definitions(report: Report, names: ProvisionNames) -> Table:
    ordered = sorted(report.definitions, key=lambda d: (d.term.casefold(), d.span.start))
    rows = tuple((on_one_line(d.term), names.name(d.eid), d.eid, d.span.start, d.span.end) for d in ordered)
    return Table("definitions", ("term", "provision", "eid", "start", "end"), rows)


def _run(report: Report, catalogue: Catalogue) -> Table:
    document = report.document
    rows: list[tuple[Value, ...]] = [
        ("instrument", on_one_line(document.title)),
        ("file", on_one_line(document.source.name)),
        ("media type", document.source.media_type),
        ("sha256 of the file", document.source.sha256),
        ("language", document.language),
        ("characters", len(document.text)),
        ("clauses read", len(report.judgements)),
        ("share of the words placed", round(report.coverage, 5)),
        ("findings", len(report.active_findings)),
        ("findings silenced by recorded decisions", len(report.suppressed_findings)),
        *([("compared with", on_one_line(report.baseline.name))] if report.baseline else []),
        *(("no longer found", f"{g.label}: {on_one_line(g.quote)}") for g in (report.baseline.gone if report.baseline else ())),
        ("version", report.run.version),
        ("model", report.run.model),
        ("catalogue", report.run.catalogue),
        *((f"option {key}", value) for key, value in sorted(report.run.options.items())),
        *(("notice", on_one_line(notice)) for notice in document.notices),
        *(("looked for", f"{FAMILY_TITLES[label.family]}: {label.title}") for label in reported_labels(catalogue, report)),
        ("meaning", DISCLAIMER),
    ]
    return Table("run", ("what", "value"), tuple(rows))
