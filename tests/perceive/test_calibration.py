"""Calibration: scores become probabilities, label by label, by the table in the model folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from factories import TOY_CLAUSE, toy_model_folder
from hypothesis import given
from hypothesis import strategies as st

from annotator.model_folder import ModelError, open_model, write_sums
from annotator.perceive.calibration import Calibrator, load_calibrator


def calibrator(slope: float, offset: float) -> Calibrator:
    return Calibrator(*(np.array(v, dtype=np.float32) for v in ([[slope]], [offset], [0.5])))


def probability(slope: float, offset: float, score: float) -> float:
    return float(calibrator(slope, offset).probabilities(np.array([[score]], dtype=np.float32))[0, 0])


@pytest.mark.parametrize(
    ("slope", "offset", "score", "expected"),
    [(1, 0, 0, 0.5), (1, 0, np.log(3), 0.75), (1, 0, -np.log(3), 0.25), (2, 0, np.log(3), 0.9), (1, np.log(3), 0, 0.75)],
)
def test_a_probability_is_the_logistic_of_the_line(slope: float, offset: float, score: float, expected: float) -> None:
    assert probability(slope, offset, score) == pytest.approx(expected, abs=1e-6)


@given(st.floats(0.05, 5), st.floats(-5, 5), st.lists(st.floats(-1e6, 1e6, width=32), min_size=2, max_size=20))
def test_probabilities_keep_the_order_of_scores_and_stay_within_bounds(slope: float, offset: float, scores: list[float]) -> None:
    rows = np.array([[s] for s in sorted(scores)], dtype=np.float32)
    found = calibrator(slope, offset).probabilities(rows)[:, 0]
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.diff(found) >= 0).all()


def test_labels_are_calibrated_in_the_models_order(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1")
    labels = sorted(TOY_CLAUSE, reverse=True)
    table = {label: {"slopes": [float(i + 1)], "offset": 0.0, "threshold": i / 100} for i, label in enumerate(reversed(labels))}
    (folder / "calibration.json").write_text(json.dumps({"linear": table}), encoding="utf-8")
    write_sums(folder)
    found = load_calibrator(open_model(folder), labels, "linear")
    assert found.slopes[0].tolist() == [float(i) for i in range(len(labels), 0, -1)]
    assert found.thresholds.tolist() == pytest.approx([i / 100 for i in range(len(labels) - 1, -1, -1)])


def test_rivals_weigh_in_where_the_folder_says_so(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1")
    labels = sorted(TOY_CLAUSE)
    assert load_calibrator(open_model(folder), labels, "linear").rival_slopes is None
    table = {label: {"slopes": [1.0], "rival_slopes": [-0.5], "offset": 0.0, "threshold": 0.5} for label in labels}
    (folder / "calibration.json").write_text(json.dumps({"linear": table}), encoding="utf-8")
    write_sums(folder)
    found = load_calibrator(open_model(folder), labels, "linear")
    assert found.rival_slopes is not None
    assert found.rival_slopes.tolist() == [[-0.5] * len(labels)]
    assert found.labels == tuple(labels)


def test_premises_weigh_in_where_the_folder_says_so(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1")
    labels = sorted(TOY_CLAUSE)
    assert load_calibrator(open_model(folder), labels, "linear").premise_slopes is None
    table = {
        k: {"slopes": [1.0], "rival_slopes": [0.0], "premise_slopes": [0.5, 2.0], "offset": 0, "threshold": 0} for k in labels
    }
    (folder / "calibration.json").write_text(json.dumps({"linear": table}), encoding="utf-8")
    write_sums(folder)
    found = load_calibrator(open_model(folder), labels, "linear")
    assert found.premise_slopes is not None
    assert found.premise_slopes.tolist() == [[0.5] * len(labels), [2.0] * len(labels)]


def test_a_label_without_calibration_is_refused(toy_model: Path) -> None:
    with pytest.raises(ModelError, match=r"^The model toy/0\.0\.1 has no calibration for role:forgotten\.$"):
        load_calibrator(open_model(toy_model), ["role:offence", "role:forgotten"], "linear")


def test_two_models_weigh_in_with_a_slope_each() -> None:
    both = Calibrator(*(np.array(v, dtype=np.float32) for v in ([[1.0], [2.0]], [0.5], [0.5])))
    one, other = (np.array([[v]], dtype=np.float32) for v in (0.5, -0.5))
    assert float(both.probabilities(one, other)[0, 0]) == pytest.approx(0.5)


def test_a_mode_without_calibration_is_refused(toy_model: Path) -> None:
    with pytest.raises(ModelError, match=r"^The model toy/0\.0\.1 has no calibration for 'full'\.$"):
        load_calibrator(open_model(toy_model), ["role:offence"], "full")
