"""Powers x safeguards: for each provision that confers a power, whether each safeguard it needs reaches it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.reason.reach import Reach, ReachResolver
from annotator.records import Evidence, Judgement, MatrixCell, MatrixRow, Provision, Reference, ScopeStatement
from annotator.structure.divisions import is_definitions_heading

# Strength of a worded safeguard to status of the cell; among several, the best one that reaches the power counts.
STATUS_ORDER = ("present", "weak", "deferred", "optional")
_STATUS = {"mandatory": "present", "weak": "weak", "deferred": "deferred", "optional": "optional"}


def needed_safeguards(powers: Sequence[str], table: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Union of the safeguards that the powers need, in the table's order."""
    return tuple(dict.fromkeys(s for power in powers for s in table.get(power, ())))


def build_matrix(
    text: str,
    provisions: Sequence[Provision],
    judgements: Sequence[Judgement],
    table: Mapping[str, Sequence[str]],
    confers_threshold: float,
    references: Sequence[Reference] = (),
    scopes: Sequence[ScopeStatement] = (),
) -> tuple[MatrixRow, ...]:
    """One row a clause that confers powers.

    Parameters
    ----------
    text, provisions, judgements
        The instrument as perceived.
    table
        Power to the safeguards it needs (the catalogue's ``needs``).
    confers_threshold
        Probability of ``confers:matrix`` from which a clause with powers is taken to confer them rather
        than to regulate their procedure.
    references, scopes
        Citations and statements of scope, by which safeguards elsewhere reach a power.
    """
    resolver = ReachResolver(provisions, judgements, text, references, scopes)
    rows = []
    for judgement in judgements:
        needed = needed_safeguards(judgement.powers, table)
        if is_definitions_heading(judgement.clause.heading):
            continue  # a definition may name a power but confers none
        if not needed or judgement.probabilities.get("confers:matrix", 1.0) < confers_threshold:
            continue
        reach = resolver.resolve(judgement)
        cells = tuple(_cell(name, reach, text) for name in needed)
        rows.append(MatrixRow(judgement.clause.eid, judgement.powers, cells))
    return tuple(rows)


def _cell(name: str, reach: Reach, text: str) -> MatrixCell:
    found: dict[str, list[Evidence]] = {}
    for judgement in reach.clauses:
        for safeguard in judgement.safeguards:
            if safeguard.type == name:
                span = safeguard.span
                quote = text[span.start : span.end]
                found.setdefault(_STATUS[safeguard.strength], []).append(Evidence(judgement.clause.eid, span, quote))
    for status in STATUS_ORDER:
        if status in found:
            return MatrixCell(name, status, tuple(found[status]))
    return MatrixCell(name, "absent", (), reach.searched)
