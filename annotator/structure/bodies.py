"""What belongs to a chosen heading: its wrapped second line; and what was taken for a title but is all that the unit says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from annotator.records import Span
from annotator.structure.headings import Heading
from annotator.structure.titles import SHORTEST_CUT, has_finite_verb, is_sentence, is_titlelike

_SECOND_LINE = re.compile(r"[ \t]*\n[ \t]*(?P<line>[a-z][a-z]+(?![\w.)])[^\n]{0,110}?)[ \t]{0,80}(?![ \t])(?=\n\s*[^\sa-z]|\s*$)")
# A title that ends with a stop and holds one of these is the first sentence of the article.
_FINITE = re.compile(
    r"\b(?:est|sont|peut|peuvent|ont|puede|pueden|es|está|están|é|são|pode|podem|têm|wird|werden|ist|sind|kann|"
    r"responde[nm]?|constitu(?:e|ent|ye|yen)|entrará|entrent|rige)\b|^(?:يعاقب|تعاقب|يحظر|يجوز|يكون|لا )|"
    r"\b(?:خواهد|خواهند|است|نماید|گردد|می\u200c?شود)\b"
)
LONGEST_RUBRIC = 110
LONGEST_UNCASED = 20
# Full stops of other scripts than ours, which seldom stand behind a title.
_FOREIGN_STOPS = frozenset("。।৷۔။։።")


def with_bodies(text: str, headings: list[Heading]) -> list[Heading]:
    """Titles with their wrapped second line; a unit left with nothing but a sentence for a title has none."""
    result: list[Heading] = []
    ends = [following.span.start for following in headings[1:]] + [len(text)] * bool(headings)
    for heading, until in zip(headings, ends, strict=True):
        heading = _with_second_line(text, heading, until)
        printed = text[heading.span.start : heading.body_start]
        body = text[heading.body_start : until].strip(" \t\r\n*_[]")
        is_unit = bool(heading.title) and heading.style not in {"container", "attachment"}
        if is_unit and _is_whole_text(heading.title, printed, body):
            at = heading.span.start + printed.rfind(heading.title)
            if at >= heading.span.start + len(heading.number):
                heading = replace(heading, title="", span=Span(heading.span.start, at), body_start=at)
        result.append(heading)
    return result


def _is_whole_text(title: str, printed: str, body: str) -> bool:
    """Whether what was taken for a title is all that the unit says."""
    has_verb, last = has_finite_verb(title), printed.rstrip()[-1:]
    if last == "." or last in _FOREIGN_STOPS or _is_long_and_uncased(title):
        return not body or _FINITE.search(title) is not None or (_is_rubric(body) and (has_verb or last in _FOREIGN_STOPS))
    return not body and len(title) >= SHORTEST_CUT and (has_verb or is_sentence(title))


def _is_long_and_uncased(title: str) -> bool:
    """Whether a title in a script without capitals is so long that only a sentence can be; Thai prints no full stops."""
    return len(title) > LONGEST_UNCASED and title.lower() == title.upper()


def _is_rubric(body: str) -> bool:
    """Whether all that stands below a unit's line is the title printed above the next unit."""
    return (
        bool(body)
        and "\n" not in body
        and len(body) < LONGEST_RUBRIC
        and unicodedata.category(body[-1])[0] in "LMN"
        and is_titlelike(body)
    )


def _with_second_line(text: str, heading: Heading, until: int) -> Heading:
    """A title whose line was wrapped goes on below it with a small letter; a body never begins with one."""
    if not heading.is_titled or text[heading.body_start - 1 : heading.body_start] in ".:;—":
        return heading
    match = _SECOND_LINE.match(text, heading.body_start, until)
    if match is None or match["line"][-1] in ":;—,":
        return heading
    title = f"{heading.title} {match['line']}".rstrip(" .*_")
    return replace(heading, title=title, span=Span(heading.span.start, match.end("line")), body_start=match.end("line"))
