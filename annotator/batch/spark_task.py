"""What a Spark executor does: data frames of texts in, data frames of results out. Runs beside a cluster's own Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.batch.columns import arrow_schema
from annotator.batch.identity import identify, result_key
from annotator.batch.items import NO_TEXT, Item, content_hash
from annotator.batch.packing import pack, unpack
from annotator.batch.score import Scored, score_partition

#: Columns of a scored text as Spark names their types.
SCORED = "id string, key string, instrument string, rows string, endings array<string>, contents array<binary>"


def score_frames(frames: Iterator[Any], formats: list[str], mode: str) -> Iterator[Any]:
    """Score pandas data frames of texts; what ``mapInPandas`` calls in every executor.

    Parameters
    ----------
    frames
        Data frames with the columns id, text, content, title, country and year.
    formats
        Names of the formats of the reports.
    mode
        Mode of the model that the environment names; empty for its default.

    Yields
    ------
    pandas.DataFrame
        One row for each text, with the columns of ``SCORED``; a few at a time, because reports are large.
    """
    model = mode or None
    identity = identify(model)
    for frame in frames:
        for values in frame.to_dict("records"):
            item = to_item(values)
            for scored in score_partition([item], model, formats):
                content = content_hash(item) if scored.is_final else ""
                yield _frame([_row(scored, result_key(item, content, identity) if content else "")], _scored_schema())


def unfold_frames(frames: Iterator[Any], table: str) -> Iterator[Any]:
    """Turn scored texts into the rows of one of the tables."""
    import json

    for frame in frames:
        rows: list[dict[str, Any]] = []
        for values in frame.to_dict("records"):
            rows += [json.loads(values["instrument"])] if table == "instruments" else unpack(values["rows"])[table]
        yield _frame(rows, arrow_schema(table))


def to_item(values: dict[str, Any]) -> Item:
    """An instrument from the values of a row, in which pandas writes NaN for what is missing."""
    known = {key: value for key, value in values.items() if value is not None and value == value}
    content = known.get("content")
    has_text = content is not None or bool(str(known.get("text", "")).strip())
    return Item(
        id=str(known.get("id", "")),
        text=known.get("text") if content is None and has_text else None,
        content=None if content is None else bytes(content),
        title=str(known.get("title", "")),
        country=str(known.get("country", "")),
        year=int(known["year"]) if "year" in known else None,
        problem="" if has_text else NO_TEXT,
    )


def _row(scored: Scored, key: str) -> dict[str, Any]:
    import json

    return {
        "id": scored.id,
        "key": key,
        "instrument": json.dumps(scored.instrument),
        "rows": pack({"findings": scored.findings, "matrix": scored.matrix}),
        "endings": list(scored.reports),
        "contents": list(scored.reports.values()),
    }


def _frame(rows: list[dict[str, Any]], schema: Any) -> Any:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=schema).to_pandas()


def _scored_schema() -> Any:
    import pyarrow as pa

    text = pa.string()
    kinds = {"id": text, "key": text, "instrument": text, "rows": text}
    return pa.schema([*kinds.items(), ("endings", pa.list_(text)), ("contents", pa.list_(pa.binary()))])
