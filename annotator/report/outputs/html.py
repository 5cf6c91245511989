"""The highlighted page."""

from __future__ import annotations

from annotator.records import Report
from annotator.report.outputs import Format


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.html import render_html

    return render_html(report, load_catalogue())


FORMAT = Format("html", (".html", ".htm"), "The highlighted page for readers: one self-contained file.", _render)
