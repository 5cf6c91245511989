"""The parts of one offence, read from its own clause: object, mental element, harm, each with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.reason.offences.elements import elements_asked_for, implied_elements
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS
from annotator.records import Evidence, Judgement, Span


def quote(text: str, eid: str, span: Span, note: str = "") -> Evidence:
    """Words of the document as evidence."""
    return Evidence(eid, span, text[span.start : span.end], note)


def find_object(text: str, judgement: Judgement, within: Span, pattern: re.Pattern[str]) -> Evidence | None:
    """The first thing of the catalogue's list that the conduct is done to or with."""
    match = pattern.search(text, within.start, within.end)
    return quote(text, judgement.clause.eid, Span(match.start(), match.end())) if match else None


def find_harm(text: str, judgements: Sequence[Judgement]) -> Evidence | None:
    """The first words in any of the clauses that ask for harm, nearest clause first."""
    for judgement in judgements:
        for span in elements_asked_for(text, judgement, HARM_THRESHOLDS):
            return quote(text, judgement.clause.eid, span)
    return None


def find_mental_element(text: str, judgement: Judgement) -> Evidence | None:
    """Words of intention or knowledge in the clause, or a verb that implies them."""
    for span in elements_asked_for(text, judgement, MENTAL_ELEMENTS):
        return quote(text, judgement.clause.eid, span)
    for span in implied_elements(text, judgement):
        return quote(text, judgement.clause.eid, span, "the verb implies it")
    return None
