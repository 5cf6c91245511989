"""Which clauses are judged by a model that did not see their instrument, and together with which others."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.dataset import family_of
from training.encoder_settings import EncoderSettings
from training.examples import Example

NOWHERE = -1


def group_of(instrument: str, groups: int) -> int:
    """Which cross-fitted encoder must not see an instrument; families of laws stay together."""
    return int(hashlib.sha256(("encoder " + family_of(instrument)).encode()).hexdigest(), 16) % groups


def groups_of(examples: Sequence[Example], settings: EncoderSettings) -> NDArray[np.int64]:
    """Number of the group that each clause's instrument falls into; cross-fitted encoder ``k`` sees nothing of group ``k``."""
    authored = settings.authored_groups or settings.groups
    groups = [group_of(e.instrument, settings.groups if e.tradition == "real" else authored) for e in examples]
    return np.array(groups, dtype=np.int64)


def parts_of(examples: Sequence[Example], folds: NDArray[np.int64], encoder: EncoderSettings | None = None) -> NDArray[np.int64]:
    """Number of the part in which the linear model judges each clause out of fold, shape (clauses,).

    Without an encoder these are the folds. With one, only the groups that the encoder judges: nothing is calibrated or measured
    on clauses that one of the models has seen, and every part costs as much as the model that ships. The others are ``NOWHERE``.
    """
    if encoder is None:
        return folds
    groups = groups_of(examples, encoder)
    return np.where(groups < encoder.cross_fits, groups, NOWHERE)
