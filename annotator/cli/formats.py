"""``annotator formats`` and ``annotator schema``: what reports can be written, and what the JSON report holds."""

from __future__ import annotations

from annotator.report.outputs import all_formats


def run_formats() -> int:
    """Print one line a format: name, endings of file names, what it is for; return the exit code."""
    for form in all_formats():
        print(f"{form.name:12} {', '.join(form.suffixes):22} {form.description}")
    return 0
