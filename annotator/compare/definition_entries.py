"""The entries of a list of definitions, each as the words by which it says what falls under its term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.compare.change_rules import ChangeRules
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Quote, Word
from annotator.compare.terms import index_of
from annotator.compare.words import fold_phrase

JOINERS = frozenset({"or", "and", "nor"})
# The verb of a definition stands near its term: “X”, in relation to a system, means.
NEAR = 24
# A full stop that stands alone is a leftover of the page, not an end.
_SENTENCE_END = re.compile(r"(?<=[\w)])\.\s+(?=[(\[A-Z“\"])")
_JOINER = re.compile(r"\b(?:or|and|nor)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\(\s?\w{1,5}\s?\)|(?<=\n)[^\S\n]*\w{1,3}[.)]|•)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One definition in one draft: its words from behind the term, without the joining words between them.

    ``positions`` are positions in the words of the reading; ``verb`` is the range of the defining verb in ``keys``.
    """

    reading: Reading
    term: tuple[str, ...]
    term_quote: Quote
    positions: tuple[int, ...]
    keys: tuple[str, ...]
    verb: tuple[int, int]
    is_open: bool

    @property
    def words(self) -> list[Word]:
        """The words themselves."""
        return [self.reading.words[at] for at in self.positions]

    def gap(self, at: int) -> str:
        """The text before a word, from the word before it: punctuation, joining words, numbers of points; at the end nothing."""
        if not 0 < at < len(self.positions):
            return ""
        words = self.words
        return self.reading.text[words[at - 1].end : words[at].start]

    def quote(self, start: int, end: int) -> Quote:
        """A range of the words as a quotation."""
        return self.reading.quote(self.positions[start], self.positions[end - 1] + 1)


def joiner(gap: str) -> str:
    """The joining word in a gap; empty if there is none."""
    found = _JOINER.search(gap)
    return found.group().lower() if found else ""


def is_numbered(gap: str) -> bool:
    """Whether a point of a list begins behind a gap."""
    return bool(_NUMBERED.search(gap.rstrip()))


def is_separated(gap: str) -> bool:
    """Whether a gap holds anything that separates members of a list."""
    return bool(joiner(gap)) or is_numbered(gap) or "," in gap or ";" in gap


def pair_entries(difference: Difference, rules: ChangeRules) -> Iterator[tuple[Entry, Entry]]:
    """Definitions of the same term in both drafts of a clause; where one term is left on either side, it was renamed."""
    old, new = read_entries(difference.old, rules), read_entries(difference.new, rules)
    count: Counter[tuple[str, ...]] = Counter()
    later: dict[tuple[tuple[str, ...], int], Entry] = {}
    for entry in new:
        later[entry.term, count[entry.term]] = entry
        count[entry.term] += 1
    count.clear()
    left = []
    for entry in old:
        other = later.pop((entry.term, count[entry.term]), None)
        count[entry.term] += 1
        if other is None:
            left.append(entry)
        else:
            yield entry, other
    if len(left) == len(later) == 1:
        yield left[0], next(iter(later.values()))


def read_entries(reading: Reading, rules: ChangeRules) -> list[Entry]:
    """The definitions that stand in a clause and have a verb."""
    span = reading.draft.span(reading.index)
    found = sorted(
        (d for d in reading.draft.report.definitions if span.start <= d.span.start < span.end), key=lambda d: d.span.start
    )
    entries = []
    for at, definition in enumerate(found):
        end = found[at + 1].span.start if at + 1 < len(found) else span.end
        stop = _SENTENCE_END.search(reading.text, definition.span.end, end)
        end = stop.start() if stop else end
        inside = [i for i, w in enumerate(reading.words) if definition.span.end <= w.start < end]
        positions = tuple(i for i in inside if reading.keys[i] not in JOINERS)
        keys = tuple(reading.keys[i] for i in positions)
        verb = _verb(keys, rules)
        if verb is None:
            continue
        quote = Quote(
            reading.draft.eid_at(reading.index, definition.span.start),
            definition.span,
            reading.text[definition.span.start : definition.span.end],
        )
        start, end_of_verb, is_open = verb
        entries.append(Entry(reading, fold_phrase(definition.term), quote, positions, keys, (start, end_of_verb), is_open))
    return entries


def _verb(keys: tuple[str, ...], rules: ChangeRules) -> tuple[int, int, bool] | None:
    """Where the defining verb stands, and whether it leaves the definition open (“means and includes” does)."""
    closed = index_of(rules.definitions["closed"]).find(keys[:NEAR])
    opened = index_of(rules.definitions["open"]).find(keys[:NEAR])
    if not closed and not opened:
        return None
    first = min([*closed, *opened], key=lambda found: found.start)
    if first in opened:
        return first.start, first.end, True
    follows = next((found for found in opened if found.start == first.end), None)
    return (first.start, follows.end, True) if follows else (first.start, first.end, False)
