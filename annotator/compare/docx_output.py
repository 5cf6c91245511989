"""The table of changes as a Word document, for a submission or a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.compare.records import History
from annotator.compare.view import ARROWS, DIRECTIONS, Row, draft_title, summarise, table_rows
from annotator.report.html_text import show_plain
from annotator.word.package import FIXED_TIME, fixed_bytes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_HEADINGS = ("No.", "Provision", "Earlier draft", "Later draft", "What changes")
# Widths of the columns in centimetres, on a landscape page.
_WIDTHS = (1.1, 4.0, 6.6, 6.6, 7.0)
_COLOURS = {"worse": (0x9A, 0x2A, 0x1C), "better": (0x12, 0x63, 0x4F), "neutral": (0x5D, 0x58, 0x4F)}
LIMITS = (
    "This table is a reading aid and not legal advice. What a change means was read off the words that differ; "
    "a passage that is not listed is one in which no rule spoke. Read both texts."
)


def render_docx(history: History) -> bytes:
    """The changes of all steps as the bytes of a .docx file; the same changes give the same bytes."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)
    title = f"Changes: {draft_title(history.drafts[-1])}"
    properties = document.core_properties
    properties.title, properties.author = title[:250], ""
    properties.created = properties.modified = FIXED_TIME
    document.add_heading(title, level=0)
    for number, (step, rows) in enumerate(zip(history.steps, table_rows(history), strict=True), start=1):
        names = " → ".join(show_plain(r.document.source.name) for r in (step.old, step.new))
        document.add_heading(names if len(history.steps) == 1 else f"Step {number}: {names}", level=1)
        document.add_paragraph(" ".join(summarise(step)))
        if rows:
            _add_table(document, rows)
    document.add_paragraph(LIMITS)
    return fixed_bytes(document)


def _add_table(document: WordDocument, rows: list[Row]) -> None:
    """One row a change; the header is repeated on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.add_table(rows=1, cols=len(_HEADINGS), style="Table Grid")
    table.autofit = False
    header = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    header._tr.get_or_add_trPr().append(repeated)
    for cell, text in zip(header.cells, _HEADINGS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (str(row.number), row.place, row.old or "–", row.new or "–"), strict=False):
            cell.paragraphs[0].add_run(text)
        _write_meaning(cells[-1], row)
    _set_widths(table.columns)


def _set_widths(columns: object) -> None:
    from docx.shared import Cm

    for column, width in zip(columns, _WIDTHS, strict=True):  # type: ignore[call-overload]
        column.width = Cm(width)  # LibreOffice goes by the grid, Word by the cells
        for cell in column.cells:
            cell.width = Cm(width)


def _write_meaning(cell: _Cell, row: Row) -> None:
    """Direction, title and message of a change."""
    from docx.shared import RGBColor

    change = row.change
    paragraph = cell.paragraphs[0]
    mark = paragraph.add_run(f"{ARROWS[change.direction]} {DIRECTIONS[change.direction]}: ")
    mark.bold = True
    mark.font.color.rgb = RGBColor(*_COLOURS[change.direction])
    paragraph.add_run(show_plain(change.title)).bold = True
    paragraph.add_run(f" ({change.severity}). {show_plain(change.message)} {row.why}")
    for sentence in change.consequences:
        cell.add_paragraph(show_plain(sentence))
