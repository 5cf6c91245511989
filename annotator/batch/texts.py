"""Tables of texts: CSV, TSV or Parquet with a column ``text``, or a column ``file`` that names files beside the table."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.batch.items import NO_TEXT, Item
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
        item = _item(values, number, path, name)
        if row.problem:
            item = replace(item, text=None, path="", problem=f"Row {number} of {path.name} {row.problem}")
        yield item


def check_table(path: Path, columns: Columns) -> None:
    """Refuse a table that cannot be read before any work is done.

    Raises
    ------
    AnnotatorError
        As ``read_texts`` would.
    """
    if next(_rows(path, columns), None) is None:
        raise AnnotatorError(f"There is nothing to read in {path.name}: it has no rows below its head.")


def count_texts(path: Path) -> int:
    """Number of rows of a table; 0 if it cannot be read, which reading it will say."""
    count = 0
    try:
        if path.suffix.lower() == ".parquet":
            return int(_parquet(path).metadata.num_rows)
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            rows = _csv(path, stream)
            next(rows, None)
            try:
                for row in rows:
                    count += any(row)
            except csv.Error:
                count += 1  # it comes as one instrument that says so, and nothing after it
    except (OSError, csv.Error, AnnotatorError):
        return 0
    return count


def _item(values: Mapping[str, Any], number: int, path: Path, name: str) -> Item:
    year, file, given, title, country = (_plain(values[key]).strip() for key in ("year", "file", "id", "title", "country"))
    year = year.removesuffix(".0")
    item = Item(
        id=given or (PurePosixPath(file).as_posix() if file else f"{name}#{number}"),
        title=title,
        country=country,
        year=int(year) if year.isascii() and year.isdigit() and len(year) <= 4 else None,
    )
    try:
        text = _text(values["text"])
    except UnicodeDecodeError:
        return replace(
            item, problem=f"Row {number} of {path.name} holds bytes that are not UTF-8 text: give the files themselves."
        )
    if text.strip():
        return replace(item, text=text)
    if not file:
        return replace(item, problem=NO_TEXT)
    # Files stand beside or below the table: a table from a stranger must not lead to the rest of the machine.
    target = Path(os.path.realpath(path.parent / file))
    if not target.is_relative_to(os.path.realpath(path.parent)):
        return replace(item, problem=f"{path.name} names {file!r}, which is not below the folder of the table.")
    return replace(item, path=str(target))


def _text(value: Any) -> str:
    """A text, also from a column of bytes; other types were refused with the head of the table."""
    return value.decode("utf-8-sig") if isinstance(value, bytes) else str(value or "")


def _plain(value: Any) -> str:
    """What is said about a text, as a string."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")


class _Row(dict[str, Any]):
    """The cells of a row by the names of their columns, and what is wrong with it, if anything."""

    problem = ""


def _csv_row(head: list[str], row: list[str]) -> _Row:
    """A row of a CSV file.

    One with more cells than the head has a comma that stands outside quotation marks: its text would be cut there,
    and the cells after it would be those of other columns, so that only the first can be believed.
    """
    if not any(row[len(head) :]):
        return _Row(zip(head, row, strict=False))
    result = _Row([(head[0], row[0])])
    result.problem = f"has {len(row)} cells, but the head has {len(head)}: put texts with commas or tabs into quotation marks."
    return result


def _rows(path: Path, columns: Columns) -> Iterator[_Row]:
    if path.suffix.lower() == ".parquet":
        yield from _parquet_rows(path, columns)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = _csv(path, stream)
            head: list[str] = next(rows, [])
            _check(path, head, columns)
            for row in rows:
                if any(row):
                    yield _csv_row(head, row)
    except UnicodeDecodeError as error:
        raise AnnotatorError(f"{path.name} is not UTF-8: save it as UTF-8 and try again.") from error
    except csv.Error as error:
        raise AnnotatorError(
            f"{path.name} cannot be read as a table near line {rows.line_num} ({error}): a quotation mark may be open there, "
            "or stand within a text without being doubled."
        ) from error
    except OSError as error:
        raise AnnotatorError(f"{path.name} cannot be read as a table ({error}).") from error


def _csv(path: Path, stream: Any) -> Any:
    csv.field_size_limit(DEFAULT_LIMITS.file_bytes)
    # Strict: an open quotation mark otherwise swallows the rows after it without a word.
    return csv.reader(stream, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", strict=True)


def _parquet(path: Path) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise AnnotatorError("Parquet needs pyarrow: pip install 'clause-risk-annotator[tables]'.") from error
    try:
        return pq.ParquetFile(path)
    except (OSError, ValueError) as error:  # pyarrow's own errors derive from these
        raise AnnotatorError(f"{path.name} cannot be read as Parquet.") from error


def _parquet_rows(path: Path, columns: Columns) -> Iterator[_Row]:
    file = _parquet(path)
    head = list(file.schema_arrow.names)
    _check(path, head, columns)
    _check_types(path, file.schema_arrow, columns)
    wanted = [theirs for _, theirs in _pairs(columns) if theirs in head]
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=wanted):
        yield from map(_Row, batch.to_pylist())


def _check_types(path: Path, schema: Any, columns: Columns) -> None:
    """Refuse columns of texts or files that hold lists, numbers and the like: their Python spelling is no law."""
    import pyarrow as pa

    for name in {columns.text, columns.file} & set(schema.names):
        kind = schema.field(name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not any(is_kind(kind) for is_kind in _text_kinds(pa.types)):
            raise AnnotatorError(f"The column {name!r} of {path.name} holds values of type {kind}, not texts.")


def _text_kinds(types: Any) -> list[Any]:
    """What tells the types of texts; those with views came with pyarrow 16."""
    names = ("is_string", "is_large_string", "is_string_view", "is_binary", "is_large_binary", "is_binary_view", "is_null")
    return [getattr(types, name) for name in names if hasattr(types, name)]


def _check(path: Path, head: list[str], columns: Columns) -> None:
    if columns.text not in head and columns.file not in head:
        raise AnnotatorError(
            f"{path.name} has neither a column {columns.text!r} with texts nor a column {columns.file!r} with file names; "
            f"it has {', '.join(head[:12]) or 'no columns'}. Name them with --columns text=...,id=..."
        )
    for _, theirs in _pairs(columns):
        if head.count(theirs) > 1:
            raise AnnotatorError(f"{path.name} has more than one column {theirs!r}: rename all but one.")


def _pairs(columns: Columns) -> list[tuple[str, str]]:
    return [(f.name, getattr(columns, f.name)) for f in fields(Columns)]
