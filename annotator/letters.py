"""Letters of many scripts: which ones patterns take for others, which are small, in how many ways a word may be spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Python's ``re.IGNORECASE`` takes each of these for an i or an s (capital İ and dotless ı are Turkish, ſ is old print).
_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
#: The scripts without capitals, from Hebrew to Khmer and from Japanese to Korean, for use inside a character class.
UNCASED = "\u0590-\u1cff\u3040-\ud7ff"
_GEORGIAN = ("\u10d0", "\u10ff")
# Arabic print stretches a word with these and marks its vowels; the dot above is what decomposing leaves of a Turkish İ.
_STRETCH = "[\u0640\u064b-\u0652]"
_UNSPOKEN = re.compile(rf"{_STRETCH}|\u0307")
_BEHIND_ARABIC = re.compile("(?<=[\u0620-\u06d3])")
# Letters with a dot below that normal forms always take apart, while keyboards type them in one.
_DOTTED = {"\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd", "\u09af\u09bc": "\u09df"}


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


def plain_words(words: str) -> str:
    """The key of words in a table, whichever of the ways that ``words_pattern`` knows they are printed in.

    Parameters
    ----------
    words
        One word or more, as printed or as a table writes them.

    Returns
    -------
    str
        Small letters, composed, without stretching and vowel marks, with single blanks.
    """
    if words.isascii():
        return " ".join(words.lower().split())
    composed = unicodedata.normalize("NFC", words).translate(_ALIKE).casefold()
    return " ".join(_UNSPOKEN.sub("", composed).split())


def words_pattern(words: Iterable[str]) -> str:
    """Alternatives for a pattern, longest first: every word of a table in each of its spellings.

    Parameters
    ----------
    words
        Words as the table writes them.

    Returns
    -------
    str
        Text of a pattern without groups, for use with ``re.IGNORECASE``.
    """
    spelt = {spelling for word in words for spelling in _spellings(word)}
    return "|".join(
        _BEHIND_ARABIC.sub(f"{_STRETCH}{{0,4}}", re.escape(s)).replace("i", "i\u0307?")
        for s in sorted(spelt, key=lambda s: (-len(s), s))
    )


def _spellings(word: str) -> set[str]:
    """The word with its marked letters in one piece, and in two as some keyboards and converters write them."""
    in_one = unicodedata.normalize("NFC", word)
    apart = unicodedata.normalize("NFD", word)
    for pieces, letter in _DOTTED.items():
        in_one = in_one.replace(pieces, letter)
    return {word, unicodedata.normalize("NFC", word), in_one, apart}
