"""Settings of an encoder run; apart from the code that needs torch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EncoderSettings:
    """Settings of one encoder run, read from the ``[encoder]`` table of a configuration.

    ``frozen`` lower layers stay as published; ``evidence_weight`` is the weight of the loss that draws attention to quoted
    words; instruments fall into ``groups``, and ``cross_fits`` of these are judged by a model that did not see them, for the
    calibration (all of them if there is time: each costs as much as the model that ships). Instruments in our own words fall
    into ``authored_groups``, if given: laws are what the calibration is for, and of the others fewer will do.
    ``context_dropout`` is the share of clauses that a step of training sees without headings and path, so that no title
    stands in for reading. With ``further_epochs`` the encoder that ships starts from the first cross-fitted one, and reads
    so often what that one did not see and as many of the other clauses; without, it starts from the published base.
    """

    epochs: int = 4
    batch: int = 16
    rate: float = 8e-5
    head_rate: float = 2e-3
    warmup: float = 0.1
    weight_decay: float = 0.01
    positive_weight: float = 2.0
    dropout: float = 0.1
    frozen: int = 3
    evidence_weight: float = 0.1
    context_dropout: float = 0.0
    groups: int = 3
    cross_fits: int = 3
    authored_groups: int | None = None
    further_epochs: int = 0
    further_rate: float = 4e-5
    further_head_rate: float = 1e-3
    seed: int = 20260501
