"""Changes read off the words a clause lost and gained, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.compare.change_rules import ChangeRules, TermRule
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Direction, Quote
from annotator.compare.terms import Found, index_of

# A phrase in a sentence that only allows what it says is worth half.
OPTION = 0.5
LONGEST_FRAME = 16
_DUTY, _CHOICE = frozenset({"shall", "must"}), frozenset({"may", "should", "can"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a rule in one reading, with its worth."""

    found: Found
    grade: int
    worth: float
    sentence: int


def find_term_changes(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Apply every rule that has business in this kind of clause."""
    kinds = difference.old.kinds | difference.new.kinds
    changes = []
    for rule in rules.rules:
        if rule.where & kinds:
            change = _apply(rule, difference, rules)
            if change is not None:
                changes.append(change)
    return changes


def _apply(rule: TermRule, difference: Difference, rules: ChangeRules) -> Change | None:
    """The change that one rule reads, if the balance of protection shifted."""
    before = _hits(rule, rules, difference, is_old=True)
    after = _hits(rule, rules, difference, is_old=False)
    lost, gained = _cancel(before, after)
    lost = _not_repeated(lost, after, difference, is_old=True)
    gained = _not_repeated(gained, before, difference, is_old=False)
    lost = [h for h in lost if not _is_only_softer(h, difference, is_old=True)]
    gained = [h for h in gained if not _is_only_softer(h, difference, is_old=False)]
    if not lost and not gained:
        return None
    balance = _balance(gained) - _balance(lost)
    if balance == 0:
        return None
    old = [difference.old.quote(h.found.start, h.found.end) for h in lost]
    new = [difference.new.quote(h.found.start, h.found.end) for h in gained]
    same_words = {h.found.phrase for h in lost} & {h.found.phrase for h in gained}
    is_option = bool(same_words) and _grade(lost) == _grade(gained)
    direction: Direction = "better" if balance > 0 else "worse"
    if not is_option:
        return make_change(rule.type, direction, old, new)
    # The words are the same; what differs is the sentence around them.
    old = [_frame(difference.old, h) for h in lost]
    new = [_frame(difference.new, h) for h in gained]
    return make_change(rules.types["kept-optional"], direction, old, new)


def _frame(reading: Reading, hit: Hit) -> Quote:
    """The words of a sentence from its beginning to a phrase, as far as they fit in a quotation."""
    start = reading.sentences[hit.sentence].start if hit.sentence >= 0 else hit.found.start
    return reading.quote(max(start, hit.found.start - LONGEST_FRAME), hit.found.end)


def _hits(rule: TermRule, rules: ChangeRules, difference: Difference, *, is_old: bool) -> list[Hit]:
    """The rule's phrases in one reading that count: not in items that came or went whole, nor in text that moved."""
    reading = difference.old if is_old else difference.new
    elsewhere = difference.moved_out if is_old else difference.moved_in
    whole = set(difference.went if is_old else difference.came)
    hits = []
    for found in reading.find(rule):
        if all(at in elsewhere for at in range(found.start, found.end)):
            continue
        position = _position(reading, found.start)
        sentence = reading.sentences[position] if position >= 0 else None
        if sentence is not None:
            is_item = sentence.lead is not None or "definition" in reading.kinds
            if position in whole and is_item:
                continue
            keys = reading.keys[sentence.start : sentence.end]
            if any(index_of(rules.acts[name]).find(keys) for name in rule.unless_beside):
                continue
            if _is_excused(rule, reading, sentence.start, found.start, rules):
                continue
        grade = rule.grades[found.phrase]
        is_half = sentence is not None and sentence.is_optional and grade > 0
        hits.append(Hit(found, grade, grade * (OPTION if is_half else 1.0), position))
    return hits


def _is_excused(rule: TermRule, reading: Reading, start: int, at: int, rules: ChangeRules) -> bool:
    """Whether words before a phrase in its sentence make it harmless."""
    others = [r for r in rules.rules if r.type.id in rule.unless_after]
    return any(found.start >= start and found.end <= at for r in others for found in reading.find(r))


def _position(reading: Reading, word: int) -> int:
    return next((i for i, s in enumerate(reading.sentences) if s.start <= word < s.end), -1)


def _cancel(before: list[Hit], after: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """What is left when equal hits are struck from both sides: first the same words, then words of the same worth."""
    lost, gained = list(before), list(after)
    for is_equal in (_are_same_words, _are_equal_worth):
        for hit in list(lost):
            twin = next((other for other in gained if is_equal(hit, other)), None)
            if twin is not None:
                lost.remove(hit)
                gained.remove(twin)
    return lost, gained


def _are_same_words(one: Hit, other: Hit) -> bool:
    return one.found.phrase == other.found.phrase and one.worth == other.worth


def _are_equal_worth(one: Hit, other: Hit) -> bool:
    """Whether two protections are as firm as each other; words that widen are never taken for one another."""
    return one.worth == other.worth and one.grade > 0


def _not_repeated(hits: list[Hit], others: list[Hit], difference: Difference, *, is_old: bool) -> list[Hit]:
    """Leave out a phrase that merely stands once more or once less in a sentence that keeps it."""
    partner = difference.sentences if is_old else {t: s for s, t in difference.sentences.items()}
    kept = []
    for hit in hits:
        there = partner.get(hit.sentence)
        if any(o.sentence == there and o.found.phrase == hit.found.phrase and o.worth == hit.worth for o in others):
            continue
        kept.append(hit)
    return kept


def _is_only_softer(hit: Hit, difference: Difference, *, is_old: bool) -> bool:
    """Whether the other draft says the same with another verb of duty: “may be told” for “shall be told” changes its force."""
    phrase = hit.found.phrase
    if len(phrase) < 2 or phrase[0] not in _DUTY:
        return False
    partner = difference.sentences if is_old else {t: s for s, t in difference.sentences.items()}
    other, there = (difference.new if is_old else difference.old), partner.get(hit.sentence)
    if there is None:
        return False
    sentence = other.sentences[there]
    keys = tuple(other.keys[sentence.start : sentence.end])
    rest = phrase[1:]
    return any(keys[i - 1] in _CHOICE and keys[i : i + len(rest)] == rest for i in range(1, len(keys)))


def _balance(hits: list[Hit]) -> float:
    """The firmest protection among hits, less the worst widening."""
    return max((h.worth for h in hits if h.worth > 0), default=0.0) + min((h.worth for h in hits if h.worth < 0), default=0.0)


def _grade(hits: list[Hit]) -> int:
    return max((h.grade for h in hits if h.grade > 0), default=0)
