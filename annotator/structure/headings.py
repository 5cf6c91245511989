"""Lines that open a division of the law: containers (Part, Chapter), attachments, and basic units (section, article)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.records import Span
from annotator.structure.numerals import number_key
from annotator.structure.words import ATTACHMENTS, BASIC_UNITS, CONTAINERS

# A heading of a division seldom exceeds two printed lines; longer lines are running text.
LONGEST_HEADING = 220
_NUMBER = r"(?:\d+(?:[.\-]\d+)*[A-Za-z]{0,4}|[IVXLC]+[A-Z]?|[A-Z])"
_NAMED_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|premier|première|unique|primero|único|preliminary|preliminar)"
)


def _alternatives(words: dict[str, str] | frozenset[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


_SEPARATOR = r"(?:\s*[.:–—\-_]+\s*|\s+|$)"
_CONTAINER = re.compile(
    rf"[\W_\d]{{0,6}}(?P<word>(?i:{_alternatives(CONTAINERS)}))[ \t\-]*(?:(?i:no)\.?\s*)?"
    rf"(?P<number>{_NUMBER}(?![\w(])|(?i:{_NAMED_NUMBER})\b){_SEPARATOR}(?P<rest>.*)"
)
_ATTACHMENT = re.compile(
    rf"[\W_]{{0,4}}(?:(?P<ordinal>(?i:{_NAMED_NUMBER}))\s+)?(?P<word>(?i:{_alternatives(ATTACHMENTS)}))[sS]?\b"
    rf"(?:\s+(?P<number>{_NUMBER})(?![\w]))?(?P<rest>.*)"
)
_WORD_UNIT = re.compile(
    rf"[\s*_\[\"“]{{0,4}}(?:\d[\d\-.]*[A-Za-z]?\.\s+)?(?P<word>(?i:{_alternatives(BASIC_UNITS)}))\.?\s*"
    rf"(?P<number>\(?{_NUMBER}(?:\s?(?:bis|ter|quater))?\)?(?![\w])|(?i:{_NAMED_NUMBER})\b)[ºo°]?\s*"
    r"(?P<mark>[.:–—\-\"]*)\s*(?P<rest>.*)"
)
_NUMBER_UNIT = re.compile(r"[\s*\[]{0,3}(?P<number>\d+(?:[.\-]\d+)*[A-Z]{0,3})(?P<mark>\.|\s{2,}|\t|\s(?=[A-Z]))\s*(?P<rest>.*)")


# ``Short Title. - This Act shall ...``: title and body in one line, parted by a full stop and a dash.
_INLINE_TITLE = re.compile(r"(?P<title>[^.;]{2,140}?)[\"”\s]*\.[\"”\s]*(?:[-–—]+|\s-)[\s\"]*(?=\S)")
# Words that a sentence of law has and a title has not.
_SENTENCE = re.compile(
    r"\b(shall|whoever|means|(?:any|every|no|a) person (?:who|shall|may|commits)|may (?:be|not)|applies to|are to be)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its line end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or two) that opens a division. ``style`` tells which way of numbering produced it."""

    kind: str
    style: str
    number: str
    title: str
    span: Span
    body_start: int

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """Sort key of the number."""
        return number_key(self.number)


def split_lines(text: str) -> list[Line]:
    """Cut a text into lines at ``\\n``, ``\\r\\n`` or ``\\r``; offsets point into ``text``."""
    return [Line(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\r\n]+", text)]


def is_titlelike(text: str) -> bool:
    """Whether a line reads like a title: short, starting with a capital or quote, not a full sentence."""
    bare = text.strip().strip("*_[]\"“”")
    if not bare or len(bare) > LONGEST_HEADING:
        return False
    if bare[0].islower() or bare[0] in "(;,":
        return False
    if re.match(r"\(?\d+[A-Za-z]?[.)]\s", bare) or _SENTENCE.search(bare):
        return False
    return bare[-1] not in ".;:,—-" or (len(bare) < 90 and bare[-1] not in ";,")


def find_container(line: Line, following: Line | None) -> Heading | None:
    """Read a container heading such as ``PART II - OFFENCES``; its title may stand on the next line.

    Returns ``None`` where the line is a sentence that only begins with such a word.
    """
    text = line.text.strip()
    if len(text) > LONGEST_HEADING:
        return None
    match = _CONTAINER.fullmatch(line.text)
    if not match:
        return None
    word = match["word"].lower()
    rest = match["rest"].strip(" .:–—-_*\t")
    if rest and (rest[0].islower() or rest[0] in "(,;") or re.search(r"\b(shall|may|means|applies)\b", rest):
        return None
    end, title = line.end, rest
    if not rest and following is not None and is_titlelike(following.text) and not _opens_division(following):
        title, end = following.text.strip(" *_"), following.end
    return Heading(CONTAINERS[word], "container", match["number"], title, Span(line.start, end), end)


def find_attachment(line: Line, following: Line | None) -> Heading | None:
    """Read the heading of a schedule or annex, or return ``None``."""
    text = line.text.strip()
    if len(text) > 120:
        return None
    match = _ATTACHMENT.fullmatch(line.text)
    if not match:
        return None
    word, rest = match["word"], match["rest"].strip(" .:–—-_*\t")
    shouted = word.isupper() or word[0].isupper()
    if not shouted or (rest and not re.match(r"[\[(A-Z“\"]", rest)) or re.search(r"\b(shall|may|is|to this)\b", rest):
        return None
    end, title = line.end, rest
    if not rest and following is not None and is_titlelike(following.text) and not _opens_division(following):
        title, end = following.text.strip(" *_"), following.end
    return Heading("attachment", "attachment", match["number"] or match["ordinal"] or "", title, Span(line.start, end), end)


def find_word_unit(line: Line, following: Line | None) -> Heading | None:
    """Read a basic unit that names itself: ``Article 12 - Title``, ``Section 4.``, ``§ 1801. Title``."""
    match = _WORD_UNIT.fullmatch(line.text)
    if not match:
        return None
    word, rest, mark = match["word"], match["rest"], match["mark"]
    if word[0].islower():
        return None
    if rest and not mark and (rest[0].islower() or rest[0] in "(,;"):
        return None
    if mark.startswith("-") and rest[:1].isdigit():
        return None
    number = match["number"].strip("()")
    if word.lower() in {"s", "clause", "regulation", "rule"} and (not mark or not rest):
        return None
    return _unit(BASIC_UNITS[word.lower()], "word:" + BASIC_UNITS[word.lower()], number, line, match.start("rest"), following)


def find_number_unit(line: Line, following: Line | None) -> Heading | None:
    """Read a basic unit known by its number alone: ``12. Title``, ``473.4  Title``, or ``12.`` above its title."""
    match = _NUMBER_UNIT.fullmatch(line.text)
    if not match:
        return None
    rest = match["rest"].strip()
    if not rest:
        if match["mark"] != "." or following is None or re.fullmatch(r"[\s\d.\-–]*", following.text):
            return None
    elif not re.match(r"[*_\[\"“‘']*[^\W\d_]", rest) or rest.lstrip("*_[\"“‘'")[0].islower():
        return None
    return _unit("section", "number", match["number"], line, match.start("rest"), following)


def _unit(kind: str, style: str, number: str, line: Line, rest_at: int, following: Line | None) -> Heading:
    """Decide how much of the line is title and where the body begins."""
    rest = line.text[rest_at:]
    inline = _INLINE_TITLE.match(rest)
    if inline and len(rest) > len(inline.group()) + 25:
        title = inline["title"].strip(" .\"")
        body = line.start + rest_at + inline.end()
        return Heading(kind, style, number, title, Span(line.start, body), body)
    has_more = following is not None
    if rest.strip():
        opens_list = following is not None and following.text.lstrip().startswith("(")
        long_title = opens_list and len(rest) < 2 * LONGEST_HEADING and not _SENTENCE.search(rest) and ". " not in rest
        if has_more and (is_titlelike(rest) or long_title):
            return Heading(kind, style, number, rest.strip(" .*_\"[]"), Span(line.start, line.end), line.end)
        at = line.start + rest_at
        return Heading(kind, style, number, "", Span(line.start, at), at)
    if following is not None and is_titlelike(following.text) and not _opens_division(following) and len(following.text) < 160:
        return Heading(kind, style, number, following.text.strip(" .*_"), Span(line.start, following.end), following.end)
    return Heading(kind, style, number, "", Span(line.start, line.end), line.end)


def _opens_division(line: Line) -> bool:
    return bool(_CONTAINER.fullmatch(line.text) or _WORD_UNIT.fullmatch(line.text) or _NUMBER_UNIT.fullmatch(line.text) and line.text.strip()[:1].isdigit())
