"""Hyphens at line ends: part of the word, or only of the line?"""

from __future__ import annotations

import re
from collections import Counter

from annotator.reading.pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
# Before these a hyphen is usually meant, where the document does not tell.
_PREFIXES = frozenset({
    "non", "self", "cross", "ex", "well", "so", "vice", "multi", "e", "cyber", "co", "pre", "post", "anti",
    "long", "short", "real",
})  # fmt: skip


class Vocabulary:
    """The words of a document that stand inside its lines, where hyphens are real.

    Parameters
    ----------
    lines
        All lines of the document.
    """

    def __init__(self, lines: list[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(word.lower() for word in _WORD.findall(line.text.rstrip("-")))

    def join(self, above: str, below: str) -> tuple[str, str]:
        """Return the end of one line without a false hyphen, and what stands between it and the next line."""
        last, first = _LAST.search(above[-60:]), _FIRST.match(below)
        if last is None or first is None:
            is_open = above.endswith("-") and above[-2:-1].isalnum()
            return above, "" if is_open else " "
        head, tail = last[1].lower(), first.group().lower()
        if below[0].isupper():
            return above, ""
        joined, hyphenated = self._words[head + tail], self._words[f"{head}-{tail}"]
        keeps = hyphenated > joined if hyphenated or joined else head in _PREFIXES
        return (above, "") if keeps else (above[:-1], "")
