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
    r"^\(|^(?:bill|act|law|cap)\.?\s+no\.?\s*\d+\W*$"
    r"|^(?:note\b|[(\[]?[\da-zivx]{1,5}[.)\]]\s|§|arrangement of|table of contents|contents$|whereas\b)"
    r"|\b(?:shall|may|is|are|has|have|published by|begun and held|be it enacted)\b|[.,;:]$",
    re.IGNORECASE,
)
# ``ACT NO. 12 OF THE SEVENTH PARLIAMENT`` numbers a law without naming it.
_NUMBER_ONLY = re.compile(
    r"\W*(?:the )?(?:\w+ )?(?:act|bill|law|decree|ordinance|proclamation|ley|loi|lei|decreto)\W{0,3}(?:no|num|núm|nº|n)\b\W*"
    r"[\dIVX][\w./-]*(?:\W+(?:of|de|du)\b(?:(?!\b(?:sur|on|relati\w+|portant|concern\w+|tentang|sobre)\b)[^–—-])*"
    r"|\W+\w+ \d{1,2}, \d{4})?\W*"
    # ``ACT 1094``, ``LAW 12/2020`` and no more
    r"|\W*(?:the )?(?:\w+ )?(?:act|bill|law|decree|ordinance|proclamation|cap|chapter)\W{1,3}\d[\d./-]*\W*",
    re.IGNORECASE,
)
_PRINTER = re.compile(
    r"\b(?:gazette|supplement|government print\w*|printed|printer|published|publisher|issn|isbn|price|vol(?:ume)?\.? \d|"
    r"extraordinary|registered (?:as|at)|official journal|journal officiel|diario oficial|downloaded|page \d)\b"
    r"|^(?:committee|conference|parliament|national assembly|ministry)\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b[Tt]his (?:Act|Law|Code|Ordinance|Bill|Proclamation|Regulation|Decree)\s+(?:may\s+be\s+(?:cited|called|referred to)|"
    r"shall\s+be\s+(?:cited|known|called)|is(?=\s+the\s+[A-Z]))(?:\s+(?:as|for all purposes as))?(?:\s+the)?\s+[“\"‘]?"
    r"(?P<name>[A-Z][^.;:“”\"\n]{4,140}?\b(?:Act|Law|Code|Ordinance|Proclamation|Bill|Decree)\b(?:,? (?:of )?\d{4})?)"
)
_LONG_TITLE = re.compile(r"(?:an? )?(?:act|bill|law)\b (?!on\b|no\b|\d)", re.IGNORECASE)
_YEAR = re.compile(r",? (?:of )?\d{4}$")
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
    """Return the line that most looks like a title among the first ones, else the first; empty only for an empty text.

    The name by which a law asks to be cited decides: it is the official one, and a line that prints it is preferred
    to a number, a gazette's name or the printer's line.
    """
    return _find_title(text) or next((line for line in _first_lines(text) if not _PRINTER.search(line)), "") or _first(text)


def _first(text: str) -> str:
    return next(iter(_first_lines(text)), "")


def _find_title(text: str) -> str:
    cited = _cited_name(text)
    candidates = [line for line in _first_lines(text) if _is_title(line)]
    if cited:
        same = next((line for line in candidates if _letters(_YEAR.sub("", cited)) in _letters(line)), "")
        if same:
            return same
    named = next((line for line in candidates if not _NUMBER_ONLY.fullmatch(line)), "")
    if cited and (not named or _LONG_TITLE.match(named)):
        return cited
    return named or next(iter(candidates), "")


def _is_title(line: str) -> bool:
    is_long_enough = SHORTEST_TITLE <= len(line) < LONGEST_TITLE
    return bool(_KIND_OF_LAW.search(line)) and is_long_enough and not (_NO_TITLE.search(line) or _PRINTER.search(line))


def _cited_name(text: str) -> str:
    """The name after ``this Act may be cited as``, where a law says so near its beginning or its end."""
    for part in (text[:20_000], text[-6_000:]):
        match = _CITED.search(part)
        if match:
            return clean_title(match["name"])
    return ""


def _letters(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())


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
