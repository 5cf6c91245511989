"""Notes and line numbers in the margin, which Commonwealth bills print beside the text.

A note beside the number of a section is that section's heading. Left where they stand, the words of
notes would get into the middle of sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from annotator.reading.pdf_lines import Row, Word, rows_of

# Notes are printed smaller than the text, by at least this share.
SMALLER = 0.93
# A page has this many words of text before anything can stand beside it.
FEWEST_WORDS = 20
# Lines of one note stand closer than this, in letter heights.
NOTE_PITCH = 1.8
# Longest heading that a note can be.
LONGEST_HEADING = 200
# So many numbers in steps of five, one below the other, are line numbers.
FEWEST_LINE_NUMBERS = 3

_SECTION_NUMBER = re.compile(r"(?P<number>\d{1,3}[A-Z]{0,2}\.)[-–—]?(?P<rest>\(\w+\)\S*)?")


# A note that cites a law is no heading.
_CITATION = re.compile(r"(?:cap|no|act|l\.\s?n|s|ss|ch|art|g\.\s?n)\b\.?\s*\d|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the text alone, notes that are no headings, and how many notes became headings."""

    rows: list[Row]
    notes: list[str]
    headings: int


@dataclass(frozen=True, slots=True)
class _Note:
    """Words in the margin: where they begin and what they say."""

    text: str
    y: float
    height: float


def without_margins(rows: list[Row]) -> Page:
    """Return the rows of a page without what stands beside the text.

    Notes beside the number of a section become that section's heading, as a row of its own; the other
    notes come back as texts. Line numbers are dropped.
    """
    words = _without_line_numbers([word for row in rows for word in row.words])
    size = _body_size(words)
    body = [word for word in words if word.height >= SMALLER * size]
    if size == 0 or len(body) < FEWEST_WORDS:
        return Page(rows_of(words), [], 0)
    left, right = min(word.left for word in body), max(word.right for word in body)
    beside = [word for word in words if word.height < SMALLER * size and (word.right <= left or word.left >= right)]
    notes = _notes([w for w in beside if w.right <= left]) + _notes([w for w in beside if w.left >= right])
    taken = {id(word) for word in beside}
    rest = rows_of([word for word in words if id(word) not in taken])
    return _with_headings(rest, notes)


def _body_size(words: list[Word]) -> float:
    """The size in which most letters are printed."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.height, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_line_numbers(words: list[Word]) -> list[Word]:
    """Without 5, 10, 15 ... one below the other outside of all other words."""
    numbers = [word for word in words if re.fullmatch(r"\d{1,2}[05]|5", word.text)]
    others = [word for word in words if len(word.text) > 2 and word.text[0].isalpha()]
    if len(numbers) < FEWEST_LINE_NUMBERS or not others:
        return words
    left, right = min(word.left for word in others), max(word.right for word in others)
    outside = sorted((w for w in numbers if w.right < left or w.left > right), key=lambda w: -w.y)
    steps = [int(below.text) - int(above.text) for above, below in pairwise(outside)]
    if len(outside) < FEWEST_LINE_NUMBERS or any(step != 5 for step in steps):
        return words
    taken = {id(word) for word in outside}
    return [word for word in words if id(word) not in taken]


def _notes(words: list[Word]) -> list[_Note]:
    notes: list[list[Row]] = []
    for row in rows_of(words):
        if notes and notes[-1][-1].y - row.y <= NOTE_PITCH * row.height:
            notes[-1].append(row)
        else:
            notes.append([row])
    return [_Note(_joined(rows), rows[0].y, rows[0].height) for rows in notes if any(c.isalpha() for c in _joined(rows))]


def _joined(rows: list[Row]) -> str:
    text = " ".join(row.text for row in rows)
    return re.sub(r"(?<=[a-z])- (?=[a-z])", "", text)


def _with_headings(rows: list[Row], notes: list[_Note]) -> Page:
    """Set each note before the row it stands beside, if that row opens a section."""
    left_over: list[str] = []
    headings: dict[int, _Note] = {}
    for note in notes:
        nearest = min(range(len(rows)), key=lambda i: abs(rows[i].y - note.y))
        opens = _SECTION_NUMBER.fullmatch(rows[nearest].words[0].text)
        is_near = abs(rows[nearest].y - note.y) <= rows[nearest].height
        is_title = len(note.text) <= LONGEST_HEADING and not _CITATION.match(note.text)
        if opens and is_near and is_title and nearest not in headings:
            headings[nearest] = note
        else:
            left_over.append(note.text)
    result: list[Row] = []
    for index, row in enumerate(rows):
        result.extend(_headed(row, headings[index]) if index in headings else [row])
    return Page(result, left_over, len(headings))


def _headed(row: Row, note: _Note) -> list[Row]:
    """A row ``12. (1) Any person`` and its note as ``12. Note`` and ``(1) Any person``."""
    first, *others = row.words
    match = _SECTION_NUMBER.fullmatch(first.text)
    if match is None:
        return [row]
    # Bold sets the heading apart from the text in the step that makes paragraphs.
    right = median((first.right, row.words[-1].right))
    title = re.sub(r"\.$", "", note.text)
    heading = replace(first, text=f"{match['number']} {title}", right=max(first.right, right), is_bold=True)
    body = [replace(first, text=match["rest"]), *others] if match["rest"] else others
    above = Row((heading,), row.y + 0.01)
    return [above, Row(tuple(body), row.y)] if body else [above]
