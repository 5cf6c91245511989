"""Stated sanctions in words."""

from __future__ import annotations

import re

from annotator.reason.offences.prison_terms import LIFE, years_in_words
from annotator.records import Penalty
from annotator.report.places import on_one_line

__all__ = ["fine_in_words", "penalty_in_words", "terms_in_words"]

# Where the words of a fine go on to the prison term, which stands beside them anyway.
_GAP = r"(?:,|(?<![\s,])(?=\s))\s+"
_PRISON = re.compile(
    rf"{_GAP}(?:(?:or|and|and/or|as well as)\s+)?(?:to\s+|with\s+|by\s+)?(?:a term of\s+)?imprison.*|{_GAP}or(?: to)? both\b.*",
    re.IGNORECASE,
)
_NAMES_ITSELF = re.compile(r"(?:an? )?fine\b", re.IGNORECASE)


def penalty_in_words(penalty: Penalty) -> str:
    """Everything that a penalty states: ``at least 1 year; up to 5 years; fine of 100 units; or both``."""
    parts = terms_in_words(penalty)
    if penalty.fine:
        fine = fine_in_words(penalty)
        parts.append(fine if _NAMES_ITSELF.match(fine) else f"fine: {fine}")
    if penalty.combination == "either-or-both" and len(parts) > 1:
        parts.append("or both")
    if penalty.repeat_years is not None:
        parts.append(f"repeated: {_most(penalty.repeat_years)}")
    if penalty.aggravated_years is not None:
        parts.append(f"aggravated: {_most(penalty.aggravated_years)}")
    return "; ".join(parts) or "fine or other sanction"


def terms_in_words(penalty: Penalty) -> list[str]:
    """The least and the longest imprisonment, those that are stated."""
    parts = []
    if penalty.min_years:
        parts.append(f"at least {years_in_words(penalty.min_years)}")
    if penalty.max_years is not None:
        parts.append(_most(penalty.max_years))
    return parts


def fine_in_words(penalty: Penalty) -> str:
    """The fine in the words of the text, without the prison term that follows it; empty where none is stated."""
    words = on_one_line(penalty.fine or "")
    return _PRISON.sub("", words) or words


def _most(years: float) -> str:
    """A longest term; nothing is longer than life, so that needs no ``up to``."""
    return f"up to {years_in_words(years)}" if years < LIFE else years_in_words(years)
