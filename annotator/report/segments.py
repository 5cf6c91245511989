"""Cut a text at every span boundary, so that overlapping spans can be shown without nesting them.

Each elementary segment knows which spans cover it. A renderer escapes a segment once and dresses it once;
it never inserts tags into a text, which is how overlapping highlights lose words (STYLE.md, b9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.records import Span

__all__ = ["Segment", "cut"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text no span boundary runs through.

    ``covers`` holds the indexes of the spans that cover it, in ascending order.
    """

    start: int
    end: int
    covers: tuple[int, ...]


def cut(length: int, spans: Sequence[Span], breaks: Iterable[int] = ()) -> list[Segment]:
    """Return the elementary segments of a text, in order and without gaps.

    Parameters
    ----------
    length
        Number of characters of the text. Spans are clipped to it; empty spans cover nothing.
    spans
        Spans in any order, overlapping as they like.
    breaks
        Further offsets at which to cut (block boundaries, for instance).

    Returns
    -------
    list of Segment
        Segments that tile ``0..length``: joined they give the text back, and the segments whose ``covers``
        holds ``i`` give ``spans[i]`` back. The time is that of sorting plus the size of the result.

    """
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    bounds = {0, length, *(offset for offset in breaks if 0 < offset < length)}
    for index, span in enumerate(spans):
        start, end = min(span.start, length), min(span.end, length)
        if start == end:
            continue
        opens.setdefault(start, []).append(index)
        closes.setdefault(end, []).append(index)
        bounds.add(start)
        bounds.add(end)
    segments: list[Segment] = []
    active: set[int] = set()
    covers: tuple[int, ...] = ()
    ordered = sorted(bounds)
    for start, end in pairwise(ordered):
        if start in closes or start in opens:
            active.difference_update(closes.get(start, ()))
            active.update(opens.get(start, ()))
            covers = tuple(sorted(active))
        segments.append(Segment(start, end, covers))
    return segments
