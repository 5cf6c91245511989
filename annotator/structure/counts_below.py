"""Subsections that bear numbers as their sections do: ``1. ...`` and ``2. ...`` right below ``3. Title``."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from annotator.structure.headings import Heading

#: In so many sections must a second number follow the first before the law is taken to count below its sections.
FEWEST_COUNTS = 2
# How many of the sections must be the next after the one before; a table of contents ahead of them breaks the row once.
SHARE_IN_STEP = 0.8
# Numbers of repealed sections that a law may skip.
LARGEST_GAP = 3
_ENDS_SENTENCE = (".", ";", ":", ",", "—", "–", "-", "“", '"')


def is_title_line(text: str, heading: Heading) -> bool:
    """Whether a candidate bears a title on a line of its own, without any mark behind it, so that it is no short sentence."""
    return heading.is_titled and not text[heading.span.start : heading.body_start].rstrip().endswith(_ENDS_SENTENCE)


def sections_alone(text: str, numbers: list[Heading], containers: list[Heading]) -> list[Heading] | None:
    """The sections of a law that titles them on lines of their own and numbers subsections anew below these lines.

    Parameters
    ----------
    text
        The whole text.
    numbers
        All candidates known by their number alone, in document order, also where one repeats the number of another.
    containers
        Parts, chapters and attachments, in document order; no subsection goes on behind the heading of one.

    Returns
    -------
    list of Heading or None
        The sections without their subsections; ``None`` where the law does not count in this way.
    """
    sections: list[Heading] = []
    counted = below = counts = 0
    title_end = -1
    divisions = [container.span.start for container in containers]
    for heading in numbers:
        number, start = heading.key[0][0], heading.span.start
        is_title = is_title_line(text, heading)
        if sections and bisect_right(divisions, start) > bisect_right(divisions, sections[-1].span.start):
            below = 0
        if not is_title and number == 1 and title_end >= 0 and not text[title_end:start].strip():
            below = 1
        elif below and not (is_title and counted < number <= counted + LARGEST_GAP):
            # Whatever stands below the first number is a subsection, or a point in one.
            counts += below == 1 and number == 2
            below = max(below, number)
        else:
            sections.append(heading)
            counted, below = number, 0
        title_end = heading.body_start if is_title and not below else -1
    in_step = sum(after.key[0][0] == before.key[0][0] + 1 for before, after in pairwise(sections))
    return sections if counts >= FEWEST_COUNTS and in_step >= SHARE_IN_STEP * (len(sections) - 1) else None
