"""Letters of many scripts: which ones patterns take for others, which are small, which scripts know no capitals."""

from __future__ import annotations

# Python's ``re.IGNORECASE`` takes each of these for an i or an s (capital İ and dotless ı are Turkish, ſ is old print).
_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})

#: The scripts without capitals, from Hebrew to Khmer and from Japanese to Korean, for use inside a character class.
UNCASED = "\u0590-\u1cff\u3040-\ud7ff"
_GEORGIAN = ("\u10d0", "\u10ff")


def is_small(letter: str) -> bool:
    """Whether a letter is a small one, which heads no sentence.

    Parameters
    ----------
    letter
        One character, or none. Georgian letters are small to Python, but their capitals head no sentences either.
    """
    return letter.islower() and not _GEORGIAN[0] <= letter <= _GEORGIAN[1]


def fold_letters(words: str) -> str:
    """Return words in small letters, in one spelling for all that ``re.IGNORECASE`` does not tell apart; same length.

    Parameters
    ----------
    words
        What a pattern matched, or the key of a table in which matched words are looked up: ``KISIM`` and ``kısım`` are one.
    """
    return words.translate(_ALIKE).lower()
