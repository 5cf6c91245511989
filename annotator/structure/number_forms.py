"""Patterns of the numbers that divisions bear: digits with what inserts a provision behind them, roman numerals, words."""

from __future__ import annotations

from annotator.letters import words_pattern
from annotator.structure.number_words import (
    ARABIC_MASCULINE_UNITS,
    ARABIC_TENS,
    ARABIC_UNITS,
    COMPOUNDS,
    COUNTED,
    OTHERS,
    REPEATED,
)

# ``361¹`` and ``4^1`` are inserted, like ``47A``.
_RAISED = r"[¹²³⁰⁴-⁹]{1,2}|\^\d{1,2}"
# A letter of the law's own script behind a number: ``66क``, ``3א``, ``3а``; Vietnam counts a, b, c, d, đ.
OWN_LETTER = r"[^\W\d_A-Za-zÀ-ɏºª]"
# Greek and Hebrew letters count too: ``Α΄``, ``ב'``; Cyrillic and Greek capitals are typed for roman numerals.
_LETTERS = r"[IVXLC\u0406\u0425\u0399\u03a7]+[A-Z]?|[A-Z]|[Α-Ω][΄´’'ʹ]?|[א-ת]['׳]|[א-ת][\"״][א-ת]"
NUMBER = (
    rf"(?:\d+(?:[.\-/]\d+)*"
    rf"(?:{_RAISED}|[A-Za-z]{{1,4}}|[-/][A-ZÇĞİÖŞÜ]{{1,2}}(?!\w)|-?{OWN_LETTER}(?!\w)|[đĐ](?!\w))?|{_LETTERS})"
)
# French codes number their parts ``L. 323-1`` (statute), ``R.`` and ``D.`` (decrees), ``LO`` (organic law).
CODE = r"(?:(?:LO|[LRDA])\.?\s?\*?\s?(?=\d{1,4}-))"
# Inserted articles: ``5 bis``, ``211 bis 1.-``, ``394 مكرر 1``, Portugal's ``3.º-A``.
_ENDS = r"(?=\s?[.:–—-]|\s*$)"
INSERTED = rf"(?:\s?-?(?i:{words_pattern(REPEATED)})(?:[ -]\d{{1,2}}{_ENDS}|\s?\([\u0621-\u064a]\))?|(?<=[º°ª])-[A-Z](?!\w))"
# The text of an article that was put in the place of another says so behind the number.
RENEWED = r"(?:\s?\((?:nouveau|nouvelle|جديد|ໃໝ່)\)|\s(?:nouveau|nouvelle|ថ្មី)(?=\s?[.:–—-]|\s*$))"
_COMPOUND = "|".join(rf"(?:{words_pattern(tens)}){joint}(?:{words_pattern(units.split())})" for tens, joint, units in COMPOUNDS)
_ARABIC = "|".join(
    rf"(?:{words_pattern(units.split())})\s(?:{words_pattern(ARABIC_TENS)})" for units in (ARABIC_UNITS, ARABIC_MASCULINE_UNITS)
)
_SINGLE = words_pattern({*" ".join(COUNTED).split(), *REPEATED, *OTHERS})
NAMED = rf"(?i:{_COMPOUND}|{_ARABIC}|{_SINGLE})"
