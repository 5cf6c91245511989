"""Powers that must be used or obeyed while a protection that they need is only an option or left to other law."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.reason.facts import Derivation, Facts
from annotator.reason.reach import Route
from annotator.records import Evidence

LABEL = "asymmetry"
_SOFT = frozenset({"optional", "deferred"})
# What stands elsewhere and does not speak of the power is no counterpart of its duty.
_FAR = (Route.PART.explanation, Route.INSTRUMENT.explanation)


def find_asymmetries(facts: Facts) -> Iterator[Derivation]:
    """One finding a mandatory power, paired with each optional or deferred safeguard of its row."""
    for judgement, row in facts.powers():
        duties = [a for a in judgement.actors if a.modality == "must" and a.kind in {"state", "authority", "provider", "person"}]
        if not duties:
            continue
        soft = [
            Evidence(e.eid, e.span, e.quote, f"{cell.safeguard.replace('-', ' ')}: {cell.status}")
            for cell in row.cells
            if cell.status in _SOFT
            for e in [e for e in cell.evidence if not e.note.startswith(_FAR)][:1]
        ]
        if soft:
            yield Derivation(LABEL, judgement, facts.quote(row.eid, duties[0].span), tuple(soft))
