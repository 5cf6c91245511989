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


def expected_calibration_error(probabilities: Floats, target: NDArray[np.int8], bins: int = 10) -> float:
    """Mean gap between probability and observed share over equally wide bins, weighted by their size."""
    total = 0.0
    edges = np.minimum((probabilities * bins).astype(int), bins - 1)
    for b in range(bins):
        inside = edges == b
        if inside.any():
            total += inside.sum() * abs(float(probabilities[inside].mean()) - float(target[inside].mean()))
    return total / max(1, len(target))
