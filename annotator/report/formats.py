"""Which file name means which format, and writing without leaving half a file behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.records import Report


def _html(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue
    from annotator.report.html import render_html

    return render_html(report, load_catalogue())


def _json(report: Report) -> str:
    from annotator.report.json_report import render_json

    return render_json(report)


RENDERERS: dict[str, Callable[[Report], str]] = {".html": _html, ".json": _json}


def check_targets(targets: Sequence[Path], force: bool) -> None:
    """Fail before any work if a report could not be written.

    Raises
    ------
    AnnotatorError
        If a suffix is unknown, a folder is missing, or a file exists and ``force`` is not set.
    """
    if len({path.resolve() for path in targets}) < len(targets):
        raise AnnotatorError("The same report file is named twice.")
    for path in targets:
        if path.suffix.lower() not in RENDERERS:
            known = ", ".join(sorted(RENDERERS))
            raise AnnotatorError(f"I cannot tell the format of {path.name!r} from its ending; use one of {known}.")
        if not path.parent.is_dir():
            raise AnnotatorError(f"The folder {str(path.parent)!r} for {path.name!r} does not exist.")
        if path.is_dir():
            raise AnnotatorError(f"{str(path)!r} is a folder; name a file in it.")
        if not os.access(path.parent, os.W_OK):
            raise AnnotatorError(f"The folder {str(path.parent)!r} cannot be written to; choose another.")
        if path.exists() and not force:
            raise AnnotatorError(f"{str(path)!r} exists; add --force to overwrite it.")


def write_reports(report: Report, targets: Sequence[Path]) -> list[Path]:
    """Write a report in every format asked for; return the paths."""
    for path in targets:
        write_text(path, RENDERERS[path.suffix.lower()](report))
    return list(targets)


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: into a neighbour first, then renamed into place."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".annotator-", suffix=".part")
    except OSError as error:
        raise AnnotatorError(f"{path.name} cannot be written ({error.strerror}).") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise AnnotatorError(f"{path.name} cannot be written ({error.strerror}).") from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's file mode mask, which can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
