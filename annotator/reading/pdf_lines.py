"""Words, rows and lines of a PDF page: plain values with the few sums that later steps need."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# Words whose baselines differ by less than this share of a letter's height stand in one row (superscripts too).
SAME_ROW = 0.4
# A gap wider than this many letter heights separates table cells.
CELL_GAP = 2.5
# A line that ends within so many letter heights of both edges fills its column.
FULL_LINE = 4.0
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place; ``y`` is the baseline, upwards from the foot of the page, ``height`` the size of its font."""

    text: str
    left: float
    right: float
    y: float
    height: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right, across the whole page."""

    words: tuple[Word, ...]
    y: float

    @property
    def height(self) -> float:
        """Height of its letters."""
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column, with the column's edges."""

    text: str
    left: float
    right: float
    y: float
    height: float
    is_bold: bool
    page: int
    column: int
    first_width: float
    column_left: float
    column_right: float


def read_words(raw: list[list[object]]) -> list[Word]:
    """Return words from what the child process reported."""
    words = []
    for item in raw:
        text, left, right, y, height, bold = item
        words.append(
            Word(
                str(text).translate(_LIGATURES), _number(left), _number(right), _number(y), max(_number(height), 1.0), bool(bold)
            )
        )
    return words


def _number(value: object) -> float:
    number = float(value) if isinstance(value, (int, float)) else 0.0
    return number if -1e6 < number < 1e6 else 0.0


def rows_of(words: list[Word]) -> list[Row]:
    """Group words into rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.y, w.left)):
        if rows and abs(rows[-1][0].y - word.y) <= SAME_ROW * max(rows[-1][0].height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda w: w.left)), _baseline(row)) for row in rows]


def _baseline(row: list[Word]) -> float:
    return median(word.y for word in row)


def line_of(words: tuple[Word, ...], page: int, column: int, left: float, right: float) -> Line:
    """Set words as one line of a column; wide gaps become tabs, except in justified lines and behind the number of an item."""
    height = median(word.height for word in words)
    end = max(word.right for word in words)
    gaps = [word.left - before.right for before, word in pairwise(words)]
    is_full = words[0].left - left < height * FULL_LINE and right - end < height * FULL_LINE
    is_justified = is_full and bool(gaps) and max(gaps) < 3 * max(min(gaps), 0.1 * height)
    parts = [words[0].text]
    for index, (gap, word) in enumerate(zip(gaps, words[1:], strict=True)):
        is_label = index == 0 and len(words[0].text) <= 5
        parts.append(("\t" if gap > CELL_GAP * height and not is_justified and not is_label else " ") + word.text)
    return Line(
        text="".join(parts),
        left=words[0].left,
        right=end,
        y=median(word.y for word in words),
        height=height,
        is_bold=all(word.is_bold for word in words),
        page=page,
        column=column,
        first_width=words[0].right - words[0].left,
        column_left=left,
        column_right=right,
    )
