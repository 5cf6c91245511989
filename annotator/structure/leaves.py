"""Leaves of the provision tree with the words they inherit: ``(b) publishes ...`` is judged with ``Any person who -``.

The guidelines' unit of classification stays the clause; a leaf is what a finding points into. Nothing is copied: a leaf
knows the spans of its opening and closing words, so that every offset stays exact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.records import Provision, Span
from annotator.structure.divisions import is_definitions_heading

# Kinds below which the words of an owner belong to its points; above them stand only headings.
_CONTAINERS = frozenset({"part", "chapter", "title", "book", "division", "subdivision", "subpart", "subchapter", "attachment"})
# Closing words run into the last point: ``(b) ... another person, commits an offence and is liable ...``.
_PREDICATE = re.compile(
    r"[,;]\s+(?=(?:commits?|shall commit|is guilty|are guilty|shall be guilty|shall be liable|is liable|are liable|"
    r"shall(?:, (?:up)?on conviction,| on conviction)? be (?:liable|punish\w*|fined|imprisoned|sentenced)|"
    r"(?:is|are) punish\w+|shall be punish\w+)\b)"
)
_SUBJECT = re.compile(
    r"\b(?:any(?:one|body)?|every(?:one)?|no one|persons?|whoever|who|owner|licensee|provider)\b", re.IGNORECASE
)
# Basic units own their number and title; below them the number is part of the words.
_TITLED = frozenset({"section", "article", "rule", "clause", "quotedStructure"})
_JOINT = re.compile(r"[;,]\s*(?:(?:and|or|and/or)\s*)?$")
_WORDS = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A provision without subdivisions, the opening words above it (outermost first) and the closing words behind it."""

    eid: str
    span: Span
    opening: tuple[Span, ...] = ()
    closing: tuple[Span, ...] = ()

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Every span of the judged text in reading order."""
        return (*self.opening, self.span, *self.closing)


def judged_text(text: str, leaf: Leaf) -> str:
    """The sentence a leaf belongs to, for a reader: opening words, the leaf with its number, closing words."""
    pieces = [" ".join(text[piece.start : piece.end].split()) for piece in leaf.pieces]
    own = len(leaf.opening)
    if leaf.closing:
        # ``; or`` leads on to the next point, which is not shown.
        pieces[own] = _JOINT.sub(",", pieces[own])
    return " ".join(pieces)


def find_leaves(text: str, provisions: Iterable[Provision]) -> tuple[Leaf, ...]:
    """List the leaves of a law in document order.

    Parameters
    ----------
    text
        The whole text.
    provisions
        Its provisions in document order.
    """
    operative = [p for p in provisions if p.is_operative]
    children: dict[str | None, list[Provision]] = {}
    for provision in operative:
        children.setdefault(provision.parent, []).append(provision)
    found: list[Leaf] = []
    pending: list[tuple[Provision, tuple[Span, ...], tuple[Span, ...]]] = []
    pending.extend((p, (), ()) for p in reversed(children.get(None, [])))
    while pending:
        provision, opening, closing = pending.pop()
        inner = children.get(provision.eid, [])
        if not inner or is_definitions_heading(provision.heading):
            # The points of a definition share one list with those of the next; only the section is whole.
            span = _trim(text, *_own(provision, closing))
            if span is not None:
                found.append(Leaf(provision.eid, span, opening, tuple(c for c in closing if c.start >= span.end)))
            continue
        if provision.kind not in _CONTAINERS:
            head = _trim(text, provision.heading_span.end, inner[0].span.start)
            tail = _trim(text, inner[-1].span.end, provision.span.end) or _run_in_closing(text, head, inner[-1].span)
            opening = (*opening, head) if head else opening
            closing = (tail, *closing) if tail else closing
        pending.extend((child, opening, closing) for child in reversed(inner))
    return tuple(found)


def leaf_at(leaves: tuple[Leaf, ...], offset: int) -> Leaf | None:
    """The leaf whose own words stand at an offset, or ``None`` (opening words, headings)."""
    at = bisect_right([leaf.span.start for leaf in leaves], offset) - 1
    return leaves[at] if at >= 0 and offset < leaves[at].span.end else None


def _own(provision: Provision, closing: tuple[Span, ...]) -> tuple[int, int]:
    """The provision without closing words that are run into it."""
    ends = [c.start for c in closing if provision.span.start < c.start < provision.span.end]
    start = provision.heading_span.end if provision.kind in _TITLED else provision.span.start
    return start, min([provision.span.end, *ends])


def _run_in_closing(text: str, head: Span | None, last: Span) -> Span | None:
    """Closing words at the end of the last point, where the opening words name who acts but not what follows from it."""
    if head is None:
        return None
    opening = text[head.start : head.end]
    if not _SUBJECT.search(opening) or _PREDICATE.search(opening + " ") or re.search(r"\bif:?\W*$", opening):
        return None
    found = _PREDICATE.search(text, last.start, last.end)
    return _trim(text, found.end(), last.end) if found else None


def _trim(text: str, start: int, end: int) -> Span | None:
    """A stretch without white space at its ends; ``None`` if nothing is left."""
    first = _WORDS.search(text, start, max(start, end))
    if first is None:
        return None
    while text[end - 1].isspace():
        end -= 1
    return Span(first.start(), end)
