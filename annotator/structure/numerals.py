"""Numbers as laws write them, made comparable: ``47A`` < ``48``, ``II`` = 2, ``First`` = 1, ``431-12``."""

from __future__ import annotations

import re
import unicodedata

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FOREIGN = {
    "premier": 1, "première": 1, "unique": 1, "primero": 1, "único": 1, "segundo": 2, "tercero": 3,
    "cuarto": 4, "quinto": 5, "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10,
    "bis": 2, "ter": 3, "quater": 4, "quinquies": 5,
}  # fmt: skip
_NAMED = {**{w: n for n, w in enumerate(_WORDS, 1)}, **{w: n for n, w in enumerate(_ORDINALS, 1)}, **_FOREIGN}
_PARTS = re.compile(r"\d+|[^\W\d_]+")

NumberKey = tuple[tuple[int, str], ...]


def roman_value(text: str) -> int | None:
    """Value of a well-formed roman numeral, or ``None``."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    previous = 0
    for letter in reversed(text.lower()):
        value = _ROMAN_VALUES[letter]
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def number_key(number: str) -> NumberKey:
    """Sort key of a provision number; pieces compare as (integer, letters).

    Parameters
    ----------
    number
        The number as printed, without its word: ``12``, ``47A``, ``474.14``, ``IV``, ``One``.

    Returns
    -------
    NumberKey
        A tuple that orders numbers as a drafter would; a lone roman numeral counts by value, but a
        letter after a digit is a suffix (``2C`` is not 2 + 100).
    """
    plain = unicodedata.normalize("NFKC", number).strip().strip(".").lower()
    if plain in _NAMED:
        return ((_NAMED[plain], ""),)
    value = roman_value(plain)
    if value is not None:
        return ((value, ""),)
    key: list[tuple[int, str]] = []
    for part in _PARTS.findall(plain):
        if part.isdigit():
            key.append((int(part), ""))
        elif key and not key[-1][1]:
            key[-1] = (key[-1][0], part if len(part) > 1 else "." + part)
        else:
            key.append((0, part))
    return tuple(key) or ((0, plain),)


def succeeds(number: str, previous: str) -> bool:
    """Whether ``number`` may directly follow ``previous``: the next integer, or an inserted ``4A`` or ``4bis``."""
    a, b = number_key(previous), number_key(number)
    if b <= a:
        return False
    return b[0][0] - a[0][0] <= 1


def letter_successor(label: str) -> str:
    """The point label that follows: ``a`` -> ``b``, ``z`` -> ``aa``, ``aa`` -> ``bb``."""
    letter = label[-1]
    if letter in "zZ":
        return ("a" if letter == "z" else "A") * (len(label) + 1)
    return chr(ord(letter) + 1) * len(label)
