"""Provisions that came or went whole: new powers and offences, protections lost, and the reverse."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.compare.change_rules import ChangeRules
from annotator.compare.findings import make_change
from annotator.compare.force_changes import reports_only
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Direction

# Words of a clause that are quoted as evidence.
QUOTED = 28
LEAST_VALUE = 0.5


def judge_whole(readings: Sequence[Reading], rules: ChangeRules, *, is_gain: bool) -> dict[int, Change]:
    """Judge the clauses of one section that came (or went) together.

    A new section that gives a power is worse even where it brings safeguards along: both are shown, but the safeguards
    of a new power are not counted as progress.

    Returns
    -------
    dict
        Position of the clause to the change read from it; at most one clause of the section is judged.
    """
    judged = [(r, _meaning(r, rules)) for r in readings if not reports_only(r, rules)]
    intruding = [(r, name) for r, name in judged if name in {"power", "offence"}]
    protecting = [(r, name) for r, name in judged if name == "safeguard"]
    if not intruding and not protecting:
        return {}
    reading, name = (intruding or protecting)[0]
    is_better = (name == "safeguard") == is_gain
    direction: Direction = "better" if is_better else "worse"
    quote = [reading.quote(0, min(QUOTED, len(reading.words)))]
    sides = ((), quote) if is_gain else (quote, ())
    change = make_change(rules.types[name], direction, *sides, origin="structure")
    return {reading.index: change}


def _meaning(reading: Reading, rules: ChangeRules) -> str:
    """What a clause is on the whole: ``power``, ``offence``, ``safeguard`` or nothing of these."""
    if not reading.words or "definition" in reading.kinds:
        return ""
    judgement = reading.judgement
    roles = set(judgement.roles)
    if reading.value * reading.leaning < 0:
        return ""  # the words and the model disagree: let the reader judge
    if "offence" in roles and reading.value <= 0:
        return "offence"
    if reading.value >= LEAST_VALUE or (reading.leaning > 0 and judgement.safeguards):
        return "safeguard"
    if reading.value <= -LEAST_VALUE or (reading.leaning < 0 and judgement.powers):
        return "power"
    return ""
