"""Lines and columns of a text, for formats that point to them."""

from __future__ import annotations

import re
from bisect import bisect_right

# SARIF 2.1.0, section 3.14.18 (newlineSequences): these two end a line by default.
_NEWLINE = re.compile(r"\r\n|\n")


class TextLines:
    """Finds line and column, both counted from 1 and the column in characters, of an offset."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in _NEWLINE.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
