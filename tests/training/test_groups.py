"""Groups of instruments: who is judged by a model that did not see it."""

from __future__ import annotations

import numpy as np
import pytest

from training.encoder_settings import EncoderSettings
from training.examples import Example
from training.groups import NOWHERE, groups_of, parts_of

SETTINGS = EncoderSettings(groups=3, authored_groups=6, cross_fits=1)


def clauses(tradition: str, count: int = 600) -> list[Example]:
    """Clauses of an instrument each."""
    return [Example(str(k), f"act-{k}", tradition, f"Section {k}.", "", (), frozenset(), frozenset(), ()) for k in range(count)]


def test_of_instruments_in_our_own_words_fewer_are_held_out() -> None:
    def held_out(tradition: str) -> float:
        return float((groups_of(clauses(tradition), SETTINGS) == 0).mean())

    assert 0.28 < held_out("real") < 0.39
    assert 0.12 < held_out("caribbean") < 0.21


def test_the_linear_model_judges_what_the_encoder_judges() -> None:
    examples = clauses("real")
    folds = np.arange(len(examples)) % 5
    parts = parts_of(examples, folds, SETTINGS)
    assert set(parts.tolist()) == {0, NOWHERE}
    assert ((parts == 0) == (groups_of(examples, SETTINGS) == 0)).all()


def test_without_an_encoder_every_fold_is_judged() -> None:
    folds = np.arange(12) % 5
    assert parts_of(clauses("real", 12), folds).tolist() == folds.tolist()


@pytest.mark.train
def test_clauses_that_no_part_judges_have_no_score() -> None:
    pytest.importorskip("sklearn", reason="needs the [train] extra: scikit-learn")
    from training.linear import LinearSettings, out_of_fold_scores

    words = [["may", "search"] if k % 2 else ["shall", "publish"] for k in range(24)]
    target = np.array([[k % 2] for k in range(24)], dtype=np.int8)
    parts = np.where(np.arange(24) < 8, 0, NOWHERE)
    settings = LinearSettings(minimum_documents=1, character_minimum_documents=1)
    scores = out_of_fold_scores(words, words, target, np.ones_like(target, dtype=bool), parts, settings)
    assert ((scores[:8, 0] > 0) == (target[:8, 0] == 1)).all()
    assert np.isnan(scores[8:]).all()
