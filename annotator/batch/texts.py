"""Tables of texts: CSV, TSV or Parquet with a column ``text``, or a column ``file`` that names files beside the table."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.batch.items import Item
from annotator.errors import AnnotatorError
from annotator.reading.limits import DEFAULT_LIMITS

TABLE_ENDINGS = frozenset({".csv", ".tsv", ".parquet"})
# Rows of a Parquet file that are in memory at once; laws are long.
ROWS_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns: ``text`` or ``file`` is needed, the others are welcome."""

    id: str = "id"
    title: str = "title"
    text: str = "text"
    file: str = "file"
    country: str = "country"
    year: str = "year"


def parse_columns(option: str) -> Columns:
    """Read the option ``text=body,id=number``.

    Raises
    ------
    AnnotatorError
        If it names something that is no column of ours, or is not of that form.
    """
    known = [f.name for f in fields(Columns)]
    names: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in option.split(","))):
        ours, sign, theirs = (p.strip() for p in part.partition("="))
        if not sign or not theirs or ours not in known:
            raise AnnotatorError(f"--columns takes pairs such as text=body,id=number of {', '.join(known)}; {part!r} is none.")
        names[ours] = theirs
    return Columns(**names)


def read_texts(path: Path, name: str, columns: Columns) -> Iterator[Item]:
    """The instruments of a table, row by row.

    Parameters
    ----------
    path
        The table.
    name
        What ids of rows without an id of their own begin with.
    columns
        Names of its columns; those that it lacks are empty.

    Raises
    ------
    AnnotatorError
        If it cannot be read, or has neither a column of texts nor one of files.
    """
    for number, row in enumerate(_rows(path, columns), start=1):
        values = {ours: row.get(theirs) for ours, theirs in _pairs(columns)}
        yield _item(values, number, path, name)


def check_table(path: Path, columns: Columns) -> None:
    """Refuse a table that cannot be read before any work is done.

    Raises
    ------
    AnnotatorError
        As ``read_texts`` would.
    """
    next(_rows(path, columns), None)


def count_texts(path: Path) -> int:
    """Number of rows of a table; 0 if it cannot be read, which reading it will say."""
    try:
        if path.suffix.lower() == ".parquet":
            return int(_parquet(path).metadata.num_rows)
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            return max(0, sum(1 for _ in _csv(path, stream)) - 1)
    except (OSError, csv.Error, AnnotatorError):
        return 0


def _item(values: Mapping[str, Any], number: int, path: Path, name: str) -> Item:
    year = str(values["year"] or "").strip().removesuffix(".0")
    file = str(values["file"] or "").strip()
    item = Item(
        id=str(values["id"] or "").strip() or (PurePosixPath(file).as_posix() if file else f"{name}#{number}"),
        title=str(values["title"] or "").strip(),
        country=str(values["country"] or "").strip(),
        year=int(year) if year.isascii() and year.isdigit() and len(year) <= 4 else None,
    )
    if values["text"] or not file:
        return replace(item, text=str(values["text"] or ""))
    # Files stand beside or below the table: a table from a stranger must not lead to the rest of the machine.
    target = Path(os.path.realpath(path.parent / file))
    if not target.is_relative_to(os.path.realpath(path.parent)):
        return replace(item, problem=f"{path.name} names {file!r}, which is not below the folder of the table.")
    return replace(item, path=str(target))


def _rows(path: Path, columns: Columns) -> Iterator[Mapping[str, Any]]:
    if path.suffix.lower() == ".parquet":
        yield from _parquet_rows(path, columns)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = _csv(path, stream)
            head = next(rows, [])
            _check(path, head, columns)
            for row in rows:
                if any(row):
                    yield dict(zip(head, row, strict=False))
    except UnicodeDecodeError as error:
        raise AnnotatorError(f"{path.name} is not UTF-8: save it as UTF-8 and try again.") from error
    except (OSError, csv.Error) as error:
        raise AnnotatorError(f"{path.name} cannot be read as a table ({error}).") from error


def _csv(path: Path, stream: Any) -> Iterator[list[str]]:
    csv.field_size_limit(DEFAULT_LIMITS.file_bytes)
    return csv.reader(stream, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")


def _parquet(path: Path) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise AnnotatorError("Parquet needs pyarrow: pip install 'clause-risk-annotator[tables]'.") from error
    try:
        return pq.ParquetFile(path)
    except (OSError, ValueError) as error:  # pyarrow's own errors derive from these
        raise AnnotatorError(f"{path.name} cannot be read as Parquet.") from error


def _parquet_rows(path: Path, columns: Columns) -> Iterator[Mapping[str, Any]]:
    file = _parquet(path)
    head = list(file.schema_arrow.names)
    _check(path, head, columns)
    wanted = [theirs for _, theirs in _pairs(columns) if theirs in head]
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=wanted):
        rows: list[dict[str, Any]] = batch.to_pylist()
        yield from rows


def _check(path: Path, head: list[str], columns: Columns) -> None:
    if columns.text not in head and columns.file not in head:
        raise AnnotatorError(
            f"{path.name} has neither a column {columns.text!r} with texts nor a column {columns.file!r} with file names; "
            f"it has {', '.join(head[:12]) or 'no columns'}. Name them with --columns text=...,id=..."
        )


def _pairs(columns: Columns) -> list[tuple[str, str]]:
    return [(f.name, getattr(columns, f.name)) for f in fields(Columns)]
