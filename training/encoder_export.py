"""Write a trained encoder as an int8 ONNX graph with its tokenizer: what the runtime reads without torch."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor, nn

from annotator.perceive.encoder import INPUTS, TOKENIZER, WEIGHTS
from training.base_weights import base_folder
from training.encoder import ClauseEncoder, LabelAttention

# Of each window and label: the strongest attention, the token it rests on, the softmax mass and value relative to it,
# and the pooled sum; the runtime adds the windows of a clause up (``annotator/perceive/encoder.py``).
OUTPUTS = ("top", "place", "mass", "value", "pooled")


class _Graph(nn.Module):
    """One window in, five values a label out.

    A layer's attention is one operation of onnxruntime's own, which takes a sixth of the time off a window. There is no mask: a
    window is read alone, without padding.
    """

    def __init__(self, encoder: ClauseEncoder) -> None:
        super().__init__()
        self.base: nn.Module = encoder.base
        self.head: LabelAttention = encoder.head
        self.heads = int(encoder.base.config.num_attention_heads)
        parts = [[layer.attention.self.query, layer.attention.self.key, layer.attention.self.value] for layer in self._layers()]
        self.weights = nn.ParameterList(torch.cat([p.weight.detach().T for p in part], 1).contiguous() for part in parts)
        self.biases = nn.ParameterList(torch.cat([p.bias.detach() for p in part]) for part in parts)

    def _layers(self) -> Any:
        return cast(Any, self.base).encoder.layer

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        states = cast(Any, self.base).embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        for layer, weight, bias in zip(self._layers(), self.weights, self.biases, strict=True):
            seen = torch.onnx.ops.symbolic(
                "com.microsoft::Attention", (states, weight, bias), {"num_heads": self.heads},
                dtype=torch.float32, shape=states.shape, version=1,
            )  # fmt: skip
            states = layer.attention.output.LayerNorm(states + layer.attention.output.dense(seen))
            states = layer.output.LayerNorm(states + layer.output.dense(layer.intermediate(states)))
        score = self.head.attention(states)
        top, place = score.max(dim=1)
        share = torch.exp(score - top[:, None])
        value = states @ self.head.outputs.T
        pooled = states.sum(1) @ self.head.pooled.weight.T
        return top, place, share.sum(1), (share * value).sum(1), pooled


def write_encoder(folder: Path, encoder: ClauseEncoder) -> list[float]:
    """Write ``encoder.onnx`` (int8, per channel) and ``tokenizer.json``; return the bias of every label."""
    import onnx
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
        model = onnx.load(whole)
        # The quantiser cannot infer shapes through the operation that is not of the standard, and needs none.
        del model.graph.value_info[:]
        quantize_dynamic(
            model, folder / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    (folder / TOKENIZER).write_text((base_folder() / TOKENIZER).read_text(encoding="utf-8"), encoding="utf-8")
    return [float(v) for v in (encoder.head.bias + encoder.head.pooled.bias).detach()]
