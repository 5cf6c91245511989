"""Reading: files of many formats become one ``Document`` with a plain text."""

from __future__ import annotations

from annotator.reading.errors import ReadingError
from annotator.reading.limits import DEFAULT_LIMITS, WITH_OCR, Limits
from annotator.reading.read import load_bytes, read_bytes, read_file, read_text

__all__ = ["DEFAULT_LIMITS", "WITH_OCR", "Limits", "ReadingError", "load_bytes", "read_bytes", "read_file", "read_text"]
