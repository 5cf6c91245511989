"""Numbers as word processors and browsers print them: decimal, letters, roman, ordinal."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = [
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
# Roman numbers end here and Word falls back to digits; also keeps letters from growing without bound.
LARGEST_ROMAN = 3999
LARGEST_LETTER = 780


def number_label(number: int, number_format: str) -> str:
    """Return a number in one of Word's formats (``w:numFmt``); bullets and ``none`` give an empty string.

    Formats that are not known come out as digits, which is how Word itself degrades.
    """
    if number_format in {"bullet", "none"}:
        return ""
    if number_format in {"lowerLetter", "upperLetter"} and 0 < number <= LARGEST_LETTER:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if number_format == "lowerLetter" else letters.upper()
    if number_format in {"lowerRoman", "upperRoman"} and 0 < number <= LARGEST_ROMAN:
        return _roman(number) if number_format == "lowerRoman" else _roman(number).upper()
    if number_format == "ordinal":
        return f"{number}{_ordinal_suffix(number)}"
    if number_format == "decimalZero":
        return f"{number:02d}"
    if number_format in {"cardinalText", "ordinalText"} and 0 <= number < 100:
        words = _words(number)
        return (words if number_format == "cardinalText" else _ordinal_words(words)).capitalize()
    return str(number)


def _roman(number: int) -> str:
    letters = []
    for value, letter in _ROMAN:
        while number >= value:
            letters.append(letter)
            number -= value
    return "".join(letters)


def _ordinal_suffix(number: int) -> str:
    if 10 <= abs(number) % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(abs(number) % 10, "th")


def _words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _ordinal_words(words: str) -> str:
    head, dash, last = words.rpartition("-")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + dash + last
