"""Running headers, footers and page numbers: what repeats at the same height and belongs to no sentence."""

from __future__ import annotations

import re
from collections import defaultdict

from annotator.reading.pdf_lines import Row

# Headers and footers have few lines.
EDGE_ROWS = 4
# Fewer repetitions could be chance.
MINIMUM_PAGES = 3
# In long documents anything happens to stand at one height three times; furniture stands there on every page of a
# stretch, or on every other one, or misses the first pages of chapters.
DENSITY = 0.3
# Rounding and scanning move a line by some points.
SAME_HEIGHT = 5.0
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|pg)\s*)?(?P<number>\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?[-–—|\s]*", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\W*page\s+\d{1,5}\s+of\s+\d{1,5}\W*", re.IGNORECASE)


def without_furniture(pages: list[list[Row]]) -> list[list[Row]]:
    """Return the rows of each page without those that repeat at its head or foot.

    Numbers count as equal, so that page numbers repeat too; the order of words does not matter, because
    left and right pages mirror each other.
    """
    edges = [_edge_rows(rows) for rows in pages]
    repeated = _repeated(edges)
    numbers = _numbered(edges)
    result = []
    for index, rows in enumerate(pages):
        dropped = {
            id(row)
            for row in edges[index]
            if _is_listed(row, repeated) or (index, id(row)) in numbers or _PAGE_OF.fullmatch(row.text)
        }
        result.append([row for row in rows if id(row) not in dropped])
    # Pages that hold nothing else are no pages with furniture.
    return result if any(result) else pages


def _edge_rows(rows: list[Row]) -> list[Row]:
    if len(rows) <= 2 * EDGE_ROWS:
        return rows
    return rows[:EDGE_ROWS] + rows[-EDGE_ROWS:]


def _signature(row: Row) -> str:
    words = re.sub(r"\d+", "#", row.text.lower()).split()
    return " ".join(sorted("#" if re.fullmatch(r"[-–—|]*[ivxlc]+[-–—|]*", word) else word for word in words))


def _repeated(edges: list[list[Row]]) -> dict[str, list[float]]:
    """Heights at which a signature stands on enough pages."""
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for page, rows in enumerate(edges):
        for row in rows:
            places[_signature(row)].append((row.y, page))
    found: dict[str, list[float]] = {}
    for signature, seen in places.items():
        seen.sort()
        start = 0
        for end in range(len(seen) + 1):
            if end < len(seen) and (end == start or seen[end][0] - seen[end - 1][0] <= SAME_HEIGHT):
                continue
            if _is_frequent({page for _, page in seen[start:end]}):
                found.setdefault(signature, []).extend(y for y, _ in seen[start:end])
            start = end
    return found


def _is_listed(row: Row, repeated: dict[str, list[float]]) -> bool:
    return any(abs(y - row.y) <= SAME_HEIGHT for y in repeated.get(_signature(row), ()))


def _numbered(edges: list[list[Row]]) -> set[tuple[int, int]]:
    """Rows that hold nothing but a number which counts with the pages, at whatever height."""
    by_offset: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, rows in enumerate(edges):
        for row in (rows[:1] + rows[-1:]) if rows else []:
            match = _PAGE_NUMBER.fullmatch(row.text)
            if match:
                by_offset[int(match["number"]) - page].append((page, id(row)))
    return {entry for entries in by_offset.values() if _is_frequent({page for page, _ in entries}) for entry in entries}


def _is_frequent(pages: set[int]) -> bool:
    return len(pages) >= MINIMUM_PAGES and len(pages) >= DENSITY * (max(pages) - min(pages) + 1)
