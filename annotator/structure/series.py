"""How labels follow each other: 1 2 3, 1.1, 4A, 2bis; a b b.1 c, aa, ba; i ii iii; First Second; several alphabets."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.structure.numerals import roman_value
from annotator.structure.ordinals import ordinal_value

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "abcçdefgğhıijklmnoöprsştuüvyz",
    "abcdefghijklmnñopqrstuvwxyz",
    "abcdđeghiklmnopqrstuvxy",
    "абвгдежзиклмнопрстуфхцчшщ",
    "абвгдежзийклмнопрстуфхцчшщъюя",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "أبجدهوزحطيكلمنسعفصقرشت",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "কখগঘঙচছজঝঞটঠডঢণতথদধন",
    "कखगघङचछजझञटठडढणतथदधन",
)
_FIRST_LETTERS = frozenset(alphabet[0] for alphabet in _ALPHABETS) | {"ا"}
_DIGITS = re.compile(r"(\d+)(?:\.(\d+))?\s?([A-Za-z]*)")
_SUFFIXES = {"bis": "B", "ter": "C", "quater": "D", "quinquies": "E"}


@lru_cache(maxsize=4096)
def series_opened_by(label: str) -> str:
    """Name of the series a label can open (``digit``, ``alpha``, ``ALPHA``, ``roman``, ``ROMAN``, ``ordinal``), or ``""``."""
    if label == "":
        return "bullet"
    if label[0].isdigit():
        return "digit" if _digits(label)[0] == 1 else ""
    if label in {"i", "I"}:
        return "roman" if label == "i" else "ROMAN"
    if label.lower() in _FIRST_LETTERS or label in {"aa", "AA"}:
        return "ALPHA" if label.isupper() else "alpha"
    return "ordinal" if ordinal_value(label) == 1 else ""


@lru_cache(maxsize=65536)
def step(series: str, previous: str, label: str) -> int:
    """How far a label lies beyond the previous one in a series.

    Returns
    -------
    int
        1 for the next label or an inserted one (``4A``, ``b.1``, ``2bis``), more for a gap, 0 if it does not follow.
    """
    if series == "bullet":
        return 1 if label == previous == "" else 0
    if not label or label[0].isdigit() != (series == "digit"):
        return 0
    if series == "digit":
        was, now = _digits(previous), _digits(label)
        if now <= was:
            return 0
        return max(1, now[0] - was[0])
    if series == "ordinal":
        return max(0, (ordinal_value(label) or 0) - (ordinal_value(previous) or 0))
    if label.isupper() != series.isupper() and label.lower() != label.upper():
        return 0
    if series.lower() == "roman":
        before, value = roman_value(_stem(previous)), roman_value(_stem(label))
        if before is None or value is None:
            return 0
        if value == before:
            return 1 if label != previous and "." in label else 0
        return value - before if value > before else 0
    return _letters(previous.lower(), label.lower())


def _stem(label: str) -> str:
    return label.split(".")[0]


def _digits(label: str) -> tuple[int, str, str]:
    match = _DIGITS.match(label)
    if not match:
        return (0, "", "")
    suffix = match[3]
    # Canadian subsections count decimally: 4.1, 4.101, 4.11, 4.2.
    return int(match[1]), match[2] or "", _SUFFIXES.get(suffix, suffix)


def _letters(previous: str, label: str) -> int:
    was, now = _stem(previous), _stem(label)
    if was == now:
        return 1 if _fraction(label) > _fraction(previous) else 0
    if "." in label:
        return 0
    if len(now) == 2 and len(was) == 1:
        doubled = now[0] == now[1]
        if doubled:
            return 1 if (was == "z" and now == "aa") or now[0] == was else 0
        return 1 if now[0] == was else 0
    if len(was) == 2 and len(now) == 1:
        return _distance(was[0], now)
    if len(was) == len(now) == 2:
        if was[0] == was[1] and now[0] == now[1]:
            return _distance(was[0], now[0])
        return _distance(was[1], now[1]) if was[0] == now[0] else 0
    if len(was) == 1 == len(now):
        return _distance(was, now)
    return 0


def _fraction(label: str) -> int:
    return int(label.split(".")[1]) if "." in label else 0


def _distance(was: str, now: str) -> int:
    if was == "ا":
        was = "أ"
    steps = [alphabet.index(now) - alphabet.index(was) for alphabet in _ALPHABETS if was in alphabet and now in alphabet]
    return min((n for n in steps if n > 0), default=0)
