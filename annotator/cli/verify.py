"""``annotator verify``: make a report again and say whether it is the same."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from annotator.cli.decisions import apply_decisions, read_decisions
from annotator.cli.progress import waiting
from annotator.errors import AnnotatorError
from annotator.model_folder import MODES
from annotator.reading.limits import parse_limits
from annotator.verify import check_recorded, differences, has_decisions, largest_difference_of_numbers, without_decisions


def run_verify(
    report: str, file: str, model: str | None, suppressions: Sequence[str], baseline: str | None, limits: Sequence[str]
) -> int:
    """Reproduce a JSON report from the file it was made from; return 0 if nothing differs, otherwise 1."""
    from annotator.reading.read import load_bytes
    from annotator.review.baseline import read_json_object

    recorded = read_json_object(Path(report), "a JSON report")
    check_recorded(recorded, Path(report).name)
    bounds = parse_limits(limits)
    data = load_bytes(Path(file), bounds)
    digest = hashlib.sha256(data).hexdigest()
    source = recorded["instrument"]["source"]
    if digest != source["sha256"]:
        print(f"Differs: {Path(file).name} is not the file that the report was made from.")
        print(f"  SHA-256 in the report  {source['sha256'][:64]}\n  SHA-256 of the file    {digest}")
        return 1
    with waiting(f"Making the report of {Path(file).name} again ..."):
        made = _make(recorded, data, model, suppressions, baseline, bounds)
    skips_decisions = has_decisions(recorded) and not suppressions and baseline is None
    if skips_decisions:
        print(
            "Note: suppressions or a baseline shaped the report and were not given; what they did is not compared.",
            file=sys.stderr,
        )
        recorded, made = without_decisions(recorded), without_decisions(made)
    return _tell(recorded, made)


def _make(
    recorded: dict[str, Any], data: bytes, model: str | None, suppressions: Sequence[str], baseline: str | None, limits: Any
) -> dict[str, Any]:
    """The report as this program makes it now, as plain values."""
    from annotator.api import annotate
    from annotator.reading import read_bytes
    from annotator.report.json_report import render_json

    options = recorded["run"]["options"]
    try:
        day = date.fromisoformat(str(options.get("date", ""))) if "date" in options else None
    except ValueError as error:
        raise AnnotatorError("The report names a day that is none: it was altered.") from error
    document = read_bytes(data, recorded["instrument"]["source"]["name"], limits)
    decisions = read_decisions(suppressions, baseline)
    mode = options.get("mode")  # only a mode: a report never chooses the folder that a model is read from
    report = annotate(document, model=model or (mode if mode in MODES else None))
    made: dict[str, Any] = json.loads(render_json(apply_decisions(report, decisions, day)))
    return made


def _tell(recorded: dict[str, Any], made: dict[str, Any]) -> int:
    found = differences(recorded, made)
    if not found:
        counts = ", ".join(f"{len(made[key])} {key}" for key in ("provisions", "clauses", "findings"))
        print(f"Equal: {counts} and the matrix were reproduced. Receipt {made['run'].get('receipt', 'not compared')}")
        return 0
    print("Differs:")
    for line in found:
        print(f"  {line}")
    largest = largest_difference_of_numbers(recorded, made)
    if largest:
        print(f"  Only numbers differ, by at most {largest:.4f}: another processor may round differently.")
    return 1
