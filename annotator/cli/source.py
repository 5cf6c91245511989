"""Reading the file or standard input that a command names."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.records import Document


def read_argument(file: str, ocr: bool = False) -> Document:
    """Read a file, or standard input for ``-``; a scanned PDF by text recognition if that is asked for.

    Raises
    ------
    AnnotatorError
        If it cannot be read.
    """
    return read_argument_bytes(file, ocr)[0]


def read_argument_bytes(file: str, ocr: bool = False) -> tuple[Document, bytes]:
    """The document and the bytes it was read from, for reports that add to the user's own file.

    Raises
    ------
    AnnotatorError
        If it cannot be read.
    """
    from annotator.reading import DEFAULT_LIMITS, WITH_OCR, load_bytes, read_bytes

    limits = WITH_OCR if ocr else DEFAULT_LIMITS
    if not file:
        raise AnnotatorError("No file name was given.")
    if file == "-":
        if sys.stdin is None:
            raise AnnotatorError("Standard input is closed: name a file.")
        data = sys.stdin.buffer.read()
        return read_bytes(data, "standard input", limits), data
    path = Path(file)
    data = load_bytes(path)
    return read_bytes(data, path.name or str(path), limits), data
