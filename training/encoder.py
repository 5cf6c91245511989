"""The encoder: MiniLM fine-tuned for multi-label classification of clauses in context, one attention a label.

Lower layers may stay as published; what they make of every window is computed once and kept, which saves their share of
an epoch. Words that an annotator quoted draw the attention of their label.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from annotator.perceive.windows import Window, WindowCutter
from training.base_weights import base_folder
from training.encoder_settings import EncoderSettings
from training.examples import Example

LOW = -1e4


class FastDropout(nn.Module):
    """Dropout whose noise is drawn as bytes: on two cores torch's own takes a sixth of the time of training.

    Parameters
    ----------
    p
        Share of the values that become zero, to the nearest 256th.
    generator
        Source of the noise.
    """

    def __init__(self, p: float, generator: np.random.Generator) -> None:
        super().__init__()
        self.p = p
        self._level = round(p * 256)
        self._generator = generator

    def forward(self, states: Tensor) -> Tensor:
        """Values, some of them zero and the others larger, while training; else the values as they are."""
        if not self.training or not self._level:
            return states
        noise = np.frombuffer(self._generator.bytes(states.numel()), dtype=np.uint8).reshape(states.shape).copy()
        return states * (torch.from_numpy(noise) >= self._level).to(states.dtype).mul_(256 / (256 - self._level))


def _with_fast_dropout(module: nn.Module, generator: np.random.Generator) -> None:
    for name, child in list(module.named_children()):
        if isinstance(child, nn.Dropout):
            setattr(module, name, FastDropout(child.p, generator))
        else:
            _with_fast_dropout(child, generator)


class LabelAttention(nn.Module):
    """One attention query and one output vector a label, over the tokens of all windows of a clause."""

    def __init__(self, labels: int, size: int, dropout: float) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.randn(labels, size) * 0.02)
        self.outputs = nn.Parameter(torch.randn(labels, size) * 0.02)
        self.pooled = nn.Linear(size, labels)
        self.bias = nn.Parameter(torch.full((labels,), -2.0))
        self.dropout = nn.Dropout(dropout)
        self.scale = 4.0 / math.sqrt(size)

    def keep(self, labels: int) -> None:
        """Forget all but the first labels."""
        self.queries, self.outputs = (nn.Parameter(p.detach()[:labels].clone()) for p in (self.queries, self.outputs))
        pooled = nn.Linear(self.pooled.in_features, labels)
        pooled.weight, pooled.bias = (nn.Parameter(p.detach()[:labels].clone()) for p in (self.pooled.weight, self.pooled.bias))
        self.pooled, self.bias = pooled, nn.Parameter(self.bias.detach()[:labels].clone())

    def attention(self, states: Tensor) -> Tensor:
        """Unnormalised attention, shape (windows, tokens, labels), padding not yet masked."""
        return states @ self.queries.T * self.scale

    def forward(self, states: Tensor, mask: Tensor, owner: Tensor, clauses: int) -> tuple[Tensor, Tensor]:
        """Log-odds, shape (clauses, labels), and each token's share of attention, shape (windows, tokens, labels)."""
        states = self.dropout(states)
        labels, size = self.queries.shape
        score = self.attention(states).masked_fill(~mask.unsqueeze(-1), LOW).float()
        top = torch.full((clauses, labels), LOW).scatter_reduce(
            0, owner[:, None].expand(-1, labels), score.amax(1).detach(), "amax"
        )
        weight = torch.exp(score - top[owner][:, None])
        value = (states @ self.outputs.T).float()
        mass = torch.zeros(clauses, labels).index_add(0, owner, weight.sum(1))
        total = torch.zeros(clauses, labels).index_add(0, owner, (weight * value).sum(1))
        seen = mask.unsqueeze(-1).float()
        pooled = torch.zeros(clauses, size).index_add(0, owner, (states.float() * seen).sum(1))
        tokens = torch.zeros(clauses, 1).index_add(0, owner, seen.sum(1))
        logits = total / mass + self.pooled(pooled / tokens) + self.bias
        return logits, weight / mass[owner][:, None]


@dataclass
class ClauseEncoder:
    """The transformer, its head, and the number of lower layers that stay as published."""

    base: Any
    head: LabelAttention
    frozen: int

    def lower(self, tokens: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of windows."""
        states = self.base.embeddings(input_ids=tokens, token_type_ids=types)
        return self._layers(states, mask, 0, self.frozen)

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """What the trained layers make of the states below them."""
        return self._layers(states, mask, self.frozen, len(self.base.encoder.layer))

    def _layers(self, states: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        hidden = ((~mask)[:, None, None, :] * LOW).to(states.dtype)
        for layer in self.base.encoder.layer[first:last]:
            result = layer(states, hidden)
            states = result[0] if isinstance(result, tuple) else result
        return states

    def trained(self) -> list[Tensor]:
        """Parameters of the trained layers."""
        return [p for layer in self.base.encoder.layer[self.frozen :] for p in layer.parameters()]

    def train(self, mode: bool = True) -> None:
        """Switch dropout on or off."""
        self.base.train(mode)
        self.head.train(mode)

    def save(self, file: Path) -> None:
        """Write the weights of the trained layers and of the head."""
        from safetensors.torch import save_file

        save_file(self._weights(), file)

    def load(self, file: Path) -> None:
        """Take over what ``save`` wrote; a file of other shapes is an error."""
        from safetensors.torch import load_file

        loaded, mine = load_file(file), self._weights()
        if {k: v.shape for k, v in loaded.items()} != {k: v.shape for k, v in mine.items()}:
            raise ValueError(f"{file.name} holds the weights of another encoder")
        with torch.no_grad():
            for name, values in loaded.items():
                mine[name].copy_(values)

    def _weights(self) -> dict[str, Tensor]:
        parts = {"layers": self.base.encoder.layer, "head": self.head}
        return {f"{part}.{name}": p.detach() for part, module in parts.items() for name, p in module.named_parameters()}


def new_encoder(labels: int, settings: EncoderSettings) -> ClauseEncoder:
    """An encoder with the published base and an untrained head."""
    from transformers import AutoModel

    torch.manual_seed(settings.seed)
    # Dropout inside the attention alone takes a fifth of the training's time; that between the layers stays.
    base: Any = AutoModel.from_pretrained(base_folder(), attn_implementation="eager", attention_probs_dropout_prob=0.0)
    head = LabelAttention(labels, base.config.hidden_size, settings.dropout)
    generator = np.random.Generator(np.random.SFC64(settings.seed))
    for module in (base, head):
        _with_fast_dropout(module, generator)
    return ClauseEncoder(base, head, settings.frozen)


@dataclass
class Windows:
    """All windows of the training clauses, and what the frozen layers made of them.

    ``bare_of_clause`` are the windows of the same clauses without headings and path, where these are wanted.
    """

    windows: list[Window]
    of_clause: list[list[int]]
    states: list[Tensor]
    bare_of_clause: list[list[int]] | None = None

    def size(self, clause: int) -> int:
        """Word pieces of a clause."""
        return sum(len(self.windows[i].tokens) for i in self.of_clause[clause])

    def batch(self, clauses: Sequence[int], bare: Collection[int] = ()) -> tuple[list[int], Tensor, Tensor, Tensor]:
        """Window numbers, states, mask and owners (0 to clauses - 1) of some clauses, padded; ``bare`` ones without context."""
        mine = [(self.bare_of_clause or self.of_clause)[c] if c in bare else self.of_clause[c] for c in clauses]
        numbers = [i for windows in mine for i in windows]
        owner = torch.tensor([k for k, windows in enumerate(mine) for _ in windows])
        width = max(len(self.states[i]) for i in numbers)
        states = torch.zeros(len(numbers), width, self.states[numbers[0]].shape[-1], dtype=torch.bfloat16)
        mask = torch.zeros(len(numbers), width, dtype=torch.bool)
        for row, i in enumerate(numbers):
            states[row, : len(self.states[i])] = self.states[i]
            mask[row, : len(self.states[i])] = True
        return numbers, states, mask, owner


@torch.no_grad()
def read_windows(encoder: ClauseEncoder, examples: Sequence[Example], batch: int = 64, also_bare: bool = False) -> Windows:
    """Cut every clause, on request a second time without its context, and run the frozen layers once."""
    cutter = WindowCutter((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    clauses: list[tuple[str, str, tuple[str, ...]]] = [(e.text, e.heading, e.path) for e in examples]
    windows = cutter.cut(clauses + ([(e.text, "", ()) for e in examples] if also_bare else []))
    of_clause: list[list[int]] = [[] for _ in range(len(examples) * (2 if also_bare else 1))]
    for i, window in enumerate(windows):
        of_clause[window.clause].append(i)
    states: list[Any] = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].tokens))
    encoder.train(False)
    for at in range(0, len(order), batch):
        chosen = order[at : at + batch]
        width = max(len(windows[i].tokens) for i in chosen)
        rows = [
            (windows[i].tokens, windows[i].types, (1,) * len(windows[i].tokens), width - len(windows[i].tokens)) for i in chosen
        ]
        tokens, types, mask = (torch.tensor([(*row[k], *(0,) * row[3]) for row in rows]) for k in range(3))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            below = encoder.lower(tokens, types, mask.bool()).to(torch.bfloat16)
        for row, i in enumerate(chosen):
            states[i] = below[row, : len(windows[i].tokens)].clone()
    count = len(examples)
    return Windows(windows, of_clause[:count], states, of_clause[count:] if also_bare else None)


def _evidence(
    batch: Sequence[int],
    numbers: Sequence[int],
    owner: Tensor,
    read: Windows,
    examples: Sequence[Example],
    column: dict[str, int],
) -> list[tuple[list[int], list[int], int]]:
    """Quoted words of a batch: windows, tokens and label of each quote."""
    found = []
    for k, clause in enumerate(batch):
        mine = [(row, read.windows[i].offsets) for row, i in enumerate(numbers) if int(owner[row]) == k]
        for label, start, end, _ in examples[clause].evidence:
            if label not in column:
                continue
            hits = [(row, t) for row, offsets in mine for t, (a, b) in enumerate(offsets) if a >= 0 and a < end and b > start]
            if hits:
                found.append(([row for row, _ in hits], [t for _, t in hits], column[label]))
    return found


def fit_encoder(
    encoder: ClauseEncoder,
    read: Windows,
    examples: Sequence[Example],
    chosen: NDArray[np.int64],
    target: NDArray[np.int8],
    known: NDArray[np.bool_],
    labels: Sequence[str],
    settings: EncoderSettings,
    log: Callable[[str], None] = print,
) -> None:
    """Train an encoder in place on the chosen clauses.

    Parameters
    ----------
    chosen
        Numbers of the clauses to train on.
    target, known
        Shape (clauses, labels); unknown cells carry no loss.
    """
    from transformers import get_linear_schedule_with_warmup

    torch.manual_seed(settings.seed)
    generator = np.random.default_rng(settings.seed)
    column = {label: j for j, label in enumerate(labels)}
    upper, head = encoder.trained(), list(encoder.head.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": upper, "lr": settings.rate}, {"params": head, "lr": settings.head_rate}],
        weight_decay=settings.weight_decay,
        fused=True,
    )
    steps = settings.epochs * math.ceil(len(chosen) / settings.batch)
    schedule = get_linear_schedule_with_warmup(optimiser, int(settings.warmup * steps), steps)
    goal, judged = torch.from_numpy(target.astype(np.float32)), torch.from_numpy(known.astype(np.float32))
    weight = torch.tensor(settings.positive_weight)
    size = np.log([read.size(int(c)) for c in chosen])
    encoder.train()
    for epoch in range(settings.epochs):
        started, losses = time.monotonic(), []
        order = chosen[np.argsort(size + generator.uniform(-0.25, 0.25, len(chosen)), kind="stable")]
        batches = [order[i : i + settings.batch] for i in range(0, len(order), settings.batch)]
        for k in generator.permutation(len(batches)):
            batch = [int(c) for c in batches[k]]
            bare = {c for c in batch if settings.context_dropout and generator.random() < settings.context_dropout}
            numbers, states, mask, owner = read.batch(batch, bare)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, share = encoder.head(encoder.upper(states, mask), mask, owner, len(batch))
            cells = nn.functional.binary_cross_entropy_with_logits(logits, goal[batch], pos_weight=weight, reduction="none")
            loss = (cells * judged[batch]).sum() / judged[batch].sum() * 20
            quotes = _evidence(batch, numbers, owner, read, examples, column)
            if quotes and settings.evidence_weight:
                drawn = torch.stack([share[rows, tokens, j].sum() for rows, tokens, j in quotes])
                loss = loss - settings.evidence_weight * torch.log(drawn + 1e-6).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*upper, *head], 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        log(f"  epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - started:.0f} s")


@torch.no_grad()
def score_clauses(
    encoder: ClauseEncoder, read: Windows, chosen: NDArray[np.int64], labels: int, is_bare: bool = False
) -> NDArray[np.float64]:
    """Log-odds of the chosen clauses, with headings and path or ``is_bare`` of them, shape (chosen, labels)."""
    encoder.train(False)
    scores = np.zeros((len(chosen), labels))
    order = sorted(range(len(chosen)), key=lambda k: read.size(int(chosen[k])))
    for at in range(0, len(order), 32):
        rows = order[at : at + 32]
        clauses = [int(chosen[k]) for k in rows]
        _, states, mask, owner = read.batch(clauses, clauses if is_bare else ())
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _ = encoder.head(encoder.upper(states, mask), mask, owner, len(rows))
        scores[rows] = logits.double().numpy()
    return scores
