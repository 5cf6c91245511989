"""``annotator annotate``: one file to a summary on the terminal or to reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.decisions import FailOn, apply_decisions, read_decisions
from annotator.cli.progress import waiting
from annotator.cli.source import read_argument_bytes
from annotator.errors import AnnotatorError
from annotator.reading.limits import DEFAULT_LIMITS, WITH_OCR, Limits, parse_limits
from annotator.records import Report
from annotator.report.formats import choose_targets, find_format, render_bytes, write_reports
from annotator.report.outputs import Format


def run_annotate(
    file: str,
    outputs: list[str],
    formats: list[str],
    fail_on: FailOn,
    model: str | None,
    force: bool,
    suppressions: list[str],
    baseline: str | None,
    ocr: bool = False,
    limits: Sequence[str] = (),
) -> int:
    """Annotate a file and show or write the result; return the exit code."""
    fail_on.check(baseline)
    piped = _format_for_stdout(formats) if formats and not outputs else None
    targets = choose_targets([Path(o) for o in outputs], [] if piped else formats, force)
    if any(t.path.exists() and Path(file).exists() and t.path.samefile(file) for t in targets):
        raise AnnotatorError("The report would overwrite the law itself: choose another name.")
    decisions = read_decisions(suppressions, baseline)
    with waiting(f"Annotating {'standard input' if file == '-' else Path(file).name} ..."):
        report, data = _annotate(file, model, parse_limits(limits, WITH_OCR if ocr else DEFAULT_LIMITS))
        report = apply_decisions(report, decisions)
    if targets:
        for path in write_reports(report, targets, data):
            print(f"Wrote {path}", file=sys.stderr)
    elif piped:
        sys.stdout.buffer.write(render_bytes(report, piped, data))
        sys.stdout.buffer.flush()
    else:
        from annotator.report.terminal import print_summary

        print_summary(report)
    for notice in report.document.notices:
        print(f"Note: {notice}", file=sys.stderr)
    return 1 if fail_on.applies(report) else 0


def _annotate(file: str, model: str | None, limits: Limits) -> tuple[Report, bytes]:
    from annotator.api import annotate

    document, data = read_argument_bytes(file, limits)
    if not document.text.strip():
        raise AnnotatorError(f"{document.source.name} contains no text.")
    return annotate(document, model=model), data


def _format_for_stdout(formats: list[str]) -> Format:
    """The one format to write to standard output."""
    if len(formats) > 1:
        raise AnnotatorError("Only one format can be written to standard output; name a file with -o for each.")
    return find_format(formats[0])
