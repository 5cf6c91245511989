"""Numbers as laws write them, made comparable: ``47A`` < ``48``, ``II`` = 2, ``First`` = 1, ``431-12``, ``第十条``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotator.letters import fold_letters

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_LISTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "première seconde troisième",
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "unique", "único", "única", "uno",
    "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
    "kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh",
    "প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম একাদশ",
    "প্রথম দ্বিতীয় তৃতীয়",
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "bis ter quater quinquies sexies",
)  # fmt: skip
_NAMED: dict[str, int] = {}
for _words in _LISTS:
    for _value, _word in enumerate(_words.split(), 1):
        _NAMED.setdefault(fold_letters(_word), _value)
_NAMED |= {"bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "preliminary": 0, "preliminar": 0}
_NAMED |= {"ier": 1, "1er": 1, "1ère": 1, "مكرر": 2, "مكررا": 2}
_ARABIC_UNITS = "الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split()
_ARABIC_TENS = {"عشرة": 10, "عشر": 10, "والعشرون": 20, "والثلاثون": 30, "والأربعون": 40, "والخمسون": 50, "والستون": 60}
for _value, _word in enumerate(_ARABIC_UNITS, 1):
    for _ten, _base in _ARABIC_TENS.items():
        _NAMED[f"{_word} {_ten}"] = _base + _value
for _value, _word in enumerate("العشرون الثلاثون الأربعون الخمسون الستون".split(), 2):
    _NAMED[_word] = _value * 10
NAMED_NUMBERS: frozenset[str] = frozenset(_NAMED)
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PARTS = re.compile(r"\d+|[^\W\d_]+")

NumberKey = tuple[tuple[int, str], ...]


def counted(number: str) -> str:
    """A number word or Chinese numeral in digits (``One`` and ``premier`` are 1); any other number as printed."""
    value = _NAMED.get(" ".join(fold_letters(number).split())) or chinese_value(number)
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
    """Value of a Chinese numeral below ten thousand, or ``None``."""
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
    plain = " ".join(fold_letters(unicodedata.normalize("NFKC", number).strip().strip(".()")).split())
    if plain in _NAMED:
        return ((_NAMED[plain], ""),)
    value = roman_value(plain)
    if value is None:
        value = chinese_value(plain)
    if value is not None:
        return ((value, ""),)
    key: list[tuple[int, str]] = []
    for part in _PARTS.findall(plain):
        if part.isdigit():
            # 342.01 stands before 342.1, while 474.9 stands before 474.14.
            key.append((0, part) if key and part.startswith("0") else (int(part), ""))
        elif key and part in _NAMED:
            key.append((_NAMED[part], ""))
        elif key and not key[-1][1]:
            key[-1] = (key[-1][0], part if len(part) > 1 else "." + part)
        else:
            key.append((0, part))
    return tuple(key) or ((0, plain),)
