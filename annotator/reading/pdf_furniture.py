"""Running headers, footers and page numbers: what repeats at the same height and belongs to no sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import median

from annotator.reading.pdf_lines import Row
from annotator.reading.pdf_operative import is_division, is_provision, is_running_guide

# Headers and footers have few lines.
EDGE_ROWS = 4
# Fewer repetitions could be chance.
MINIMUM_PAGES = 3
# In long documents anything happens to stand at one height three times; furniture stands there on every page of a
# stretch, or on every other one, or misses the first pages of chapters.
DENSITY = 0.3
# Rounding and scanning move a line by some points.
SAME_HEIGHT = 5.0
# Printers' notes are smaller than the text, by at least this share.
SMALLER = 0.93
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|pg)\s*)?(?P<number>\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?[-–—|\s]*", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\W*page\s+\d{1,5}\s+of\s+\d{1,5}\W*", re.IGNORECASE)


def without_furniture(pages: list[list[Row]]) -> list[list[Row]]:
    """Return the rows of each page without those that repeat at its head or foot.

    Numbers count as equal, so that page numbers repeat too; the order of words does not matter, because
    left and right pages mirror each other. Rows of law stay, and so does what stands between them and the
    middle of the page, because furniture stands outside of the law.
    """
    edges = [_edge_rows(rows) for rows in pages]
    places = _repeated(edges)
    repeated = {signature: [row.y for _, row in found] for signature, found in places.items()}
    guides = _guides(pages, places)
    numbers = _numbered(edges)
    sizes = [_size(rows) for rows in pages]
    result = []
    for index, rows in enumerate(pages):
        dropped: set[int] = set()
        for side in _sides(rows):
            for row in side:
                is_listed = _is_listed(row, repeated)
                is_number = (index, id(row)) in numbers or _PAGE_OF.fullmatch(row.text) is not None
                if not is_number and _is_law(row, guides, is_small=is_listed and row.height < SMALLER * sizes[index]):
                    break
                if is_listed or is_number:
                    dropped.add(id(row))
        result.append([row for row in rows if id(row) not in dropped])
    # Pages that hold nothing else are no pages with furniture.
    return result if any(result) else pages


def furniture_notice(before: list[list[Row]], after: list[list[Row]]) -> tuple[str, ...]:
    """A notice of how many rows were left out, if any."""
    count = sum(len(rows) for rows in before) - sum(len(rows) for rows in after)
    lines = "1 repeated line" if count == 1 else f"{count} repeated lines"
    verb = "was" if count == 1 else "were"
    return (f"{lines} at the heads and feet of pages (running heads, page numbers) {verb} left out.",) if count else ()


def _edge_rows(rows: list[Row]) -> list[Row]:
    """Rows that can prove furniture: of a short page only the outermost, since its others are its text."""
    count = min(EDGE_ROWS, max(1, len(rows) // 4))
    return rows if len(rows) <= 2 * count else rows[:count] + rows[-count:]


def _sides(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows that may be furniture, from the outside to the inside, at the head and at the foot."""
    return rows[:EDGE_ROWS], rows[::-1][:EDGE_ROWS]


def _size(rows: list[Row]) -> float:
    return median(row.height for row in rows) if rows else 0.0


def _is_law(row: Row, guides: set[int], *, is_small: bool) -> bool:
    """Whether a row is law wherever it stands; what repeats in print smaller than the text is a printer's note."""
    if is_division(row.text):
        return id(row) not in guides
    return not is_small and is_provision(row.text)


def _guides(pages: list[list[Row]], places: dict[str, list[tuple[int, Row]]]) -> set[int]:
    """Running heads that name the division a page belongs to; the first of each stays if nothing else names it."""
    guides: dict[int, str] = {}
    for found in places.values():
        named = [(page, row.text) for page, row in found if is_division(row.text)]
        if is_running_guide(named):
            guides.update((id(row), row.text.casefold()) for _, row in found if is_division(row.text))
    if not guides:
        return set()
    others = {_opening(row.text) for rows in pages for row in rows if id(row) not in guides and not _is_number(row)}
    kept: set[str] = set()
    result = set()
    for rows in pages:
        for row in rows:
            name = guides.get(id(row))
            if name is None:
                continue
            number = name.split()[-1]
            if name in kept or not others.isdisjoint({_opening(name), number}):
                result.add(id(row))
            kept.add(name)
    return result


def _is_number(row: Row) -> bool:
    return not any(character.isalpha() for character in row.text)


def _opening(text: str) -> str:
    """What a heading is known by: ``part ii`` of ``Part II - Offences``, ``12`` of ``12. Offences``."""
    words = [word.strip(".,:;()[]—–-") for word in re.split(r"[\s—–]+", text.casefold(), maxsplit=2)[:2]]
    return words[0] if words[0][:1].isdigit() else " ".join(words).strip()


def _signature(row: Row) -> str:
    words = re.sub(r"\d+", "#", row.text.lower()).split()
    return " ".join(sorted("#" if re.fullmatch(r"[-–—|]*[ivxlc]+[-–—|]*", word) else word for word in words))


def _repeated(edges: list[list[Row]]) -> dict[str, list[tuple[int, Row]]]:
    """The rows, with their pages, of each signature that stands at one height on enough pages."""
    places: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for page, rows in enumerate(edges):
        for row in rows:
            places[_signature(row)].append((page, row))
    found: dict[str, list[tuple[int, Row]]] = {}
    for signature, seen in places.items():
        seen.sort(key=lambda place: (place[1].y, place[0]))
        start = 0
        for end in range(len(seen) + 1):
            if end < len(seen) and (end == start or seen[end][1].y - seen[end - 1][1].y <= SAME_HEIGHT):
                continue
            if _is_frequent({page for page, _ in seen[start:end]}):
                found.setdefault(signature, []).extend(seen[start:end])
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
