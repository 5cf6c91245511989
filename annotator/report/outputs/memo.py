"""The memo."""

from __future__ import annotations

from annotator.records import Report
from annotator.report.outputs import Format


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.memo import render_memo

    return render_memo(report, load_catalogue())


FORMAT = Format("memo", (".md", ".markdown"), "A memo under the three-part test of ICCPR articles 17 and 19.", _render)
