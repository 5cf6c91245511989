"""``--suppressions``, ``--baseline``, ``--fail-on``: what people decided before, applied to a fresh report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.model_folder import file_hash
from annotator.records import SEVERITIES, Report
from annotator.review.baseline import NEW, Known
from annotator.review.suppressions import Entry


@dataclass(frozen=True, slots=True)
class Decisions:
    """Suppressions and the findings of an earlier report (``None`` where there is none), read before any work."""

    entries: tuple[Entry, ...] = ()
    known: tuple[Known, ...] | None = None
    baseline: str = ""
    hashes: tuple[tuple[str, str], ...] = ()


def read_decisions(suppressions: Sequence[str], baseline: str | None) -> Decisions:
    """Read the files that the options name.

    Raises
    ------
    AnnotatorError
        If one cannot be read or is not as it must be.
    """
    from annotator.catalogue_loader import load_catalogue
    from annotator.review.baseline import read_baseline
    from annotator.review.suppressions import read_suppressions

    entries = tuple(e for name in suppressions for e in read_suppressions(Path(name), load_catalogue()))
    known = read_baseline(Path(baseline)) if baseline else None
    hashes = [("suppressions", " ".join(file_hash(Path(name)) for name in suppressions))] if suppressions else []
    hashes += [("baseline", file_hash(Path(baseline)))] if baseline else []
    return Decisions(entries, known, Path(baseline).name if baseline else "", tuple(hashes))


def apply_decisions(report: Report, decisions: Decisions, today: date | None = None) -> Report:
    """The report with suppressed findings marked and every finding compared with the baseline.

    The run's options then hold the hashes of the files that say so and the day on which entries run out or not.
    """
    from annotator.review.baseline import compare
    from annotator.review.suppressions import suppress

    options = {**report.run.options, **dict(decisions.hashes)}
    if decisions.entries:
        day = today or date.today()
        options["date"] = day.isoformat()
        report = suppress(report, decisions.entries, day)
    report = replace(report, run=replace(report.run, options=options))
    return report if decisions.known is None else compare(report, decisions.known, decisions.baseline)


@dataclass(frozen=True, slots=True)
class FailOn:
    """When findings make the exit code 1: from a severity, and with ``only_new`` only those the baseline does not have."""

    severity: str | None = None
    only_new: bool = False

    def check(self, baseline: str | None) -> None:
        """Refuse ``--fail-on-new`` without a baseline."""
        if self.only_new and not baseline:
            raise AnnotatorError("--fail-on-new needs --baseline: an earlier JSON report to compare with.")

    def applies(self, report: Report) -> bool:
        """Whether a finding that nobody suppressed is severe (and new) enough."""
        if self.severity is None and not self.only_new:
            return False
        grave = SEVERITIES[: SEVERITIES.index(self.severity) + 1] if self.severity else SEVERITIES
        return any(f.severity in grave and (f.change == NEW or not self.only_new) for f in report.active_findings)
