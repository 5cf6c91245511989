"""What findings can be filtered by beside their family: probability band and the power at stake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.records import SEVERITIES, Finding, Report
from annotator.report.html_labels import Words
from annotator.report.html_layout import Layout
from annotator.report.html_marks import Numbered
from annotator.report.html_text import show_plain

__all__ = ["Choice", "Facets", "band"]

#: Least probability, key and words of each band; a finding without a probability (rule, absence) is in none of them.
BANDS = ((0.8, "upper", "0.80 and above"), (0.5, "middle", "0.50 to 0.79"), (0.0, "lower", "below 0.50"))
NO_BAND = ("none", "not estimated")


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a filter: what it is called, and the value that notes carry."""

    value: str
    text: str


def band(probability: float | None) -> str:
    """Return the key of the band that a calibrated probability lies in."""
    if probability is None:
        return NO_BAND[0]
    return next((key for least, key, _ in BANDS if probability >= least), BANDS[-1][1])


class Facets:
    """Looks up the powers that a finding is about, and lists the choices of each filter."""

    def __init__(self, report: Report, layout: Layout, words: Words) -> None:
        """Remember which clause confers which powers."""
        self._words = words
        self._parents = layout.parents
        self._powers: dict[str, tuple[str, ...]] = {}
        for eid, powers in [(j.clause.eid, j.powers) for j in report.judgements] + [
            (row.eid, row.powers) for row in report.matrix
        ]:
            self._powers[eid] = tuple(dict.fromkeys((*self._powers.get(eid, ()), *powers)))

    def powers(self, finding: Finding) -> tuple[str, ...]:
        """Return the powers of the clause that a finding stands in; a clause may be a provision around its place."""
        here: str | None = finding.eid
        while here is not None:
            if self._powers.get(here):
                return self._powers[here]
            above = self._parents.get(here)
            here = above.eid if above else None
        return ()

    def choices(self, numbered: Sequence[Numbered]) -> dict[str, list[Choice]]:
        """Return the choices of each filter, only those that some finding answers to."""
        findings = [n.finding for n in numbered]
        labels = {(self._words.title(f.label, f.family), f.label) for f in findings}
        powers = {(self._words.title(power, "powers"), power) for f in findings for power in self.powers(f)}
        bands = {band(f.probability) for f in findings}
        severities = [Choice(name, name) for name in SEVERITIES if any(f.severity == name for f in findings)]
        named = [Choice(key, text) for _, key, text in BANDS] + [Choice(*NO_BAND)]
        return {
            "severity": severities,
            "label": [Choice(value, show_plain(text)) for text, value in sorted(labels)],
            "band": [choice for choice in named if choice.value in bands],
            "change": [Choice(name, name) for name in ("new", "unchanged") if any(f.change == name for f in findings)],
            "power": [Choice(value, show_plain(text)) for text, value in sorted(powers)],
        }
