"""Numbers written as words or digits: ``three``, ``twenty-five``, ``1.5``, ``eighteen``, ``a``."""

from __future__ import annotations

import re

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: number for number, word in enumerate(_SMALL)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_UNITS["a"] = 1
_UNITS["an"] = 1
_TENS_PATTERN = "|".join(_TENS)
_UNITS_PATTERN = "|".join(sorted(_UNITS, key=len, reverse=True))
# Always whole: neither ``000`` of ``50,000`` nor ``ten`` of ``often`` nor ``twenty`` of ``twenty-five``.
NUMBER = (
    rf"(?<![\w.,])(?:[0-9]+(?:\.[0-9]+)?(?!\w)|(?:{_TENS_PATTERN})(?:[-\s](?:{_UNITS_PATTERN})(?!\w)|(?!\w|[-\s](?:{_UNITS_PATTERN})(?!\w)))|"
    rf"(?:{_UNITS_PATTERN})(?!\w))"
)


def number_value(text: str) -> float | None:
    """Value of a number matched by ``NUMBER``; ``None`` if it is not one."""
    plain = text.strip().lower()
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
        return float(plain)
    parts = re.split(r"[-\s]+", plain)
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _UNITS:
        return float(_TENS[parts[0]] + _UNITS[parts[1]])
    if len(parts) == 1:
        value = _UNITS.get(parts[0], _TENS.get(parts[0]))
        return None if value is None else float(value)
    return None
