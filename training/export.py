"""Write a trained linear model as a folder of plain data: npz and JSON with hashes, no pickle."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.model_folder import CONFIG, FORMAT
from annotator.perceive.features import FEATURE_VERSION
from annotator.perceive.windows import WINDOW_VERSION
from training.calibration import Calibration
from training.linear import prune

CALIBRATION = "calibration.json"


def write_head(
    folder: Path,
    head: str,
    names: Sequence[str],
    inverse_frequencies: NDArray[np.float64],
    weights: NDArray[np.float64],
    bias: NDArray[np.float64],
    kept: int,
) -> None:
    """Write one head of a linear model: ``<head>.npz`` and ``<head>.vocabulary.json``.

    Parameters
    ----------
    names, inverse_frequencies
        Features and their inverse document frequencies.
    weights, bias
        Shapes (features, labels) and (labels,).
    kept
        Weights kept per label; features without any weight leave the vocabulary.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pruned = prune(weights, kept)
    used = np.flatnonzero(np.abs(pruned).sum(axis=1) > 0)
    rows, columns = np.nonzero(pruned[used])
    np.savez_compressed(
        folder / f"{head}.npz",
        rows=rows.astype(np.uint32),
        columns=columns.astype(np.uint8),
        weights=pruned[used][rows, columns].astype(np.float16),
        inverse_frequencies=inverse_frequencies[used].astype(np.float32),
        bias=bias.astype(np.float32),
    )
    write_json(folder / f"{head}.vocabulary.json", [str(names[i]) for i in used], indent=None)


def write_config(
    folder: Path,
    labels: Mapping[str, Sequence[str]],
    character_weight: float,
    version: str,
    mode: str = "linear",
    encoder_bias: Sequence[float] | None = None,
) -> None:
    """Write ``config.json``: what the loader must know and check.

    Parameters
    ----------
    mode
        Default mode of the model.
    encoder_bias
        Bias of every label of the encoder, if there is one.
    """
    extra = {} if encoder_bias is None else {"window_version": WINDOW_VERSION, "encoder_bias": list(encoder_bias)}
    config: dict[str, Any] = {
        "format": FORMAT,
        "mode": mode,
        **extra,
        "version": version,
        "feature_version": FEATURE_VERSION,
        "labels": {head: list(names) for head, names in labels.items()},
        "character_weight": character_weight,
    }
    write_json(folder / CONFIG, config)


def write_calibration(folder: Path, calibrations: Mapping[str, Mapping[str, Calibration]]) -> None:
    """Write slopes (of the models' scores, of their rivals and of the premises), offset and threshold of every label, by mode."""
    table = {mode: {label: _entry(c) for label, c in labels.items()} for mode, labels in calibrations.items()}
    write_json(folder / CALIBRATION, table)


def _entry(calibration: Calibration) -> dict[str, Any]:
    models = len(calibration.slopes) - calibration.others
    return {
        "slopes": list(calibration.slopes[:models]),
        "rival_slopes": list(calibration.slopes[models : 2 * models]),
        "premise_slopes": list(calibration.slopes[2 * models :]),
        "offset": calibration.offset,
        "threshold": calibration.threshold,
    }


def write_json(path: Path, value: Any, indent: int | None = 1) -> None:
    """Write JSON with sorted keys, so that equal values give equal bytes."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=True) + "\n", encoding="utf-8")
