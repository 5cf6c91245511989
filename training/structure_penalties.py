"""Stated penalties against a sample judged by hand: ``corpus/samples/penalties.jsonl``.

Each record is one clause, drawn at random among those that speak of sanctions; some state none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from annotator.perceive.penalties import find_penalty
from annotator.records import Penalty
from training.locations import CORPUS, read_law
from training.structure_references import check_text

SAMPLE = CORPUS / "samples" / "penalties.jsonl"
# Years as worded in days and months are rounded; a day less than two years is two years.
TOLERANCE = 0.01
TERMS = ("max_years", "min_years", "fine")
AMOUNTS = ("fine_max", "fine_unit")
CIRCUMSTANCES = (
    "combination", "repeat_years", "aggravated_years", "daily_fine", "legal_person_fine", "multiplier", "is_additional",
)  # fmt: skip


@dataclass(slots=True)
class PenaltyScore:
    """Counts over a sample: clauses with exact terms, with exact amounts as well, with everything exact."""

    judged: int = 0
    terms: int = 0
    amounts: int = 0
    everything: int = 0
    mistakes: list[str] = field(default_factory=list)


def score_penalties(sample: list[dict[str, Any]]) -> dict[str, PenaltyScore]:
    """Compare the penalties read in the sampled clauses with the judged ones, by law.

    Parameters
    ----------
    sample
        Records with ``instrument``, ``start``, ``end``, ``sha256`` and the judged ``penalty`` or ``None``.

    Returns
    -------
    dict
        *Terms* are the longest and shortest prison term and whether there is a fine at all; *amounts* the greatest
        fine and its unit; *everything* adds how they combine, second convictions, aggravation, daily fines,
        multiples of another penalty and whether the penalty is additional.
    """
    scores: dict[str, PenaltyScore] = {}
    for record in sample:
        text = read_law(record["instrument"])
        check_text(text, record)
        score = scores.setdefault(record["instrument"], PenaltyScore())
        score.judged += 1
        found, judged = figures(find_penalty(text[record["start"] : record["end"]])), record["penalty"] or {}
        wrong = [name for name in (*TERMS, *AMOUNTS, *CIRCUMSTANCES) if not _is_same(found.get(name), judged.get(name))]
        score.terms += not set(wrong) & set(TERMS)
        score.amounts += not set(wrong) & {*TERMS, *AMOUNTS}
        score.everything += not wrong
        if wrong:
            said = ", ".join(f"{name} is {judged.get(name)}, not {found.get(name)}" for name in wrong)
            score.mistakes.append(f"{record['eid']}: {said}")
    return scores


def figures(penalty: Penalty | None) -> dict[str, Any]:
    """What a penalty states, without what it leaves open; the fine as whether there is one."""
    if penalty is None:
        return {}
    found = {name: getattr(penalty, name, None) for name in (*TERMS, *AMOUNTS, *CIRCUMSTANCES)}
    return {**found, "fine": penalty.fine is not None}


def _is_same(found: Any, judged: Any) -> bool:
    if isinstance(found, (int, float)) and isinstance(judged, (int, float)):
        return abs(found - judged) <= TOLERANCE
    return (found or None) == (judged or None)
