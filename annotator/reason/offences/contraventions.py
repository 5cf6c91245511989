"""Elements that stand in the clause that punishes: "(1) No person shall open mail. (2) Whoever knowingly contravenes (1) ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.offences.beside import is_of_some_points
from annotator.reason.offences.elements import elements_asked_for
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS
from annotator.reason.offences.waiver import find_waiver
from annotator.reason.tree import ProvisionTree
from annotator.records import Evidence, Judgement, Reference, Span

_VERB = (
    r"\b(?:contraven\w+|violat\w+|infring\w+|breach\w*|fail\w*\s+to\s+comply\s+with|do(?:es)?\s+not\s+comply\s+with|"
    r"acts?\s+(?:in\s+(?:breach|contravention)\s+of|contrary\s+to))\b"
)
_CONTRAVENES = re.compile(_VERB, re.IGNORECASE)
_PUNISHES = re.compile(r"\b(?:offen[cs]e|guilty|liable|punish\w{0,6}|imprison\w*|fine)\b", re.IGNORECASE)
# Behind the verb: the section of the clause itself, its Part, or the whole instrument.
_THIS = re.compile(
    rf"{_VERB}\s+(?:(?:any|the|a)\s+)?(?:(?:of\s+the\s+)?(?:provisions?|requirements?|prohibitions?)\s+(?:of|in|under)\s+)?"
    r"(?:this|the\s+present|the\s+(?:fore|pre)going)\s+(?P<what>section|article|rule|provision|sub-?section|paragraph|Part|Chapter|Act|Law|"
    r"Code|Decree|Ordinance|Proclamation|Regulation)\b",
    re.IGNORECASE,
)
_REACH = 80
# An offence with a sanction of its own needs no other clause to punish it.
_OWN_SANCTION = re.compile(
    r"\b(?:commits?\s+an?\s+(?:\w+\s+)?offen[cs]e|guilty|liable|punish\w+|sentenced|imprison\w+|incurs?)\b", re.IGNORECASE
)
_NOTE = "in the clause that punishes it"


@dataclass(frozen=True, slots=True)
class _Punishing:
    """A clause that punishes contraventions, and the provisions that it speaks of; ``""`` is the whole instrument."""

    judgement: Judgement
    reached: frozenset[str]


class Contraventions:
    """Answers what the clause that punishes a prohibition asks for, on one instrument.

    Parameters
    ----------
    text, tree, judgements
        The instrument as perceived.
    references
        Its citations.
    """

    def __init__(self, text: str, tree: ProvisionTree, judgements: Sequence[Judgement], references: Sequence[Reference]) -> None:
        self._text = text
        self._tree = tree
        cited: dict[str, list[Reference]] = {}
        for reference in references:
            if any(reference.targets) and not reference.instrument:
                cited.setdefault(reference.eid, []).append(reference)
        found = [
            _Punishing(j, self._reached(j, cited.get(j.clause.eid, ())))
            for j in judgements
            if {"offence", "penalty"} & set(j.roles)
        ]
        self._punishing = [p for p in found if p.reached]

    def mental(self, offence: Judgement) -> Evidence | None:
        """The words of intention that every clause that punishes a prohibition asks for."""
        return self._asked(offence, MENTAL_ELEMENTS)

    def harm(self, offence: Judgement) -> Evidence | None:
        """The words of harm that every such clause asks for."""
        return self._asked(offence, HARM_THRESHOLDS)

    def _asked(self, offence: Judgement, lexicon: str) -> Evidence | None:
        span = offence.clause.span
        if not self._punishing or _OWN_SANCTION.search(self._text, span.start, span.end):
            return None
        if find_waiver(self._text, offence, lexicon):
            return None
        above = {"", *self._tree.ancestors(offence.clause.eid)}
        clauses = [p.judgement for p in self._punishing if p.reached & above and p.judgement is not offence]
        asked = [(j, self._of_all_points(j, elements_asked_for(self._text, j, lexicon))) for j in clauses]
        if not asked or not all(spans for _, spans in asked):
            return None
        first, spans = asked[0]
        return Evidence(first.clause.eid, spans[0], self._text[spans[0].start : spans[0].end], _NOTE)

    def _of_all_points(self, judgement: Judgement, spans: list[Span]) -> list[Span]:
        """Nothing where one point asks for the element and another does not: which of them punishes is not read."""
        return [] if is_of_some_points(self._text, judgement.clause.span, spans) else spans

    def _reached(self, judgement: Judgement, cited: Sequence[Reference]) -> frozenset[str]:
        text, clause = self._text, judgement.clause
        if not _PUNISHES.search(text, clause.span.start, clause.span.end):
            return frozenset()
        found: set[str] = set()
        for reference in cited:
            start = max(clause.span.start, reference.span.start - _REACH)
            if clause.span.contains(reference.span) and _CONTRAVENES.search(text, start, reference.span.start):
                found.update(t for t in reference.targets if t in self._tree and t != clause.eid)
        for match in _THIS.finditer(text, clause.span.start, clause.span.end):
            what = match["what"].lower()
            if what in {"part", "chapter"}:
                found.add(self._tree.container_of(clause.eid))
            elif what in {"section", "article", "rule", "provision", "subsection", "sub-section", "paragraph"}:
                found.add(self._tree.section_of(clause.eid))
            else:
                found.add("")
        return frozenset(found)
