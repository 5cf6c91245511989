"""Data for displaCy, spaCy's viewer: one entry a section, for ``displacy.render(data, manual=True)`` in both styles."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_left
from typing import Any

from annotator.records import Report
from annotator.report.outputs import Format
from annotator.report.search_scope import nothing_found
from annotator.report.units import Unit, units_with_findings

_TOKEN = re.compile(r"\w+|[^\w\s]")


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue

    entries = [_entry(unit) for unit in units_with_findings(report)]
    if not entries:
        words = nothing_found(report, load_catalogue())
        entries = [{"title": "Nothing recognised", "text": words, "ents": [], "tokens": words.split(), "spans": []}]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(unit: Unit) -> dict[str, Any]:
    """Both styles in one: ``ents`` for style ``ent`` (the longest of overlapping findings), ``spans`` for ``span`` (all)."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(unit.text)]
    starts, ends = [a for a, _ in tokens], [b for _, b in tokens]
    spans = []
    for finding in unit.findings:
        start, end = unit.place(finding)
        first, last = bisect_left(ends, start + 1), bisect_left(starts, end)
        if first < last:
            spans.append({"start_token": first, "end_token": last, "label": _label(finding.label)})
    return {
        # displaCy escapes the text, but neither titles nor labels.
        "title": html.escape(unit.title),
        "text": unit.text,
        "ents": _apart(unit),
        "tokens": [unit.text[a:b] for a, b in tokens],
        "spans": spans,
    }


def _apart(unit: Unit) -> list[dict[str, Any]]:
    """Findings that do not overlap, the longest first served: style ``ent`` would print shared words twice."""
    taken: list[tuple[int, int, str]] = []
    for finding in sorted(unit.findings, key=lambda f: (-f.span.length, f.span.start, f.label)):
        start, end = unit.place(finding)
        if all(end <= a or b <= start for a, b, _ in taken):
            taken.append((start, end, _label(finding.label)))
    return [{"start": a, "end": b, "label": label} for a, b, label in sorted(taken)]


def _label(name: str) -> str:
    return html.escape(name)


FORMAT = Format("displacy", (".displacy.json",), "Data for displacy.render(manual=True), styles ent and span.", _render)
