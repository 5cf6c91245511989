"""Out-of-fold scores of the linear model, kept beside those of the encoder so that an evaluation need not fit it anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.dataset import content_hash
from training.examples import Example


def save_linear_scores(
    keep: Path | None, examples: Sequence[Example], parts: NDArray[np.int64], scores: NDArray[np.float64]
) -> None:
    """Write scores, shape (clauses, labels), into a folder; do nothing where there is none."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        np.save(_file(keep, examples, parts, scores.shape[1]), scores, allow_pickle=False)


def load_linear_scores(
    keep: Path | None, examples: Sequence[Example], parts: NDArray[np.int64], labels: int
) -> NDArray[np.float64] | None:
    """Scores as a training run on the same clauses, parts and number of labels left them; ``None`` if none did."""
    file = None if keep is None else _file(keep, examples, parts, labels)
    return np.load(file, allow_pickle=False) if file is not None and file.is_file() else None


def _file(keep: Path, examples: Sequence[Example], parts: NDArray[np.int64], labels: int) -> Path:
    mark = hashlib.sha256(f"{content_hash(list(examples))} {parts.tolist()}".encode()).hexdigest()[:12]
    return keep / f"linear-{mark}-{labels}.npy"
