"""Rivals: for each label the score of the strongest other one of its group."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.calibration import Calibrator
from annotator.perceive.rivals import find_rivals

LABELS = ("offence:identity", "offence:disclosure", "confers:matrix", "offence:ancillary")


@pytest.mark.parametrize(
    ("scores", "rivals"),
    [
        ([3, 1, 9, 2], [2, 3, 0, 3]),  # the first is rivalled by the second best, all others by the first
        ([-5, -1, 4, -2], [-1, -2, 0, -1]),
        ([2, 2, 0, 1], [2, 2, 0, 2]),  # equals are each other's rivals
    ],
)
def test_the_strongest_other_label_of_the_group_is_the_rival(scores: list[float], rivals: list[float]) -> None:
    assert find_rivals(np.array([scores], dtype=np.float32), LABELS).tolist() == [rivals]


@given(st.lists(st.lists(st.integers(-50, 50), min_size=4, max_size=4), min_size=1, max_size=6))
def test_rivals_are_what_a_plain_search_finds(rows: list[list[int]]) -> None:
    found = find_rivals(np.array(rows, dtype=np.float64), LABELS)
    for row, rivals in zip(rows, found.tolist(), strict=True):
        for j, label in enumerate(LABELS):
            others = [row[k] for k, other in enumerate(LABELS) if k != j and other.split(":")[0] == label.split(":")[0]]
            assert rivals[j] == max(others, default=0)


def test_two_roles_may_stand_together() -> None:
    assert not find_rivals(np.array([[3, 2]], dtype=np.float32), ("role:power", "role:cooperation")).any()


def test_a_rival_speaks_against_a_label() -> None:
    arrays = [np.array(v, dtype=np.float32) for v in ([[1, 1, 1, 1]], [0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], [[-1, -1, -1, -1]])]
    alone, with_rivals = Calibrator(*arrays[:3]), Calibrator(*arrays[:3], LABELS, arrays[3])
    scores = np.array([[2, 1, 3, -4]], dtype=np.float32)
    assert alone.probabilities(scores)[0, 1] > 0.7
    assert with_rivals.probabilities(scores)[0, 1] == pytest.approx(1 / (1 + np.exp(1)))
    assert with_rivals.probabilities(scores)[0, 2] == alone.probabilities(scores)[0, 2]
