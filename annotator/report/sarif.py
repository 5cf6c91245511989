"""Findings as a SARIF 2.1.0 log (OASIS standard, 27 March 2020): rules from the catalogue, results with fingerprints."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from annotator.catalogue_records import Catalogue, Label
from annotator.records import Evidence, Finding, GoneFinding, Report, Span
from annotator.report.html_text import is_web_address
from annotator.report.places import ProvisionNames, on_one_line
from annotator.report.search_scope import FAMILY_TITLES, reported_labels
from annotator.report.text_lines import TextLines

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Keys of our fingerprints; a number is raised when the way to make one changes.
FINDING_KEY, WORDS_KEY = "finding/v1", "findingWords/v1"
LEVELS = {"high": "error", "medium": "warning", "low": "note"}
# Section 3.11.5: braces stand for placeholders; section 3.11.6: brackets for links.
_SPECIAL = re.compile(r"[\\\[\]]")


def render_sarif(report: Report, catalogue: Catalogue) -> str:
    """The SARIF log of one run.

    Parameters
    ----------
    report, catalogue
        What was found, and the labels that could have been: every one of them is a rule of the log. Where the report
        was compared with a baseline, every result has a ``baselineState``, and findings that are gone are ``absent``;
        suppressed findings stay, with their suppression.
    """
    return json.dumps(_log(report, catalogue), ensure_ascii=False, indent=1) + "\n"


def _log(report: Report, catalogue: Catalogue) -> dict[str, Any]:
    labels = list(reported_labels(catalogue, report))
    rules = [_rule(label, catalogue) for label in labels]
    index = {label.id: number for number, label in enumerate(labels)}
    results = _Results(report, index)
    listed = [results.result(finding) for finding in report.findings]
    if report.baseline is not None:
        listed += [results.absent(gone) for gone in report.baseline.gone]
    run = report.run
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {"driver": {"name": "clause-risk-annotator", "version": run.version, "rules": rules}},
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notices(report)}],
                "artifacts": [_artifact(report)],
                "columnKind": "unicodeCodePoints",
                "results": listed,
                "properties": {
                    "model": run.model,
                    "catalogue": run.catalogue,
                    "options": dict(sorted(run.options.items())),
                    "clauses": len(report.judgements),
                    "coverage": round(report.coverage, 5),
                    "offsets": "Regions count in the extracted text, which is the file itself where it is plain text.",
                },
            }
        ],
    }


def _notices(report: Report) -> list[dict[str, Any]]:
    return [{"level": "warning", "message": {"text": escape(notice)}} for notice in report.document.notices]


def _artifact(report: Report) -> dict[str, Any]:
    source = report.document.source
    return {
        "location": _location(source.name),
        "mimeType": source.media_type,
        "hashes": {"sha-256": source.sha256},
        "description": {"text": escape(on_one_line(report.document.title) or on_one_line(source.name))},
        "roles": ["analysisTarget"],
    }


def _location(name: str) -> dict[str, Any]:
    return {"uri": quote(name.encode("utf-8", "replace"), safe="."), "index": 0}


def _rule(label: Label, catalogue: Catalogue) -> dict[str, Any]:
    standards = [catalogue.standards[key] for key in label.sources if key in catalogue.standards]
    cited = "; ".join(f"{s.title}, {s.article}" if s.article else s.title for s in standards)
    words = [label.why, f"What it does not flag: {label.not_flagged}", f"Standards: {cited}." if cited else ""]
    rule: dict[str, Any] = {
        "id": label.id,
        "name": "".join(part.capitalize() for part in label.id.split("-")),
        "shortDescription": {"text": escape(on_one_line(label.title)) + "."},
        "fullDescription": {"text": escape(on_one_line(label.flags))},
        "help": {"text": escape("\n\n".join(on_one_line(w) for w in words if w))},
        "defaultConfiguration": {"level": LEVELS.get(label.severity or "medium", "warning")},
        "properties": {"family": label.family, "tags": [FAMILY_TITLES[label.family]], "suggestion": label.suggestion or ""},
    }
    links = [s.url for s in standards if s.url and is_web_address(s.url)]
    if links:
        rule["helpUri"] = links[0]
    return rule


def escape(text: str) -> str:
    """Text for a SARIF message: no word of a law becomes a link or a placeholder."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")


class _Results:
    """Makes results of findings; places are looked up in the report's text."""

    def __init__(self, report: Report, rules: Mapping[str, int]) -> None:
        self._uri = report.document.source.name
        self._lines = TextLines(report.document.text)
        self._names = ProvisionNames(report)
        self._rules = rules
        self._text = report.document.text

    def result(self, finding: Finding) -> dict[str, Any]:
        """One finding as a result."""
        others = [e for e in finding.evidence if e.span != finding.span]
        result: dict[str, Any] = {
            **self._rule_reference(finding.label),
            "level": LEVELS.get(finding.severity, "warning"),
            "message": {"text": escape(on_one_line(finding.message))},
            "locations": [self._place(finding.span, finding.eid)],
            "partialFingerprints": {FINDING_KEY: finding.id, **({WORDS_KEY: finding.fingerprint} if finding.fingerprint else {})},
            "properties": {
                "family": finding.family, "severity": finding.severity, "probability": finding.probability,
                "origin": finding.origin, "searched": list(finding.searched), "precedents": list(finding.precedents),
                "suggestion": finding.suggestion,
            },
        }  # fmt: skip
        if finding.change:
            result["baselineState"] = finding.change
        if finding.suppression is not None:
            words = f"{finding.suppression.reason} ({finding.suppression.author})"
            result["suppressions"] = [{"kind": "external", "justification": on_one_line(words)}]
        if others:
            result["relatedLocations"] = [self._related(number, e) for number, e in enumerate(others, start=1)]
        return result

    def absent(self, gone: GoneFinding) -> dict[str, Any]:
        """A finding of the baseline that is gone; it has no place in this text."""
        return {
            **self._rule_reference(gone.label),
            "level": LEVELS.get(gone.severity, "warning"),
            "message": {"text": escape(f"No longer found: “{on_one_line(gone.quote)}”")},
            "locations": [{"logicalLocations": [{"fullyQualifiedName": gone.eid, "name": self._names.name(gone.eid)}]}],
            "partialFingerprints": {FINDING_KEY: gone.id},
            "baselineState": "absent",
        }

    def _rule_reference(self, label: str) -> dict[str, Any]:
        return {"ruleId": label, **({"ruleIndex": self._rules[label]} if label in self._rules else {})}

    def _place(self, span: Span, eid: str) -> dict[str, Any]:
        start_line, start_column = self._lines.position(span.start)
        end_line, end_column = self._lines.position(span.end)
        region = {
            "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
            "charOffset": span.start, "charLength": span.length, "snippet": {"text": self._text[span.start : span.end]},
        }  # fmt: skip
        provision = self._names.provision(eid)
        logical = {"name": self._names.name(eid), "fullyQualifiedName": eid, "kind": provision.kind if provision else "provision"}
        return {
            "physicalLocation": {"artifactLocation": _location(self._uri), "region": region},
            "logicalLocations": [logical],
        }

    def _related(self, number: int, evidence: Evidence) -> dict[str, Any]:
        note = evidence.note or "evidence"
        words = f"{note}: {self._names.name(evidence.eid)}"
        return {"id": number, **self._place(evidence.span, evidence.eid), "message": {"text": escape(on_one_line(words))}}
