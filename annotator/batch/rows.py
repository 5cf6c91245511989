"""From a report to the rows of the tables: pure functions, the same for every engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.batch.columns import FINDINGS, INSTRUMENTS, MATRIX, Column
from annotator.records import Report

Row = dict[str, Any]

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ASIDE = re.compile(r"[(\[]|\s[-–—]\s")
_FAMILY_COLUMNS = {
    "risks": "offence_drafting",
    "absences": "missing_safeguards",
    "wording": "wording",
    "instrument": "whole_instrument",
}


def year_of(title: str) -> int | None:
    """The last year of a title, which is the instrument's far more often than the first; what is in brackets or behind a dash
    tells of amendments and editions, and counts only where the rest has none.
    """
    years = _YEAR.findall(_ASIDE.split(title, maxsplit=1)[0]) or _YEAR.findall(title)
    return int(years[-1]) if years else None


def instrument_row(report: Report, name: str, country: str, year: int | None) -> Row:
    """The row of one instrument.

    Parameters
    ----------
    report
        What was found.
    name
        The instrument's id in the batch.
    country, year
        What is known about it; a missing year is read from the title.
    """
    document = report.document
    words = len(document.text.split())
    severities = Counter(f.severity for f in report.findings)
    families = Counter(f.family for f in report.findings)
    cells = Counter(cell.status for row in report.matrix for cell in row.cells)
    return _ordered(
        INSTRUMENTS,
        {
            **_about(name, document.title, country, year),
            "language": document.language,
            "name": document.source.name,
            "media_type": document.source.media_type,
            "sha256": document.source.sha256,
            "error": "",
            "words": words,
            "characters": len(document.text),
            "coverage": round(report.coverage, 5),
            "provisions": len(report.provisions),
            "clauses": len(report.judgements),
            "offences": sum("offence" in j.roles for j in report.judgements),
            "powers": len(report.matrix),
            "findings": len(report.findings),
            **{severity: severities[severity] for severity in ("high", "medium", "low")},
            **{column: families[family] for family, column in _FAMILY_COLUMNS.items()},
            "per_10000_words": round(10_000 * len(report.findings) / max(words, 1), 2),
            "safeguards_needed": cells.total(),
            **{f"safeguards_{status}": cells[status] for status in ("present", "weak", "deferred", "optional", "absent")},
            "notices": list(document.notices),
            "version": report.run.version,
            "model": report.run.model,
            "mode": report.run.options.get("mode", ""),
            "catalogue": report.run.catalogue,
        },
    )


def error_row(name: str, title: str, country: str, year: int | None, message: str, run: Mapping[str, str]) -> Row:
    """The row of an instrument that gave no result; ``run`` holds version, model and catalogue."""
    return _ordered(INSTRUMENTS, {**_about(name, title, country, year), "error": message, "notices": [], **run})


def finding_rows(report: Report, name: str, country: str, year: int | None) -> list[Row]:
    """The rows of an instrument's findings, in the order of the text."""
    from annotator.reason.findings import describe_provision

    about = _about(name, report.document.title, country, year)
    return [
        _ordered(
            FINDINGS,
            {
                "instrument": name,
                "title": about["title"],
                "country": country,
                "year": about["year"],
                "id": f.id,
                "fingerprint": f.fingerprint,
                "label": f.label,
                "family": f.family,
                "severity": f.severity,
                "probability": f.probability,
                "origin": f.origin,
                "eid": f.eid,
                "provision": describe_provision(f.eid),
                "start": f.span.start,
                "end": f.span.end,
                "quote": f.quote,
                "message": f.message,
                "suggestion": f.suggestion,
                "searched": list(f.searched),
                "precedents": list(f.precedents),
            },
        )
        for f in report.findings
    ]


def matrix_rows(report: Report, name: str, country: str, year: int | None) -> list[Row]:
    """The cells of an instrument's matrix, one a row."""
    from annotator.reason.findings import describe_provision

    year = _about(name, report.document.title, country, year)["year"]
    return [
        _ordered(
            MATRIX,
            {
                "instrument": name,
                "country": country,
                "year": year,
                "eid": row.eid,
                "provision": describe_provision(row.eid),
                "powers": list(row.powers),
                "safeguard": cell.safeguard,
                "status": cell.status,
            },
        )
        for row in report.matrix
        for cell in row.cells
    ]


def _about(name: str, title: str, country: str, year: int | None) -> Row:
    return {"id": name, "title": title, "country": country, "year": year if year is not None else year_of(title)}


def _ordered(columns: Iterable[Column], values: Mapping[str, Any]) -> Row:
    return {column.name: values.get(column.name) for column in columns}
