"""``annotator annotate``: one file to a summary on the terminal or to reports."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.cli.progress import waiting
from annotator.cli.source import read_argument
from annotator.errors import AnnotatorError
from annotator.records import Report
from annotator.report.formats import check_targets, write_reports

SEVERITIES = ("low", "medium", "high")


def run_annotate(file: str, outputs: list[str], fail_on: str | None, model: str | None, force: bool) -> int:
    """Annotate a file and show or write the result; return the exit code."""
    targets = [Path(o) for o in outputs]
    check_targets(targets, force)
    if any(target.exists() and Path(file).exists() and target.samefile(file) for target in targets):
        raise AnnotatorError("The report would overwrite the law itself: choose another name.")
    with waiting(f"Annotating {'standard input' if file == '-' else Path(file).name} ..."):
        report = _annotate(file, model)
    if targets:
        for path in write_reports(report, targets):
            print(f"Wrote {path}", file=sys.stderr)
    else:
        from annotator.report.terminal import print_summary

        print_summary(report)
    for notice in report.document.notices:
        print(f"Note: {notice}", file=sys.stderr)
    if fail_on is not None:
        least = SEVERITIES.index(fail_on)
        if any(SEVERITIES.index(f.severity) >= least for f in report.findings):
            return 1
    return 0


def _annotate(file: str, model: str | None) -> Report:
    from annotator.api import annotate

    document = read_argument(file)
    if not document.text.strip():
        raise AnnotatorError(f"{document.source.name} contains no text.")
    return annotate(document, model=model)
