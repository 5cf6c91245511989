"""Lines that open a division of the law: containers (Part, Chapter), attachments, and basic units (section, article)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.letters import is_small, plain_words, words_pattern
from annotator.records import Span
from annotator.structure import east_asian, number_first
from annotator.structure.lines import Line
from annotator.structure.number_forms import CODE, INSERTED, NAMED, NUMBER, OWN_LETTER, RENEWED
from annotator.structure.numerals import NumberKey, named_value, number_key
from annotator.structure.titles import (
    LONGEST_HEADING,
    has_verb,
    is_cut_sentence,
    is_sentence,
    is_titlelike,
    is_wrapped_title,
    opens_points,
    split_title,
)
from annotator.structure.words import ATTACHMENTS, BASIC_UNITS, CONTAINERS, CONTAINERS_BEHIND_NUMBERS, NAMES

LONGEST_ATTACHMENT_HEADING = 160
_DASH = r"(?:[.:–—\-_>]|&(?:#x201[34]|[mn]dash);)"
_SEPARATOR = rf"(?:\**\s*{_DASH}+\s*|\s+|\**$)"
_CONTAINER = re.compile(
    rf"[\W_\d]{{0,6}}(?P<word>(?i:{words_pattern(CONTAINERS)}))[ \t\-–]*(?:(?i:no)\.?\s*|(?i:ya)\s+)?"
    rf"\(?(?P<number>{NUMBER}(?!(?![ºª])[\w(])|{NAMED}(?!\w))[º°oª]?\)?{_SEPARATOR}(?P<rest>.*)"
)
_NUMBERED = {*CONTAINERS, *CONTAINERS_BEHIND_NUMBERS} - NAMES
_ORDINAL_CONTAINER = re.compile(
    rf"[\W_]{{0,6}}(?P<number>{NAMED}|\d{{1,3}}\.)\s+(?P<word>(?i:{words_pattern(_NUMBERED)}))(?!\w){_SEPARATOR}(?P<rest>.*)"
)
# Marks behind a number that stands alone above its title.
_MARKS = frozenset(".।৷۔။")
_CONTAINER_KINDS = {plain_words(word): kind for word, kind in (CONTAINERS | CONTAINERS_BEHIND_NUMBERS).items()}
_UNIT_KINDS = {plain_words(word): kind for word, kind in BASIC_UNITS.items()}
# ``1. Title`` heads a section; ``1. Abschnitt`` and ``1. BÖLÜM`` are containers.
_ENGLISH = frozenset({"part", "chapter", "title", "book", "division", "subdivision", "subpart", "subtitle", "partie", "parte"})
# ``Artículo 1o.`` is typed for ``1º``; an English section 77o has a letter.
_ORDINAL_SIGN = frozenset({"artículo", "articulo", "artigo", "art"})
# Spanish and Portuguese laws count their transitory articles anew, as a schedule would.
_TRANSITORY = re.compile(
    r"[\W_]{0,4}(?:ART[ÍI]CULOS|DISPOSICIONES|DISPOSIÇÕES|NORMAS)(?:\s(?:FINALES\sY|FINAIS\sE))?\sTRANSIT[OÓ]RI[AO]S[\W_]{0,4}"
)
_ATTACHMENT = re.compile(
    rf"[\W_]{{0,4}}(?:(?:THE|The)\s+)?(?:(?P<ordinal>{NAMED})\s+)?(?P<word>(?i:{words_pattern(ATTACHMENTS)}))[sS]?\b"
    rf"(?:\s+(?P<number>{NUMBER})(?![\w]))?(?P<rest>.*)"
)
_WORD_UNIT = re.compile(
    rf"[\s*_#\[\"“]{{0,5}}(?:\d[\d\-.]*[A-Za-z]?\.\s+)?(?:\((?=[\u0600-\u06ff]))?(?P<word>(?i:{words_pattern(BASIC_UNITS)}))"
    rf"\.?\s*(?:(?i:no)\.\s*|رقم\s|(?i:ya|cha)\s|-(?=\d{{1,3}}\s?-))?"
    rf"(?P<number>\(?\s?{CODE}?{NUMBER}(?:\.?[º°ª])?{INSERTED}?\s?\)?(?!(?![ºª])\w)|{NAMED}(?!\w))[ºo°ª]?\)?{RENEWED}?\s*"
    r"(?P<mark>[.:–—\-\"*]*(?:\s[-–—](?=\s))?)\s*(?P<rest>.*)"
)
# ``1[66A. Title``: India prints a footnote's number and a bracket before what an amendment inserted; ``3.—(1)`` and
# ``1Title`` are the United Kingdom's.
_NUMBER_UNIT = re.compile(
    r"(?:[\s*#]{0,3}\d{1,2}\s?\[)?[\s*#\[]{0,4}(?P<number>\d+(?:[.\-]\d+)*(?:[A-Z]{0,3}|" + OWN_LETTER + r"(?=\s?[.।৷۔။])))"
    r"(?P<mark>\s?[.।৷۔။](?!\d)|\*{2,}|\s{2,}|\t|\s(?=[A-Z]|\(1\))|(?=\(1\)\s[A-Z])|(?=[A-Z][a-z]{2})|(?=\s?[-–—]{1,3}\s?\(1\)))"
    r"\s*(?:[-–—]{1,3}\s?(?=[(A-Z“\"]))?(?P<rest>.*)"
)
# ``Art. 55 Nº 1`` in a margin says where an amendment comes from.
_MARGINAL = re.compile(r"N[º°o]\.?\s?\d{1,3}")
# ``96. ***``: nothing is left of the section but its number and perhaps a note.
_REPEALED = re.compile(r"\*{2,}\s*(?:\[[^\]]*\].*)?")
# Where a law shows none of the usual numbers: ``12) Title``, ``12 - Title``, ``[s 12] Title``, ``S.4 Title``, ``12, Title``.
_RARE_UNIT = re.compile(
    r"[\s*#]{0,3}(?P<before>\[?(?:[sS](?:ec)?\.?\s?)?\(?)(?P<number>\d{1,3}[A-Z]{0,2})(?P<behind>(?:\]|\)|,|\s?[-–:])?)\s{1,4}"
    r"(?P<rest>[A-Z“\"].*)"
)
_NUMBER_ALONE = re.compile(r"\s*(?P<number>\d{1,4}[A-Z]{0,3})\.\s*")


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
    def key(self) -> NumberKey:
        """Sort key of the number."""
        return number_key(self.number)

    @property
    def is_titled(self) -> bool:
        """Whether the title fills the line, so that the body begins below it."""
        return bool(self.title) and self.body_start >= self.span.end


def find_container(line: Line, following: Line | None) -> Heading | None:
    """Read a container heading such as ``PART II - OFFENCES``; its title may stand on the next line.

    Returns ``None`` where the line is a sentence that only begins with such a word.
    """
    if len(line.text) > LONGEST_HEADING + 20:
        return None
    match = _CONTAINER.fullmatch(line.text) or _ORDINAL_CONTAINER.fullmatch(line.text)
    if match and not is_small(match["word"][0]):
        word = plain_words(match["word"])
        if match["number"].endswith(".") and word in _ENGLISH:
            return None
        found = _CONTAINER_KINDS.get(word, "division"), match["number"], match["rest"]
    else:
        other = east_asian.match_container(line.text) or number_first.match_container(line.text)
        if other is None:
            return None
        found = other
    kind, number, rest = found
    rest = rest.strip(" .:–—-_*\t#")
    if rest and (is_small(rest[0]) or rest[0] in "(,;" or has_verb(rest)):
        return None
    title, end = _with_title(line, following, rest)
    return Heading(kind, "container", number.strip("."), title, Span(line.start, end), end)


def find_attachment(line: Line, following: Line | None) -> Heading | None:
    """Read the heading of a schedule or annex, or return ``None``."""
    if len(line.text) > LONGEST_ATTACHMENT_HEADING:
        return None
    if _TRANSITORY.fullmatch(line.text):
        title = line.text.strip(" .:–—-_*\t#")
        return Heading("attachment", "attachment", "", title, Span(line.start, line.end), line.end)
    match = _ATTACHMENT.fullmatch(line.text)
    if not match or _WORD_UNIT.fullmatch(line.text):
        # ``EK`` heads Turkish annexes, ``EK MADDE 1`` an article.
        return None
    word, rest = match["word"], match["rest"].strip(" .:–—-_*\t#")
    if is_small(word[0]) or (rest and not re.match(r"[\[(A-Z“\"«]|[^\W\d_a-z]", rest)) or has_verb(rest):
        return None
    title, end = _with_title(line, following, rest)
    return Heading(
        "attachment", "attachment", _digits(match["number"] or match["ordinal"] or ""), title, Span(line.start, end), end
    )


def _digits(number: str) -> str:
    """An ordinal word as a digit, so that the Second Schedule is number 2; other numbers as printed."""
    value = named_value(number)
    return number if value is None else str(value)


def _with_title(line: Line, following: Line | None, rest: str) -> tuple[str, int]:
    """Title of a container, taken from the next line where its own line has none."""
    if (
        not rest
        and following is not None
        and not following.is_glued
        and is_titlelike(following.text)
        and not opens_division(following)
    ):
        return " ".join(following.text.strip(" *_#").split()), following.end
    return " ".join(rest.split()), line.end


def find_word_unit(line: Line, following: Line | None) -> Heading | None:
    """Read a basic unit that names itself: ``Article 12 - Title``, ``Section 4.``, ``§ 1801. Title``."""
    east = east_asian.match_unit(line.text)
    if east:
        return _unit("article", "word:article", east[0], line, east[1], following)
    other = number_first.match_unit(line.text)
    if other:
        return _unit(other[0], "word:" + other[0], other[1], line, other[2], following)
    match = _WORD_UNIT.fullmatch(line.text)
    if not match:
        return None
    word, rest, mark = match["word"], match["rest"], match["mark"]
    if is_small(word[0]) or _MARGINAL.fullmatch(rest) or match["number"] == "S":
        return None
    if rest and not mark and (is_small(rest[0]) or rest[0] in "(,;") and not rest.startswith("(1"):
        return None
    if mark.startswith("-") and rest[:1].isdigit() and not line.text[: match.start("mark")].endswith(" "):
        return None
    plain = plain_words(word)
    number = re.sub(r"\.?[º°ª]", "", match["number"].strip("() "))
    if plain in _ORDINAL_SIGN:
        number = re.sub(r"(?<=\d)[oO]$", "", number)
    if " " in plain:
        # Turkey's additional, transitional and repeated articles have numbers of their own: ``EK 1``.
        number = f"{word.split()[0]} {number}"
    if plain in {"s", "clause", "regulation", "rule"} and (not mark or not rest):
        stands_alone = plain != "s" and not rest and following is not None and is_titlelike(following.text)
        if not stands_alone or _RARE_UNIT.fullmatch(following.text):  # type: ignore[union-attr]
            return None
    kind = _UNIT_KINDS.get(plain, "section")
    return _unit(kind, "word:" + kind, number, line, match.start("rest"), following)


def find_number_unit(line: Line, following: Line | None) -> Heading | None:
    """Read a basic unit known by its number alone: ``12. Title``, ``473.4  Title``, or ``12.`` above its title."""
    match = _NUMBER_UNIT.fullmatch(line.text)
    if not match:
        return None
    rest = match["rest"].strip()
    if not rest:
        if match["mark"].strip() not in _MARKS or following is None or re.fullmatch(r"[\s\d.\-–]*", following.text):
            return None
        if is_small(following.text.lstrip()[:1]) or re.match(r"\s*\((?!1\))\w{1,4}\)", following.text):
            return None
    elif _REPEALED.fullmatch(rest):
        at = line.start + match.start("rest")
        return Heading("section", "number", match["number"], "", Span(line.start, at), at)
    elif not re.match(r"[*_\[\"“‘'(]*[^\W_]", rest) or is_small(rest.lstrip("*_[\"“‘'")[0]):
        return None
    return _unit("section", "number", match["number"], line, match.start("rest"), following)


def find_rare_unit(line: Line, following: Line | None) -> Heading | None:
    """Read a basic unit whose number is printed as few laws do; only for laws in which no other way of numbering is found."""
    match = _RARE_UNIT.fullmatch(line.text)
    if match is None:
        return None
    style = f"{match['before'].strip()}{{}}{match['behind'].strip()}"
    return _unit("section", style, match["number"], line, match.start("rest"), following)


def is_number_alone(line: Line) -> str:
    """The number, where a line holds nothing but a section number (its title may have drifted away), else ``""``."""
    match = _NUMBER_ALONE.fullmatch(line.text) if len(line.text) < 12 else None
    return match["number"] if match else ""


def _unit(kind: str, style: str, number: str, line: Line, rest_at: int, following: Line | None) -> Heading:
    """Decide how much of the line is title and where the body begins."""
    rest = line.text[rest_at : rest_at + 4 * LONGEST_HEADING]
    parted = split_title(rest)
    if parted is not None:
        title, body = parted[0], line.start + rest_at + parted[1]
        return Heading(kind, style, number, title, Span(line.start, body), body)
    if is_cut_sentence(rest, following) or opens_points(rest, following):
        at = line.start + rest_at
        return Heading(kind, style, number, "", Span(line.start, at), at)
    if rest.strip():
        if following is not None and is_wrapped_title(line, rest, following):
            return Heading(kind, style, number, rest.strip(' .*_"[]'), Span(line.start, line.end), line.end)
        opens_list = following is not None and bool(re.match(r"\s*(?:\((?:1|l)|1 [A-Z]|[\[\]]?\d+[A-Z]*\.\s)", following.text))
        opens_list = opens_list or (following is not None and following.text.lstrip().startswith("(") and not is_sentence(rest))
        opens_list = opens_list and not rest.startswith("(")
        long_title = opens_list and len(rest) < 2 * LONGEST_HEADING and ". " not in rest and rest.rstrip()[-1] not in ":;,—"
        if following is not None and (is_titlelike(rest) or long_title) and len(line.text) <= rest_at + len(rest):
            return Heading(kind, style, number, rest.strip(' .*_"[]'), Span(line.start, line.end), line.end)
        at = line.start + rest_at
        return Heading(kind, style, number, "", Span(line.start, at), at)
    if following is not None and is_titlelike(following.text) and not opens_division(following) and len(following.text) < 160:
        return Heading(kind, style, number, following.text.strip(" .*_"), Span(line.start, following.end), following.end)
    return Heading(kind, style, number, "", Span(line.start, line.end), line.end)


def opens_division(line: Line) -> bool:
    """Whether a line could itself open a container or a basic unit."""
    if len(line.text) > 2 * LONGEST_HEADING:
        return False
    return bool(
        _CONTAINER.fullmatch(line.text)
        or _WORD_UNIT.fullmatch(line.text)
        or (_NUMBER_UNIT.fullmatch(line.text) and line.text.strip()[:1].isdigit())
        or east_asian.match_unit(line.text)
        or east_asian.match_container(line.text)
        or number_first.match_unit(line.text)
        or number_first.match_container(line.text)
    )
