"""The title of an instrument, as well as it can be told from its first lines and its file's metadata."""

from __future__ import annotations

import re

LONGEST_TITLE = 200
SHORTEST_TITLE = 8
# Titles stand on the first page; further down, a line that names a law cites another one.
_LINES_TO_LOOK_AT = 20
_KIND_OF_LAW = re.compile(
    r"\b(?:act|bill|law|code|convention|covenant|charter|treaty|regulations?|directive|ordinance|decree|decree-law|proclamation"
    r"|protocol|rules|order|loi|décret|ordonnance|ley|decreto|código|lei|kanunu?|undang-undang|luật)\b|قانون|نظام|আইন|закон",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\(.*\)$|^(?:bill|act|law|cap)\.?\s+no\.?\s*\d+\W*$"
    r"|^(?:note\b|[(\[]?[\da-zivx]{1,5}[.)\]]\s|§|arrangement of|table of contents|contents$|whereas\b)"
    r"|\b(?:shall|may|is|are|has|have|published by|begun and held|be it enacted)\b|[.,;:]$",
    re.IGNORECASE,
)
_USELESS = re.compile(
    r"(?:microsoft word\b.*|untitled.*|document\d*|.*\.(?:docx?|pdf|html?|indd|txt|rtf)|[\W\d_]*)",
    re.IGNORECASE | re.DOTALL,
)


def choose_title(given: str, text: str) -> str:
    """Return the title that the metadata give, or that the first lines show, whichever names a kind of law."""
    given = clean_title(given)
    if _USELESS.fullmatch(given):
        return guess_title(text)
    if _KIND_OF_LAW.search(given):
        return given
    return _find_title(text) or given


def guess_title(text: str) -> str:
    """Return the line that most looks like a title among the first ones, else the first; empty only for an empty text."""
    return _find_title(text) or next(iter(_first_lines(text)), "")


def _find_title(text: str) -> str:
    for line in _first_lines(text):
        if _KIND_OF_LAW.search(line) and SHORTEST_TITLE <= len(line) < LONGEST_TITLE and not _NO_TITLE.search(line):
            return line
    return ""


def _first_lines(text: str) -> list[str]:
    lines = (clean_title(line) for line in text[:20_000].splitlines())
    return [line for line in lines if line][:_LINES_TO_LOOK_AT]


def clean_title(title: str) -> str:
    """Return a title in one line of at most ``LONGEST_TITLE`` characters, without Markdown marks."""
    line = " ".join("".join(c if c.isprintable() else " " for c in title[: 10 * LONGEST_TITLE]).split()).strip("#*_= \t")
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
