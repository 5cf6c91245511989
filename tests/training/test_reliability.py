"""Pooled reliability of probabilities, and how gold units get theirs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from training import reliability
from training.reliability import gold_cells, reliability_table


def test_probabilities_that_come_true_have_no_error() -> None:
    probabilities = np.array([0.25] * 4 + [0.75] * 4)
    target = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=np.int8)
    page = reliability_table(probabilities, target)
    assert "| 0.20 to 0.30 | 4 | 0.25 | 0.25 |" in page
    assert "| 0.70 to 0.80 | 4 | 0.75 | 0.75 |" in page
    assert "error: 0.000 over 8 cells" in page


def test_too_great_a_confidence_is_the_error() -> None:
    page = reliability_table(np.array([0.95] * 10), np.array([1] * 6 + [0] * 4, dtype=np.int8))
    assert "error: 0.350 over 10 cells" in page


def test_cells_that_nobody_suspects_are_left_out() -> None:
    page = reliability_table(np.array([0.01] * 90 + [1.0] * 10), np.array([0] * 90 + [1] * 10, dtype=np.int8))
    assert "error: 0.000 over 10 cells" in page


def test_a_gold_unit_has_the_greatest_probability_of_its_clauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold, reports = tmp_path / "gold", tmp_path / "reports"
    for folder in (gold / "dev", gold / "units", reports):
        folder.mkdir(parents=True)
    units = [{"unit": "a", "start": 0, "end": 100}, {"unit": "b", "start": 100, "end": 200}]
    truth = [{"unit": "a", "risks": [{"label": "missing-intent"}]}, {"unit": "b", "risks": []}]
    clauses = [
        {"start": 0, "end": 50, "probabilities": {"risk:missing-intent": 0.4}},
        {"start": 50, "end": 110, "probabilities": {"risk:missing-intent": 0.7}},
        {"start": 110, "end": 200, "probabilities": {"risk:missing-intent": 0.1, "role:offence": 0.9}},
    ]
    (gold / "units" / "law.jsonl").write_text("\n".join(map(json.dumps, units)))
    (gold / "dev" / "law.jsonl").write_text("\n".join(map(json.dumps, truth)))
    (reports / "law.json").write_text(json.dumps({"clauses": clauses}))
    monkeypatch.setattr(reliability, "GOLD", gold)
    probabilities, target = gold_cells(reports)
    assert sorted(zip(probabilities[probabilities > 0].tolist(), target[probabilities > 0].tolist(), strict=True)) == [
        (0.1, 0),
        (0.7, 1),
    ]
