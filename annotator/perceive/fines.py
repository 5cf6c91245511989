"""Fines and other sanctions in money: the greatest and the least sum of the basic form, and sums for each day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.perceive.amounts import QUANTITY, Amount, amount_value, find_amounts

# A sum further behind its word belongs to something else.
REACH = 240
_WORD = re.compile(
    r"\b(?:fines?|fined|(?:civil|pecuniary|monetary|administrative|financial|additional|further)\s+(?:penalt(?:y|ies)|fines?|sanctions?)|"
    r"penalty\s(?:of|not exceeding|up to|(?:which|that) (?:may|shall) (?:extend to|not (?:exceed|be less than)))(?=\s)|"
    r"penalty(?::| ?[—–]))",
    re.IGNORECASE,
)
# "A penalty of" speaks of money only where a sum follows at once.
_NEAREST = 40
_PENALTY = re.compile(r"penalty\b", re.IGNORECASE)
_LABEL = (":", "—", "–")
# The end of a bracket that says a sum again, and perhaps its unit: ``(one hundred thousand pesos only)``.
_CLOSE = re.compile(r"[^()]{0,20}\)")
_STOP = re.compile(r";|\.\s(?=[A-Z])|\bimprison\w*|\b(?:compensation|damages)\b|\bfor (?:the )?purposes? of", re.IGNORECASE)
_END = re.compile(r";|\.\s(?=[A-Z])")
_LEAST = re.compile(
    r"\b(?:(?:not|no|nor) (?:be )?(?:less|lower) tha[nt]|at least|minimum (?:fine |penalty |amount |sum )?of|from|between)\s*"
    # "Not less than (500) five hundred".
    r"(?:\([^()]{1,20}\)\s*)?$",
    re.IGNORECASE,
)
_AT_MOST = r"(?:(?:not|no) (?:more than|exceeding|to exceed|above) |up to |at most |(?:to )?a maximum of )?"
# The digits before the words, as Arabic laws are translated: ``(500) five hundred``.
_AGAIN = r"(?:\([\d., ]{1,20}\) )?"
# The lower end of a range that leaves its unit to the upper one: ``a fine of 500,000 to 5,000,000 francs``.
_LOWER_END = re.compile(
    rf"(?:\b(?P<limit>(?:less|lower) tha[nt]|at least|minimum of|from|between)|\b(?:of|fined?|with|by|to)) {_AGAIN}"
    rf"(?P<low>{QUANTITY})(?: ?\([^()]{{1,60}}\))?(?:,? (?:(?P<and>and|nor|but)|to) | ?[-–] ?){_AT_MOST}{_AGAIN}$",
    re.IGNORECASE,
)
_LONGEST_LOWER_END = 160
# The upper end of one that leaves its unit to the lower: ``from Birr 30,000 to 50,000``.
_UPPER_END = re.compile(
    rf"(?:(?P<to>,? to | ?[-–] ?)|,? (?:and|nor|but) )(?P<most>{_AT_MOST})(?P<high>{QUANTITY})"
    r"(?=[.,;)]|$| (?:or|and|with|in|for)\b)",
    re.IGNORECASE,
)
# ``from N$500 to N$5,000``: two sums are the ends of a range.
_TO = re.compile(rf"\)?(?: to | ?[-–] ?){_AT_MOST}", re.IGNORECASE)
_MULTIPLE = re.compile(r"\b(?:hundred|thousand|lakh|lac|million|crore|billion)", re.IGNORECASE)
_DAILY = re.compile(
    r"^[^.;]{0,12}?\b(?:(?:for|on|in respect of) (?:each|every|any)(?: and every)?(?: \w+)? ?(?:day|part of a day)|"
    r"(?:per|a|each|every) day|daily)\b",
    re.IGNORECASE,
)
_DAILY_BEFORE = re.compile(r"\b(?:daily fine|fine for each day|for (?:each|every) day)[^.;]{0,30}$", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\b(?:without the option of|option of|levy of the amount of|in lieu of|instead of|payment of)\s+(?:an?\s+)?$", re.IGNORECASE
)
_OR_MORE = re.compile(r"\s*(?:or|and)\s+(?:more|over|upwards|greater)\b", re.IGNORECASE)
_CLASS = re.compile(r"\boffen[cs]es? (?:that (?:is|are) )?punishable\b[^.]{0,190}$", re.IGNORECASE)
# ``fines received``, ``the fine paid``: money that comes in, not a sanction.
_INCOME = re.compile(r"^\s*(?:and other monetary sanctions|imposed by|received|collected|paid|due|recovered)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fine:
    """A stated fine: where its word stands, its sum (``None`` if open), and what the sum is for."""

    start: int
    end: int
    amount: Amount | None
    is_least: bool = False
    is_daily: bool = False


def find_fines(text: str) -> list[Fine]:
    """List the fines of a clause, one for each sum and one for each word without a sum.

    Parameters
    ----------
    text
        A clause whose white space is single blanks.
    """
    words = [m for m in _WORD.finditer(text) if not _is_no_sanction(text, m)]
    if not words:
        return []
    amounts = list(_with_upper_ends(text, _once(text, sorted(find_amounts(text), key=lambda amount: amount.start))))
    starts = [amount.start for amount in amounts]
    found: list[Fine] = []
    open_words: list[re.Match[str]] = []
    is_class = False
    for index, word in enumerate(words):
        limit = min(word.end() + REACH, words[index + 1].start() if index + 1 < len(words) else len(text))
        is_label = word.group().endswith(_LABEL)
        stop = (_END if is_label else _STOP).search(text, word.end(), limit)
        limit = stop.start() if stop else limit
        own = amounts[bisect_left(starts, word.end() - 1) : bisect_left(starts, limit)]
        if _PENALTY.match(word.group()) and not is_label and own and own[0].start - word.end() > _NEAREST:
            continue
        stated = [amount for amount in own if not _is_threshold(text, word, amount)]
        is_class = is_class or len(stated) < len(own)
        counted = bisect_right(starts, word.start()) - 1
        if counted >= 0 and amounts[counted].end > word.start():
            # "Thirty to ninety day-fines": the word stands in the unit.
            stated = [amounts[counted], *stated]
        elif not own and not _PENALTY.match(word.group()):
            open_words.append(word)
        for place, amount in enumerate(stated):
            found.extend(_lower_end(text, word, amount))
            found.append(
                _read(text, min(word.start(), amount.start), amount, stated[place + 1] if place + 1 < len(stated) else None)
            )
    for word in open_words:
        if not (is_class and _CLASS.search(text[max(0, word.start() - 200) : word.start()])):
            found.append(Fine(word.start(), word.end(), None))
    found.sort(key=lambda fine: fine.start)
    return found


def _once(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The sums without those that a bracket says again: ``two hundred pesos (P200)``, which then reaches to its end."""
    last: Amount | None = None
    for amount in amounts:
        if last is not None and last.value == amount.value and text[last.end : amount.start].strip() == "(":
            close = _CLOSE.match(text, amount.end)
            last = Amount(last.start, close.end() if close else amount.end, last.value, last.unit)
            continue
        if last is not None:
            yield last
        last = amount
    if last is not None:
        yield last


def _with_upper_ends(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The sums, each with the upper end of its range where that has no unit of its own."""
    for amount in amounts:
        yield amount
        found = _UPPER_END.match(text, amount.end)
        value = amount_value(found["high"]) if found else None
        if found is None or value is None or value <= amount.value or amount.unit in {"%", "level"}:
            continue
        if found["to"] or found["most"] or _LEAST.search(text[max(0, amount.start - 40) : amount.start]):
            yield Amount(found.start("high"), found.end(), value, amount.unit)


def _is_no_sanction(text: str, word: re.Match[str]) -> bool:
    return bool(
        _THRESHOLD.search(text[max(0, word.start() - 40) : word.start()]) or _INCOME.match(text[word.end() : word.end() + 40])
    )


def _is_threshold(text: str, word: re.Match[str], amount: Amount) -> bool:
    """Whether a sum defines a class of offences (``punishable by a fine of at least 60 units``) rather than a sanction."""
    if _OR_MORE.match(text, amount.end):
        return True
    return bool(
        _LEAST.search(text[max(0, amount.start - 40) : amount.start])
        and _CLASS.search(text[max(0, word.start() - 200) : word.start()])
    )


def _read(text: str, start: int, amount: Amount, following: Amount | None) -> Fine:
    before, behind = text[max(0, amount.start - 40) : amount.start], text[amount.end : amount.end + 60]
    is_daily = bool(_DAILY.match(behind) or _DAILY_BEFORE.search(before))
    is_range = following is not None and amount.unit == following.unit and amount.value < following.value
    is_least = is_range and following is not None and bool(_TO.fullmatch(text, amount.end, following.start))
    return Fine(start, amount.end, amount, is_least or bool(_LEAST.search(before)), is_daily)


def _lower_end(text: str, word: re.Match[str], amount: Amount) -> Iterator[Fine]:
    """The least fine, where a sum with its unit is the upper end of a range."""
    begin = max(min(word.start(), amount.start - _NEAREST), amount.start - _LONGEST_LOWER_END, 0)
    found = _LOWER_END.search(text[begin : amount.start])
    # "A fine of fifty and ten dollars" is no range; "not less than fifty and not more than ten" is one.
    if found is None or (found["and"] and not found["limit"]):
        return
    value = amount_value(found["low"])
    if value is None or value >= amount.value:
        return
    # "Five to twenty million", but "five hundred to two thousand".
    multiples = _MULTIPLE.findall(text[amount.start : amount.end])
    in_upper_unit = value * (amount_value(multiples[-1]) or 1.0) if multiples else value
    value = in_upper_unit if in_upper_unit < amount.value else value
    least = Amount(begin + found.start("low"), begin + found.end("low"), value, amount.unit)
    yield Fine(min(word.start(), least.start), least.end, least, is_least=True)
