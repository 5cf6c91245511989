"""Errors on the gold laws and the causes that a reader gave them."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.gold_errors import JUDGEMENTS, GoldError, Verdict, causes_page, read_judgements

MISSED = GoldError("law-x", "sec_1", "power", "arrest", "missed")
FALSE = GoldError("law-x", "sec_2", "role", "safeguard", "false")
UNREAD = GoldError("law-x", "sec_3", "role", "safeguard", "false")


def test_causes_are_counted_and_what_nobody_read_is_told() -> None:
    judged = {MISSED: Verdict("gold", "entry is no arrest"), FALSE: Verdict("model", "protects no person")}
    page = causes_page([MISSED, FALSE, UNREAD], judged)
    assert "3 errors" in page
    assert "2 of them read and judged: model 1, gold 1, guideline 0, structure 0" in page
    assert "| protects no person | model | 1 | safeguard |" in page


def test_judgements_of_errors_that_are_gone_count_nothing() -> None:
    assert "0 errors" in causes_page([], {MISSED: Verdict("model", "x")})


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_text("law\tunit\tgroup\tlabel\tkind\tverdict\tcause\nl\tu\tg\tx\tmissed\tnobody\twhy\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unknown verdict 'nobody'"):
        read_judgements(file)


def test_causes_of_the_judgements_at_hand_are_few_enough_to_be_counted() -> None:
    """A cause that occurs once is a remark, not a cause; most errors must share theirs with others."""
    causes = [v.cause for v in read_judgements(JUDGEMENTS).values()]
    assert len(set(causes)) <= 60
    assert all(len(cause.split()) <= 16 for cause in causes)
