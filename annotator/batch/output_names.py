"""What a batch calls its files, and whether a folder holds such files already."""

from __future__ import annotations

from pathlib import Path

from annotator.batch.columns import TABLES
from annotator.batch.reports import FOLDER

PAGE = "index.html"


def find_outputs(folder: Path) -> list[str]:
    """Names in a folder that a batch would write over, sorted; an empty folder of reports holds nothing to lose."""
    names = [PAGE, *(f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet"))]
    found = [name for name in names if (folder / name).exists() or (folder / name).is_symlink()]
    reports = folder / FOLDER
    if reports.is_dir() and any(reports.iterdir()):
        found.append(f"{FOLDER}/")
    return sorted(found)
