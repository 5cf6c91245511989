"""What a clause that only punishes is for: the offences whose sanction it states.

GUIDELINES.md, "split offences": where (1) forbids and (2) punishes, the disproportionate penalty stands with (2), and (1) says
whether it is one. Of 76 such clauses of the annotated laws for offences other than of expression, below ten years and without a
least term, 3 bear that label; of 12 with prison for expression that is forbidden in open words, 11 do.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.reason.offences.sanctions import PenaltyFinder
from annotator.records import Judgement


class Punished:
    """Answers for which offences a clause states the sanction, on one instrument.

    Parameters
    ----------
    judgements
        The instrument as perceived.
    finder
        Finds the penalty of each offence in it.
    """

    def __init__(self, judgements: Sequence[Judgement], finder: PenaltyFinder) -> None:
        self._by_penalty: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            if "offence" in judgement.roles and judgement.offences:
                stated = finder.find(judgement)[1]
                if stated and stated != judgement.clause.eid:
                    self._by_penalty.setdefault(stated, []).append(judgement)

    def by(self, judgement: Judgement) -> tuple[Judgement, ...]:
        """The offences that a clause punishes, if it does nothing else; none where that is not known."""
        if "penalty" not in judgement.roles or "offence" in judgement.roles:
            return ()
        return tuple(self._by_penalty.get(judgement.clause.eid, ()))
