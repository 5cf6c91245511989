"""What a comment says about its findings."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.catalogue_records import Catalogue, Label
from annotator.reason.findings import describe_provision
from annotator.reason.wording import SUGGESTION_HEADING
from annotator.records import Finding
from annotator.word.markup import Words

AUTHOR, INITIALS = "annotator", "ann"
# With more findings than this on the same words, a comment leaves out why each label matters.
MOST_IN_FULL = 2
MOST_STANDARDS = 2
MOST_PLACES = 6
_GREY = "666666"

Paragraph = list[Words]


def comment_paragraphs(findings: Sequence[Finding], catalogue: Catalogue) -> list[Paragraph]:
    """The paragraphs of the comment for findings on the same words."""
    paragraphs: list[Paragraph] = []
    for finding in findings:
        paragraphs += _finding_paragraphs(finding, catalogue, is_full=len(findings) <= MOST_IN_FULL)
    return paragraphs


def find_label(finding: Finding, catalogue: Catalogue) -> Label | None:
    """The catalogue's entry for a finding, if it has one."""
    return catalogue.labels.get(f"{finding.family}/{finding.label}")


def title_of(finding: Finding, catalogue: Catalogue) -> str:
    """What a finding is called."""
    label = find_label(finding, catalogue)
    return label.title if label else finding.label


def _finding_paragraphs(finding: Finding, catalogue: Catalogue, is_full: bool) -> list[Paragraph]:
    label = find_label(finding, catalogue)
    new = " · new" if finding.change == "new" else ""
    paragraphs = [
        [Words(title_of(finding, catalogue), is_bold=True), Words(f" · {finding.severity}{new}", colour=_GREY)],
        [Words(finding.message)],
    ]
    if is_full and label and label.why:
        paragraphs.append([Words("Why it matters: ", is_italic=True), Words(label.why)])
    standards = [catalogue.standards[key] for key in (label.sources if label else ())[:MOST_STANDARDS]]
    if standards:
        named = "; ".join(s.title + (f", {s.article}" if s.article else "") for s in standards)
        paragraphs.append([Words("Standard: ", is_italic=True), Words(named)])
    for precedent in finding.precedents if is_full else finding.precedents[:1]:
        paragraphs.append([Words("Precedent: ", is_italic=True), Words(precedent)])
    if finding.suggestion:
        paragraphs.append([Words(SUGGESTION_HEADING + ": ", is_italic=True), Words(finding.suggestion)])
    paragraphs.append([Words(f"{describe_origin(finding)} · {finding.id}", size=16, colour=_GREY)])
    return paragraphs


def describe_origin(finding: Finding) -> str:
    """How the finding was made: with what probability, by what rule, or where something was looked for in vain."""
    if finding.origin == "absence":
        places = [describe_provision(eid) for eid in finding.searched]
        shown = ", ".join(places[:MOST_PLACES]) + (f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else "")
        return f"Looked for and not found in {shown}" if places else "Looked for and not found"
    if finding.probability is None:
        return "Derived by a rule"
    return f"The trained model gives it a probability of {finding.probability:.2f}"
