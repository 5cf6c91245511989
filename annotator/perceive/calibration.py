"""Calibrated probabilities and decisions from a model folder's ``calibration.json``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.model_folder import ModelError, ModelFolder

FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Slopes, offsets and thresholds in the model's label order."""

    slopes: NDArray[np.float32]
    offsets: NDArray[np.float32]
    thresholds: NDArray[np.float32]

    def probabilities(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Calibrated probabilities of log-odds, same shape."""
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores * self.slopes + self.offsets, -40, 40))), dtype=np.float32)


def load_calibrator(folder: ModelFolder, labels: Sequence[str]) -> Calibrator:
    """Read the calibration of every label.

    Raises
    ------
    ModelError
        If a label has none.
    """
    table = folder.read_json(FILE)
    missing = [label for label in labels if label not in table]
    if missing:
        raise ModelError(f"The model {folder.name} has no calibration for {missing[0]}.")
    columns = [[table[label][key] for label in labels] for key in ("slope", "offset", "threshold")]
    slopes, offsets, thresholds = (np.array(c, dtype=np.float32) for c in columns)
    return Calibrator(slopes, offsets, thresholds)
