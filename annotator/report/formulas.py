"""Cells that a spreadsheet would take for a formula, made harmless and restored without loss."""

from __future__ import annotations

import re

# What starts a formula or a command in Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection"), full-width
# forms included; white space before it is skipped by some of them, and so may be skipped here.
_FORMULA = re.compile("(?P<quotes>'*)\\s*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
MARK = "'"


def neutralise(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; other texts stay as they are.

    Parameters
    ----------
    cell
        The text of one cell, not yet quoted for a file format.

    Returns
    -------
    str
        A text that is shown as text; ``restore`` gives the original back, whatever it was.
    """
    return MARK + cell if _FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    """Return the text that ``neutralise`` was given."""
    return cell[1:] if cell.startswith(MARK) and _FORMULA.match(cell) else cell


# A program that takes another character than the comma for the separator sees new cells inside a quoted one.
_INNER = re.compile("(?P<before>(?:;|(?<!\\s)[^\\S\t\r\n]*[\t\r\n])\\s*)(?P<quotes>'*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_INNER_MARKED = re.compile(_INNER.pattern.replace("(?P<quotes>", f"{MARK}(?P<quotes>"))


def neutralise_field(cell: str) -> str:
    """``neutralise`` for a field of a CSV file: also where a semicolon, tab or line end inside could begin another cell."""
    return neutralise(_INNER.sub(rf"\g<before>{MARK}\g<quotes>", cell))


def restore_field(cell: str) -> str:
    """Return the text that ``neutralise_field`` was given."""
    return _INNER_MARKED.sub(r"\g<before>\g<quotes>", restore(cell))
