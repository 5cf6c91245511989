"""Word: comments on the user's own file, or a file made from the text."""

from __future__ import annotations

from annotator.records import Report
from annotator.report.outputs import Format

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _render(report: Report) -> bytes:
    from annotator.word.build import build_word_report

    return build_word_report(report)


def _render_source(report: Report, data: bytes) -> bytes:
    if report.document.source.media_type != _WORD_TYPE:
        return _render(report)
    from annotator.word.annotate import annotate_word_file

    return annotate_word_file(report, data)


FORMAT = Format(
    "docx",
    (".docx",),
    "Comments in Word: on your own DOCX, or on a file made from the text.",
    _render,
    _render_source,
)
