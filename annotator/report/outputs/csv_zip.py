"""Every table as a CSV file, in one zip."""

from __future__ import annotations

import io
import zipfile

from annotator.records import Report
from annotator.report.outputs import Format
from annotator.report.outputs.csv import write_csv
from annotator.report.tables import build_tables

# The earliest date a zip can state: the same report gives the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def _render(report: Report) -> bytes:
    from annotator.catalogue_loader import load_catalogue

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in build_tables(report, load_catalogue()):
            entry = zipfile.ZipInfo(f"{table.name}.csv", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, write_csv(table).encode("utf-8", "replace"))
    return buffer.getvalue()


FORMAT = Format("csv-zip", (".csv.zip",), "All tables of the workbook as CSV files in a zip.", _render)
