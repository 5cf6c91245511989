"""Whose safeguard it is: what judges, the holders of one office or special cases have is not every power's.

A clause on "powers under this Act" reaches every power, but "a cyber inspector shows his card" protects from inspectors alone,
"an order which the judge makes is proportionate" from judges, and a judge for privileged letters not for all letters.
"""

from __future__ import annotations

import re
from functools import partial

from annotator.perceive.offices import acting_offices
from annotator.perceive.patterns import across_lines

_across_lines = partial(across_lines, most=3)
# A power that itself speaks of a court, a warrant or an application is the one that the court's order beside it is about.
JUDICIAL = re.compile(
    r"\b(?:courts?|judges?|magistrates?|tribunals?|justices?|judicial\w*|warrants?|appl(?:y|ies|ied|ications?)|requests?)\b",
    re.IGNORECASE,
)
_BENCH = r"(?:judges?|courts?|magistrates?)\b"
_SPECIAL_CASES = _across_lines(
    r"\b(?:privileg\w+|journalis\w+|sources?|foreign|another state|mutual|assist\w*|"
    r"(?:carry out|execut\w+|on) (?:a|the) requests?|"
    r"(?:data|information|material|evidence) (?:so )?(?:obtained|collected|gathered)[^.;]{0,60}? used)\b"
)
_REPORTED_BY_COURT = _across_lines(
    r"\A[^.;]{0,60}?\b(?:judicial council|registrar|(?:judge|court|magistrate)s?)\b[^.;]{0,40}?"
    r"\b(?:shall|must|may|publish\w*|submit\w*)\b"
)
_FIRST = r"\A\W{0,4}(?:\(\w{1,4}\)\s{0,3})?"
_FOR_OFFICERS = _across_lines(
    _FIRST + r"(?:an?|the|every|each|any) (?:[\w-]{1,20} ){0,3}?(?P<office>inspector|officer|judge|prosecutor|commissioner|agent|"
    r"investigator|magistrate|provider|operator|licensee)s? (?:shall|must|may|\w{2,20}s)\b"
)
_JUDICIAL_ORDERS = _across_lines(
    _FIRST + r"(?:an?|the|every|each|no) (?:[\w-]{1,20} ){0,2}(?:orders?|warrants?|decisions?) "
    rf"(?:which|that|of|by|(?:made|issued|granted|given) by) [^.;,]{{0,30}}?\b{_BENCH}"
)


def is_of_special_cases(wording: str, power: str) -> bool:
    """Whether a judge's decision is asked for privileged material, another State or the later use of data, and the power is none.

    Parameters
    ----------
    wording, power
        The words of the clause on powers at large, and of the clause that confers the power.
    """
    if _JUDICIAL_ORDERS.search(wording) and not JUDICIAL.search(power):
        return True
    return _SPECIAL_CASES.search(wording) is not None and not _SPECIAL_CASES.search(power)


def is_for_others(wording: str, power: str) -> bool:
    """Whether a rule on powers at large binds judges or the holders of one office, and the power is given to others alone."""
    if _JUDICIAL_ORDERS.search(wording) and not JUDICIAL.search(power):
        return True
    found = _FOR_OFFICERS.match(wording)
    if found is None:
        return False
    if found["office"].lower() in {"judge", "magistrate"}:
        return not JUDICIAL.search(power)
    return not re.search(rf"\b{found['office']}", power, re.IGNORECASE) and any(acting_offices(power))


def is_report_of_courts(wording: str, power: str) -> bool:
    """Whether a court reports, which knows of what courts allowed, and the power needs no court."""
    return _REPORTED_BY_COURT.search(wording) is not None and not JUDICIAL.search(power)
