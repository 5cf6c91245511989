"""Prison terms of a clause in years (life = 99, death = 100), with what they are for: the basic form, repetition, aggravation.

Prison terms are found from anchors: words for prison (``imprisonment for``, ``years in gaol``) and formulas
of sentencing (``sentenced to``, ``penalty:``). Of the terms found, those of the basic form count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.letters import fold_letters
from annotator.perceive.circumstances import FIRST_TIME, LATER_TIME, is_repeated
from annotator.perceive.no_sanction import is_before_trial, is_ruled_out, is_threshold
from annotator.perceive.numbers import AND_HALF, NUMBER, number_value
from annotator.perceive.patterns import any_of, ignoring_case

LIFE = 99.0
DEATH = 100.0
_PER_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "day": 365.0}
# ``three hundred day-fines`` are no days.
_UNIT = r"(?:years?|months?|weeks?|days?)(?![’']?[- ]fines?\b)"
# A duration further than this from its anchor belongs to something else (a time limit, an appeal).
REACH = 110


def _amount(name: str) -> str:
    """A duration: ``six (6) years``, ``6 (six) months``, ``one year and four months``, ``a year and a half``."""
    return (
        rf"(?P<{name}>{NUMBER})(?:\s*\(\s*(?:(?P<{name}_digits>[0-9]+)|[a-z -]+)\s*\)|\))?(?:\s+(?:full|calendar|consecutive))?"
        rf"[\s-]*(?P<{name}_unit>{_UNIT})\b(?:(?P<{name}_half>{AND_HALF})|"
        rf"\s+and\s+(?P<{name}_rest>{NUMBER})\s+(?P<{name}_rest_unit>months?|days?)\b)?"
    )


_DURATION = ignoring_case(_amount("n"))
_RANGE = ignoring_case(
    rf"(?P<low>{NUMBER})(?:\s*\(\s*(?:(?P<low_digits>[0-9]+)|[a-z -]+)\s*\))?(?:[\s-]*(?P<low_unit>{_UNIT})\b[’']?)?"
    rf"\s*(?P<join>(?:up )?to|until|and|nor|-|–)\s*(?:(?:not |no )?(?:more|less) than\s+|at most\s+|(?:up )?to\s+)?{_amount('n')}"
)
# The second figure of a pair may leave its unit out: ``five years, which may extend to seven``.
_SECOND = ignoring_case(
    rf"^[’']?,?\s*(?:at the least\s*)?(?:(?P<up>(?:which|and)? ?may (?:extend|rise|go up) to|(?:and|nor) (?:not )?more than|and)|"
    rf"(?P<down>and in no case (?:to )?less than))\s+(?P<n>{NUMBER})(?=\s*(?:[.,;]|$|at the most))(?!\s*,\s*[0-9])"
)
_PRISON = any_of(
    r"\b(?:imprison\w*(?:\s+of\s+(?:either|any)\s+(?:description|kind))?|prisi?[oó]n|jail\w*|gaol\w*|penal\s+servitude|detention|custod(?:y|ial)|incarcerat\w+|confine(?:ment|d))\b",
    r"\b(?:depriv(?:ation|ed) of (?:his |her |their )?(?:liberty|freedom)|penitentiary|seclusion|reclusion)\b",
    r"\b(?:behind bars|(?:hard|with) labou?r|(?:of|with) arrest)\b|\barrest(?= of)",
    r"(?<=year )on indictment\b|(?<=years )on indictment\b|(?<=months )on (?:indictment|summary conviction)\b",
)
# Between a term and the word for prison behind it: ``two years of rigorous imprisonment``.
_UP_TO_PRISON = ignoring_case(
    r"[’']?s?[’']?\s*(?:(?:of|in|rigorous|simple|hard|strict|correctional|criminal|temporary|ordinary|effective|actual|"
    r"unconditional|closed)\s*){0,2}"
)
# ``Corrective labour for up to two years, or deprivation of liberty for the same term``.
_SAME_TERM = ignoring_case(r" (?:for|of) (?:up to )?(?:the same|an equal|an identical|a like) (?:term|period|duration|length)\b")
_SANCTIONED = ignoring_case(
    r"\b(?:punish(?:ed|able)|sanctioned|sentenced|liable) (?:by|with|to) (?:(?:temporary|simple|rigorous) )?$"
)
_OPEN_END = ignoring_case(r" (?:and|or)\b|[.,;]|$")
_AGAIN_IN_FIGURES = r"\([\w -]{1,40}\)"
# Formulas that state a term without any word for prison. Each ends directly before the term.
_LIMIT = r"(?:up to|not more than|no more than|not exceeding|a maximum of|a minimum of|at least|not less than|less than|exactly)"
_SENTENCE = ignoring_case(
    r"(?:"
    + "|".join(
        (
            r"\b(?:sentenced?|condemned|correction)\b(?:(?!community)[^.;]){0,60}? to (?:(?:a|the) (?:\w+ )?term of )?",
            r"\b(?:serve|sentence of|penalty of|sentence\b[^.;]{0,80}? term of) (?:a (?:term|period) (?:of )?)?",
            r"\bmaximum (?:sentence|penalty) is |\bcorrection for a period of ",
            r"\boffen[cs]e;? ?(?:carrying|penalty,) |\b(?:is|be) raised to ",
            r"\bliable (?:on (?:summary )?(?:conviction|indictment) )?(?:on indictment )?to ",
            r"\bon (?:indictment|summary conviction), (?:a fine and )?(?:a term of )?",
            r"\b(?:liability|maximum) on (?:indictment|summary conviction)(?::| is) ",
            r"\bliability: on summary conviction, \$[0-9,]+ or ",
            r"\b(?:felony|misdemeano[u]?r)[^.;]{0,30}?, punishable by |\bcourt shall impose (?:a term of )?",
            r"\bpenalty:? (?:[-–—] )?",
        )
    )
    + rf")(?:(?:{_LIMIT}|from|between) )?(?={NUMBER}[\s-]*(?:{_AGAIN_IN_FIGURES}\s*)?"
    + rf"(?:(?:to|and|-|–) {NUMBER}\s+(?:{_AGAIN_IN_FIGURES}\s*)?)?{_UNIT}\b(?! of (?:community|fine)))"
)
_LIFE = any_of(
    r"\b(?:imprison\w*|prison|servitude|sentence\w*|jail\w*)\s+(?:(?:with|of|rigorous|simple|hard|labou?r|for|terms?|periods?|an?|the|"
    r"his|her|their|that|(?:person|convict|offender)[’']s|natural|remainder|rest|to|up|in|or|years?|\d{1,2}|imprisonment|prison|which|"
    r"may|extend|extending)\s+){0,8}?"
    r"life\b(?!\s+of\b)",
    r"\blife\s+(?:imprisonment|sentence|in prison)\b|\byears or for life\b",
)
_DEATH = any_of(
    r"\b(?:suffer|sentenced to|punish(?:ed|able) (?:with|by)|liable to)\s+(?:the\s+)?"
    r"(?:(?:penalty of\s+)?death|capital punishment)\b",
    r"\b(?:for life|life imprisonment|perpetua) (?:to|or) (?:with |by )?death\b|\bdeath penalty\b|"
    r"\b(?:shall|must|may|liable to) be put to death\b|"
    r"\b(?:penalty|punishment|sentence) (?:shall be|is|will be|being) (?:that of )?death\b",
    # A warrant, too, "shall be executed".
    r"\b(?:persons?|offenders?|perpetrators?|culprits?|convicts?|traitors?|he|she|they|convicted|guilty) shall be executed\b"
    r"(?! by)|"
    r"\bshall be executed by (?:hanging|shooting|firing squad|a firing squad)\b",
)
_AT_LEAST = ignoring_case(
    r"\b(?:(?:not|no)\s+(?:be\s+)?(?:less\s+tha[nt]|below|shorter than)|at\s+least|a minimum (?:(?:term|period) )?of|"
    r"not fall below|(?:not|no|neither|nor)\b[^.;]{0,40}\bless than)\s*"
    # "Not less than (6) six months", "not less than (6) months".
    r"(?:\([^()]{1,20}\)\s*)?\(?$"
)
_MINIMUM = ignoring_case(r"\bminimum (?:punishment|penalty|sentence) of (?:imprisonment )?(?:for )?(?:a term of )?$")
_AT_LEAST_BEHIND = ignoring_case(r"^[’']?\s*(?:at (?:the )?least|minimum)\b")
_MAXIMUM = ignoring_case(r"\bmaxim\w+\b[^.;]{0,100}$")
_OTHER = ignoring_case(
    r"\b(?:fine|within|retain\w*|keep|preserv\w+|valid\w*|age|aged|old|appeal|renew\w*|disqualif\w+|prohibited from|notice|"
    r"period of validity|probation|supervision|licen[cs]e|rights?|ban(?:ned)?|closure|closed|expulsion|exile|deportation|"
    r"interdiction|ineligib\w+)\b"
)
# ``A person who served a prison sentence may apply after two years``.
# "A child under fifteen years of age": an age.
_LATER = ignoring_case(
    r"\b(?:(?:after|before|following|every) (?:a (?:period|lapse) of )?|"
    r"(?:child(?:ren)?|minors?|persons?|victims?|juveniles?) (?:(?:who|that) (?:is|are) )?"
    r"(?:under|below|younger than) (?:the age of )?)$"
)
_OR_MORE = ignoring_case(r"\s*(?:or|and)\s+(?:more|over|upwards|greater)\b")
# Between two figures: the second is for another case than the first.
_ANOTHER = ignoring_case(rf"\b(?:if|where|when|or|in (?:the )?case of)\b|\b{FIRST_TIME}|{LATER_TIME}")
_STOP = ignoring_case(r"[;]|\.\s|\b(?:imprison\w*|fine of|a fine)\b")

# ``shall be imprisoned for five years`` leaves the court no choice: a floor as well (GUIDELINES.md, fixed prison terms).
_FIXED = any_of(
    r"\bshall,? (?:[\w,]+ ){0,4}?be (?:\w+ ){0,2}?(?:imprisoned|jailed|sent(?:enced)?|punished|confined|condemned)\b[^.;]{0,60}$",
    r"\bshall,? (?:[\w,]+ ){0,4}?(?:suffer|incur|go to)\b[^.;]{0,60}$|\bentails?\b[^.;]{0,60}$",
    r"\bsentenced to a term of exactly\b[^.;]{0,60}$",
    r"\bshall, in addition to [^.;]{0,90}, be (?:sentenced|imprisoned|punished)\b[^.;]{0,60}$",
    r"\bshall be fined (?:under this title |in accordance with \w+ \w+ )?(?:and|or) imprisoned\b[^.;]{0,30}$",
)
_CEILING = ignoring_case(
    r"\b(?:up ?to|(?:not|no) (?:more|exceeding|above|longer|over|greater)|exceed\w*|at (?:the )?most|maxim\w+|extend|may|"
    r"liable|can|punishable|or less|within)\b"
)


# A further term that leaves the word for prison out: ``up to two years, or, if he was armed, up to four years``,
# ``two years for a first offence and four years for a later one``. The condition stands before the figures or behind them.
_AT_TIME = rf"(?:for|(?:up)?on|in (?:the )?case of) (?:(?:an?|the|his|any|each|every) )?(?:{LATER_TIME}|{FIRST_TIME})"
_JOINED = rf"(?:,? {_AT_TIME})?,? (?:and|or|but),? "
_LEADS_IN = rf"(?:(?:to|for|with|of|by) )?(?:a (?:term|period) of )?(?:(?:{_LIMIT}|from|between) )?(?={NUMBER})"
_CONDITION = r"(?:if|where|when|in (?:the )?(?:case|event) (?:of|that))\b"
_FURTHER = ignoring_case(rf"{_JOINED}(?P<condition>{_CONDITION}[^.;]{{3,120}}?, |{_AT_TIME},? )?{_LEADS_IN}")
_FURTHER_CONDITION = ignoring_case(rf",? (?:{_CONDITION}|{_AT_TIME})")
_FURTHER_END = ignoring_case(r"\s*(?:[.,;:)]|$)|\s+(?:and|or|if|where|when|with)\b")

# Every term has one of these words; most clauses have none.
_ANY = ignoring_case(r"year|month|week|day|life|death|capital|executed")


@dataclass(frozen=True, slots=True)
class Term:
    """One prison term of a clause; ``start`` and ``end`` are where its figures stand, or the word for prison without any."""

    start: int
    end: int
    low: float | None
    high: float | None
    is_repeat: bool = False


def find_terms(text: str) -> list[Term]:
    """List the prison terms of a clause in order.

    Parameters
    ----------
    text
        A clause whose white space is single blanks.
    """
    return sorted(_terms(text), key=lambda term: term.start) if _ANY.search(text) else []


def _terms(text: str) -> Iterator[Term]:
    """Every prison term, basic or not, once."""
    seen: set[int] = set()
    for pattern in (_PRISON, _SENTENCE):
        for anchor in pattern.finditer(text):
            if is_threshold(text, anchor.start(), anchor.end()) or is_before_trial(text, anchor):
                continue
            term = _term_of(text, anchor) if pattern is _PRISON else _term_after(text, anchor.end())
            if term is None and pattern is _PRISON and _is_open(text, anchor):
                yield _with_circumstances(text, Term(anchor.start(), anchor.end(), None, None), anchor.start())
            if term is not None and term.end not in seen:
                seen.add(term.end)
                yield _with_circumstances(text, term, min(anchor.start(), term.start))
                further = _further_term(text, term.end)
                if further is not None and further.end not in seen:
                    seen.add(further.end)
                    yield _with_circumstances(text, further, further.start)
    for pattern, years in ((_LIFE, LIFE), (_DEATH, DEATH)):
        for found in pattern.finditer(text):
            if years == DEATH and is_ruled_out(text, found):
                continue
            if not is_threshold(text, found.end() - len("death"), found.end(), is_death=years == DEATH):
                low = LIFE if years == LIFE and re.search(r"\bshall be $", text[: found.start()], re.IGNORECASE) else None
                yield _with_circumstances(text, Term(found.start(), found.end(), low, years), found.start())


def _term_of(text: str, prison: re.Match[str]) -> Term | None:
    """The term that goes with a word for prison: behind it, before it, or that of the sanction before it."""
    if _SAME_TERM.match(text, prison.end()):
        return _term_before(text, prison.start(), is_of_another=True)
    return _term_after(text, prison.end()) or _term_before(text, prison.start())


def _is_open(text: str, anchor: re.Match[str]) -> bool:
    """Whether imprisonment is a sanction whose length the clause leaves open: ``punished by imprisonment and a fine``."""
    is_sanction = _SANCTIONED.search(text, max(0, anchor.start() - 60), anchor.start()) is not None
    return is_sanction and _OPEN_END.match(text, anchor.end()) is not None


def _with_circumstances(text: str, term: Term, anchor: int) -> Term:
    return Term(term.start, term.end, term.low, term.high, is_repeated(text, anchor, term.end))


def _years(number: str, digits: str | None, unit: str) -> float:
    value = float(digits) if digits else number_value(number) or 0.0
    return value / _per_year(unit)


def _per_year(unit: str) -> float:
    """How many of a unit, in the singular or plural, are a year."""
    return _PER_YEAR[fold_letters(unit).rstrip("s")]


def _length(match: re.Match[str]) -> float:
    """Years of a matched duration, its smaller rest included."""
    total = _years(match["n"], match["n_digits"], match["n_unit"])
    if match["n_half"]:
        total += 0.5 / _per_year(match["n_unit"])
    if match["n_rest"]:
        total += _years(match["n_rest"], None, match["n_rest_unit"])
    return round(total, 4)


def _range_low(match: re.Match[str]) -> float:
    return round(_years(match["low"], match["low_digits"], match["low_unit"] or match["n_unit"]), 4)


def _is_range(match: re.Match[str], window: str) -> bool:
    """Whether two figures are ends of a range, rather than one sum: ``one year and four months`` is a sum."""
    if match["low"].lower() in {"a", "an"}:
        return False
    is_sum = match["low_unit"] and match["join"].lower() == "and" and _per_year(match["low_unit"]) == 1.0
    is_sum = is_sum and not match["n_unit"].lower().startswith("year")
    return not is_sum or re.search(r"\b(?:between|from|less than)\s+$", window[: match.start()], re.IGNORECASE) is not None


def _term_after(text: str, at: int) -> Term | None:
    """The term stated within reach behind an anchor."""
    window = text[at : at + REACH]
    stop = _STOP.search(window)
    window = window[: stop.start()] if stop else window
    first = _DURATION.search(window)
    span = _RANGE.search(window)
    is_first = span is not None and (first is None or span.start() <= first.start())
    if span and is_first and _is_range(span, window) and not _OTHER.search(window[: span.start()]):
        # "Not more than six nor less than two years" names the greater figure first.
        least, most = sorted((_range_low(span), _length(span)))
        return Term(at + span.start(), at + span.end(), least, most)
    low = high = None
    start = end = -1
    for match in _DURATION.finditer(window):
        before = window[: match.start()]
        is_another = end >= 0 and _ANOTHER.search(window[end : match.start()])
        if is_another or _OTHER.search(before) or _LATER.search(before) or _OR_MORE.match(window, match.end()):
            break
        reach = text[max(0, at - 60) : at + match.start()]
        is_low = _AT_LEAST.search(reach[-90:]) or _MINIMUM.search(reach) or _AT_LEAST_BEHIND.match(window[match.end() :])
        if is_low and not _MAXIMUM.search(reach):
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
        return Term(at + bare.start(), at + bare.end(), None, _years(bare["n"], None, "years")) if bare else None
    if low is None and high is not None and _is_fixed(text, at, at + start, at + end):
        low = high
    return Term(at + start, at + end, low, high)


def _further_term(text: str, at: int) -> Term | None:
    """The term for another case that follows directly behind one, without a word for prison of its own."""
    opening = _FURTHER.match(text, at, at + 2 * REACH)
    if opening is None or _OTHER.search(opening.group()):
        return None
    figures = _RANGE.match(text, opening.end(), opening.end() + REACH) or _DURATION.match(
        text, opening.end(), opening.end() + REACH
    )
    if figures is None or not (
        _FURTHER_END.match(text, figures.end()) if opening["condition"] else _FURTHER_CONDITION.match(text, figures.end())
    ):
        return None
    length = _length(figures)
    if "low" in figures.re.groupindex:
        return Term(opening.end(), figures.end(), _range_low(figures), length)
    if _AT_LEAST.search(opening.group()):
        return Term(opening.end(), figures.end(), length, None)
    return Term(opening.end(), figures.end(), None, length)


def _term_before(text: str, at: int, is_of_another: bool = False) -> Term | None:
    """``two years' imprisonment``, ``three to six years of prison``: the term right before the word, or of another sanction."""
    offset = max(0, at - (REACH if is_of_another else 70))
    window = text[offset:at]
    matches = list(_DURATION.finditer(window))
    if not matches:
        return None
    last = matches[-1]
    if not is_of_another and not _UP_TO_PRISON.fullmatch(window, last.end()):
        return None
    high = _length(last)
    for span in _RANGE.finditer(window):
        if span.end() == last.end() and _is_range(span, window):
            return Term(offset + span.start(), at, _range_low(span), high)
    if _AT_LEAST.search(window[: last.start()]) and not _MAXIMUM.search(text[max(0, at - 160) : offset + last.start()]):
        return Term(offset + last.start(), at, high, None)
    low = high if _is_fixed(text, offset + last.start(), offset + last.start(), at) else None
    return Term(offset + last.start(), at, low, high)


def _is_fixed(text: str, anchor: int, start: int, end: int) -> bool:
    """Whether the wording leaves the court no choice of length."""
    before = text[max(0, anchor - 140) : anchor]
    verb = _FIXED.search(before)
    return verb is not None and not _CEILING.search(before[verb.start() :] + text[anchor:start] + text[end : end + 16])
