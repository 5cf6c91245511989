"""Numbers written as words or digits: ``three``, ``twenty-five``, ``1.5``, ``eighteen``, ``a``."""

from __future__ import annotations

import re

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_UNITS["a"] = 1
_UNITS["an"] = 1
_TENS_PATTERN = "|".join(_TENS)
_UNITS_PATTERN = "|".join(sorted(_UNITS, key=len, reverse=True))
# Never the tail of something longer: neither ``000`` of ``50,000`` nor ``ten`` of ``often``.
NUMBER = (
    rf"(?<![\w.,])(?:[0-9]+(?:\.[0-9]+)?|(?:{_TENS_PATTERN})(?:[-\s](?:{_UNITS_PATTERN})(?![a-z]))?(?![a-z])|(?:{_UNITS_PATTERN})(?![a-z]))"
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
