"""The reports of single instruments: their names, and writing them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from annotator.batch.score import Scored

FOLDER = "reports"
LONGEST = 60
_UNFIT = re.compile(r"[^A-Za-z0-9]+")


def report_name(item: str) -> str:
    """The name, without ending, of the reports of an instrument; it depends on the id alone.

    Readable, unique by eight digits of a hash, and harmless on every system whatever the id holds.
    """
    plain = unicodedata.normalize("NFKD", item).encode("ascii", "ignore").decode()
    readable = _UNFIT.sub("-", plain).strip("-")[-LONGEST:].strip("-")
    digest = hashlib.sha256(item.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{readable}-{digest}" if readable else digest


def ending(name: str) -> str:
    """The whole ending of a report's name, ``.displacy.json`` for example; ``report_name`` has no full stop."""
    return "." + name.partition(".")[2]


def write_reports(folder: Path, scored: Scored) -> dict[str, int]:
    """Write the reports of one instrument; return their names, relative to the folder of results, and sizes in bytes.

    Raises
    ------
    AnnotatorError
        If one cannot be written.
    """
    from annotator.report.formats import write_bytes

    written = {}
    for suffix, content in scored.reports.items():
        name = f"{FOLDER}/{report_name(scored.id)}{suffix}"
        write_bytes(folder / name, content)
        written[name] = len(content)
    return written
