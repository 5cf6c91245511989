"""The encoder's part of a training run: scores out of fold, then a model on everything, written for the runtime.

The model on everything can go on from the one that was cross-fitted: what that one learned from two thirds of the clauses need
not be learned anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator.perceive.encoder import TOKENIZER, WEIGHTS
from training.encoder import fit_encoder, new_encoder, read_windows, score_clauses
from training.encoder_export import write_encoder
from training.encoder_settings import EncoderSettings
from training.examples import Example
from training.groups import groups_of

Log = Callable[[str], None]
BIAS = "bias.json"


def cross_fit(
    examples: Sequence[Example],
    target: NDArray[np.int8],
    known: NDArray[np.bool_],
    labels: Sequence[str],
    settings: EncoderSettings,
    log: Log,
    keep: Path | None = None,
    is_bare: bool = False,
) -> NDArray[np.float64]:
    """Scores (log-odds) of clauses by an encoder that saw nothing of their instrument, shape (clauses, labels).

    Clauses of groups that ``settings.cross_fits`` leaves out have no score (NaN).

    Parameters
    ----------
    is_bare
        Whether the clauses are judged without headings and path; for encoders trained with ``context_dropout``.
    keep
        Folder in which each part's scores are kept as soon as they are there, and found again by a run on the same data.
    """
    groups = groups_of(examples, settings)
    scores = np.full(target.shape, np.nan)
    mark = _mark(examples, labels, settings)
    for group in range(settings.cross_fits):
        held_out, chosen = np.flatnonzero(groups == group), np.flatnonzero(groups != group)
        file = None if keep is None else _scores_file(keep, mark, group, is_bare)
        if file is not None and file.is_file():
            scores[held_out] = np.load(file, allow_pickle=False)
            log(f"encoder {group + 1} of {settings.cross_fits}: kept from before")
            continue
        log(f"encoder {group + 1} of {settings.cross_fits}: {len(chosen)} clauses, {len(held_out)} held out")
        encoder = new_encoder(len(labels), settings)
        read = read_windows(encoder, examples, also_bare=settings.context_dropout > 0)
        fit_encoder(encoder, read, examples, chosen, target, known, labels, settings, log)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            encoder.save(_state_file(keep, mark, group))
        # Both ways take seconds where the training took minutes.
        for way in (False, True) if keep is not None and read.bare_of_clause else (is_bare,):
            judged = score_clauses(encoder, read, held_out, len(labels), way)
            if way == is_bare:
                scores[held_out] = judged
            if keep is not None:
                np.save(_scores_file(keep, mark, group, way), judged, allow_pickle=False)
    return scores


def kept_scores(
    keep: Path, examples: Sequence[Example], labels: Sequence[str], settings: EncoderSettings
) -> NDArray[np.float64] | None:
    """What ``cross_fit`` left in a folder, shape (clauses, labels), NaN where there is none; ``None`` if nothing was left."""
    groups = groups_of(examples, settings)
    scores = np.full((len(examples), len(labels)), np.nan)
    mark = _mark(examples, labels, settings)
    for group in range(settings.cross_fits):
        file = _scores_file(keep, mark, group)
        if not file.is_file():
            return None
        scores[groups == group] = np.load(file, allow_pickle=False)
    return scores


def train_encoder(
    folder: Path,
    examples: Sequence[Example],
    target: NDArray[np.int8],
    known: NDArray[np.bool_],
    labels: Sequence[str],
    shipped: int,
    settings: EncoderSettings,
    log: Log,
    keep: Path | None = None,
) -> list[float]:
    """Train on everything and write the runtime's files; return the bias of the labels that ship.

    Parameters
    ----------
    shipped
        How many of the labels, from the first, the runtime needs; the others only help training.
    keep
        Folder in which the trained encoder is kept, and found again by a run on the same data; where ``settings`` ask for further
        epochs, the one in which ``cross_fit`` kept the encoder that is to go on.

    Raises
    ------
    ValueError
        If there is no encoder to go on from.
    """
    kept = None if keep is None else keep / f"encoder-{_mark(examples, labels, settings)}-all"
    if kept is not None and (kept / BIAS).is_file():
        log("encoder on all clauses: kept from before")
        folder.mkdir(parents=True, exist_ok=True)
        for name in (WEIGHTS, TOKENIZER):
            shutil.copyfile(kept / name, folder / name)
        return [float(v) for v in json.loads((kept / BIAS).read_text(encoding="utf-8"))]
    encoder, last, chosen = new_encoder(len(labels), settings), settings, np.arange(len(examples))
    start = None if keep is None or not settings.cross_fits else _state_file(keep, _mark(examples, labels, settings), 0)
    if settings.further_epochs:
        if start is None or not start.is_file():
            raise ValueError("further_epochs go on from a cross-fitted encoder, and none was kept")
        encoder.load(start)
        # What it has not seen is read beside as much of what it has, so that it forgets nothing.
        groups = groups_of(examples, settings)
        unseen, seen = np.flatnonzero(groups == 0), np.flatnonzero(groups != 0)
        generator = np.random.default_rng(settings.seed)
        chosen = np.concatenate([unseen, generator.choice(seen, min(len(unseen), len(seen)), replace=False)])
        last = replace(settings, epochs=settings.further_epochs, rate=settings.further_rate, head_rate=settings.further_head_rate)
    log(f"encoder on {len(chosen)} clauses" + (", from the cross-fitted one" if settings.further_epochs else ""))
    read = read_windows(encoder, examples, also_bare=settings.context_dropout > 0)
    fit_encoder(encoder, read, examples, chosen, target, known, labels, last, log)
    encoder.head.keep(shipped)
    bias = write_encoder(folder, encoder)
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        for name in (WEIGHTS, TOKENIZER):
            shutil.copyfile(folder / name, kept / name)
        (kept / BIAS).write_text(json.dumps(bias), encoding="utf-8")
    return bias


def _scores_file(keep: Path, mark: str, group: int, is_bare: bool = False) -> Path:
    return keep / f"encoder-{mark}-{group}{'-bare' if is_bare else ''}.npy"


def _state_file(keep: Path, mark: str, group: int) -> Path:
    return keep / f"encoder-{mark}-{group}.safetensors"


def _mark(examples: Sequence[Example], labels: Sequence[str], settings: EncoderSettings) -> str:
    """Names the data and settings that kept scores belong to."""
    from training.dataset import content_hash

    return hashlib.sha256(f"{content_hash(list(examples))} {list(labels)} {settings}".encode()).hexdigest()[:12]
