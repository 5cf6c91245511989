"""Changes of penalties, of the line for serious offences, and of lengths of time."""

from __future__ import annotations

from annotator.compare.change_rules import ChangeRules
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.quantities import Duration, find_durations, largest_amount
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Direction, Quote
from annotator.perceive.penalties import find_penalty
from annotator.records import Penalty, Span

# From a maximum of four years an offence is a "serious crime": UN Convention against Transnational Organized Crime,
# article 2(b), and the UN Convention against Cybercrime, article 2.
SERIOUS = 4.0
_OF_ROLE = {"threshold": "threshold", "measure": "duration", "duty": "deadline", "person": "deadline"}
# More time is worse for the person concerned, except time to defend oneself and years in the line for serious offences.
_LESS_IS_WORSE = frozenset({"threshold", "person"})


def find_number_changes(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Compare what is stated in numbers."""
    return [*_penalties(difference, rules), *_durations(difference, rules)]


def _penalties(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Years of imprisonment and fines."""
    changes = []
    for s, t in sorted(difference.sentences.items()):
        sides = (difference.old, s, difference.deleted), (difference.new, t, difference.inserted)
        if not any(i in diff for r, p, diff in sides for i in range(r.sentences[p].start, r.sentences[p].end)):
            continue
        texts = [_sentence_text(r, p) for r, p, _ in sides]
        before, after = (find_penalty(text) for text in texts)
        if "definition" in difference.old.kinds & difference.new.kinds:
            continue
        quotes = [_sentence_quote(r, p) for r, p, _ in sides]
        highest = [p.max_years if p else None for p in (before, after)]
        ups = _rise(before, after, texts)
        if ups:
            changes.append(make_change(rules.types["penalty"], "worse" if ups > 0 else "better", quotes[:1], quotes[1:]))
        if highest[0] is not None and highest[1] is not None and (highest[0] >= SERIOUS) != (highest[1] >= SERIOUS):
            direction: Direction = "worse" if highest[1] >= SERIOUS else "better"
            changes.append(make_change(rules.types["four-year-line"], direction, quotes[:1], quotes[1:]))
    return changes


def _rise(before: Penalty | None, after: Penalty | None, texts: list[str]) -> int:
    """Which way a penalty went: 1 up, -1 down, 0 neither or both."""
    if before is None or after is None:
        return 0
    steps = []
    for name in ("max_years", "min_years"):
        old, new = getattr(before, name), getattr(after, name)
        if old is not None and new is not None and old != new:
            steps.append(1 if new > old else -1)
        elif name == "min_years" and (old is None) != (new is None):
            steps.append(1 if old is None else -1)
        elif name == "max_years" and old is not None and new is None and after.min_years is not None:
            steps.append(1)  # a ceiling became a floor
        elif name == "max_years" and old is None and new is not None and before.min_years is not None:
            steps.append(-1)
    amounts = [largest_amount(text) for text in texts]
    if amounts[0] and amounts[1] and amounts[0][0] != amounts[1][0]:
        steps.append(1 if amounts[1][0] > amounts[0][0] else -1)
    return (sum(steps) > 0) - (sum(steps) < 0)


def _durations(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Lengths of time, sentence by sentence, each with the one in its place."""
    changes = []
    for s, t in sorted(difference.sentences.items()):
        before = list(find_durations(difference.old, difference.old.sentences[s]))
        after = list(find_durations(difference.new, difference.new.sentences[t]))
        for name, kind in _OF_ROLE.items():
            old, new = [[d for d in side if d.role == name] for side in (before, after)]
            if not old or len(old) != len(new):
                continue
            for a, b in zip(old, new, strict=True):
                if round(a.days, 3) != round(b.days, 3):
                    is_worse = (b.days > a.days) != (name in _LESS_IS_WORSE)
                    changes.append(_duration_change(kind, is_worse, a, b, rules))
    return changes


def _duration_change(kind: str, is_worse: bool, a: Duration, b: Duration, rules: ChangeRules) -> Change:
    return make_change(rules.types[kind], "worse" if is_worse else "better", [a.quote], [b.quote])


def _sentence_text(reading: Reading, position: int) -> str:
    sentence = reading.sentences[position]
    return reading.text[reading.words[sentence.start].start : reading.words[sentence.end - 1].end]


def _sentence_quote(reading: Reading, position: int) -> Quote:
    """The words of a sentence that state its penalty, or its end."""
    sentence = reading.sentences[position]
    text = _sentence_text(reading, position)
    offset = reading.words[sentence.start].start
    durations = list(find_durations(reading, sentence))
    if durations:
        return durations[-1].quote
    amount = largest_amount(text)
    if amount is not None:
        span = Span(offset + amount[1].start, offset + amount[1].end)
        return Quote(reading.draft.eid_at(reading.index, span.start), span, reading.text[span.start : span.end])
    return reading.quote(max(sentence.start, sentence.end - 10), sentence.end)
