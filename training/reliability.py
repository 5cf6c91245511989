"""How far probabilities can be trusted: risk labels pooled, on held-out laws and on the gold laws.

A label on its own has too few positives for a figure that is not mostly noise; pooled, every suspicion counts once.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.catalogue_loader import load_catalogue
from training.calibration import SUSPECTED, expected_calibration_error
from training.locations import GOLD

Floats = NDArray[np.float64]
EDGES = (SUSPECTED, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliability_table(probabilities: Floats, target: NDArray[np.int8]) -> str:
    """Markdown: for each band of probability how many cells, their mean probability and the share that is true.

    Parameters
    ----------
    probabilities, target
        One value a cell (a clause and a label), shape (cells,).
    """
    rows = ["| probability | cells | mean probability | share that is true |", "|---|---|---|---|"]
    for low, high in pairwise(EDGES):
        inside = (probabilities >= low) & ((probabilities < high) | (high == EDGES[-1]))
        if inside.any():
            mean, share = probabilities[inside].mean(), target[inside].mean()
            rows.append(f"| {low:.2f} to {high:.2f} | {int(inside.sum())} | {mean:.2f} | {share:.2f} |")
    error = expected_calibration_error(probabilities, target)
    suspected = int((probabilities >= SUSPECTED).sum())
    return "\n".join(rows) + f"\n\nExpected calibration error: {error:.3f} over {suspected} cells.\n"


def gold_cells(reports: Path) -> tuple[Floats, NDArray[np.int8]]:
    """Probability and truth of every unit of the gold laws and every risk label, as the reports give them.

    Parameters
    ----------
    reports
        Folder of JSON reports, ``<law>.json``. They leave out probabilities below 0.05, which count as 0.

    Returns
    -------
    tuple
        Both of shape (units * labels,). A unit has the greatest probability of its clauses.
    """
    labels = [label.id for family in ("risks", "wording") for label in load_catalogue().family(family)]
    probabilities: list[float] = []
    truth: list[int] = []
    for path in sorted((GOLD / "dev").glob("*.jsonl")):
        units = _read(GOLD / "units" / path.name)
        clauses = json.loads((reports / f"{path.stem}.json").read_text(encoding="utf-8"))["clauses"]
        said = {u["unit"]: _greatest(u, clauses) for u in units}
        for record in _read(path):
            risks = {r["label"] for r in record["risks"]}
            for label in labels:
                probabilities.append(said[record["unit"]].get(f"risk:{label}", 0.0))
                truth.append(int(label in risks))
    return np.array(probabilities), np.array(truth, dtype=np.int8)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _greatest(unit: dict[str, Any], clauses: list[dict[str, Any]]) -> dict[str, float]:
    """The greatest probability of each label among the clauses that stand mostly inside a unit."""
    found: dict[str, float] = {}
    for clause in clauses:
        shared = min(clause["end"], unit["end"]) - max(clause["start"], unit["start"])
        if shared * 2 > clause["end"] - clause["start"]:
            for label, p in clause["probabilities"].items():
                found[label] = max(p, found.get(label, 0.0))
    return found
