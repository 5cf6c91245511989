"""Columns: where a page has a gutter, and the order in which its parts are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

from annotator.reading.pdf_lines import Line, Row, Word, line_of

# Resolution, in points, at which gutters are looked for.
STEP = 3.0
# A gutter is at least this many letter heights wide; the spaces of justified text are narrower.
GUTTER = 0.8
# So many rows have to show the same gap before it counts.
MINIMUM_ROWS = 5
# A column is at least this share of the text's width; narrower ones are numbers, notes or table cells.
NARROWEST = 0.25
# Lines of running text fill their column; table cells do not.
FILLED = 0.55


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that are read together."""

    rows: list[tuple[Word, ...]]


def reading_order(rows: list[Row], page: int) -> list[Line]:
    """Return the lines of a page in the order in which a person reads them."""
    words = [row.words for row in rows if row.words]
    blocks = _split(words, depth=0)
    lines: list[Line] = []
    for column, block in enumerate(blocks):
        block_lines = [line_of(row, page, column) for row in block.rows]
        if not block_lines:
            continue
        left = min(line.left for line in block_lines)
        right = max(line.right for line in block_lines)
        lines.extend(replace(line, column_left=left, column_right=right) for line in block_lines)
    return lines


def _split(rows: list[tuple[Word, ...]], depth: int) -> list[_Block]:
    gutter = find_gutter(rows) if depth < 3 else None
    if gutter is None:
        return [_Block(rows)]
    blocks: list[_Block] = []
    band: list[tuple[Word, ...]] = []
    whole: list[tuple[Word, ...]] = []

    def close_band() -> None:
        left = [part for row in band if (part := tuple(w for w in row if _middle(w) < gutter))]
        right = [part for row in band if (part := tuple(w for w in row if _middle(w) >= gutter))]
        for side in (left, right):
            if side:
                blocks.extend(_split(side, depth + 1))
        band.clear()

    def close_whole() -> None:
        if whole:
            blocks.append(_Block(list(whole)))
            whole.clear()

    for row in rows:
        if _crosses(row, gutter):
            close_band()
            whole.append(row)
        else:
            close_whole()
            band.append(row)
    close_band()
    close_whole()
    return blocks


def find_gutter(rows: list[tuple[Word, ...]]) -> float | None:
    """Return the middle of the gutter between two columns, or ``None`` for a page of one column."""
    if len(rows) < MINIMUM_ROWS:
        return None
    left = min(row[0].left for row in rows)
    right = max(word.right for row in rows for word in row)
    width = right - left
    if width <= 0:
        return None
    counts: dict[int, int] = {}
    for row in rows:
        for before, word in zip(row, row[1:], strict=False):
            if word.left - before.right >= GUTTER * max(before.height, word.height):
                first, last = int(before.right // STEP) + 1, int(word.left // STEP)
                for step in range(first, min(last, first + 400)):
                    counts[step] = counts.get(step, 0) + 1
    central = {s: n for s, n in counts.items() if left + NARROWEST * width <= s * STEP <= right - NARROWEST * width}
    if not central:
        return None
    most = max(central.values())
    if most < MINIMUM_ROWS:
        return None
    best = [step for step, number in central.items() if number == most]
    gutter = (median(best) + 0.5) * STEP
    return gutter if _is_gutter(rows, gutter, left, right) else None


def _is_gutter(rows: list[tuple[Word, ...]], gutter: float, left: float, right: float) -> bool:
    """Whether running text stands on both sides, uncrossed for some rows at a time."""
    sides: list[tuple[float, float]] = []
    run = best_run = 0
    for row in rows:
        if _crosses(row, gutter):
            run = 0
            continue
        before = [w for w in row if _middle(w) < gutter]
        after = [w for w in row if _middle(w) >= gutter]
        if before and after:
            run += 1
            sides.append((before[-1].right - before[0].left, after[-1].right - after[0].left))
        best_run = max(best_run, run)
    if len(sides) < MINIMUM_ROWS or best_run < 3:
        return False
    crossing = sum(1 for row in rows if _crosses(row, gutter))
    if crossing > 4 * len(sides):
        return False
    return _fills([s[0] for s in sides], gutter - left) and _fills([s[1] for s in sides], right - gutter)


def _fills(widths: list[float], column: float) -> bool:
    """Whether the longer lines of a column reach across it."""
    widths = sorted(widths)
    return widths[(3 * len(widths)) // 4] >= FILLED * column


def _crosses(row: tuple[Word, ...], gutter: float) -> bool:
    """Whether a row runs over the gutter: a word lies on it, or the gap there is only a space."""
    for index, word in enumerate(row):
        if word.left < gutter < word.right:
            return True
        if index and row[index - 1].right <= gutter <= word.left:
            return word.left - row[index - 1].right < GUTTER * max(word.height, row[index - 1].height)
    return False


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2
