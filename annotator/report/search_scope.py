"""What was looked for: an output without findings says it, and none says more than that."""

from __future__ import annotations

from annotator.catalogue_records import Catalogue, Label
from annotator.records import Report

#: Families of findings in the order of the reports, as their readers call them.
FAMILY_TITLES = {
    "risks": "Offence drafting",
    "wording": "Wording",
    "absences": "Missing safeguards",
    "instrument": "The instrument as a whole",
}


def reported_labels(catalogue: Catalogue) -> tuple[Label, ...]:
    """Every label that a finding can have, family by family."""
    return tuple(label for family in FAMILY_TITLES for label in catalogue.family(family))


def nothing_found(report: Report, catalogue: Catalogue) -> str:
    """What to say where there is no finding: the search, in numbers and titles, and what it does not mean."""
    titles = "; ".join(label.title for label in reported_labels(catalogue))
    count = len(report.judgements)
    return (
        f"Nothing was recognised in {count:,} {'clause' if count == 1 else 'clauses'}. Looked for: {titles}. "
        "This describes the search and not the instrument: a person still has to read it."
    )
