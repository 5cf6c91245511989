"""Words, rows and lines of a PDF page: plain values with the few sums that later steps need."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

# Words whose baselines differ by less than this share of a letter's height stand in one row (superscripts too).
SAME_ROW = 0.4
# A gap wider than this many letter heights separates table cells.
CELL_GAP = 2.5
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place; ``y`` is the baseline, measured upwards from the foot of the page."""

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
    column_left: float = 0.0
    column_right: float = 0.0


def read_words(raw: list[list[object]]) -> list[Word]:
    """Return words from what the child process reported."""
    words = []
    for item in raw:
        text, left, right, y, height, bold = item
        words.append(
            Word(str(text).translate(_LIGATURES), _number(left), _number(right), _number(y), max(_number(height), 1.0), bool(bold))
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


def line_of(words: tuple[Word, ...], page: int, column: int) -> Line:
    """Set words as one line; wide gaps become tabs, except behind the number of an item."""
    parts = [words[0].text]
    height = median(word.height for word in words)
    for index, (before, word) in enumerate(zip(words, words[1:], strict=False)):
        gap = word.left - before.right
        is_cell = gap > CELL_GAP * height and (index > 0 or len(before.text) > 5)
        parts.append(("\t" if is_cell else " ") + word.text)
    return Line(
        text="".join(parts),
        left=words[0].left,
        right=max(word.right for word in words),
        y=median(word.y for word in words),
        height=height,
        is_bold=all(word.is_bold for word in words),
        page=page,
        column=column,
        first_width=words[0].right - words[0].left,
    )
