"""From scores to probabilities to decisions: logistic calibration and a threshold per label, both from out-of-fold scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.perceive.premises import find_premises
from annotator.perceive.rivals import find_rivals

Floats = NDArray[np.float64]

# A threshold chosen on few positives is noise; as if by so many more positives it is drawn to half of the best F1, where the
# best threshold of well calibrated probabilities lies (Lipton, Elkan and Narayanaswamy, "Optimal thresholding of classifiers to
# maximize F1 measure", 2014). On held-out laws better than a fixed value, and 50 better than 15 or 150.
PRIOR_POSITIVES = 50.0
# Risky clauses are commoner among authored clauses than in laws, yet without them rare labels have too few positives for a
# threshold. Half a voice each gave the best F1 on held-out laws.
AUTHORED_WEIGHT = 0.5
# How often a label is true in laws is then read off the laws alone, drawn to the joint offset as firmly as this many clauses of
# full doubt would: on two sets of held-out laws the pooled calibration error of the risk labels falls from .062 to .049 and
# from .050 to .038, their F1 by .002.
OFFSET_PRIOR = 20.0
# Slopes are pulled towards an equal share of the models, as firmly as this many clauses of average doubt would.
SLOPE_PRIOR = 2.0
# Those of rivals and premises are pulled towards nothing. On held-out laws rivals lift offence types from F1 .637 to .674, powers
# .453 to .466, risks .531 to .537, safeguards .601 to .605, modality .922 to .927; a pull of 3 or 40 does as well.
OTHERS_PRIOR = 10.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """``probability = sigmoid(sum(slopes * inputs) + offset)``; ``threshold`` is on the probability.

    The inputs are a score a model and, behind them, the ``others``: what each model makes of the strongest other label, and how
    far the label's premises are disbelieved (``with_others``).
    """

    slopes: tuple[float, ...]
    offset: float
    threshold: float
    others: int = 0

    def probabilities(self, inputs: Floats) -> Floats:
        """Calibrated probabilities of inputs, shape (clauses, inputs) in, (clauses,) out."""
        return sigmoid(inputs @ np.array(self.slopes) + self.offset)


def with_others(scores: Floats, labels: Sequence[str]) -> tuple[Floats, int]:
    """Scores, shape (clauses, labels, models), with rivals and premises behind them, and how many these are."""
    models = scores.shape[2]
    rivals = [find_rivals(scores[:, :, k], labels) for k in range(models)]
    premises = find_premises([scores[:, :, k] for k in range(models)], labels)
    inputs = np.concatenate([scores, np.stack(rivals, axis=2), premises], axis=2)
    return inputs, inputs.shape[2] - models


def sigmoid(x: Floats) -> Floats:
    """Logistic function, safe for large arguments."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -40, 40))), dtype=np.float64)


def fit_logistic(
    scores: Floats, target: NDArray[np.int8], weight: Floats, others: int = 0, steps: int = 60
) -> tuple[tuple[float, ...], float]:
    """Slopes and offset by Newton's method with Platt's smoothed targets (Platt 1999) and a weak prior on the slopes.

    Parameters
    ----------
    scores
        Log-odds, shape (clauses, inputs).
    target
        0 or 1, shape (clauses,).
    weight
        How much each clause counts, shape (clauses,).
    others
        How many inputs, from the last, are no scores of the label itself: only their slopes may be negative.
    """
    models = scores.shape[1] - others
    positives, negatives = float((weight * target).sum()), float((weight * (1 - target)).sum())
    goal = np.where(target == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    inputs = np.hstack([scores, np.ones((len(scores), 1))])
    centre = np.concatenate([np.full(models, 1.0 / models), np.zeros(others + 1)])
    prior = np.concatenate([np.full(models, SLOPE_PRIOR), np.full(others, OTHERS_PRIOR), [1e-3]])
    found = centre.copy()
    for _ in range(steps):
        p = sigmoid(inputs @ found)
        curvature = np.maximum(p * (1 - p), 1e-9) * weight
        gradient = inputs.T @ (weight * (p - goal)) + prior * (found - centre)
        hessian = (inputs * curvature[:, None]).T @ inputs + np.diag(prior)
        step = np.linalg.solve(hessian, gradient)
        found = found - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-7:
            break
    own = found[:models].tolist()
    if others and min(own) <= 0:
        # The others explain a rare label away until its own score speaks against it: it is judged by itself.
        slopes, offset = fit_logistic(scores[:, :models], target, weight)
        return (*slopes, *(0.0,) * others), offset
    return (*(max(slope, 0.0) for slope in own), *found[models:-1].tolist()), float(found[-1])


def best_threshold(probabilities: Floats, target: NDArray[np.int8], weight: Floats) -> float:
    """Threshold with the best F1, drawn towards half of that F1 where positives are few."""
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum((weight * target)[order])
    taken = np.cumsum(weight[order])
    n = float((weight * target).sum())
    f1 = 2 * hits / (taken + max(1.0, n))
    sorted_p = probabilities[order]
    best = int(np.argmax(f1))
    following = sorted_p[best + 1] if best + 1 < len(order) else sorted_p[best]
    chosen = float((sorted_p[best] + following) / 2)
    return round((n * chosen + PRIOR_POSITIVES * float(f1[best]) / 2) / (n + PRIOR_POSITIVES), 4)


def offset_for_laws(evidence: Floats, target: NDArray[np.int8], offset: float, steps: int = 30) -> float:
    """Offset under which probabilities mean what they say on laws, by Newton's method.

    Parameters
    ----------
    evidence
        Weighted scores of the clauses of real laws, without any offset, shape (clauses,).
    target
        0 or 1, same shape.
    offset
        The offset it is drawn to.
    """
    found = offset
    for _ in range(steps):
        p = sigmoid(evidence + found)
        step = ((p - target).sum() + OFFSET_PRIOR * (found - offset)) / ((p * (1 - p)).sum() + OFFSET_PRIOR)
        found -= float(np.clip(step, -1.0, 1.0))
        if abs(step) < 1e-7:
            break
    return float(found)


def calibrate_for_laws(scores: Floats, target: NDArray[np.int8], is_real: NDArray[np.bool_], others: int = 0) -> Calibration:
    """Calibration of one label for use on real laws, from out-of-fold inputs, shape (clauses, inputs)."""
    weight = np.where(is_real, 1.0, AUTHORED_WEIGHT)
    slopes, offset = fit_logistic(scores, target, weight, others)
    evidence = scores @ np.array(slopes)
    offset = offset_for_laws(evidence[is_real], target[is_real], offset)
    probabilities = sigmoid(evidence + offset)
    return Calibration(slopes, offset, best_threshold(probabilities, target, weight), others)


def cross_fitted(
    scores: Floats, target: NDArray[np.int8], is_real: NDArray[np.bool_], folds: NDArray[np.int64], others: int = 0
) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities and decisions of each clause by a calibration that saw nothing of its fold."""
    probabilities, decisions = np.zeros(len(scores)), np.zeros(len(scores), dtype=bool)
    for fold in sorted(set(folds.tolist())):
        inside = folds == fold
        c = calibrate_for_laws(scores[~inside], target[~inside], is_real[~inside], others)
        probabilities[inside] = c.probabilities(scores[inside])
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
