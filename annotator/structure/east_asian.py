"""Chinese, Japanese and Korean headings, whose number stands between two marks: ``第一章``, ``第三条の二``, ``제44조의2``."""

from __future__ import annotations

import re

from annotator.structure.numerals import chinese_value

_DIGITS = r"[\d一二三四五六七八九十百千零〇]+"
_CONTAINER = re.compile(
    rf"\s*(?:第\s*(?P<number>{_DIGITS})\s*(?P<word>[编編章节節])|제\s?(?P<korean>\d+)\s?(?P<korean_word>[편장절관]))"
    r"(?:의\s?\d+)?\s*(?P<rest>.{0,60})"
)
_KINDS = {
    "编": "book", "編": "book", "章": "chapter", "节": "division", "節": "division",
    "편": "book", "장": "chapter", "절": "division", "관": "subdivision",
}  # fmt: skip
# ``第三条の規定に`` and ``제3조에 따라`` cite an article, wherever the line breaks.
_UNIT = re.compile(
    rf"\s*(?:第\s*(?P<number>{_DIGITS}(?:-\d+)?)\s*[条條](?:\s?[之のノ]\s?(?P<added>{_DIGITS}))?(?![のに及又、，第])|"
    r"제\s*(?P<korean>\d+)\s*조(?:의\s?(?P<korean_added>\d+))?(?![의에를및와과제]))[\s:：]*"
)


def match_container(line: str) -> tuple[str, str, str] | None:
    """Kind, number and title where a line is the heading of a book, chapter or section, else ``None``.

    Parameters
    ----------
    line
        The line without blanks at its ends.
    """
    match = _CONTAINER.fullmatch(line)
    if match is None:
        return None
    return _KINDS[match["word"] or match["korean_word"]], match["number"] or match["korean"], match["rest"]


def match_unit(line: str) -> tuple[str, int] | None:
    """Number of the article that a line opens and where its text begins, or ``None``.

    Parameters
    ----------
    line
        The line without blanks at its ends. An inserted article has the number of the one before it and its own: ``286-1``.
    """
    match = _UNIT.match(line)
    if match is None:
        return None
    number, added = match["number"] or match["korean"], match["added"] or match["korean_added"]
    return (f"{_in_digits(number)}-{_in_digits(added)}" if added else number), match.end()


def _in_digits(number: str) -> str:
    return str(chinese_value(number) or number)
