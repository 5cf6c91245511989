"""Out-of-fold scores of the linear model, kept beside those of the encoder so that an evaluation need not fit it anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.dataset import content_hash
from training.examples import Example


def save_linear_scores(keep: Path | None, examples: Sequence[Example], scores: NDArray[np.float64]) -> None:
    """Write scores, shape (clauses, labels), into a folder; do nothing where there is none."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        np.save(_file(keep, examples, scores.shape[1]), scores, allow_pickle=False)


def load_linear_scores(keep: Path | None, examples: Sequence[Example], labels: int) -> NDArray[np.float64] | None:
    """Scores as a training run on the same clauses and as many labels left them; ``None`` if none did."""
    file = None if keep is None else _file(keep, examples, labels)
    return np.load(file, allow_pickle=False) if file is not None and file.is_file() else None


def _file(keep: Path, examples: Sequence[Example], labels: int) -> Path:
    return keep / f"linear-{content_hash(list(examples))[:12]}-{labels}.npy"
