"""Premises: what must be so before a label can be, and how firmly the models disbelieve it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.catalogue_learned import learned_by
from annotator.perceive.calibration import Calibrator
from annotator.perceive.premises import PLACES, PREMISES, find_premises

LABELS = ("power:production", "role:power", "role:provider-duty", "confers:matrix", "offence:identity")


def premises_of(*scores: list[float]) -> list[list[float]]:
    """Premises of one clause's labels by some models' scores."""
    return find_premises([np.array([s], dtype=np.float32) for s in scores], LABELS)[0].tolist()


@pytest.mark.parametrize(
    ("scores", "power"),
    [
        ([9, 2, -3, 1, 0], [0, 0]),  # what the models believe in changes nothing, however firmly
        ([9, -2, -3, 1, 0], [-2, 0]),  # the likeliest of the roles that allow a power
        ([9, -2, 1, -4, 0], [0, -4]),  # the clause's role is one that has powers, but it confers none
    ],
)
def test_a_power_needs_a_role_and_a_clause_that_confers(scores: list[float], power: list[float]) -> None:
    assert premises_of(scores)[0] == power


def test_a_clause_confers_only_if_there_is_a_power() -> None:
    assert premises_of([-5, 3, 3, 9, 0])[3] == [-5, 0]


def test_the_models_are_heard_together() -> None:
    assert premises_of([0, -2, -9, 1, 0], [0, -4, -9, 1, 0])[0] == [-3, 0]


def test_a_premise_that_no_label_at_hand_would_fulfil_is_none() -> None:
    assert premises_of([0, 0, 0, 0, 5])[4] == [0, 0]


@given(st.lists(st.lists(st.integers(-50, 50), min_size=5, max_size=5), min_size=1, max_size=4))
def test_premises_never_speak_for_a_label(rows: list[list[int]]) -> None:
    found = find_premises([np.array(rows, dtype=np.float64)], LABELS)
    assert found.shape == (len(rows), len(LABELS), PLACES)
    assert (found <= 0).all()


def test_a_disbelieved_premise_lowers_the_probability() -> None:
    nothing = np.zeros((1, 5), dtype=np.float32)
    arrays = (nothing + 1, nothing[0], nothing[0] + 0.5)
    weighed = Calibrator(*arrays, LABELS, nothing, np.array([[0.5] * 5, [0.25] * 5], dtype=np.float32))
    scores = np.array([[2, -2, -3, -4, 0]], dtype=np.float32)
    assert weighed.probabilities(scores)[0, 0] == pytest.approx(0.5)  # 2 - 0.5 * 2 - 0.25 * 4
    assert weighed.probabilities(scores)[0, 1] == Calibrator(*arrays).probabilities(scores)[0, 1]


def test_every_premise_names_labels_of_the_model(shipped_model: Path) -> None:
    labels = learned_by(shipped_model)[1]
    for beginning, fulfilled_by in PREMISES:
        for name in (beginning, *fulfilled_by):
            assert any(label.startswith(name) for label in labels), name
