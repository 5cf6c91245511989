"""What other provisions of an instrument supply to an offence, so that it is not missing from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.defences import PublicInterestDefences
from annotator.reason.general_intent import GeneralMentalElements
from annotator.reason.punished import Punished
from annotator.reason.tree import ProvisionTree
from annotator.records import ExceptionStatement, Judgement, Reference


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Defences in the public interest, general rules on intention, and what each penalty is for, on one instrument."""

    defences: PublicInterestDefences
    general: GeneralMentalElements
    punished: Punished | None = None

    @classmethod
    def find(
        cls,
        text: str,
        tree: ProvisionTree,
        judgements: Sequence[Judgement],
        references: Sequence[Reference],
        exceptions: Sequence[ExceptionStatement],
    ) -> Elsewhere:
        """Gather both from an instrument as perceived."""
        return cls(
            PublicInterestDefences(text, tree, judgements, references, exceptions),
            GeneralMentalElements(text, tree, judgements, references),
            Punished(text, tree, judgements, references),
        )

    def punished_by(self, judgement: Judgement) -> tuple[Judgement, ...]:
        """The offences elsewhere whose sanction a clause states."""
        return self.punished.by(judgement) if self.punished else ()

    def supplied(self, offence: Judgement) -> frozenset[str]:
        """The labels of what would be missing from an offence if it stood alone."""
        labels = set()
        if self.defences.covering(offence):
            labels.add("missing-public-interest-defence")
        if self.general.covering(offence):
            labels.add("missing-intent")
        return frozenset(labels)
