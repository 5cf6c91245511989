"""Ordinal words that number paragraphs, as in Iraq's laws and their translations: ``First: ...``, ``Second- ...``, ``أولاً:``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from annotator.letters import plain_words, words_pattern
from annotator.structure.number_words import ADVERBS, ORDINALS

_VALUES = {plain_words(word): value for row in (ORDINALS, *ADVERBS) for value, word in enumerate(row.split(), 1)}
#: A word and the mark behind it. ``First, ...`` and ``Second-hand goods`` bear none, a small letter goes on with a sentence,
#: and behind a stop a sentence must begin.
NUMBERED = (
    rf"(?![a-z])(?i:{words_pattern(_VALUES)})[\u064b-\u0652]?(?:\s?[:)/]\s?[-–—]{{0,2}}|\s?[-–—]{{1,2}}:?(?=\s)|"
    r"\.\s?[-–—]{0,2}(?=\s{0,9}[^\W_a-z]))"
)
_AT_HEAD = re.compile(rf"[ \t*_]{{0,80}}(?P<number>{NUMBERED})(?=[\s*_]{{0,9}}[\w“\"(\[])")
_BELOW = re.compile(rf"[\n\r\f]{_AT_HEAD.pattern}")
_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")


def find_ordinals(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the ordinal words that stand as numbers at the heads of lines.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The stretch to search; it begins a line, whatever stands before it.

    Yields
    ------
    tuple
        The word, where it begins, and where the mark behind it ends.
    """
    first = _AT_HEAD.match(text, start, end)
    for match in chain([first] if first else [], _BELOW.finditer(text, start, end)):
        word = _WORD.match(match["number"])
        if word is not None:
            yield word.group(), match.start("number"), match.end("number")


def ordinal_value(word: str) -> int | None:
    """What an ordinal word counts, or ``None`` where it is none."""
    return _VALUES.get(plain_words(word))
