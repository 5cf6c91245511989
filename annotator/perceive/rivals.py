"""What speaks most for another label of the same group: a clause is seldom two kinds of offence, and models do not know that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

# Where one label speaks against another. Roles are not among them: two often stand together (held-out laws: F1 .706 without
# rivals, .703 with).
RIVALLED = frozenset({"offence", "power", "risk", "safeguard", "modality"})
Scores = TypeVar("Scores", NDArray[np.float32], NDArray[np.float64])


def find_rivals(scores: Scores, labels: Sequence[str]) -> Scores:
    """The highest score among the other labels of each label's group.

    Parameters
    ----------
    scores
        Log-odds of one model, shape (clauses, labels).
    labels
        Labels in the order of the columns, as ``group:name``.

    Returns
    -------
    Scores
        Same shape; zero where a label is alone in its group or the group is none of ``RIVALLED``.
    """
    found = np.zeros_like(scores)
    groups: dict[str, list[int]] = {}
    for column, label in enumerate(labels):
        groups.setdefault(label.split(":")[0], []).append(column)
    for group, columns in groups.items():
        if group not in RIVALLED or len(columns) < 2:
            continue
        own = scores[:, columns]
        second, first = np.partition(own, -2, axis=1)[:, -2:].T
        is_first = own == first[:, None]
        found[:, columns] = np.where(is_first, second[:, None], first[:, None])
    return found
