"""Whether true findings point at the words that the gold annotators quoted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.locations import GOLD, read_law


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def evidence_overlap(reports: Path) -> dict[str, int]:
    """Count true risk findings of the gold laws, and those whose words overlap the gold quote.

    Parameters
    ----------
    reports
        Folder of JSON reports, ``<law>.json``.

    Returns
    -------
    dict
        ``true`` findings with a gold quote, and how many ``overlap`` it (any occurrence of the quote in its unit).
    """
    counts = {"true": 0, "overlap": 0}
    for path in sorted((GOLD / "dev").glob("*.jsonl")):
        law = path.stem
        text = read_law(law)
        units = [json.loads(line) for line in (GOLD / "units" / path.name).read_text(encoding="utf-8").splitlines()]
        gold = {g["unit"]: g for g in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        report = json.loads((reports / f"{law}.json").read_text(encoding="utf-8"))
        for finding in report["findings"]:
            span = (finding["start"], finding["end"])
            unit = max(units, key=lambda u: _overlap(span, (u["start"], u["end"])))
            quotes = _quotes(gold.get(unit["unit"], {}), finding["label"])
            if not quotes:
                continue
            counts["true"] += 1
            counts["overlap"] += any(_overlap(span, where) for q in quotes for where in _places(text, q, unit))
    return counts


def _quotes(record: dict[str, Any], label: str) -> list[str]:
    return [r["quote"] for r in record.get("risks", []) if r["label"] == label and r.get("quote")]


def _places(text: str, quote: str, unit: dict[str, Any]) -> list[tuple[int, int]]:
    found, at = [], text.find(quote, unit["start"], unit["end"])
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1, unit["end"])
    return found
