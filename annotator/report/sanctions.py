"""Stated sanctions in words."""

from __future__ import annotations

from annotator.records import Penalty
from annotator.report.places import on_one_line

# The scale of ``records.Penalty``.
LIFE, DEATH = 99.0, 100.0


def years_in_words(years: float) -> str:
    """A term of imprisonment: ``3 years``, ``6 months``, ``life imprisonment``, ``death``."""
    if years >= LIFE:
        return "death" if years >= DEATH else "life imprisonment"
    months = round(years * 12)
    if years < 1:
        return f"{months} month{'s' if months != 1 else ''}"
    return f"{years:g} year{'s' if years != 1 else ''}"


def penalty_in_words(penalty: Penalty) -> str:
    """Everything that a penalty states: ``at least 1 year; up to 5 years; fine: ...``."""
    parts = []
    if penalty.min_years:
        parts.append(f"at least {years_in_words(penalty.min_years)}")
    if penalty.max_years is not None:
        parts.append(f"up to {years_in_words(penalty.max_years)}")
    if penalty.fine:
        parts.append(f"fine: {on_one_line(penalty.fine)}")
    return "; ".join(parts) or "fine or other sanction"
