"""Words that let something be done without a court's decision: "without a warrant", "need not apply to a judge"."""

from __future__ import annotations

import re

from annotator.records import Span

_DECISION = r"(?:orders?|authori[sz]ations?|approvals?|permission|leave|decisions?|sanction|consent|warrants?)"
_BARE = r"(?:(?:an?|any|the|such|prior|previous|judicial|court|search|arrest|interception)\s{1,3}){0,4}"
# What only a court gives.
_OF_COURT = (
    rf"(?:warrants?\b|(?:court|judicial)\s{{1,3}}{_DECISION}\b|{_DECISION}\s{{1,3}}(?:of|from|by)\s{{1,3}}"
    r"(?:(?:an?|any|the|competent|investigating|high)\s{1,3}){0,3}(?:courts?|judges?|magistrates?|justices?)\b)"
)
_WITHOUT = re.compile(
    r"\bwithout\s{1,3}(?:(?:a|an|any|the|such|need|needing|necessity|requirement|for|of|first|prior|previous|previously|further|having|"
    r"obtaining|obtained|seeking|requiring|search|arrest|interception|authority)\s{1,3}){0,6}"
    rf"{_OF_COURT}|"
    # "Without recourse to the court", "without having to apply to a judge", "without the intervention of a judge".
    r"\bwithout\s{1,3}(?:(?:the|any|prior|first|having|need|for)\s{1,3}){0,3}(?:recourse|reference|appl(?:ying|ication)|resort(?:ing)?|"
    r"going|intervention|involvement|to\s{1,3}apply)\s{1,3}(?:to|of|by)\s{1,3}(?:(?:an?|any|the|competent)\s{1,3}){0,2}"
    r"(?:courts?|judges?|magistrates?|justices?)\b|"
    rf"\bin\s{{1,3}}the\s{{1,3}}absence\s{{1,3}}of\s{{1,3}}{_BARE}{_OF_COURT}|\bwarrantless\b|\bwith\s{{1,3}}or\s{{1,3}}without\s{{1,3}}an?\s{{1,3}}warrant\b|"
    # "A warrant is not required", "need not obtain a warrant", "it shall not be necessary to obtain a court order".
    rf"(?:\bno\s{{1,3}}{_BARE}{_OF_COURT}[^.;,]{{0,20}}?\b(?:is|shall\s{{1,3}}be)|{_OF_COURT}[^.;,]{{0,20}}?\b(?:is|shall|are)\s{{1,3}}not(?:\s{{1,3}}be)?)"
    r"\s{1,3}(?:required|needed|necessary)\b(?!\s{1,3}to\s{1,3}(?:state|specify|name|contain|describe|identify|be|set|include|show)\b)|"
    rf"\b(?:need\s{{1,3}}not|(?:does|do|shall|is)\s{{1,3}}not\s{{1,3}}(?:be\s{{1,3}})?(?:require[d]?|need|necessary|obliged)(?:\s{{1,3}}to)?)\s{{1,3}}"
    rf"(?:(?:obtain|seek|secure|have|first|apply\s{{1,3}}for)\s{{1,3}}){{0,2}}{_BARE}{_OF_COURT}|"
    # "Where it is not practicable to obtain a warrant", "if it is impracticable to apply".
    r"\b(?:not\s{1,3}(?:be\s{1,3})?(?:reasonably\s{1,3})?(?:practicable|possible|feasible)|impracticable|impractical)[^.;,]{0,30}?\bto\s{1,3}"
    r"(?:apply\b|(?:make|submit)\s{1,3}an\s{1,3}application|(?:obtain|seek|secure|get|await)\s{1,3}"
    r"(?:(?:an?|any|the|such|prior|search|judicial|interception)\s{1,3}){0,4}"
    r"(?:warrants?|orders?|authori[sz]ations?|approvals?)\b)",
    re.IGNORECASE,
)
# "No officer may enter without a warrant", "whoever intercepts without a warrant": the opposite of a leave to do so. "Believes
# that an offence was committed", "not below the rank of" forbid nothing.
_FORBIDS = re.compile(
    r"\b(?:no(?!\s{1,3}(?:later|more|less|longer|sooner)\b)|(?:shall|may|must|can|will|is|are|does|do|could|should|be)\s{1,3}not|cannot|"
    r"nor|neither|never|nobody|none|whoever|(?:is|are|be)\s{1,3}(?:hereby\s{1,3})?(?:unlawful|prohibited|an\s{1,3}offen[cs]e)|"
    r"prohibit(?:s|ion)?|offen[cs]e\s{1,3}(?:to|for|if)|(?:commits|guilty\s{1,3}of)\s{1,3}an?\s{1,3}offen[cs]e)\b[^.;]{0,200}\Z",
    re.IGNORECASE,
)
# "Entry without a warrant is prohibited"; but an officer may arrest without one "any person who commits" something.
_FORBIDDEN_BEHIND = re.compile(
    r"(?:(?!\b(?:who|whom|that|which|person|anyone)\b)[^.;,]){0,60}?\b(?:(?:is|are|shall\s{1,3}be)\s{1,3}(?:hereby\s{1,3})?(?:prohibited|forbidden|unlawful|an\s{1,3}offen[cs]e|liable|"
    r"punish\w+|guilty)|commits)\b",
    re.IGNORECASE,
)
_SENTENCE = 250
_COURT = re.compile(r"\b(?:courts?|judges?|magistrates?|justices?|tribunals?|warrants?|judicial\w*)\b", re.IGNORECASE)


def dispenses_with_court(wording: str) -> bool:
    """Whether a power may be used without a court's decision, in so many words."""
    return any(_is_leave(wording, match) for match in _WITHOUT.finditer(wording))


def is_denied_court(wording: str, words: Span) -> bool:
    """Whether the words in which a court was perceived only do without it: “without an order of a court, direct a host”.

    Parameters
    ----------
    wording, words
        The words of the clause, and the stretch of them that carries the safeguard.
    """
    for match in _WITHOUT.finditer(wording):
        if _is_leave(wording, match) and match.start() < words.end and words.start < match.end():
            return not _COURT.search(wording[words.start : match.start()] + "\n" + wording[match.end() : words.end])
    return False


def _is_leave(wording: str, match: re.Match[str]) -> bool:
    """Whether the words allow what is done without a court, rather than forbid or punish it."""
    is_forbidden = _FORBIDS.search(wording[max(0, match.start() - _SENTENCE) : match.start()])
    return is_forbidden is None and _FORBIDDEN_BEHIND.match(wording, match.end()) is None
