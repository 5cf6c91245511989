"""Numbers written as words or digits: ``three``, ``twenty-five``, ``(3)``, ``eighteen``."""

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
NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{_TENS_PATTERN})(?:[-\s](?:{_UNITS_PATTERN}))?|(?:{_UNITS_PATTERN})(?![a-z]))"


def number_value(text: str) -> float | None:
    """Value of a number matched by ``NUMBER``; ``None`` if it is not one."""
    plain = text.strip().lower()
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    parts = re.split(r"[-\s]+", plain)
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _UNITS:
        return float(_TENS[parts[0]] + _UNITS[parts[1]])
    if len(parts) == 1:
        value = _UNITS.get(parts[0], _TENS.get(parts[0]))
        return None if value is None else float(value)
    return None
