"""Enumerators in running text: ``(1)``, ``(b.1)``, ``1.``, ``a)``, ``1°``, ``–``, ``First:``, New Zealand's bare ``1``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.letters import is_small
from annotator.structure.decimals import find_decimals
from annotator.structure.ordinals import find_ordinals
from annotator.structure.series import series_opened_by
from annotator.structure.words import CITED_NOUNS

# An enumerator is judged by the words just before it; this many characters hold the longest cue.
LOOK_BACK = 36
_LABEL = r"\d{1,3}(?:\.\d{1,3})?(?:[A-Z]{1,3}(?![a-z])|\s?(?:bis|ter|quater|quinquies))?|[^\W\d_]{1,5}(?:\.\d{1,2})?"
_PAREN = re.compile(rf"\(\s?({_LABEL})\s?\)")
# The patterns begin with what they seek, not with a look behind: that lets the engine skip; ``_STANDS_FREE`` checks the rest.
_HALF = re.compile(r"(?<![\w(.,/\-])(\d{1,2}|[^\W\d_]|[ivx]{2,5}|aa|bb|cc)\)")
_DOT = re.compile(
    r"(\d{1,3}(?:[A-Z]{1,2}|\s?(?:bis|ter|quater))?)\s?(?:\.[º°ª]?(?!\d)|[°º](?!\s?[CF]\b)|"
    r"[-–](?=\s))[\-–—]?(?=[\s\[“\"(*A-ZÀ-Þ]|$)"
)
_LINE_HEAD = re.compile(
    r"[\n\r][ \t*_]*(?:([-–—•·▪●○◦‣])[ \t]+(?=\S)|([^\W\d_]|[ivx]{2,5}|[IVXL]{2,6}|aa|bb|cc)"
    r"(?:\.?\s?[-–](?=\s)|\.(?=\s)|\.[-–—](?=[A-ZÀ-Þ])|\s?—(?=[\sA-ZÀ-Þ])))"
)
# Ethiopia's numbers, at the head of a line only: ``1/ Whosoever``, ``a/``.
_SLASH = re.compile(r"(?<=[\n\r])[ \t]*(\d{1,2}|[a-z]|[ivx]{2,5})/(?=\s?[^\W\d_“\"]|\s[“\"])")
# Brazil's paragraphs of an article: with an ordinal up to nine, with a full stop from ten on, ``único`` where there is one.
_SIGN = re.compile(
    r"[\n\r][ \t]*(§[ \t]?(\d{1,3}(?:-[A-Z])?)(?:[º°o]\.?|\.)(?=[\s–-])(?:[ \t]?[-–])?|"
    r"Par[áa]grafo [úu]nico\b[.:]?(?:[ \t]?[-–.])?)"
)
_FLAT_LETTER = re.compile(r"[:;]\s(?:dan\s|atau\s|and\s|or\s|y\s|e\s|et\s|ve\s)?([a-z])\.(?=\s)")
_BARE_DIGIT = re.compile(r"(\d{1,3}[A-Z]{0,3})\s(?=[A-ZĀ-Ž\[“\"‘(]|\d{1,3}\s)")
_BARE_LETTER = re.compile(
    r"(?:(?<=[—:;,–]\s)|(?<=\sand\s)|(?<=\sor\s)|(?<=\sbut\s))([a-z]{1,2}|[ivx]{1,5}|[A-Z])\s(?=[\w\[“\"‘(])"
)
_NOT_BEFORE_NUMBER = frozenset(".,/($€£-_")

_AT_LINE = re.compile(r"(?:^|[\n\r\f])[\s\[“\"*_‘†‡]*$")
_AFTER_STOP = re.compile(
    r"(?:[.;:—–…]|[:.;,]\s?-+|\s-|[\]])[\s\]\"”’)*_\[“‘]*$"
    r"|[;,.:—–][\s\]]*(?:and|or|but|nor|and/or|et|ou|y|o|u|e|dan|atau|ve|veya|und|oder)[\s/,—:]*$"
)
_JOINED = re.compile(r"(?:,|\b(?:and|or|et|ou|y|o|e|dan|atau|ve|veya))\s*$", re.IGNORECASE)
_NOUNS = "|".join(sorted(CITED_NOUNS, key=len, reverse=True))
_NOUN = re.compile(
    rf"\b(?:{_NOUNS}|(?:ss?|paras?|arts?|nos?|cls?|regs?|cap|vol|p|pp|"
    rf"fig)\.)\s*(?:\d{{1,4}}\w{{0,3}}(?:\.\w{{1,4}})?\s)?$|§§?\s*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:of|in|under|to|with|per|from|by|than|see|through)\s*$", re.IGNORECASE)
_AFTER_CITATION = re.compile(r"\s*(?:[,;)\]]|\.(?!\s?\.)|(?:and|or|to|et|ou)\s+\(|$)")
_WEAK_AFTER = re.compile(r"\s*(?:of|above|below|or|and|to|shall|applies|is|does|in|hereof|thereof|de|du|del)\b")
_PREDICATE = re.compile(r"\s(?:is (?:guilty|liable|punish)|commits|shall be|shall, )")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_CHAIN = re.compile(r"[\s,]*(?:and|or|to|et|ou|y|through|[-–—])?\s*(?:sub-?)?(?:section|paragraph|clause|item|point)?s?\s*")


@dataclass(slots=True)
class Mark:
    """An enumerator as printed.

    ``shape`` tells its punctuation (``(x)``, ``x)``, ``x.``, ``x``, ``-``, ``§``), ``First`` words and ``n.x`` decimal numbers;
    ``start`` and ``end`` enclose number and punctuation. ``at_line`` and ``after_stop`` say how firmly it stands as the head of
    an item, ``joined`` that a comma or conjunction precedes it, ``cited`` that it is part of a citation.
    """

    shape: str
    label: str
    start: int
    end: int
    at_line: bool = False
    after_stop: bool = False
    joined: bool = False
    cited: bool = False
    glued: bool = False
    adjacent: bool = False
    opens_sentence: bool = False
    heads_body: bool = False
    after_repeal: bool = False
    after_gap: bool = False


def find_marks(text: str, start: int, end: int, bare: bool = False, number: str = "") -> list[Mark]:
    """List the enumerators between two offsets in document order.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The stretch to search.
    bare
        Whether numbers and letters without any punctuation count (New Zealand's flattened style).
    number
        The number of the provision, which decimal numbers in it repeat.

    Returns
    -------
    list
        All candidates, including those inside citations, which say so.
    """
    found = [Mark("(x)", match[1], match.start(), match.end()) for match in _PAREN.finditer(text, start, end)]
    if text.count(")", start, end) > text.count("(", start, end):
        found += [Mark("x)", match[1], match.start(1), match.end()) for match in _HALF.finditer(text, start, end)]
    found += _numbers(text, _DOT, "x.", start, end)
    for match in _LINE_HEAD.finditer(text, max(0, start - 1), end):
        if match[1]:
            found.append(Mark("-", "", match.start(1), match.end()))
        else:
            found.append(Mark("x.", match[2], match.start(2), match.end()))
    found += [Mark("x/", match[1], match.start(1), match.end()) for match in _SLASH.finditer(text, max(0, start - 1), end)]
    for match in _SIGN.finditer(text, max(0, start - 1), end):
        found.append(Mark("§", match[2] or "1", match.start(1), match.end()))
    found += [Mark("First", word, at, behind) for word, at, behind in find_ordinals(text, start, end)]
    found += [Mark(shape, label, at, behind) for shape, label, at, behind in find_decimals(text, start, end, number)]
    found += [Mark("x.", match[1], match.start(1), match.end()) for match in _FLAT_LETTER.finditer(text, start, end)]
    if bare:
        found += _numbers(text, _BARE_DIGIT, "x", start, end)
        found += [Mark("x", match[1], match.start(1), match.end()) for match in _BARE_LETTER.finditer(text, start, end)]
    found.sort(key=lambda mark: (mark.start, -mark.end))
    previous: Mark | None = None
    result: list[Mark] = []
    for mark in found:
        if previous is not None and mark.start < previous.end:
            continue
        _judge(text, start, end, mark, previous)
        result.append(mark)
        previous = mark
    return result


def _numbers(text: str, pattern: re.Pattern[str], shape: str, start: int, end: int) -> list[Mark]:
    """Numbers that do not continue a word, an amount or a citation."""
    found = []
    for match in pattern.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        if not before.isalnum() and before not in _NOT_BEFORE_NUMBER:
            found.append(Mark(shape, match[1], match.start(), match.end()))
    return found


def _judge(text: str, start: int, end: int, mark: Mark, previous: Mark | None) -> None:
    """Fill in how the mark stands in its context."""
    before = text[max(start, mark.start - LOOK_BACK) : mark.start]
    after = text[mark.end : min(end, mark.end + 14)]
    bare_after = after.lstrip(" \t\r\n\"“‘'[*_—–-")
    mark.opens_sentence = (
        bare_after[:1].isupper() or bare_after[:1] == "(" or (bare_after[:1].isalpha() and not is_small(bare_after[:1]))
    )
    mark.at_line = bool(_AT_LINE.search(before)) and (
        mark.start - LOOK_BACK <= start or "\n" in before or "\r" in before or "\f" in before
    )
    mark.adjacent = (
        previous is not None
        and not (previous.cited and mark.at_line)
        and not text[previous.end : mark.start].strip(" \t\r\n*_—–-")
    )
    if mark.shape in {"x", "-"}:
        mark.after_stop = mark.at_line or bool(_AFTER_STOP.search(before)) or (mark.shape == "x" and not mark.label.isdigit())
        mark.cited = not mark.at_line and bool(_NOUN.search(before))
        return
    mark.after_stop = bool(_AFTER_STOP.search(before))
    mark.joined = bool(_JOINED.search(before))
    mark.after_repeal = before.rstrip().endswith("]")
    if mark.shape == "x." and mark.joined:
        mark.cited = not mark.at_line
        return
    last = before[-1:]
    mark.glued = last.isalpha()
    if last.isdigit() and mark.opens_sentence and _YEAR.search(before) and series_opened_by(mark.label):
        mark.glued = True
        return
    if mark.shape == "(x)" and (last.isdigit() or (last.isupper() and before[-2:-1].isdigit())):
        mark.cited = not mark.adjacent or (previous is not None and previous.cited)
        return
    if (
        previous is not None
        and previous.cited
        and previous.shape == mark.shape
        and _CHAIN.fullmatch(text[previous.end : mark.start])
    ):
        # ``an offence under subsection (1) (a) is guilty ...; or (b) is guilty ...``: the letters number what follows.
        opens_list = mark.label in {"a", "i"} and text[previous.end : mark.start] == " " and _PREDICATE.match(after)
        mark.cited = not (mark.at_line and mark.opens_sentence) and not opens_list
        return
    # ``under subsection`` at the end of a line and ``(a)(5)`` on the next is one citation, not a list.
    is_wrapped = after.startswith("(") and before[len(before.rstrip()) :].count("\n") < 2
    if _NOUN.search(before) and not (mark.opens_sentence and (mark.at_line or mark.glued) and not is_wrapped):
        mark.cited = True
        return
    if mark.shape == "(x)" and _AFTER_CITATION.match(after) and not (mark.at_line or (mark.after_stop and not mark.joined)):
        mark.cited = True
    elif (
        not mark.at_line
        and not mark.after_stop
        and (_WEAK_AFTER.match(after) or (_PREPOSITION.search(before) and mark.label[:1].isdigit()))
    ):
        mark.cited = not mark.adjacent
