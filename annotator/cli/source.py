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
    from annotator.reading import DEFAULT_LIMITS, WITH_OCR, read_bytes, read_file

    limits = WITH_OCR if ocr else DEFAULT_LIMITS
    if not file:
        raise AnnotatorError("No file name was given.")
    if file == "-":
        if sys.stdin is None:
            raise AnnotatorError("Standard input is closed: name a file.")
        return read_bytes(sys.stdin.buffer.read(), "standard input", limits)
    return read_file(Path(file), limits)
