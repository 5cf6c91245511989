"""Items and sentences that came or went inside a clause, and alternatives added to one."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.compare.change_rules import ChangeRules
from annotator.compare.definition_entries import read_entries
from annotator.compare.findings import make_change
from annotator.compare.force_changes import is_reported
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Direction
from annotator.compare.sentences import Sentence
from annotator.compare.terms import index_of

_JOINERS = frozenset({"or", "including", "includes", "whether", "any"})
# Words with which a list of exceptions opens, among the last few of the sentence above it.
_EXCEPTIONS = frozenset({"except", "unless", "save", "excepting", "excluding"})
_OPENER = 3
# A sentence or item must say something before its coming or going means something.
SHORTEST = 3
LEAST_VALUE = 0.5
# A sentence came or went only if most of its words did.
MOSTLY = 0.6


def find_list_changes(difference: Difference, rules: ChangeRules, *, is_read: bool) -> list[Change]:
    """Items, sentences and alternatives.

    Parameters
    ----------
    is_read
        Whether the words have already told what the change means; whole sentences are then left alone.
    """
    if is_reported(difference, rules):
        return []
    changes = []
    for reading, positions, is_gain in (
        (difference.old, difference.went, False),
        (difference.new, difference.came, True),
    ):
        elsewhere = difference.moved_in if is_gain else difference.moved_out
        for position in positions:
            sentence = reading.sentences[position]
            size = sentence.end - sentence.start
            differing = difference.inserted if is_gain else difference.deleted
            if sum(at in differing for at in range(sentence.start, sentence.end)) < MOSTLY * size:
                continue
            if size < SHORTEST or all(at in elsewhere for at in range(sentence.start, sentence.end)):
                continue
            is_item = sentence.lead is not None
            if "definition" in reading.kinds and _defines(reading, sentence):
                quote = [reading.quote(sentence.start, sentence.end)]
                sides = ((), quote) if is_gain else (quote, ())
                kind = rules.types["definition-list"]
                changes.append(make_change(kind, "neutral", *sides, words="worse" if is_gain else "better"))
                continue
            if "definition" in reading.kinds or (not is_item and (is_read or sentence.is_optional)):
                continue
            if abs(sentence.value) < (LEAST_VALUE if is_item else 1.5):
                continue
            is_protection = (sentence.value > 0) != is_exception(reading, sentence)
            direction: Direction = "better" if is_protection == is_gain else "worse"
            quote = [reading.quote(sentence.start, sentence.end)]
            changes.append(make_change(rules.types["item"], direction, *(((), quote) if is_gain else (quote, ()))))
    return changes + _alternatives(difference, rules)


def _defines(reading: Reading, sentence: Sentence) -> bool:
    """Whether the entry of a defined term stands in a sentence."""
    first, last = reading.words[sentence.start].start, reading.words[sentence.end - 1].end
    return any(first <= d.span.start < last for d in reading.draft.report.definitions)


def _alternatives(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Alternatives that were added or taken out without anything in their place."""
    changes = []
    for edit in difference.edits:
        for reading, (start, end), other, is_gain in (
            (difference.old, edit.old, edit.new, False),
            (difference.new, edit.new, edit.old, True),
        ):
            if other[0] != other[1] or end - start < 2:
                continue
            start, end = _rotate(reading.keys, start, end)
            if "definition" in reading.kinds and read_entries(reading, rules):
                continue  # definitions are compared as such
            sentence = reading.sentence_at(start)
            if sentence is None or reading.keys[start] not in _JOINERS or (sentence.start, sentence.end) == (start, end):
                continue
            elsewhere = difference.moved_in if is_gain else difference.moved_out
            if any(at in elsewhere for at in range(start, end)):
                continue
            is_definition = "definition" in reading.kinds
            sign = _definition_sign(reading, sentence.start, rules) if is_definition else sentence.value
            if not is_definition and is_exception(reading, sentence):
                sign = -sign
            if sign == 0:
                continue
            direction: Direction = "worse" if (sign < 0) == is_gain else "better"
            kind = rules.types["definition" if is_definition else "alternatives"]
            if sign > 0 and not is_definition:
                kind = rules.types["item"]
            quote = [reading.quote(start, end)]
            changes.append(make_change(kind, direction, *(((), quote) if is_gain else (quote, ()))))
    return changes


def is_exception(reading: Reading, sentence: Sentence) -> bool:
    """Whether an item belongs to a list of exceptions: “shall not be used for another end, except— (a) ...”."""
    if sentence.lead is None:
        return False
    opening = reading.sentences[sentence.lead]
    last = reading.keys[max(opening.start, opening.end - _OPENER) : opening.end]
    return any(word in _EXCEPTIONS for word in last)


def _rotate(keys: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The same insertion read from its joining word: ``b or`` in ``a or [b or] c`` is ``[or b]``."""
    first, last = start, end
    while first > 0 and keys[first - 1] == keys[last - 1]:
        first, last = first - 1, last - 1
        if keys[first] in _JOINERS:
            return first, last
    return start, end


def _definition_sign(reading: Reading, start: int, rules: ChangeRules) -> int:
    """Whether a wider meaning of the term defined here helps people (1) or reaches them (-1)."""
    head = reading.keys[start : start + 6]
    return 1 if index_of(rules.acts["protective_terms"]).find(head) else -1
