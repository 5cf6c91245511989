"""From decisions to files: rejections become suppressions, accepted and relabelled findings candidate gold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotator.records import Finding, Report
from annotator.review.fingerprint import normalise
from annotator.review.state import Decision

# The corpus identifies a clause's text by so many hexadecimal digits of its SHA-256 (corpus/CARD.md).
HASH_DIGITS = 16
_HEADER = """# Findings silenced by decisions of a review. Every entry needs its reason and author; see docs/review.md.
"""


@dataclass(frozen=True, slots=True)
class Matched:
    """A decision and the finding it is about."""

    decision: Decision
    finding: Finding


def match_decisions(report: Report, decisions: Sequence[Decision]) -> tuple[list[Matched], list[Decision]]:
    """Find the finding of each decision; those without one come second.

    A finding is known by its id, else by its fingerprint, else by label and words if only one finding has them, so
    that decisions outlive a renumbered law.
    """
    by_id = {f.id: f for f in report.findings}
    by_words: dict[tuple[str, str], list[Finding]] = {}
    by_mark: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_words.setdefault((finding.label, normalise(finding.quote)), []).append(finding)
        by_mark.setdefault(finding.fingerprint, []).append(finding)
    matched, lost = [], []
    for decision in decisions:
        same = by_mark.get(decision.fingerprint, []) if decision.fingerprint else []
        same = same or (by_words.get((decision.label, normalise(decision.quote)), []) if decision.quote else [])
        known = by_id.get(decision.finding) or (same[0] if len(same) == 1 else None)
        if known is not None and known.label == decision.label:
            matched.append(Matched(decision, known))
        else:
            lost.append(decision)
    return matched, lost


def suppressions_yaml(matched: Sequence[Matched]) -> str:
    """A suppressions file with every rejected finding, and every relabelled one under its old label."""
    import yaml

    entries = []
    for item in matched:
        decision, finding = item.decision, item.finding
        if decision.verdict not in {"reject", "relabel"}:
            continue
        reason = decision.comment
        if decision.verdict == "relabel":
            reason = f"Relabelled as {decision.relabel}" + (f": {reason}" if reason else ".")
        entries.append(
            {
                "label": finding.label,
                "fingerprint": finding.fingerprint,
                "words": " ".join(finding.quote.split())[:120] or "-",
                "reason": reason,
                "author": decision.author,
                "date": decision.day,
            }
        )
    return _HEADER + yaml.safe_dump({"suppressions": entries}, sort_keys=False, allow_unicode=True, width=110)


def gold_lines(report: Report, matched: Sequence[Matched]) -> str:
    """Candidate gold: one JSON line a clause, stand-off, without a word of the law.

    Offsets of a clause are those of the document; those of a risk count from the clause's beginning, as in the
    corpus. ``status`` says that nobody has adjudicated it.
    """
    clauses: dict[str, dict[str, Any]] = {}
    text = report.document.text
    for item in matched:
        decision, finding = item.decision, item.finding
        if decision.verdict == "comment":
            continue
        own = [j.clause for j in report.judgements if j.clause.eid == finding.eid]
        clause = next((c for c in own if c.span.contains(finding.span)), own[0] if own else None)
        span = clause.span if clause else finding.span
        key = clause.id if clause else finding.eid
        record = clauses.setdefault(
            key,
            {
                "instrument": report.document.source.sha256[:HASH_DIGITS], "eid": finding.eid,
                "start": span.start, "end": span.end,
                "sha256": hashlib.sha256(text[span.start : span.end].encode()).hexdigest()[:HASH_DIGITS],
                "risks": [], "rejected": [], "authors": [], "status": "candidate",
            },
        )  # fmt: skip
        start, end = finding.span.start - span.start, finding.span.end - span.start
        if decision.verdict == "accept":
            record["risks"].append({"label": finding.label, "start": start, "end": end})
        elif decision.verdict == "relabel":
            record["risks"].append({"label": decision.relabel, "start": start, "end": end})
        if decision.verdict in {"reject", "relabel"}:
            record["rejected"].append({"label": finding.label, "start": start, "end": end})
        if decision.author not in record["authors"]:
            record["authors"].append(decision.author)
    kept = sorted((r for r in clauses.values() if r["risks"]), key=lambda r: (r["start"], r["end"]))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in kept)
