"""Laws whose numbers begin anew: sections in every Part, or paragraphs below the articles of an excerpt."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from annotator.structure.headings import Heading


def find_restarts(candidates: list[Heading], containers: list[Heading]) -> list[int]:
    """Where the numbers of the units begin anew, because each Part (or chapter) counts its own from 1.

    Parameters
    ----------
    candidates
        Headings of one style, in document order.
    containers
        Parts, chapters and attachments, in document order.

    Returns
    -------
    list of int
        Offsets of the outermost containers; none unless each that has units, and there are two, begins at 1 and most go on to 2.
    """
    outer = next((c.kind for c in containers if c.kind != "attachment"), "")
    starts = [c.span.start for c in containers if c.kind == outer]
    held: dict[int, list[str]] = {}
    for heading in candidates:
        held.setdefault(bisect_right(starts, heading.span.start), []).append(heading.number)
    held.pop(0, None)
    if len(held) < 2 or any(numbers[0] != "1" for numbers in held.values()):
        return []
    going_on = sum(("1", "2") in pairwise(numbers) for numbers in held.values())
    return starts if going_on * 2 > len(held) else []


def restarts_below(chain: list[Heading], numbers: list[Heading]) -> bool:
    """Whether numbers begin at 1 again below each of two articles: then they are paragraphs of an excerpt, not sections.

    In a law of numbered sections a line such as ``Article 5`` only stands in the text of one, and the numbers go on below it.
    """
    if len(chain) < 2 or numbers[0].span.start < chain[0].span.start:
        return False
    starts = [h.span.start for h in chain]
    firsts: dict[int, str] = {}
    for heading in numbers:
        firsts.setdefault(bisect_right(starts, heading.span.start), heading.number)
    return len(firsts) > 1 and set(firsts.values()) == {"1"}
