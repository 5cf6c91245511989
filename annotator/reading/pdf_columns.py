"""Columns: where a page has a gutter, and the order in which its parts are read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import median

from annotator.reading.lines import is_lone_label
from annotator.reading.pdf_lines import Line, Row, Word, line_of

# Resolution, in points, at which gutters are looked for.
STEP = 3.0
# A gutter is at least this many letter heights wide; the spaces of justified text are narrower.
GUTTER = 0.6
# So many rows have to show the same gap before it counts.
MINIMUM_ROWS = 5
# A column is at least this share of the text's width; narrower ones are numbers, notes or table cells.
NARROWEST = 0.25
# Lines of running text fill their column; table cells do not.
FILLED = 0.55
# A band between full-width lines has at least so many rows on both sides.
BAND_ROWS = 3
# Two columns begin at the same height, give or take this many letter heights.
COLUMN_TOP = 2.0
# Columns within columns within columns: three cuts make up to eight columns.
DEEPEST = 3

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that are read together; ``is_whole`` where they run across columns above or below them."""

    rows: list[Words]
    is_whole: bool = False


def reading_order(rows: list[Row], page: int) -> list[Line]:
    """Return the lines of a page in the order in which a person reads them."""
    words = [row.words for row in rows if row.words]
    blocks = _split(words, depth=0) if words else []
    page_left = min((row[0].left for row in words), default=0.0)
    page_right = max((row[-1].right for row in words), default=0.0)
    lines: list[Line] = []
    for column, block in enumerate(blocks):
        left = min(row[0].left for row in block.rows)
        right = max(row[-1].right for row in block.rows)
        if block.is_whole:
            left, right = min(left, page_left), max(right, page_right)
        lines.extend(line_of(row, page, column, left, right) for row in block.rows)
    return lines


def _split(rows: list[Words], depth: int) -> list[_Block]:
    """Cut rows at a gutter, band by band: what runs across stays whole and parts the columns above and below it."""
    gutter = find_gutter(rows) if depth < DEEPEST else None
    if gutter is None:
        return [_Block(rows)]
    blocks: list[_Block] = []
    whole: list[Words] = []
    for is_crossing, group in groupby(rows, key=lambda row: _crosses(row, gutter)):
        band = list(group)
        if not is_crossing:
            start = _top(band, gutter)
            whole.extend(band[:start])
            band = band[start:]
        before = [part for row in band if (part := tuple(w for w in row if _middle(w) < gutter))]
        after = [part for row in band if (part := tuple(w for w in row if _middle(w) >= gutter))]
        if is_crossing or not _are_columns(before, after):
            whole.extend(band)
            continue
        if whole:
            blocks.append(_Block(whole, is_whole=depth == 0))
            whole = []
        blocks.extend(_split(before, depth + 1) + _split(after, depth + 1))
    if whole:
        blocks.append(_Block(whole, is_whole=depth == 0))
    return blocks


def _top(band: list[Words], gutter: float) -> int:
    """Index of the row where both columns begin; a heading or last line above them stands on one side only."""
    for index, row in enumerate(band):
        rest = [other for other in band[index:] if row[0].y - other[0].y <= COLUMN_TOP * row[0].height]
        if any(_middle(other[0]) < gutter for other in rest) and any(_middle(other[-1]) >= gutter for other in rest):
            return index
    return len(band)


def _are_columns(before: list[Words], after: list[Words]) -> bool:
    """Whether two sides of a gutter hold lines of text, and not just the two ends of a heading."""
    if min(len(before), len(after)) < BAND_ROWS or len(before) + len(after) < 2 * MINIMUM_ROWS:
        return False
    return _fills(before) and _fills(after)


def _fills(column: list[Words]) -> bool:
    """Whether the longer lines of a column reach across it, as cells of a table do not."""
    left, right = min(row[0].left for row in column), max(row[-1].right for row in column)
    widths = sorted(row[-1].right - row[0].left for row in column)
    return widths[(3 * len(widths)) // 4] >= FILLED * (right - left)


def find_gutter(rows: list[Words]) -> float | None:
    """Return the middle of the gutter between two columns, or ``None`` for a page of one column.

    At a gutter, many rows have words on one side or both and few rows run across; the rows of the two
    columns need not stand at the same heights.
    """
    if len(rows) < MINIMUM_ROWS:
        return None
    left = min(row[0].left for row in rows)
    right = max(row[-1].right for row in rows)
    first = int((left + NARROWEST * (right - left)) // STEP)
    last = int((right - NARROWEST * (right - left)) // STEP)
    if not 0 < last - first < 2000:
        return None
    before, after = _profiles(rows, first, last)
    scores = [min(b, a) for b, a in zip(before, after, strict=True)]
    most = max(scores)
    if most < MINIMUM_ROWS:
        return None
    start, end = _widest(scores, most)
    gutter = (first + (start + end) / 2 + 0.5) * STEP
    height = median(word.height for row in rows for word in row)
    if (end - start + 1) * STEP < GUTTER * height:
        return None
    return gutter


def _profiles(rows: list[Words], first: int, last: int) -> tuple[list[int], list[int]]:
    """For each step, of the rows that do not run across it: how many have words before it, and how many after it."""
    size = last - first + 2
    before, after = [0] * size, [0] * size

    def add(counts: list[int], start: float, end: float, amount: int) -> None:
        low = min(max(int(start // STEP) - first, 0), size - 1)
        high = min(max(int(end // STEP) + 1 - first, 0), size - 1)
        counts[low] += amount
        counts[high] -= amount

    for row in rows:
        add(before, row[0].left, 1e6, 1)
        add(after, -1e6, row[-1].right, 1)
        for start, end in _stretches(row):
            add(before, start, end, -1)
            add(after, start, end, -1)
    return list(accumulate(before))[:-1], list(accumulate(after))[:-1]


def _stretches(row: Words) -> list[tuple[float, float]]:
    """Parts of a row without a wide gap; the number of an item and its text stay together."""
    result = [(row[0].left, row[0].right)]
    is_start = True
    for before, word in pairwise(row):
        is_wide = word.left - before.right >= GUTTER * max(before.height, word.height)
        if is_wide and not (is_start and is_lone_label(before.text)):
            result.append((word.left, word.right))
        else:
            result[-1] = (result[-1][0], max(result[-1][1], word.right))
        is_start = is_wide
    return result


def _widest(scores: list[int], most: int) -> tuple[int, int]:
    """The longest stretch of steps that score nearly as high as the best."""
    best, start = (0, -1), 0
    for index, score in enumerate([*scores, -(10**6)]):
        if score >= most - max(1, most // 10):
            continue
        if index - start > best[1] - best[0] + 1:
            best = (start, index - 1)
        start = index + 1
    return best


def _crosses(row: Words, gutter: float) -> bool:
    """Whether a row runs over the gutter: a word lies on it, or the gap there is only a space."""
    for index, word in enumerate(row):
        if word.left < gutter < word.right:
            return True
        if index and row[index - 1].right <= gutter <= word.left:
            return word.left - row[index - 1].right < GUTTER * max(word.height, row[index - 1].height)
    return False


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2
