"""Tasks for Label Studio with the findings as predictions, one task a section."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import quoteattr

from annotator.catalogue_records import Catalogue
from annotator.records import Finding, Report
from annotator.report.outputs import Format
from annotator.report.places import on_one_line
from annotator.report.search_scope import nothing_found, reported_labels
from annotator.report.units import Unit, units_with_findings

# The names by which the labelling configuration and the predictions know each other.
CONTROL, OBJECT = "risk", "text"


def labelling_config(catalogue: Catalogue) -> str:
    """The labelling configuration for a project that takes these tasks: one label for each that a finding can have."""
    labels = "".join(f"\n    <Label value={quoteattr(label.id)}/>" for label in reported_labels(catalogue))
    return (
        f'<View>\n  <Header value="$title"/>\n  <Labels name="{CONTROL}" toName="{OBJECT}">{labels}\n  </Labels>\n'
        f'  <Text name="{OBJECT}" value="$text"/>\n</View>\n'
    )


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue

    tasks = [_task(unit, report) for unit in units_with_findings(report)]
    if not tasks:
        data = {"text": nothing_found(report, load_catalogue()), "title": "Nothing recognised", **_origin(report, "", 0)}
        tasks = [{"data": data, "predictions": []}]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _task(unit: Unit, report: Report) -> dict[str, Any]:
    results = [_result(finding, unit) for finding in unit.findings]
    data = {"text": unit.text, "title": unit.title, **_origin(report, unit.eid, unit.span.start)}
    return {"data": data, "predictions": [{"model_version": f"annotator {report.run.version}", "result": results}]}


def _origin(report: Report, eid: str, offset: int) -> dict[str, Any]:
    """Where a task comes from, so that what reviewers mark can be put back into the whole text."""
    return {
        "instrument": on_one_line(report.document.title),
        "sha256": report.document.source.sha256,
        "eid": eid,
        "offset": offset,
    }


def _result(finding: Finding, unit: Unit) -> dict[str, Any]:
    # Label Studio counts in UTF-16 units, as browsers do; only texts with rare characters differ.
    start, end = (_utf16_length(unit.text[:at]) for at in unit.place(finding))
    return {
        "id": finding.id,
        "from_name": CONTROL,
        "to_name": OBJECT,
        "type": "labels",
        "value": {"start": start, "end": end, "text": finding.quote, "labels": [finding.label]},
        **({"score": finding.probability} if finding.probability is not None else {}),
        "meta": {"text": [on_one_line(finding.message)]},
    }


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


FORMAT = Format("labelstudio", (".labelstudio.json",), "Tasks for Label Studio with findings as predictions.", _render)
