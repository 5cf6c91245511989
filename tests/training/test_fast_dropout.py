"""Dropout by bytes is dropout: its share of zeros, an unchanged mean, nothing outside training, the same noise for a seed."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.mark.train
def test_a_share_becomes_zero_and_the_mean_stays() -> None:
    torch = pytest.importorskip("torch", reason="needs the [train] extra: torch")
    from training.encoder import FastDropout

    def dropped() -> object:
        return FastDropout(0.1, np.random.Generator(np.random.SFC64(3)))(torch.ones(400, 500))

    once, again = dropped(), dropped()
    assert torch.equal(once, again)
    assert float((once == 0).float().mean()) == pytest.approx(26 / 256, abs=0.005)
    assert float(once.mean()) == pytest.approx(1.0, abs=0.01)


@pytest.mark.train
def test_nothing_is_dropped_outside_training() -> None:
    torch = pytest.importorskip("torch", reason="needs the [train] extra: torch")
    from training.encoder import FastDropout

    states = torch.arange(12.0)
    assert torch.equal(FastDropout(0.5, np.random.default_rng(1)).train(False)(states), states)
