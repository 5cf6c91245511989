"""Reading the file or standard input that a command names."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.reading.limits import DEFAULT_LIMITS, Limits
from annotator.records import Document


def read_argument(file: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file, or standard input for ``-``, under the limits of one file.

    Raises
    ------
    AnnotatorError
        If it cannot be read.
    """
    return read_argument_bytes(file, limits)[0]


def read_argument_bytes(file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Document, bytes]:
    """The document and the bytes it was read from, for reports that add to the user's own file.

    Parameters
    ----------
    limits
        How much of one file is read, and whether a scanned PDF's text is recognised.

    Raises
    ------
    AnnotatorError
        If it cannot be read.
    """
    from annotator.reading import load_bytes, read_bytes

    if not file:
        raise AnnotatorError("No file name was given.")
    if file == "-":
        if sys.stdin is None:
            raise AnnotatorError("Standard input is closed: name a file.")
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        return read_bytes(data, "standard input", limits), data
    path = Path(file)
    data = load_bytes(path, limits)
    return read_bytes(data, path.name or str(path), limits), data
