"""All tables as a workbook. Every text is written as text, never as a formula or a link."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.records import Report
from annotator.report.formulas import neutralise
from annotator.report.outputs import Format
from annotator.report.tables import Table, Value, build_tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.workbook import Workbook

# What a cell of a workbook can hold (ECMA-376); a longer text is cut, and says so.
LONGEST_TEXT = 32_767
CUT = " … [cut]"
# A fixed date: the same report gives the same bytes.
_CREATED = datetime(1980, 1, 1)
_WIDE = frozenset({"quote", "message", "evidence", "precedents", "suggestion", "value"})
_NARROW = frozenset({"severity", "probability", "origin", "page", "start", "end", "maximum years", "minimum years", "status"})
#: Fill and font colours of severities and statuses, dark enough on light to be read in print.
_COLOURS = {
    "high": ("#F6D5D2", "#7A1F16"), "medium": ("#FBE8C8", "#6B4600"), "low": ("#E3ECF4", "#1F3D5A"),
    "present": ("#DCEBDD", "#1E4A24"), "weak": ("#FBE8C8", "#6B4600"), "deferred": ("#FBE8C8", "#6B4600"),
    "optional": ("#FBE8C8", "#6B4600"), "absent": ("#F6D5D2", "#7A1F16"),
}  # fmt: skip
_COLOURED_SHEETS = frozenset({"findings", "matrix", "safeguards"})


def _render(report: Report) -> bytes:
    from xlsxwriter.workbook import Workbook

    from annotator.catalogue_loader import load_catalogue

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(buffer, options)
    workbook.set_properties({"title": "Clause-risk annotator", "created": _CREATED})
    styles = _Styles(workbook)
    for table in build_tables(report, load_catalogue()):
        _write_sheet(workbook, table, styles)
    workbook.close()
    return buffer.getvalue()


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.header = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#EFECE6"})
        base = {"text_wrap": True, "valign": "top"}
        self.plain = workbook.add_format(base)
        # The mark by which a spreadsheet knows a typed text: it stays one when the cell is edited or exported.
        self.quoted = workbook.add_format({**base, "quote_prefix": True})
        self.coloured = {
            word: workbook.add_format({**base, "bg_color": fill, "font_color": font}) for word, (fill, font) in _COLOURS.items()
        }


def _write_sheet(workbook: Workbook, table: Table, styles: _Styles) -> None:
    sheet = workbook.add_worksheet(table.name)
    for column, title in enumerate(table.header):
        sheet.set_column(column, column, 60 if title in _WIDE else 11 if title in _NARROW else 22)
        sheet.write_string(0, column, title, styles.header)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            style = _style(table.name, value, styles)
            if isinstance(value, str):
                sheet.write_string(number, column, _fit(value), style)
            elif value is not None:
                sheet.write_number(number, column, value, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.header) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _style(sheet: str, value: Value, styles: _Styles) -> CellFormat:
    if not isinstance(value, str):
        return styles.plain
    if neutralise(value) != value:
        return styles.quoted
    return styles.coloured.get(value, styles.plain) if sheet in _COLOURED_SHEETS else styles.plain


def _fit(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


FORMAT = Format("xlsx", (".xlsx",), "A workbook: findings, matrix, safeguards, offences, penalties, definitions, run.", _render)
