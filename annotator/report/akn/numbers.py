"""The head of a provision: where its number ends and its heading begins."""

from __future__ import annotations

import re

from annotator.records import Provision


def split_head(text: str, provision: Provision) -> list[tuple[str, int]]:
    """The parts of a head in their order.

    Parameters
    ----------
    text
        The text of the instrument.
    provision
        Its ``heading_span`` holds number and heading as printed.

    Returns
    -------
    list
        Element name (``num`` or ``heading``) and the offset at which the part ends.
    """
    start, end = provision.heading_span.start, provision.heading_span.end
    head = text[start:end]
    if not head.strip():
        return []
    heading = _find(provision.heading, head) if provision.heading.strip() else None
    if heading is None:
        return [("num" if provision.num.strip() or not provision.heading.strip() else "heading", end)]
    before, after = head[: heading[0]], head[heading[1] :]
    if before.strip():
        return [("num", start + heading[0]), ("heading", end)]
    if provision.num.strip() and provision.num.strip() in after:
        return [("heading", start + heading[1]), ("num", end)]
    return [("heading", end)]


def _find(heading: str, head: str) -> tuple[int, int] | None:
    """Where the words of a heading stand in a head, whatever white space is between them; the last place counts."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in heading.split()))
    found = [m.span() for m in pattern.finditer(head)]
    return found[-1] if found else None
