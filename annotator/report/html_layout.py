"""Set the text of an instrument as a page: blocks (headings, paragraphs) in groups (sections), nothing left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.records import Provision, Report, Span
from annotator.report.segments import cut

__all__ = ["Block", "Group", "Layout", "lay_out"]

#: Kinds that hold sections rather than being one.
CONTAINERS = frozenset(
    ("book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "division", "subdivision", "attachment")
)
#: Kinds whose number and heading stand on a line of their own; below them the number runs into the text.
HEADED = CONTAINERS | frozenset(
    ("section", "article", "rule", "preamble", "preface", "conclusions", "hcontainer", "toc", "coverPage", "crossHeading")
)


@dataclass(slots=True)
class Block:
    """A heading or a paragraph: ``text[start:end]``, trailing white space included.

    ``num_end`` and ``heading_end`` say how far the number and a run-in heading reach (``start`` if there are none);
    ``indent`` counts levels below the nearest headed provision.
    """

    start: int
    end: int
    owner: Provision | None
    is_heading: bool
    level: int
    indent: int
    num_end: int
    heading_end: int
    is_recognised: bool
    anchors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Blocks that belong together on the page: a heading and the text under it."""

    head: Provision | None
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole text, in groups of blocks that tile it; ``parents`` resolves a provision to the one around it."""

    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    parents: dict[str, Provision | None]

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds ``offset``."""
        return max(0, bisect_right(self.starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a provision stands in the tree, by position, whatever its ``parent`` says."""

    parent: Provision | None
    level: int
    indent: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text between two bounds of the tree: whose it is, and how to read its line ends."""

    span: Span
    owner: Provision | None
    place: _Place
    is_wrapped: bool
    is_lost: bool


def lay_out(report: Report) -> Layout:
    """Return the layout of the report's text.

    The tree is read from positions, so a tree with faults still shows every character exactly once.
    """
    text = report.document.text
    provisions = sorted(report.provisions, key=lambda p: (p.span.start, -p.span.end))
    places = _places(provisions)
    lost = [u.span for u in report.unrecognised]
    breaks = [offset for p in provisions for offset in (p.heading_span.start, p.heading_span.end)]
    is_wrapped = _is_hard_wrapped(text)
    blocks: list[Block] = []
    for segment in cut(len(text), [p.span for p in provisions] + lost, breaks):
        around = [index for index in segment.covers if index < len(provisions)]
        owner = provisions[around[-1]] if around else None
        place = places[owner.eid] if owner else _Place(None, 0, 0)
        span = Span(segment.start, segment.end)
        if not text[span.start : span.end].strip() and blocks:
            blocks[-1].end = span.end
            continue
        is_lost = len(around) < len(segment.covers)
        _append(blocks, text, _Stretch(span, owner, place, is_wrapped and not is_lost, is_lost))
    if not blocks:
        blocks.append(Block(0, len(text), None, False, 0, 0, 0, 0, True))
    blocks[0].start = 0
    starts = tuple(block.start for block in blocks)
    layout = Layout(tuple(_group(blocks, places)), tuple(blocks), starts, {eid: place.parent for eid, place in places.items()})
    for provision in provisions:
        at = provision.span.start
        at += len(text[at : at + 200]) - len(text[at : at + 200].lstrip())
        blocks[layout.block_at(at)].anchors.append(provision.eid)
    return layout


def _places(provisions: list[Provision]) -> dict[str, _Place]:
    """Return parent, heading level and indent of each provision, from a sweep over their spans."""
    places: dict[str, _Place] = {}
    stack: list[Provision] = []
    for provision in provisions:
        while stack and stack[-1].span.end <= provision.span.start:
            stack.pop()
        parent = stack[-1] if stack else None
        above = places[parent.eid] if parent else _Place(None, 0, 0)
        is_headed = _is_headed(provision)
        level = above.level + (1 if is_headed else 0)
        places[provision.eid] = _Place(parent, level, 0 if is_headed else above.indent + 1)
        stack.append(provision)
    return places


def _is_headed(provision: Provision) -> bool:
    """Whether number and heading stand on a line of their own."""
    return provision.kind in HEADED and provision.heading_span.length > 0


def _append(blocks: list[Block], text: str, stretch: _Stretch) -> None:
    """Add a stretch of one provision's own text to the page, as one or more blocks."""
    span, owner, place = stretch.span, stretch.owner, stretch.place
    last = blocks[-1] if blocks else None
    if owner is not None and owner.heading_span.contains(span):
        is_heading = _is_headed(owner)
        num_end = span.start if is_heading else _num_end(text, span, owner.num)
        heading_end = span.start if is_heading else span.end
        level, indent = (place.level, 0) if is_heading else (0, place.indent)
        blocks.append(Block(span.start, span.end, owner, is_heading, level, indent, num_end, heading_end, not stretch.is_lost))
        return
    follows_own = last is not None and owner is not None and last.owner is owner
    runs_on = (
        follows_own and last is not None and not last.is_heading and last.heading_end > last.start and last.end == span.start
    )
    for index, (start, end) in enumerate(_paragraphs(text, span, stretch.is_wrapped)):
        if index == 0 and runs_on and last is not None:
            last.end = end
            continue
        begins = index == 0 and owner is not None and not follows_own
        num_end = _num_end(text, Span(start, end), owner.num) if owner is not None and begins else start
        blocks.append(Block(start, end, owner, False, 0, place.indent, num_end, num_end, not stretch.is_lost))


def _num_end(text: str, span: Span, num: str) -> int:
    """Return where the number at the start of ``span`` ends, brackets and points included; ``span.start`` without one."""
    number = num.strip()
    if not number:
        return span.start
    pattern = rf"\s*[^\w\s]{{0,2}}\s?{re.escape(number)}(?!\w)(?:\s?[^\w\s]){{0,2}}"
    match = re.compile(pattern).match(text, span.start, span.end)
    return match.end() if match else span.start


def _paragraphs(text: str, span: Span, is_wrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a stretch, each with the white space that follows it."""
    pattern = r"\n[^\S\n]*\n\s*" if is_wrapped else r"\n\s*"
    start = span.start
    for match in re.compile(pattern).finditer(text, span.start, span.end):
        if text[start : match.start()].strip() and match.end() < span.end:
            yield start, match.end()
            start = match.end()
    yield start, span.end


def _group(blocks: list[Block], places: dict[str, _Place]) -> Iterator[Group]:
    """Yield groups: a new one at each heading, and wherever the text leaves a headed provision."""
    group: Group | None = None
    for block in blocks:
        head = block.owner
        while head is not None and not _is_headed(head):
            head = places[head.eid].parent
        if group is None or block.is_heading or group.head is not head:
            if group is not None:
                yield group
            group = Group(head, [])
        group.blocks.append(block)
    if group is not None:
        yield group


def _is_hard_wrapped(text: str) -> bool:
    """Whether line ends fall inside sentences, as in text taken from a page, rather than between paragraphs."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [(a, b) for a, b in pairwise(lines) if len(a) > 30 and b]
    if len(pairs) < 8:
        return False
    inside = sum(1 for a, b in pairs if b[0].islower() and (a[-1].isalnum() or a[-1] in ",-"))
    return inside > 0.3 * len(pairs)
