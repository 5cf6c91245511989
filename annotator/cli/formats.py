"""``annotator formats`` and ``annotator schema``: what reports can be written, and what the JSON report holds."""

from __future__ import annotations

from annotator.report.outputs import all_formats
from annotator.report.schemas import report_schema


def run_formats() -> int:
    """Print one line a format: name, endings of file names, what it is for; return the exit code."""
    for form in all_formats():
        print(f"{form.name:12} {', '.join(form.suffixes):22} {form.description}")
    return 0


def run_schema() -> int:
    """Print the JSON Schema of the JSON report; return the exit code."""
    print(report_schema(), end="")
    return 0
