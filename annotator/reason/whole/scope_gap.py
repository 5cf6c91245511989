"""General safeguards that govern one Part of an instrument while powers stand in another."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Span

LABEL = "safeguard-scope-gap"


def find_scope_gaps(facts: Facts) -> Iterator[Derivation]:
    """One finding a general clause that covers less than the instrument, with the powers that it leaves without.

    A power counts as left without if a safeguard that the clause words, and that the power needs, is absent from
    its row of the matrix.
    """
    powers = facts.powers()
    told: set[str] = set()  # a clause that names several Parts stands once for each
    for general in facts.resolver.general_clauses:
        # A paragraph that goes on about what another one governs states no scope of its own to be criticised.
        states_scope = general.judgement.clause.span.contains(general.words)
        if not states_scope or not general.scope or general.kinds or general.judgement.clause.id in told:
            continue  # it governs everything, or only measures of one kind
        kinds = {s.type for s in general.judgement.safeguards}
        left = []
        for judgement, row in powers:
            if general.scope in facts.tree.ancestors(judgement.clause.eid):
                continue
            missing = [c.safeguard for c in row.cells if c.safeguard in kinds and c.status == "absent"]
            if missing:
                note = "left without " + ", ".join(missing).replace("-", " ")
                span = judgement.clause.span
                left.append(facts.quote(row.eid, _first_words(facts.text, span.start, span.end), note))
        if left:
            told.add(general.judgement.clause.id)
            words = facts.quote(general.judgement.clause.eid, general.words)
            yield Derivation(LABEL, general.judgement, words, tuple(left), tuple(dict.fromkeys(e.eid for e in left)))


def _first_words(text: str, start: int, end: int) -> Span:
    """The beginning of a clause, enough to know it by."""
    stop = min(end, start + 80)
    cut = text.rfind(" ", start, stop) if stop < end else stop
    return Span(start, cut if cut > start else stop)
