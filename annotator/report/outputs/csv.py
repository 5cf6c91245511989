"""Findings as a CSV table, and all tables as CSV files in a zip."""

from __future__ import annotations

import csv
import io

from annotator.records import Report
from annotator.report.formulas import neutralise_field
from annotator.report.outputs import Format
from annotator.report.tables import Table, findings_table

#: Without it, spreadsheet programs read UTF-8 as an older encoding.
BYTE_ORDER_MARK = "\ufeff"


def write_csv(table: Table) -> str:
    """A table as CSV (RFC 4180): comma, every cell quoted, CR LF, formulas neutralised."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([neutralise_field(value) if isinstance(value, str) else value for value in row])
    return BYTE_ORDER_MARK + buffer.getvalue()


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue

    return write_csv(findings_table(report, load_catalogue()))


FORMAT = Format("csv", (".csv",), "The findings as a table; formulas in the text are neutralised.", _render)
