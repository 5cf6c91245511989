"""What was looked for: an output without findings says it, and none says more than that."""

from __future__ import annotations

from collections.abc import Collection

from annotator.catalogue_learned import is_learned
from annotator.catalogue_records import Catalogue, Label
from annotator.records import Report

#: Below this share of placed words the reader must be told before anything else.
LEAST_COVERAGE = 0.995
#: Families of findings in the order of the reports, as their readers call them.
FAMILY_TITLES = {
    "risks": "Offence drafting",
    "wording": "Wording",
    "absences": "Missing safeguards",
    "instrument": "The instrument as a whole",
}


def reported_labels(catalogue: Catalogue, report: Report | None = None) -> tuple[Label, ...]:
    """Every label that a finding of this report can have, family by family.

    What the catalogue describes but the report's model was not trained for cannot be found, and so was not looked for.
    """
    return findable_labels(catalogue, report.judgements[0].probabilities if report is not None and report.judgements else ())


def findable_labels(catalogue: Catalogue, known: Collection[str]) -> tuple[Label, ...]:
    """Every label that a finding can have, family by family; ``known`` are the model's labels, empty where nobody knows them."""
    labels = (label for family in FAMILY_TITLES for label in catalogue.family(family))
    return tuple(label for label in labels if not known or is_learned(label, known))


def nothing_found(report: Report, catalogue: Catalogue) -> str:
    """What to say where there is no finding: the search, in numbers and titles, and what it does not mean."""
    titles = "; ".join(label.title for label in reported_labels(catalogue, report))
    count = len(report.judgements)
    return (
        f"Nothing was recognised in {count:,} {'clause' if count == 1 else 'clauses'}. Looked for: {titles}. "
        "This describes the search and not the instrument: a person still has to read it."
    )
