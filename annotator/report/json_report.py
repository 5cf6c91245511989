"""The JSON report: the contract every other tool reads (DESIGN.md). Deterministic bytes."""

from __future__ import annotations

import json
from typing import Any

from annotator.records import SCHEMA_VERSION, Evidence, Finding, Judgement, MatrixRow, Offence, Penalty, Report, Span
from annotator.report.receipt import receipt
from annotator.report.scorecard_values import scorecard_values


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values with the fields and order of the published contract."""
    document = report.document
    return {
        "schema_version": SCHEMA_VERSION,
        "instrument": {
            "id": document.source.sha256[:16],
            "title": document.title,
            "language": document.language,
            "source": {
                "name": document.source.name,
                "media_type": document.source.media_type,
                "sha256": document.source.sha256,
            },
            "characters": len(document.text),
            "coverage": round(report.coverage, 5),
            "pages": list(document.pages),
            "notices": list(document.notices),
        },
        "run": {
            "version": report.run.version,
            "model": report.run.model,
            "model_sha256": report.run.model_sha256,
            "catalogue": report.run.catalogue,
            "options": dict(sorted(report.run.options.items())),
            "receipt": receipt(document.source, report.run),
        },
        "provisions": [
            {
                "eid": p.eid, "kind": p.kind, "num": p.num, "heading": p.heading, "parent": p.parent,
                **_span(p.span), "operative": p.is_operative,
            }
            for p in report.provisions
        ],
        "clauses": [_clause(j) for j in report.judgements],
        "findings": [
            {
                "id": f.id, "label": f.label, "family": f.family, "eid": f.eid, **_span(f.span), "quote": f.quote,
                "severity": f.severity, "probability": f.probability, "origin": f.origin, "message": f.message,
                "evidence": [_evidence(e) for e in f.evidence], "searched": list(f.searched),
                "precedents": list(f.precedents), "suggestion": f.suggestion, "fingerprint": f.fingerprint,
                "change": f.change or None, "suppressed": _suppressed(f),
            }
            for f in report.findings
        ],
        "scorecard": scorecard_values(report),
        "matrix": [_row(r) for r in report.matrix],
        "offences": [_offence(o) for o in report.offences],
        "definitions": [
            {"term": d.term, "eid": d.eid, **_span(d.span), "scope": d.scope, "alternatives": list(d.alternatives)}
            for d in report.definitions
        ],
        "exceptions": [{"eid": e.eid, **_span(e.span), "kind": e.kind, "targets": list(e.targets)} for e in report.exceptions],
        "references": [
            {"eid": r.eid, **_span(r.span), "kind": r.kind, "targets": list(r.targets), "instrument": r.instrument}
            for r in report.references
        ],
        "unrecognised": [{**_span(u.span), "reason": u.reason} for u in report.unrecognised],
        "baseline": _baseline(report),
    }  # fmt: skip


def render_json(report: Report) -> str:
    """The report as JSON text: a member a line, and of its lists an item a line (a clause, a finding, a row).

    So a line-by-line comparison of two reports shows what changed, a fifth smaller and in less than half the time of text
    that is indented to the last value.
    """
    members = (f"{_dump(name)}: {_lines(value)}" for name, value in to_dict(report).items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _lines(value: Any) -> str:
    """A list of objects with one of them a line; everything else on one line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n " + ",\n ".join(map(_dump, value)) + "\n]"
    return _dump(value)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _suppressed(finding: Finding) -> dict[str, Any] | None:
    decision = finding.suppression
    if decision is None:
        return None
    days = {"date": decision.date or None, "expires": decision.expires or None}
    return {"reason": decision.reason, "author": decision.author, **days}


def _baseline(report: Report) -> dict[str, Any] | None:
    if report.baseline is None:
        return None
    counts = {change: sum(f.change == change for f in report.findings) for change in ("new", "unchanged")}
    gone = [
        {"id": g.id, "label": g.label, "family": g.family, "eid": g.eid, "quote": g.quote, "severity": g.severity}
        for g in report.baseline.gone
    ]
    return {"source": report.baseline.name, **counts, "gone": gone}


def _clause(judgement: Judgement) -> dict[str, Any]:
    clause, penalty = judgement.clause, judgement.penalty
    return {
        "id": clause.id,
        "eid": clause.eid,
        **_span(clause.span),
        "role": list(judgement.roles),
        "offence": list(judgement.offences),
        "powers": list(judgement.powers),
        "safeguards": [{"type": s.type, "strength": s.strength, **_span(s.span)} for s in judgement.safeguards],
        "modality": judgement.modality,
        "penalty": None if penalty is None else _penalty(penalty),
        "actors": [{"kind": a.kind, "modality": a.modality, **_span(a.span)} for a in judgement.actors],
        "probabilities": {k: round(p, 3) for k, p in sorted(judgement.probabilities.items()) if p >= 0.05},
    }


def _penalty(penalty: Penalty) -> dict[str, Any]:
    """The three fields of the contract, and those further ones that the clause states."""
    further = {
        "fine_max": penalty.fine_max, "fine_min": penalty.fine_min, "fine_unit": penalty.fine_unit or None,
        "combination": penalty.combination or None, "repeat_years": penalty.repeat_years,
        "aggravated_years": penalty.aggravated_years, "daily_fine": penalty.daily_fine,
        "legal_person_fine": penalty.legal_person_fine, "multiplier": penalty.multiplier,
        "additional": penalty.is_additional or None,
    }  # fmt: skip
    stated = {name: value for name, value in further.items() if value is not None}
    return {"max_years": penalty.max_years, "min_years": penalty.min_years, "fine": penalty.fine, **stated}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"eid": evidence.eid, **_span(evidence.span), "quote": evidence.quote, "note": evidence.note}


def _offence(offence: Offence) -> dict[str, Any]:
    parts = {"conduct": offence.conduct, "object": offence.object, "mental": offence.mental, "harm": offence.harm}
    return {
        "eid": offence.eid,
        "types": list(offence.types),
        "category": offence.category,
        "expression": offence.is_expression,
        **{name: None if part is None else _evidence(part) for name, part in parts.items()},
        "exceptions": [_evidence(e) for e in offence.exceptions],
        "penalty": None if offence.penalty is None else _penalty(offence.penalty),
        "penalty_eid": offence.penalty_eid or None,
        "passes_gateway": offence.passes_gateway,
    }


def _row(row: MatrixRow) -> dict[str, Any]:
    cells = {
        c.safeguard: {"status": c.status, "evidence": [_evidence(e) for e in c.evidence], "searched": list(c.searched)}
        for c in row.cells
    }
    return {"eid": row.eid, "power": list(row.powers), "cells": cells}
