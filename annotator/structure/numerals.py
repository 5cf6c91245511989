"""Numbers as laws write them, made comparable: ``47A`` < ``48``, ``II`` = 2, ``First`` = 1, ``431-12``, ``第十条``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotator.letters import fold_letters, plain_words
from annotator.structure.number_words import (
    ARABIC_MASCULINE_UNITS,
    ARABIC_TENS,
    ARABIC_UNITS,
    COMPOUNDS,
    COUNTED,
    OTHERS,
    REPEATED,
)

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_NAMED: dict[str, int] = {}
for _words in COUNTED:
    for _value, _word in enumerate(_words.split(), 1):
        _NAMED.setdefault(_word, _value)
for _tens, _joint, _units in COMPOUNDS:
    for _ten, _base in _tens.items():
        _NAMED |= {f"{_ten}{_joint}{_unit}": _base + _value for _value, _unit in enumerate(_units.split(), 1)}
for _units_first in (ARABIC_UNITS, ARABIC_MASCULINE_UNITS):
    for _ten, _base in ARABIC_TENS.items():
        _NAMED |= {f"{_unit} {_ten}": _base + _value for _value, _unit in enumerate(_units_first.split(), 1)}
_NAMED |= REPEATED | OTHERS
_VALUES = {plain_words(word): value for word, value in _NAMED.items()}
_REPEATS = {plain_words(word): value for word, value in REPEATED.items()}
# Articles that Turkish laws number apart from the others: additional and transitional ones. ``Mükerrer`` 3 is a second 3.
_APART = {"ek": 0, "geçici": 1}
_SECOND = "mükerrer"
#: The first piece of the key of an article numbered apart is at least this.
BEHIND_ALL = 1_000_000
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PARTS = re.compile(r"\d+|[^\W\d_]+")
# ``361¹`` is the first article inserted behind 361.
_RAISED = re.compile("[¹²³⁰⁴-⁹]+")
# Cyrillic and Greek capitals that look like roman numerals and are typed for them, in small letters.
_ROMAN_ALIKE = str.maketrans({"\u0456": "i", "\u0445": "x", "\u03b9": "i", "\u03c7": "x"})

NumberKey = tuple[tuple[int, str], ...]


def named_value(words: str) -> int | None:
    """Value of a number word, or of words that make one number (``DÉCIMO PRIMERO``), or ``None``."""
    return _VALUES.get(plain_words(words))


def is_numbered_apart(number: str) -> bool:
    """Whether a number belongs to a series of its own behind all other articles, as Turkey's ``EK 1`` does."""
    return number_key(number)[0][0] >= BEHIND_ALL


def counted(number: str) -> str:
    """A number word or Chinese numeral in digits (``One`` and ``premier`` are 1); any other number as printed."""
    value = named_value(number) or chinese_value(number)
    return str(value) if value else number


@lru_cache(maxsize=4096)
def roman_value(text: str) -> int | None:
    """Value of a well-formed roman numeral, or ``None``."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    previous = 0
    for letter in reversed(fold_letters(text)):
        value = _ROMAN_VALUES[letter]
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def chinese_value(text: str) -> int | None:
    """Value of a Chinese numeral below ten thousand, or ``None``; without tens and hundreds it is read digit by digit."""
    if len(text) > 1 and all(char in _CHINESE for char in text):
        return int("".join(str(_CHINESE[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _CHINESE:
            digit = _CHINESE[char]
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            return None
    return total + digit if text else None


@lru_cache(maxsize=65536)
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
    number = _RAISED.sub(lambda raised: "." + raised.group(), number)
    plain = plain_words(unicodedata.normalize("NFKC", number).strip().strip(".()΄´’'ʹ׳"))
    if plain in _VALUES:
        return ((_VALUES[plain], ""),)
    first, _, rest = plain.partition(" ")
    if rest and first in _APART:
        return ((BEHIND_ALL + _APART[first], ""), *number_key(rest))
    if rest and first == _SECOND:
        return (*number_key(rest), (2, ""))
    value = roman_value(plain.translate(_ROMAN_ALIKE))
    if value is None:
        value = chinese_value(plain)
    if value is not None:
        return ((value, ""),)
    if rest:
        plain = " ".join([first, *(str(_REPEATS.get(word, word)) for word in rest.split())])
    key: list[tuple[int, str]] = []
    for part in _PARTS.findall(plain):
        if part.isdigit():
            # 342.01 stands before 342.1, while 474.9 stands before 474.14.
            key.append((0, part) if key and part.startswith("0") else (int(part), ""))
        elif key and part in _VALUES:
            key.append((_VALUES[part], ""))
        elif key and not key[-1][1]:
            key[-1] = (key[-1][0], part if len(part) > 1 else "." + part)
        else:
            key.append((0, part))
    return tuple(key) or ((0, plain),)
