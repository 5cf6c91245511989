"""What the model perceives differently, where the words alone say nothing."""

from __future__ import annotations

from annotator.compare.change_rules import ChangeRules
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Change

# A swing of the calibrated probabilities by this much is no noise of a word or two.
LEAST_SWING = 0.6
LEAST_WORDS = 3


def find_perceived_change(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Compare the perceived labels of a clause whose words changed without any rule speaking."""
    size = len(difference.deleted - difference.moved_out) + len(difference.inserted - difference.moved_in)
    if size < LEAST_WORDS:
        return []
    swing = _protection(difference.new) - _protection(difference.old)
    if abs(swing) < LEAST_SWING:
        return []
    old = [difference.old.quote(*e.old) for e in difference.edits if e.old[0] < e.old[1]][:2]
    new = [difference.new.quote(*e.new) for e in difference.edits if e.new[0] < e.new[1]][:2]
    return [make_change(rules.types["perceived"], "better" if swing > 0 else "worse", old, new, origin="labels")]


def _protection(reading: Reading) -> float:
    """How much the model sees a protection (up to 1) rather than a power or an offence (down to -1)."""
    p = reading.judgement.probabilities
    return p.get("role:safeguard", 0.0) - max(p.get("role:power", 0.0), p.get("role:offence", 0.0))
