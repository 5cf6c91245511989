"""Printed lines become paragraphs: a line runs on unless something shows that it ended."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median

from annotator.reading.pdf_hyphens import Vocabulary
from annotator.reading.pdf_lines import Line

# Two lines further apart than this many usual distances are two paragraphs.
WIDE_GAP = 1.55
# Indents smaller than this share of a letter's height are noise.
INDENT = 0.7
# Letters that differ by more than this share in height are of different sizes.
OTHER_SIZE = 0.12

_ITEM = re.compile(r"(?:\(\s?[0-9]{1,3}[A-Z]{0,2}\s?\)|\(\s?[a-zA-Z]{1,2}\s?\)|\(\s?[ivxlIVXL]{1,6}\s?\)|[a-z]\)|[ivx]{1,5}[.)]|[•▪●■–—-]\s)")
_NUMBER = re.compile(r"\d{1,3}[A-Z]{0,2}\.(?:\s|$|[-–—(])|\d+(?:\.\d+)+\.?\s|\d{1,3}\s[A-Z“\"]|\d{1,3}\)\s")
_DIVISION = re.compile(
    r"(?:PART|CHAPTER|TITLE|BOOK|DIVISION|SCHEDULE|ANNEX|APPENDIX|ARTICLE|SECTION|SEC|Part|Chapter|Title|Division|Schedule|Annex|Appendix"
    r"|Article|Section|Sec|Art|FIRST|SECOND|THIRD|FOURTH|FIFTH|Artículo|ARTÍCULO|Artigo|ARTIGO|CAPÍTULO|Capítulo|TÍTULO|Título|CHAPITRE|Chapitre"
    r"|TITRE|Titre|Pasal|BAB|Madde|MADDE|المادة|مادة|الفصل|الباب)\b\.?\s*[-–—]?\s*(?:\d|[IVXLC]+\b|[A-Z]\b|ONE|One|SCHEDULE|[٠-٩])?"
)
_NUMBERED_DIVISION = re.compile(r"\D{3,12}?[-–—\s]*(?:\d+|[IVXLC]+\b|[٠-٩]+)")
_DEFINITION = re.compile(r"[“\"‘'«]\S")
_ENDS = re.compile(r"(?:[.;:!?؟।。]|[—–-]|[;,]\s?(?:and|or)|[.;:,][”\"’')\]]{1,2}|\])$")
_OPEN_END = re.compile(r"\b(?:and|or|of|the|to|in|for|by|a|an|with|on|under|from|section|sections|article|paragraph|subsection|&)$", re.IGNORECASE)
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
    pitches = _pitches(lines)
    pieces: list[str] = []
    length = 0
    pages: dict[int, int] = {}
    second = False

    def put(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    before: Line | None = None
    for line in lines:
        if before is None:
            joint = ""
        elif _runs_on(before, line, pitches, second):
            second = True
            last = pieces[-1]
            pieces[-1], joint = vocabulary.join(last, line.text)
            length += len(pieces[-1]) - len(last)
        else:
            joint = "\n\n" if _stands_apart(before, line, pitches) else "\n"
            second = False
        put(joint)
        pages.setdefault(line.page, length)
        put(line.text)
        before = line
    return "".join(pieces) + ("\n" if pieces else ""), pages


def _pitches(lines: list[Line]) -> dict[int, float]:
    """Usual distance of lines for each letter height (rounded)."""
    found: dict[int, list[float]] = {}
    for above, below in zip(lines, lines[1:], strict=False):
        if _same_column(above, below) and 0 < above.y - below.y < 4 * above.height:
            found.setdefault(round(below.height), []).append(above.y - below.y)
    return {height: _lower_median(values) for height, values in found.items()}


def _lower_median(values: list[float]) -> float:
    """The distance inside paragraphs, which is the more frequent and smaller one."""
    values.sort()
    return median(values[: max(1, (2 * len(values)) // 3)])


def _same_column(above: Line, below: Line) -> bool:
    return above.page == below.page and above.column == below.column and above.y > below.y


def _gap(above: Line, below: Line, pitches: dict[int, float]) -> float:
    """Distance of two lines in usual distances; 1 across a column or page."""
    if not _same_column(above, below):
        return 1.0
    return (above.y - below.y) / max(pitches.get(round(below.height), 1.2 * below.height), 1.0)


def _stands_apart(above: Line, below: Line, pitches: dict[int, float]) -> bool:
    return _gap(above, below, pitches) > WIDE_GAP


def _runs_on(above: Line, below: Line, pitches: dict[int, float], second: bool) -> bool:
    """Whether ``below`` continues the paragraph of ``above``; ``second`` tells that ``above`` is not its first line."""
    if _gap(above, below, pitches) > WIDE_GAP or "\t" in above.text or "\t" in below.text:
        return False
    if abs(above.height - below.height) > OTHER_SIZE * max(above.height, below.height) or above.is_bold != below.is_bold:
        return False
    if _is_centred(above) and _is_centred(below):
        return _shouted(above) == _shouted(below) and _is_open(above.text, below.text) and not _DIVISION.match(below.text)
    ended = bool(_ENDS.search(above.text))
    if above.text.endswith("-") and above.text[-2:-1].isalpha() and below.text[:1].islower():
        return True
    if not ended and below.text[0].islower() and above.text[-1:] not in "”\"":
        return not _ITEM.match(below.text)
    would_fit = above.right + 0.3 * below.height + below.first_width < above.column_right - 0.15 * below.height
    if would_fit:
        return False
    if _begins(below, ended):
        return False
    if _same_column(above, below):
        shift = below.left - above.left
        if second and shift > INDENT * below.height and ended:
            return False
        if second and shift < -INDENT * below.height and ended:
            return False
        if not second and shift > INDENT * below.height and ended and not _ITEM.match(above.text) and not _NUMBER.match(above.text):
            return False
    return True


def _begins(line: Line, ended: bool) -> bool:
    """Whether a line opens an item, a section or a division, seen from its first characters."""
    text = line.text
    if _ITEM.match(text) or _NUMBER.match(text) or _DEFINITION.match(text):
        return ended
    if not (_DIVISION.match(text) and _NUMBERED_DIVISION.match(text)):
        return False
    return ended or _shouted(line) or _is_centred(line)


def _is_centred(line: Line) -> bool:
    before, after = line.left - line.column_left, line.column_right - line.right
    return before > 2 * line.height and abs(before - after) < max(1.5 * line.height, 0.1 * (before + after))


def _shouted(line: Line) -> bool:
    return line.text.isupper()


def _is_open(above: str, below: str) -> bool:
    return bool(_OPEN_END.search(above) or _OPEN_START.match(below) or re.search(r"[–—,-]$", above))


def with_common_edges(lines: list[Line]) -> list[Line]:
    """Give pages with only short lines the right edge that columns of the same number have elsewhere."""
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        rights[line.column, line.page] = line.column_right
    columns: dict[int, list[float]] = {}
    for (column, _), right in rights.items():
        columns.setdefault(column, []).append(right)
    usual = {column: median(values) for column, values in columns.items()}
    return [
        replace(line, column_right=usual[line.column]) if line.column_right < usual[line.column] and line.left < usual[line.column] else line
        for line in lines
    ]
