"""Durations and sums of money in a sentence, with what they limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.compare.reading import Reading
from annotator.compare.records import Quote
from annotator.compare.sentences import Sentence
from annotator.perceive.numbers import NUMBER, number_value
from annotator.records import Span

_DAYS = {"year": 365.0, "month": 30.4, "week": 7.0, "day": 1.0, "hour": 1 / 24}
_DURATION = re.compile(
    rf"(?P<n>{NUMBER})(?:\s?\(\s?\d+\s?\))?\s+(?:consecutive\s|calendar\s|working\s|clear\s|full\s)?"
    r"(?P<unit>years?|months?|weeks?|days?|hours?)\b",
    re.IGNORECASE,
)
_PENAL = re.compile(r"imprison|deprivation of liberty|prison|jail|custodial|penal servitude|sentence", re.IGNORECASE)
_CLASS = re.compile(
    r"\bmeans\b|\bpunish(?:es|able)\b|(?:offence|crime)s? (?:for which|which|that)|may be punished|is punished",
    re.IGNORECASE,
)
_SANCTION = re.compile(r"shall (?:be punished|be liable|carry)|is liable|are liable|commits|guilty", re.IGNORECASE)
_TO_PERSON = re.compile(
    r"\b(?:appeal|object|comment|challenge|complain|reply|contest|apply for review|submissions)\w*", re.IGNORECASE
)
_DUTY = re.compile(r"\b(?:inform|notif|told|notice|answer|decide|hear|determine|release|delete|report)\w*", re.IGNORECASE)


# "Under the age of eighteen years", "aged fourteen years", "sixteen years of age": an age limits nothing in time.
_AGE_BEFORE = re.compile(r"\b(?:age|ages|aged)\b[^.;,]{0,30}$", re.IGNORECASE)
_AGE_BEHIND = re.compile(r"\s{1,3}(?:of\s{1,3}age|old)\b", re.IGNORECASE)
_AGE_REACH = 40


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in days; ``role`` is ``penalty``, ``threshold``, ``measure``, ``duty`` or ``person``."""

    days: float
    role: str
    quote: Quote


def find_durations(reading: Reading, sentence: Sentence) -> Iterator[Duration]:
    """Yield the lengths of time that a sentence states."""
    if sentence.start >= sentence.end:
        return
    start, end = reading.words[sentence.start].start, reading.words[sentence.end - 1].end
    whole = reading.text[start:end]
    for match in _DURATION.finditer(reading.text, start, end):
        value = number_value(match["n"])
        if value is None or _is_age(reading.text, start, match):
            continue
        span = Span(match.start(), match.end())
        quote = Quote(reading.draft.eid_at(reading.index, span.start), span, reading.text[span.start : span.end])
        days = value * _DAYS[match["unit"].lower().rstrip("s")]
        yield Duration(days, _role(whole, reading, sentence), quote)


def _is_age(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - _AGE_REACH) : match.start()]
    return _AGE_BEFORE.search(before) is not None or _AGE_BEHIND.match(text, match.end()) is not None


def _role(sentence: str, reading: Reading, read: Sentence) -> str:
    """What a length of time in this sentence limits."""
    if _PENAL.search(sentence):
        return "threshold" if _CLASS.search(sentence) and not _SANCTION.search(sentence) else "penalty"
    if _TO_PERSON.search(sentence):
        return "person"
    if _DUTY.search(sentence) and read.value >= 0:
        return "duty"
    if read.value < 0 and re.search(r"\bwithin\b", sentence, re.IGNORECASE):
        return "person"
    return "measure" if {"power", "protection"} & reading.kinds else "other"


_AMOUNT = re.compile(
    r"\b(?P<words>(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|million|billion|lakh|crore|and|\d[\d,.]{0,30})[\s-]{1,9}){1,8})"
    r"(?:shillings?|dollars?|euros?|pounds?|rupees?|francs?|rand|naira|currency units|penalty units|units|lek|dinars?|dirhams?|"
    r"riyals?|kwacha)\b",
    re.IGNORECASE,
)
_SCALE = {"hundred": 100.0, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9}


def largest_amount(text: str) -> tuple[float, Span] | None:
    """The largest sum of money a text names in words or digits, and where; ``None`` if it names none."""
    found = [(_amount(m["words"]), Span(m.start(), m.end())) for m in _AMOUNT.finditer(text)]
    return max(found, key=lambda pair: pair[0], default=None)


def _amount(words: str) -> float:
    """Value of a number in words: ``two hundred and fifty thousand``."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", words.lower().strip()):
        if word in _SCALE:
            if word == "hundred":
                part = (part or 1) * 100
            else:
                total += (part or 1) * _SCALE[word]
                part = 0.0
        elif word and word != "and":
            value = number_value(word) if not word[0].isdigit() else float(re.sub(r"[,.](?=\d{3})|[,.]$", "", word) or 0)
            part += value or 0.0
    return total + part
