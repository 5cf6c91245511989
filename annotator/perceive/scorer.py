"""Probabilities of every label for every clause: the linear model alone, the encoder with it, or the encoder where it matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.errors import AnnotatorError
from annotator.model_folder import MODES, ModelFolder
from annotator.perceive.calibration import Calibrator, load_calibrator
from annotator.perceive.encoder import Encoder
from annotator.perceive.linear import LinearModel
from annotator.records import Span

# A clause is settled by the linear model if none of the labels that carry a finding is as probable as this: on held-out
# laws a quarter of the clauses, at no loss for the risks and almost none for offences and modality (docs/evaluation.md).
DOUBT = 0.1
DECISIVE = ("risk:", "power:", "offence:", "safeguard:", "confers:")


@dataclass(frozen=True, slots=True)
class ClauseInput:
    """What a model reads of one clause: its words, where it stands, and the lexicons that matched in it."""

    text: str
    heading: str
    path: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Probabilities, shape (clauses, labels), and the encoder's focus, shape (clauses, labels, 2); -1 where there is none."""

    probabilities: NDArray[np.float32]
    focus: NDArray[np.int32]


class Scorer:
    """The models of one folder in one mode; immutable once loaded.

    Parameters
    ----------
    linear, encoder
        The models; both know the same labels.
    calibrators
        By ``linear`` and, with an encoder, ``full``.
    mode
        ``linear``, ``cascade`` or ``full``.
    """

    def __init__(self, linear: LinearModel, encoder: Encoder | None, calibrators: dict[str, Calibrator], mode: str) -> None:
        self.linear = linear
        self.labels = linear.labels
        self.column = linear.column
        self.mode = mode
        self._encoder = encoder
        self._calibrators = calibrators
        self._decisive = [i for i, label in enumerate(linear.labels) if label.startswith(DECISIVE)]
        self.thresholds = calibrators["linear" if mode == "linear" else "full"].thresholds

    @classmethod
    def load(cls, folder: ModelFolder, mode: str = "") -> Scorer:
        """Read the models of a verified folder.

        Parameters
        ----------
        mode
            One of ``MODES``; empty for the folder's own default.

        Raises
        ------
        AnnotatorError
            If the mode is unknown or needs an encoder that the folder has not.
        """
        mode = mode or str(folder.config.get("mode", "linear"))
        if mode not in MODES:
            raise AnnotatorError(f"There is no mode {mode!r}; use one of {', '.join(MODES)}.")
        linear = LinearModel.load(folder)
        calibrators = {"linear": load_calibrator(folder, linear.labels, "linear")}
        encoder = None
        if mode != "linear":
            encoder = Encoder.load(folder)
            if encoder is None:
                raise AnnotatorError(f"The model {folder.name} has no encoder: only the mode 'linear' works with it.")
            calibrators["full"] = load_calibrator(folder, linear.labels, "full")
        return cls(linear, encoder, calibrators, mode)

    def score(self, clauses: Sequence[ClauseInput]) -> Scored:
        """Calibrated probabilities of every label for every clause."""
        read = [self.linear.read(c.text, c.heading, c.path, c.cues) for c in clauses]
        first = self.linear.score(read)
        probabilities = self._calibrators["linear"].probabilities(first)
        focus: NDArray[np.int32] = np.full((*probabilities.shape, 2), -1, dtype=np.int32)
        if self._encoder is None or self.mode == "linear":
            return Scored(probabilities, focus)
        peaks = probabilities[:, self._decisive].max(axis=1, initial=0.0).tolist()
        chosen = [i for i, peak in enumerate(peaks) if self.mode == "full" or peak >= DOUBT]
        if chosen:
            reading = self._encoder.read([(clauses[i].text, clauses[i].heading, clauses[i].path) for i in chosen])
            probabilities[chosen] = self._calibrators["full"].probabilities(first[chosen], reading.scores)
            focus[chosen] = reading.focus
        return Scored(probabilities, focus)


def focus_span(scored: Scored, clause: int, label: int, start: int) -> Span | None:
    """Where the encoder looked for a label in a clause that begins at ``start`` of the document."""
    first, last = (int(v) for v in scored.focus[clause, label])
    return Span(start + first, start + last) if first >= 0 else None
