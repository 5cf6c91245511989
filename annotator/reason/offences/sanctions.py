"""The penalty of an offence, wherever it is stated: in the clause, its section, a provision that cites it, or a scale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from annotator.reason.offences.penalty_words import is_general_penalty, sends_to_penalty
from annotator.reason.tree import CONTAINER_KINDS, ProvisionTree
from annotator.records import Judgement, Penalty, Reference

# "Class B in the First Schedule": a penalty that a scale states.
_SCALE = re.compile(r"\b(?P<scale>class|level|category|grade|tier)\s+(?P<step>[A-Z]|\d{1,2}|[ivx]{1,4})\b", re.IGNORECASE)
_STEP_FIRST = r"^\W*(?:\d+\s*[.)]\s*)?(?:an? )?{scale}\s+{step}\b"


# Penalties for less, for others, or for more than the offence itself: they count where no other is stated.
_ANCILLARY = re.compile(
    r"\b(?:attempt(?:s|ed|ing)?|aids?|abets?|aiding|abetting|conspir(?:es?|acy|ing)|incit(?:es?|ing|ement)|accessor(?:y|ies)|"
    r"accomplices?)\b",
    re.IGNORECASE,
)
_ALSO_ITSELF = re.compile(
    r"\bcommit(?:s|ted|ting)?\b[^.;]{0,25}\bor\b[^.;]{0,25}\b(?:attempt|aid|abet|conspir|incit)", re.IGNORECASE
)
_CORPORATE = re.compile(
    r"\b(?:bod(?:y|ies) corporate|corporations?|compan(?:y|ies)|(?:legal|juristic|juridical) (?:persons?|entit(?:y|ies)))\b",
    re.IGNORECASE,
)
_AGGRAVATED = re.compile(
    r"\b(?:where|if|when)\b[^.;]{0,60}\b(?:caus(?:es?|ed|ing)|results?|resulted|leads?|involv(?:es?|ed|ing)|"
    r"committed (?:by|against|with|in))\b|"
    r"\baggravat\w+|\b(?:second|subsequent) (?:or (?:second|subsequent) )?(?:offen[cs]e|conviction)",
    re.IGNORECASE,
)
_SANCTION = re.compile(r"\b(?:liable|punish\w*|sentenced|imprison\w*|prison|penalty|fine)\b", re.IGNORECASE)
# "Fails to comply with an order under section 9": what the penalty is for stands elsewhere.
_FOR_ANOTHER = re.compile(
    r"\b(?:compl(?:y|ies)|contraven\w+|disobey\w*|breach\w*|refus\w+|offen[cs]es?|orders?|notices?|directions?|warrants?|"
    r"requirements?|requests?)\b[^.;,]{0,30}\b(?:under|against|of|with|by|pursuant to|in terms of)\s+$",
    re.IGNORECASE,
)
_FOR_REACH = 70
# "Where an offence under this Part is committed by a body corporate": a natural person never pays that.
_BY_COMPANY = re.compile(
    r"\b(?:where|if|when)\b[^.;]{0,80}\b(?:committed|contravened) by (?:an?|the) (?:bod(?:y|ies) corporate|corporation|company|"
    r"(?:legal|juristic|juridical) (?:person|entity))\b",
    re.IGNORECASE,
)
_INDIVIDUAL = re.compile(r"\b(?:individuals?|natural persons?|officers?|directors?|he or she)\b", re.IGNORECASE)
_OFFENCE_UNDER = re.compile(r"\boffen[cs]es? (?:under|against|of|in|referred)\b", re.IGNORECASE)


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
        self._stating = [j for j in judgements if j.penalty is not None]
        cited: dict[str, set[str]] = {}
        punished: dict[str, set[str]] = {}
        borrowed: dict[str, list[str]] = {}
        for reference in references:
            if not reference.instrument:
                cited.setdefault(reference.eid, set()).update(t for t in reference.targets if t)
                if _FOR_ANOTHER.search(text[max(0, reference.span.start - _FOR_REACH) : reference.span.start]):
                    punished.setdefault(reference.eid, set()).update(t for t in reference.targets if t in tree)
                if sends_to_penalty(text, reference.span.start):
                    borrowed.setdefault(reference.eid, []).extend(t for t in reference.targets if t in tree)
        self._cited: Mapping[str, set[str]] = cited
        self._punished: Mapping[str, set[str]] = punished
        self._borrowed: Mapping[str, list[str]] = borrowed
        self._sanctioning = [j for j in judgements if "penalty" in j.roles or (j.penalty and "offence" not in j.roles)]
        general = [j for j in self._sanctioning if j.penalty and not j.penalty.is_additional]
        general = [j for j in general if is_general_penalty(self._wording(j))]
        self._general = [j for j in general if not self._is_special(j) and not self._is_for_companies(j)]

    def find(self, offence: Judgement) -> tuple[Penalty | None, str]:
        """The penalty of an offence and the eId of the provision that states it (empty if none does)."""
        for judgement in self._candidates(offence):
            if judgement.penalty is not None:
                return judgement.penalty, judgement.clause.eid
            stating = self._from_scale(judgement) or self._from_citation(judgement)
            if stating is not None:
                return stating.penalty, stating.clause.eid
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
        elsewhere = [j for j in self._sanctioning if self._tree.section_of(j.clause.eid) != section and self._reaches(j, above)]
        found = [j for j in [*naming, *open_ones, *elsewhere] if not self._is_for_companies(j)]
        return [offence, *(sorted(found, key=self._is_special) or self._general_for(offence))]

    def _reaches(self, penalty: Judgement, above: set[str]) -> bool:
        """Whether a penalty of another section names an offence, or all offences of its Part unless it is special."""
        named = self._cited.get(penalty.clause.eid, set()) & above
        by_itself = any(self._tree.kind(eid) not in CONTAINER_KINDS for eid in named)
        return by_itself or (bool(named) and not self._is_special(penalty))

    def _general_for(self, offence: Judgement) -> list[Judgement]:
        """Penalties for every offence of the instrument, where an offence of its own names no sanction at all."""
        wording = self._wording(offence)
        is_quoted = any(self._tree.kind(eid) == "quotedStructure" for eid in self._tree.ancestors(offence.clause.eid))
        if is_quoted or _SANCTION.search(wording) or _OFFENCE_UNDER.search(wording):
            return []
        return self._general

    def _is_for_companies(self, penalty: Judgement) -> bool:
        """Whether a fine is a body corporate's alone."""
        if penalty.penalty is None or penalty.penalty.max_years is not None:
            return False
        wording = self._wording(penalty)
        return bool(_BY_COMPANY.search(wording)) and not _INDIVIDUAL.search(wording)

    def _wording(self, judgement: Judgement) -> str:
        return self._text[judgement.clause.span.start : judgement.clause.span.end]

    def _from_citation(self, judgement: Judgement) -> Judgement | None:
        """The clause that states the penalty which a clause takes over: ``liable to the penalty in section 5(2)``."""
        for target in self._borrowed.get(judgement.clause.eid, []):
            stating = [j for j in self._stating if target in self._tree.ancestors(j.clause.eid) and j is not judgement]
            if stating and self._tree.kind(target) not in CONTAINER_KINDS:
                return min(stating, key=self._is_special)
        return None

    def _is_special(self, judgement: Judgement) -> bool:
        """Whether a penalty is for an attempt or a helper, for a company's fine, or for an aggravated form."""
        wording = self._wording(judgement)
        if _ANCILLARY.search(wording) and not _ALSO_ITSELF.search(wording):
            return True
        has_prison = judgement.penalty is not None and judgement.penalty.max_years is not None
        # A clause that punishes the basic form first, and then a graver one, is basic.
        sanction = _SANCTION.search(wording)
        is_graver = bool(_AGGRAVATED.search(wording, 0, sanction.start() if sanction else len(wording)))
        return is_graver or (not has_prison and bool(_CORPORATE.search(wording)))

    def _names_another(self, penalty: Judgement, own: str, section: str) -> bool:
        """Whether a penalty of the section is for another subsection only, or for what another section orders or forbids."""
        eid = penalty.clause.eid
        inside = {t for t in self._cited.get(eid, set()) if t != section and self._tree.section_of(t) == section}
        named = inside | self._punished.get(eid, set())
        above = self._tree.ancestors(own)
        return bool(named) and not any(t in above or own in self._tree.ancestors(t) for t in named)

    def _from_scale(self, judgement: Judgement) -> Judgement | None:
        """The step of a scale that a clause names instead of a penalty."""
        span = judgement.clause.span
        match = _SCALE.search(self._text, span.start, span.end)
        if not match:
            return None
        first = re.compile(_STEP_FIRST.format(scale=re.escape(match["scale"]), step=re.escape(match["step"])), re.IGNORECASE)
        for step in self._stating:
            if step is not judgement and first.search(self._text[step.clause.span.start : step.clause.span.end]):
                return step
        return None
