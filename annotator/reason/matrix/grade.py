"""The status of one cell of the matrix: what a power's nearest wording of a safeguard is worth to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.perceive.weakness import NO_LENGTH, find_weakness, opens_every_purpose
from annotator.perceive.without_court import dispenses_with_court, is_denied_court
from annotator.reason.matrix.carry import OWN_ORDER_KINDS, Cover, cover
from annotator.reason.matrix.courts import Courts, Decider
from annotator.reason.matrix.deferral import deferrals_for, find_deferrals
from annotator.reason.matrix.extensions import find_extension, has_ceiling, is_bounded
from annotator.reason.matrix.legality import find_ground, is_linked
from annotator.reason.matrix.reach import Reach, Reached, Route, only_punishes
from annotator.reason.tree import ProvisionTree
from annotator.records import Definition, Evidence, Judgement, MatrixCell, Safeguard, Span

# Strength of a worded safeguard to status of the cell; among several at the same distance, the best one counts.
STATUS_ORDER = ("present", "weak", "deferred", "optional")
_STATUS = {"mandatory": "present", "weak": "weak", "deferred": "deferred", "optional": "optional"}
# The nearest wording decides: what a provision says of its own power is not mended by what is said elsewhere.
_TIERS = (
    frozenset({Route.OWN}),
    frozenset({Route.SECTION, Route.CONDITION, Route.APPLIES, Route.NAMED, Route.GENERAL}),
    frozenset({Route.CITED, Route.CITING}),
    frozenset({Route.KIND, Route.PART}),
    frozenset({Route.INSTRUMENT}),
)
IN_PART = "covers the power only in part"
SHARED = "a court or somebody else decides"
LEFT_TO = "left to "
UNLINKED = "no offence or investigation is named"
NARROWED = "narrowed at the same distance"
# A remedy is worth what its grounds, and a period what its extensions leave of it: the weaker wording beside the firm one counts.
_NARROWED_BY_WEAKER = frozenset({"remedy", "time-limit"})
_PENAL = re.compile(
    r"\b(?:(?:commits?|constitutes?|be|is) (?:an? )?(?:\w+ )?offen[cs]e|guilty|liable|punish\w*|conviction|convicted|fined?|"
    r"imprison\w*|penalt(?:y|ies))\b",
    re.IGNORECASE,
)
# "That a longer period is necessary for the execution" is a finding on the period, not on the measure.
_OF_LENGTH = re.compile(
    r"\b(?:periods?|extensions?|extended|longer)\b[^.;]{0,60}\b(?:necessary|needed|required)\b", re.IGNORECASE
)


class Grader:
    """Grades cells on one instrument.

    Parameters
    ----------
    text
        The document.
    tree
        Its provisions.
    judgements
        All its judgements: other laws may be applied anywhere.
    definitions
        Its definitions: who decides may be known by a defined name.
    """

    def __init__(
        self, text: str, tree: ProvisionTree, judgements: Sequence[Judgement], definitions: Sequence[Definition] = ()
    ) -> None:
        self._text = text
        self._tree = tree
        self._courts = Courts(definitions, text)
        self._deferrals = find_deferrals(judgements, text)
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            self._by_section.setdefault(tree.section_of(judgement.clause.eid), []).append(judgement)

    def _wording(self, judgement: Judgement) -> str:
        return self._text[judgement.clause.span.start : judgement.clause.span.end]

    def grade(self, name: str, power: Judgement, reach: Reach) -> MatrixCell:
        """The cell of one safeguard: its status, the words it rests on, or the places searched in vain."""
        found: dict[str, list[Evidence]] = {}
        for tier in _TIERS:
            for reached in reach.by_type.get(name, ()):
                if reached.route in tier:
                    for status, evidence in self._worth(name, reached, power):
                        found.setdefault(status, []).append(evidence)
            if found:
                return self._settle(name, found, reach)
        if name == "legality":
            ground = self._ground(power, reach)
            if ground is not None:
                return MatrixCell(name, "weak", (ground,))
        if name in OWN_ORDER_KINDS and dispenses_with_court(self._wording(power)):
            return MatrixCell(name, "absent", (), reach.searched)
        deferred = [d for d in deferrals_for(power, self._deferrals, self._tree) if name in d.brings]
        if deferred:
            words = tuple(self._evidence(d.judgement.clause.eid, d.span, f"{LEFT_TO}{d.law}") for d in deferred)
            return MatrixCell(name, "deferred", words)
        return MatrixCell(name, "absent", (), reach.searched)

    def _settle(self, name: str, found: dict[str, list[Evidence]], reach: Reach) -> MatrixCell:
        """The best status found at the nearest distance, unless something there narrows it."""
        best = next(status for status in STATUS_ORDER if status in found)
        if best == "present":
            # A firm wording that only carries in part speaks of another measure first: it narrows nothing.
            softer = [
                e for status, es in found.items() if status != best for e in es if not e.note.endswith((IN_PART, NO_LENGTH))
            ]
            if name in _NARROWED_BY_WEAKER and softer:
                return MatrixCell(name, "weak", tuple(replace(e, note=NARROWED) for e in (*found[best], *softer)))
            if name == "legality" and not self._is_linked(reach):
                return MatrixCell(name, "weak", tuple(replace(e, note=f"{e.note}; {UNLINKED}") for e in found[best]))
            if name == "time-limit":
                extension = self._extension(reach, found[best])
                if extension is not None:
                    return MatrixCell(name, "weak", (*found[best], extension))
        return MatrixCell(name, best, tuple(found[best]))

    def _is_linked(self, reach: Reach) -> bool:
        """Whether the power, its section or what it cites names an offence or investigation."""
        near = {Route.OWN, Route.SECTION, Route.CONDITION, Route.CITED}
        return any(
            is_linked(self._wording(r.judgement)) for r in reach.found if r.route in near and not self._is_sanction_beside(r)
        )

    def _is_sanction_beside(self, reached: Reached) -> bool:
        """Whether a clause beside the power only punishes: that disobedience is an offence gives the power no ground.

        A clause that merely says which conduct is wrong may well be what the power is for.
        """
        if reached.route is Route.OWN or not only_punishes(reached.judgement):
            return False
        return "penalty" in reached.judgement.roles or _PENAL.search(self._wording(reached.judgement)) is not None

    def _extension(self, reach: Reach, limits: Sequence[Evidence]) -> Evidence | None:
        """Words near the power, or beside the limit, that let the period be extended, if no ceiling stands there."""
        near = {Route.OWN, Route.SECTION, Route.NAMED, Route.CITING}
        found = [r.judgement for r in reach.found if r.route in near and not self._is_sanction_beside(r)]
        sections = dict.fromkeys(self._tree.section_of(e.eid) for e in limits)
        found += [j for section in sections for j in self._by_section.get(section, ()) if not only_punishes(j)]
        if any(has_ceiling(self._wording(j)) for j in found):
            return None
        # "The court is told of any extension" speaks of the single one that its section allows.
        bounded = {self._tree.section_of(j.clause.eid) for j in found if is_bounded(self._wording(j))}
        for judgement in found:
            if self._tree.section_of(judgement.clause.eid) in bounded:
                continue
            span = find_extension(self._wording(judgement), judgement.clause.span.start)
            if span is not None:
                return self._evidence(judgement.clause.eid, span, "extendable, and no ceiling is stated")
        return None

    def _worth(self, name: str, reached: Reached, power: Judgement) -> list[tuple[str, Evidence]]:
        """Status and evidence of each wording of a safeguard in one clause, if it carries as far as the power."""
        judgement = reached.judgement
        worded = [s for s in judgement.safeguards if s.type == name and not self._is_denied(s, judgement)]
        if name == "necessity" and reached.route is not Route.OWN:
            worded = [s for s in worded if not _OF_LENGTH.search(self._text, s.span.start, s.span.end)]
        if not worded:
            return []
        wording = self._wording(judgement)
        covered = cover(name, reached, wording, self._wording(power))
        if covered is Cover.NONE:
            return []
        result = []
        for safeguard in worded:
            at = Span(safeguard.span.start - judgement.clause.span.start, safeguard.span.end - judgement.clause.span.start)
            decider = self._courts.decider(wording, at) if name in OWN_ORDER_KINDS else Decider.COURT
            if decider is Decider.OFFICE:
                continue
            status = _STATUS[safeguard.strength]
            note = reached.route.explanation
            weakness = SHARED if decider is Decider.SHARED else find_weakness(name, wording, at, self._wording(power))
            if weakness is not None and status in {"present", "weak"}:
                status, note = "weak", f"{note}; {weakness}"
            if covered is Cover.PARTIAL and status == "present":
                status, note = "weak", f"{note}; {IN_PART}"
            result.append((status, self._evidence(judgement.clause.eid, safeguard.span, note)))
        return result

    def _is_denied(self, safeguard: Safeguard, judgement: Judgement) -> bool:
        """Whether a court's order was perceived in words that do without it, or a limit of purpose in words that set none."""
        start = judgement.clause.span.start
        if safeguard.span.start < start:
            return False
        words = Span(safeguard.span.start - start, safeguard.span.end - start)
        if safeguard.type == "purpose-limitation":
            return opens_every_purpose(self._wording(judgement), words)
        return safeguard.type in OWN_ORDER_KINDS and is_denied_court(self._wording(judgement), words)

    def _evidence(self, eid: str, span: Span, note: str) -> Evidence:
        return Evidence(eid, span, self._text[span.start : span.end], note)

    def _ground(self, power: Judgement, reach: Reach) -> Evidence | None:
        """Words of the power or its section that bind it to a ground, where none is worded as a safeguard."""
        near = [
            r.judgement
            for r in reach.found
            if r.route is Route.OWN or (r.route is Route.SECTION and not self._is_sanction_beside(r) and not self._refuses(r))
        ]
        for judgement in near:
            span = find_ground(self._wording(judgement), judgement.clause.span.start)
            if span is not None:
                return self._evidence(judgement.clause.eid, span, "a ground, but not a closed one")
        return None

    def _refuses(self, reached: Reached) -> bool:
        """Whether a clause beside the power says when it is refused: what ends a power is no ground of it."""
        return any(s.type in {"refusal-ground", "dual-criminality"} for s in reached.judgement.safeguards)
