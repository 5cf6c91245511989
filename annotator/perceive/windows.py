"""Clauses as windows of word pieces for the encoder. Training and runtime share this, so they cannot drift apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Bumped whenever the windows change: an encoder made with another version refuses to load.
WINDOW_VERSION = 1
# Word pieces in one window, and how many of them may say where the clause stands. Attention costs the square of the
# length, so a long clause is cheaper in several windows than in one; no word of it is cut off.
WINDOW_TOKENS = 128
CONTEXT_TOKENS = 28
CONTEXT_CHARACTERS = 240
# A clause of more windows than this (some 4,000 characters each eight) is read evenly thinned: a schedule, not a rule.
MOST_WINDOWS = 32


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of a clause as the encoder reads it.

    ``types`` is 0 for the context and 1 for the clause; ``offsets`` are characters of the clause
    (-1, -1 for what is not of the clause). All three have the same length.
    """

    clause: int
    tokens: tuple[int, ...]
    types: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def context_of(heading: str, path: Sequence[str]) -> str:
    """Where a clause stands, in one line: the two nearest headings above it and its own."""
    return " > ".join([*list(path)[-2:], heading])[:CONTEXT_CHARACTERS]


class WindowCutter:
    """Cuts clauses into windows with one tokenizer.

    Parameters
    ----------
    tokenizer
        Contents of a ``tokenizer.json``.
    """

    def __init__(self, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        first, last = self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]")
        if first is None or last is None:
            raise ValueError("the tokenizer has no [CLS] or [SEP]")
        self._first, self._last = first, last

    def cut(self, clauses: Sequence[tuple[str, str, Sequence[str]]]) -> list[Window]:
        """Windows of every clause, in order.

        Parameters
        ----------
        clauses
            Text, heading and path of each clause.
        """
        contexts = self._tokenizer.encode_batch([context_of(h, p) for _, h, p in clauses], add_special_tokens=False)
        texts = self._tokenizer.encode_batch([t for t, _, _ in clauses], add_special_tokens=False)
        windows: list[Window] = []
        for index, (context, text) in enumerate(zip(contexts, texts, strict=True)):
            above = context.ids[:CONTEXT_TOKENS]
            windows += self._windows(index, above, text.ids, text.offsets)
        return windows

    def _windows(self, clause: int, above: list[int], tokens: list[int], offsets: list[tuple[int, int]]) -> list[Window]:
        room = WINDOW_TOKENS - 3 - len(above)
        count = max(1, math.ceil(len(tokens) / room))
        size = max(1, math.ceil(len(tokens) / count))
        chosen = range(count) if count <= MOST_WINDOWS else [i * count // MOST_WINDOWS for i in range(MOST_WINDOWS)]
        nowhere = (-1, -1)
        head = (self._first, *above, self._last)
        windows = []
        for i in chosen:
            piece, places = tokens[i * size : (i + 1) * size], offsets[i * size : (i + 1) * size]
            windows.append(
                Window(
                    clause,
                    (*head, *piece, self._last),
                    (*(0 for _ in head), *(1 for _ in piece), 1),
                    (*(nowhere for _ in head), *places, nowhere),
                )
            )
        return windows
