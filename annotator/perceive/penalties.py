"""Stated penalties as numbers: years of imprisonment (life = 99, death = 100), minimum terms, fines as worded."""

from __future__ import annotations

import re

from annotator.perceive.numbers import NUMBER, number_value
from annotator.records import Penalty

LIFE = 99.0
DEATH = 100.0
_PER_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "day": 365.0}
_AMOUNT = rf"(?P<number>{NUMBER})(?:\s*\(\s*(?:(?P<digits>\d+)|[a-z -]+)\s*\))?(?:\s+(?:calendar|consecutive))?[\s-]*(?P<unit>years?|months?|weeks?|days?)\b"
_DURATION = re.compile(_AMOUNT, re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:(?:from|between|of|not less than|no less than|at least)\s+)?(?P<low>{NUMBER})(?:\s*\(\s*(?P<lowdigits>\d+)\s*\))?"
    rf"(?:[\s-]*(?P<lowunit>years?|months?|days?))?\s*(?:to|and|-|–)\s*(?:not more than\s+|no more than\s+)?{_AMOUNT}",
    re.IGNORECASE,
)
_PRISON = re.compile(
    r"\b(imprison\w*|prison|jail\w*|penal\s+servitude|detention|custod\w+|incarcerat\w+|confinement|hard labou?r|deprivation of liberty|penitentiary)\b",
    re.IGNORECASE,
)
_LIFE = re.compile(r"\b(?:imprison\w*|prison|servitude|sentence\w*|jail\w*)\s+(?:\w+\s+){0,3}?(?:for\s+)?life\b|\blife\s+(?:imprisonment|sentence|in prison)\b", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:suffer|sentenced to|punish(?:ed|able) (?:with|by)|liable to)\s+(?:the\s+)?(?:penalty of\s+)?death\b|\bdeath penalty\b", re.IGNORECASE
)
_AT_LEAST = re.compile(r"\b(?:not|no)\s+(?:be\s+)?less\s+tha[nt]\b|\bat\s+least\b|\ba minimum (?:term )?of\b|\bnot (?:be )?below\b|\bnot shorter than\b", re.IGNORECASE)
_FINE = re.compile(r"\bfines?\b[^.;]{0,120}", re.IGNORECASE)
# A duration further than this from the word imprisonment belongs to something else (a time limit, an appeal).
REACH = 110
_OTHER = re.compile(r"\b(fine|within|retain\w*|keep|preserv\w+|period of validity|age|aged|old|appeal|renew\w*|disqualif\w+|prohibited from)\b", re.IGNORECASE)


# The basic form counts: a heavier term for a repeated offence does not.
_NOT_BASIC = re.compile(r"\b(?:second|subsequent|repeat\w*|previous(?:ly)?|continuing)\b[^.]{0,110}$", re.IGNORECASE)
# ``an offence punishable by imprisonment for five years or more`` defines a class of offences and punishes nobody.
_THRESHOLD = re.compile(
    r"\b(?:offen[cs]es?|crimes?|activity|acts?|death penalty)\b[^.;]{0,40}\b(?:punishable|carr\w+|penalty|punishment)\b[^.;]{0,45}$|"
    r"\b(?:for which the (?:punishment|penalty)|if the act carries)\b[^.;]{0,40}$|\b(?:expose\w*|torture|neither)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_THRESHOLD_TERM = re.compile(r"^(?!.{0,40}?\b(?:not|no) (?:exceeding|more)).{0,60}?\b(?:or more|exceed\w*|more than|at least|or the death|for life or)\b|^\W*$", re.IGNORECASE | re.DOTALL)
_OR_MORE = re.compile(r"\s*(?:or|and)\s+(?:more|over|upwards)\b", re.IGNORECASE)


def find_penalty(text: str) -> Penalty | None:
    """Read the sanction a clause states.

    Parameters
    ----------
    text
        One clause.

    Returns
    -------
    Penalty or None
        The greatest imprisonment in years, a statutory minimum, and the words of the fine; ``None``
        if no sanction is stated. Fines alone leave both years ``None``.
    """
    maxima: list[float] = []
    minima: list[float] = []
    for prison in _PRISON.finditer(text):
        before = text[max(0, prison.start() - 160) : prison.start()]
        if _NOT_BASIC.search(before) or _is_threshold(text, prison.start(), prison.end()):
            continue
        low, high = _term_after(text, prison.end())
        if high is None and low is None:
            low, high = _term_before(text, prison.start())
        if high is not None:
            maxima.append(high)
        if low is not None:
            minima.append(low)
    for pattern, years in ((_LIFE, LIFE), (_DEATH, DEATH)):
        found = pattern.search(text)
        if found and not _is_threshold(text, found.start(), found.end()) and not _NOT_BASIC.search(text[: found.start()][-160:]):
            maxima.append(years)
    fine = _FINE.search(text)
    is_sanction = fine is not None and re.search(r"\b(liable|punish\w*|penalt\w+|convict\w+|sentenced|offen[cs]e)\b", text, re.I)
    if not maxima and not minima and not is_sanction:
        return None
    return Penalty(
        max_years=max(maxima) if maxima else None,
        min_years=min(minima) if minima else None,
        fine=" ".join(fine.group().split())[:120] if fine and is_sanction else None,
    )


def _is_threshold(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 130) : start], text[end : end + 90]
    if re.search(r"\b(?:expose\w*|torture|neither)\b[^.;]{0,60}$", before, re.IGNORECASE):
        return True
    return bool(_THRESHOLD.search(before) and _THRESHOLD_TERM.search(after))


def _years(match: re.Match[str]) -> float | None:
    digits = match["digits"]
    value = float(digits) if digits else number_value(match["number"])
    if value is None:
        return None
    return round(value / _PER_YEAR[match["unit"].lower().rstrip("s")], 4)


def _term_after(text: str, at: int) -> tuple[float | None, float | None]:
    """Minimum and maximum of the term stated within reach behind the word for prison."""
    window = text[at : at + REACH]
    stop = re.search(r"[;]|\.\s|\b(?:imprison\w*|fine of|a fine)\b", window)
    limit = stop.start() if stop else len(window)
    window = re.sub(r"\band one \(?1?\)? ?day\b", " ", window[:limit], flags=re.IGNORECASE)
    span = _RANGE.search(window)
    if span and not _AT_LEAST.search(window[: span.start()][-14:]) and not re.match(r"\s*(?:a|an)\b", span.group(), re.I):
        high = _years(span)
        low_value = float(span["lowdigits"]) if span["lowdigits"] else number_value(span["low"])
        if low_value is not None and high is not None:
            unit = (span["lowunit"] or span["unit"]).lower().rstrip("s")
            return round(low_value / _PER_YEAR[unit], 4), high
    low = high = None
    for match in _DURATION.finditer(window):
        before = window[: match.start()]
        if _OTHER.search(before):
            break
        if _OR_MORE.match(window, match.end()):
            break
        value = _years(match)
        if _AT_LEAST.search(before[-24:]) or re.match(r"\s*at the least\b", window[match.end() :]):
            low = value
        else:
            high = value if high is None or (value or 0) > high else high
    return low, high


def _term_before(text: str, at: int) -> tuple[float | None, float | None]:
    """``two years' imprisonment``, ``three to six years of prison``: the term directly before the word."""
    window = text[max(0, at - 70) : at]
    matches = list(_DURATION.finditer(window))
    if not matches or not re.fullmatch(r"[’']?s?[’']?\s*(?:of|in|rigorous|simple|hard)?\s*", window[matches[-1].end() :], re.I):
        return None, None
    high = _years(matches[-1])
    for span in _RANGE.finditer(window):
        if span.end() == matches[-1].end() and high is not None:
            low = float(span["lowdigits"]) if span["lowdigits"] else number_value(span["low"])
            unit = (span["lowunit"] or span["unit"]).lower().rstrip("s")
            return (None if low is None else round(low / _PER_YEAR[unit], 4)), high
    # A term fixed by the law leaves the court no choice and counts as a floor (GUIDELINES.md, fixed prison terms).
    is_fixed = re.search(r"\b(?:punish\w*|sentenced)\s+(?:with|by|to)\s+$", window[: matches[-1].start()], re.IGNORECASE)
    return (high if is_fixed else None), high
