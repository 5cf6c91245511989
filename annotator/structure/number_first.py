"""Headings whose number stands before the word: ``1-бап``, ``3. pants``, ``9 c §``, ``I fəsil``, ``1 kap.``."""

from __future__ import annotations

import re

from annotator.letters import plain_words, words_pattern
from annotator.structure.words import CONTAINERS_BEHIND_NUMBERS, NAMES, UNITS_BEHIND_NUMBERS

# ``1-ci fəsil``, ``2-nji madda``, ``1 дүгээр зүйл``: the ending of an ordinal between number and word.
_ENDING = r"(?:(?:[^\W\d_]{1,4}|дүгээр|дугаар|дүгэр)[-\s])?"
_UNIT = re.compile(
    r"\s*(?P<number>\d+(?:[-.]\d+|/[A-Z])?(?:\.?[¹²³⁰⁴-⁹]{1,2})?(?:\s?[a-z](?=\s?§))?)"
    rf"(?:\.?\s?§(?!\s?\d)|\.?[-–\s]\s?{_ENDING}(?P<word>(?i:{words_pattern(UNITS_BEHIND_NUMBERS)}))(?!\w))[\s.:–—-]*"
)
_CONTAINER = re.compile(
    rf"\s*(?P<number>\d{{1,3}}|[IVXLC]{{1,7}})\.?[-–\s]\s?{_ENDING}(?P<word>(?i:{words_pattern(CONTAINERS_BEHIND_NUMBERS)}))(?!\w)"
    r"(?![\s.:–—-]*\d)[\s.:–—-]*(?P<rest>.*)"
)
_UNIT_KINDS = {plain_words(word): kind for word, kind in UNITS_BEHIND_NUMBERS.items()}
_CONTAINER_KINDS = {plain_words(word): kind for word, kind in CONTAINERS_BEHIND_NUMBERS.items()}


def match_container(line: str) -> tuple[str, str, str] | None:
    """Kind, number and title where a line is the heading of a container, else ``None``.

    Parameters
    ----------
    line
        The line without blanks at its ends. A citation such as ``2 kap. 3 §`` goes on with a number and is none.
    """
    match = _CONTAINER.fullmatch(line)
    if match is None:
        return None
    word = match["word"]
    if word.istitle() and word.lower() in NAMES and "-" not in line[: match.start("word")]:
        return None
    return _CONTAINER_KINDS.get(plain_words(word), "division"), match["number"], match["rest"]


def match_unit(line: str) -> tuple[str, str, int] | None:
    """Kind and number of the article or section that a line opens and where its text begins, or ``None``.

    Parameters
    ----------
    line
        The line without blanks at its ends.
    """
    match = _UNIT.match(line)
    if match is None:
        return None
    kind = _UNIT_KINDS.get(plain_words(match["word"]), "article") if match["word"] else "section"
    return kind, "".join(match["number"].split()), match.end()
