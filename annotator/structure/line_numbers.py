"""The numbers of lines that bills print in a margin: blanked out in place, because they look like section numbers."""

from __future__ import annotations

import re
from itertools import pairwise

_AT_THE_RIGHT = re.compile(r"(?m)(?<=\S)[ \t]{3,}(?P<number>\d{1,2})[ \t]*$")
_AT_THE_LEFT = re.compile(r"(?m)^[ \t]{0,4}(?P<number>\d{1,2})[ \t]{2,}(?=\S)")
# Every line is numbered (United States, Australia) ...
FEWEST_LINES = 20
SHARE_OF_LINES = 0.7
SHARE_IN_STEP = 0.9
# ... or every fifth (United Kingdom, Ireland, Canada); blank lines are not counted, short pages begin anew.
FEWEST_FIFTHS = 5
LINES_FOR_A_FIFTH = 9
SHARE_OF_FIFTHS_IN_STEP = 0.85
HIGHEST = 60


def blank_line_numbers(text: str) -> str:
    """Return a text of the same length in which the line numbers of a bill are blanks; any other text as it is.

    Parameters
    ----------
    text
        Any text.
    """
    for pattern in (_AT_THE_RIGHT, _AT_THE_LEFT):
        found = [(match.start("number"), match.end("number"), int(match["number"])) for match in pattern.finditer(text)]
        chosen = _numbers_of_lines(found, text) if len(found) >= FEWEST_FIFTHS else []
        if chosen:
            pieces, at = [], 0
            for start, end, _ in chosen:
                pieces += [text[at:start], " " * (end - start)]
                at = end
            text = "".join([*pieces, text[at:]])
    return text


def _numbers_of_lines(found: list[tuple[int, int, int]], text: str) -> list[tuple[int, int, int]]:
    """Those of the numbers in a margin that count lines, judged by how they follow each other."""
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    in_step = sum(after in (1, before + 1) for (*_, before), (*_, after) in pairwise(found))
    if len(found) > FEWEST_LINES and in_step > SHARE_IN_STEP * len(found) and len(found) > SHARE_OF_LINES * lines:
        return found
    fifths = [one for one in found if one[2] % 5 == 0 and 0 < one[2] < HIGHEST]
    in_step = sum(after in (5, before + 5) for (*_, before), (*_, after) in pairwise(fifths))
    is_numbered = len(fifths) >= FEWEST_FIFTHS and len(fifths) * LINES_FOR_A_FIFTH > lines
    return fifths if is_numbered and in_step > SHARE_OF_FIFTHS_IN_STEP * (len(fifths) - 1) else []
