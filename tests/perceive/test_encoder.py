"""The encoder's arithmetic over windows, and the three ways of judging, with a session that is a table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from factories import toy_model_folder
from numpy.typing import NDArray

from annotator.errors import AnnotatorError
from annotator.model_folder import open_model
from annotator.perceive.calibration import Calibrator
from annotator.perceive.encoder import Encoder, EncoderReading
from annotator.perceive.linear import LinearModel
from annotator.perceive.scorer import ClauseInput, Scorer
from annotator.perceive.windows import Window


class OneWordAWindow:
    """A cutter that makes each word a window of one token, its length as token number."""

    def cut(self, clauses: Sequence[tuple[str, str, Sequence[str]]]) -> list[Window]:
        windows = []
        for number, (text, _, _) in enumerate(clauses):
            at = 0
            for word in text.split():
                start = text.index(word, at)
                at = start + len(word)
                windows.append(Window(number, (len(word),), (1,), ((start, at),)))
        return windows


class Table:
    """A session that attends to a token in proportion to its number and says ten times the number."""

    def run(self, names: None, inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
        number = inputs["input_ids"][:, :1].astype(np.float32)
        return [number, np.zeros_like(number, dtype=np.int64), np.ones_like(number), 10 * number, number * 0]


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(("risk:x",), Table(), OneWordAWindow(), np.array([0.5], dtype=np.float32))  # type: ignore[arg-type]


def test_attention_is_one_softmax_over_all_windows_of_a_clause(encoder: Encoder) -> None:
    lengths = np.array([3.0, 5.0, 2.0])
    share = np.exp(lengths) / np.exp(lengths).sum()
    reading = encoder.read([("abc defgh ij", "", ())])
    assert float(reading.scores[0, 0]) == pytest.approx(float((share * 10 * lengths).sum()) + 0.5, rel=1e-5)


def test_the_focus_is_the_token_with_the_strongest_attention_of_any_window(encoder: Encoder) -> None:
    text = "abc defgh ij"
    span = encoder.read([(text, "", ())]).span(0, 0)
    assert span is not None
    assert text[span.start : span.end] == "defgh"


def test_a_clause_is_judged_alike_whatever_stands_beside_it(encoder: Encoder) -> None:
    alone = encoder.read([("abc de", "", ())]).scores[0, 0]
    among = encoder.read([("vwxyz " * 40, "", ()), ("abc de", "", ()), ("q", "", ())]).scores[1, 0]
    assert alone == among


class Late(Table):
    """A session that takes its time over short windows, so that they are ready after longer ones."""

    def run(self, names: None, inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
        time.sleep(0.05 / int(inputs["input_ids"][0, 0]))
        return super().run(names, inputs)


def test_threads_change_nothing_whichever_window_is_ready_first() -> None:
    clauses = [("a bc def", "", ()), ("ghijk l", "", ()), ("mn opqr", "", ())]
    bias = np.array([0.5], dtype=np.float32)
    one, four = (Encoder(("risk:x",), Late(), OneWordAWindow(), bias, threads).read(clauses) for threads in (1, 4))  # type: ignore[arg-type]
    assert np.array_equal(one.scores, four.scores)
    assert np.array_equal(one.focus, four.focus)


def test_an_error_in_a_window_is_not_lost() -> None:
    class Broken(Table):
        def run(self, names: None, inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Encoder(("risk:x",), Broken(), OneWordAWindow(), np.zeros(1, dtype=np.float32), 2).read([("a b", "", ())])  # type: ignore[arg-type]


class Oracle:
    """An encoder that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, clauses: Sequence[tuple[str, str, Sequence[str]]]) -> EncoderReading:
        self.asked = [text for text, _, _ in clauses]
        shape = (len(clauses), 1)
        return EncoderReading(np.full(shape, 9.0, dtype=np.float32), np.zeros((*shape, 2), dtype=np.int32))


def scorer(folder: Path, mode: str, oracle: Oracle) -> Scorer:
    """A linear model that suspects a risk in "offence" and in "perhaps"."""
    linear = LinearModel.load(
        open_model(toy_model_folder(folder / "toy" / "1", {"risk:x": {"w:offence": 20.0, "w:nothing": -20.0, "w:perhaps": 3.0}}))
    )
    one, two = (Calibrator(*(np.array(v, dtype=np.float32) for v in (s, [0.0], [0.5]))) for s in ([[1.0]], [[0.0], [1.0]]))
    return Scorer(linear, oracle, {"linear": one, "full": two}, mode)  # type: ignore[arg-type]


CLAUSES = [ClauseInput(t, "", (), ()) for t in ("offence", "nothing", "perhaps")]


@pytest.mark.parametrize(
    ("mode", "asked"), [("linear", []), ("cascade", ["offence", "perhaps"]), ("full", ["offence", "nothing", "perhaps"])]
)
def test_the_mode_says_which_clauses_the_encoder_reads(mode: str, asked: list[str], tmp_path: Path) -> None:
    oracle = Oracle()
    scored = scorer(tmp_path, mode, oracle).score(CLAUSES)
    assert oracle.asked == asked
    certain = 1 / (1 + np.exp(-9.0))
    for clause, p in zip(CLAUSES, scored.probabilities[:, 0].tolist(), strict=True):
        assert (p == pytest.approx(certain)) == (clause.text in asked)


def test_a_model_without_encoder_works_in_linear_mode_only(toy_model: Path) -> None:
    folder = open_model(toy_model)
    assert Scorer.load(folder).mode == "linear"
    with pytest.raises(AnnotatorError, match="has no encoder"):
        Scorer.load(folder, "full")


def test_an_unknown_mode_is_refused_by_name(toy_model: Path) -> None:
    with pytest.raises(AnnotatorError, match="no mode 'fast'; use one of linear, cascade, full"):
        Scorer.load(open_model(toy_model), "fast")
