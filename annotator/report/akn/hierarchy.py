"""One provision and all below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.records import Provision
from annotator.report.akn.cursor import Cursor
from annotator.report.akn.numbers import split_head

if TYPE_CHECKING:
    from lxml.etree import _Element

Children = Mapping[str | None, Sequence[Provision]]
#: Hierarchical elements of the standard (group ``ANhier`` of its schema); other kinds become an ``hcontainer`` of that name.
HIERARCHICAL = frozenset({
    "alinea", "article", "book", "chapter", "clause", "division", "indent", "level", "list", "paragraph", "part", "point",
    "proviso", "rule", "section", "subchapter", "subclause", "subdivision", "sublist", "subparagraph", "subpart", "subrule",
    "subsection", "subtitle", "title", "tome", "transitional",
})  # fmt: skip


def write_provision(parent: _Element, provision: Provision, cursor: Cursor, children: Children) -> None:
    """Write a provision: number, heading, opening words, what is below it, closing words."""
    if provision.kind == "crossHeading" and _local(parent) in HIERARCHICAL | {"hcontainer"}:
        cursor.inline(parent, "crossHeading", provision.span.end, eId=provision.eid)
        return
    tag = provision.kind if provision.kind in HIERARCHICAL else "hcontainer"
    element = cursor.element(parent, tag, eId=provision.eid, name=provision.kind if tag == "hcontainer" else "")
    for part, end in (
        split_head(cursor.text, provision) if provision.kind != "crossHeading" else [("heading", provision.span.end)]
    ):
        cursor.inline(element, part, end)
    below = children.get(provision.eid, ())
    if not below:
        _wrap(element, "content", cursor, provision.span.end)
        return
    _wrap(element, "intro", cursor, below[0].span.start)
    for child in below:
        write_gap(element, provision.eid, cursor, child.span.start)
        write_provision(element, child, cursor, children)
    _wrap(element, "wrapUp", cursor, provision.span.end)


def write_gap(parent: _Element, eid: str, cursor: Cursor, until: int) -> None:
    """Text that belongs to no provision between two that do: a container of its own, so that nothing is lost."""
    if cursor.is_blank(until):
        return
    number = sum(child.get("name") == "text" for child in parent) + 1
    element = cursor.element(parent, "hcontainer", name="text", eId=f"{eid}__text_{number}")
    _wrap(element, "content", cursor, until)


def _wrap(parent: _Element, tag: str, cursor: Cursor, until: int) -> None:
    if not cursor.is_blank(until):
        cursor.blocks(cursor.element(parent, tag), until)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
