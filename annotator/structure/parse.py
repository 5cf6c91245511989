"""From raw text to provisions and clauses. Never refuses a text: what it cannot place becomes a generic container."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.records import Clause, Definition, ExceptionStatement, Provision, Reference, ScopeStatement, Span, Unrecognised
from annotator.structure.brackets import mend_brackets
from annotator.structure.clauses import SHORTEST_OPENING, cut_clauses
from annotator.structure.definitions import find_definitions
from annotator.structure.divisions import Context, grow_section
from annotator.structure.exceptions import find_exceptions
from annotator.structure.headings import Heading
from annotator.structure.line_numbers import blank_line_numbers
from annotator.structure.lost import lost_unit_between, lost_units
from annotator.structure.outline import Outline, find_outline
from annotator.structure.plain import plain_spaces
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements
from annotator.structure.spaced_letters import close_letters
from annotator.structure.titles import is_titlelike
from annotator.structure.trailers import split_trailers
from annotator.structure.tree import Node, freeze

_RECITALS = re.compile(
    r"^[^\w\n]*(?:preamble|recitals|whereas|considérants?|preámbulo|considerando)\b", re.IGNORECASE | re.MULTILINE
)
_SIGNATURES = re.compile(
    r"\n[^\w\n]*(?:in witness whereof|done (?:at|in)\b|approved\s*(?:[,:]\s*)?\n|\(sgd|fait à|dado en|given under my hand)",
    re.IGNORECASE,
)
# Names and offices run into the end of the last provision, or the legislative history that Australian acts end with.
_SIGNED = re.compile(
    r"(?<=\.)\s+(?=(?:[A-Z][\w.’'-]*\s+){2,8}(?:(?:Prime )?Minister|President|Speaker|Secretary-General)\b)"
    r"(?:(?:(?:[A-Z][\w.’'-]*|of|the|and|for)(?![\w.’'-])|,)\s*){4,60}$"
    r"|\n[\W_]*Minister[’']s second reading speech made in\b"
)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
LONGEST_SIGNATURES = 800
_UNIT_KINDS = frozenset({"section", "article", "rule", "clause"})


@dataclass(frozen=True, slots=True)
class Structure:
    """What the structure stage knows about a text.

    ``unrecognised`` are the stretches that could not be placed, ``coverage`` the share of words that
    could; ``furniture`` are running headers, footers and page numbers inside the text; ``references``
    are citations of provisions and ``scopes`` the statements that tie provisions together, ``exceptions`` what they except.
    """

    provisions: tuple[Provision, ...]
    clauses: tuple[Clause, ...]
    definitions: tuple[Definition, ...]
    unrecognised: tuple[Unrecognised, ...]
    coverage: float
    furniture: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    scopes: tuple[ScopeStatement, ...] = ()
    exceptions: tuple[ExceptionStatement, ...] = ()


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
    text = mend_brackets(close_letters(blank_line_numbers(plain_spaces(text))))
    outline = find_outline(text)
    roots = _front_matter(text, outline) + _divisions(text, outline)
    provisions, eids = freeze(roots)
    clauses = cut_clauses(text, roots, eids)
    lost = tuple(Unrecognised(p.span, "no numbering found here") for p in provisions if p.kind == "hcontainer" and p.is_operative)
    total = len(text.split()) or 1
    unplaced = sum(len(text[u.span.start : u.span.end].split()) for u in lost)
    coverage = 1 - unplaced / total
    references = find_references(text, tuple(provisions), clauses)
    return Structure(
        provisions=tuple(provisions),
        clauses=clauses,
        definitions=find_definitions(text, clauses, tuple(provisions)),
        unrecognised=lost,
        coverage=coverage,
        furniture=outline.furniture,
        references=references,
        scopes=find_scope_statements(text, clauses, references),
        exceptions=find_exceptions(text, clauses, references),
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch so that it neither begins nor ends with white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _close(text: str, node: Node, at: int) -> None:
    """End a node before ``at``, white space left out; of a body that is empty nothing is claimed, not even the blank after it."""
    node.end = _trim(text, node.start, at)[1]
    node.body_start = min(node.body_start, node.end)


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
            _close(text, node, at)
        del stack[depth:]

    headings = outline.headings
    context = Context({span.end: span.start for span in outline.furniture}, outline.quoted, headings)
    for index, heading in enumerate(headings):
        following = headings[index + 1] if index + 1 < len(headings) else None
        until = following.span.start if following else len(text)
        if heading.style in {"container", "attachment"}:
            depth = 0
            if heading.kind != "attachment":
                kinds = [node.kind for node in stack]
                depth = kinds.index(heading.kind) if heading.kind in kinds else len(stack)
            close_from(depth, heading.span.start)
            node = Node(heading.kind, heading.number, heading.title, heading.span.start, heading.body_start)
            (stack[-1].children if stack else roots).append(node)
            stack.append(node)
            is_attached = stack[0].kind == "attachment"
            _add_loose_text(text, node, heading.body_start, until, is_attached, context)
        else:
            _add_unit(text, heading, until, following, stack[-1] if stack else None, roots, context)
    close_from(0, len(text))
    before = headings[0].span.start if headings else len(text)
    if outline.body_start < before:
        front: list[Node] = []
        _add_unstructured(text, outline.body_start, before, front)
        roots[:0] = front
    return roots


def _add_unit(
    text: str, heading: Heading, until: int, following: Heading | None, parent: Node | None, roots: list[Node], context: Context
) -> None:
    """Add a section or article, what trails it, and closing formulae behind the last one."""
    siblings = parent.children if parent else roots
    signatures = None
    if following is None:
        signatures = _SIGNATURES.search(text, heading.body_start, until)
        signatures = signatures or _SIGNED.search(text, max(heading.body_start, until - LONGEST_SIGNATURES), until)
    stop = signatures.start() if signatures else until
    end, trailers = split_trailers(text, heading.body_start, stop, context.furniture)
    kind = "paragraph" if parent is not None and parent.kind == "attachment" else heading.kind
    node = Node(kind, heading.number, heading.title or _borrowed_title(text, siblings), heading.span.start, heading.body_start)
    siblings.append(node)
    for start, number in lost_units(text, heading, end, following, context.next_unit(heading)):
        close, behind = split_trailers(text, node.body_start, start, context.furniture)
        _close(text, node, close)
        grow_section(text, node, context)
        siblings.extend(Node(trailer, "", text[a:b].strip(), a, b, b, is_operative=False) for trailer, a, b in behind)
        begin = _trim(text, start, end)[0]
        node = Node(kind, number, "", begin, begin)
        siblings.append(node)
    _close(text, node, end)
    grow_section(text, node, context)
    siblings.extend(Node(trailer, "", text[a:b].strip(), a, b, b, is_operative=False) for trailer, a, b in trailers)
    a, b = _trim(text, stop, until)
    if a < b:
        siblings.append(Node("conclusions", "", "", a, a, b, is_operative=False))


def _borrowed_title(text: str, siblings: list[Node]) -> str:
    """Title of a unit that prints none of its own: the title that trails the unit before it, as in margin columns."""
    if not siblings or siblings[-1].kind != "crossHeading":
        return ""
    title = text[siblings[-1].start : siblings[-1].end]
    # The first unit of a Part has no unit before it: one line in small letters is its title rather than a group's.
    is_first = len(siblings) == 1 and "\n" not in title and not title.isupper()
    is_next = len(siblings) > 1 and siblings[-2].kind in _UNIT_KINDS
    return " ".join(title.strip(" .*_#").split()) if is_first or is_next else ""


def _add_loose_text(text: str, node: Node, start: int, end: int, is_attached: bool, context: Context) -> None:
    """Text between a container's heading and its first unit: cross-headings, or a schedule's own content."""
    start, end = _trim(text, start, end)
    if start >= end:
        return
    piece = text[start:end]
    lines = [line for line in piece[:1000].splitlines() if line.strip()]
    is_heading = len(piece) < 400 and len(lines) <= 3 and all(len(line) < 120 and is_titlelike(line) for line in lines)
    if is_heading and not (is_attached and piece.endswith(".")):
        node.children.append(Node("crossHeading", "", piece.strip(), start, end, end, is_operative=False))
    elif is_attached:
        child = Node("content", "", "", start, start, end)
        grow_section(text, child, context)
        if child.style:
            # Numbered paragraphs belong to the schedule itself; only the words before them are mere content.
            first = child.children[0].start
            a, b = _trim(text, start, first)
            if a < b:
                node.children.append(Node("content", "", "", a, a, b, is_operative=b - a > SHORTEST_OPENING))
            node.children.extend(child.children)
        else:
            node.children.append(child)
    else:
        number = lost_unit_between(text, start, end, context.last_unit(start), context.next_unit_after(start))
        if number:
            child = Node(context.last_unit(start).kind, number, "", start, start, end)  # type: ignore[union-attr]
            grow_section(text, child, context)
            node.children.append(child)
        else:
            node.children.append(Node("hcontainer", "", "", start, start, end))


def _add_unstructured(text: str, start: int, end: int, roots: list[Node]) -> None:
    """Text without any numbering: its paragraphs, each a generic container."""
    for match in _PARAGRAPH.finditer(text, start, end):
        first, last = _trim(text, match.start(), match.end())
        roots.append(Node("hcontainer", "", "", first, first, last))
