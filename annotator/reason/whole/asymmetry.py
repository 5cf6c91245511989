"""Powers that must be used or obeyed while a protection that they need is only an option or left to other law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.reason.matrix.reach import Route
from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Actor, Evidence, Judgement

LABEL = "asymmetry"
_OFFICES = frozenset({"state", "authority"})
_VERBS = frozenset({"shall", "must", "will", "have", "where", "when", "with", "without", "prior", "upon"})
_SOFT = frozenset({"optional", "deferred"})
# What stands elsewhere and does not speak of the power is no counterpart of its duty.
_FAR = (Route.PART.explanation, Route.INSTRUMENT.explanation)


def find_asymmetries(facts: Facts) -> Iterator[Derivation]:
    """One finding a mandatory power, paired with each optional or deferred safeguard of its row."""
    for judgement, row in facts.powers():
        duties = _duties(facts, judgement)
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


def _duties(facts: Facts, judgement: Judgement) -> list[Actor]:
    """Who must act under the power. A duty that is itself the protection, or falls on the office that may act, is none."""
    offices = [(a.span.start, _names(facts, a)) for a in judgement.actors if a.modality == "may" and a.kind in _OFFICES]
    protections = [s.span for s in judgement.safeguards if s.strength == "mandatory"]

    def is_of_power(duty: Actor) -> bool:
        if any(span.contains(duty.span) for span in protections):
            return False
        return not any(start <= duty.span.start and names & _names(facts, duty) for start, names in offices)

    kinds = {*_OFFICES, "provider", "person"}
    return [a for a in judgement.actors if a.modality == "must" and a.kind in kinds and is_of_power(a)]


def _names(facts: Facts, actor: Actor) -> frozenset[str]:
    """The words that name an actor, without articles and verbs."""
    words = re.findall(r"[^\W\d_]{4,}", facts.text[actor.span.start : actor.span.end].lower())
    return frozenset(words) - _VERBS
