"""Terms of imprisonment in words: the one place for how messages, tables and pages write years."""

from __future__ import annotations

__all__ = ["DEATH", "LIFE", "years_in_words"]

# The scale of ``records.Penalty``.
LIFE, DEATH = 99.0, 100.0


def years_in_words(years: float) -> str:
    """A term of imprisonment: ``3 years``, ``2.5 years``, ``6 months``, ``life imprisonment``, ``death``."""
    if years >= LIFE:
        return "death" if years >= DEATH else "life imprisonment"
    if years < 1:
        months = max(1, round(years * 12))
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{round(years, 1):g} year{'' if years == 1 else 's'}"
