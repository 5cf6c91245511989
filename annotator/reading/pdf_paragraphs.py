"""Printed lines become paragraphs: a line runs on unless something shows that it ended."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from annotator.reading.pdf_hyphens import Vocabulary
from annotator.reading.pdf_lines import Line

# Two lines further apart than this many usual distances are two paragraphs.
WIDE_GAP = 1.55
# Where lines stand at exactly equal distances, as printed by a computer, less is enough ...
NARROW_GAP = 1.1
# ... if at least this share of all distances is one of three, within this tolerance.
REGULAR_SHARE = 0.8
REGULAR_WITHIN = 0.03
# Lines are seldom set wider than this (in letter heights); measured distances count from this number of them on.
USUAL_PITCH = 1.6
FEW_LINES = 5
# Text that fills less than this share of a page's width, from the left edge, has only short lines.
NARROW_BLOCK = 0.7
# Indents smaller than this share of a letter's height are noise.
INDENT = 0.7
# How a line ends shows in its last characters; looking at more only costs time on hostile input.
TAIL = 80
# Letters that differ by more than this share in height are of different sizes.
OTHER_SIZE = 0.12

_ITEM = re.compile(
    r"(?:\(\s?[0-9]{1,3}[A-Z]{0,2}\s?\)|\(\s?[a-zA-Z]{1,2}\s?\)|\(\s?[ivxlIVXL]{1,6}\s?\)|[a-z]\)|[ivx]{1,5}[.)]|[•▪●■–—-]\s)"
)
_NUMBER = re.compile(r"\d{1,3}[A-Z]{0,2}\.(?:\s|$|[-–—(])|\d+(?:\.\d+)+\.?\s|\d{1,3}\)\s")
_DIVISION = re.compile(
    r"(?:PART|CHAPTER|TITLE|BOOK|DIVISION|SCHEDULE|ANNEX|APPENDIX|ARTICLE|SECTION|SEC|Part|Chapter|Title|Division|Schedule|Annex|Appendix"
    r"|Article|Section|Sec|Art|FIRST|SECOND|THIRD|FOURTH|FIFTH|Artículo|ARTÍCULO|Artigo|ARTIGO|CAPÍTULO|Capítulo|TÍTULO|Título|CHAPITRE|Chapitre"
    r"|TITRE|Titre|Pasal|BAB|Madde|MADDE|المادة|مادة|الفصل|الباب)\b\.?\s*[-–—]?\s*(?:\d|[IVXLC]+\b|[A-Z]\b|ONE|One|SCHEDULE|[٠-٩])?"
)
_TITLED_DIVISION = re.compile(r"\D{3,12}?[-–—\s]*(?:\d+[A-Z]{0,2}|[IVXLC]+)(?:\s*[.:–—-]+\s*[A-Z“\"(]|\.?$)")
_NUMBERED_DIVISION = re.compile(r"\D{3,12}?[-–—\s]*(?:\d+|[IVXLC]+\b|[٠-٩]+)")
_DEFINITION = re.compile(r"[“\"‘'«]\S")
_ENDS = re.compile(r"(?:[.;:!?؟।。]|[—–-]|[;,]\s?(?:and|or)|[.;:,][”\"’')\]]{1,2}|\])$")
_REFERENCE = (
    r"(?:sections?|subsections?|sub-sections?|articles?|paragraphs?|subparagraphs?|sub-paragraphs?|clauses?|points?|items?|chapters?|parts?"
    r"|regulations?|rules?|schedules?|annex(?:es)?|numbers?|nos?\.?|artículos?|artigos?|pasal|ayat)"
)
# A line that ends like this goes on in the next one, whatever that begins with.
_OPEN_END = re.compile(
    rf"(?:\b(?:and|or|of|the|to|in|for|by|a|an|with|on|under|from|than|is|this|that|within|nor|et|ou|y|o|&)|,"
    rf"|\b{_REFERENCE}(?:\s*[\d().]+[A-Z]*(?:\([\w]+\))*)?)$",
    re.IGNORECASE,
)
_OPEN_START = re.compile(r"(?:and|or|of|the|to|in|for|by|with|on|&)\b", re.IGNORECASE)


def paragraphs(lines: list[Line], vocabulary: Vocabulary) -> tuple[str, dict[int, int]]:
    """Unwrap printed lines.

    Parameters
    ----------
    lines
        All lines of the document in reading order.
    vocabulary
        Its words, to judge hyphens at line ends.

    Returns
    -------
    tuple
        The text, one paragraph, heading or item a line, and for each page the offset where it begins.
    """
    breaks = _breaks(lines)
    pieces: list[str] = []
    length = 0
    pages: dict[int, int] = {}
    for line, between in zip(lines, breaks, strict=True):
        if between is None:
            last = pieces[-1]
            pieces[-1], between = vocabulary.join(last, line.text)
            length += len(pieces[-1]) - len(last)
        length += len(between)
        pages.setdefault(line.page, length)
        length += len(line.text)
        pieces.extend((between, line.text))
    return "".join(pieces) + ("\n" if pieces else ""), pages


def _breaks(lines: list[Line]) -> list[str | None]:
    """What stands before each line: nothing, one or two line ends, or ``None`` where it runs on.

    A blank line tells something only where most paragraphs have none.
    """
    pitches = _measure(lines)
    breaks: list[str | None] = ["" for _ in lines[:1]]
    opening = lines[0] if lines else None
    for above, below in pairwise(lines):
        if opening is not None and _runs_on(opening, above, below, pitches):
            breaks.append(None)
        else:
            breaks.append("\n\n" if _stands_apart(above, below, pitches) else "\n")
            opening = below
    if breaks.count("\n\n") > breaks.count("\n"):
        return [between if between is None else between[:1] for between in breaks]
    return breaks


@dataclass(frozen=True, slots=True)
class _Pitches:
    """Usual distances of lines, by letter height, and whether they are kept exactly."""

    usual: dict[int, float]
    is_regular: bool

    def gap(self, above: Line, below: Line) -> float:
        """Distance of two lines in usual distances; 1 across a column or page."""
        if not _same_column(above, below):
            return 1.0
        return (above.y - below.y) / max(self.usual.get(round(below.height), 1.2 * below.height), 1.0)


def _measure(lines: list[Line]) -> _Pitches:
    found: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        if _same_column(above, below) and 0 < above.y - below.y < 4 * above.height:
            found.setdefault(round(below.height), []).append(above.y - below.y)
    usual = {height: _usual(values, height) for height, values in found.items()}
    steps = Counter(round(v / usual[height] / REGULAR_WITHIN) for height, values in found.items() for v in values)
    common = sum(number for _, number in steps.most_common(3))
    return _Pitches(usual, common >= REGULAR_SHARE * max(sum(steps.values()), 1))


def _usual(values: list[float], height: int) -> float:
    """The distance inside paragraphs, which is the more frequent and smaller one; what is usual where there are few."""
    values.sort()
    found = median(values[: max(1, (2 * len(values)) // 3)])
    return found if len(values) >= FEW_LINES else min(found, USUAL_PITCH * height)


def _same_column(above: Line, below: Line) -> bool:
    return above.page == below.page and above.column == below.column and above.y > below.y


def _stands_apart(above: Line, below: Line, pitches: _Pitches) -> bool:
    return pitches.gap(above, below) > WIDE_GAP


def _runs_on(opening: Line, above: Line, below: Line, pitches: _Pitches) -> bool:
    """Whether ``below`` continues the paragraph of ``above``, whose first line is ``opening``."""
    second = opening is not above
    gap = pitches.gap(above, below)
    if gap > WIDE_GAP or "\t" in above.text or "\t" in below.text:
        return False
    if pitches.is_regular and gap > NARROW_GAP and not below.text[0].islower():
        return False
    if abs(above.height - below.height) > OTHER_SIZE * max(above.height, below.height) or above.is_bold != below.is_bold:
        return False
    if _is_centred(above) and _is_centred(below):
        return _shouted(above) == _shouted(below) and _is_open(above.text, below.text) and not _DIVISION.match(below.text)
    ended = bool(_ENDS.search(above.text[-TAIL:]))
    if above.text.endswith("-") and above.text[-2:-1].isalpha() and below.text[:1].islower():
        return True
    if not _same_column(above, below) and _shouted(above) and not _shouted(below):
        return False
    if not ended and below.text[0].islower() and not _shouted(above) and above.text[-1:] not in '”"':
        return not _ITEM.match(below.text)
    would_fit = above.right + 0.3 * below.height + below.first_width < above.column_right - 0.15 * below.height
    if would_fit:
        return False
    if _begins(below, above.text, ended) or _counts_on(opening.text, below.text):
        return False
    if not _same_column(above, below) and not second and _is_heading(above.text) and not below.text[0].islower():
        return False
    if _same_column(above, below):
        shift = below.left - above.left
        if second and shift > INDENT * below.height and ended:
            return False
        if second and shift < -INDENT * below.height and ended:
            return False
        if (
            not second
            and shift > INDENT * below.height
            and ended
            and not _ITEM.match(above.text)
            and not _NUMBER.match(above.text)
        ):
            return False
    return True


def _begins(line: Line, above: str, ended: bool) -> bool:
    """Whether a line opens an item, a section or a division, seen from its first characters and the line above."""
    text = line.text
    if _ITEM.match(text) or _NUMBER.match(text):
        return ended or not _OPEN_END.search(above[-TAIL:])
    if _DEFINITION.match(text):
        return ended
    if not (_DIVISION.match(text) and _NUMBERED_DIVISION.match(text)):
        return False
    if _TITLED_DIVISION.match(text) and not _OPEN_END.search(above[-TAIL:]):
        return True
    return ended or _shouted(line) or _is_centred(line)


def _counts_on(opening: str, text: str) -> bool:
    """Whether a line begins with the number that follows the paragraph's own: ``2. Title`` below ``1. Title``."""
    first, second = re.match(r"\(?(\d{1,4})[.)]\s", opening), re.match(r"\(?(\d{1,4})[.)]\s", text)
    return bool(first and second and int(second[1]) == int(first[1]) + 1 and (opening[0] == "(") == (text[0] == "("))


def _is_heading(text: str) -> bool:
    """Whether a first line reads like the number and title of a section, which seldom run over a page break."""
    if not (_NUMBER.match(text) or _TITLED_DIVISION.match(text)) or _ENDS.search(text[-TAIL:]) or _OPEN_END.search(text[-TAIL:]):
        return False
    return not re.search(r"\b(?:shall|may|means|who|which|where|any|such)\b", text)


def _is_centred(line: Line) -> bool:
    before, after = line.left - line.column_left, line.column_right - line.right
    return before > 2 * line.height and abs(before - after) < max(1.5 * line.height, 0.1 * (before + after))


def _shouted(line: Line) -> bool:
    return line.text.isupper()


def _is_open(above: str, below: str) -> bool:
    return bool(_OPEN_END.search(above[-TAIL:]) or _OPEN_START.match(below) or re.search(r"[–—,-]$", above))


def with_common_edges(lines: list[Line], widths: list[float]) -> list[Line]:
    """Give pages with only short lines the right edge that other pages have, or that mirrors the left margin.

    Parameters
    ----------
    lines
        All lines of the document.
    widths
        Width of each page.
    """
    columns_of: dict[int, int] = {}
    for line in lines:
        columns_of[line.page] = max(columns_of.get(line.page, 0), line.column)
    lines = [_mirrored(line, widths[line.page]) if columns_of[line.page] == 0 else line for line in lines]
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        rights[line.column, line.page] = line.column_right
    columns: dict[int, list[float]] = {}
    for (column, _), right in rights.items():
        columns.setdefault(column, []).append(right)
    usual = {column: median(values) for column, values in columns.items()}
    return [
        replace(line, column_right=usual[line.column])
        if line.column_right < usual[line.column] and line.left < usual[line.column]
        else line
        for line in lines
    ]


def _mirrored(line: Line, width: float) -> Line:
    """On a page of one column, the right margin is no wider than usual, even if all lines end before."""
    is_short = line.column_left < 0.35 * width and line.column_right < NARROW_BLOCK * width
    return replace(line, column_right=width - line.column_left) if is_short else line
