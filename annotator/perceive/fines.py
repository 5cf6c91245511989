"""Fines and other sanctions in money: the greatest and the least sum of the basic form, and sums for each day."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from annotator.perceive.amounts import Amount, find_amounts

# A sum further behind its word belongs to something else.
REACH = 240
_WORD = re.compile(
    r"\b(?:fines?|fined|(?:civil|pecuniary|monetary|administrative|financial|additional|further)\s+(?:penalt(?:y|ies)|fines?|sanctions?)|"
    r"penalty\s(?:of|not exceeding)(?=\s\S{0,4}\d)|[Pp]enalty:)",
    re.IGNORECASE,
)
_STOP = re.compile(r";|\.\s(?=[A-Z])|\bimprison\w*|\bfor (?:the )?purposes? of", re.IGNORECASE)
_END = re.compile(r";|\.\s(?=[A-Z])")
_LEAST = re.compile(r"\b(?:(?:not|no) (?:be )?less tha[nt]|at least|minimum of|from|between)\s*$", re.IGNORECASE)
_DAILY = re.compile(
    r"^[^.;]{0,12}?\b(?:(?:for|on|in respect of) (?:each|every|any)(?: \w+)? ?(?:day|part of a day)|"
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
    amounts = sorted(find_amounts(text), key=lambda amount: amount.start)
    starts = [amount.start for amount in amounts]
    found: list[Fine] = []
    open_words: list[re.Match[str]] = []
    is_class = False
    for index, word in enumerate(words):
        limit = min(word.end() + REACH, words[index + 1].start() if index + 1 < len(words) else len(text))
        stop = (_END if word.group().endswith(":") else _STOP).search(text, word.end(), limit)
        limit = stop.start() if stop else limit
        own = amounts[bisect_left(starts, word.end() - 1) : bisect_left(starts, limit)]
        stated = [amount for amount in own if not _is_threshold(text, word, amount)]
        is_class = is_class or len(stated) < len(own)
        if not own and not word.group().endswith(":") and not word.group().lower().startswith("penalty"):
            open_words.append(word)
        found.extend(_read(text, word.start(), amount) for amount in stated)
    for word in open_words:
        if not (is_class and _CLASS.search(text[max(0, word.start() - 200) : word.start()])):
            found.append(Fine(word.start(), word.end(), None))
    found.sort(key=lambda fine: fine.start)
    return found


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


def _read(text: str, start: int, amount: Amount) -> Fine:
    before, behind = text[max(0, amount.start - 40) : amount.start], text[amount.end : amount.end + 60]
    is_daily = bool(_DAILY.match(behind) or _DAILY_BEFORE.search(before))
    return Fine(start, amount.end, amount, bool(_LEAST.search(before)), is_daily)
