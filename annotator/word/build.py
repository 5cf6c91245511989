"""A Word file made from the text of a report: headings, indents, the words of findings shaded. Comments come after."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from annotator.catalogue_loader import load_catalogue
from annotator.reading.docx_source import SourceMap, open_word_source
from annotator.reading.limits import DEFAULT_LIMITS
from annotator.records import SEVERITIES, Provision, Report, Span
from annotator.report.segments import cut
from annotator.word.annotate import add_comments
from annotator.word.markup import plain, same_length
from annotator.word.package import FIXED_TIME

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.text.paragraph import CT_P

# Shades that stay readable in print; the comment says what they mean.
_SHADES = {"high": "F6D5CF", "medium": "FBE9C6", "low": "DCE9F2"}
_HEADED = frozenset(
    ("part", "subpart", "chapter", "subchapter", "title", "division", "subdivision", "section", "article", "rule", "attachment")
)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
DEEPEST_HEADING = 4
_INDENT_POINTS = 14
# Our own file needs no protection from itself, however long the law.
_LIMITS = replace(DEFAULT_LIMITS, unpacked_bytes=1 << 33, packing_ratio=1 << 20, file_bytes=1 << 32)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; ``heading`` is its level (0 for none), ``depth`` how far it is indented."""

    span: Span
    heading: int
    depth: int


def build_word_report(report: Report) -> bytes:
    """Return a Word file with the text of a report, comments on its findings and the table at the end.

    The same report gives the same bytes. Control characters of the text become U+FFFD.
    """
    text = same_length(report.document.text)
    data = _text_file(report, text)
    source = open_word_source(data, "report.docx", _LIMITS)
    return add_comments(source, SourceMap(text, source.pieces), report, load_catalogue())


def lines_of(report: Report) -> Iterator[Line]:
    """The lines of the text that are not empty, with their place in the tree."""
    text = report.document.text
    own = {p.span.start: p for p in report.provisions}
    headings = _headings(report.provisions)
    heading_end, level, depth, start = -1, 0, 0, 0
    for raw in text.split("\n"):
        left, right = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        start += len(raw) + 1
        if left >= right:
            continue
        if left in headings:
            heading_end, level = headings[left]
        if left in own:
            depth = _depth_below_section(own[left].eid)
        is_heading = right <= heading_end
        yield Line(Span(left, right), level if is_heading else 0, 0 if is_heading else depth)


def _headings(provisions: Sequence[Provision]) -> dict[int, tuple[int, int]]:
    """Where headings begin: their end and their level."""
    levels: dict[str, int] = {}
    found = {}
    for provision in provisions:
        levels[provision.eid] = levels.get(provision.parent or "", 0) + 1
        span = provision.heading_span
        if provision.kind in _HEADED and span.length:
            found[span.start] = (span.end, min(levels[provision.eid], DEEPEST_HEADING))
    return found


def _depth_below_section(eid: str) -> int:
    """How many levels a provision lies below the section or article that holds it."""
    pieces = eid.split("__")
    basic = [i for i, piece in enumerate(pieces) if piece.split("_")[0] in {"sec", "art", "rule"}]
    return len(pieces) - 1 - basic[-1] if basic else 0


def _text_file(report: Report, text: str) -> bytes:
    """The text with headings and shaded words, without comments."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    word = Document()
    _prepare(word, report)
    findings = report.active_findings
    shades = [_SHADES.get(f.severity, "EEEEEE") for f in findings]
    order = [SEVERITIES.index(f.severity) if f.severity in SEVERITIES else len(SEVERITIES) for f in findings]
    lines = list(lines_of(report))
    segments = iter(cut(len(text), [f.span for f in findings], [o for line in lines for o in (line.span.start, line.span.end)]))
    is_reversed = report.document.language in _RIGHT_TO_LEFT
    styles = {level: word.styles[f"Heading {level}"].style_id for level in range(1, DEEPEST_HEADING + 1)}
    section = word.element.body.sectPr
    for line in lines:
        paragraph = Paragraph(cast("CT_P", OxmlElement("w:p")), word._body)
        # Word's own way of adding looks for the end of the document and for the style each time.
        section.addprevious(paragraph._p)
        if line.heading:
            paragraph._p.style = styles[line.heading]
        if line.depth:
            paragraph.paragraph_format.left_indent = Pt(_INDENT_POINTS * line.depth)
        if is_reversed:
            _add(paragraph._p.get_or_add_pPr(), "bidi")
        for segment in segments:
            if segment.start >= line.span.start:
                run = paragraph.add_run(text[segment.start : segment.end])
                if segment.covers:
                    worst = min(segment.covers, key=order.__getitem__)
                    _add(run._r.get_or_add_rPr(), "shd", val="clear", color="auto", fill=shades[worst])
                if is_reversed:
                    _add(run._r.get_or_add_rPr(), "rtl")
            if segment.end >= line.span.end:
                break
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _prepare(word: WordDocument, report: Report) -> None:
    """Quiet typography for long legal text, and properties that say what the file is."""
    from docx.shared import Pt, RGBColor

    normal: Any = word.styles["Normal"]
    _set_font(normal)
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in zip(range(1, DEEPEST_HEADING + 1), (16, 14, 12, 11), strict=True):
        style: Any = word.styles[f"Heading {level}"]
        _set_font(style)
        style.font.size, style.font.italic = Pt(size), False
        style.font.color.rgb = RGBColor(0x22, 0x22, 0x22)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(4)
    properties = word.core_properties
    properties.title = plain(report.document.title)[:255]
    properties.author = properties.last_modified_by = "annotator"
    properties.comments = ""
    properties.created = properties.modified = FIXED_TIME


def _set_font(style: Any) -> None:
    """Give a style our typeface; the template's themes would win over its name."""
    from docx.oxml.ns import qn

    style.font.name = "Georgia"
    fonts = style.element.rPr.rFonts
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:cs"), "Georgia")


def _add(properties: Any, name: str, **attributes: str) -> None:
    """Append an element to run or paragraph properties."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    properties.append(element)
