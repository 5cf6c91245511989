"""Reading the file or standard input that a command names."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.records import Document


def read_argument(file: str) -> Document:
    """Read a file, or standard input for ``-``.

    Raises
    ------
    AnnotatorError
        If it cannot be read.
    """
    from annotator.reading import read_bytes, read_file

    if not file:
        raise AnnotatorError("No file name was given.")
    if file == "-":
        if sys.stdin is None:
            raise AnnotatorError("Standard input is closed: name a file.")
        return read_bytes(sys.stdin.buffer.read(), "standard input")
    return read_file(Path(file))
