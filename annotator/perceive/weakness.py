"""Structural reasons why a firmly worded safeguard counts in part.

GUIDELINES.md: "a specified period" without a maximum is weak, so are review inside the executive, a secret report, and a need
that the office itself considers to exist; so is a remedy that ends with a minister. What holds "unless the Minister otherwise
directs" holds at the Minister's pleasure. They show in the matrix and carry no label of their own.
"""

from __future__ import annotations

import re

from annotator.perceive.offices import acting_offices
from annotator.perceive.sentences import sentence_around
from annotator.records import Span

NO_LENGTH = "no length is stated"
NO_GREATEST = "only a least length is stated"
INSIDE = "nobody outside the executive reviews"
SECRET = "the report is secret"
SELF_ASSESSED = "the office that acts judges it itself"
AT_PLEASURE = "an office may set it aside"
LAST_WORD = "the executive has the last word"

_PERIOD = r"(?:periods?|durations?|lengths?|terms?|times?)"
_STATED = re.compile(
    rf"\b(?:specif\w+|states?|stated|stating|indicat\w+|fix(?:es|ed)?|determin\w+|mention\w*|set(?:s|ting)?\s+out)\b[^.;]{{0,60}}?\b{_PERIOD}\b|"
    rf"\b(?:specified|stated|fixed|limited|reasonable|certain|given)\s+{_PERIOD}\b|\bsuch\s+(?:a\s+)?period\s+as\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|"
    r"twenty|thirty|forty|forty[\s-]eight|fifty|sixty|seventy|seventy[\s-]two|eighty|ninety|hundred)\b[\s-]{1,3}"
    r"(?:\([^)]{1,12}\)\s{1,3}|[\w-]{1,12}\s{1,3}){0,2}(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at\s+least|(?:not|no)\s+less\s+than|a\s+minimum(?:\s+period)?\s+of)\s+(?:a\s+period\s+of\s+)?\Z", re.IGNORECASE
)
_LEAST_REACH = 40
_GREATEST = re.compile(r"\b(?:exceed\w*|no\s+longer|(?:not|no)\s+more\s+than|at\s+most|max\w+|up\s+to)\b", re.IGNORECASE)
_EXECUTIVE = (
    r"(?:(?:prime\s+)?minister|president|cabinet|attorney[\s-]general|director\s+of\s+public\s+prosecutions|"
    r"secretary(?:\s+of\s+state)?|government)"
)
_TO_EXECUTIVE = re.compile(rf"\b(?:to|by|before|with)\s+(?:the|a)\s+(?:[\w-]{{1,20}}\s+){{0,2}}?{_EXECUTIVE}\b", re.IGNORECASE)
_FINAL = re.compile(
    r"\b(?:decisions?|rulings?|determinations?|orders?)\b[^.;]{0,60}?\b(?:is|are|shall\s+be|will\s+be)\s+"
    r"(?:conclusive\s+and\s+)?final\b",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"\binternal\s+(?:[\w-]{1,20}\s+){0,2}?(?:audit\w*|inspect\w*|review\w*|controls?|oversight|supervis\w*|affairs|unit|division|department)\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:parliament\w*|congress\w*|courts?|judges?|judicial\w*|tribunals?|independent\w*|ombud\w*|commission\w*|assembly|magistrates?|"
    r"supervisory|legislat\w*|committees?|senate|house|auditor[\s-]general|panel|data\s+protection|review\s+(?:agency|board|body)|inspector[\s-]general)\b",
    re.IGNORECASE,
)
_REVIEWED_BY_PART = re.compile(
    r"\b(?:review\w*|supervis\w*|oversee\w*|overseen|examin\w*|inspect\w*|audit\w*|monitor\w*)\s+by\s+(?:the|an?)\s+"
    r"(?:[\w-]{1,20}\s+){0,2}?(?:board|head|inspectorate|unit|committee|council|division|department)\s+of\s+the\s+(?P<office>[\w-]{1,30})",
    re.IGNORECASE,
)
_KEPT_SECRET = re.compile(
    r"\b(?:reports?|registers?|statistics|records?|figures)\b[^.;]{0,60}?\b(?:is|are|be|remains?|kept|which\s+is)\s+"
    r"(?:strictly\s+)?(?:confidential|secret|classified)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:publi\w+|parliament\w*|congress\w*|assembly|house|senate|gazette)\b", re.IGNORECASE)

# "If he considers it necessary"; what is believed on reasonable grounds, or found by a court, is more than that.
_CONSIDERED = re.compile(
    r"\b(?:considers|deems|thinks|(?:they|may|might)\s+(?:consider|deem|think)|(?:is|are)\s+(?:considered|deemed|thought)|"
    r"of\s+(?:the\s+)?opinion|in\s+the\s+(?:opinion|view)\s+of|in\s+(?:his|her|its|their|the\s+[\w-]{1,20}[’']s)\s+(?:own\s+)?"
    r"(?:opinion|view|judge?ment)|appears?\s+to\s+(?:him|her|it|them|(?:the|an?)\s+(?:[\w-]{1,20}\s+){0,2}?"
    r"(?:minister|director|officer|authority|agency|commission)))\b"
    r"[^.;]{0,120}?\b(?:necess\w+|needed|required|expedient|proportion\w+)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:courts?|judges?|magistrates?|tribunals?|justices?|judicial\s+commissioner)\b[^.;]{0,80}\Z", re.IGNORECASE
)
_JUDGED_REACH = 120
# "On application of an officer who considers it necessary, a judge may": the judge finds it too.
_JUDGED_AFTER = re.compile(
    r"[^.;]{0,160}?\b(?:courts?|judges?|magistrates?|tribunals?|justices?(?:\s+of\s+the\s+peace)?)\b[^.;]{0,80}?"
    r"\b(?:may|shall|must|is\s+satisfied|issues?|grants?)\b",
    re.IGNORECASE,
)
_APPEALED = re.compile(r"\b(?:appeal\w*|complain\w*|challenge\w*|petition\w*)\b", re.IGNORECASE)
_JUDGE = re.compile(r"\b(?:courts?|judges?|magistrates?|tribunals?|justices?)\b", re.IGNORECASE)
_PLEASURE = re.compile(
    r"\b(?:unless|(?:except|save)(?:\s+(?:where|if|when|that))?)\s+"
    # Nobody of the executive: a chief justice, the president of a court, an independent authority.
    r"(?!(?:the\s+|an?\s+)?(?:chief\s+(?:justice|judge|magistrate)|president\s+of\s+(?:the|an?)\s+(?:[\w-]{1,20}\s+)?"
    r"(?:court|tribunal|chamber)|(?:[\w-]{1,20}\s+)?(?:data\s+protection|privacy|supervisory)\s+(?:authority|agency|commission))\b)"
    r"(?:the\s+|an?\s+)?(?:[\w-]{1,20}\s+){0,2}?"
    r"(?:minister|ministry|director|officer|official|authority|agency|commission|secretary|government|prosecutor|inspector|head|chief|"
    r"superintendent|attorney[\s-]general|centre|service|president)\b[^.;,]{0,30}?"
    r"\b(?:directs?|decides?|determines?|orders?|thinks?|considers?|deems?|consents?|certifies|agrees?|is\s+of\s+(?:the\s+)?opinion)\b",
    re.IGNORECASE,
)
# "For analysis and for any purpose of public safety" limits nothing; "shall not be used for any other purpose" does.
_ANY_PURPOSE = re.compile(r"\bfor\s+(?:any|all|whatever)\s+(?:other\s+|lawful\s+|legitimate\s+){0,2}purposes?\b", re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:not|no|nor|neither|never|nothing|nobody|only|solely|unless|except|without|cannot|prohibit\w*|forbid\w*|unlawful)\b",
    re.IGNORECASE,
)
_AT_PLEASURE = frozenset({"judicial-authorisation", "notification", "transparency", "purpose-limitation", "data-protection"})


def find_weakness(kind: str, wording: str, evidence: Span, power: str) -> str | None:
    """Why a firmly worded safeguard counts in part only; ``None`` where nothing of this kind is said.

    Parameters
    ----------
    kind
        Type of the safeguard.
    wording, power
        The words of its clause, and of the clause that confers the power.
    evidence
        Where in its clause the safeguard was perceived.
    """
    sentence = sentence_around(wording, evidence)
    if kind in _AT_PLEASURE and _PLEASURE.search(sentence):
        return AT_PLEASURE
    match kind:
        case "necessity" | "proportionality":
            return SELF_ASSESSED if _is_self_assessed(sentence) else None
        case "time-limit":
            return _missing_length(wording)
        case "independent-oversight":
            return INSIDE if _is_inside(wording, power) else None
        case "remedy":
            return LAST_WORD if _is_final_inside(wording) else None
        case "transparency":
            return SECRET if _KEPT_SECRET.search(wording) and not _PUBLIC.search(wording) else None
        case _:
            return None


def opens_every_purpose(wording: str, evidence: Span) -> bool:
    """Whether a limit of purpose was perceived in a sentence that lets data be used for any: it limits nothing.

    Parameters
    ----------
    wording, evidence
        The words of the clause, and where in them the safeguard was perceived.
    """
    sentence = sentence_around(wording, evidence)
    opened = _ANY_PURPOSE.search(sentence)
    return opened is not None and _LIMITS.search(sentence, 0, opened.start()) is None


def _missing_length(wording: str) -> str | None:
    """What a time limit leaves open: every length, or the greatest one."""
    figures = list(_FIGURE.finditer(wording))
    if not figures:
        return NO_LENGTH if _STATED.search(wording) else None
    is_least = all(_LEAST.search(wording[max(0, m.start() - _LEAST_REACH) : m.start()]) for m in figures)
    return NO_GREATEST if is_least and not _GREATEST.search(wording) else None


def _is_self_assessed(sentence: str) -> bool:
    """Whether nobody but the office that acts finds that the measure is needed, or in proportion."""
    return any(not _is_judged(sentence, match) for match in _CONSIDERED.finditer(sentence))


def _is_judged(sentence: str, considered: re.Match[str]) -> bool:
    """Whether a court is the one that considers, or decides on what an office considers."""
    before = sentence[max(0, considered.start() - _JUDGED_REACH) : considered.start()]
    after = _JUDGED_AFTER.match(sentence, considered.end())
    is_asked = after is not None and not _APPEALED.search(after.group())
    return is_asked or bool(_JUDGED.search(before) or _JUDGE.search(considered.group()))


def _is_final_inside(wording: str) -> bool:
    """Whether a complaint ends with the executive: "to the Minister, whose decision is final"."""
    return bool(_TO_EXECUTIVE.search(wording) and _FINAL.search(wording)) and not _OUTSIDE.search(wording)


def _is_inside(wording: str, power: str) -> bool:
    """Whether only the executive, or the office that has the power, reviews its use."""
    own = {match["office"].lower() for match in _REVIEWED_BY_PART.finditer(wording)}
    if own & set(acting_offices(power)):
        return True
    return bool(_TO_EXECUTIVE.search(wording) or _INTERNAL.search(wording)) and not _OUTSIDE.search(wording)
