"""How far a safeguard carries: what it is worth to a power, by its type and the way it reaches the power.

The table follows the rules for recurring cases of GUIDELINES.md ("cover of only some of the duties is weak", "courts",
"oversight"): a safeguard beside the power or on the same measure covers it, one that is merely near or general covers it in
part, and one that needs a decision in the single case (a court's order, a finding of necessity, notice) does not carry at all
from a provision that does not speak of the power. The entries were checked against the annotated training laws and whole
instruments of our own with ``python -m training evaluate-matrix`` and ``--authored``.
"""

from __future__ import annotations

import re
from enum import Enum

from annotator.perceive.without_court import dispenses_with_court
from annotator.reason.matrix.appeals import is_against_another
from annotator.reason.matrix.measures import is_given_by, name_measures, qualified_measures, shares_stem
from annotator.reason.matrix.overriding import CONDITIONS
from annotator.reason.matrix.owners import JUDICIAL, is_for_others, is_of_special_cases, is_report_of_courts
from annotator.reason.matrix.reach import Reached, Route


class Cover(str, Enum):
    """What a safeguard is worth to a power that it reaches."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


FULL, PARTIAL, NONE = Cover.FULL, Cover.PARTIAL, Cover.NONE
# Beside the power, or about its very measure: the safeguard is the power's own.
_NEAR = (Route.OWN, Route.SECTION, Route.CONDITION, Route.APPLIES, Route.NAMED, Route.GENERAL)
# It does not speak of the power at all.
_FAR = (Route.KIND, Route.PART, Route.INSTRUMENT)
_DEFAULT = {
    **dict.fromkeys(_NEAR, FULL),
    Route.CITED: PARTIAL, Route.CITING: PARTIAL, Route.KIND: PARTIAL, Route.PART: NONE, Route.INSTRUMENT: NONE,
}  # fmt: skip
# What concerns the measure as a whole carries with any provision that speaks of the power; what must be decided or done in the
# single case does not carry further than that.
_TABLE: dict[str, dict[Route, Cover]] = {
    "legality": {Route.NAMED: PARTIAL, Route.GENERAL: PARTIAL, Route.PART: PARTIAL},
    "judicial-authorisation": {Route.KIND: NONE},
    "notification": {Route.CITING: NONE, Route.KIND: NONE},
    "transparency": {Route.CITING: FULL, Route.KIND: NONE},
    "time-limit": {Route.CITING: FULL},
    "independent-oversight": {Route.CITING: FULL},
    "purpose-limitation": {Route.CITING: FULL},
    "data-protection": {Route.NAMED: PARTIAL, Route.GENERAL: PARTIAL, Route.PART: PARTIAL, Route.INSTRUMENT: PARTIAL},
    "remedy": {Route.PART: PARTIAL},
}
# What may be done with data stays with the data, whoever receives them.
_FOLLOWING_DATA = frozenset({"data-protection", "purpose-limitation"})
_REFUSALS = frozenset({"refusal-ground", "dual-criminality", "non-discrimination"})
_EXTRADITION = re.compile(r"\b(?:extradit\w+|surrender\w*)\b", re.IGNORECASE)
_OTHER_HELP = re.compile(r"\b(?:assist\w*|co-?operat\w+|information|data|evidence)\b", re.IGNORECASE)
# A sibling that confers another power states first the conditions of that power; these three are conditions of both.
_SHARED_BY_SIBLINGS = frozenset({"legality", "judicial-authorisation", "notification"})

_REGULAR_REPORT = re.compile(
    r"\b(?:annual(?:ly)?|every year|each year|yearly|financial year|fiscal year|calendar year)\b|"
    r"\breport\w*\b.{0,160}\b(?:parliament|congress|legislature|national assembly|house)\b",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(
    r"\b(?:numbers?|figures|statistics|registers?|lists?|details|particulars|how many)\b[^.;]{0,80}", re.IGNORECASE
)
_ACT = r"(?:decisions?|actions?|acts?|omissions?|determinations?|orders?|directions?|requirements?)"
_REMEDY = re.compile(rf"\b(?:aggrieved|affected|dissatisfied|any (?:person|party))\b[^.;]{{0,160}}\b{_ACT}\b", re.IGNORECASE)
# "A decision of the Authority", "an order made under this Act", "obtained in breach of this Part": no single measure is meant.
_GENERAL_REMEDY = re.compile(
    rf"\b{_ACT}\b[^.;]{{0,60}}\b(?:(?:of|by) (?:the|an?|any) [A-Z]|under this (?:Act|Law|Code|Decree|Regulation|Ordinance)\b)|"
    r"\b(?:contravention|breach|violation) of this (?:Act|Law|Part|Code|Chapter)\b"
)
# "Anything done under this Part", "no data obtained under this Act": what comes of any power there.
_RESULT = re.compile(
    r"\b(?:(?:anything|things?|acts?) done|measures? taken|(?:data|information|material|evidence|communications) "
    r"(?:so )?(?:obtained|collected|gathered|seized|acquired|intercepted))\b[^.;]{0,30}?\b(?:under|in|by virtue of|pursuant to) "
    r"(?:any (?:provision|power) (?:of|in) )?"
    r"this (?:(?P<whole>Act|Law|Code|Decree|Ordinance|Convention)|Part|Chapter|Title|Division)\b",
    re.IGNORECASE,
)
_OF_RESULTS = frozenset({"remedy", "purpose-limitation"})
OWN_ORDER_KINDS = frozenset({"judicial-authorisation"})
_AFTERWARDS = re.compile(
    r"\b(?:confirm\w*|ratif\w+|validat\w+|(?:approv\w+|appl\w+|submit\w*|report\w*)\b[^.;]{0,80}?\b"
    r"(?:within\s+[^.;]{1,30}\b(?:hours?|days?)|afterwards|thereafter|subsequently|as\s+soon\s+as|without\s+delay))\b",
    re.IGNORECASE,
)
# These are given by others than those who use the power.
_OF_ANY_USER = frozenset({"remedy", "independent-oversight", "transparency"})
# Words that point back to what the section said before.
_BACK = re.compile(
    r"\b(?:such|the said|the|that|this|those|these) (?:\w+ )?(?P<noun>orders?|directions?|notices?|authori[sz]ations?|warrants?|"
    r"requests?|powers?|measures?|applications?(?! of\b)|(?<!\bthat )(?:search|seizure|interception|access))\b|"
    r"\b(?:subsections?|paragraphs?|sub-sections?)\s*\(?\w",
    re.IGNORECASE,
)
# "A warrant issued under this section may be renewed": whatever else the clause allows, it speaks of the section's measure.
_UNDER_HERE = re.compile(
    r"\b(?:orders?|directions?|notices?|authori[sz]ations?|warrants?|requests?)\b[^.;,]{0,40}?"
    r"\b(?:under|pursuant to)\s+this\s+(?:section|article)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(Authority|Commission(?:er)?|Minister|Cabinet Secretary|Director[\s-]?General|Director|Agency|Board|Council|Regulator|"
    r"Inspector|Tribunal|Registrar|Comptroller)\b"
)
_OF_LICENSEES = re.compile(r"\blicen[sc]e(?:e|es|d|s)?\b", re.IGNORECASE)


def cover(kind: str, reached: Reached, wording: str, power: str) -> Cover:
    """What a safeguard in a reached clause is worth to the power.

    Parameters
    ----------
    kind
        Type of the safeguard.
    reached
        The clause that words it, and its route to the power.
    wording, power
        The words of that clause and of the clause that confers the power.
    """
    if reached.route is not Route.OWN and _is_dispensed_with(kind, reached, power):
        # "A judge confirms it within two days": what comes after the use counts in part (GUIDELINES.md, "approval afterwards").
        return PARTIAL if kind in OWN_ORDER_KINDS and reached.route in _NEAR and _AFTERWARDS.search(wording) else NONE
    if kind == "remedy" and reached.route in _FAR and is_against_another(wording, power):
        return NONE
    stated = _TABLE.get(kind, {}).get(reached.route, _DEFAULT[reached.route])
    if reached.is_bound and reached.route in _FAR and kind not in _FOLLOWING_DATA:
        stated = NONE  # "a person served with an order under section 9 may object" says nothing of a search under section 10
    if kind in _REFUSALS and reached.route in _FAR and _is_of_extradition_alone(wording, power):
        stated = NONE
    if reached.route is Route.GENERAL and _is_anothers(kind, wording, power):
        stated = NONE
    if reached.has_power:
        stated = _beside_another_power(kind, reached.route, stated, wording)
        if kind in OWN_ORDER_KINDS and reached.route is Route.SECTION and _is_apart(wording, power):
            stated = NONE
    if reached.is_of_points and stated is FULL:
        stated = PARTIAL
    general = NONE if reached.is_bound else _general_cover(kind, wording, power)
    if kind in _OF_RESULTS and _is_of_all_results(reached.route, wording):
        general = FULL
    return max(stated, general, key=(NONE, PARTIAL, FULL).index)


def _is_anothers(kind: str, wording: str, power: str) -> bool:
    """Whether a clause on powers at large means the powers of others."""
    if kind in OWN_ORDER_KINDS:
        return is_of_special_cases(wording, power)
    return kind not in _OF_ANY_USER and is_for_others(wording, power)


def _is_of_all_results(route: Route, wording: str) -> bool:
    """Whether a clause speaks of whatever comes of the powers of the instrument, or of the Part in which both stand."""
    found = _RESULT.search(wording)
    return found is not None and (bool(found["whole"]) or route in {Route.KIND, Route.PART})


def _is_of_extradition_alone(wording: str, power: str) -> bool:
    """Whether a ground to refuse is one against extradition, and the power is another form of cooperation."""
    is_so = _EXTRADITION.search(wording) is not None and _OTHER_HELP.search(wording) is None
    return is_so and _EXTRADITION.search(power) is None


def _is_dispensed_with(kind: str, reached: Reached, power: str) -> bool:
    """Whether the power says that it needs no such safeguard: "notwithstanding anything in this Act", "without a warrant"."""
    if reached.is_set_aside and kind in CONDITIONS:
        return True
    return kind in OWN_ORDER_KINDS and dispenses_with_court(power)


def _is_apart(wording: str, power: str) -> bool:
    """Whether an office acts alone and a court by the sibling: the court's order is then no condition of the office's."""
    return bool(JUDICIAL.search(wording)) and not JUDICIAL.search(power) and not _points_back(wording)


def _points_back(wording: str) -> bool:
    """Whether a clause speaks of a measure as known that it did not itself name before."""
    for match in _BACK.finditer(wording):
        noun = match["noun"]
        if noun is None or not re.search(rf"\b{noun.lower().rstrip('s')}", wording[: match.start()], re.IGNORECASE):
            return True
    return False


def _beside_another_power(kind: str, route: Route, stated: Cover, wording: str) -> Cover:
    """What is left where the clause confers a power of its own, which its safeguards concern first."""
    if kind == "time-limit" and route is Route.SECTION and _UNDER_HERE.search(wording):
        return stated
    if route is Route.OWN or (kind in _SHARED_BY_SIBLINGS and route not in _FAR):
        return stated
    return PARTIAL if route in {Route.SECTION, Route.CONDITION, Route.APPLIES, Route.CITED} and stated is not NONE else NONE


def _counts_other_measures(wording: str, power: str) -> bool:
    """Whether a report says which measures it counts, and the power is none of that kind: “the number of requests received”."""
    counted = [measure for match in _COUNTED.finditer(wording) for measure in qualified_measures(match.group())]
    named = name_measures(power)
    return bool(counted) and not any(_is_counted(noun, words, named, power) for noun, words in counted)


def _is_counted(noun: str, words: frozenset[str], named: frozenset[str], power: str) -> bool:
    """Whether a power is of a measure that is counted: "production orders" are given by whoever "may order to produce"."""
    return any(shares_stem(word, power) for word in words) if words else noun in named or is_given_by(noun, power)


def _general_cover(kind: str, wording: str, power: str) -> Cover:
    """Safeguards that work for a whole instrument: regular public reports, and appeals against an office's decisions."""
    if kind == "transparency":
        if is_report_of_courts(wording, power):
            return NONE
        return FULL if _REGULAR_REPORT.search(wording) and not _counts_other_measures(wording, power) else NONE
    if kind != "remedy" or not (_REMEDY.search(wording) or _GENERAL_REMEDY.search(wording)):
        return NONE
    offices = set(_OFFICE.findall(wording))
    if offices and not offices & set(_OFFICE.findall(power)):
        return NONE
    is_open = _GENERAL_REMEDY.search(wording) and not _OF_LICENSEES.search(wording)
    return FULL if is_open else PARTIAL
