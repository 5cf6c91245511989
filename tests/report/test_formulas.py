"""Formula injection: no cell that we write starts a formula, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.report.formulas import neutralise, restore

STARTERS = "=+-@\t\r"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", '=HYPERLINK("https://example.org")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u00a0=1"],
)
def test_a_formula_becomes_text(cell: str) -> None:
    assert neutralise(cell) == "'" + cell
    assert restore(neutralise(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Section 3", "the officer's order", "'quoted'", "a=b", "3 - 4", "(1) may", "«x»"])
def test_ordinary_text_stays_as_it_is(cell: str) -> None:
    assert neutralise(cell) == cell == restore(cell)


@given(st.text(alphabet="'=+-@ \t\r\n\u00a0aＡ＝", max_size=8) | st.text(max_size=30))
def test_every_text_comes_back_and_none_starts_a_formula(cell: str) -> None:
    written = neutralise(cell)
    assert restore(written) == cell
    assert written.lstrip()[:1] not in (*STARTERS,) or not written.lstrip()
