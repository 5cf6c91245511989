"""How good the matrix rules alone are on whole instruments of our own: powers and safeguards as their authors labelled them.

``python -m training evaluate-matrix --authored [PREFIX ...]``. The clauses of an instrument are printed below their headings, as
a law would be, and read by the structure stage; a clause that this loses counts on neither side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.catalogue_loader import load_catalogue
from annotator.reason.matrix.rows import build_matrix
from annotator.records import Judgement, Safeguard, Span
from annotator.structure.parse import parse_structure
from training.corpus import read_clauses
from training.evaluate_matrix import MatrixScore, compare_rows

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
        depth = next(
            (k for k, (a, b) in enumerate(zip(path, record["path"], strict=False)) if a != b), min(len(path), len(record["path"]))
        )
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
    structure = parse_structure(text)
    judgements: list[Judgement] = []
    units: dict[str, dict[str, Any]] = {}
    for clause in structure.clauses:
        best = max(range(len(records)), key=lambda i: clause.span.overlap(spans[i]))
        if not clause.span.overlap(spans[best]):
            continue
        record = records[best]
        quoted = [(s, spans[best].start + record["text"].index(s["quote"])) for s in record["safeguards"]]
        safeguards = [Safeguard(s["type"], s["strength"], Span(start, start + len(s["quote"]))) for s, start in quoted]
        judgements.append(
            Judgement(
                clause=clause,
                roles=tuple(record["role"]),
                offences=tuple(record["offence"]),
                powers=tuple(record["powers"]),
                safeguards=tuple(s for s in safeguards if clause.span.overlap(s.span)),
                modality=record["modality"],
                probabilities={"confers:matrix": 1.0 if record["matrix"] else 0.0},
            )
        )
        units.setdefault(clause.eid, {**record, "eid": record["id"]})
    ties = structure.references, structure.scopes
    table = load_catalogue().powers_table
    rows = build_matrix(text, structure.provisions, judgements, table, 0.5, *ties, definitions=structure.definitions)
    return compare_rows(records[0]["instrument"], rows, units)


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
