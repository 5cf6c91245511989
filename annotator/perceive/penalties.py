"""Stated penalties as numbers: prison terms, fines, how they combine, and what repetition and aggravation add."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.perceive.circumstances import is_repeated, split_basic, split_bodies
from annotator.perceive.fines import Fine, find_fines
from annotator.perceive.multiples import find_multiple
from annotator.perceive.prison import DEATH, LIFE, Term, find_terms
from annotator.records import Penalty

__all__ = ["DEATH", "LIFE", "find_penalty"]

# The words of a fine that a report quotes.
LONGEST_WORDS = 120
# The features of a clause and its judgement both ask for the penalty; clauses up to this length are read once.
LONGEST_KEPT = 2_000
# A fine and a prison term that are alternatives stand at most so many characters apart.
NEXT_TO = 70
_SANCTION = re.compile(
    r"\b(?:liable|punish\w*|penalt\w+|convict\w+|sentenced|offen[cs]e|impose[sd]?|fined)\b(?! (?:due|paid|received))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bor,? (?:to |with |by )?both\b|\bboth (?:such|of the|these)\b|\bboth \(\w\) and \(\w\)|\band/or\b|\beither or both\b|"
    # "Or by one of these two penalties only", "or only one of them", "or with either penalty".
    r"\bor (?:(?:by|with|to|of) )?(?:only )?(?:either(?: one)?|(?:any |only )?one)(?: only)? of "
    r"(?:them|such|these|those|(?:both|the)(?: (?:two|said|above|aforesaid|aforementioned)){0,2} (?:penalt|punish|sanction))|"
    r"\bor (?:(?:by|with|to|of) )?(?:only )?(?:either|one|any) (?:of )?(?:such |these )?"
    r"(?:penalt|punishment|sanction)(?:y|ies|s)?\b",
    re.IGNORECASE,
)
_ADDITIONAL = re.compile(
    r"\bin addition to (?:(?:any|the|such|its|another)\s)?(?:other\s|pecuniary\s)?(?:punish|penalt|sanction|sentence|fine)|"
    r"\badditional (?:penalty|fine)\b|\bwithout prejudice to any other (?:penalty|punishment|sanction)",
    re.IGNORECASE,
)


def find_penalty(text: str) -> Penalty | None:
    """Read the sanction a clause states.

    Parameters
    ----------
    text
        One clause.

    Returns
    -------
    Penalty or None
        The greatest imprisonment of the basic form in years, a statutory minimum, and the words and greatest sum of
        the fine; what repetition and aggravation add stands apart. ``None`` if no sanction is stated.
    """
    return _kept_penalty(text) if len(text) <= LONGEST_KEPT else _read_penalty(text)


def _read_penalty(text: str) -> Penalty | None:
    plain = re.sub(r"[\[\]]|\band one \(?1?\)? ?day\b", " ", " ".join(text.split()), flags=re.IGNORECASE)
    terms = find_terms(plain)
    basic, aggravated = split_basic(plain, [term for term in terms if not term.is_repeat])
    fines = find_fines(plain)
    is_stated = any(term.low is not None or term.high is not None for term in terms)
    is_sanction = is_stated or any(fine.amount for fine in fines) or _SANCTION.search(plain) is not None
    fines = fines if is_sanction else []
    multiple = find_multiple(plain)
    if not is_stated and not fines and not (multiple and _SANCTION.search(plain)):
        return None
    once = [fine for fine in fines if not (is_repeated(plain, fine.start, fine.end) or _goes_with_repeated(plain, fine, terms))]
    sums, _ = split_basic(plain, [fine for fine in once if not fine.is_daily])
    of_persons, of_bodies = split_bodies(plain, [fine for fine in sums if fine.amount])
    most = _greatest([fine for fine in of_persons if not fine.is_least])
    least = [fine.amount for fine in of_persons if fine.amount and fine.is_least]
    named = most.amount if most else min(least, key=lambda amount: amount.value, default=None)
    daily = _greatest([fine for fine in fines if fine.is_daily])
    longest = max((t.high for t in basic if t.high is not None), default=None)
    heavier = [t.high for t in aggravated if t.high is not None and t.high > (longest or 0.0)]
    return Penalty(
        max_years=longest,
        min_years=min((t.low for t in basic if t.low is not None), default=None),
        fine=_words(plain, fines[0]) if fines else None,
        fine_max=most.amount.value if most and most.amount else None,
        fine_min=min((amount.value for amount in least), default=None),
        fine_unit=named.unit if named else "",
        combination=_combination(plain, basic, sums),
        repeat_years=max((t.high for t in terms if t.is_repeat and t.high is not None), default=None),
        aggravated_years=max(heavier, default=None),
        daily_fine=daily.amount.value if daily and daily.amount else None,
        legal_person_fine=max((fine.amount.value for fine in of_bodies if fine.amount and not fine.is_least), default=None),
        multiplier=multiple,
        is_additional=_ADDITIONAL.search(plain) is not None,
    )


_kept_penalty = lru_cache(maxsize=4096)(_read_penalty)


def _goes_with_repeated(text: str, fine: Fine, terms: list[Term]) -> bool:
    """Whether a prison term for a later conviction follows right behind: ``a fine of 20 or imprisonment ... on a second``."""
    near = next((term for term in terms if 0 <= term.start - fine.end < NEXT_TO), None)
    return near is not None and near.is_repeat and not re.search(r"[.;]", text[fine.end : near.start])


def _greatest(fines: list[Fine]) -> Fine | None:
    return max(fines, key=lambda fine: fine.amount.value if fine.amount else 0.0, default=None)


def _words(text: str, fine: Fine) -> str:
    """The fine as worded, up to the end of its part of the sentence."""
    found = re.compile(r"[^.;]*(?:\.\d[^.;]*)*").match(text, fine.start)
    words = found.group().strip() if found else ""
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS + 1].rsplit(" ", 1)[0] + " …"


def _combination(text: str, terms: list[Term], fines: list[Fine]) -> str:
    """How prison and fine combine: ``either-or-both``, ``or``, ``and``; ``""`` where only one of them is stated."""
    if not fines:
        return ""
    if _BOTH.search(text):
        return "either-or-both"
    if not terms:
        return ""
    between = text[min(terms[0].end, fines[0].end) : max(terms[0].start, fines[0].start)]
    if not between or len(between) > 200 or re.search(r"\b(?:individual|body corporate|company|corporation)\b", between):
        return ""
    if re.search(r"\bor\b", between, re.IGNORECASE):
        return "or"
    return "and" if re.search(r"\b(?:and|also|plus|together with)\b", between, re.IGNORECASE) else ""
