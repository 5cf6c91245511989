"""``annotator corpus``: the instruments the project cites, and fetching their texts."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.cli.progress import waiting
from annotator.instruments import fetch_instrument, find_instrument, instruments_folder


def run_list() -> int:
    """Print every instrument id; return the exit code."""
    for path in sorted(instruments_folder().glob("*.yaml")):
        print(path.stem)
    return 0


def run_fetch(name: str, target: str | None) -> int:
    """Fetch one instrument's text and say where it is; return the exit code."""
    instrument = find_instrument(name)
    with waiting(f"Fetching {instrument.id} ..."):
        path, is_checked = fetch_instrument(instrument, Path(target) if target else None)
    print(path)
    if not is_checked:
        print("No hash is on record for this text, so it could not be checked.", file=sys.stderr)
    return 0
