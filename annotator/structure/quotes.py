"""Blocks of quoted text that an amending provision inserts: what stands inside is no section of the amending law."""

from __future__ import annotations

import re

from annotator.records import Span
from annotator.structure.numerals import number_key

# A quotation that does not close within this many characters is taken for a stray quotation mark.
LONGEST_BLOCK = 60_000
# A quotation without any line break counts as a block from this length on.
SHORTEST_FLAT_BLOCK = 400
# Inserted provisions are numbered closely; a larger step is a number in running text.
LARGEST_STEP = 12
LONGEST_RUBRIC = 130
_OPENING = re.compile(
    r"(?:following|substitut\w{0,12}|insert\w{0,12}|replaced?\s(?:by|with)|added?|adding|thereof|"
    r"new (?:section|part|chapter|article)s?|follows|remplacée?s?|suivante?s?|siguientes?|seguintes?|redação|"
    r"ainsi|manner|namely|therefor)"
    r"(?:[^\n.;“\"«]|(?<=\bart)\.|(?<=\barts)\.|\n(?![^\S\n]*\n)){0,60}[:—–-]{1,2}[\s.]{0,6}(?P<mark>[“\"«‘„])"
)
# An amending subsection: whatever quotation stands open before it was never closed.
_AMENDING = re.compile(
    r"\s\(\d{1,2}\)\s(?:The (?:[Pp]rincipal )?Act|Section \d+[A-Z]*|In section \d+)[^.;\n]{0,60}?"
    r"\bis (?:hereby )?(?:further )?amended\b"
)
# Chile prints the whole enacted law in quotation marks behind the words of its promulgation.
_WHOLE_LAW = re.compile(r"\b(?:(?:proyecto de|siguiente) ley)\s*[:.—–-]{1,3}\s*$", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*")
_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}


def find_quoted_blocks(text: str) -> list[Span]:
    """List the stretches of quoted law, in document order, without overlaps.

    Parameters
    ----------
    text
        The whole text.

    Returns
    -------
    list
        From the opening quotation mark to the closing one; single-line quotations are left out.
    """
    blocks: list[Span] = []
    until = 0
    # Up to here no quotation of the kind closes; spares the search, which hostile text would make quadratic.
    unclosed: dict[str, int] = {}
    for match in _OPENING.finditer(text):
        start = match.start("mark")
        if _WHOLE_LAW.search(text, match.start(), start):
            continue
        if start < until:
            continue
        end = _closing(text, start, match["mark"]) if start >= unclosed.get(match["mark"], 0) else None
        if end is None:
            unclosed[match["mark"]] = max(unclosed.get(match["mark"], 0), start + LONGEST_BLOCK)
            end = _end_of_long_line(text, start)
        following = _AMENDING.search(text, start, end)
        end = following.start() if following else end
        if end - start >= SHORTEST_FLAT_BLOCK or "\n" in text[start:end] or "\n" in text[match.start() : start]:
            blocks.append(Span(start, end))
            until = end
    return blocks


def _end_of_long_line(text: str, start: int) -> int:
    """Where a quotation that nobody closed ends: with its line, if that is long enough to hold a provision."""
    match = _LINE.match(text, start, start + LONGEST_BLOCK)
    end = match.end() if match else start
    return end if end - start >= SHORTEST_FLAT_BLOCK else start


def _closing(text: str, start: int, mark: str) -> int | None:
    limit = min(len(text), start + LONGEST_BLOCK)
    if mark == '"':
        match = re.compile(r"[.;:)]\"[.;,]?(?=\s*(?:$|\n|and\b|or\b))").search(text, start + 1, limit)
        return match.end() if match else None
    closing = _PAIRS[mark]
    depth = 0
    for match in re.compile(f"[{mark}{closing}]").finditer(text, start, limit):
        if match.group() == mark:
            # Each paragraph of a long quotation may open again without closing.
            reopened = depth and re.search(r"\n\s{0,6}$", text[max(0, match.start() - 6) : match.start()])
            depth += 0 if reopened else 1
        else:
            depth -= 1
            if depth <= 0:
                return match.end()
    return None


_HEAD = re.compile(
    r"(?:(?<=[\s\"“«‘])|(?<=^))(?:(?:Section|SECTION|Article|ARTICLE|Art\.|"
    r"Sec\.)\s)?(?P<number>\d{1,4}(?:[.-]\d{1,3})?[A-Z]{0,3})\.?[\s—–-]{1,20}"
    r"(?P<title>[^\W\d_][^.;:()\n]{2,140}?)?[\s.]{0,9}(?:[—–-]{1,3}\s{0,9})?(?=\(1\)|\(a\)|\n|(?<=\.)[—–-])"
)

_WORD_HEAD = re.compile(
    r"^[ \t\"“«‘]*(?:Section|SECTION|Article|ARTICLE|Art\.|"
    r"Sec\.)\s(?P<number>\d{1,4}(?:[.-]\d{1,3})?(?:-[A-Z]|[A-Z]{0,3}))\b\.?[ \t—–-]*(?P<title>[^\n]{0,120})$",
    re.MULTILINE,
)


def find_quoted_provisions(text: str, block: Span) -> list[tuple[str, str, int, int, int]]:
    """List the provisions inside a quoted block.

    Parameters
    ----------
    text
        The whole text.
    block
        One block of ``find_quoted_blocks``.

    Returns
    -------
    list
        (number, title, start, start of body, end) of each, in document order; empty where the block
        quotes a piece of a provision only.
    """
    heads = []
    for match in _HEAD.finditer(text, block.start, block.end):
        before = text[max(block.start, match.start() - 24) : match.start()]
        at_line = bool(re.search(r"(?:^|[\n\r])[\s\"“«‘]{0,24}$", before)) or match.start() <= block.start + 2
        title = (match["title"] or "").strip()
        if _WORD_HEAD.match(text, match.start()):
            continue
        if not at_line and not (title[:1].isupper() and re.search(r"[.;\"”\]]\s*$|[a-z] $", before)):
            continue
        if re.search(r"\b(?:[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|and|or|to|of)\s*$", before) or _is_sentence(title):
            continue
        heads.append((match["number"], title, match.start(), match.end()))
    for match in _WORD_HEAD.finditer(text, block.start, block.end):
        title = match["title"].strip()
        body = match.start("title") if _is_sentence(title) or title.rstrip('"”»').endswith((".", ";", ":")) else match.end()
        heads.append((match["number"], "" if body < match.end() else title, match.start(), body))
    heads = _increasing(sorted(heads, key=lambda head: head[2]))
    if heads and not heads[0][1]:
        # A marginal title stands between the quotation mark and the number.
        rubric = text[block.start + 1 : heads[0][2]].strip()
        if 2 < len(rubric) < LONGEST_RUBRIC and "\n" not in rubric and rubric[0].isupper() and not _is_sentence(rubric):
            heads[0] = (heads[0][0], rubric, block.start, heads[0][3])
    ends = [*[head[2] for head in heads[1:]], block.end] if heads else []
    return [(number, title, start, body, end) for (number, title, start, body), end in zip(heads, ends, strict=True)]


def _is_sentence(title: str) -> bool:
    return bool(re.search(r"\b(?:shall|may|means|of this|the following)\b", title))


def _increasing(heads: list[tuple[str, str, int, int]]) -> list[tuple[str, str, int, int]]:
    kept: list[tuple[str, str, int, int]] = []
    for head in heads:
        if not kept or (
            0 <= number_key(head[0])[0][0] - number_key(kept[-1][0])[0][0] <= LARGEST_STEP
            and number_key(head[0]) > number_key(kept[-1][0])
        ):
            kept.append(head)
    return kept
