"""Clauses: the units of classification that GUIDELINES.md defines, cut from the provision tree.

A clause is one numbered paragraph or subsection with all its points; the whole section or article
where there is none. A section of definitions stays one clause.
"""

from __future__ import annotations

import re

from annotator.records import Clause, Span
from annotator.structure.divisions import defines_terms
from annotator.structure.tree import Node

# Opening words before the first numbered paragraph become a clause of their own only if they say something.
SHORTEST_OPENING = 25
# In codes that number subsections (a) and paragraphs (1), a subsection longer than this is cut at its paragraphs
# even where opening words of a few words are shared.
LONGEST_SUBSECTION = 2500
LONGEST_SHARED_OPENING = 100
LONGEST_HEADING = 200
_CONTAINERS = frozenset({"part", "chapter", "title", "book", "division", "subdivision", "subpart", "subchapter", "attachment"})
_HEADING_END = re.compile(r"[.?”\")]\s?[—–-]*$")
_QUOTE_END = re.compile(r"[\s.;,”\"»’]*")
_DEFINING = re.compile(r"\b(?:as used in|for (?:the )?purposes? of|in) this|\bdefinitions?\b|\bmeans?\b", re.IGNORECASE)


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
    cutter = _Cutter(text, eids)
    for root in roots:
        cutter.visit(root, ())
    return tuple(cutter.clauses)


class _Cutter:
    """Gathers clauses while it walks the tree."""

    def __init__(self, text: str, eids: dict[int, str]) -> None:
        self.clauses: list[Clause] = []
        self._text = text
        self._eids = eids

    def visit(self, node: Node, path: tuple[str, ...]) -> None:
        """A container, or a provision in its place."""
        if not node.is_operative:
            return
        if node.own_style:
            self._cut(node, node.start, path, "", 1)
            return
        if node.kind not in _CONTAINERS:
            self._provision(node, path)
            return
        label = f"{node.kind.capitalize()} {node.number}".strip()
        below = (*path, f"{label} - {node.heading}" if node.heading else label)
        for child in node.children:
            self.visit(child, below)

    def _provision(self, node: Node, path: tuple[str, ...]) -> None:
        """A section or article: its numbered units with the words that open them, or the whole."""
        units = [c for c in node.children if c.is_operative] if node.style and not defines_terms(self._text, node) else []
        if not units:
            quoted = _quoted(node)
            if quoted:
                self._around(node, node.body_start, quoted, path, node.heading)
            else:
                self._add(node, node.body_start, node.end, path, node.heading)
            return
        if units[0].start - node.body_start > SHORTEST_OPENING:
            self._add(node, node.body_start, units[0].start, path, node.heading, "__intro")
        for unit in units:
            self._cut(unit, unit.start, path, node.heading, 1)

    def _cut(self, node: Node, start: int, path: tuple[str, ...], heading: str, depth: int) -> None:
        """A unit, or the provisions of their own that it holds."""
        quoted = _quoted(node)
        if quoted:
            self._around(node, start, quoted, path, heading)
            return
        units = _units(self._text, node, depth) if depth < 3 else []
        if not units:
            self._add(node, start, node.end, path, heading)
            return
        for index, unit in enumerate(units):
            self._cut(unit, start if index == 0 else unit.start, path, heading, depth + 1)

    def _around(self, node: Node, start: int, quoted: list[Node], path: tuple[str, ...], heading: str) -> None:
        """The amending words, then each inserted provision, with whatever stands between and behind them."""
        self._add(node, start, quoted[0].start, path, heading)
        ends = [*(inserted.start for inserted in quoted[1:]), node.end]
        for index, (inserted, end) in enumerate(zip(quoted, ends, strict=True)):
            self._provision(inserted, (*path, heading) if heading else path)
            behind = _QUOTE_END.match(self._text, inserted.end, end).end()  # type: ignore[union-attr]
            if end - behind > SHORTEST_OPENING:
                suffix = f"__rest-{index + 1}" if index < len(quoted) - 1 else "__rest"
                self._add(node, behind, end, path, heading, suffix)

    def _add(self, node: Node, start: int, end: int, path: tuple[str, ...], heading: str, suffix: str = "") -> None:
        text = self._text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            eid = self._eids[id(node)]
            self.clauses.append(Clause("c:" + eid + suffix, eid, Span(start, end), path, heading))


def _quoted(node: Node) -> list[Node]:
    """Inserted provisions anywhere below a node, in document order."""
    found: list[Node] = []
    pending = list(reversed(node.children))
    while pending:
        child = pending.pop()
        if child.kind == "quotedStructure":
            found.append(child)
        else:
            pending.extend(reversed(child.children))
    return found


def _units(text: str, node: Node, depth: int) -> list[Node]:
    """Numbered children that are provisions of their own rather than points of their owner's sentence."""
    children = [child for child in node.children if child.is_operative]
    is_long = node.end - node.start > LONGEST_SUBSECTION
    if len(children) < 2 or node.kind in {"point", "list", "sublist"} or (depth > 1 and not is_long):
        return []
    lead = text[node.body_start : children[0].start].strip()
    if not lead:
        # ``(2)(a)``, one number drafted as a pair: each pair is a provision. Elsewhere letters are points.
        is_pair = is_long or node.start < node.body_start == children[0].start
        return children if is_pair and _are_sentences(text, children) else []
    if not (node.style == "(1)" and node.own_style == "(a)") or _DEFINING.search(lead):
        return []
    if len(lead) <= LONGEST_HEADING and (lead[-1].isalnum() or _HEADING_END.search(lead)):
        return children
    return children if is_long and len(lead) <= LONGEST_SHARED_OPENING else []


def _are_sentences(text: str, children: list[Node]) -> bool:
    """Whether each child begins with a capital or a number of its own and ends a sentence."""
    bodies = [text[child.body_start : child.end].strip(" \t\r\n\"“”'[]*_") for child in children]
    begun = sum(body[:1].isupper() or body[:1] == "(" for body in bodies)
    ended = sum(body[-1:] in {".", ":", "—"} for body in bodies[:-1])
    return begun == len(bodies) and ended >= len(bodies) - 1
