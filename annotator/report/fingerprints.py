"""What a finding is recognised by in a later run, after the text around it was edited."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from annotator.records import Clause, Finding, Provision, Report

_WORD = re.compile(r"\w+")


def fingerprint_findings(report: Report) -> dict[str, str]:
    """Fingerprints of all findings.

    A fingerprint is made of the label and the words of the clause, without the clause's own number, case, punctuation
    and line breaks: it survives edits elsewhere, a new number and re-wrapped lines, and changes with the clause's wording.
    Findings of one label in clauses of the same words are told apart by their order.

    Parameters
    ----------
    report
        What a run found.

    Returns
    -------
    dict
        Finding id to fingerprint: 20 hexadecimal digits of a SHA-256, a colon, and the place in the order, from 1.
    """
    provisions = {p.eid: p for p in report.provisions}
    text = report.document.text
    words = {j.clause.eid: _clause_words(text, j.clause, provisions.get(j.clause.eid)) for j in report.judgements}
    seen: dict[str, int] = {}
    found = {}
    for finding in report.findings:
        base = _digest(finding, words.get(finding.eid) or normalised_words(finding.quote))
        seen[base] = seen.get(base, 0) + 1
        found[finding.id] = f"{base}:{seen[base]}"
    return found


def _digest(finding: Finding, words: str) -> str:
    return hashlib.sha256(f"{finding.family}/{finding.label}\x1f{words}".encode("utf-8", "replace")).hexdigest()[:20]


def _clause_words(text: str, clause: Clause, provision: Provision | None) -> str:
    """The words of a clause; its number, which stands at the head of its provision, is left out."""
    start, heading = clause.span.start, ""
    if provision is not None and provision.heading_span.start >= start:
        start, heading = min(provision.heading_span.end, clause.span.end), provision.heading
    return normalised_words(f"{heading} {text[start : clause.span.end]}")


def normalised_words(text: str) -> str:
    """The words of a text, compatibility forms and case folded, with one space between them."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
