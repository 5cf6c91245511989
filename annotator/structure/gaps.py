"""Marks of omission: lines such as ``[...]``, ``* * *`` or ``[GAP: ...]`` that stand where a source leaves text out.

Behind such a mark numbers may have been lost, so lists go on there with whatever number is printed next.
"""

from __future__ import annotations

import re

from annotator.structure.marks import Mark
from annotator.structure.series import series_opened_by

_MARK = re.compile(
    r"^[^\S\n]*(?:[\[(][^\S\n]*)?(?:(?:\.[^\S\n]?){3,}|…+|(?:\*[^\S\n]?){3,}|GAP\b[^\]\n]{0,80}|omissis|text omitted)"
    r"[^\S\n]*(?:[\])][^\S\n]*)?\.?\r?$",
    re.MULTILINE | re.IGNORECASE,
)


def find_gaps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """List the marks of omission between two offsets, each as (start, end) without the white space around it."""
    found = []
    for match in _MARK.finditer(text, start, end):
        bare = match.group().strip()
        if bare:
            at = match.start() + match.group().index(bare[0])
            found.append((at, at + len(bare)))
    return found


def trailing_gap(text: str, start: int, end: int) -> int | None:
    """Where the mark of omission begins that closes a stretch, or ``None``."""
    cut = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
    gaps = find_gaps(text, max(start, cut), end) if cut else []
    return gaps[-1][0] if gaps and gaps[-1][1] == end else None


def restore_behind_gaps(text: str, gaps: list[tuple[int, int]], marks: list[Mark]) -> None:
    """Let lists go on behind marks of omission, in place.

    A number right behind a gap continues its list at any distance; a first letter there, where it cannot
    belong to the item before the gap, tells that the number of its own item was lost.

    Parameters
    ----------
    text
        The whole text.
    gaps
        The marks of omission inside one provision, from ``find_gaps``.
    marks
        Its enumerators in document order.
    """
    for start, end in gaps:
        at = next((i for i, mark in enumerate(marks) if mark.start >= end), None)
        if at is None or text[end : marks[at].start].strip():
            continue
        mark = marks[at]
        numbers = [m for m in marks[:at] if m.label.isdigit() and m.at_line and not m.cited]
        if mark.label.isdigit():
            mark.after_gap = mark.at_line = True
            mark.cited = False
        elif numbers and series_opened_by(mark.label) == "alpha":
            letters = any(m.label == mark.label and not m.cited for m in marks[marks.index(numbers[-1]) : at])
            if letters or text[:start].rstrip().endswith("."):
                last = numbers[-1]
                lost = Mark(last.shape, str(int(last.label) + 1), mark.start, mark.start, at_line=True, after_gap=True)
                marks.insert(at, lost)
