"""The best increasing sequence among numbered candidates.

Candidates are over-generous: a table of contents, quoted amendments and numbered list items look like
sections too. The real ones form the increasing sequence that carries the most text, so the choice is
a weighted longest increasing subsequence, started afresh in each schedule.
"""

from __future__ import annotations

from bisect import bisect_left

from annotator.structure.headings import Heading

# A section's weight grows with its text but is capped, so that one long false section cannot outweigh many true ones.
WEIGHT_CAP = 400
# Sections of a law have some text; entries of a table of contents average a line, in characters.
THINNEST_STRETCH = 60
THINNEST_BODY = 20
# An announced table of contents repeats the law's numbers and weighs at most this part of the law.
CONTENTS_SHARE = 0.3


def find_chain(candidates: list[Heading], breaks: list[int], length: int, has_contents: bool = False) -> list[Heading]:
    """Best increasing sequence within each stretch between attachments.

    Parameters
    ----------
    candidates
        Headings of one style, in document order.
    breaks
        Offsets at which numbering may start afresh.
    length
        Length of the text.
    has_contents
        Whether a heading announces a table of contents.
    """
    result: list[Heading] = []
    stretches: dict[int, list[Heading]] = {}
    for heading in candidates:
        stretches.setdefault(bisect_left(breaks, heading.span.start), []).append(heading)
    chains = [_heaviest_increasing(stretches[stretch], length) for stretch in sorted(stretches)]
    totals = [sum(weights(chain, length)) for chain in chains]
    main = totals.index(max(totals)) if totals else 0
    for index, (chain, total) in enumerate(zip(chains, totals, strict=True)):
        if index == main or not _is_contents(chain, total, chains[main], totals[main], has_contents and index < main, length):
            result.extend(chain)
    return result


def _is_contents(
    chain: list[Heading], total: float, main: list[Heading], main_total: float, is_announced: bool, length: int
) -> bool:
    """Whether a stretch is a table of contents that happens to mention a schedule, or a mere list."""
    if is_announced and total < CONTENTS_SHARE * main_total and {h.key for h in chain} <= {h.key for h in main}:
        return True
    if total / max(1, len(chain)) >= THINNEST_STRETCH:
        return False
    return sum(weight > THINNEST_BODY for weight in weights(chain, length)) * 2 < len(chain)


def weights(headings: list[Heading], length: int) -> list[float]:
    """How much text each heading carries, up to a cap."""
    if not headings:
        return []
    ends = [h.span.start for h in headings[1:]] + [length]
    return [1.0 + min(WEIGHT_CAP, max(0, end - h.body_start)) for h, end in zip(headings, ends, strict=True)]


def _heaviest_increasing(headings: list[Heading], length: int) -> list[Heading]:
    """Weighted longest strictly increasing subsequence by number (Fenwick tree, n log n)."""
    if not headings:
        return []
    weight = weights(headings, length)
    keys = sorted({h.key for h in headings})
    rank = {key: i + 1 for i, key in enumerate(keys)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(keys) + 1)
    before = [-1] * len(headings)
    best_end, best_total = -1, -1.0
    for i, heading in enumerate(headings):
        position = rank[heading.key]
        total, link = 0.0, -1
        at = position - 1
        while at > 0:
            if tree[at][0] > total:
                total, link = tree[at]
            at -= at & -at
        total += weight[i]
        before[i] = link
        if total > best_total:
            best_total, best_end = total, i
        at = position
        while at <= len(keys):
            if total > tree[at][0]:
                tree[at] = (total, i)
            at += at & -at
    chain: list[Heading] = []
    at = best_end
    while at >= 0:
        chain.append(headings[at])
        at = before[at]
    return chain[::-1]
