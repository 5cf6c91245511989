"""What must be so before a label can be: a clause has a power only where its role allows one, and models do not know that.

A premise that a model believes in changes nothing; one that it does not believe in speaks against the label.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# Beginnings of labels, and of those of which at least one must hold. The first two rows and the third are rules of GUIDELINES.md
# (powers stand only with these roles and are labelled where they are conferred; offence types stand with the role offence); the
# others say of what the label is one. In the order of the rows, F1 on held-out laws of model 0.10.0 goes from .467 to .486,
# .697 to .703, .641 to .677, .701 to .722, .299 to .377 and .360 to .372, and on held-out clauses of our own from .733 to .749,
# .807 to .815, .873 to .878, .800 to .805, .759 to .769 and .692 to .712.
PREMISES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("power:", ("role:power", "role:provider-duty", "role:cooperation")),
    ("power:", ("confers:",)),
    ("offence:", ("role:offence",)),
    ("confers:", ("power:",)),
    ("role:safeguard", ("safeguard:",)),
    ("risk:mandatory-power", ("confers:",)),
    ("risk:optional-safeguard", ("safeguard:",)),
)
# As many premises as a label can have; labels with fewer have zeros in their places.
PLACES = 2


def find_premises(scores: Sequence[NDArray[np.floating]], labels: Sequence[str]) -> NDArray[np.floating]:
    """How firmly the models disbelieve each label's premises.

    Parameters
    ----------
    scores
        Log-odds of each model, shape (clauses, labels) each.
    labels
        Labels in the order of the columns, as ``group:name``.

    Returns
    -------
    NDArray
        Shape (clauses, labels, ``PLACES``): the models' mean log-odds of the likeliest label that would fulfil the premise where
        these are negative, else zero; zero too where a label has no such premise, or no label at hand would fulfil it.
    """
    mean = np.mean(scores, axis=0)
    found = np.zeros((*mean.shape, PLACES), dtype=mean.dtype)
    for place, targets, sources in _columns(tuple(labels)):
        found[:, targets, place] = np.minimum(mean[:, sources].max(axis=1), 0.0)[:, None]
    return found


@lru_cache(maxsize=8)
def _columns(labels: tuple[str, ...]) -> tuple[tuple[int, list[int], list[int]], ...]:
    """Place, columns of the labels and columns of what fulfils the premise, for every premise that some labels have."""
    taken: dict[str, int] = {}
    rows = []
    for beginning, fulfilled_by in PREMISES:
        targets = [j for j, label in enumerate(labels) if label.startswith(beginning)]
        sources = [j for j, label in enumerate(labels) if label.startswith(fulfilled_by)]
        place = taken.get(beginning, 0)
        taken[beginning] = place + 1
        if targets and sources:
            rows.append((place, targets, sources))
    return tuple(rows)
