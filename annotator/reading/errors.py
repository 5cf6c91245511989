"""The one error that reading raises."""

from __future__ import annotations

from annotator.errors import AnnotatorError


class ReadingError(AnnotatorError):
    """A file could not be read; the message is one plain sentence that says what to do next."""


class ScanError(ReadingError):
    """A PDF has pictures of pages and no text; text recognition would help."""
