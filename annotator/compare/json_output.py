"""The comparison as JSON; ``schemas/comparison-1.schema.json`` describes it. Same drafts, same bytes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from annotator.compare.records import Change, ClausePair, Comparison, History, Quote
from annotator.records import Report, Span

SCHEMA_VERSION = "1.0"


def load_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the output."""
    path = files("annotator.compare") / "schemas" / "comparison-1.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def to_dict(history: History) -> dict[str, Any]:
    """The comparison as plain values; offsets are half-open positions in the text of the draft they belong to."""
    return {
        "schema_version": SCHEMA_VERSION,
        "drafts": [_draft(report) for report in history.drafts],
        "steps": [_step(number, step) for number, step in enumerate(history.steps)],
        "history": [
            {
                "provisions": list(thread.eids),
                "changes": [[{"type": c.type, "direction": c.direction} for c in step] for step in thread.changes],
            }
            for thread in history.threads
        ],
    }


def render_json(history: History) -> str:
    """The comparison as JSON text."""
    return json.dumps(to_dict(history), ensure_ascii=False, indent=1) + "\n"


def _draft(report: Report) -> dict[str, Any]:
    source = report.document.source
    return {
        "title": report.document.title,
        "source": {"name": source.name, "media_type": source.media_type, "sha256": source.sha256},
        "language": report.document.language,
        "characters": len(report.document.text),
        "notices": list(report.document.notices),
        "run": {"version": report.run.version, "model": report.run.model, "catalogue": report.run.catalogue},
    }


def _step(number: int, step: Comparison) -> dict[str, Any]:
    directions = {name: sum(c.direction == name for c in step.changes) for name in ("worse", "better", "neutral")}
    return {
        "old": number,
        "new": number + 1,
        "counts": directions,
        "sections": [{"relation": r.kind, "old": list(r.old), "new": list(r.new)} for r in step.relations],
        "clauses": [_pair(step, pair) for pair in step.pairs],
    }


def _pair(step: Comparison, pair: ClausePair) -> dict[str, Any]:
    return {
        "old": _clause(step.old, pair.old),
        "new": _clause(step.new, pair.new),
        "similarity": pair.similarity,
        "deleted": [_span(s) for s in pair.deleted],
        "inserted": [_span(s) for s in pair.inserted],
        "changes": [_change(c) for c in pair.changes],
    }


def _clause(report: Report, index: int | None) -> dict[str, Any] | None:
    if index is None:
        return None
    clause = report.judgements[index].clause
    return {"id": clause.id, "eid": clause.eid, **_span(clause.span)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "type": change.type,
        "direction": change.direction,
        "severity": change.severity,
        "title": change.title,
        "message": change.message,
        "origin": change.origin,
        "old": [_quote(q) for q in change.old],
        "new": [_quote(q) for q in change.new],
        "consequences": list(change.consequences),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"eid": quote.eid, **_span(quote.span), "quote": quote.text}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
