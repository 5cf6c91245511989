"""Clauses: the units of classification that GUIDELINES.md defines, cut from the provision tree.

A clause is one numbered paragraph or subsection with all its points; the whole section or article
where there is none. A section of definitions stays one clause.
"""

from __future__ import annotations

from annotator.records import Clause, Span
from annotator.structure.divisions import is_definitions_heading
from annotator.structure.tree import Node

# Opening words before the first numbered paragraph become a clause of their own only if they say something.
SHORTEST_OPENING = 25
_CONTAINERS = frozenset(
    {"part", "chapter", "title", "book", "division", "subdivision", "subpart", "subchapter", "attachment"}
)


def cut_clauses(text: str, roots: list[Node], eids: dict[int, str]) -> tuple[Clause, ...]:
    """List the clauses of a law in document order.

    Parameters
    ----------
    text
        The whole text.
    roots
        The provision forest.
    eids
        eId of each node, by ``id`` of the node.
    """
    clauses: list[Clause] = []

    def add(node: Node, start: int, end: int, path: tuple[str, ...], heading: str, suffix: str = "") -> None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            eid = eids[id(node)]
            clauses.append(Clause("c:" + eid + suffix, eid, Span(start, end), path, heading))

    def visit(node: Node, path: tuple[str, ...]) -> None:
        if not node.is_operative:
            return
        if node.kind in _CONTAINERS:
            label = f"{node.kind.capitalize()} {node.number}".strip()
            below = (*path, f"{label} - {node.heading}" if node.heading else label)
            for child in node.children:
                visit(child, below)
            return
        units = node.children if node.style and not is_definitions_heading(node.heading) else []
        if not units:
            add(node, node.body_start, node.end, path, node.heading)
            return
        if units[0].start - node.body_start > SHORTEST_OPENING:
            add(node, node.body_start, units[0].start, path, node.heading, "__intro")
        for unit in units:
            parts = unit.children if unit.style else []
            if not parts:
                add(unit, unit.start, unit.end, path, node.heading)
                continue
            for index, part in enumerate(parts):
                add(part, unit.start if index == 0 else part.start, part.end, path, node.heading)

    for root in roots:
        visit(root, ())
    return tuple(clauses)
