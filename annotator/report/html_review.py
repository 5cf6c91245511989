"""What the page's script needs to know for a review: which report this is, and what each finding is called by machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from annotator.records import Finding, Report
from annotator.report.html_labels import Words
from annotator.report.html_marks import Numbered

__all__ = ["SCHEMA", "review_facts"]

#: Name and version of the state that the page exports and ``annotator review apply`` reads.
SCHEMA = "annotator-review/1"
#: Families a reviewer can move a finding to: those that findings belong to.
RELABEL_FAMILIES = ("risks", "absences", "wording", "instrument")


def review_facts(report: Report, numbered: Sequence[Numbered], words: Words) -> Markup:
    """Return the facts as JSON that can stand in a ``<script type="application/json">``.

    No character of it can end the element or begin a comment: ``<``, ``>`` and ``&`` are written as escapes, and so is
    everything beyond ASCII, lone surrogates included.
    """
    labels = [label for label in words.catalogue.labels.values() if label.family in RELABEL_FAMILIES]
    facts: dict[str, Any] = {
        "schema": SCHEMA,
        "report": {"sha256": report.document.source.sha256, "model": report.run.model, "catalogue": report.run.catalogue},
        "name": report.document.source.name,
        "labels": [[label.id, words.title(label.id, label.family)] for label in labels],
        "findings": [_identity(n.finding) for n in numbered],
    }
    text = json.dumps(facts, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _identity(finding: Finding) -> list[str]:
    """Return what a decision says to name its finding, in the order that the page's script reads."""
    return [finding.id, finding.label, finding.eid, finding.quote, finding.fingerprint]
