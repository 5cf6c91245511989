"""What was decided before this report was made: findings silenced with a reason, and the comparison with a baseline."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from annotator.records import Report
from annotator.report.html_labels import Words
from annotator.report.html_summary import Places, join_words, plural
from annotator.report.html_text import anchor, show, show_plain

__all__ = ["Gone", "Silenced", "compare_sentence", "gone_rows", "silenced_rows"]


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a recorded decision silences: what it says, who decided and why."""

    title: str
    href: str
    name: str
    quote: Markup
    reason: str
    author: str
    days: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of the earlier report that was not made again; its provision may no longer exist."""

    title: str
    name: str
    quote: Markup


def silenced_rows(report: Report, places: Places, words: Words) -> list[Silenced]:
    """Return the silenced findings in the order of the text."""
    rows = []
    for finding in sorted(report.suppressed_findings, key=lambda f: (f.span.start, f.label)):
        made = finding.suppression
        if made is None:
            continue
        days = [show_plain(made.date)] if made.date else []
        days += [f"until {show_plain(made.expires)}"] if made.expires else []
        rows.append(
            Silenced(
                words.title(finding.label, finding.family),
                anchor(finding.eid),
                places.name(finding.eid),
                show(" ".join(finding.quote.split())),
                show_plain(made.reason),
                show_plain(made.author),
                ", ".join(days),
            )
        )
    return rows


def gone_rows(report: Report, places: Places, words: Words) -> list[Gone]:
    """Return what the earlier report found and this one does not."""
    gone = report.baseline.gone if report.baseline else ()
    return [Gone(words.title(g.label, g.family), places.name(g.eid), show(" ".join(g.quote.split()))) for g in gone]


def compare_sentence(report: Report) -> str:
    """Return how this report differs from the earlier one; empty where there is none."""
    if report.baseline is None:
        return ""
    active = report.active_findings
    counts = [
        f"{plural(sum(f.change == 'new' for f in active), 'finding')} new",
        f"{sum(f.change == 'unchanged' for f in active):,}\u00a0unchanged",
        f"{len(report.baseline.gone):,}\u00a0gone",
    ]
    return f"Compared with {show_plain(report.baseline.name)}: {join_words(counts)}."
