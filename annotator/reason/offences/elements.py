"""The mental element and the harm that an offence asks for in its own clause, with the words that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.reason.offences.beside import is_beside, is_of_some_points
from annotator.reason.offences.harm_words import find_worded_harm, is_no_harm
from annotator.reason.offences.mental_words import find_implied, find_worded
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS, find_negation
from annotator.records import Cue, Judgement, Span


def named_elements(text: str, judgement: Judgement, lexicon: str) -> list[Span]:
    """All words of a clause that name intention, or harm, in order: those of the lexicon and those found by rule."""
    clause = judgement.clause.span
    found = [cue.span for cue in judgement.cues if cue.lexicon == lexicon]
    if lexicon == HARM_THRESHOLDS:
        wording = text[clause.start : clause.end]
        found = [s for s in found if not is_no_harm(wording, s.start - clause.start, s.end - clause.start)]
    worded = find_worded(text, clause) if lexicon == MENTAL_ELEMENTS else find_worded_harm(text, clause)
    found += [span for span in worded if not any(span.overlap(other) for other in found)]
    return sorted(found, key=lambda s: (s.start, s.end))


def own_elements(text: str, judgement: Judgement, lexicon: str) -> Iterator[Span]:
    """Those that the clause says of its own basic offence, be it only to deny them."""
    for span in named_elements(text, judgement, lexicon):
        if not is_beside(text, judgement.clause.span, span, lexicon == MENTAL_ELEMENTS):
            yield span


def elements_asked_for(text: str, judgement: Judgement, lexicon: str) -> list[Span]:
    """Those that the basic offence asks for."""
    clause = judgement.clause.span
    return [s for s in own_elements(text, judgement, lexicon) if find_negation(text, clause, s, lexicon) is None]


def implied_elements(text: str, judgement: Judgement) -> list[Span]:
    """Verbs of the basic offence that nobody does unknowingly (GUIDELINES.md, "Verbs")."""
    clause = judgement.clause.span
    return [s for s in find_implied(text, clause) if not is_beside(text, clause, s, is_mental=True)]


def with_elements_asked_for(text: str, judgement: Judgement) -> Judgement:
    """A judgement whose cues of intention and harm are those asked for: of intention, those that all its alternatives share."""
    kept = [cue for cue in judgement.cues if cue.lexicon not in {MENTAL_ELEMENTS, HARM_THRESHOLDS}]
    mental = [*elements_asked_for(text, judgement, MENTAL_ELEMENTS), *implied_elements(text, judgement)]
    if not is_of_some_points(text, judgement.clause.span, mental):
        kept += [Cue(MENTAL_ELEMENTS, span) for span in mental]
    kept += [Cue(HARM_THRESHOLDS, span) for span in elements_asked_for(text, judgement, HARM_THRESHOLDS)]
    kept.sort(key=lambda cue: (cue.span.start, cue.span.end, cue.lexicon))
    return replace(judgement, cues=tuple(kept))
