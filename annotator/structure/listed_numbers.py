"""Items of numbered lists that look like sections: ``In this Act: 1. Access means ...`` beside ``1. Short title``."""

from __future__ import annotations

from collections import Counter

from annotator.structure.headings import Heading

# How far before a number the colon or dash that introduces its list is looked for.
REACH = 80
_INTRODUCES = (":", "—", "–")


def without_lists(text: str, numbers: list[Heading]) -> list[Heading]:
    """Leave out the items of introduced lists whose numbers sections with titles of their own bear as well.

    Parameters
    ----------
    text
        The whole text.
    numbers
        Candidates known by their number alone, in document order.
    """
    titled = Counter(heading.key for heading in numbers if heading.is_titled)
    listed: set[int] = set()
    run: list[Heading] = []
    for heading in numbers:
        if run and heading.key == ((run[-1].key[0][0] + 1, ""),):
            run.append(heading)
        else:
            before = text[max(0, heading.span.start - REACH) : heading.span.start].rstrip()
            run = [heading] if heading.number == "1" and before.endswith(_INTRODUCES) else []
        if run and titled[heading.key] > heading.is_titled:
            listed.add(heading.span.start)
    return [heading for heading in numbers if heading.span.start not in listed]
