"""Notes in the margin that a Word file sets as a column of a table, beside the sections they are the headings of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Longest note that is still a heading; longer cells are text.
LONGEST_NOTE = 120
# The shortest section, "No appeal lies.", still has a sentence after its number; a fine or a date in a schedule has not.
FEWEST_WORDS = 3
# One row beside a number may be anything.
FEWEST_NOTES = 2
_OPENING = re.compile(r"(?P<number>\d{1,3})(?P<letters>[A-Z]{0,2})\.[-–—]?\s*(?P<rest>\D.*)")

Cell = Sequence[str]


def has_notes(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first of two columns holds marginal notes.

    Every note must be one short line that begins with a letter, and beside each the text must open a section whose
    number is higher than the one before. Rows without a note go on with the section above.

    Parameters
    ----------
    rows
        The rows of a table, each with its cells, each with its lines.

    >>> has_notes([[["Short title"], ["1. This is the Water Act."]], [["Appeal"], ["2. No appeal lies."]]])
    True
    >>> has_notes([[["Access"], ["2 years"]], [["Damage"], ["5 years"]]])
    False
    """
    return all(len(row) == 2 for row in rows) and _are_notes([(note, text) for note, text in rows])


def opening(line: str) -> tuple[str, str, str]:
    """The number of a section with its full stop, all that stands before its words, and the words.

    >>> opening("12. (1) Any person")
    ('12.', '12.', '(1) Any person')
    """
    match = _OPENING.match(line)
    if match is None:
        return "", "", line
    return f"{match['number']}{match['letters']}.", line[: match.start("rest")].rstrip(), match["rest"]


def _are_notes(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    noted = [(note, text) for note, text in pairs if note]
    if len(noted) < FEWEST_NOTES or not all(len(note) == 1 and _is_note(note[0]) for note, _ in noted):
        return False
    numbers = [_section(text) for _, text in noted]
    return numbers[0] > (0, "") and all(first < second for first, second in pairwise(numbers))


def _is_note(line: str) -> bool:
    return len(line) <= LONGEST_NOTE and line[:1].isalpha() and "\n" not in line and not line.endswith((";", ",", ":"))


def _section(text: Cell) -> tuple[int, str]:
    """Number and letters of the section that a cell opens; number 0 where it opens none."""
    match = _OPENING.match(text[0]) if text else None
    words = len(" ".join([match["rest"], *text[1:]]).split()) if match else 0
    return (int(match["number"]), match["letters"]) if match and words >= FEWEST_WORDS else (0, "")
