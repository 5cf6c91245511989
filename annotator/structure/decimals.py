"""Subsections that repeat the number of their section: ``3.1 ...``, ``3.2 ...`` below ``3. Title``, ``3.2.1`` below ``3.2``."""

from __future__ import annotations

import re

from annotator.letters import is_small
from annotator.structure.counts_below import FEWEST_COUNTS, is_title_line
from annotator.structure.headings import Heading
from annotator.structure.lines import BLANKS

# Decimal numbers that bear titles are those of sections, and the numbers above them those of chapters; some titles are noise.
MOST_TITLED = 0.2
_DECIMAL = re.compile(
    r"[ \t*_]{0,80}(?P<number>(?P<stem>\d{1,4})\.(?P<own>\d{1,2})(?:\.(?P<inner>\d{1,2}))?(?P<mark>[.)][ \t]{0,9}|[ \t]{1,9}))"
    r"(?=(?P<next>[^\s\d.)]))"
)
_BELOW = re.compile(rf"[\n\r\f]{_DECIMAL.pattern}")


def without_decimals(text: str, numbers: list[Heading]) -> list[Heading]:
    """Leave out decimal numbers that count subsections right below the titles of sections; all stay where few do.

    Parameters
    ----------
    text
        The whole text.
    numbers
        Candidates known by their number alone, in document order.
    """
    below: list[Heading] = []
    section: Heading | None = None
    last = counts = 0
    for heading in numbers:
        stem, *decimals = heading.key
        if not decimals:
            section, last = heading, 0
            continue
        if section is None or section.key != (stem,) or decimals[0][1]:
            continue
        own = decimals[0][0]
        if last or (own == 1 and is_title_line(text, section) and _is_right_below(text, section, heading)):
            counts += last == 1 and own == 2
            last = max(last, own)
            below.append(heading)
    titled = sum(is_title_line(text, heading) for heading in below)
    if counts < FEWEST_COUNTS or titled > MOST_TITLED * len(below):
        return numbers
    left_out = {heading.span.start for heading in below}
    return [heading for heading in numbers if heading.span.start not in left_out]


def _is_right_below(text: str, section: Heading, heading: Heading) -> bool:
    between = heading.span.start - section.body_start
    return between <= BLANKS and not text[section.body_start : heading.span.start].strip()


def find_decimals(text: str, start: int, end: int, number: str) -> list[tuple[str, str, int, int]]:
    """List the decimal numbers of subsections and of the points in them, if the first heads the body of its section.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The body of the section.
    number
        The number of the section.

    Returns
    -------
    list of tuple
        Shape (``n.x``, ``n.n.x``), last piece of the number, where the number begins, and where the mark behind it ends.
    """
    if not number.isdigit():
        return []
    head = end - len(text[start:end].lstrip())
    first = _DECIMAL.match(text, head, end)
    if first is None or first["stem"] != number or first["own"] != "1" or first["inner"] or is_small(first["next"]):
        return []
    found = [first, *(match for match in _BELOW.finditer(text, first.end(), end) if match["stem"] == number)]
    if not first["mark"].strip() and not any(match["own"] == "2" for match in found):
        # ``3.1 GHz is the frequency``: one number with no mark behind it may be a quantity.
        return []
    return [
        ("n.n.x" if match["inner"] else "n.x", match["inner"] or match["own"], match.start("number"), match.end("number"))
        for match in found
    ]
