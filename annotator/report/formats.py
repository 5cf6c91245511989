"""Which file name means which format, and writing without leaving half a file behind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.records import Report
from annotator.report.files import write_bytes as write_bytes
from annotator.report.files import write_text as write_text
from annotator.report.outputs import Format, all_formats


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, the format to write it in, and whether it may replace what is there."""

    path: Path
    format: Format
    overwrite: bool = False


def find_format(name: str) -> Format:
    """The format of this name.

    Raises
    ------
    AnnotatorError
        If there is none; the message lists those there are.
    """
    for known in all_formats():
        if known.name == name.strip().lower():
            return known
    raise AnnotatorError(f"There is no format {name!r}; use one of {', '.join(f.name for f in all_formats())}.")


def guess_format(path: Path) -> Format:
    """The format that the longest known ending of a file name means.

    Raises
    ------
    AnnotatorError
        If no format has this ending.
    """
    name = path.name.lower()
    fitting = [(len(s), f) for f in all_formats() for s in f.suffixes if name.endswith(s) and name != s]
    if not fitting:
        known = ", ".join(sorted({s for f in all_formats() for s in f.suffixes}))
        raise AnnotatorError(f"I cannot tell the format of {path.name!r} from its ending; use one of {known}, or --format.")
    return max(fitting, key=lambda pair: pair[0])[1]


def choose_targets(paths: Sequence[Path], formats: Sequence[str], force: bool) -> list[Target]:
    """Pair files with formats, and fail before any work if a report could not be written.

    Parameters
    ----------
    paths
        Files to write.
    formats
        Names of formats in the order of ``paths``; empty where the endings choose.
    force
        Whether existing files may be overwritten.

    Raises
    ------
    AnnotatorError
        If a format is unknown or the pairs do not match, a folder is missing, or a file exists and ``force`` is not set.
    """
    if formats and len(formats) != len(paths):
        raise AnnotatorError("Give --format once for each -o, in the same order, or leave it to the endings of the names.")
    chosen = [find_format(name) for name in formats] or [guess_format(path) for path in paths]
    if len(real_paths(paths)) < len(paths):
        raise AnnotatorError("The same report file is named twice.")
    for path in paths:
        check_path(path, force)
    return [Target(path, form, force) for path, form in zip(paths, chosen, strict=True)]


def real_paths(paths: Iterable[Path]) -> set[str]:
    """The files that some names lead to; a link that leads in a circle leads to itself."""
    return {os.path.realpath(path) for path in paths}


def check_path(path: Path, force: bool) -> None:
    """Fail if a file could not be written.

    Raises
    ------
    AnnotatorError
        If its folder is missing or closed, it is a folder, or it exists and ``force`` is not set.
    """
    if not path.parent.is_dir():
        raise AnnotatorError(f"The folder {str(path.parent)!r} for {path.name!r} does not exist.")
    if path.is_dir():
        raise AnnotatorError(f"{str(path)!r} is a folder; name a file in it.")
    if path.exists() and not path.is_file():
        raise AnnotatorError(f"{str(path)!r} is a device or a pipe; name an ordinary file, or use --format without -o.")
    if not os.access(path.parent, os.W_OK):
        raise AnnotatorError(f"The folder {str(path.parent)!r} cannot be written to; choose another.")
    if os.path.lexists(path) and not force:
        raise AnnotatorError(f"{str(path)!r} exists; add --force to overwrite it.")


def render_bytes(report: Report, form: Format, source: bytes | None = None) -> bytes:
    """The report in one format as the bytes of a file; ``source`` is the file it was made from, for formats that add to it."""
    content = form.render_source(report, source) if form.render_source and source is not None else form.render(report)
    return content if isinstance(content, bytes) else content.encode("utf-8")


def write_reports(report: Report, targets: Sequence[Target], source: bytes | None = None) -> list[Path]:
    """Write a report in every format asked for; return the paths. Nothing is written unless all could be made."""
    contents = [render_bytes(report, target.format, source) for target in targets]
    for target, content in zip(targets, contents, strict=True):
        write_bytes(target.path, content, overwrite=target.overwrite)
    return [target.path for target in targets]
