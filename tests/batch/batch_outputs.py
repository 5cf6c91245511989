"""What a batch wrote, read back."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from annotator.batch.inputs import STATE_FILE


def outputs(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder of results except the state, by name."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != STATE_FILE)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A table as CSV, one dictionary a row."""
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
