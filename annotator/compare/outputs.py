"""Which file name means which form of a comparison, and writing it whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.compare.records import History
from annotator.errors import AnnotatorError
from annotator.report.formats import check_path, real_paths, write_bytes


def _json(history: History) -> bytes:
    from annotator.compare.json_output import render_json

    return render_json(history).encode("utf-8", "replace")


def _html(history: History) -> bytes:
    from annotator.compare.html_page import render_html

    return render_html(history).encode("utf-8")


def _docx(history: History) -> bytes:
    from annotator.compare.docx_output import render_docx

    return render_docx(history)


RENDERERS: dict[str, Callable[[History], bytes]] = {".docx": _docx, ".html": _html, ".json": _json}


def check_targets(targets: Sequence[Path], force: bool) -> None:
    """Fail before any work if a comparison could not be written.

    Raises
    ------
    AnnotatorError
        If an ending is unknown, a file is named twice, or it cannot be written.
    """
    if len(real_paths(targets)) < len(targets):
        raise AnnotatorError("The same file is named twice.")
    for path in targets:
        if path.suffix.lower() not in RENDERERS:
            known = ", ".join(sorted(RENDERERS))
            raise AnnotatorError(f"I cannot tell the format of {path.name!r} from its ending; use one of {known}.")
        check_path(path, force)


def write_comparison(history: History, targets: Sequence[Path]) -> list[Path]:
    """Write the comparison to every file; nothing is written unless all forms could be made."""
    contents = [RENDERERS[path.suffix.lower()](history) for path in targets]
    for path, content in zip(targets, contents, strict=True):
        write_bytes(path, content)
    return list(targets)
