"""What other provisions of an instrument supply to an offence, so that it is not missing from it."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.reason.defences import PublicInterestDefences
from annotator.reason.general_intent import GeneralMentalElements
from annotator.records import Judgement


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Defences in the public interest and general rules on intention, on one instrument."""

    defences: PublicInterestDefences
    general: GeneralMentalElements

    def supplied(self, offence: Judgement) -> frozenset[str]:
        """The labels of what would be missing from an offence if it stood alone."""
        labels = set()
        if self.defences.covering(offence):
            labels.add("missing-public-interest-defence")
        if self.general.covering(offence):
            labels.add("missing-intent")
        return frozenset(labels)
