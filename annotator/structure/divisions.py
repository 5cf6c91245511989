"""Inside one section or article: subsections, paragraphs and points as nodes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.records import Span
from annotator.structure.gaps import find_gaps, restore_behind_gaps
from annotator.structure.headings import Heading
from annotator.structure.marks import Mark, find_marks
from annotator.structure.nesting import Item, nest
from annotator.structure.numerals import number_key
from annotator.structure.quotes import find_quoted_provisions
from annotator.structure.trailers import split_trailers
from annotator.structure.tree import Node

# What Akoma Ntoso calls the levels below a basic unit.
_FIRST_LEVEL = {
    "section": "subsection",
    "rule": "subrule",
    "clause": "subclause",
    "paragraph": "subparagraph",
    "quotedStructure": "subsection",
}
_POINT_LEVELS = ("paragraph", "subparagraph", "point", "list", "sublist")
_ARTICLE_POINT_LEVELS = ("point", "indent", "list", "sublist", "alinea")
# A rubric (marginal note) before the first number is a title of at most this many characters.
LONGEST_RUBRIC = 130
# Text before a lone ``(2)`` counts as subsection (1) if it is at least a short sentence.
SHORTEST_UNNUMBERED = 30
_DEFINITIONS = re.compile(
    r"\b(definitions?$|definitions|definition of (?:\w+ )?terms|meaning of (?:terms|words)|glossary|interpretation|use of terms|"
    r"defined terms|définitions?|glossaire|definiciones|definición de (?:los )?términos|glosario|definições|glossário)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(r"\W*meaning of\b", re.IGNORECASE)
REACH_OF_MEANS = 250
# So many headings of Parts and Chapters may stand between two sections.
MOST_CONTAINERS = 6
_HEAD = re.compile(r"[\s\[*_\"“†‡]*(?:\d{1,2}\s*\[)?[\s\[*_]*")
_BARE_HEAD = re.compile(r"[\s\[*_\"“]*1 (?=[A-ZĀ-Ž\[“\"‘(])")
_REPEATED_NUMBER = re.compile(r"[\s\[\]*_]*(?P<number>\d{1,4}(?:[.\-/]\d{1,5})*(?:[A-Za-z]{1,3}(?![a-z]))?)(?P<stop>[.।]?)\s*")
_REPEATED_TITLE = re.compile(r"\[?[^\n(]{2,240}?\]?\.\s?[—–]+\s*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_PUNCTUATION = re.compile(r"[\].\s—–-]*")
_FINITE = re.compile(r"\b(shall|means|is|are|who|may|must|includes?|does|has|have|whoever)\b", re.IGNORECASE)
# Closing words and provisos after the last point belong to the list's owner, not to the point.
_CLOSING = re.compile(
    r"(?<=[;,])[ \t]*\r?\n\s{0,80}(?=[a-z])|\n[ \t\r]{0,80}\n\s{0,80}(?=[a-z]{2})|\n\s{0,80}(?=(?:Provided|PROVIDED|"
    r"Explanation|EXPLANATION|Proviso)\b)"
)
# How each shape of number is named as a style, by the first number in it.
_SHAPES = {
    "(x)": "({})", "x)": "{})", "x/": "{}/", "x.": "{}.", "x": "{}", "-": "-", "§": "§ {}", "First": "First",
    "n.x": "1.{}", "n.n.x": "1.1.{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole document while one section grows: page furniture (start by end), quoted blocks, headings."""

    furniture: dict[int, int]
    quoted: tuple[Span, ...]
    headings: tuple[Heading, ...] = ()

    def next_unit_after(self, at: int) -> Heading | None:
        """The first basic unit at or behind an offset, unless an attachment begins before it."""
        low = bisect_left(self.headings, at, key=lambda heading: heading.span.start)
        for heading in self.headings[low : low + MOST_CONTAINERS]:
            if heading.style != "container":
                return None if heading.style == "attachment" else heading
        return None

    def next_unit(self, heading: Heading) -> Heading | None:
        """The basic unit behind another."""
        return self.next_unit_after(heading.span.start + 1)

    def last_unit(self, at: int) -> Heading | None:
        """The last basic unit before an offset, unless an attachment begins behind it."""
        low = bisect_left(self.headings, at, key=lambda heading: heading.span.start)
        for heading in reversed(self.headings[max(0, low - MOST_CONTAINERS) : low]):
            if heading.style != "container":
                return None if heading.style == "attachment" else heading
        return None

    def quoted_within(self, start: int, end: int) -> list[Span]:
        """Quoted blocks that lie inside a stretch."""
        low = bisect_left(self.quoted, Span(start, start))
        found = []
        while low < len(self.quoted) and self.quoted[low].start < end:
            if self.quoted[low].end <= end:
                found.append(self.quoted[low])
            low += 1
        return found


def is_definitions_heading(heading: str) -> bool:
    """Whether a heading announces definitions, which belong together as one clause."""
    return bool(_DEFINITIONS.search(heading)) and len(heading) < 80


def defines_terms(text: str, node: Node) -> bool:
    """Whether a section says what words mean and nothing else: by its heading, or ``Meaning of ...`` and its first words."""
    if is_definitions_heading(node.heading):
        return True
    opening = text[node.body_start : min(node.end, node.body_start + REACH_OF_MEANS)]
    return bool(_MEANING.match(node.heading)) and re.search(r"\bmeans\b(?!\s*(?:[;,.]|of\b))", opening) is not None


def _outside(blocks: Sequence[Span], marks: Sequence[Mark]) -> list[Mark]:
    """Marks that lie in none of the blocks, which are in the order of their beginnings."""
    starts, farthest = [block.start for block in blocks], list(accumulate((block.end for block in blocks), max))
    opened = ((bisect_right(starts, mark.start), mark) for mark in marks)
    return [mark for count, mark in opened if not count or mark.start >= farthest[count - 1]]


def grow_section(text: str, node: Node, context: Context) -> None:
    """Add the numbered children of a basic unit to its node, in place.

    Parameters
    ----------
    text
        The whole text.
    node
        A section or article whose body ends at ``node.end``.
    context
        What the whole document knows: page furniture and quoted blocks.
    """
    quoted = context.quoted_within(node.body_start, node.end)
    start = _skip_repeated_number(text, node)
    bare = bool(_BARE_HEAD.match(text, start, node.end))
    marks = find_marks(text, start, node.end, bare, node.number)
    if quoted:
        marks = _outside(quoted, marks)
    _read_one(text, start, marks)
    _restore_first(text, start, marks)
    gaps = find_gaps(text, start, node.end)
    restore_behind_gaps(text, gaps, marks)
    if gaps and not text[start : gaps[0][0]].strip():
        start = gaps[0][1]
    _release_head(text, start, marks)
    items = nest(text, marks, node.end, start)
    if bare and items and items[0].shape == "x" and len(items) == 1 and items[0].series == "digit":
        items = nest(text, [m for m in marks if m.shape != "x"], node.end, start)
    points: tuple[str, ...] = _ARTICLE_POINT_LEVELS if node.kind == "article" else _POINT_LEVELS
    if node.kind == "paragraph":
        points = points[1:]
    if items and _is_subdivided(text, start, items):
        node.style = _style(items[0])
        node.body_start = start
        first = _FIRST_LEVEL.get(node.kind, "paragraph")
        for index, item in enumerate(items):
            trailers: list[tuple[str, int, int]] = []
            if index < len(items) - 1:
                behind, last = split_trailers(text, item.body_start, item.end, context.furniture)[1], _last_start(item)
                trailers = [trailer for trailer in behind if trailer[1] > last]
                if trailers:
                    item.end = trailers[0][1]
                    _cut_items(item.children, item.end)
            child = _child(text, node, item, first)
            node.children.extend(Node(kind, "", "", a, a, b, is_operative=False) for kind, a, b in trailers)
            child.style = _style(item.children[0]) if item.children else ""
            _add_points(text, child, item.children, points)
    else:
        _add_points(text, node, items, points)
    for block in quoted:
        _add_quoted(text, node, block, context)


def _add_quoted(text: str, node: Node, block: Span, context: Context) -> None:
    """Hang the provisions of a quoted block below the subdivision that inserts them."""
    owner = node
    while True:
        inner = next((c for c in owner.children if c.start <= block.start and block.end <= c.end and c.is_operative), None)
        if inner is None:
            break
        owner = inner
    if any(child.start < block.end and block.start < child.end for child in owner.children):
        return
    for number, title, start, body, end in find_quoted_provisions(text, block):
        while end > body and text[end - 1].isspace():
            end -= 1
        child = Node("quotedStructure", number, title, start, body, end)
        owner.children.append(child)
        grow_section(text, child, Context(context.furniture, ()))
    owner.children.sort(key=lambda child: child.start)


def _style(item: Item) -> str:
    return _SHAPES[item.shape].format("1" if item.series == "digit" else "a" if item.series.lower() == "alpha" else "i")


def _read_one(text: str, start: int, marks: list[Mark]) -> None:
    """Where a body opens with ``(l)`` or ``(I)`` and goes on with ``(2)``, the first was misread for ``(1)``."""
    is_first = bool(marks) and marks[0].label in {"l", "I"} and _HEAD.fullmatch(text, start, marks[0].start) is not None
    if is_first and any(mark.label == "2" and not mark.cited for mark in marks):
        marks[0].label = "1"


def _release_head(text: str, start: int, marks: list[Mark]) -> None:
    """The mark that opens the body, be it behind a rubric, is never a citation, whatever stands in the words before it."""
    if not marks:
        return
    first = next((mark for mark in marks if mark.label == "1"), marks[0])
    lead = text[start : first.start].strip()
    is_head = _HEAD.fullmatch(text, start, marks[0].start)
    if is_head:
        first = marks[0]
    elif first.label != "1" or not first.opens_sentence or not _is_rubric(lead) or (first is not marks[0] and not first.at_line):
        return
    first.cited = False
    first.at_line = first.heads_body = True


def _restore_first(text: str, start: int, marks: list[Mark]) -> None:
    """Where the number of the first subsection was lost, ``(2)`` at the head of a paragraph still tells that there was one."""
    digits = [mark for mark in marks if mark.label.isdigit() and not mark.cited and mark.at_line]
    if not digits or digits[0].label != "2" or not digits[0].opens_sentence:
        return
    if any(
        mark.label == "1" and mark.shape == digits[0].shape and not mark.cited and mark.start < digits[0].start for mark in marks
    ):
        return
    lead = text[start : digits[0].start].strip()
    if len(lead) > SHORTEST_UNNUMBERED and lead[-1] in ".;":
        at = start + len(text[start : digits[0].start]) - len(text[start : digits[0].start].lstrip())
        marks.insert(0, Mark(digits[0].shape, "1", at, at, at_line=True, opens_sentence=True))


def _is_rubric(lead: str) -> bool:
    """Whether the words before the first number are a title rather than the opening of a sentence."""
    if not lead or len(lead) > LONGEST_RUBRIC or not lead[-1].isalnum() or _BLANK_LINE.search(lead):
        return False
    return lead[0].isupper() and not _FINITE.search(lead)


def _is_subdivided(text: str, start: int, items: list[Item]) -> bool:
    """Whether the first level is subdivisions of the provision rather than points of one sentence."""
    first = items[0]
    if first.series == "bullet":
        return False
    lead = text[start : first.start].strip(' \t\r\n[]*_"“†‡')
    if not lead or re.fullmatch(r"\d{1,2}\s*\[?", lead):
        return True
    if first.series not in {"digit", "ordinal"} or len(items) < 2:
        return False
    if lead[-1] in '.”"]' and first.shape != "x)":
        return True
    stands_apart = (
        text[start : first.start].rstrip(" \t[*_").endswith(("\n", "\r")) and len(lead) <= LONGEST_RUBRIC and lead[-1].isalnum()
    )
    return (stands_apart or _is_rubric(lead)) and bool(text[first.body_start : first.end].strip()[:1].isupper())


def _child(text: str, parent: Node, item: Item, kind: str) -> Node:
    end = item.end
    while end > item.body_start and text[end - 1].isspace():
        end -= 1
    child = Node(kind, item.label, "", item.start, item.body_start, end, own_style=_style(item))
    parent.children.append(child)
    return child


def _last_start(item: Item) -> int:
    """Where the last of the items nested in an item begins; what trails the item begins after it."""
    while item.children:
        item = item.children[-1]
    return item.start


def _cut_items(items: list[Item], end: int) -> None:
    """Let the last items of nested lists end no later than their owner."""
    while items:
        items[-1].end = min(items[-1].end, end)
        items = items[-1].children


def _first_word(text: str, at: int) -> int:
    """Offset behind the first word at or after an offset."""
    match = re.compile(r"\s*\S*").match(text, at)
    return match.end() if match else at


def _add_points(text: str, parent: Node, items: list[Item], levels: tuple[str, ...]) -> None:
    for index, item in enumerate(items):
        kind = levels[0] if levels else "sublist"
        child = _child(text, parent, item, kind)
        child.style = _style(item.children[0]) if item.children else ""
        if index == len(items) - 1 and not item.children:
            closing = _CLOSING.search(text, _first_word(text, item.body_start), child.end)
            if closing:
                child.end = closing.start()
        _add_points(text, child, item.children, levels[1:])


def _skip_repeated_number(text: str, node: Node) -> int:
    """Some sources print the number, or number and title, again at the head of the body; step over it."""
    if not node.number:
        return node.body_start
    match = _REPEATED_NUMBER.match(text, node.body_start, node.end)
    if not match or number_key(match["number"]) != number_key(node.number):
        return node.body_start
    at = match.end()
    if text[at : at + 1] == "(" or text[at : at + 2] == "[(":
        return at
    if node.heading and text.startswith(node.heading, at):
        return _PUNCTUATION.match(text, at + len(node.heading), node.end).end()  # type: ignore[union-attr]
    inline = _REPEATED_TITLE.match(text, at, node.end)
    if inline and match["stop"]:
        return inline.end()
    following = text[at : at + 1]
    opens_text = following in '“"' or (following.isalpha() and not following.islower())
    return at if opens_text and number_key(node.number) != ((1, ""),) else node.body_start
