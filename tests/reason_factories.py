"""The matrix of a short invented law, on the citations and statements of scope that the structure stage finds in it."""

from __future__ import annotations

from factories import Law

from annotator.catalogue_loader import load_catalogue
from annotator.reason.matrix import build_matrix
from annotator.records import MatrixCell
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements

TABLE = {"production": tuple(sorted({s for needs in load_catalogue().powers_table.values() for s in needs}))}
DEMAND = "The Minister may demand records."
JUDGE = {"judicial-authorisation": "mandatory"}
NOTICE = {"notification": "mandatory"}


def cells(law: Law, eid: str) -> dict[str, MatrixCell]:
    """Cells of the power in one provision; every power of such a law needs every safeguard."""
    clauses = tuple(j.clause for j in law.judgements)
    references = find_references(law.text, law.provisions, clauses)
    scopes = find_scope_statements(law.text, clauses, references)
    rows = build_matrix(law.text, law.provisions, law.judgements, TABLE, 0.5, references, scopes)
    return {c.safeguard: c for row in rows if row.eid == eid for c in row.cells}
