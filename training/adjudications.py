"""Labels of authored clauses that a further reader judged: those that a model doubted, and some that it did not, as a control."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from training.locations import CORPUS

ADJUDICATIONS = CORPUS / "adjudications-authored.tsv"


@dataclass(frozen=True, slots=True)
class Adjudication:
    """One label of one clause, as annotated and as the reader had it, who was not told which side said what.

    ``reader`` is ``yes``, ``no`` or ``doubt``; of a modality that is not the annotated one, the name of the right one.
    """

    clause: str
    label: str
    is_annotated: bool
    is_disputed: bool
    reader: str

    @property
    def agrees(self) -> bool:
        """Whether the reader sides with the annotation."""
        return self.reader == ("yes" if self.is_annotated else "no")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the reader sided with the annotation, of the labels on which there was no doubt."""

    agreed: int
    judged: int

    @property
    def share(self) -> float:
        """Share of the judged labels, 0 to 1."""
        return self.agreed / max(1, self.judged)


def read_adjudications() -> list[Adjudication]:
    """All of them, in the order of the file."""
    with ADJUDICATIONS.open(encoding="utf-8", newline="") as lines:
        return [
            Adjudication(row["clause"], row["label"], row["annotated"] == "yes", row["disputed"] == "yes", row["reader"])
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def tally(adjudications: list[Adjudication], is_disputed: bool, is_annotated: bool) -> Tally:
    """Count the labels of one kind.

    Parameters
    ----------
    is_disputed
        Labels on which the model of the time and the annotation differed, or controls on which they did not.
    is_annotated
        Labels that the annotation gave, or those that it did not give.
    """
    mine = [a for a in adjudications if (a.is_disputed, a.is_annotated) == (is_disputed, is_annotated) and a.reader != "doubt"]
    return Tally(sum(a.agrees for a in mine), len(mine))
