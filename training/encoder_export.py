"""Write a trained encoder as an int8 ONNX graph with its tokenizer: what the runtime reads without torch."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from annotator.perceive.encoder import TOKENIZER, WEIGHTS
from training.base_weights import base_folder
from training.encoder import ClauseEncoder, LabelAttention

INPUTS = ("input_ids", "token_type_ids", "attention_mask")
# Of each window and label: the strongest attention, the token it rests on, the softmax mass and value relative to it,
# and the pooled sum; the runtime adds the windows of a clause up (``annotator/perceive/encoder.py``).
OUTPUTS = ("top", "place", "mass", "value", "pooled")


class _Graph(nn.Module):
    """One window in, five values a label out."""

    def __init__(self, encoder: ClauseEncoder) -> None:
        super().__init__()
        self.base: nn.Module = encoder.base
        self.head: LabelAttention = encoder.head
        self._encoder = encoder

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        mask = attention_mask.bool()
        states = self._encoder.upper(self._encoder.lower(input_ids, token_type_ids, mask), mask)
        score = self.head.attention(states, mask)
        top, place = score.max(dim=1)
        weight = torch.exp(score - top[:, None])
        value = states @ self.head.outputs.T
        pooled = (states * mask.unsqueeze(-1).float()).sum(1) @ self.head.pooled.weight.T
        return top, place, weight.sum(1), (weight * value).sum(1), pooled


def write_encoder(folder: Path, encoder: ClauseEncoder) -> list[float]:
    """Write ``encoder.onnx`` (int8, per channel) and ``tokenizer.json``; return the bias of every label."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    encoder.train(False)
    graph = _Graph(encoder).eval()
    example = tuple(torch.ones(2, 24, dtype=torch.long) for _ in INPUTS)
    sizes = {0: torch.export.Dim("windows", min=1, max=64), 1: torch.export.Dim("tokens", min=4, max=512)}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(work) / "encoder.onnx"
        torch.onnx.export(
            graph, example, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamo=True,
            dynamic_shapes=tuple(sizes for _ in INPUTS), external_data=False, verbose=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    (folder / TOKENIZER).write_text((base_folder() / TOKENIZER).read_text(encoding="utf-8"), encoding="utf-8")
    return [float(v) for v in (encoder.head.bias + encoder.head.pooled.bias).detach()]
