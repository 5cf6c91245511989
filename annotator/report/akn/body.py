"""Preface, body, conclusions and schedules: which provision becomes which element."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.records import Document, Finding, Provision
from annotator.report.akn.characters import SafeText
from annotator.report.akn.cursor import Cursor
from annotator.report.akn.hierarchy import write_gap, write_provision
from annotator.report.akn.meta import write_attachment_meta
from annotator.report.akn.numbers import split_head
from annotator.review.fingerprint import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element


def write_body(
    act: _Element, safe: SafeText, provisions: Sequence[Provision], findings: Sequence[Finding], document: Document
) -> None:
    """Write everything behind ``meta``."""
    children: dict[str | None, list[Provision]] = {}
    for provision in provisions:
        children.setdefault(provision.parent, []).append(provision)
    roots = children.get(None, [])
    cursor = Cursor(safe.text, _marks(findings))
    front, body, closing, schedules = _divide(roots)
    ends = [*(p.span.start for p in roots[1:]), len(safe.text)]
    until = {p.eid: end for p, end in zip(roots, ends, strict=True)}
    _write_front(act, front, cursor, until, provisions)
    _write_main(cursor.element(act, "body"), body, cursor, children, until, len(safe.text) if not roots else 0)
    for provision in closing:
        element = cursor.element(act, "conclusions", eId=provision.eid)
        cursor.blocks(element, until[provision.eid])
    if schedules:
        group = cursor.element(act, "attachments")
        for number, provision in enumerate(schedules, start=1):
            _write_schedule(group, provision, number, cursor, children, until[provision.eid], document)
    cursor.finish(act)


def _marks(findings: Sequence[Finding]) -> dict[int, list[int]]:
    """Where the notes are referred to: behind the last word of a finding; the number is its place in the report."""
    marks: dict[int, list[int]] = {}
    for number, finding in enumerate(findings, start=1):
        if finding.span.length:
            marks.setdefault(finding.span.end, []).append(number)
    return marks


def _divide(
    roots: Sequence[Provision],
) -> tuple[Sequence[Provision], Sequence[Provision], Sequence[Provision], Sequence[Provision]]:
    """Front matter, body, closing formula and schedules; each of them only where the standard lets it stand."""
    begin = 0
    for kind in ("preface", "preamble", "toc"):
        if begin < len(roots) and roots[begin].kind == kind:
            begin += 1
    end = len(roots)
    while end > begin and roots[end - 1].kind == "attachment":
        end -= 1
    last = end - 1 if end - 1 > begin and roots[end - 1].kind == "conclusions" else end
    return roots[:begin], roots[begin:last], roots[last:end], roots[end:]


def _write_front(
    act: _Element, front: Sequence[Provision], cursor: Cursor, until: dict[str, int], provisions: Sequence[Provision]
) -> None:
    home: _Element | None = None
    for provision in front:
        if provision.kind == "toc":
            home = cursor.element(act, "preface") if home is None else home
            _write_contents(home, provision, cursor, until[provision.eid], provisions)
        else:
            home = cursor.element(act, provision.kind, eId=provision.eid)
            cursor.blocks(home, until[provision.eid])
            if not len(home):
                cursor.element(home, "p")


def _write_contents(home: _Element, toc: Provision, cursor: Cursor, until: int, provisions: Sequence[Provision]) -> None:
    """A table of contents, one item a line, with links to the headings that it repeats."""
    links: dict[str, str] = {}
    for p in provisions:
        if p.heading and p.kind != "crossHeading":
            links.setdefault(normalise(p.heading), p.eid)
    element = cursor.element(home, "toc", eId=toc.eid)
    stretch, begin = cursor.text[cursor.at : toc.span.end], cursor.at
    done = 0
    for line in stretch.splitlines(keepends=True):
        done += len(line)
        target = links.get(normalise(line), "")
        cursor.inline(element, "tocItem", begin + done, href=f"#{target}", level="1")
    if not len(element):
        cursor.element(element, "tocItem", href="#", level="1")
    cursor.blocks(home, until)


def _write_main(
    main: _Element,
    provisions: Sequence[Provision],
    cursor: Cursor,
    children: dict[str | None, list[Provision]],
    until: dict[str, int],
    rest: int,
) -> None:
    """The body: provisions, and what stands between them as containers of their own."""
    for provision in provisions:
        write_gap(main, "body", cursor, provision.span.start)
        write_provision(main, provision, cursor, children)
        write_gap(main, "body", cursor, until[provision.eid])
    write_gap(main, "body", cursor, rest)
    if not len(main):
        content = cursor.element(cursor.element(main, "hcontainer", name="empty", eId="body__empty"), "content")
        cursor.element(content, "p")


def _write_schedule(
    group: _Element,
    provision: Provision,
    number: int,
    cursor: Cursor,
    children: dict[str | None, list[Provision]],
    until: int,
    document: Document,
) -> None:
    """A schedule: a document of its own inside ``attachments``."""
    element = cursor.element(group, "attachment", eId=provision.eid)
    for tag, end in split_head(cursor.text, provision):
        cursor.inline(element, tag, end)
    doc = cursor.element(element, "doc", name="schedule")
    write_attachment_meta(doc, document, number)
    main = cursor.element(doc, "mainBody")
    for child in children.get(provision.eid, ()):
        cursor.blocks(main, child.span.start)
        write_provision(main, child, cursor, children)
    cursor.blocks(main, until)
    if not len(main):
        cursor.element(main, "p")
