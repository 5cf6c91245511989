"""Elements that a law names only to say that they are not asked for: "whether intentionally or not".

A prohibition ("no person shall knowingly open") negates the act, not the element, and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.records import Cue, Judgement, Span

MENTAL_ELEMENTS, HARM_THRESHOLDS = "mental-elements", "harm-thresholds"
# How far from the words of an element what negates it stands, in characters.
_REACH = 100
_NOT_ASKED_AHEAD = re.compile(
    r"\b(?:whether or not|regardless of|irrespective of|no matter|immaterial|irrelevant|unnecessary|need not|"
    r"even (?:if|though|where|when)|"
    r"no (?:need|burden|requirement|proof)|not (?:be )?(?:necessary|required|needed)|"
    r"without (?:(?:the|any) need|requiring|proof|proving)|dispens\w{1,4} with)\b(?:(?!\b(?:who|whether)\b)[^,.;]){0,80}\Z",
    re.IGNORECASE,
)
# "Without intention", "without any intent to deceive": of the mental element only, for "without causing serious harm" is conduct.
_WITHOUT = re.compile(r"\bwithout\s+(?:(?:the|any|an?|such|criminal|specific|acting)\s+){0,2}\Z", re.IGNORECASE)
# "Intentionally or not", "knows or does not know", "wilfully or by accident"; but not "intentionally or recklessly".
_OR_NOT = re.compile(
    r"\s{0,9},?\s{0,9}\bor\s+(?:not\b|(?:does|do|did|has) not\b|otherwise\b(?!\s+than)|"
    r"un(?:intention|know|witting|wil|aware)\w*|accidental\w*|inadvertent\w*|"
    r"by (?:accident|mistake)\b|without (?:any )?(?:intent|knowledge|such))",
    re.IGNORECASE,
)
_NOT_ASKED_BEHIND = re.compile(
    r"(?:(?!\bwho\b)[^,.;]){0,60}?\b(?:is|are|be|need) "
    r"(?:not (?:be )?(?:required|necessary|needed|material|an element|proved|shown|established)|"
    r"immaterial|irrelevant|unnecessary)\b",
    re.IGNORECASE,
)
# "A Party may require that the offence be committed with dishonest intent": what each may ask for, the offence does not.
_LEFT_OPEN = re.compile(
    r"\b(?:Part(?:y|ies)|States?|Members?)\s+may\b[^.;]{0,40}?\b(?:require|reserve|provide|limit|restrict|declare|make)\b[^.;]{0,90}\Z",
    re.IGNORECASE,
)
_OPTION_REACH = 180
# "With dishonest intention", "in bad faith": states of mind in more words than a list of single ones holds.
_STATE_OF_MIND = re.compile(
    r"\b(?:with|by|out of|from|in|having|of)\s+(?:(?:an?|the|any|such)\s+)?"
    r"(?:(?:dishonest|fraudulent|malicious|criminal|evil|wicked|corrupt|wrongful|culpable|ill|mala)\s+"
    r"(?:intentions?|intents?|purposes?|motives?|designs?|minds?|will|fide)|bad\s+faith)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"\.(?=\s)")
_PUNISHES = re.compile(r"\b(?:offen[cs]e|guilty|liable|punish\w{0,6})\b", re.IGNORECASE)


def find_negation(text: str, clause: Span, words: Span, lexicon: str) -> Span | None:
    """The words with which a clause names an element of an offence only to say that it is not needed, if it does.

    Parameters
    ----------
    text, clause
        The document and the clause.
    words, lexicon
        The words that name the element, and the list that they come from.
    """
    first = max(clause.start, words.start - _REACH)
    ahead = text[first : words.start]
    behind = text[words.end : min(clause.end, words.end + _REACH)]
    before = _NOT_ASKED_AHEAD.search(ahead) or (_WITHOUT.search(ahead) if lexicon == MENTAL_ELEMENTS else None)
    if before is not None:
        return Span(first + before.start(), words.end)
    after = _OR_NOT.match(behind) or _NOT_ASKED_BEHIND.match(behind)
    return Span(words.start, words.end + after.end()) if after is not None else None


def is_negated(text: str, clause: Span, words: Span, lexicon: str) -> bool:
    """Whether a clause names an element of an offence only to say that it is not needed, or that a state may ask for it."""
    ahead = text[max(clause.start, words.start - _OPTION_REACH) : words.start]
    return _LEFT_OPEN.search(ahead) is not None or find_negation(text, clause, words, lexicon) is not None


def find_state_of_mind(text: str, clause: Span) -> Span | None:
    """The first words for a guilty mind that are asked for: “with dishonest intention”, “in bad faith”."""
    found = (Span(m.start(), m.end()) for m in _STATE_OF_MIND.finditer(text, clause.start, clause.end))
    return next((words for words in found if not is_negated(text, clause, words, MENTAL_ELEMENTS)), None)


def find_waiver(text: str, judgement: Judgement, lexicon: str) -> Span | None:
    """The words with which an offence does without an element, where nothing else in its clause asks for it.

    They stand in the sentence that punishes: "whether or not the person knows which record it is" leaves the rest as it is.
    """
    clause = judgement.clause.span
    cues = [cue.span for cue in judgement.cues if cue.lexicon == lexicon]
    negations = [find_negation(text, clause, cue, lexicon) for cue in cues]
    if not negations or None in negations:
        return None
    return next((n for n in negations if n and _PUNISHES.search(_sentence(text, clause, n))), None)


def _sentence(text: str, clause: Span, at: Span) -> str:
    stops = [clause.start + m.end() for m in _STOP.finditer(text[clause.start : clause.end])]
    start = max((stop for stop in stops if stop <= at.start), default=clause.start)
    return text[start : min((stop for stop in stops if stop >= at.end), default=clause.end)]


def with_elements_asked_for(text: str, judgement: Judgement) -> Judgement:
    """A judgement with the cues of the elements that it asks for: none that is only negated, and guilty minds in more words."""
    kept = tuple(
        cue
        for cue in judgement.cues
        if cue.lexicon not in {MENTAL_ELEMENTS, HARM_THRESHOLDS}
        or not is_negated(text, judgement.clause.span, cue.span, cue.lexicon)
    )
    state = find_state_of_mind(text, judgement.clause.span)
    if state is not None and all(cue.lexicon != MENTAL_ELEMENTS for cue in kept):
        kept = (*kept, Cue(MENTAL_ELEMENTS, state))
    return judgement if kept == judgement.cues else replace(judgement, cues=kept)
