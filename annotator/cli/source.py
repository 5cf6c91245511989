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
    return read_argument_bytes(file)[0]


def read_argument_bytes(file: str) -> tuple[Document, bytes]:
    """The document and the bytes it was read from, for reports that add to the user's own file.

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
        data = sys.stdin.buffer.read()
        return read_bytes(data, "standard input"), data
    path = Path(file)
    data = load_bytes(path)
    return read_bytes(data, path.name or str(path)), data
