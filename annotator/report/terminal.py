"""The summary on the terminal: findings grouped by provision, the most serious first within each."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from annotator.catalogue_loader import load_catalogue
from annotator.reason.findings import describe_provision
from annotator.records import SEVERITIES, Baseline, Finding, Report
from annotator.report.counts import number
from annotator.report.figures import count_families
from annotator.report.html_text import show_plain
from annotator.report.scorecard import figure_lines, scorecard
from annotator.report.search_scope import FAMILY_TITLES, LEAST_COVERAGE

_COLOURS = {"high": "red", "medium": "yellow", "low": "cyan"}
LONGEST_HEADING = 120
LONGEST_QUOTE = 140


def print_summary(report: Report, console: Console | None = None) -> None:
    """Print the findings of a report for a reader at a terminal."""
    console = console or Console(highlight=False, soft_wrap=False)
    title = show_plain(report.document.title or report.document.source.name)
    console.print(Text(title, style="bold"))
    active = report.active_findings
    console.print(f"{number(len(report.judgements), 'clause')} read, {number(len(active), 'finding')}: {_count(report)}")
    for line in _decisions(report):
        console.print(Text(line))
    if report.coverage < LEAST_COVERAGE:
        console.print(
            Text(
                f"Structure was not recognised in {1 - report.coverage:.1%} of the words. "
                "The page (-o report.html) lists these passages: read them yourself.",
                style="bold red",
            )
        )
    catalogue = load_catalogue()
    titles = {label.id: label.title for label in catalogue.labels.values()}
    headings = {p.eid: p.heading for p in report.provisions}
    parents = {p.eid: p.parent for p in report.provisions}
    for eid, group in groupby(active, key=lambda f: f.eid):
        console.print()
        heading = _heading(eid, headings, parents)
        name = describe_provision(eid, opens_sentence=True)
        console.print(Text(f"{name}  {heading}".rstrip(), style="bold"))
        findings = list(group)
        absent = [f for f in findings if f.family == "absences"]
        for finding in sorted((f for f in findings if f.family != "absences"), key=lambda f: SEVERITIES.index(f.severity)):
            _print_finding(console, finding, titles)
        if absent:
            names = ", ".join(_new_mark(f) + f.label.removeprefix("missing-").replace("-", " ") for f in absent)
            worst = min(absent, key=lambda f: SEVERITIES.index(f.severity)).severity
            console.print(Padding(Text.assemble(_severity(worst), ("Safeguards not found: ", "bold"), names), (0, 0, 0, 2)))
    console.print()
    if report.baseline is not None and report.baseline.gone:
        _print_gone(console, report.baseline, titles)
    if not report.findings:
        console.print(_nothing(report))
    console.print(Text("In figures", style="bold"))
    for line in figure_lines(scorecard(report)):
        console.print(Padding(Text(line), (0, 0, 0, 2)))
    console.print()
    console.print("What a finding means: annotator explain LABEL. The whole report: annotator annotate FILE -o report.html")
    console.print("A reading aid: it overlooks risks and marks harmless clauses. Read every provision that you rely on.")


def _decisions(report: Report) -> list[str]:
    """What was suppressed, and how the findings compare with the baseline, a line each."""
    lines = []
    if report.suppressed_findings:
        lines.append(f"{number(len(report.suppressed_findings), 'further finding')} suppressed by recorded decisions.")
    if report.baseline is not None:
        new = sum(f.change == "new" for f in report.active_findings)
        same = len(report.active_findings) - new
        gone, name = len(report.baseline.gone), show_plain(report.baseline.name)
        lines.append(f"Against {name}: {new} new (marked +), {same} unchanged, {gone} gone.")
    return lines


def _print_gone(console: Console, baseline: Baseline, titles: dict[str, str]) -> None:
    console.print(Text("No longer found", style="bold"))
    for gone in baseline.gone:
        place = describe_provision(show_plain(gone.eid), opens_sentence=True)
        quote = _shorten(gone.quote)
        console.print(Padding(Text(f"- {place}: {show_plain(titles.get(gone.label, gone.label))}  “{quote}”"), (0, 0, 0, 2)))
    console.print()


def _print_finding(console: Console, finding: Finding, titles: dict[str, str]) -> None:
    title = titles.get(finding.label, finding.label)
    quote = _shorten(finding.quote)
    severity = _severity(finding.severity)
    line = Text.assemble(severity, _new_mark(finding), (title, "bold"), f"  “{quote}”  ", (finding.label, "dim"))
    console.print(Padding(line, (0, 0, 0, 2)))


def _severity(severity: str) -> tuple[str, str]:
    """The severity as a word of even width: a colour alone is lost in a pipe and on some eyes."""
    return f"{severity:<7}", _COLOURS[severity]


def _new_mark(finding: Finding) -> str:
    return "+ " if finding.change == "new" else ""


def _shorten(quote: str) -> str:
    words = " ".join(show_plain(quote).split())
    return words if len(words) < LONGEST_QUOTE else words[: LONGEST_QUOTE - 3] + "..."


def _count(report: Report) -> str:
    return ", ".join(f"{FAMILY_TITLES[c.family].lower()} {c.findings}" for c in count_families(report))


def _heading(eid: str, headings: dict[str, str], parents: dict[str, str | None]) -> str:
    at: str | None = eid
    while at is not None:
        if headings.get(at):
            return " ".join(show_plain(headings[at]).split())[:LONGEST_HEADING]
        at = parents.get(at)
    return ""


def _nothing(report: Report) -> str:
    return (
        f"Looked in {number(len(report.judgements), 'clause')} for vague offences, missing safeguards and optional wording, "
        "and reported none. This describes the search and not the instrument: a person still has to read it."
    )
