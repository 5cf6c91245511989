"""Write the tables of a batch: CSV always, Parquet where pyarrow is installed; whole or not at all, row by row."""

from __future__ import annotations

import csv
import importlib.util
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.batch.columns import TABLES, arrow_schema, to_cell
from annotator.errors import AnnotatorError

# Rows that are in memory at once; also the size of a Parquet row group.
ROWS_AT_ONCE = 5_000


def can_write_parquet() -> bool:
    """Whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def write_csv(path: Path, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as UTF-8 CSV with a byte order mark, which Excel needs to see that it is UTF-8."""
    columns = TABLES[table]
    with _new_file(path) as temporary, open(temporary, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
        writer.writerow([c.name for c in columns])
        writer.writerows([to_cell(row[c.name]) for c in columns] for row in rows)


def write_parquet(path: Path, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as Parquet, in groups of ``ROWS_AT_ONCE``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    with _new_file(path) as temporary, pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        source = iter(rows)
        while chunk := list(islice(source, ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(chunk, schema=schema))


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """A neighbour that takes the place of ``path`` when everything is in it; only one batch works in a folder."""
    temporary = path.with_name(f".annotator-{path.name}.part")
    try:
        yield temporary
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise AnnotatorError(f"{path.name} cannot be written ({error.strerror or error}).") from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
