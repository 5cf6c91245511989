"""Inside one section or article: subsections, paragraphs and points as nodes."""

from __future__ import annotations

import re

from annotator.structure.enumeration import Item, find_points, find_subdivisions
from annotator.structure.tree import Node

# What Akoma Ntoso calls the levels below a basic unit.
_FIRST_LEVEL = {"section": "subsection", "rule": "subrule", "clause": "subclause", "paragraph": "subparagraph"}
_POINT_LEVELS = ("paragraph", "subparagraph", "point", "list", "sublist")
_ARTICLE_POINT_LEVELS = ("point", "indent", "list", "sublist", "alinea")
_RUNNING_TEXT = re.compile(r"\b(shall|means|is|are|who|may|includes?)\b")
_DEFINITIONS = re.compile(
    r"\b(definitions?$|definitions|interpretation|use of terms|meaning of|defined terms|définitions?|definiciones)\b", re.IGNORECASE
)


def is_definitions_heading(heading: str) -> bool:
    """Whether a heading announces definitions, which belong together as one clause."""
    return bool(_DEFINITIONS.search(heading)) and len(heading) < 80


def grow_section(text: str, node: Node) -> None:
    """Add the numbered children of a basic unit to its node, in place."""
    start = _skip_repeated_number(text, node)
    style, items = find_subdivisions(text, start, node.end)
    node.style = style
    first = _FIRST_LEVEL.get(node.kind, "paragraph")
    points = _ARTICLE_POINT_LEVELS if node.kind == "article" else _POINT_LEVELS
    if node.kind == "paragraph":
        points = points[1:]
    for item in items:
        child = Node(first, item.label, "", item.start, item.body_start, _rstrip(text, item))
        node.children.append(child)
        if style == "(a)":
            _grow_paragraphs(text, child)
        else:
            _add_points(text, child, find_points(text, item.body_start, child.end), points)
    if not items:
        _add_points(text, node, find_points(text, start, node.end), points)


def _skip_repeated_number(text: str, node: Node) -> int:
    """Some sources print the number, or number and title, again at the head of the body; step over it."""
    if not node.number:
        return node.body_start
    number, title = re.escape(node.number), re.escape(node.heading)
    patterns = [rf"\s*\[?{number}\.?\s*(?=\[?\(\d)"]
    if node.heading:
        patterns.append(rf"\s*\[?{number}\.?\s*\[?{title}[\].\s—–-]*")
    patterns.append(rf"\s*\[?{number}\.\s*[\[]?[^\n(]{{2,240}}?[\]]?\.\s?[—–]+\s*")
    if node.number != "1":
        patterns.append(rf"\s*{number}\s+(?=[A-Z“\"])")
    for pattern in patterns:
        match = re.compile(pattern).match(text, node.body_start, node.end)
        if match:
            return match.end()
    return node.body_start


def _grow_paragraphs(text: str, child: Node) -> None:
    """United States Code: below ``(a)`` stand ``(1)`` paragraphs, often behind a short heading."""
    lead = re.compile(r"[^()]{0,110}?(?=\(1\))").match(text, child.body_start, child.end)
    if lead and not _RUNNING_TEXT.search(lead.group()):
        style, items = find_subdivisions(text, lead.end(), child.end)
        if style == "(1)" and len(items) > 1:
            child.style = style
            for item in items:
                grandchild = Node("paragraph", item.label, "", item.start, item.body_start, _rstrip(text, item))
                child.children.append(grandchild)
                _add_points(text, grandchild, find_points(text, item.body_start, grandchild.end), _POINT_LEVELS[1:])
            return
    _add_points(text, child, find_points(text, child.body_start, child.end), _POINT_LEVELS)


def _add_points(text: str, parent: Node, items: list[Item], levels: tuple[str, ...]) -> None:
    for item in items:
        kind = levels[0] if levels else "sublist"
        child = Node(kind, item.label, "", item.start, item.body_start, max(item.body_start, _rstrip(text, item)))
        parent.children.append(child)
        _add_points(text, child, item.children, levels[1:])


def _rstrip(text: str, item: Item) -> int:
    end = item.end
    while end > item.body_start and text[end - 1].isspace():
        end -= 1
    return end
