"""From scores to probabilities to decisions: Platt scaling and a threshold per label, both from out-of-fold scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# A threshold chosen on few positives is noise; it is pulled towards this value in proportion.
NEUTRAL_THRESHOLD = 0.4
PRIOR_POSITIVES = 15.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """``probability = sigmoid(slope * score + offset)``; ``threshold`` is on the probability."""

    slope: float
    offset: float
    threshold: float


def sigmoid(x: Floats) -> Floats:
    """Logistic function, safe for large arguments."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -40, 40))), dtype=np.float64)


def fit_platt(scores: Floats, target: NDArray[np.int8], steps: int = 60) -> tuple[float, float]:
    """Slope and offset by Newton's method with Platt's smoothed targets (Platt 1999)."""
    positives, negatives = float(target.sum()), float(len(target) - target.sum())
    goal = np.where(target == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    slope, offset = 1.0, 0.0
    for _ in range(steps):
        p = sigmoid(slope * scores + offset)
        error, weight = p - goal, np.maximum(p * (1 - p), 1e-9)
        gradient = np.array([np.dot(error, scores), error.sum()])
        hessian = np.array(
            [
                [np.dot(weight, scores * scores) + 1e-3, np.dot(weight, scores)],
                [np.dot(weight, scores), weight.sum() + 1e-3],
            ]
        )
        step = np.linalg.solve(hessian, gradient)
        slope, offset = slope - step[0], offset - step[1]
        if np.abs(step).max() < 1e-7:
            break
    return float(max(slope, 0.05)), float(offset)


def best_threshold(probabilities: Floats, target: NDArray[np.int8]) -> float:
    """Threshold with the best F1, shrunk towards a neutral value where positives are few."""
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum(target[order])
    taken = np.arange(1, len(order) + 1)
    f1 = 2 * hits / (taken + max(1, int(target.sum())))
    sorted_p = probabilities[order]
    best = int(np.argmax(f1))
    following = sorted_p[best + 1] if best + 1 < len(order) else sorted_p[best]
    chosen = float((sorted_p[best] + following) / 2)
    n = float(target.sum())
    return round((n * chosen + PRIOR_POSITIVES * NEUTRAL_THRESHOLD) / (n + PRIOR_POSITIVES), 4)


def calibrate(scores: Floats, target: NDArray[np.int8]) -> Calibration:
    """Calibration of one label from its out-of-fold scores and targets."""
    slope, offset = fit_platt(scores, target)
    return Calibration(slope, offset, best_threshold(sigmoid(slope * scores + offset), target))


# With fewer positives than this in real laws, a label is calibrated on the authored clauses too.
ENOUGH_REAL = 30


def calibrate_for_laws(scores: Floats, target: NDArray[np.int8], is_real: NDArray[np.bool_]) -> Calibration:
    """Calibration for use on real laws: on their clauses alone where they hold enough positives, else on all.

    Risky clauses are common among the authored ones and rare in laws, so a threshold that suits the
    mixture fires too often on laws.
    """
    rows = is_real if target[is_real].sum() >= ENOUGH_REAL else np.ones(len(target), dtype=bool)
    return calibrate(scores[rows], target[rows])


def cross_fitted(
    scores: Floats, target: NDArray[np.int8], is_real: NDArray[np.bool_], folds: NDArray[np.int64]
) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities and decisions of each clause by a calibration that saw nothing of its fold."""
    probabilities, decisions = np.zeros(len(scores)), np.zeros(len(scores), dtype=bool)
    for fold in sorted(set(folds.tolist())):
        inside = folds == fold
        c = calibrate_for_laws(scores[~inside], target[~inside], is_real[~inside])
        probabilities[inside] = sigmoid(c.slope * scores[inside] + c.offset)
        decisions[inside] = probabilities[inside] >= c.threshold
    return probabilities, decisions


# Clauses that nobody would suspect are left out of the calibration error: they are most of a law and would hide it.
SUSPECTED = 0.05


def expected_calibration_error(probabilities: Floats, target: NDArray[np.int8], bins: int = 10) -> float:
    """Mean gap between probability and observed share, over bins of equal width from ``SUSPECTED`` on, weighted by size."""
    suspected = probabilities >= SUSPECTED
    probabilities, target = probabilities[suspected], target[suspected]
    total = 0.0
    edges = np.minimum((probabilities * bins).astype(int), bins - 1)
    for b in range(bins):
        inside = edges == b
        if inside.any():
            total += inside.sum() * abs(float(probabilities[inside].mean()) - float(target[inside].mean()))
    return total / max(1, len(target))
