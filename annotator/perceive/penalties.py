"""Stated penalties as numbers: years of imprisonment (life = 99, death = 100), minimum terms, fines as worded.

Prison terms are found from anchors: words for prison (``imprisonment for``, ``years in gaol``) and formulas
of sentencing (``sentenced to``, ``penalty:``). Of the terms found, those of the basic form count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.perceive.numbers import NUMBER, number_value
from annotator.records import Penalty

LIFE = 99.0
DEATH = 100.0
_PER_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "day": 365.0}
_UNIT = r"(?:years?|months?|weeks?|days?)"
# A duration further than this from its anchor belongs to something else (a time limit, an appeal).
REACH = 110


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _amount(name: str) -> str:
    """A duration: ``six (6) years``, ``6 (six) months``, ``one year and four months``."""
    return (
        rf"(?P<{name}>{NUMBER})(?:\s*\(\s*(?:(?P<{name}_digits>[0-9]+)|[a-z -]+)\s*\))?(?:\s+(?:full|calendar|consecutive))?"
        rf"[\s-]*(?P<{name}_unit>{_UNIT})\b(?:\s+and\s+(?P<{name}_rest>{NUMBER})\s+(?P<{name}_rest_unit>months?|days?)\b)?"
    )


_DURATION = _compile(_amount("n"))
_RANGE = _compile(
    rf"(?P<low>{NUMBER})(?:\s*\(\s*(?P<low_digits>[0-9]+)\s*\))?(?:[\s-]*(?P<low_unit>{_UNIT})\b[’']?)?\s*(?:to|and|nor|-|–)\s*"
    rf"(?:(?:not |no )?(?:more|less) than\s+|at most\s+|(?:up )?to\s+)?{_amount('n')}"
)
# The second figure of a pair may leave its unit out: ``five years, which may extend to seven``.
_SECOND = _compile(
    rf"^[’']?,?\s*(?:at the least\s*)?(?:(?P<up>(?:which|and)? ?may (?:extend|rise|go up) to|(?:and|nor) (?:not )?more than|and)|"
    rf"(?P<down>and in no case (?:to )?less than))\s+(?P<n>{NUMBER})(?=\s*(?:[.,;]|$|at the most))(?!\s*,\s*[0-9])"
)
_PRISON = _compile(
    r"\b(?:imprison\w*|prison|jail\w*|gaol\w*|penal\s+servitude|detention|custod(?:y|ial)|incarcerat\w+|confine(?:ment|d)|hard labou?r|"
    r"depriv(?:ation|ed) of (?:his |her |their )?liberty|penitentiary|seclusion|arrest|behind bars|with labour)\b"
)
# Formulas that state a term without any word for prison. Each ends directly before the term.
_LIMIT = r"(?:up to|not more than|no more than|not exceeding|a maximum of|a minimum of|at least|not less than|less than|exactly)"
_SENTENCE = _compile(
    rf"\b(?:(?:sentenced?|condemned|correction) (?:\w+ ){{0,3}}?to (?:(?:a|the) (?:\w+ )?(?:term|period) of )?(?:{_LIMIT} )?"
    rf"|(?:serve|sentence of|penalty of|sentence\b[^.;]{{0,80}}? term of|maximum sentence is|maximum penalty is) (?:a (?:term|period) (?:of )?)?(?:{_LIMIT} )?"
    rf"|correction for a period of (?:{_LIMIT} )?"
    rf"|offen[cs]e;? ?(?:carrying|penalty,) (?:{_LIMIT} )?|(?:is raised|be raised) to (?:{_LIMIT} )?"
    rf"|liable (?:on (?:summary )?(?:conviction|indictment) )?(?:on indictment )?to (?:{_LIMIT} )?"
    rf"|on indictment, |\bpenalty:? (?:[-–—] )?(?:{_LIMIT} )?|liability: on summary conviction, \$[0-9,]+ or )"
    rf"(?={NUMBER}[\s-]*(?:\(\w+\)\s*)?(?:(?:to|and|-|–) {NUMBER} )?{_UNIT}\b(?! of (?:community|fine)|[’']? (?:notice|salary)))"
)
_LIFE = _compile(
    r"\b(?:imprison\w*|prison|servitude|sentence\w*|jail\w*)\s+(?:\w+\s+){0,3}?(?:for\s+)?life\b|\blife\s+(?:imprisonment|sentence|in prison)\b"
)
_DEATH = _compile(
    r"\b(?:suffer|sentenced to|punish(?:ed|able) (?:with|by)|liable to)\s+(?:the\s+)?(?:penalty of\s+)?death\b|\bdeath penalty\b"
)
_AT_LEAST = _compile(
    r"\b(?:(?:not|no)\s+(?:be\s+)?(?:less\s+tha[nt]|below|shorter than)|at\s+least|a minimum (?:term )?of|not fall below|less than)\s*$"
)
_AT_LEAST_BEHIND = _compile(r"^[’']?\s*at (?:the )?least\b")
_MAXIMUM = _compile(r"\bmaxim\w+\b[^.;]{0,100}$")
_FINE = _compile(r"\bfines?\b[^.;]{0,120}")
_SANCTION = _compile(r"\b(?:liable|punish\w*|penalt\w+|convict\w+|sentenced|offen[cs]e)\b")
_OTHER = _compile(
    r"\b(?:fine|within|retain\w*|keep|preserv\w+|valid\w*|age|aged|old|appeal|renew\w*|disqualif\w+|prohibited from|notice|"
    r"period of validity|probation|supervision|licen[cs]e)\b"
)
_OR_MORE = _compile(r"\s*(?:or|and)\s+(?:more|over|upwards|greater)\b")
_STOP = _compile(r"[;]|\.\s|\b(?:imprison\w*|fine of|a fine)\b")

# The basic form counts: neither a heavier term for repetition nor one for an aggravating circumstance.
_REPEATED = _compile(r"\b(?:second|subsequent|repeat\w*|previous(?:ly)?|continuing|recidiv\w+)\b[^.;]{0,200}$")
_REPEATED_BEHIND = _compile(r"^[^.;]{0,40}?\b(?:second|subsequent|repeat\w*|recidiv\w+)\b")
_AGGRAVATED = _compile(r"\b(?:if|where|when|unless|in (?:the )?case of|in the event)\b(?![^.;]{0,40}\b(?:indictment|summar\w+)\b)")
_BASIC_AGAIN = _compile(r"\bin any other case\b|\botherwise\b")

# ``an offence punishable by imprisonment for five years or more`` defines a class of offences and punishes nobody.
_CLASS = r"\b(?:offen[cs]es?|crimes?|felon(?:y|ies)|activity|acts?|conduct)\b"
_THRESHOLD = _compile(
    rf"{_CLASS}[^.;]{{0,60}}?(?:\b(?:that|which|(?:that|which) (?:is|are|may be)|if \w+ is)\s+(?:punish\w+|carr\w+)|"
    rf"(?<!shall be )(?<!is )(?<!are )(?<!be )\b(?:punishable|carrying))\b[^.;]{{0,80}}$|\bif (?:the|that) act carries\b[^.;]{{0,40}}$|"
    rf"\bfor which the (?:maximum )?(?:punishment|penalty)\b[^.;]{{0,60}}$|\boffen[cs]es? with [^.;]{{0,30}}$|"
    rf"[”\"’] means\b[^.;]{{0,90}}\b(?:punish\w+|penalty|carr\w+)\b[^.;]{{0,45}}$|\bpunish\w+ in both (?:states|parties)\b[^.;]{{0,30}}$|"
    rf"\bprescribe\b[^.;]{{0,40}}$"
)
_COMMITS = _compile(
    rf"\b(?:commits?|committed|guilty of|liable for|constitutes?|amounts? to|shall be|is|be)\s+(?:itself\s+)?(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?{_CLASS}"
    rf"(?![^.;]*{_CLASS})[^.;]{{0,60}}$|\bmisdemeano[u]?r\b[^.;]{{0,60}}$"
)
_OPEN_TERM = _compile(
    r"^(?!.{0,40}?\b(?:not|no) (?:exceeding|more)).{0,60}?\b(?:or more|exceed\w*|more than|greater than|at least|or the death|for life or)\b"
)
_GENERAL_PUNISHMENT = _compile(rf"{_CLASS}[^.;]{{0,40}}\b(?:punishable|carr\w+|penalty|punishment)\b[^.;]{{0,45}}$")
_PERSECUTION = _compile(r"\b(?:exposed? to|face|torture|neither|impose|persecut\w+)\b[^.;]{0,60}$")
# ``shall be imprisoned for five years`` leaves the court no choice: a floor as well (GUIDELINES.md, fixed prison terms).
_FIXED = _compile(
    r"\b(?:shall (?:\w+ ){0,3}?(?:be (?:\w+ ){0,2}?(?:imprisoned|jailed|sent to|sentenced|punished|confined|condemned)|suffer|incur|go to)|entails?|"
    r"sentenced to a term of exactly)\b[^.;]{0,60}$"
)
_CEILING = _compile(
    r"\b(?:up ?to|(?:not|no) (?:more|exceeding|above|longer|over|greater)|exceed\w*|at the most|maxim\w+|extend|at most|may|liable|can|punishable|or less|within)\b"
)


@dataclass(frozen=True, slots=True)
class _Term:
    """One prison term of a clause; ``start`` and ``end`` are where its figures stand."""

    start: int
    end: int
    low: float | None
    high: float | None
    is_repeat: bool = False


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
    plain = re.sub(r"[\[\]]|\band one \(?1?\)? ?day\b", " ", " ".join(text.split()), flags=re.IGNORECASE)
    terms = _basic(plain, sorted(_terms(plain), key=lambda t: t.start))
    maxima = [t.high for t in terms if t.high is not None]
    minima = [t.low for t in terms if t.low is not None]
    fine = _FINE.search(plain)
    is_sanction = fine is not None and _SANCTION.search(plain) is not None
    if not terms and not is_sanction:
        return None
    return Penalty(
        max_years=max(maxima, default=None),
        min_years=min(minima, default=None),
        fine=" ".join(fine.group().split())[:120] if fine and is_sanction else None,
    )


def _terms(text: str) -> Iterator[_Term]:
    """Every prison term, basic or not, once."""
    seen: set[int] = set()
    anchors = [(m.start(), m.end(), False) for m in _PRISON.finditer(text)] + [(m.start(), m.end(), True) for m in _SENTENCE.finditer(text)]
    for start, end, is_formula in anchors:
        if _is_threshold(text, start, end):
            continue
        term = _term_after(text, end) or (None if is_formula else _term_before(text, start))
        if term is not None and term.end not in seen:
            seen.add(term.end)
            yield _with_circumstances(text, term, min(start, term.start))
    for pattern, years in ((_LIFE, LIFE), (_DEATH, DEATH)):
        for found in pattern.finditer(text):
            if not _is_threshold(text, found.start(), found.end(), is_death=years == DEATH):
                low = LIFE if years == LIFE and re.search(r"\bshall be $", text[: found.start()], re.IGNORECASE) else None
                yield _with_circumstances(text, _Term(found.start(), found.end(), low, years), found.start())


def _with_circumstances(text: str, term: _Term, anchor: int) -> _Term:
    is_repeat = _REPEATED.search(text[max(0, anchor - 220) : anchor]) or _REPEATED_BEHIND.search(text[term.end : term.end + 80])
    return _Term(term.start, term.end, term.low, term.high, bool(is_repeat))


def _basic(text: str, terms: list[_Term]) -> list[_Term]:
    """Terms of the basic form: none for repetition, and aggravated ones only where nothing stands before them."""
    kept: list[_Term] = []
    for term in (t for t in terms if not t.is_repeat):
        between = text[kept[-1].end : term.start] if kept else ""
        behind = re.split(r"[.;]", text[term.end : term.end + 60])[0]
        if kept and _BASIC_AGAIN.search(between[-80:]):
            kept = [term]
        elif not kept or not (_AGGRAVATED.search(between) or _AGGRAVATED.match(behind.lstrip(" ,’'"))):
            kept.append(term)
    return kept


def _is_threshold(text: str, start: int, end: int, is_death: bool = False) -> bool:
    """Whether the words before say that a class of offences is meant, or a fate abroad, rather than a sanction here."""
    before, after = text[max(0, start - 150) : start], text[end : end + 90]
    if is_death and _PERSECUTION.search(before):
        return True
    if _COMMITS.search(before):
        return False
    return bool(_THRESHOLD.search(before) or (_GENERAL_PUNISHMENT.search(before) and _OPEN_TERM.search(after)))


def _years(number: str, digits: str | None, unit: str) -> float:
    value = float(digits) if digits else number_value(number) or 0.0
    return value / _PER_YEAR[unit.lower().rstrip("s")]


def _length(match: re.Match[str]) -> float:
    """Years of a matched duration, its smaller rest included."""
    total = _years(match["n"], match["n_digits"], match["n_unit"])
    if match["n_rest"]:
        total += _years(match["n_rest"], None, match["n_rest_unit"])
    return round(total, 4)


def _range_low(match: re.Match[str]) -> float:
    return round(_years(match["low"], match["low_digits"], match["low_unit"] or match["n_unit"]), 4)


def _term_after(text: str, at: int) -> _Term | None:
    """The term stated within reach behind an anchor."""
    window = text[at : at + REACH]
    stop = _STOP.search(window)
    window = window[: stop.start()] if stop else window
    first = _DURATION.search(window)
    span = _RANGE.search(window)
    if span and (first is None or span.start() <= first.start()) and not _OTHER.search(window[: span.start()]) and span["low"].lower() not in {"a", "an"}:
        return _Term(at + span.start(), at + span.end(), _range_low(span), _length(span))
    low = high = None
    start = end = -1
    for match in _DURATION.finditer(window):
        before = window[: match.start()]
        if _OTHER.search(before) or _OR_MORE.match(window, match.end()) or (end >= 0 and re.search(r"\b(?:if|where|when|or)\b", window[end : match.start()])):
            break
        is_low = _AT_LEAST.search(text[max(0, at - 30) : at + match.start()]) or _AT_LEAST_BEHIND.match(window[match.end() :])
        if is_low and not _MAXIMUM.search(text[max(0, at - 60) : at + match.start()]):
            low = _length(match)
        else:
            high = max(high or 0.0, _length(match))
        start, end = (match.start() if start < 0 else start), match.end()
        second = _SECOND.match(window[match.end() :])
        if second:
            value = round(_years(second["n"], None, match["n_unit"]), 4)
            low, high = (value, high) if second["down"] else (low, value)
            end += second.end()
    if start < 0:
        bare = re.search(rf"\b(?:term|number) of years (?:not above|not exceeding|up to) (?P<n>{NUMBER})", window, re.IGNORECASE)
        return _Term(at + bare.start(), at + bare.end(), None, _years(bare["n"], None, "years")) if bare else None
    if low is None and high is not None and _is_fixed(text, at, at + start, at + end):
        low = high
    return _Term(at + start, at + end, low, high)


def _term_before(text: str, at: int) -> _Term | None:
    """``two years' imprisonment``, ``three to six years of prison``: the term directly before the word."""
    offset = max(0, at - 70)
    window = text[offset:at]
    matches = list(_DURATION.finditer(window))
    if not matches or not re.fullmatch(r"[’']?s?[’']?\s*(?:of|in|rigorous|simple|hard)?\s*", window[matches[-1].end() :], re.IGNORECASE):
        return None
    last = matches[-1]
    high = _length(last)
    for span in _RANGE.finditer(window):
        if span.end() == last.end() and span["low"].lower() not in {"a", "an"}:
            return _Term(offset + span.start(), at, _range_low(span), high)
    if _AT_LEAST.search(window[: last.start()]) and not _MAXIMUM.search(text[max(0, at - 160) : offset + last.start()]):
        return _Term(offset + last.start(), at, high, None)
    low = high if _is_fixed(text, offset + last.start(), offset + last.start(), at) else None
    return _Term(offset + last.start(), at, low, high)


def _is_fixed(text: str, anchor: int, start: int, end: int) -> bool:
    """Whether the wording leaves the court no choice of length."""
    before = text[max(0, anchor - 90) : anchor]
    verb = _FIXED.search(before)
    return verb is not None and not _CEILING.search(before[verb.start() :] + text[anchor:start] + text[end : end + 16])
