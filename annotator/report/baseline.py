"""What changed since an earlier run: findings that are new, unchanged, or gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from annotator.errors import AnnotatorError
from annotator.records import Finding, Report
from annotator.report.fingerprints import fingerprint_findings

#: Key of our fingerprint in a SARIF result; the number is raised when the way to make it changes.
FINGERPRINT_KEY = "clauseWords/v1"
_SEVERITIES = {"error": "high", "warning": "medium", "note": "low"}


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier run, as far as comparing and showing it needs."""

    fingerprint: str
    label: str
    severity: str
    message: str
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings of a report against those of a baseline, each in its own order."""

    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    gone: tuple[EarlierFinding, ...]


def compare_with_baseline(report: Report, baseline: tuple[EarlierFinding, ...]) -> Comparison:
    """Sort findings into new, unchanged and gone, by their fingerprints.

    Parameters
    ----------
    report
        The new run.
    baseline
        What ``read_baseline`` made of an earlier run.
    """
    prints = fingerprint_findings(report)
    known = {entry.fingerprint for entry in baseline}
    current = set(prints.values())
    return Comparison(
        new=tuple(f for f in report.findings if prints[f.id] not in known),
        unchanged=tuple(f for f in report.findings if prints[f.id] in known),
        gone=tuple(entry for entry in baseline if entry.fingerprint not in current),
    )


def read_baseline(data: bytes, name: str) -> tuple[EarlierFinding, ...]:
    """Findings of an earlier run, from the JSON report or the SARIF log that it wrote.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What to call it in a message.

    Raises
    ------
    AnnotatorError
        If the file is neither.
    """
    try:
        content = json.loads(data)
        if isinstance(content, dict) and "runs" in content:
            results = [r for run in content["runs"] for r in run.get("results", []) if r.get("baselineState") != "absent"]
            return tuple(_from_sarif(result) for result in results)
        return tuple(_from_report(finding) for finding in content["findings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AnnotatorError(
            f"{name} is no JSON report and no SARIF log of this tool: give one that an earlier run wrote."
        ) from error


def _from_report(finding: dict[str, Any]) -> EarlierFinding:
    values = (finding[key] for key in ("fingerprint", "label", "severity", "message", "eid"))
    return EarlierFinding(*map(_text, values))


def _from_sarif(result: dict[str, Any]) -> EarlierFinding:
    places = [place["fullyQualifiedName"] for at in result.get("locations", []) for place in at.get("logicalLocations", [])]
    return EarlierFinding(
        _text(result["partialFingerprints"][FINGERPRINT_KEY]),
        _text(result["ruleId"]),
        _SEVERITIES[result.get("level", "warning")],
        _text(result["message"]["text"]),
        _text(places[0]) if places else "",
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
