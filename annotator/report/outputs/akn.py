"""The law as Akoma Ntoso with the findings as notes."""

from __future__ import annotations

from annotator.records import Report
from annotator.report.outputs import Format


def _render(report: Report) -> bytes:
    from annotator.report.akn import render_akn

    return render_akn(report.document, report.provisions, report.active_findings, report.run.version)


FORMAT = Format("akn", (".xml", ".akn", ".akn.xml"), "The law as Akoma Ntoso 3.0 XML with the findings as notes.", _render)
