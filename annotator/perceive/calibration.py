"""Calibrated probabilities and decisions from a model folder's ``calibration.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.model_folder import ModelError, ModelFolder
from annotator.perceive.premises import find_premises
from annotator.perceive.rivals import find_rivals

FILE = "calibration.json"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Slopes of the scores and of their rivals, shape (models, labels), offsets and thresholds, shape (labels,).

    ``labels`` are in the order of the columns; without ``rival_slopes`` (models before 0.9.1) each label is judged by itself.
    ``premise_slopes`` have the shape (premises, labels); models before 0.11.0 have none.
    """

    slopes: Floats
    offsets: Floats
    thresholds: Floats
    labels: tuple[str, ...] = ()
    rival_slopes: Floats | None = None
    premise_slopes: Floats | None = None

    def probabilities(self, *scores: Floats) -> Floats:
        """Calibrated probabilities of each model's log-odds, shape (clauses, labels) each."""
        total = self.offsets + sum(score * slope for score, slope in zip(scores, self.slopes, strict=True))
        if self.rival_slopes is not None:
            for score, slope in zip(scores, self.rival_slopes, strict=True):
                total = total + find_rivals(score, self.labels) * slope
        if self.premise_slopes is not None:
            total = total + (find_premises(scores, self.labels) * self.premise_slopes.T).sum(axis=2)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -40, 40))), dtype=np.float32)


def load_calibrator(folder: ModelFolder, labels: Sequence[str], mode: str) -> Calibrator:
    """Read the calibration of every label.

    Parameters
    ----------
    mode
        ``linear`` or ``full``: which models' scores it is for.

    Raises
    ------
    ModelError
        If the folder has none for the mode or for a label.
    """
    table = folder.read_json(FILE).get(mode)
    if table is None:
        raise ModelError(f"The model {folder.name} has no calibration for {mode!r}.")
    missing = [label for label in labels if label not in table]
    if missing:
        raise ModelError(f"The model {folder.name} has no calibration for {missing[0]}.")
    slopes = np.array([table[label]["slopes"] for label in labels], dtype=np.float32).T
    rivals, premises = (_slopes(table, labels, key) for key in ("rival_slopes", "premise_slopes"))
    offsets, thresholds = (np.array([table[label][k] for label in labels], dtype=np.float32) for k in ("offset", "threshold"))
    return Calibrator(slopes, offsets, thresholds, tuple(labels), rivals, premises)


def _slopes(table: Mapping[str, Any], labels: Sequence[str], key: str) -> Floats | None:
    """Slopes of all labels, shape (slopes, labels), if the model has them."""
    if not all(key in table[label] for label in labels):
        return None
    return np.array([table[label][key] for label in labels], dtype=np.float32).T
