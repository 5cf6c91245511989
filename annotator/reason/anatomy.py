"""The parts of one offence, read from its own clause: conduct, object, mental element, harm, each with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.reason.negation import MENTAL_ELEMENTS, find_state_of_mind, is_negated
from annotator.records import Evidence, Judgement, Span

_SANCTION = (
    r"(?:(?<!to )commits?|is guilty|are guilty|shall be (?:guilty|liable|punish\w+|sentenced|subject|imprisoned|fined)|is liable|"
    r"are liable|is punish\w+|will be punish\w+|shall,? (?:up)?on|shall commit)"
)
# "Any person who opens letters commits an offence": drafting of common-law statutes and of codes.
_PERSON = re.compile(
    r"\b(?:(?:any|every|each|a|an|the)\s+(?:natural\s+or\s+legal\s+)?(?:person|individual|one|body|adult|company|provider|officer)"
    rf"\s+(?:commits an offence\s+)?(?:who|that|which)|who(?:so)?ever|anyone\s+who|those\s+who)\b[\s,]+(?P<conduct>.+?)"
    # Asked once for a run of white space, so that time grows with the text.
    rf"(?:(?<!\s)(?=,?\s+{_SANCTION}\b)|(?=[.;]\s|[.;:]?$))",
    re.IGNORECASE | re.DOTALL,
)
# "A person shall not open letters": the prohibition that another subsection punishes.
_FORBIDDEN = re.compile(
    r"\b(?:no person|nobody|a person|persons|no one)\s+(?:shall|may|must)(?:\s+not\b)?[\s,]+(?P<conduct>.+?)(?=[.;]\s|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
# "Each Party shall make it an offence to open letters"; "shall establish as criminal offences, when ..., the opening of letters".
_ESTABLISHED = re.compile(
    r"\b(?:it|is|be|as|constitutes?|criminali[sz]e\w*) (?:an? )?(?:criminal |punishable )?offen[cs]es?\b[^.;]{0,160}?"
    r"\b(?:to|the|for\s+an?\s+\w+\s+to)\s+"
    r"(?P<conduct>\w.+?)(?=[.;]\s|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
# "As a criminal offence, when committed intentionally, access to the whole", "shall criminalise the sale of letters".
_CRIMINALISED = re.compile(
    r"\b(?:as (?:an? )?(?:criminal |punishable )?offen[cs]es?\b[^.;,]{0,60},\s(?:when|where|if) committed\b[^.;:,]{1,80},\s|"
    r"\bcriminali[sz]es?\s)(?P<conduct>\w.+?)(?=[.;]\s|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
# "If any person opens letters, he shall be guilty of an offence": South Asia; "the fact of opening letters is punished": France.
_IF_ANYBODY = re.compile(
    r"\b(?:if|where|when)\s(?:an?|any|one)\s(?:person|individual|body|one)[\s:,–—-]{1,4}(?!commits?\s(?:an?|the|any|such)\b)"
    r"(?P<conduct>[(\w].{3,600}?),\s{1,3}(?:then,?\s)?(?:he|she|they|it|(?:such|the|that)\s(?:said\s)?(?:person|individual|act|activity))\b"
    rf"[^.;,]{{0,60}}?(?:{_SANCTION}|\b(?:is|be|constitutes?|considered|deemed)\b[^.;,]{{0,20}}?\boffen[cs]e)",
    re.IGNORECASE | re.DOTALL,
)
_THE_FACT = re.compile(
    r"\bthe\sfact(?:,[^.;,]{1,60},)?\sof\s(?P<conduct>(?:not\s)?\w+ing\b[^.;]{2,300}?)"
    r"(?=,?\s(?:is|are|shall\sbe|constitutes?)\b[^.;]{0,30}\b(?:punish|offen[cs]e|an?\b))",
    re.IGNORECASE | re.DOTALL,
)
# "A person commits an offence if: (a) the person opens letters; and (b) ...": the conduct follows, point by point.
_IF = re.compile(
    r"\b(?:commits?|(?:is|are|shall be) guilty of)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}offen[cs]e"
    r"(?:\s+of\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)?,?\s+(?:if|where|when|by)\b[\s,:—–-]*"
    r"(?P<conduct>.+?)(?=\.\s|\s+(?:Maximum )?Penalty\b|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
# "Every person is guilty of an offence and liable to a fine who, without right, opens letters".
_AFTER = re.compile(
    r"\b(?:every\s?one|every person|a person|any person)\s+(?:is guilty of|commits)\s[^.;]{0,240}?\bwho\b[\s,:—–-]*"
    r"(?P<conduct>.+?)(?=[.;]\s|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
# "A licensee who", "An access provider that", "A person to whom a direction is given and who": whoever the clause begins with.
_ANYBODY = re.compile(
    r"\A\s*(?:\(?\w{1,5}[.)]\s+)?(?:an?|any|every|each|the|no)\s+(?:[\w’'-]+\s+){1,4}?(?:who|which|that|to whom)\b[\s,:—–-]*"
    rf"(?P<conduct>.+?)(?=,?\s+{_SANCTION}\b|[.;]\s|[.;:]?$)",
    re.IGNORECASE | re.DOTALL,
)
_CONDUCT = (_PERSON, _CRIMINALISED, _ESTABLISHED, _FORBIDDEN, _IF, _AFTER, _IF_ANYBODY, _THE_FACT)
# A quoted conduct longer than this is cut at a word.
LONGEST_CONDUCT = 400
# Verbs that nobody does unknowingly (GUIDELINES.md, "Verbs").
_KNOWING_VERB = re.compile(
    r"\b(?:forg(?:es?|ing)|counterfeit\w*|defraud\w*|extort\w*|threaten\w*|blackmail\w*|impersonat\w+|deceiv\w+)\b", re.IGNORECASE
)
_LEADING = re.compile(r"\s*(?:\(?\w{1,4}[).]\s+)?")


def quote(text: str, eid: str, span: Span, note: str = "") -> Evidence:
    """Words of the document as evidence."""
    return Evidence(eid, span, text[span.start : span.end], note)


def find_conduct(text: str, judgement: Judgement) -> Evidence | None:
    """What the offence forbids: from the words that name the offender, or the offence, to the sanction."""
    span = judgement.clause.span
    matches = [m for p in _CONDUCT if (m := p.search(text, span.start, span.end)) and m["conduct"].strip()]
    if not matches and (anybody := _ANYBODY.match(text[span.start : span.end])):
        start, end = (span.start + at for at in anybody.span("conduct"))
        return _trim(text, judgement, start, end)
    if not matches:
        return None
    # The words that begin first name the offence; a "who" behind them describes the victim.
    return _trim(text, judgement, *min(matches, key=lambda m: m.start()).span("conduct"))


def _trim(text: str, judgement: Judgement, start: int, end: int) -> Evidence | None:
    """Conduct without a leading number and trailing marks, cut at a word where it is very long."""
    if end - start > LONGEST_CONDUCT:
        end = text.rfind(" ", start, start + LONGEST_CONDUCT)
    leading = _LEADING.match(text, start)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in " \t\r\n,;:—–-":
        end -= 1
    return quote(text, judgement.clause.eid, Span(start, end)) if end > start else None


def find_object(text: str, judgement: Judgement, within: Span, pattern: re.Pattern[str]) -> Evidence | None:
    """The first thing of the catalogue's list that the conduct is done to or with."""
    match = pattern.search(text, within.start, within.end)
    return quote(text, judgement.clause.eid, Span(match.start(), match.end())) if match else None


def find_cue(text: str, judgements: Sequence[Judgement], lexicon: str) -> Evidence | None:
    """The first words of a lexicon in any of the clauses that ask for what they name, nearest clause first."""
    for judgement in judgements:
        for cue in judgement.cues:
            if cue.lexicon == lexicon and not is_negated(text, judgement.clause.span, cue.span, lexicon):
                return quote(text, judgement.clause.eid, cue.span)
    return None


def find_mental_element(text: str, judgement: Judgement) -> Evidence | None:
    """Words of intention or knowledge in the clause, or a verb that implies them."""
    worded = find_cue(text, [judgement], MENTAL_ELEMENTS)
    if worded is not None:
        return worded
    span = judgement.clause.span
    state = find_state_of_mind(text, span)
    if state is not None:
        return quote(text, judgement.clause.eid, state)
    match = _KNOWING_VERB.search(text, span.start, span.end)
    return quote(text, judgement.clause.eid, Span(match.start(), match.end()), "the verb implies it") if match else None
