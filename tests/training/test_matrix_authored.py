"""Instruments of our own are printed as laws, so that the matrix rules can be measured on them."""

from __future__ import annotations

from typing import Any

import pytest

from training.evaluate_matrix_authored import print_law, score_authored, score_instrument


def record(number: int, heading: str, text: str, **labels: Any) -> dict[str, Any]:
    """A labelled clause of a small act in two Parts."""
    path = ["Letters Act", "PART I - POWERS" if number < 3 else "PART II - SAFEGUARDS"]
    empty: dict[str, Any] = {
        "role": ["other"],
        "offence": [],
        "powers": [],
        "safeguards": [],
        "modality": "permission",
        "matrix": {},
    }
    return {"id": f"act-zz-{number}", "instrument": "act-zz", "path": path, "heading": heading, "text": text, **empty, **labels}


CELLS = dict.fromkeys(("legality", "necessity", "proportionality", "notification", "remedy"), "absent")
LETTERS = [
    record(
        1, "1. Records", "(1) The Minister may demand records.", role=["power"], powers=["production"],
        matrix={**CELLS, "judicial-authorisation": "present"},
    ),
    record(2, "1. Records", "(2) A clerk keeps them."),
    record(
        3, "2. Judges", "(1) No power under this Act is used without the order of a judge.", role=["safeguard"],
        safeguards=[{"type": "judicial-authorisation", "strength": "mandatory", "quote": "the order of a judge"}],
    ),
]  # fmt: skip


def test_headings_and_parts_are_printed_once_and_every_clause_stands_where_it_is_said_to() -> None:
    text, spans = print_law(LETTERS)
    assert [text[s.start : s.end] for s in spans] == [r["text"] for r in LETTERS]
    for title in ("Letters Act", "PART I - POWERS", "PART II - SAFEGUARDS", "1. Records", "2. Judges"):
        assert text.count(title) == 1


def test_a_matrix_that_its_author_drew_alike_has_no_differing_cell() -> None:
    score = score_instrument(LETTERS)
    assert score.cells == {("absent", "absent"): 5, ("present", "present"): 1}
    assert score.differing == []


def test_an_instrument_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(ValueError, match="no whole instrument"):
        next(score_authored(["act-none"]))
