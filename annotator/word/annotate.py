"""The user's own Word file with a comment on every finding: nothing else in it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.catalogue_loader import load_catalogue
from annotator.catalogue_records import Catalogue
from annotator.errors import AnnotatorError
from annotator.reading.docx import is_summary
from annotator.reading.docx_names import attribute, qualified
from annotator.reading.docx_source import SourceMap, WordSource, decode_part, open_word_source
from annotator.reading.xml_safe import parse_xml
from annotator.records import Finding, Report
from annotator.word.anchors import Anchors
from annotator.word.comment_text import AUTHOR, INITIALS, comment_paragraphs
from annotator.word.markup import Markup
from annotator.word.package import add_comments_part, append_to_root, find_comments_part, make_plain_document, pack, root_prefix
from annotator.word.splice import Splice
from annotator.word.summary import summary_markup

_FINDING_ID = re.compile(r"\bf-[0-9a-f]{12}\b")


def annotate_word_file(report: Report, data: bytes) -> bytes:
    """Return a Word file with the findings of its report as comments and a table at the end.

    Every part but the main one, the comments and their two declarations stays as it is; in the main one, characters
    are only added: marks of comments, the two halves of runs that an anchor cuts, and the table. A second run adds no
    comment twice and replaces the table. Macros are left out.

    Parameters
    ----------
    report
        The report made from this file.
    data
        The bytes of the file.

    Raises
    ------
    AnnotatorError
        If the file is not the one that the report was made from, or is damaged.
    """
    source = open_word_source(data, report.document.source.name)
    if source.text != report.document.text:
        raise AnnotatorError(f"{report.document.source.name} is not the file that the report was made from.")
    return add_comments(source, source.map, report, load_catalogue())


def add_comments(source: WordSource, source_map: SourceMap, report: Report, catalogue: Catalogue) -> bytes:
    """Return the file with comments where ``source_map`` places the findings of ``report``."""
    parts = dict(source.parts)
    part = find_comments_part(parts, source.main)
    existing = _Existing(parts[part] if part else None)
    markup = Markup(source.places[0].prefix)
    splice = Splice(source.xml)
    anchors = Anchors(source, splice)
    groups = group_findings(report.active_findings)
    comments: list[list[Finding]] = []
    unplaced = 0
    for group in groups:
        fresh = [f for f in group if f.id not in existing.findings]
        ends = source_map.find(group[0].span)
        unplaced += len(fresh) if ends is None else 0
        if not fresh or ends is None:
            continue
        number = existing.next_id + len(comments)
        start, end = anchors.around(*ends)
        start.starts.append(markup.element("commentRangeStart", id=number))
        reference = markup.element("r", markup.element("commentReference", id=number))
        end.ends.append(markup.element("commentRangeEnd", id=number) + reference)
        comments.append(fresh)
    if comments:
        part = part or add_comments_part(parts, source.main)
        parts[part] = _with_comments(decode_part(parts[part]), comments, existing.next_id, catalogue).encode()
    notes = _notes(existing, {f.id for f in report.findings}, unplaced)
    _replace_summary(source, splice, summary_markup(report, groups, catalogue, markup, notes))
    parts[source.main] = splice.result().encode()
    make_plain_document(parts, source.main)
    return pack(parts)


def _with_comments(xml: str, comments: Sequence[Sequence[Finding]], first_id: int, catalogue: Catalogue) -> str:
    """The comments part with one more comment for each group of findings."""
    markup = Markup(root_prefix(xml))
    written = (_comment(number, group, catalogue, markup) for number, group in enumerate(comments, first_id))
    return append_to_root(xml, "".join(written))


def group_findings(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings on the same words together, in the order of the text."""
    groups: dict[tuple[int, int, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.span.start, f.span.end, f.eid)):
        groups.setdefault((finding.span.start, finding.span.end, finding.eid), []).append(finding)
    return list(groups.values())


class _Existing:
    """The comments that a file already has: the next free number, and the findings that ours speak of."""

    def __init__(self, data: bytes | None) -> None:
        comments = parse_xml(data, "The comments part").findall(qualified("comment")) if data is not None else []
        numbers = [int(i) for c in comments if (i := attribute(c, "id")).isdigit() and len(i) < 10]
        self.next_id = max(numbers, default=-1) + 1
        ours = (" ".join(map(str, c.itertext())) for c in comments if attribute(c, "author") == AUTHOR)
        self.findings = {name for text in ours for name in _FINDING_ID.findall(text)}


def _comment(number: int, findings: Sequence[Finding], catalogue: Catalogue, markup: Markup) -> str:
    paragraphs = comment_paragraphs(findings, catalogue)
    content = "".join(markup.paragraph(words) for words in paragraphs)
    return markup.element("comment", content, id=number, author=AUTHOR, initials=INITIALS)


def _notes(existing: _Existing, found: set[str], unplaced: int) -> list[str]:
    notes = []
    stale = len(existing.findings - found)
    if stale:
        notes.append(
            f"{stale} finding{'' if stale == 1 else 's'} of comments from an earlier run no longer made; they were kept."
        )
    if unplaced:
        notes.append(
            f"{unplaced} finding{'' if unplaced == 1 else 's'} could not be placed in the text and stand only in the table."
        )
    return notes


def _replace_summary(source: WordSource, splice: Splice, summary: str) -> None:
    """Put the table at the end of the body, before the last section's properties; leave out that of an earlier run."""
    body = source.root.find(qualified("body"))
    assert body is not None  # the file was read
    for element in body:
        if is_summary(element):
            place = source.place(element)
            splice.leave_out(place.start, place.end)
    last = body[-1] if len(body) else None
    is_section = last is not None and last.tag == qualified("sectPr")
    at = source.place(last).start if is_section and last is not None else source.place(body).inner_end
    splice.at(at).starts.append(summary)
