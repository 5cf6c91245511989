"""Comparison with an earlier report: which findings are new, unchanged, gone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.companions import REPORT_BYTES, read_companion
from annotator.errors import AnnotatorError
from annotator.records import Baseline, Finding, GoneFinding, Report

NEW, UNCHANGED = "new", "unchanged"
_TEXTS = ("id", "label", "family", "eid", "quote", "severity")


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of the earlier report; ``fingerprint`` is empty in reports made before there were any."""

    finding: GoneFinding
    fingerprint: str


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The findings of a JSON report.

    Raises
    ------
    AnnotatorError
        If the file cannot be read or is no report of this tool.
    """
    data = read_json_object(path, "a JSON report")
    findings = data.get("findings")
    if "schema_version" not in data or not isinstance(findings, list):
        advice = "make one with annotator annotate LAW -o report.json"
        raise AnnotatorError(f"{path.name} is not a JSON report of this tool: {advice}.")
    known = []
    for number, entry in enumerate(findings, start=1):
        if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in _TEXTS):
            raise AnnotatorError(f"{path.name}: finding {number} is not as a report has it; make the report again.")
        mark = entry.get("fingerprint")
        known.append(Known(GoneFinding(*(entry[key] for key in _TEXTS)), mark if isinstance(mark, str) else ""))
    return tuple(known)


def read_json_object(path: Path, what: str) -> dict[str, Any]:
    """A JSON file whose outermost value is an object.

    Raises
    ------
    AnnotatorError
        With one sentence, if there is no such file or it is not that.
    """
    raw = read_companion(path, REPORT_BYTES)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise AnnotatorError(f"{path.name} is not {what}: it is not valid JSON.") from error
    if not isinstance(data, dict):
        raise AnnotatorError(f"{path.name} is not {what}: it holds no object.")
    return data


def compare(report: Report, known: Sequence[Known], name: str) -> Report:
    """Mark each finding new or unchanged and list those gone.

    A finding is known again by the first of these that fits a finding of the baseline not yet taken: its words
    in the same provision, its words anywhere, label and quote in the same provision (its clause was edited elsewhere).

    Parameters
    ----------
    report
        The report of this run, with fingerprints.
    known
        Findings of the earlier report.
    name
        What to call that report; the name of its file.
    """
    changes: dict[int, str] = {}
    left = list(known)

    def match(key_of_finding: Callable[[Finding], object], key_of_known: Callable[[Known], object]) -> None:
        nonlocal left
        pool = _by_key(left, key_of_known)
        taken: set[int] = set()
        for index, finding in enumerate(report.findings):
            queue = pool.get(key_of_finding(finding))
            if index not in changes and queue:
                changes[index] = UNCHANGED
                taken.add(id(queue.pop(0)))
        left = [k for k in left if id(k) not in taken]

    match(lambda f: (f.fingerprint, f.eid), lambda k: (k.fingerprint, k.finding.eid) if k.fingerprint else None)
    match(lambda f: f.fingerprint, lambda k: k.fingerprint or None)
    match(lambda f: f.id, lambda k: k.finding.id)
    findings = tuple(replace(f, change=changes.get(i, NEW)) for i, f in enumerate(report.findings))
    return replace(report, findings=findings, baseline=Baseline(name, tuple(k.finding for k in left)))


def _by_key(known: Iterable[Known], key_of: Callable[[Known], object]) -> dict[object, list[Known]]:
    pool: dict[object, list[Known]] = {}
    for entry in known:
        key = key_of(entry)
        if key is not None:
            pool.setdefault(key, []).append(entry)
    return pool
