"""Letters that a pattern without regard to case takes for others: words so found have to be looked up the same way."""

from __future__ import annotations

# Python's ``re.IGNORECASE`` takes each of these for an i or an s (capital İ and dotless ı are Turkish, ſ is old print).
_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})


def fold_letters(words: str) -> str:
    """Return words in small letters, in one spelling for all that ``re.IGNORECASE`` does not tell apart; same length.

    Parameters
    ----------
    words
        What a pattern matched, or the key of a table in which matched words are looked up: ``KISIM`` and ``kısım`` are one.
    """
    return words.translate(_ALIKE).lower()
