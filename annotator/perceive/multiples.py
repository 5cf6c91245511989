"""A penalty worded as a multiple of another: ``twice the fine``, ``half the maximum term``, ``increased by one third``."""

from __future__ import annotations

import re

from annotator.letters import fold_letters
from annotator.perceive.numbers import number_value

_FRACTIONS = {
    "half": 0.5, "one half": 0.5, "one third": 0.333, "a third": 0.333, "two thirds": 0.667, "one quarter": 0.25,
    "a quarter": 0.25, "one fourth": 0.25, "a fourth": 0.25, "three quarters": 0.75,
    "three fourths": 0.75, "one fifth": 0.2, "one sixth": 0.167,
}  # fmt: skip
_FACTORS = {**_FRACTIONS, "twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "thrice": 3.0}
_FRACTION = r"(?:one[ -])?half|(?:one|a|two)[ -]thirds?|(?:one|a|three)[ -](?:quarter|fourth)s?|one[ -](?:fifth|sixth)"
_PENALTY = r"(?:penalt(?:y|ies)|punishments?|fines?|sentences?|sanctions?|terms?|maximum)"
_MULTIPLE = re.compile(
    rf"\b(?P<factor>twice|double|triple|treble|thrice|{_FRACTION}|(?P<times>\w+) times)\s"
    r"(?:of\s)?(?:the|that|as|its)\s"
    r"(?:(?:\w+\s){0,3}?(?:terms?|penalt\w+|punish\w+|fines?|sentences?|maximum|minimum|longest|amounts?|periods?|sanctions?)\b"
    # "Ten times the minimum wage" is a sum of money; "five times that of an individual" is none.
    r"(?! (?:\w+ )?(?:wage|salar))|(?:(?:of|for|applicable|provided) ){1,3}(?:an |a )?(?:individual|natural person)s?\b)"
    rf"|\b{_PENALTY}\b[^.;]{{0,30}}\b(?:shall be|is|are|may be) (?P<verb>doubled|tripled|trebled|halved)\b"
    rf"|\b{_PENALTY}\b[^.;]{{0,80}}\b(?:increased|raised|aggravated|augmented) (?:by|from) (?:up to )?(?P<more>{_FRACTION})\b"
    rf"(?:(?: up)? to (?P<most>{_FRACTION})\b)?",
    re.IGNORECASE,
)
_VERBS = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "halved": 0.5}


def find_multiple(text: str) -> float | None:
    """The factor by which a clause multiplies another penalty; the greatest of a range.

    Parameters
    ----------
    text
        A clause whose white space is single blanks.
    """
    match = _MULTIPLE.search(text)
    if match is None:
        return None
    if match["verb"]:
        return _VERBS[fold_letters(match["verb"])]
    if match["more"]:
        return 1.0 + _FACTORS[_plain(match["most"] or match["more"])]
    return number_value(match["times"]) if match["times"] else _FACTORS[_plain(match["factor"])]


def _plain(fraction: str) -> str:
    """A fraction as the table has it: ``one-half`` is ``one half``."""
    return fold_letters(fraction).replace("-", " ")
