"""Two readings of one clause, laid on each other: which words stayed, which sentences continue which."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.compare.assignment import assign
from annotator.compare.reading import Reading
from annotator.compare.records import Edit
from annotator.compare.similarity import text_similarity, weigh_words
from annotator.compare.wording import find_edits, touched
from annotator.compare.words import CITATION, STOP_WORDS

# Items of a list that are at least so alike (cosine) are one item in another place.
LEAST_ITEM = 0.5
# Sentences continue each other if they share this part of the shorter one's words that carry meaning.
LEAST_SENTENCE = 0.2


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause before and after.

    ``kept`` maps word positions of the older reading to the newer; ``sentences`` maps sentence positions;
    ``came`` and ``went`` are sentences without a counterpart. Words in ``moved_in`` and ``moved_out`` stand elsewhere
    in the other draft, so that they were neither lost nor gained.
    """

    old: Reading
    new: Reading
    edits: tuple[Edit, ...]
    deleted: frozenset[int]
    inserted: frozenset[int]
    sentences: dict[int, int]
    moved_out: frozenset[int] = frozenset()
    moved_in: frozenset[int] = frozenset()

    @property
    def went(self) -> list[int]:
        """Sentences of the older reading that have no counterpart."""
        return [s for s in range(len(self.old.sentences)) if s not in self.sentences]

    @property
    def came(self) -> list[int]:
        """Sentences of the newer reading that have no counterpart."""
        known = set(self.sentences.values())
        return [s for s in range(len(self.new.sentences)) if s not in known]


def lay_together(old: Reading, new: Reading) -> Difference:
    """Compare two readings of a clause.

    The words are compared as one sequence, and item by item where the clause lists items; whichever leaves fewer
    words changed counts, so that a list in another order is not taken for a new list.
    """
    edits = find_edits(old.words, new.words)
    by_item = _edits_by_item(old, new)
    if by_item is not None and _size(by_item) < _size(edits):
        edits = by_item
    edits = tuple(e for e in edits if not _is_same_writing(old, new, e))
    deleted, inserted = touched(edits, "old"), touched(edits, "new")
    return Difference(old, new, edits, deleted, inserted, _pair_sentences(old, new, edits))


def _size(edits: Sequence[Edit]) -> int:
    return sum(e.old[1] - e.old[0] + e.new[1] - e.new[0] for e in edits)


def _is_same_writing(old: Reading, new: Reading, edit: Edit) -> bool:
    """Whether both sides are the same letters, written apart or together."""
    return "".join(old.keys[slice(*edit.old)]) == "".join(new.keys[slice(*edit.new)])


def _items(reading: Reading) -> list[tuple[int, int]]:
    """Word ranges between the beginnings of points or definitions."""
    bounds = [0]
    at = 0
    for start in reading.draft.item_starts(reading.index):
        while at < len(reading.words) and reading.words[at].start < start:
            at += 1
        if at > bounds[-1]:
            bounds.append(at)
    bounds.append(len(reading.words))
    return [(a, b) for a, b in itertools.pairwise(bounds) if a < b]


def _edits_by_item(old: Reading, new: Reading) -> tuple[Edit, ...] | None:
    """Edits item by item, each with its most similar one; ``None`` where there is no list."""
    import numpy as np

    ours, theirs = _items(old), _items(new)
    if min(len(ours), len(theirs)) < 2 or len(ours) + len(theirs) < 5:
        return None
    first = [old.keys[a:b] for a, b in ours]
    second = [new.keys[a:b] for a, b in theirs]
    cosine = text_similarity(first, second, weigh_words([*first, *second]))
    distance = np.abs(np.arange(len(ours))[:, None] - np.arange(len(theirs))[None, :]) / max(len(ours), len(theirs))
    pairs = assign(np.where(cosine >= LEAST_ITEM, cosine + 0.01 * (1 - distance**2), 0.0))
    edits = []
    for i, j in pairs:
        a, c = ours[i][0], theirs[j][0]
        for e in find_edits(old.words[slice(*ours[i])], new.words[slice(*theirs[j])]):
            edits.append(Edit((e.old[0] + a, e.old[1] + a), (e.new[0] + c, e.new[1] + c)))
    paired = dict(pairs)
    edits += [Edit(ours[i], (0, 0)) for i in range(len(ours)) if i not in paired]
    edits += [Edit((0, 0), theirs[j]) for j in range(len(theirs)) if j not in set(paired.values())]
    return tuple(sorted(edits, key=lambda e: (e.new, e.old)))


def _kept(old: Reading, new: Reading, edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Word positions that stayed, as far as both sides run in the same order or item by item."""
    gone, come = touched(edits, "old"), touched(edits, "new")
    left: dict[str, list[int]] = {}
    for j, key in enumerate(new.keys):
        if j not in come:
            left.setdefault(key, []).append(j)
    pairs = []
    order: dict[str, int] = {}
    for i, key in enumerate(old.keys):
        if i in gone:
            continue
        at = order.get(key, 0)
        if at < len(left.get(key, ())):
            pairs.append((i, left[key][at]))
            order[key] = at + 1
    return pairs


def _pair_sentences(old: Reading, new: Reading, edits: Sequence[Edit]) -> dict[int, int]:
    """Sentences that continue each other, by the words they share; two left over in one place belong together."""
    import numpy as np

    if not old.sentences or not new.sentences:
        return {}

    def owners(reading: Reading) -> list[int]:
        owner = [0] * len(reading.keys)
        for position, sentence in enumerate(reading.sentences):
            for at in range(sentence.start, sentence.end):
                owner[at] = position
        return owner

    def weight(key: str) -> float:
        return 0.1 if key in STOP_WORDS or key == CITATION else 1.0

    mine, yours = owners(old), owners(new)
    shared: Counter[tuple[int, int]] = Counter()
    for i, j in _kept(old, new, edits):
        shared[mine[i], yours[j]] += weight(old.keys[i])  # type: ignore[assignment]
    sizes = [[sum(weight(k) for k in r.keys[s.start : s.end]) or 0.1 for s in r.sentences] for r in (old, new)]
    gain = np.zeros((len(old.sentences), len(new.sentences)))
    for (s, t), amount in shared.items():
        if amount / min(sizes[0][s], sizes[1][t]) >= LEAST_SENTENCE:
            gain[s, t] = amount / (sizes[0][s] + sizes[1][t]) - 0.001 * abs(s - t) / (s + t + 1)
    pairs = dict(assign(gain))
    known = set(pairs.values())
    ours = [s for s in range(len(old.sentences)) if s not in pairs]
    theirs = [t for t in range(len(new.sentences)) if t not in known]
    if len(ours) == len(theirs) == 1 and pairs.get(ours[0] - 1, theirs[0] - 1) == theirs[0] - 1:
        pairs[ours[0]] = theirs[0]
    return pairs
