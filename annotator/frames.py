"""Reports as tables for notebooks: Arrow, and from there pandas, Polars or DuckDB; the columns are those of ``annotator batch``.

>>> findings(reports).to_pandas()  # doctest: +SKIP
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.records import Report

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


def instruments(reports: Iterable[Report]) -> pa.Table:
    """One row for each report: what it is, how much was read, how many findings of which kinds.

    Parameters
    ----------
    reports
        Reports, for example of ``annotate_many``; taken one at a time.

    Raises
    ------
    AnnotatorError
        If pyarrow is not installed.
    """
    from annotator.batch.rows import instrument_row

    return _table("instruments", reports, lambda report, name: [instrument_row(report, name, "", None)])


def findings(reports: Iterable[Report]) -> pa.Table:
    """One row for each finding, in the order of the reports and of their texts; see ``instruments``."""
    from annotator.batch.rows import finding_rows

    return _table("findings", reports, lambda report, name: finding_rows(report, name, "", None))


def matrix(reports: Iterable[Report]) -> pa.Table:
    """One row for each safeguard that a power needs, with its status; see ``instruments``."""
    from annotator.batch.rows import matrix_rows

    return _table("matrix", reports, lambda report, name: matrix_rows(report, name, "", None))


def _table(name: str, reports: Iterable[Report], rows: Callable[[Report, str], list[Row]]) -> pa.Table:
    from annotator.batch.columns import arrow_schema

    try:
        import pyarrow as pa
    except ImportError as error:
        raise AnnotatorError("Tables need pyarrow: pip install 'clause-risk-annotator[tables]'.") from error
    schema = arrow_schema(name)
    seen: Counter[str] = Counter()
    pieces = []
    for report in reports:
        source = report.document.source.name
        seen[source] += 1
        unique = source if seen[source] == 1 else f"{source} ({seen[source]})"
        pieces.append(pa.Table.from_pylist(rows(report, unique), schema=schema))
    return pa.concat_tables(pieces) if pieces else schema.empty_table()
