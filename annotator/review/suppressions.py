"""Recorded decisions to silence findings: read from YAML, matched, applied. Nothing disappears: see ``docs/review.md``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annotator.catalogue_records import REPORTED, Catalogue
from annotator.catalogue_yaml import CatalogueError, Value, decode, did_you_mean, parse_yaml
from annotator.companions import DECISIONS_BYTES, read_companion
from annotator.reason.findings import describe_provision
from annotator.records import Finding, Report, Suppression

_REQUIRED = ("label", "reason", "author")
_OPTIONAL = ("eid", "fingerprint", "date", "expires", "words")
_MOST_NAMED = 3
_FINGERPRINT = re.compile(r"w-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: findings of ``label`` in provision ``eid`` (and below it), or with these words, or both.

    ``place`` names file and line for messages.
    """

    label: str
    eid: str
    fingerprint: str
    decision: Suppression
    place: str

    def covers(self, finding: Finding) -> bool:
        """Whether the decision is about this finding."""
        if finding.label != self.label or (self.fingerprint and finding.fingerprint != self.fingerprint):
            return False
        return not self.eid or finding.eid == self.eid or finding.eid.startswith(self.eid + "__")


def read_suppressions(path: Path, catalogue: Catalogue) -> tuple[Entry, ...]:
    """The entries of a suppressions file.

    Raises
    ------
    AnnotatorError
        If the file cannot be read; if an entry lacks its reason or author, names an unknown label or neither
        provision nor words. The message names file and line.
    """
    raw = read_companion(path, DECISIONS_BYTES)
    root = parse_yaml(decode(raw, path.name), path.name, allow_dates=True)
    entries = root.fields("a suppressions file", ("suppressions",))["suppressions"]
    if entries.data == "":
        return ()
    labels = {label.id for family in REPORTED for label in catalogue.family(family)}
    return tuple(_entry(item, labels) for item in entries.items("suppressions"))


def _entry(value: Value, labels: set[str]) -> Entry:
    fields = value.fields("a suppression", _REQUIRED, _OPTIONAL)
    texts = {key: field.text(key) for key, field in fields.items()}
    if texts["label"] not in labels:
        raise fields["label"].error(f"unknown label “{texts['label']}”", did_you_mean(texts["label"], labels))
    if "eid" not in texts and "fingerprint" not in texts:
        raise value.error("a suppression names neither “eid” nor “fingerprint”", "say which provision or words it is about")
    if "fingerprint" in texts and not _FINGERPRINT.fullmatch(texts["fingerprint"]):
        raise fields["fingerprint"].error("this is no fingerprint", "copy it from the JSON report: w- and 16 signs")
    for key in ("date", "expires"):
        if key in texts:
            _check_day(fields[key], texts[key])
    decision = Suppression(texts["reason"], texts["author"], texts.get("date", ""), texts.get("expires", ""))
    return Entry(texts["label"], texts.get("eid", ""), texts.get("fingerprint", ""), decision, f"{value.file}:{value.line}")


def _check_day(value: Value, text: str) -> None:
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        raise CatalogueError(value.file, value.line, f"“{text}” is no day", "write year-month-day, 2026-11-20")


def suppress(report: Report, entries: Sequence[Entry], today: date) -> Report:
    """Mark the findings that a decision covers, and say in the notices what was silenced, what ran out, what fits nothing.

    Parameters
    ----------
    report
        The report, with fingerprints.
    entries
        Decisions; the first that covers a finding counts.
    today
        Entries whose last day lies before it silence nothing.
    """
    valid = [e for e in entries if not e.decision.expires or date.fromisoformat(e.decision.expires) >= today]
    findings = []
    used: set[int] = set()  # by number: two files of one name have the same places
    for finding in report.findings:
        covering = [number for number, e in enumerate(valid) if e.covers(finding)]
        used.update(covering)
        findings.append(replace(finding, suppression=valid[covering[0]].decision) if covering else finding)
    notices = [
        f"The suppression at {e.place} ran out on {e.decision.expires}: its findings are shown again."
        for e in entries
        if e not in valid
    ]
    notices += [
        f"The suppression at {e.place} ({e.label}) fits no finding: {_why_unused(e, report)}."
        for number, e in enumerate(valid)
        if number not in used
    ]
    count = sum(f.suppression is not None for f in findings)
    if count:
        what = "1 finding is suppressed by a" if count == 1 else f"{count} findings are suppressed by"
        notices.insert(0, f"{what} recorded decision{'' if count == 1 else 's'}; the JSON report lists each with its reason.")
    document = replace(report.document, notices=(*report.document.notices, *notices))
    return replace(report, document=document, findings=tuple(findings))


def _why_unused(entry: Entry, report: Report) -> str:
    """Why an entry fits no finding: its provision does not exist, or it is as it should be and its finding is gone."""
    eids = [p.eid for p in report.provisions]
    if not entry.eid or any(eid == entry.eid or eid.startswith(entry.eid + "__") for eid in eids):
        return "the words changed or the finding is gone"
    meant = [eid for eid in eids if _plain(entry.eid) in _citations(eid)][:_MOST_NAMED]
    advice = f"write {' or '.join(meant)}" if meant else "annotator tree lists the provisions with their eIds"
    return f"there is no provision with the eId {entry.eid!r}; {advice}"


def _citations(eid: str) -> tuple[str, str]:
    """How a lawyer writes a provision, ``section5(2)`` and ``5(2)``: an entry must name the one that it means by its eId."""
    name = _plain(describe_provision(eid))
    return name, re.sub(r"^[a-z]+", "", name)


def _plain(words: str) -> str:
    return re.sub(r"[\s.]+", "", words).lower()
