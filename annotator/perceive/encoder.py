"""The encoder at run time: a small transformer in ONNX with one attention a label over all windows of a clause."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
# One window a call: in int8 the scale of a call depends on all that is in it, and a clause must be judged alike whatever
# stands beside it.
BATCH = 1
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
    """

    def __init__(self, labels: Sequence[str], session: InferenceSession, cutter: WindowCutter, bias: Floats) -> None:
        self.labels = tuple(labels)
        self._session = session
        self._cutter = cutter
        self._bias = bias

    @classmethod
    def load(cls, folder: ModelFolder, threads: int = 0) -> Encoder | None:
        """Read the encoder of a verified folder; ``None`` if the model has none.

        Parameters
        ----------
        threads
            Threads for one call; 0 takes ``OMP_NUM_THREADS``, or else leaves the choice to the runtime (all cores).

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
        given = os.environ.get("OMP_NUM_THREADS", "")
        options.intra_op_num_threads = threads or (int(given) if given.isdecimal() else 0)
        options.log_severity_level = 3
        # Waiting threads sleep: on a busy machine, or with a worker a core, spinning costs more than it saves.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            session = ort.InferenceSession(folder.read_bytes(WEIGHTS), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's own exceptions share no base class
            raise ModelError(f"The model {folder.name} is inconsistent: its encoder cannot be read.") from error
        bias = np.array(config["encoder_bias"], dtype=np.float32)
        return cls(config["labels"][HEAD], session, WindowCutter(folder.read_bytes(TOKENIZER).decode("utf-8")), bias)

    def read(self, clauses: Sequence[tuple[str, str, Sequence[str]]]) -> EncoderReading:
        """Scores and focus of clauses given as text, heading and path."""
        windows = self._cutter.cut(clauses)
        sums = _Sums(len(clauses), len(self.labels))
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].tokens))
        for at in range(0, len(order), BATCH):
            batch = [windows[i] for i in order[at : at + BATCH]]
            sums.add(batch, self._session.run(None, _padded(batch)))
        return EncoderReading(sums.scores() + self._bias, sums.focus)


def _padded(batch: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """Inputs of one call, padded to the longest window."""
    width = max(len(w.tokens) for w in batch)
    shape = (len(batch), width)
    tokens, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, window in enumerate(batch):
        length = len(window.tokens)
        tokens[row, :length], types[row, :length], mask[row, :length] = window.tokens, window.types, 1
    return {"input_ids": tokens, "token_type_ids": types, "attention_mask": mask}


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

    def add(self, batch: Sequence[Window], outputs: Sequence[Any]) -> None:
        """Add windows with what the graph says of each: top score and its token, softmax mass and value, pooled sum."""
        top, place, mass, value, pooled = outputs
        for row, window in enumerate(batch):
            c = window.clause
            peak = np.maximum(self._top[c], top[row])
            before, now = np.exp(self._top[c] - peak), np.exp(top[row] - peak)
            is_stronger = top[row] > self._top[c]
            self._mass[c] = self._mass[c] * before + mass[row] * now
            self._value[c] = self._value[c] * before + value[row] * now
            self._top[c] = peak
            self._pooled[c] += pooled[row]
            self._tokens[c] += len(window.tokens)
            offsets = np.array(window.offsets, dtype=np.int32)
            self.focus[c][is_stronger] = offsets[place[row][is_stronger]]

    def scores(self) -> Floats:
        """Log-odds without the bias, shape (clauses, labels)."""
        return np.asarray(self._value / np.maximum(self._mass, 1e-9) + self._pooled / np.maximum(self._tokens, 1.0))
