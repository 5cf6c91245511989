"""Printed lines, with breaks restored where a converter glued a heading to the text before it, and page furniture set aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from annotator.letters import words_pattern
from annotator.records import Span
from annotator.structure.words import ATTACHMENTS, BASIC_UNITS, CONTAINERS

# Only longer lines can hide a heading inside.
SHORTEST_GLUED = 40
# A running header repeats at least this often beside page breaks, or anywhere between blank lines.
REPEATS_AT_PAGE_BREAK = 3
REPEATS_ANYWHERE = 5
LONGEST_FURNITURE = 110
# So many printed lines above and below a page break can be header or footer.
PAGE_MARGIN = 3
# Blanks at the ends of lines are looked past within so many characters.
BLANKS = 80
# Wrapped prose fills its lines; a title above another heading is shorter.
SHORTEST_WRAPPED = 55
_CLOSED_LINE = '.;:!?)]}”"’*_—–-|'
_LOWER_WORD = re.compile(r"(?<!\w)[a-z]+\b")
_HANGING = re.compile(
    r"(?:\b(?:the|an?|of|in|under|to|by|and|or|this|that|with|from|for|per|see|said|such|any|each|every|as|at|on|both|either|"
    r"[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|de|du|la|le|les|des|del|el|los|las|y|et|ou|o)|,|\b(?:[Ss]ections?|[Pp]aragraphs?|[Aa]rticles?|"
    r"[Ss]ubsections?|[Cc]lauses?|[Pp]arts?|[Cc]hapters?)(?:\s\d\w*)?|\bs\.)$"
)
_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_ORDINAL = (
    r"(?:(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|First|Second|Third|Fourth|"
    r"Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\s)?"
)
_GLUED_CONTAINER = re.compile(
    r"(?<=[.;:\])”\"*])[ \t]+(?=(?:PART|Part|CHAPTER|Chapter|TITLE|Title|DIVISION|Division|Subdivision|"
    r"SUBDIVISION|Sub-?[Pp]art|Chapitre|CHAPITRE|"
    r"Titre|TITRE|CAPÍTULO|Capítulo|TÍTULO|Título|BAB|Bab)\s(?:[IVXLC]{1,7}|\d{1,3}[A-Z]?|"
    r"[A-Z])\s?(?:[:–—-]|&#x201[34];|&[mn]dash;)\s?[^\W\d_a-z])"
)
_GLUED_SCHEDULE = re.compile(
    rf"(?<=[.;:\])”\"*])[ \t]+(?={_ORDINAL}(?:SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|"
    rf"Appendix)\b[ \t]*(?:(?:[IVXLC]{{1,5}}|\d{{1,2}}[A-Z]?|[A-Z])[ \t]*)?"
    r"[\[(][ \t]?(?i:sections?|ss?\.|articles?|regulations?|reg\.|paragraphs?|rules?)[ \t]*\d)"
)
_SCHEDULE_REFERENCE = re.compile(r"[^\[(]{0,60}[\[(](?:[^()\[\]\n]|\([^()\n]{0,12}\)|\[[^\[\]\n]{0,12}\]){0,70}[)\]]")


_NAMES_DIVISION = re.compile(rf"\W*(?:{words_pattern([*CONTAINERS, *BASIC_UNITS, *ATTACHMENTS])})\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\s*(?:\(?\w{1,5}[.)]|\[?\d+[A-Z]*\.?)\s*")
# ``Illegal access       2. (1) A person``: a note in the left margin, read together with the first line of its section.
_MARGIN_NOTE = re.compile(
    r"(?!(?i:section|sec|article|art|part|chapter|schedule|clause|rule|regulation|s|title)\b)[A-Z][^\d.;:(]{2,34}?"
    r"(?:\.?[ \t]{2,80}(?=\d{1,3}[A-Z]?\.\s?[-–—]{0,2}\s?(?:\(1\)|[A-Z]))|"
    r"\.?[ \t](?=\d{1,3}[A-Z]?\.\s?[-–—]{0,2}\s?\(1\)\s))"
)
LONGEST_NOTED = 150


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its line end; ``is_glued`` where it continues the printed line before it."""

    start: int
    end: int
    text: str
    is_glued: bool = False


def split_lines(text: str) -> list[Line]:
    """Cut a text into lines, also where a Part or Schedule heading was run into the end of a paragraph.

    Parameters
    ----------
    text
        The whole text; any kind of line end.

    Returns
    -------
    list
        Lines that are not blank, without blanks at their ends; offsets point into ``text``.
    """
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        # An indent says nothing: the same law is printed with any.
        start = match.end() - len(match.group().lstrip())
        end = start + len(words)
        note = _MARGIN_NOTE.match(text, start, end) if end - start < LONGEST_NOTED else None
        if note:
            lines.append(Line(start, note.end(), note.group().rstrip()))
            lines.append(Line(note.end(), end, text[note.end() : end], is_glued=True))
            continue
        if end - start < SHORTEST_GLUED:
            lines.append(Line(start, end, words))
            continue
        cuts = [start, *_hidden_breaks(text, start, end), end]
        for index, (a, b) in enumerate(pairwise(cuts)):
            lines.append(Line(a, b, text[a:b], is_glued=index > 0))
    return lines


def continues_sentence(text: str, previous: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the line before it, as wrapped text does.

    ``... listed in the`` above ``First Schedule or by order ...`` opens no schedule.
    """
    if line.is_glued or text.count("\n", previous.end, line.start) > 1 or "\f" in text[previous.end : line.start]:
        return False
    above = previous.text.rstrip()
    if not above or above[-1] in _CLOSED_LINE:
        return False
    if _HANGING.search(above):
        return True
    return len(above) >= SHORTEST_WRAPPED and above[-1].islower() and len(_LOWER_WORD.findall(line.text)) > 2


def _hidden_breaks(text: str, start: int, end: int) -> list[int]:
    breaks: set[int] = set()
    for match in _GLUED_CONTAINER.finditer(text, start, end):
        breaks.add(match.end())
    for match in _GLUED_SCHEDULE.finditer(text, start, end):
        breaks.add(match.end())
        reference = _SCHEDULE_REFERENCE.match(text, match.end(), end)
        if reference and reference.end() < end:
            breaks.add(reference.end())
    return sorted(breaks)


def find_furniture(text: str, lines: list[Line]) -> tuple[Span, ...]:
    """Find running headers, footers and page numbers.

    Parameters
    ----------
    text
        The whole text.
    lines
        Its lines.

    Returns
    -------
    tuple
        Their spans in document order. They stay in the text but neither open nor name a provision.
    """
    pages = [match.start() for match in re.finditer("\f", text)]
    candidates = _beside_page_breaks(lines, pages) if pages else []
    counts = Counter(_pattern(lines[i].text) for i in candidates)
    found = {
        i
        for i in candidates
        if _is_page_number(lines[i].text)
        or (counts[_pattern(lines[i].text)] >= REPEATS_AT_PAGE_BREAK and not _ENUMERATOR.fullmatch(lines[i].text))
    }
    isolated = [i for i, line in enumerate(lines) if len(line.text) <= LONGEST_FURNITURE and _is_isolated(text, line)]
    everywhere = Counter(_pattern(lines[i].text) for i in isolated)
    for i in isolated:
        pattern = _pattern(lines[i].text)
        if (
            everywhere[pattern] >= REPEATS_ANYWHERE
            and "#" in pattern
            and re.search(r"[^\W\d_]{3}", pattern)
            and _is_numbered_page(lines[i].text)
        ):
            found.add(i)
    return tuple(Span(lines[i].start, lines[i].end) for i in sorted(found))


def _beside_page_breaks(lines: list[Line], pages: list[int]) -> list[int]:
    starts = [line.start for line in lines]
    result: set[int] = set()
    for page in pages:
        at = bisect_left(starts, page)
        result.update(range(max(0, at - PAGE_MARGIN), min(len(lines), at + PAGE_MARGIN)))
    return sorted(i for i in result if len(lines[i].text) <= LONGEST_FURNITURE and not lines[i].is_glued)


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _is_page_number(line: str) -> bool:
    return bool(re.fullmatch(r"[\s\-–—.|]*(?:[Pp]age\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[\s\-–—|]*|[ivxlc]{1,6}", line.strip()))


def _is_numbered_page(line: str) -> bool:
    """Whether the line has a page number at one of its ends and no full stop after a leading number."""
    return bool(
        re.search(r"(?:^\s*\d{1,4}\s+[^\W\d_]|[^\W\d_.]\s+\d{1,4}\s*$|[Pp]age\s*\d)", line)
    ) and not _NAMES_DIVISION.match(line)


def _is_isolated(text: str, line: Line) -> bool:
    return is_blank_above(text, line.start) and is_blank_below(text, line.end)


def is_blank_above(text: str, at: int) -> bool:
    """Whether a blank line, a page break or nothing stands above the line that begins at an offset."""
    before = text[max(0, at - BLANKS) : at]
    gap = before[len(before.rstrip()) :]
    return gap.count("\n") > 1 or "\f" in gap or (len(gap) == len(before) and at <= BLANKS)


def is_blank_below(text: str, at: int) -> bool:
    """Whether a blank line, a page break or nothing stands below the line that ends at an offset."""
    after = text[at : at + BLANKS]
    gap = after[: len(after) - len(after.lstrip())]
    return gap.count("\n") > 1 or "\f" in gap or at + len(gap) >= len(text)
