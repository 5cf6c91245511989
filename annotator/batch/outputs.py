"""The files that describe a whole batch: tables and the page that compares the instruments."""

from __future__ import annotations

from collections.abc import Collection

from annotator.batch.columns import TABLES
from annotator.batch.output_names import PAGE
from annotator.batch.store import Store
from annotator.batch.tables import can_write_parquet, write_csv, write_parquet
from annotator.report.formats import write_text


def write_outputs(store: Store, missing: int = 0, known: Collection[str] = ()) -> int:
    """Write the tables and the page of what a store holds, each file whole or not at all.

    The bytes depend on the results alone, not on the order or the number of runs in which they were made.

    Parameters
    ----------
    store
        The results.
    missing
        Number of instruments that were named but not reached.
    known
        The labels of the model.

    Returns
    -------
    int
        Number of instruments without a result.
    """
    from annotator.batch.overview import build_overview
    from annotator.batch.overview_page import render_overview

    for table in TABLES:
        write_csv(store.folder / f"{table}.csv", table, store.rows(table))
        if can_write_parquet():
            write_parquet(store.folder / f"{table}.parquet", table, store.rows(table))
    overview = build_overview(store.details(), missing)
    write_text(store.folder / PAGE, render_overview(overview, known))
    return len(overview.errors)
