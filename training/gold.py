"""The development thermometer: reports of the five gold laws, scored by ``gold/score.py`` beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from training.locations import GOLD, LAWS


def gold_laws() -> list[str]:
    """The laws that have gold annotations."""
    return sorted(p.stem for p in (GOLD / "dev").glob("*.jsonl"))


def write_gold_reports(folder: Path, model: str | None = None) -> None:
    """Annotate every gold law and write its JSON report into ``folder``."""
    from annotator.api import annotate
    from annotator.report.json_report import render_json

    folder.mkdir(parents=True, exist_ok=True)
    for law in gold_laws():
        report = annotate(LAWS / law / "text.txt", model=model)
        (folder / f"{law}.json").write_text(render_json(report), encoding="utf-8")


def score_gold(folder: Path, model: str | None = None) -> tuple[str, dict[str, Any]]:
    """Reports and their score: the table as printed, and as values.

    Raises
    ------
    FileNotFoundError
        If the gold annotations are not at hand.
    """
    scorer = GOLD / "score.py"
    if not scorer.is_file():
        raise FileNotFoundError("the gold annotations are not beside the checkout")
    write_gold_reports(folder, model)
    values = folder / "score.json"
    command = [
        sys.executable, str(scorer), "--gold", str(GOLD / "dev"), "--units", str(GOLD / "units"), "--reports", str(folder),
        "--json", str(values),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, json.loads(values.read_text(encoding="utf-8"))
