"""Rules that ask for intention or knowledge in every offence of an instrument, or of one of its Parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.anatomy import quote
from annotator.reason.negation import MENTAL_ELEMENTS, find_waiver
from annotator.reason.tree import ProvisionTree
from annotator.records import Evidence, Judgement, Span

# A rule for all offences of the instrument: "no offence under this Act is committed without intention".
_GENERAL_RULE = re.compile(
    r"\boffen[cs]es?\b[^.]{0,120}\bthis (?:Act|Law|Convention|Code|Decree|Part|Chapter)\b[^.]{0,160}"
    r"\b(?:intention\w*|intent|knowing\w*|knowledge|wilful\w*|reckless\w*)\b|"
    r"\b(?:intention\w*|intent|knowing\w*|wilful\w*)\b[^.]{0,120}\b(?:every|any|each|all) offen[cs]es?\b[^.]{0,60}"
    r"\bthis (?:Act|Law|Convention|Code|Decree)\b",
    re.IGNORECASE,
)


# The words stand together by chance: time limits, officers of companies, presumptions, proof that nobody asks for.
_NO_RULE = re.compile(
    r"\b(?:presum\w+|not (?:be )?(?:necessary|required)|unnecessary|need not|no need|irrespective|regardless|whether or not|"
    r"even (?:if|though|where|when)|no (?:burden|duty|obligation|proof|requirement)|dispens\w+|or otherwise|"
    r"(?:institut|commenc|bring|brought|stay)\w* [^.]{0,40}\bproceedings|"
    r"proceedings [^.]{0,40}\b(?:institut|commenc|brought|stay)\w*|"
    r"within [^.]{0,30}\b(?:days|months?|years?)|bod(?:y|ies) corporate|compan(?:y|ies)|corporations?|directors?|"
    r"special knowledge|experts?)\b",
    re.IGNORECASE,
)


# "No offence under this Part": the rule stops where its own Part ends.
_PART = re.compile(r"\bthis (?:Part|Chapter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The words of a rule, and the Part that it speaks of; empty for the whole instrument."""

    evidence: Evidence
    part: str


class GeneralMentalElements:
    """Answers which general rule supplies the mental element of an offence, on one instrument.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived.
    """

    def __init__(self, text: str, tree: ProvisionTree, judgements: Sequence[Judgement]) -> None:
        self._text = text
        self._tree = tree
        self._rules = [rule for judgement in judgements for rule in _rules_in(text, tree, judgement)]

    def covering(self, offence: Judgement) -> Evidence | None:
        """The words of the first rule that reaches an offence; none if the offence says outright that it needs no intention."""
        if not self._rules or find_waiver(self._text, offence, MENTAL_ELEMENTS):
            return None
        around = set(self._tree.containers_of(offence.clause.eid))
        return next((rule.evidence for rule in self._rules if not rule.part or rule.part in around), None)


def _rules_in(text: str, tree: ProvisionTree, judgement: Judgement) -> list[_Rule]:
    if "offence" in judgement.roles and judgement.offences:
        return []  # an offence words its own element
    clause = judgement.clause.span
    found = []
    for match in _GENERAL_RULE.finditer(text, clause.start, clause.end):
        start = max(clause.start, text.rfind(".", clause.start, match.start()))
        end = text.find(".", match.end(), clause.end)
        if not _NO_RULE.search(text, start, end if end >= 0 else clause.end):
            words = quote(text, judgement.clause.eid, Span(match.start(), match.end()), "general rule")
            part = tree.container_of(judgement.clause.eid) if _PART.search(match.group()) else ""
            found.append(_Rule(words, part))
    return found
