"""Units whose heading was lost: in a conversion, or where the source leaves text out."""

from __future__ import annotations

import re

from annotator.structure.gaps import find_gaps
from annotator.structure.headings import Heading
from annotator.structure.numerals import is_numbered_apart, number_key

# More lost headings in a row are a law with other parts left out rather than a damaged text.
MOST_LOST = 5
_RESTART = re.compile(r"\n[^\S\n]*(?:1[.)]|\(1\))[^\S\n]+(?=[^\W\d_])")
_SECOND = re.compile(r"\n[^\S\n]*(?:2[.)]|\(2\))\s")
_ENUMERATED = re.compile(r"\W{0,3}(?:\d{1,3}|[^\W\d_]{1,2}|[ivx]{2,5})[.)]")


def lost_units(
    text: str, heading: Heading, end: int, following: Heading | None, next_unit: Heading | None
) -> list[tuple[int, str]]:
    """Units without a heading inside the body of another.

    Parameters
    ----------
    text
        The whole text.
    heading
        The unit.
    end
        Where its body ends.
    following
        The heading after it, of whatever kind.
    next_unit
        The unit after it.

    Returns
    -------
    list
        (start, number) of each; the number is empty where it cannot be told.
    """
    if next_unit is None or next_unit.style != heading.style:
        return []
    here, there = number_key(heading.number)[0][0], number_key(next_unit.number)[0][0]
    missing = there - here - 1
    if missing < 1 or is_numbered_apart(next_unit.number):
        return []
    found: list[int] = []
    start = heading.body_start
    while following is next_unit and len(found) < min(missing, MOST_LOST):
        restart = find_restart(text, start, end)
        if restart is None:
            break
        found.append(restart)
        start = restart
    if not found and missing <= MOST_LOST:
        found = _behind_gaps(text, heading.body_start, end)
        found = found if len(found) == missing else []
    numbers = [str(here + 1 + index) for index in range(missing)] if len(found) == missing else [""] * len(found)
    return list(zip(found, numbers, strict=True))


def lost_unit_between(text: str, start: int, end: int, before: Heading | None, after: Heading | None) -> str:
    """Number of the one unit that loose text is, where its heading was left out; ``""`` if that cannot be told."""
    if before is None or after is None or before.style != after.style or not find_gaps(text, start, end):
        return ""
    here, there = number_key(before.number)[0][0], number_key(after.number)[0][0]
    return str(here + 1) if there - here == 2 else ""


def _behind_gaps(text: str, start: int, end: int) -> list[int]:
    """Where, right behind a mark of omission, a list starts anew or a sentence begins that continues nothing."""
    found = []
    for _, at in find_gaps(text, start, end):
        body = len(text[at:end]) - len(text[at:end].lstrip()) + at
        if body >= end:
            continue
        restarts = _RESTART.match(text, max(at, text.rfind("\n", at, body)), end) and _SECOND.search(text, start, at)
        begins = (
            text[body].isupper() and not _ENUMERATED.match(text, body) and text[:at].rsplit("\n", 1)[0].rstrip().endswith(".")
        )
        if restarts or begins:
            found.append(body)
    return found


def find_restart(text: str, start: int, end: int) -> int | None:
    """Where the numbering of a unit starts anew although no heading announces another unit.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The unit's body.

    Returns
    -------
    int or None
        Offset of the paragraph that holds the second ``1.``, if the first list had reached 2 by then.
    """
    second = _SECOND.search(text, start, end)
    match = _RESTART.search(text, second.end(), end) if second else None
    if match is None or text[max(start, match.start() - 3) : match.start()].rstrip().endswith((":", "“", '"')):
        return None
    return match.start()
