"""Numbers in words or digits: ``three``, ``twenty-five``, ``one hundred and eighty``, ``1.5``, ``two and a half``, ``a``."""

from __future__ import annotations

import re

from annotator.letters import fold_letters

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
_ONES_PATTERN = "|".join(_SMALL[1:10])
_BELOW_HUNDRED = (
    rf"(?:(?:{_TENS_PATTERN})(?:[-\s](?:{_UNITS_PATTERN})(?!\w)|(?!\w|[-\s](?:{_UNITS_PATTERN})(?!\w)))|"
    rf"(?:{_UNITS_PATTERN})(?!\w))"
)
_REST = rf"(?:(?:{_TENS_PATTERN})(?:[-\s](?:{_ONES_PATTERN}))?|{'|'.join(sorted(_SMALL[1:], key=len, reverse=True))})(?!\w)"
_GREATER = r"[-\s](?:hundred|thousand|lakh|million|crore|billion)\b"
# What follows ``hundred`` belongs to it, unless it counts hundreds of its own: ``between one hundred and two hundred``.
_ADDED = rf"(?:\sand)?[-\s]{_REST}(?!{_GREATER}|[-\s](?:{_ONES_PATTERN})\b)"
_HUNDREDS = rf"(?:{_ONES_PATTERN}|a)[-\s]hundred(?!\w|{_GREATER})(?:{_ADDED}|(?!{_ADDED}))"
# ``two and a half``, ``2½``; ``half a`` is a number of its own.
AND_HALF = r"[-\s]and[-\s](?:a|one)[-\s]half\b"
_HALF_BEHIND = re.compile(rf"(?:\s?½|{AND_HALF})$")
_HALF_OF_ONE = r"half[-\s]an?(?!\w)"
# Always whole: neither ``000`` of ``50,000`` nor ``ten`` of ``often`` nor ``twenty`` of ``twenty-five``.
NUMBER = (
    rf"(?<![\w.,])(?<!half[-\s])(?:[0-9]+(?:\.[0-9]+)?(?:\s?½|{AND_HALF}|(?!\w))|{_HALF_OF_ONE}|"
    rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED})(?:{AND_HALF})?)"
)


def number_value(text: str) -> float | None:
    """Value of a number matched by ``NUMBER``; ``None`` if it is not one."""
    plain = fold_letters(text.strip())
    if re.fullmatch(_HALF_OF_ONE, plain):
        return 0.5
    half = _HALF_BEHIND.search(plain)
    if half:
        whole = number_value(plain[: half.start()])
        return None if whole is None else whole + 0.5
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
        return float(plain)
    parts = re.split(r"[-\s]+", plain)
    if len(parts) > 1 and parts[1] == "hundred":
        hundreds = 1 if parts[0] == "a" else _UNITS.get(parts[0], 0)
        rest = parts[3:] if parts[2:3] == ["and"] else parts[2:]
        below = _below_hundred(rest) if parts[2:] else 0.0
        return 100.0 * hundreds + below if 1 <= hundreds <= 9 and below is not None else None
    return _below_hundred(parts)


def _below_hundred(parts: list[str]) -> float | None:
    """Value of ``five``, ``twenty`` or ``twenty five``."""
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _UNITS:
        return float(_TENS[parts[0]] + _UNITS[parts[1]])
    if len(parts) == 1:
        value = _UNITS.get(parts[0], _TENS.get(parts[0]))
        return None if value is None else float(value)
    return None
