"""What other provisions of an instrument supply to an offence, so that it is not missing from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.offences.contraventions import Contraventions
from annotator.reason.offences.defences import PublicInterestDefences
from annotator.reason.offences.defined_elements import DefinedElements
from annotator.reason.offences.general_intent import GeneralMentalElements
from annotator.reason.offences.punished import Punished
from annotator.reason.offences.sanctions import PenaltyFinder
from annotator.reason.tree import ProvisionTree
from annotator.records import Definition, Evidence, ExceptionStatement, Judgement, Penalty, Reference


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other provisions of one instrument say of an offence: defences, intention, who punishes it, what words mean."""

    defences: PublicInterestDefences
    general: GeneralMentalElements
    contraventions: Contraventions | None = None
    defined: DefinedElements | None = None
    penalties: PenaltyFinder | None = None
    punished: Punished | None = None

    @classmethod
    def find(
        cls,
        text: str,
        tree: ProvisionTree,
        judgements: Sequence[Judgement],
        references: Sequence[Reference],
        exceptions: Sequence[ExceptionStatement],
        definitions: Sequence[Definition] = (),
    ) -> Elsewhere:
        """Gather them from an instrument as perceived."""
        penalties = PenaltyFinder(text, tree, judgements, references)
        return cls(
            PublicInterestDefences(text, tree, judgements, references, exceptions),
            GeneralMentalElements(text, tree, judgements, references),
            Contraventions(text, tree, judgements, references),
            DefinedElements(text, tree, definitions),
            penalties,
            Punished(judgements, penalties),
        )

    def mental(self, offence: Judgement) -> Evidence | None:
        """The words of intention that another provision supplies to an offence."""
        punishing = self.contraventions.mental(offence) if self.contraventions else None
        defined = self.defined.covering(offence) if self.defined and not punishing else None
        return punishing or defined or self.general.covering(offence)

    def harm(self, offence: Judgement) -> Evidence | None:
        """The words of harm that another provision supplies to an offence."""
        return self.contraventions.harm(offence) if self.contraventions else None

    def punished_by(self, judgement: Judgement) -> tuple[Judgement, ...]:
        """The offences elsewhere whose sanction a clause states."""
        return self.punished.by(judgement) if self.punished else ()

    def penalty(self, offence: Judgement) -> Penalty | None:
        """The sanction of an offence, wherever it stands."""
        return self.penalties.find(offence)[0] if self.penalties else offence.penalty

    def supplied(self, offence: Judgement) -> frozenset[str]:
        """The labels of what would be missing from an offence if it stood alone."""
        labels = set()
        if self.defences.covering(offence):
            labels.add("missing-public-interest-defence")
        if self.mental(offence):
            labels.add("missing-intent")
        return frozenset(labels)
