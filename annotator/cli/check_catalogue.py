"""``annotator check-catalogue``: every mistake in a catalogue that somebody edits, and the ids that are new in it."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path


def run_check(folder: str | None, accept: bool) -> int:
    """Print what is wrong with a catalogue, a sentence each; return 0, or 2 if there is a mistake.

    Parameters
    ----------
    folder
        A folder of the same shape as ``annotator/catalogue``; ``None`` for the one in use.
    accept
        Whether new ids are written into ``ids.lock``.
    """
    from annotator.catalogue_check import LOCK, compare_ids, find_mistakes, lock
    from annotator.report.files import write_text

    path = Path(str(files("annotator") / "catalogue")) if folder is None else Path(folder)
    mistakes = find_mistakes(path)
    new: list[str] = []
    if not mistakes:
        new, mistakes = compare_ids(path)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        count = "1 mistake was" if len(mistakes) == 1 else f"{len(mistakes)} mistakes were"
        print(f"annotator: {count} found in the catalogue.", file=sys.stderr)
        return 2
    if new and accept:
        write_text(path / LOCK, lock(path), overwrite=True)
        print(f"Accepted into {LOCK}: {', '.join(new)}")
    elif new:
        print(f"{LOCK}: not yet accepted: {', '.join(new)} - run again with --accept once the names are right")
        return 2
    print("Every file of the catalogue can be read, and its ids are those of ids.lock.")
    return 0
