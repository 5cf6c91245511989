"""The machine-readable report."""

from __future__ import annotations

from annotator.report.json_report import render_json
from annotator.report.outputs import Format

FORMAT = Format("json", (".json",), "The whole report for programs; its schema: annotator schema.", render_json)
