"""Findings as JSON Lines: every line can be read alone."""

from __future__ import annotations

import json

from annotator.records import Report
from annotator.report.json_report import to_dict
from annotator.report.outputs import Format
from annotator.report.places import ProvisionNames
from annotator.report.search_scope import nothing_found


def _render(report: Report) -> str:
    """One object a line with ``type`` ``finding``; where there is none, one line of type ``nothing-found`` with the search."""
    from annotator.catalogue_loader import load_catalogue

    content = to_dict(report)
    names = ProvisionNames(report)
    instrument = {key: content["instrument"][key] for key in ("id", "title", "language", "source")}
    common = {"schema_version": content["schema_version"], "instrument": instrument, "run": content["run"]}
    lines = [
        {
            "type": "finding",
            **finding,
            "provision": names.name(finding["eid"]),
            "heading": names.heading(finding["eid"]),
            "page": names.page(finding["start"]),
            **common,
        }
        for finding in content["findings"]
    ]
    lines = lines or [{"type": "nothing-found", "message": nothing_found(report, load_catalogue()), **common}]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), "One finding a line, each with its instrument and run.", _render)
