"""The highlighted page."""

from __future__ import annotations

from dataclasses import replace

from annotator.records import Report
from annotator.report.outputs import Format


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.html import render_html

    # Suppressed findings stay in the JSON report; the page says how many there are, among its notices.
    return render_html(replace(report, findings=report.active_findings), load_catalogue())


FORMAT = Format("html", (".html", ".htm"), "The highlighted page for readers: one self-contained file.", _render)
