"""Which heading candidates really are the divisions of this law.

Candidates are over-generous: a table of contents, quoted amendments and numbered list items look like
sections too. The real ones form the increasing sequence that carries the most text, so the choice is
a weighted longest increasing subsequence, started afresh in each schedule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from annotator.records import Span
from annotator.structure.headings import (
    Heading,
    Line,
    find_attachment,
    find_container,
    find_number_unit,
    find_word_unit,
)
from annotator.structure.words import CONTENTS

# A section's weight grows with its text but is capped, so that one long false section cannot outweigh many true ones.
WEIGHT_CAP = 400
# Fewer than this many "Article N" lines do not make a law of articles.
MINIMUM_CHAIN = 3
# Sections of a law have some text; entries of a table of contents average a line, in characters.
THINNEST_STRETCH = 60


@dataclass(frozen=True, slots=True)
class Outline:
    """Chosen divisions in document order; ``contents_start`` is where a table of contents begins, if any."""

    headings: tuple[Heading, ...]
    contents_start: int | None
    body_start: int


def find_outline(text: str, lines: list[Line]) -> Outline:
    """Choose the divisions of a law.

    Parameters
    ----------
    text
        The whole text.
    lines
        Its non-empty lines.

    Returns
    -------
    Outline
        Containers, attachments and basic units that make up the operative text.
    """
    containers: list[Heading] = []
    words: dict[str, list[Heading]] = {}
    numbers: list[Heading] = []
    contents_start: int | None = None
    taken_until = -1
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if contents_start is None and line.text.strip(" *_#:.").lower() in CONTENTS:
            contents_start = line.start
        if line.start < taken_until:
            continue
        division = find_attachment(line, following) or find_container(line, following)
        if division is not None:
            containers.append(division)
            taken_until = division.span.end
            continue
        unit = find_word_unit(line, following)
        if unit is not None:
            words.setdefault(unit.style, []).append(unit)
        numbered = find_number_unit(line, following)
        if numbered is not None and (unit is None or numbered.number == unit.number):
            if not _repeats(numbered, numbers, line, text):
                numbers.append(numbered)
    style, chain = _choose_style(words, numbers, containers, len(text))
    if chain:
        first = _first_division(chain[0], containers, text)
    else:
        first = 0
    kept = [c for c in containers if c.span.start >= first]
    if style == "word:article":
        kept += _eu_sections(lines, first)
    inside = {h.span.start for h in chain}
    headings = sorted([c for c in kept if c.span.start not in inside] + chain, key=lambda h: h.span.start)
    headings = _without_overlaps(headings)
    if contents_start is not None and contents_start >= first:
        contents_start = None
    return Outline(tuple(headings), contents_start, first)


def _repeats(heading: Heading, earlier: list[Heading], line: Line, text: str) -> bool:
    """Some sources print number and title twice: alone, then again at the head of the body."""
    if not earlier or earlier[-1].number != heading.number:
        return False
    previous = text[earlier[-1].span.start : earlier[-1].span.end].strip()
    between = text[earlier[-1].span.end : line.start]
    return not between.strip() and line.text.strip().startswith(previous)


def _choose_style(
    words: dict[str, list[Heading]], numbers: list[Heading], containers: list[Heading], length: int
) -> tuple[str, list[Heading]]:
    """The way of numbering whose best chain carries the most text; self-naming styles win ties."""
    breaks = [c.span.start for c in containers if c.kind == "attachment"]
    best: tuple[float, str, list[Heading]] = (0.0, "", [])
    for style, candidates in [*words.items(), ("number", numbers)]:
        chain = _chain(candidates, breaks, length)
        if style != "number" and len(chain) < MINIMUM_CHAIN and len(numbers) > len(chain):
            continue
        weight = sum(_weights(chain, length)) * (1.0 if style == "number" else 1.6)
        if weight > best[0]:
            best = (weight, style, chain)
    style, chain = best[1], best[2]
    if style.startswith("word:") and breaks:
        # Inside schedules, paragraphs often go by number alone although sections name themselves.
        covered = [h for h in numbers if h.span.start > breaks[0] and not any(c.span.start > breaks[0] for c in chain)]
        chain = sorted(chain + _chain(covered, breaks, length), key=lambda h: h.span.start)
    return style, chain


def _chain(candidates: list[Heading], breaks: list[int], length: int) -> list[Heading]:
    """Best increasing sequence within each stretch between attachments."""
    result: list[Heading] = []
    stretches: dict[int, list[Heading]] = {}
    for heading in candidates:
        stretches.setdefault(bisect_left(breaks, heading.span.start), []).append(heading)
    chains = [_heaviest_increasing(stretches[stretch], length) for stretch in sorted(stretches)]
    averages = [sum(_weights(chain, length)) / max(1, len(chain)) for chain in chains]
    for chain, average in zip(chains, averages, strict=True):
        # A stretch of bare titles is a table of contents that happens to mention a schedule.
        if average >= THINNEST_STRETCH or average == max(averages):
            result.extend(chain)
    return result


def _weights(headings: list[Heading], length: int) -> list[float]:
    if not headings:
        return []
    ends = [h.span.start for h in headings[1:]] + [length]
    return [1.0 + min(WEIGHT_CAP, max(0, end - h.body_start)) for h, end in zip(headings, ends, strict=True)]


def _heaviest_increasing(headings: list[Heading], length: int) -> list[Heading]:
    """Weighted longest strictly increasing subsequence by number (Fenwick tree, n log n)."""
    if not headings:
        return []
    weights = _weights(headings, length)
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
        total += weights[i]
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


def _first_division(unit: Heading, containers: list[Heading], text: str) -> int:
    """Where the law itself begins: the first unit, or the run of containers directly above it."""
    start = unit.span.start
    for container in reversed([c for c in containers if c.span.end <= unit.span.start and c.kind != "attachment"]):
        between = text[container.span.end : start].strip()
        if len(between) > 160:
            break
        start = container.span.start
    return start


def _eu_sections(lines: list[Line], first: int) -> list[Heading]:
    """In laws of articles a line ``Section 2`` is a container, not a basic unit."""
    found = []
    for index, line in enumerate(lines[:-1]):
        if line.start < first:
            continue
        match = re.fullmatch(r"\s*(?:SECTION|Section)\s+(\d+|[IVX]+)\s*[.:–—-]*\s*(.{0,120})", line.text)
        if match and not re.search(r"\b(shall|may|of)\b.*[.]$", match[2]):
            title, end = match[2].strip(), line.end
            if not title and len(lines[index + 1].text) < 160:
                title, end = lines[index + 1].text.strip(), lines[index + 1].end
            found.append(Heading("division", "container", match[1], title, Span(line.start, end), end))
    return found


def _without_overlaps(headings: list[Heading]) -> list[Heading]:
    result: list[Heading] = []
    for heading in headings:
        if result and heading.span.start < result[-1].span.end:
            if result[-1].style == "container" and heading.style != "container":
                cut = heading.span.start
                result[-1] = replace(result[-1], span=Span(result[-1].span.start, cut), body_start=cut)
            else:
                continue
        result.append(heading)
    return result
