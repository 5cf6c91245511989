"""Powers x safeguards: for each provision that confers a power, whether each safeguard it needs reaches it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.reason.matrix.grade import Grader
from annotator.reason.matrix.reach import ReachResolver
from annotator.records import Definition, Judgement, MatrixRow, Provision, Reference, ScopeStatement
from annotator.structure.divisions import is_definitions_heading


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
    resolver: ReachResolver | None = None,
    definitions: Sequence[Definition] = (),
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
    resolver
        What reaches what, if that was already resolved.
    definitions
        The instrument's definitions, otherwise: a defined measure is known by its short name.
    """
    resolver = resolver or ReachResolver(provisions, judgements, text, references, scopes, confers_threshold, definitions)
    grader = Grader(text, resolver.tree, judgements, definitions)
    rows = []
    for judgement in judgements:
        needed = needed_safeguards(judgement.powers, table)
        if is_definitions_heading(judgement.clause.heading):
            continue  # a definition may name a power but confers none
        if not needed or not resolver.confers(judgement):
            continue
        reach = resolver.resolve(judgement)
        cells = tuple(grader.grade(name, judgement, reach) for name in needed)
        rows.append(MatrixRow(judgement.clause.eid, judgement.powers, cells, judgement.clause.id))
    return tuple(rows)
