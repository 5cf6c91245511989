"""Every false positive and miss on the gold laws, with the cause that a reader gave it.

The judgements (``training/gold_judgements.tsv``) name law, unit, label and kind of error, never a word of a law. A later
model makes other errors; those without a judgement are counted as not yet read.
"""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.locations import GOLD, ROOT

JUDGEMENTS = ROOT / "training" / "gold_judgements.tsv"
VERDICTS = ("model", "gold", "guideline", "structure")
COMMONEST = 10


@dataclass(frozen=True, slots=True, order=True)
class GoldError:
    """A label that was said and is not gold (``false``), or is gold and was not said (``missed``)."""

    law: str
    unit: str
    group: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who is wrong (``model``, ``gold``, ``guideline`` unclear, ``structure``) and why, in a few words."""

    verdict: str
    cause: str


def find_errors(reports: Path) -> Iterator[GoldError]:
    """All errors of reports ``<law>.json`` by the scorer's own reading of them; strength of safeguards apart.

    Raises
    ------
    FileNotFoundError
        If the gold annotations are not at hand.
    """
    score = _scorer()
    for path in sorted((GOLD / "dev").glob("*.jsonl")):
        units = score.load_jsonl(GOLD / "units" / path.name)
        said = score.predicted(json.loads((reports / f"{path.stem}.json").read_text(encoding="utf-8")), units)
        for record in score.load_jsonl(path):
            for group, wanted in score.gold_sets(record).items():
                if group == "safeguard-strength" or record["unit"] not in said:
                    continue
                for label in sorted(wanted ^ said[record["unit"]][group]):
                    yield GoldError(path.stem, record["unit"], group, label, "missed" if label in wanted else "false")


def read_judgements(path: Path = JUDGEMENTS) -> dict[GoldError, Verdict]:
    """Judged errors.

    Raises
    ------
    ValueError
        If a line names an unknown verdict.
    """
    found = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["verdict"] not in VERDICTS:
                raise ValueError(f"{path.name}: unknown verdict {row['verdict']!r}; use one of {', '.join(VERDICTS)}")
            error = GoldError(*(row[k] for k in ("law", "unit", "group", "label", "kind")))
            found[error] = Verdict(row["verdict"], row["cause"])
    return found


def causes_page(errors: list[GoldError], judged: dict[GoldError, Verdict]) -> str:
    """Markdown: how many errors were read, who was wrong, and the commonest causes with the labels they cost most."""
    read = {e: judged[e] for e in errors if e in judged}
    verdicts = Counter(v.verdict for v in read.values())
    causes = Counter((v.cause, v.verdict) for v in read.values())
    shares = ", ".join(f"{name} {verdicts[name]}" for name in VERDICTS)
    lines = [
        f"{len(errors)} errors (labels said or missed on a unit); {len(read)} of them read and judged: {shares} (*gold*",
        "and *guideline* mean that the annotation is doubtful or the guidelines leave it open). The commonest causes:",
        "",
        "| cause | who is wrong | errors | mostly |",
        "|---|---|---|---|",
    ]
    for (cause, verdict), count in causes.most_common(COMMONEST):
        labels = Counter(e.label for e, v in read.items() if v.cause == cause)
        lines.append(f"| {cause} | {verdict} | {count} | {', '.join(label for label, _ in labels.most_common(3))} |")
    return "\n".join(lines) + "\n"


def _scorer() -> Any:
    path = GOLD / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError("the gold annotations are not beside the checkout")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
