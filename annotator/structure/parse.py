"""From raw text to provisions and clauses. Never refuses a text: what it cannot place becomes a generic container."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.records import Clause, Definition, Provision, Span, Unrecognised
from annotator.structure.clauses import cut_clauses
from annotator.structure.definitions import find_definitions
from annotator.structure.divisions import grow_section
from annotator.structure.headings import Heading, is_titlelike, split_lines
from annotator.structure.outline import Outline, find_outline
from annotator.structure.tree import Node, freeze

_RECITALS = re.compile(r"^\W*(?:preamble|recitals|whereas|considérants?|preámbulo|considerando)\b", re.IGNORECASE | re.MULTILINE)
_SIGNATURES = re.compile(r"\n\W*(?:in witness whereof|done at|approved\s*[,:]?\s*\n|\(sgd)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Structure:
    """What the structure stage knows about a text."""

    provisions: tuple[Provision, ...]
    clauses: tuple[Clause, ...]
    definitions: tuple[Definition, ...]
    unrecognised: tuple[Unrecognised, ...]
    coverage: float


def parse_structure(text: str) -> Structure:
    """Parse the article > paragraph > point structure of a law.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    Structure
        Provisions in document order, the clauses to classify, the definitions found, the stretches
        that could not be placed, and the share of non-blank characters that were placed.
    """
    outline = find_outline(text, split_lines(text))
    roots = _front_matter(text, outline) + _divisions(text, outline)
    provisions, eids = freeze(roots)
    clauses = cut_clauses(text, roots, eids)
    lost = tuple(
        Unrecognised(p.span, "no numbering found here") for p in provisions if p.kind == "hcontainer" and p.is_operative
    )
    total = len(text.split()) or 1
    unplaced = sum(len(text[u.span.start : u.span.end].split()) for u in lost)
    return Structure(tuple(provisions), clauses, find_definitions(text, clauses), lost, 1 - unplaced / total)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch so that it neither begins nor ends with white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _front_matter(text: str, outline: Outline) -> list[Node]:
    """Title page, preamble or recitals, and table of contents: part of the text, not of the operative law."""
    nodes: list[Node] = []
    contents = outline.contents_start if outline.contents_start is not None else outline.body_start
    recitals = _RECITALS.search(text, 0, contents)
    cuts = [("preface", 0, recitals.start() if recitals else contents)]
    if recitals:
        cuts.append(("preamble", recitals.start(), contents))
    if outline.contents_start is not None:
        cuts.append(("toc", contents, outline.body_start))
    for kind, start, end in cuts:
        start, end = _trim(text, start, end)
        if start < end:
            nodes.append(Node(kind, "1", "", start, start, end, is_operative=False))
    return nodes


def _divisions(text: str, outline: Outline) -> list[Node]:
    """Containers and basic units from the outline, nested by the order in which kinds first appear."""
    roots: list[Node] = []
    stack: list[Node] = []

    def close_from(depth: int, at: int) -> None:
        for node in stack[depth:]:
            node.end = max(node.body_start, _trim(text, node.start, at)[1])
        del stack[depth:]

    headings = outline.headings
    for index, heading in enumerate(headings):
        following = headings[index + 1].span.start if index + 1 < len(headings) else len(text)
        if heading.style in {"container", "attachment"}:
            depth = 0
            if heading.kind != "attachment":
                kinds = [node.kind for node in stack]
                depth = kinds.index(heading.kind) if heading.kind in kinds else len(stack)
            close_from(depth, heading.span.start)
            node = Node(heading.kind, heading.number, heading.title, heading.span.start, heading.body_start)
            (stack[-1].children if stack else roots).append(node)
            stack.append(node)
            _add_loose_text(text, node, heading.body_start, following)
        else:
            _add_unit(text, heading, following, stack[-1] if stack else None, roots)
    close_from(0, len(text))
    if not headings:
        _add_unstructured(text, outline.body_start, roots)
    return roots


def _add_unit(text: str, heading: Heading, following: int, parent: Node | None, roots: list[Node]) -> None:
    """Add a section or article, a cross-heading that trails it, and closing formulae behind the last one."""
    siblings = parent.children if parent else roots
    tail = _trailing_title(text, heading.body_start, following)
    signatures = None
    if following == len(text):
        signatures = _SIGNATURES.search(text, heading.body_start, following)
    stop = signatures.start() if signatures else tail if tail is not None else following
    kind = "paragraph" if parent is not None and parent.kind == "attachment" else heading.kind
    end = max(heading.body_start, _trim(text, heading.span.start, stop)[1])
    node = Node(kind, heading.number, heading.title, heading.span.start, heading.body_start, end)
    grow_section(text, node)
    siblings.append(node)
    rest_start, rest_end = _trim(text, stop, following)
    if rest_start < rest_end:
        rest_kind = "conclusions" if signatures else "crossHeading"
        siblings.append(Node(rest_kind, "", "", rest_start, rest_start, rest_end, is_operative=False))


def _trailing_title(text: str, start: int, end: int) -> int | None:
    """Start of a short unnumbered title that stands alone between this section and the next, if any."""
    piece = text[start:end].rstrip()
    cut = piece.rfind("\n\n")
    if cut < 0:
        return None
    last = piece[cut:].strip()
    body = piece[:cut].rstrip()
    is_title = is_titlelike(last) and "\n" not in last and len(last) < 100 and not last.endswith((".", "]", "”", '"'))
    if not body or not is_title or body[-1] not in ".]”\")" or re.match(r"[\[(\d“\"*]", last):
        return None
    return start + cut


def _add_loose_text(text: str, node: Node, start: int, end: int) -> None:
    """Text between a container's heading and its first unit: cross-headings, or a schedule's own content."""
    start, end = _trim(text, start, end)
    if start >= end:
        return
    piece = text[start:end]
    lines = [line for line in piece.splitlines() if line.strip()]
    if all(len(line) < 120 and is_titlelike(line) for line in lines[:3]) and len(lines) <= 3:
        node.children.append(Node("crossHeading", "", piece.strip(), start, end, end, is_operative=False))
    elif node.kind == "attachment":
        child = Node("content", "", "", start, start, end)
        grow_section(text, child)
        node.children.append(child)
    else:
        node.children.append(Node("hcontainer", "", "", start, start, end))


def _add_unstructured(text: str, start: int, roots: list[Node]) -> None:
    """A text without any numbering: its paragraphs, each a generic container."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text[start:]):
        first, last = _trim(text, start + match.start(), start + match.end())
        roots.append(Node("hcontainer", "", "", first, first, last))
