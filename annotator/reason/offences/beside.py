"""Words of intention or harm that a clause says of something else than its own basic offence.

A graver form with a penalty of its own, a defence that the accused must prove, what another person knows, what a treaty lets a
party require, a presumption, the one limb of several: none of these makes the element one of the offence.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

from annotator.records import Span

# How far ahead what changes the sense of an element stands, in characters.
_REACH = 240
_STOP = re.compile(r"[.;](?=\s)")
# GUIDELINES.md ("Reservations"): a narrowing element that a party may ask for is an option, not an element.
_OPTION = re.compile(
    r"\b(?:Part(?:y|ies)|States?|Members?)(?:\s+Part(?:y|ies))?\s+may\b[^.;]{0,160}\b(?:requir\w+|limit|reserv\w+|provid\w+|"
    r"restrict|only)\b"
    r"[^.;]{0,120}\Z|\b(?:Part(?:y|ies)|States?)(?:\s+Part(?:y|ies))?\s+may\s+(?:declare|decide)\b[^.;]{0,160}\Z",
    re.IGNORECASE,
)
# GUIDELINES.md ("Burdens"): what the accused must disprove is not asked for.
_DEFENCE = re.compile(
    r"\bdefen[cs]e\b(?!\s+(?:forces?|minist\w+))[^.;]{0,160}\Z|\b(?:no|an|sufficient|good)\s+answer\b[^.;]{0,120}\Z|"
    r"\b(?:accused|defendant|person\s+charged)\s+to\s+(?:prove|show|establish)\b[^.;]{0,120}\Z|"
    r"\b(?:unless|until)\s+(?:it\s+is\s+|he\s+|she\s+|he\s+or\s+she\s+|they\s+|the\s+(?!prosecut)[\w-]+\s+){0,2}(?:can\s+|"
    r"is\s+|are\s+)?"
    r"(?:proves?|proved|shows?|shown|establish\w*|satisf\w+|demonstrat\w+)\b[^.;]{0,120}\Z|"
    r"\b(?:presum\w{1,6}|deemed)\b[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_PRESUMED = re.compile(r"[^.;,]{0,60}?\b(?:is|are|be)\s+(?:\w+\s+)?presumed\b", re.IGNORECASE)
# "Without the other party knowing", "while the owner knows": somebody else's knowledge.
_OF_ANOTHER = re.compile(
    r"\b(?:without\s+(?:(?:the|that|any|his|her|its|an?|such|their|either|another)\s+)(?:[\w’'-]+\s+){0,5}|"
    r"\b(?:owner|holder|user|subscriber|recipient|addressee|victim|child|customer|provider|other\s+party|"
    r"other\s+person)\s+(?:\w+\s+)?)\Z",
    re.IGNORECASE,
)
# "Not knowing": but "not intentionally" is left to the negation of the whole element.
_NOT = re.compile(r"\b(?:not|neither|nor|never)\s+\Z", re.IGNORECASE)
_KNOWS = re.compile(r"(?:know(?!ingly)|aware|belie)", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:for|in\s+order|with)\b(?!\s+(?:\w+\s+){0,2}knowledge)", re.IGNORECASE)
# "Save to a person who needs to know it in order to help": a purpose that lets people off; but not "no offence unless".
_EXCEPTED = re.compile(r"\b(?:except|unless|save|other(?:wise)?\s+than)\b[^.;,:]{0,200}\Z", re.IGNORECASE)
_ONLY_THEN = re.compile(
    r"\b(?:only\b|no\s+(?:person|one|offen[cs]e)\b[^.;]{0,60}\b(?:guilty|liable|commit(?:s|ted)|punish\w+|convicted)|"
    r"not\s+(?:be\s+)?(?:commit|guilty|liable|punish\w+|(?:an?\s+)?offen[cs]e))[^.;]{0,160}\b(?:unless|except|save|otherwise)\b",
    re.IGNORECASE,
)
# "An order made in order to", "equipment kept for the purpose of": the purpose of something else.
_OF_A_MEASURE = re.compile(
    r"\b(?:made|issued|given|required|authori[sz]ed|appointed|designated|held|established|prescribed|necessary|needed|"
    r"needs?\s+to\s+know\s+it|"
    r"furnished|granted|accordance|compatible|consistent|compliance|conformity|designed|adapted|suited|created|developed|produced|"
    # "Whoever sells a device designed primarily for the purpose of": the purpose of the device.
    r"intended)\s+(?:(?:primarily|principally|mainly|chiefly|solely|exclusively|specially|specifically|expressly)\s+)?\Z",
    re.IGNORECASE,
)
# Harm that is meant but need not come about.
_MEANT = re.compile(
    r"\b(?:intent(?:ion)?s?|intend(?:s|ed|ing)?|purposes?|aim(?:s|ed|ing)?|view|object|meaning|wishing|desiring|order|"
    r"threat\w*)\s+"
    r"(?:(?:to|of|that|at)\s+)(?:[\w’',-]+\s+){0,12}\Z",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:thereby|causes|caused|results?|resulted|inflicts|suffers|brings|in\s+fact|actually|and\s+so|is|are|was|were)\b",
    re.IGNORECASE,
)
_HAPPENS_BEHIND = re.compile(r"\s+(?:is|are|was|were|follows?|ensues?|results?)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|where|when|whenever|should|in\s+(?:the\s+)?(?:cases?|event)|(?:and|or)\s+(?:who|whoever)|in\s+which|"
    r"that\s+(?:results?|caused)|the\s+same\s+(?:acts?|conduct|offen[cs]es?))\b",
    re.IGNORECASE,
)
# Another penalty: years, a sum, or how the first one grows.
_AMOUNT = re.compile(
    r"\b(?:years?|months?|life|death)\b|\bfines?\b|\b(?:doubl\w+|increas\w+|rais\w+|aggravat\w+|twice|higher|heavier|"
    r"not\s+less\s+than|"
    r"penalty|punishment|term|maximum)\b",
    re.IGNORECASE,
)
_SANCTION = re.compile(r"\b(?:imprisonment|imprisoned|prison|detention|fines?|fined|years?|months?)\b", re.IGNORECASE)
_PUNISHES = re.compile(r"\b(?:offen[cs]e|guilty|liable|punish\w{0,6})\b", re.IGNORECASE)
_RAISED = re.compile(r"\b(?:doubl\w+|increas\w+|rais\w+|aggravat\w+|higher|heavier)\b", re.IGNORECASE)
_SECOND_TERM = re.compile(
    r"\b(?:years?|months?|fines?)\b[^.;]{0,80},?\s+or,?\s+(?:(?!\bnot\b|\bexceed)[^.;,]){0,50}\b(?:years?|"
    r"months?)(?:\s+[\w-]+){0,3},?\s*\Z",
    re.IGNORECASE,
)
_NEW_OFFENDER = re.compile(r"\b(?:who(?:so)?(?:ever)?|anyone|any\s+person|a\s+person|every\s+person)\b", re.IGNORECASE)
# "A person who sends what is indecent, or who keeps calling in order to annoy".
_OR_WHO = re.compile(r"\b(?:who|whoever|person)\b[^.;]{8,400}\bor\s+(?:who|whoever)\b", re.IGNORECASE)
_POINT = re.compile(r"(?:(?<=[\s:;,—–-])|^)\(?(?P<point>[a-z]|\d)\)\s")


def is_beside(text: str, clause: Span, words: Span, is_mental: bool) -> bool:
    """Whether a clause says words of intention or harm of something else than what it punishes first.

    Parameters
    ----------
    text, clause
        The document and the clause.
    words
        The words that name the element.
    is_mental
        Whether they are of the mental element; otherwise they are of harm.
    """
    first = max(clause.start, words.start - _REACH)
    stops = [m.end() for m in _STOP.finditer(text, first, words.start)]
    ahead = text[stops[-1] if stops else first : words.start]
    if _OPTION.search(ahead) or _DEFENCE.search(ahead):
        return True
    if is_mental:
        named = text[words.start : words.end]
        if _NOT.search(ahead) and not named.lower().endswith("ly"):
            return True
        if _PURPOSE.match(named) and _OF_A_MEASURE.search(ahead):
            return True
        if _KNOWS.match(named) and _OF_ANOTHER.search(ahead):
            return True
        if _PRESUMED.match(text, words.end, clause.end) or (_EXCEPTED.search(ahead) and not _ONLY_THEN.search(ahead)):
            return True
    elif _is_only_meant(text, words, ahead):
        return True
    return _is_of_graver_form(text, clause, words)


def _is_only_meant(text: str, words: Span, ahead: str) -> bool:
    """Whether harm is what somebody intends; "intending that it be believed, causes damage" says that it came about."""
    meant = _MEANT.search(ahead)
    if meant is None or _HAPPENS_BEHIND.match(text, words.end):
        return False
    return not _HAPPENS.search(ahead[meant.start() :] + text[words.start : words.end])


def _is_of_graver_form(text: str, clause: Span, words: Span) -> bool:
    """Whether a penalty stands ahead, and the words belong to the condition of another: "if loss is caused, ten years"."""
    stop = _STOP.search(text, words.end, clause.end)
    sentence_end = stop.start() if stop else clause.end
    first = _SANCTION.search(text, clause.start, words.start)
    if first is None and _RAISED.search(text, words.end, sentence_end):
        first = _PUNISHES.search(text, clause.start, words.start)
    if first is None:
        return False
    conditions = list(_CONDITION.finditer(text, first.end(), words.start))
    if not conditions:
        return False
    # Between the condition and the words nothing ends, and nobody else is named.
    near = conditions[-1]
    if _STOP.search(text, near.start(), words.start) or _NEW_OFFENDER.search(text, near.end(), words.start):
        return False
    if _AMOUNT.search(text, words.end, sentence_end):
        return True
    # "One year. The penalty is two to five years if damage is caused": a second sentence with a sanction of its own.
    starts = [m.end() for m in _STOP.finditer(text, first.end(), near.start())]
    if starts and _SANCTION.search(text, starts[-1], near.start()):
        return True
    # "Two years, or four years if loss is caused": two terms ahead.
    return _SECOND_TERM.search(text, first.start(), near.start()) is not None


def points_of(text: str, clause: Span) -> list[Span]:
    """The alternative points "(a) ...; or (b) ..." of a clause, none where they are joined by "and" or there is only one."""
    marks = list(_POINT.finditer(text, clause.start, clause.end))
    run = _first_run(marks)
    if len(run) < 2:
        return []
    if re.search(r"\band\s*\Z", text[run[-2].end() : run[-1].start()], re.IGNORECASE):
        return []
    ends = [m.start() for m in run[1:]]
    stop = _STOP.search(text, run[-1].end(), clause.end)
    return [Span(m.start(), e) for m, e in zip(run, [*ends, stop.end() if stop else clause.end], strict=True)]


def _first_run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The points (a), (b), (c) ... in order; what lies between them are points of points."""
    run: list[re.Match[str]] = []
    for mark in marks:
        if len(run) < len(ascii_lowercase) and mark["point"].lower() == ascii_lowercase[len(run)]:
            run.append(mark)
    return run


def is_of_some_points(text: str, clause: Span, elements: list[Span]) -> bool:
    """Whether all the words of an element stand in some of the alternative points, and another point has none."""
    if not elements:
        return False
    if _OR_WHO.search(text, clause.start, min(e.start for e in elements)):
        return True
    points = points_of(text, clause)
    if not points:
        return False
    held = [next((i for i, p in enumerate(points) if p.contains(e)), -1) for e in elements]
    return -1 not in held and len(set(held)) < len(points)
