"""What is printed after a provision but belongs to the next one or to nobody: rubrics, cross-headings, amendment notes."""

from __future__ import annotations

import re

from annotator.structure.gaps import trailing_gap
from annotator.structure.titles import has_finite_verb, is_titlelike

LONGEST_TITLE = 110
LONGEST_STOPPED_TITLE = 70
# Notes and titles at the end are looked for within this many characters.
REACH = 420
_NOTE = re.compile(
    r"\s*\[\s*(?:Acts?|Ord(?:inance)?|L\.\s?N|G\.\s?N|S\.\s?I|Am\.?|Amended|Inserted|Substituted|Added|"
    r"Repealed|Subs|Ins|Rep|Cap|Rev|Issue|\d{4}|"
    r"(?:First|Second|Third|Fourth|Fifth|Sixth)?\s?Schedules?)\b[^\[\]]{0,260}\]\s*$"
)
_TAIL = re.compile(r"(?:[.:;)\]”\"’][ \t]+)(?P<title>[^\W\d_][^.;:\n\r\[\]]{2,110}(?:\n[^.;:\n\r\[\]]{2,60})?)$")
# A division announced by letter and colon, as translations print it: ``Clause A: Evidence``.
_NUMBERED_TAIL = re.compile(
    r"(?:[.:;)\]”\"’][ \t]+)(?P<title>(?:Clause|Chapter|Part|Title|Division|Sign) [A-Z]: [^:;\n\r\[\]]{2,100})$"
)
_VERB = re.compile(
    r"\b(shall|must|may|is|are|was|were|means|includes?|does|has|have|who|which|that|will|be|been|to|"
    r"for life|thereof|aforesaid)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nos|cap|art|arts|sec|mr|mrs|ms|dr|inc|ltd|st|ss?|p|pp|vol|reg|para|paras|etc|viz|co|n|u\.s|[a-z]))\.$",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W\d_]{3}")
_CLOSED = '.];”")*'

Trailer = tuple[str, int, int]


def split_trailers(text: str, start: int, end: int, furniture: dict[int, int]) -> tuple[int, list[Trailer]]:
    """Find where a provision really ends.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The provision's body with everything printed before the next provision.
    furniture
        Running headers and page numbers: start by end.

    Returns
    -------
    tuple
        The new end, and the trailers behind it as (kind, start, end) in document order; kinds are
        ``authorialNote`` for amendment notes, ``crossHeading`` for titles, ``hcontainer`` for page furniture.
    """
    trailers: list[Trailer] = []
    while True:
        end = _rstrip(text, start, end)
        page = furniture.get(end)
        if page is not None and page > start:
            trailers.append(("hcontainer", page, end))
            end = page
            continue
        gap = trailing_gap(text, start, end)
        if gap is not None and gap > start:
            trailers.append(("authorialNote", gap, end))
            end = gap
            continue
        found = _note(text, start, end) or _own_line(text, start, end) or _run_in(text, start, end)
        if found is None:
            return end, trailers[::-1]
        trailers.append(found)
        end = found[1]


def _rstrip(text: str, start: int, end: int, characters: str | None = None) -> int:
    return start + len(text[start:end].rstrip(characters))


def _note(text: str, start: int, end: int) -> Trailer | None:
    if text[end - 1 : end] != "]":
        return None
    low = max(start, end - REACH)
    opening = text.rfind("[", low, end)
    if opening <= start or not _NOTE.match(text, opening, end):
        return None
    # ``(1) to (4) [Repealed]``: the note is all that the provision says.
    return ("authorialNote", opening, end) if _WORD.search(text, start, opening) else None


def _own_line(text: str, start: int, end: int) -> Trailer | None:
    """A title alone on the last line, emphasis left open behind it included."""
    whole, end = end, _rstrip(text, start, end, " \t\r\n*_") if text[end - 1 : end] in "*_" else end
    if end < whole and "\n" not in text[end:whole]:
        end = whole
    low = max(start, end - 2 * LONGEST_TITLE)
    cut = max(text.rfind("\n", low, end), text.rfind("\r", low, end))
    if cut < 0:
        return None
    line = text[cut:end].strip().strip("*_ ")
    before = text[max(start, cut - 60) : cut].rstrip()
    is_apart = not text[start:cut].rstrip(" \t").rpartition("\n")[2].strip()
    # Ireland and the Caribbean print ``Short title.`` with a stop, in a paragraph of its own above the number.
    is_rubric = is_apart and line.endswith(".") and len(line) <= LONGEST_STOPPED_TITLE and not has_finite_verb(line)
    is_stopped = line[-1:] in '.]”"):;,' and not line.endswith(" etc.") and not is_rubric
    if not before or len(line) > LONGEST_TITLE or not is_titlelike(line) or is_stopped:
        return None
    if before[-1] not in _CLOSED and not (is_apart and _run_in(text, start, _rstrip(text, start, cut))):
        return None
    if re.match(r"[\[(\d“\"*\-–—•]|[a-z]\)|[^\W\d_]\.\s", line):
        return None
    return "crossHeading", end - len(text[cut:end].lstrip()), whole


def _run_in(text: str, start: int, end: int) -> Trailer | None:
    """A title run into the end of the last line."""
    low = max(start, end - LONGEST_TITLE - 10)
    numbered = _NUMBERED_TAIL.search(text, low, end)
    if numbered and numbered.start() > start:
        return "crossHeading", numbered.start("title"), end
    match = _TAIL.search(text, low, end)
    if not match or match.start() <= start:
        return None
    title = match["title"].strip()
    before = text[max(start, match.start() - 12) : match.start() + 1]
    if len(title) < 4 or not title[0].isupper() or _VERB.search(title) or _ABBREVIATION.search(before):
        return None
    if not is_titlelike(title) or ("," in title and len(title) > 60):
        return None
    return "crossHeading", match.start("title"), end
