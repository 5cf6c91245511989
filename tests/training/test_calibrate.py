"""Calibration for real laws: joint slopes, weights, thresholds; on numbers made for the purpose."""

from __future__ import annotations

import numpy as np
import pytest

from training.calibration import (
    AUTHORED_WEIGHT,
    best_threshold,
    calibrate_for_laws,
    cross_fitted,
    expected_calibration_error,
    fit_logistic,
    sigmoid,
    with_others,
)

RANDOM = np.random.default_rng(7)


def drawn(n: int, slopes: tuple[float, ...], offset: float) -> tuple[np.ndarray, np.ndarray]:
    """Scores of some models and targets drawn with the probability that slopes and offset say."""
    scores = RANDOM.normal(size=(n, len(slopes))) * 2
    p = sigmoid(scores @ np.array(slopes) + offset)
    return scores, (RANDOM.random(n) < p).astype(np.int8)


def test_the_slopes_that_made_the_targets_are_found() -> None:
    scores, target = drawn(20_000, (1.2, 0.4), -1.0)
    slopes, offset = fit_logistic(scores, target, np.ones(len(target)))
    assert slopes == pytest.approx((1.2, 0.4), abs=0.1)
    assert offset == pytest.approx(-1.0, abs=0.1)


def test_a_model_that_knows_nothing_gets_no_say() -> None:
    scores, target = drawn(20_000, (1.0, 0.0), 0.0)
    slopes, _ = fit_logistic(scores, target, np.ones(len(target)))
    assert slopes[1] < 0.05


def test_slopes_are_never_negative() -> None:
    scores, target = drawn(2_000, (-1.0,), 0.0)
    assert fit_logistic(scores, target, np.ones(len(target)))[0] == (0.0,)


def test_only_a_rival_may_speak_against_a_label() -> None:
    scores, target = drawn(20_000, (1.0, -0.5), 0.0)
    slopes, _ = fit_logistic(scores, target, np.ones(len(target)), others=1)
    assert slopes == pytest.approx((1.0, -0.5), abs=0.1)


def test_a_label_that_rivals_would_explain_away_is_judged_by_itself() -> None:
    """Few positives, all of them where the rival is low, and the label's own score too."""
    is_true = np.arange(400) < 40
    scores, target = np.where(is_true[:, None], -4.0, RANDOM.normal(size=(400, 2))), is_true.astype(np.int8)
    slopes, offset = fit_logistic(scores, target, np.ones(400), others=1)
    alone, offset_alone = fit_logistic(scores[:, :1], target, np.ones(400))
    assert slopes == (*alone, 0.0)
    assert offset == offset_alone


def test_rivals_and_premises_stand_behind_the_models_scores() -> None:
    scores = np.array([[[1.0, 10.0], [2.0, 20.0], [3.0, 5.0], [-4.0, -2.0]]])
    inputs, others = with_others(scores, ["offence:identity", "offence:disclosure", "confers:matrix", "role:offence"])
    assert inputs[0].tolist() == [[1, 10, 2, 20, -3, 0], [2, 20, 1, 10, -3, 0], [3, 5, 0, 0, 0, 0], [-4, -2, 0, 0, 0, 0]]
    assert others == 4


def test_a_disbelieved_premise_speaks_against_a_label() -> None:
    """Clauses that two scores cannot tell apart, but what the models make of the premise can."""
    is_true = np.arange(400) < 40
    scores = np.stack([RANDOM.normal(size=400) + is_true, np.where(is_true, 0.0, -RANDOM.random(400) * 6)], axis=1)
    slopes, _ = fit_logistic(scores, is_true.astype(np.int8), np.ones(400), others=1)
    assert slopes[1] > 0.5


def test_how_often_a_label_is_true_is_said_by_the_laws() -> None:
    """Where the two halves disagree about how often a score means yes, the laws prevail; a few of them hardly move the rest."""
    scores = np.zeros((2_000, 1))
    is_real = np.arange(2_000) < 1_000
    target = np.where(is_real, np.arange(2_000) % 10 == 0, np.arange(2_000) % 10 < 9).astype(np.int8)
    assert calibrate_for_laws(scores, target, is_real).probabilities(scores)[0] == pytest.approx(0.1, abs=0.05)
    joint = (0.1 + AUTHORED_WEIGHT * 0.9) / (1 + AUTHORED_WEIGHT)
    few = np.arange(2_000) < 10
    assert calibrate_for_laws(scores[990:], target[990:], few[:1_010]).probabilities(scores)[0] > joint


def test_the_threshold_separates_what_can_be_separated() -> None:
    p = np.concatenate([np.full(200, 0.9), np.full(400, 0.1)])
    target = np.array([1] * 200 + [0] * 400, dtype=np.int8)
    assert 0.1 < best_threshold(p, target, np.ones(600)) < 0.9


def test_probabilities_of_a_calibrated_label_are_calibrated_on_laws() -> None:
    scores, target = drawn(6_000, (0.5, 0.5), -2.0)
    is_real = np.arange(6_000) % 3 > 0
    folds = np.arange(6_000) % 5
    p, decided = cross_fitted(scores, target, is_real, folds)
    assert expected_calibration_error(p[is_real], target[is_real]) < 0.04
    assert decided.any()
    assert not decided.all()
    c = calibrate_for_laws(scores, target, is_real)
    assert c.probabilities(scores).shape == (6_000,)
