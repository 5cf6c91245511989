"""The encoder at run time: a small transformer in ONNX with one attention a label over all windows of a clause."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from annotator.model_folder import ModelError, ModelFolder
from annotator.perceive.windows import WINDOW_VERSION, Window, WindowCutter
from annotator.records import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS, TOKENIZER, HEAD = "encoder.onnx", "tokenizer.json", "encoder"
# Rewritings of the graph that make it slower: the fused addition and normalisation takes several times as long as the two.
SLOW_FUSIONS = ["SkipLayerNormFusion"]
# What a graph is given: the word pieces of one window, and which of them are the clause's. A window is read alone: no mask.
INPUTS = ("input_ids", "token_type_ids")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EncoderReading:
    """What the encoder made of some clauses.

    ``scores`` are log-odds, shape (clauses, labels). ``focus`` is where each label's attention was
    strongest, as character offsets into the clause, shape (clauses, labels, 2); -1 where it looked at the context.
    """

    scores: Floats
    focus: NDArray[np.int32]

    def span(self, clause: int, label: int) -> Span | None:
        """The word piece of the clause that a label's attention rests on."""
        start, end = (int(v) for v in self.focus[clause, label])
        return Span(start, end) if start >= 0 else None


class Encoder:
    """Scores clauses with the encoder of a model folder; immutable once loaded.

    Parameters
    ----------
    labels
        ``group:name`` in the frozen order of the outputs.
    session
        An ONNX session; see ``training/encoder_export.py`` for inputs and outputs.
    cutter
        Makes the windows.
    bias
        Shape (labels,).
    threads
        Windows read at the same time.
    """

    def __init__(
        self, labels: Sequence[str], session: InferenceSession, cutter: WindowCutter, bias: Floats, threads: int = 1
    ) -> None:
        self.labels = tuple(labels)
        self._session = session
        self._cutter = cutter
        self._bias = bias
        self._threads = threads

    @classmethod
    def load(cls, folder: ModelFolder, threads: int = 0) -> Encoder | None:
        """Read the encoder of a verified folder; ``None`` if the model has none.

        Parameters
        ----------
        threads
            Windows read at the same time; 0 takes ``OMP_NUM_THREADS``, or else as many as this process has cores.

        Raises
        ------
        ModelError
            If its windows were made by another version, or the runtime cannot read it.
        """
        config: Any = folder.config
        if HEAD not in config["labels"]:
            return None
        if config["window_version"] != WINDOW_VERSION:
            raise ModelError(f"The model {folder.name} was made for windows {config['window_version']}, not {WINDOW_VERSION}.")
        import onnxruntime as ort

        options = ort.SessionOptions()
        # A thread a window, not threads within one: on two cores the windows of a law are read in half the time.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = ort.InferenceSession(
                folder.read_bytes(WEIGHTS), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
            )
        except Exception as error:  # the runtime's own exceptions share no base class
            raise ModelError(f"The model {folder.name} is inconsistent: its encoder cannot be read.") from error
        if tuple(given.name for given in session.get_inputs()) != INPUTS:
            raise ModelError(f"The model {folder.name} was made for another version: its encoder asks for other inputs.")
        bias = np.array(config["encoder_bias"], dtype=np.float32)
        cutter = WindowCutter(folder.read_bytes(TOKENIZER).decode("utf-8"))
        return cls(config["labels"][HEAD], session, cutter, bias, threads or _thread_count())

    def read(self, clauses: Sequence[tuple[str, str, Sequence[str]]]) -> EncoderReading:
        """Scores and focus of clauses given as text, heading and path."""
        windows = self._cutter.cut(clauses)
        sums = _Sums(len(clauses), len(self.labels))
        windows.sort(key=lambda window: len(window.tokens))
        pool = ThreadPoolExecutor(self._threads)
        try:
            for window, outputs in zip(windows, pool.map(self._run, windows), strict=True):
                sums.add(window, outputs)
        finally:
            pool.shutdown(cancel_futures=True)  # a user who interrupts does not wait for the rest of the law
        return EncoderReading(sums.scores() + self._bias, sums.focus)

    def _run(self, window: Window) -> Sequence[Any]:
        """What the graph says of one window.

        One window a call: in int8 the scale of a call depends on all that is in it, and a clause must be judged alike
        whatever stands beside it.
        """
        tokens = np.array([window.tokens], dtype=np.int64)
        types = np.array([window.types], dtype=np.int64)
        outputs: Sequence[Any] = self._session.run(None, dict(zip(INPUTS, (tokens, types), strict=True)))
        return [output[0] for output in outputs]


def _thread_count() -> int:
    """``OMP_NUM_THREADS``, which whoever runs several processes sets, or else the cores this process may use."""
    given = os.environ.get("OMP_NUM_THREADS", "")
    if given.isdecimal() and int(given):
        return int(given)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Sums:
    """Gathers windows into clauses: one softmax a label over all tokens of all windows of a clause."""

    def __init__(self, clauses: int, labels: int) -> None:
        shape = (clauses, labels)
        self.focus: NDArray[np.int32] = np.full((*shape, 2), -1, dtype=np.int32)
        self._top: Floats = np.full(shape, -1e9, dtype=np.float32)
        self._mass: Floats = np.zeros(shape, dtype=np.float32)
        self._value: Floats = np.zeros(shape, dtype=np.float32)
        self._pooled: Floats = np.zeros(shape, dtype=np.float32)
        self._tokens: Floats = np.zeros((clauses, 1), dtype=np.float32)

    def add(self, window: Window, outputs: Sequence[Any]) -> None:
        """Add a window with what the graph says of it: top score and its token, softmax mass and value, pooled sum."""
        top, place, mass, value, pooled = outputs
        c = window.clause
        peak = np.maximum(self._top[c], top)
        before, now = np.exp(self._top[c] - peak), np.exp(top - peak)
        is_stronger = top > self._top[c]
        self._mass[c] = self._mass[c] * before + mass * now
        self._value[c] = self._value[c] * before + value * now
        self._top[c] = peak
        self._pooled[c] += pooled
        self._tokens[c] += len(window.tokens)
        offsets = np.array(window.offsets, dtype=np.int32)
        self.focus[c][is_stronger] = offsets[place[is_stronger]]

    def scores(self) -> Floats:
        """Log-odds without the bias, shape (clauses, labels)."""
        return np.asarray(self._value / np.maximum(self._mass, 1e-9) + self._pooled / np.maximum(self._tokens, 1.0))
