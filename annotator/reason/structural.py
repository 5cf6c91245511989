"""Structural reasons why a firmly worded safeguard counts in part: no length, review from inside, a secret report.

GUIDELINES.md: "a specified period" without a maximum is weak, so is review inside the executive, and a secret report. None of
these is a matter of wording: they show in the matrix and carry no label.
"""

from __future__ import annotations

import re

from annotator.reason.appeals import acting_offices

NO_LENGTH = "no length is stated"
INSIDE = "nobody outside the executive reviews"
SECRET = "the report is secret"

_PERIOD = r"(?:periods?|durations?|lengths?|terms?|times?)"
_STATED = re.compile(
    rf"\b(?:specif\w+|states?|stated|stating|indicat\w+|fix(?:es|ed)?|determin\w+|mention\w*|set(?:s|ting)?\s+out)\b[^.;]{{0,60}}?\b{_PERIOD}\b|"
    rf"\b(?:specified|stated|fixed|limited|reasonable|certain|given)\s+{_PERIOD}\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|"
    r"twenty|thirty|forty|forty[\s-]eight|fifty|sixty|seventy|seventy[\s-]two|eighty|ninety|hundred)\b[\s-]{1,3}"
    r"(?:\([^)]{1,12}\)\s{1,3}|[\w-]{1,12}\s{1,3}){0,2}(?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_EXECUTIVE = (
    r"(?:(?:prime\s+)?minister|president|cabinet|attorney[\s-]general|director\s+of\s+public\s+prosecutions|"
    r"secretary(?:\s+of\s+state)?|government)"
)
_TO_EXECUTIVE = re.compile(rf"\b(?:to|by|before|with)\s+(?:the|a)\s+(?:[\w-]{{1,20}}\s+){{0,2}}?{_EXECUTIVE}\b", re.IGNORECASE)
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


def find_weakness(kind: str, wording: str, power: str) -> str | None:
    """Why a firmly worded safeguard counts in part only; ``None`` where nothing of this kind is said.

    Parameters
    ----------
    kind
        Type of the safeguard.
    wording, power
        The words of its clause, and of the clause that confers the power.
    """
    match kind:
        case "time-limit":
            return NO_LENGTH if _STATED.search(wording) and not _FIGURE.search(wording) else None
        case "independent-oversight":
            return INSIDE if _is_inside(wording, power) else None
        case "transparency":
            return SECRET if _KEPT_SECRET.search(wording) and not _PUBLIC.search(wording) else None
        case _:
            return None


def _is_inside(wording: str, power: str) -> bool:
    """Whether only the executive, or the office that has the power, reviews its use."""
    own = {match["office"].lower() for match in _REVIEWED_BY_PART.finditer(wording)}
    if own & set(acting_offices(power)):
        return True
    return bool(_TO_EXECUTIVE.search(wording) or _INTERNAL.search(wording)) and not _OUTSIDE.search(wording)
