"""The matrix of a short invented law, and the findings on the whole of it, on what the structure stage finds in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import spacy
from factories import Law

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.actors import ActorFinder, with_actors
from annotator.perceive.cues import CueFinder
from annotator.reason.matrix.reach import ReachResolver
from annotator.reason.matrix.rows import build_matrix
from annotator.reason.offences.finder import OffenceFinder
from annotator.reason.whole.derive import derive
from annotator.reason.whole.facts import Facts
from annotator.records import Definition, Finding, MatrixCell, Span
from annotator.structure.exceptions import find_exceptions
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements

CATALOGUE = load_catalogue()
TABLE = {"production": tuple(sorted({s for needs in CATALOGUE.powers_table.values() for s in needs}))}
DEMAND = "The Minister may demand records."
ORDER = "The Minister may order a provider to hand over records."
JUDGE = {"judicial-authorisation": "mandatory"}
NOTICE = {"notification": "mandatory"}
NLP = spacy.blank("en")
CUES = CueFinder(NLP, CATALOGUE.lexicons)
ACTORS = ActorFinder(CATALOGUE.lexicons)


def cells(law: Law, eid: str) -> dict[str, MatrixCell]:
    """Cells of the power in one provision; every power of such a law needs every safeguard."""
    clauses = tuple(j.clause for j in law.judgements)
    references = find_references(law.text, law.provisions, clauses)
    scopes = find_scope_statements(law.text, clauses, references)
    rows = build_matrix(law.text, law.provisions, law.judgements, TABLE, 0.5, references, scopes)
    return {c.safeguard: c for row in rows if row.eid == eid for c in row.cells}


def findings(law: Law, label: str, defined: Mapping[str, str] | None = None) -> list[Finding]:
    """Findings of one kind; ``defined`` maps terms to the eId in which they hold (empty: everywhere)."""
    cues = CUES.find(NLP.make_doc(law.text))
    found = [replace(j, cues=tuple(c for c in cues if j.clause.span.contains(c.span))) for j in law.judgements]
    judgements = with_actors(law.text, found, ACTORS)
    references = find_references(law.text, law.provisions, tuple(j.clause for j in judgements))
    resolver = ReachResolver(law.provisions, judgements, law.text, references, (), 0.5)
    table = CATALOGUE.powers_table
    matrix = build_matrix(law.text, law.provisions, judgements, table, 0.5, references, (), resolver)
    exceptions = find_exceptions(law.text, tuple(j.clause for j in judgements), references)
    offences = OffenceFinder(law.text, resolver.tree, judgements, references, exceptions, CATALOGUE).find()
    definitions = tuple(Definition(term, "sec_1", Span(0, 1), scope) for term, scope in (defined or {}).items())
    facts = Facts(law.text, resolver.tree, judgements, matrix, offences, definitions, references, resolver)
    return [f for f in derive(facts, CATALOGUE) if f.label == label]
