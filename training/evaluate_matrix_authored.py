"""How good the matrix rules alone are on whole instruments of our own: powers and safeguards as their authors labelled them.

``python -m training evaluate-matrix --authored [PREFIX ...]``. The clauses of an instrument are printed below their headings, as
a law would be, and read by the structure stage; a clause that this loses counts on neither side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from annotator.records import Span
from training.corpus import read_clauses
from training.evaluate_matrix import MatrixScore, score_text

# Whole instruments are called so; single clauses are not.
WHOLE = "act-"


def print_law(records: Sequence[dict[str, Any]]) -> tuple[str, list[Span]]:
    """The clauses of an instrument below their headings, and where each one stands."""
    parts: list[str] = []
    spans: list[Span] = []
    at, path, heading = 0, list[str](), ""

    def add(words: str) -> None:
        nonlocal at
        parts.append(words)
        at += len(words)

    for record in records:
        depth = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(path, record["path"], strict=False))))
        for title in record["path"][depth:]:
            add(title + "\n\n")
        path = record["path"]
        if record["heading"] != heading:
            heading = record["heading"]
            add(heading + "\n")
        spans.append(Span(at, at + len(record["text"])))
        add(record["text"] + "\n\n")
    return "".join(parts), spans


def score_instrument(records: Sequence[dict[str, Any]]) -> MatrixScore:
    """Compare the derived matrix of one instrument with that of its author."""
    text, spans = print_law(records)
    units = [
        {**record, "eid": record["id"], "start": span.start, "end": span.end, "safeguards": _with_offsets(record)}
        for record, span in zip(records, spans, strict=True)
    ]
    return score_text(records[0]["instrument"], text, units)


def _with_offsets(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Safeguards with the places of their quotes, as annotations of laws have them."""
    starts = [record["text"].index(s["quote"]) for s in record["safeguards"]]
    return [{**s, "start": at, "end": at + len(s["quote"])} for s, at in zip(record["safeguards"], starts, strict=True)]


def score_authored(prefixes: Sequence[str] = ()) -> Iterator[MatrixScore]:
    """Scores of the whole instruments whose names begin so; of all of them by default.

    Raises
    ------
    ValueError
        If there is no such instrument.
    """
    wanted = tuple(prefixes) or (WHOLE,)
    instruments: dict[str, list[dict[str, Any]]] = {}
    for record in read_clauses():
        if record["instrument"].startswith(WHOLE) and record["instrument"].startswith(wanted):
            instruments.setdefault(record["instrument"], []).append(record)
    if not instruments:
        raise ValueError(f"there is no whole instrument called {' or '.join(wanted)}")
    for name in sorted(instruments):
        yield score_instrument(instruments[name])
