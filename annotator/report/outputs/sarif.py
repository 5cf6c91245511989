"""The SARIF log."""

from __future__ import annotations

from annotator.records import Report
from annotator.report.outputs import Format


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.sarif import render_sarif

    return render_sarif(report, load_catalogue())


FORMAT = Format("sarif", (".sarif", ".sarif.json"), "SARIF 2.1.0 for code-review tools, with stable fingerprints.", _render)
