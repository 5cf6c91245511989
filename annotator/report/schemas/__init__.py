"""The published JSON Schemas of the machine-readable outputs."""

from __future__ import annotations

from importlib.resources import files

#: One file per major version; a minor version only adds fields.
REPORT_SCHEMA = "report-1.schema.json"


def report_schema() -> str:
    """The JSON Schema (draft 2020-12) of the JSON report, as text."""
    return files("annotator.report.schemas").joinpath(REPORT_SCHEMA).read_text(encoding="utf-8")
