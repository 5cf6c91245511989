"""The title of an instrument, as well as it can be told from its first lines."""

from __future__ import annotations

import re

LONGEST_TITLE = 200
# Titles stand on the first page.
_LINES_TO_LOOK_AT = 40
_KIND_OF_LAW = re.compile(
    r"\b(?:act|bill|law|code|convention|treaty|regulations?|regulation \(eu\)|directive|ordinance|decree|decree-law|proclamation|"
    r"protocol|rules|order|loi|décret|ordonnance|code pénal|ley|decreto|código|lei|kanunu?|undang-undang)\b|قانون|আইন|закон",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:shall|published by|may be cited|begun and held|be it enacted|documentation tool)\b", re.IGNORECASE)
_USELESS = re.compile(r"^(?:microsoft word\b.*|untitled.*|document\d*|.*\.(?:docx?|pdf|html?|indd|txt|rtf)|[\W\d_]*)$", re.IGNORECASE)


def guess_title(text: str) -> str:
    """Return the line that most looks like a title among the first ones; empty only for an empty text."""
    lines = [clean_title(line) for line in text[:20_000].splitlines()]
    lines = [line for line in lines if line][:_LINES_TO_LOOK_AT]
    for line in lines:
        if _KIND_OF_LAW.search(line) and 8 <= len(line) <= LONGEST_TITLE and not _SENTENCE.search(line) and not line.endswith((".", ",", ";", ":")):
            return line
    return lines[0] if lines else ""


def clean_title(title: str) -> str:
    """Return a title in one line of at most ``LONGEST_TITLE`` characters, without Markdown marks."""
    line = " ".join("".join(c if c.isprintable() else " " for c in title).split()).strip("#*_= \t")
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def is_useful_title(title: str) -> bool:
    """Whether a title from a file's metadata says something about the law."""
    return bool(title.strip()) and not _USELESS.match(title.strip())
