"""The penalty of an offence, wherever it is stated: in the clause, its section, a provision that cites it, or a scale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Penalty, Reference

# "Class B in the First Schedule": a penalty that a scale states.
_SCALE = re.compile(r"\b(?P<scale>class|level|category|grade|tier)\s+(?P<step>[A-Z]|\d{1,2}|[ivx]{1,4})\b", re.IGNORECASE)
_STEP_FIRST = r"^\W*(?:\d+\s*[.)]\s*)?(?:an? )?{scale}\s+{step}\b"


class PenaltyFinder:
    """Joins offences and penalties on one instrument.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived.
    references
        Its citations: "guilty of an offence under section 5" ties a penalty to its offence.
    """

    def __init__(self, text: str, tree: ProvisionTree, judgements: Sequence[Judgement], references: Sequence[Reference]) -> None:
        self._text = text
        self._tree = tree
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            self._by_section.setdefault(tree.section_of(judgement.clause.eid), []).append(judgement)
        self._scales = [j for j in judgements if j.penalty is not None]
        cited: dict[str, set[str]] = {}
        for reference in references:
            if not reference.instrument:
                cited.setdefault(reference.eid, set()).update(t for t in reference.targets if t)
        self._cited: Mapping[str, set[str]] = cited
        self._sanctioning = [j for j in judgements if "penalty" in j.roles or (j.penalty and "offence" not in j.roles)]

    def find(self, offence: Judgement) -> tuple[Penalty | None, str]:
        """The penalty of an offence and the eId of the provision that states it (empty if none does)."""
        for judgement in self._candidates(offence):
            if judgement.penalty is not None:
                return judgement.penalty, judgement.clause.eid
            scale = self._from_scale(judgement)
            if scale is not None:
                return scale.penalty, scale.clause.eid
        return None, ""

    def _candidates(self, offence: Judgement) -> list[Judgement]:
        """Clauses that may state the penalty, the likeliest first."""
        own = offence.clause.eid
        section = self._tree.section_of(own)
        above = set(self._tree.ancestors(own))
        siblings = [j for j in self._by_section.get(section, []) if j is not offence and j in self._sanctioning]
        naming = [j for j in siblings if self._cited.get(j.clause.eid, set()) & above]
        # A subsection that punishes "an offence under this section" names none of its siblings.
        open_ones = [j for j in siblings if not j.offences and not self._names_another(j, own, section)]
        elsewhere = [
            j
            for j in self._sanctioning
            if self._tree.section_of(j.clause.eid) != section and self._cited.get(j.clause.eid, set()) & above
        ]
        return [offence, *naming, *open_ones, *elsewhere]

    def _names_another(self, penalty: Judgement, own: str, section: str) -> bool:
        """Whether a penalty of the section speaks of another subsection only."""
        inside = {t for t in self._cited.get(penalty.clause.eid, set()) if t != section and self._tree.section_of(t) == section}
        return bool(inside) and own not in inside

    def _from_scale(self, judgement: Judgement) -> Judgement | None:
        """The step of a scale that a clause names instead of a penalty."""
        span = judgement.clause.span
        match = _SCALE.search(self._text, span.start, span.end)
        if not match:
            return None
        first = re.compile(_STEP_FIRST.format(scale=re.escape(match["scale"]), step=re.escape(match["step"])), re.IGNORECASE)
        for step in self._scales:
            if step is not judgement and first.search(self._text[step.clause.span.start : step.clause.span.end]):
                return step
        return None
