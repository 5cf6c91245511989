"""Whether a definition became wider or narrower: alternatives, conditions, exclusions, “includes” for “means”.

An alternative that is added makes a definition wider, a condition narrower; behind “other than” it is the other way
round. Where words were replaced by others, or the means of an act are named, the words alone do not tell: the change
is then reported without a direction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.compare.change_rules import ChangeRules
from annotator.compare.definition_entries import Entry, is_numbered, is_separated, joiner, pair_entries
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.records import Change, Edit, Quote
from annotator.compare.terms import index_of
from annotator.compare.wording import find_edits
from annotator.compare.words import CITATION, STOP_WORDS

# How many words a negation reaches.
REACH = 6
# An exclusion begins with the words that exclude, or with “but”, “which”, “and it” before them.
EARLY = 2
_AMOUNT = re.compile(r"^(?:\d.*|years?|months?|days?|hours?)$")


@dataclass(frozen=True, slots=True)
class Step:
    """What one difference does to a definition: 1 wider, -1 narrower, 0 unknown; ``is_list`` where a list shows it."""

    effect: int
    is_list: bool
    old: tuple[int, int]
    new: tuple[int, int]


def find_definition_changes(difference: Difference, rules: ChangeRules, known: Sequence[Change]) -> list[Change]:
    """One change for each definition that says more or less than before.

    Parameters
    ----------
    known
        Changes that other rules read in the clause; the same is not said again, nor less.
    """
    if "definition" not in difference.old.kinds | difference.new.kinds:
        return []
    changes = []
    for old, new in pair_entries(difference, rules):
        change = _compare(difference, old, new, rules)
        if change is not None and not any(
            _is_inside(c, old, new) and change.direction in ("neutral", c.direction) for c in known
        ):
            changes.append(change)
    return changes


def _compare(difference: Difference, old: Entry, new: Entry, rules: ChangeRules) -> Change | None:
    steps = [*_verb_step(old, new), *_joiner_steps(old, new)]
    for edit in find_edits(old.words, new.words):
        step = _read(edit, old, new, rules)
        if step is not None and not _has_moved(step, old, new, difference):
            steps.append(step)
    if not steps:
        return None
    # Beside words that were replaced, a condition that came or went may live on in other words.
    is_replaced = any(s.effect == 0 for s in steps)
    effects = {s.effect for s in steps if s.effect and (s.is_list or not is_replaced)}
    shown = [s for s in steps if s.effect in effects] if len(effects) == 1 else steps
    quotes = _quotes(old, new, shown)
    if len(effects) != 1:
        return make_change(rules.types["definition-wording"], "neutral", *quotes)
    is_wider = effects == {1}
    if index_of(rules.definitions["protecting"]).find(old.term):
        return make_change(rules.types["protecting-definition"], "better" if is_wider else "worse", *quotes)
    if index_of(rules.acts["protective_terms"]).find(old.term):
        return make_change(rules.types["definition-wording"], "neutral", *quotes)
    return make_change(rules.types["definition"], "worse" if is_wider else "better", *quotes)


def contradicts(definition: Change, other: Change) -> bool:
    """Whether a rule reads the words of a definition the other way round than the definition itself shows."""
    if {definition.direction, other.direction} != {"worse", "better"}:
        return False
    pairs = ((other.old, definition.old), (other.new, definition.new))
    return all(
        any(d.span.start <= q.span.start and q.span.end <= d.span.end for d in there) for mine, there in pairs for q in mine
    )


def _quotes(old: Entry, new: Entry, steps: Sequence[Step]) -> tuple[list[Quote], list[Quote]]:
    """The words that differ on either side, the term before them."""
    before = [old.quote(*s.old) for s in steps if s.old[0] < s.old[1]]
    after = [new.quote(*s.new) for s in steps if s.new[0] < s.new[1]]
    return ([old.term_quote, *before], after) if before else ([], [new.term_quote, *after])


def _verb_step(old: Entry, new: Entry) -> list[Step]:
    if old.is_open == new.is_open:
        return []
    return [Step(1 if new.is_open else -1, True, old.verb, new.verb)]


def _joiner_steps(old: Entry, new: Entry) -> list[Step]:
    """Points of which all had to be met and now one is enough, or the reverse."""
    steps = []
    for i, j in _adjacent(old, new):
        before, after = old.gap(i), new.gap(j)
        if is_numbered(before) and is_numbered(after) and {joiner(before), joiner(after)} == {"and", "or"}:
            steps.append(Step(1 if joiner(after) == "or" else -1, True, (i, i + 1), (j, j + 1)))
    return steps


def _adjacent(old: Entry, new: Entry) -> list[tuple[int, int]]:
    """Positions of words that both drafts keep, each behind the same word."""
    pairs, shift, at = [], 0, 0
    edits = find_edits(old.words, new.words)
    for start, end, offset in (*((e.old[0], e.old[1], e.new[1] - e.old[1]) for e in edits), (len(old.keys), len(old.keys), 0)):
        pairs += [(i, i + shift) for i in range(at + 1, start)]
        at, shift = end, offset
    return pairs


def _read(edit: Edit, old: Entry, new: Entry, rules: ChangeRules) -> Step | None:
    """What one difference does; nothing if it is the verb's or only articles differ."""
    if _overlaps(edit.old, old.verb) or _overlaps(edit.new, new.verb):
        return None
    lost, gained = _content(old, edit.old, rules), _content(new, edit.new, rules)
    is_same_writing = "".join(old.keys[slice(*edit.old)]) == "".join(new.keys[slice(*edit.new)])
    if is_same_writing or not (lost or gained):
        return None
    if (lost and gained) or min(edit.old[0] - old.verb[1], edit.new[0] - new.verb[1]) < 0:
        return Step(0, False, edit.old, edit.new)
    entry, run = (new, edit.new) if gained else (old, edit.old)
    other, junction = (old, edit.old) if gained else (new, edit.new)
    run, shift = _rotate(entry, run, junction)
    junction = (junction[0] - shift, junction[1] - shift)
    effect, is_list = _effect(entry, run, _marks(other, junction), rules)
    sides = (junction, run) if gained else (run, junction)
    return Step(effect if gained else -effect, is_list, *sides)


def _rotate(entry: Entry, run: tuple[int, int], junction: tuple[int, int]) -> tuple[tuple[int, int], int]:
    """The same words read from their article: ``raft or a`` in ``a [raft or a] boat`` is ``[a raft]``."""
    start, end = run
    shift = 0
    while junction[0] == junction[1] and start > entry.verb[1] and entry.keys[start - 1] == entry.keys[end - 1] in STOP_WORDS:
        start, end, shift = start - 1, end - 1, shift + 1
    return (start, end), shift


def _effect(entry: Entry, run: tuple[int, int], marks: int, rules: ChangeRules) -> tuple[int, bool]:
    """What words do to a definition that has them: 1 wider, -1 narrower; and whether they are a member of a list.

    ``marks`` counts what separates the words around them in the draft that lacks them.
    """
    start, end = run
    words = entry.keys[start:end]
    lists = rules.definitions
    side = -1 if _is_excluded(entry, start, rules) else 1
    if any(_AMOUNT.match(word) for word in words) or _begins(words, lists["manner"]):
        return 0, False
    excluding = index_of(lists["excluding"]).find(words)
    if excluding:
        return (-side, True) if excluding[0].start <= EARLY else (0, False)
    if any(found.start < REACH for found in index_of(lists["open"]).find(words)):
        return side, True
    if _begins(words, lists["wider"]):
        return side, True
    is_negated = _is_negated(entry, start, rules)
    kind = _membership(entry, run, marks, rules)
    if kind:
        is_alternative = kind == "or" or entry.is_open
        if not is_alternative and kind == "and":
            return 0, False
        return (side if is_alternative != is_negated else -side), True
    return (0 if is_negated else -side), False


def _membership(entry: Entry, run: tuple[int, int], marks: int, rules: ChangeRules) -> str:
    """How words hang together with a list: ``or``, ``and``, ``all`` (points that must all be met), empty for no member."""
    start, end = run
    before, after = entry.gap(start), entry.gap(end)
    if _marks(entry, run) != marks + 1:
        return ""
    if joiner(before) == "or" or joiner(after) == "or":
        return "or"
    opens = entry.keys[start : start + 1] and (entry.keys[start],) in rules.definitions["openers"]
    if is_numbered(before):
        found = _list_joiner(entry, end, is_points=True) or _list_joiner(entry, start, is_points=True, is_back=True)
        return {"or": "or", "and": "all"}.get(found, "and")
    if opens:
        return ""
    if "and" in (joiner(before), joiner(after)):
        return "and"
    return "or" if _list_joiner(entry, end) == "or" else "and"


def _list_joiner(entry: Entry, at: int, *, is_points: bool = False, is_back: bool = False) -> str:
    """The next joining word of the list that goes on behind a position (or before it)."""
    for k in range(at, 0, -1) if is_back else range(at, len(entry.keys)):
        gap = entry.gap(k)
        if is_points and not is_numbered(gap):
            continue
        if joiner(gap):
            return joiner(gap)
        if not is_points and (";" in gap or is_numbered(gap)):
            return ""
    return ""


def _marks(entry: Entry, run: tuple[int, int]) -> int:
    """Number of gaps around a range of words that separate members of a list."""
    return sum(is_separated(entry.gap(at)) for at in sorted(set(run)))


def _is_excluded(entry: Entry, at: int, rules: ChangeRules) -> bool:
    """Whether a position stands behind words that take something out of the definition."""
    openers = rules.definitions["openers"]
    for found in index_of(rules.definitions["excluding"]).find(entry.keys[:at]):
        first = entry.gap(found.end)
        if is_numbered(first) or "—" in first or ":" in first:
            return True
        gaps = [(k, entry.gap(k)) for k in range(found.end, at + 1)]
        if not any(";" in g or "." in g or ("," in g and (entry.keys[k],) in openers) for k, g in gaps if k < len(entry.keys)):
            return True
    return False


def _is_negated(entry: Entry, at: int, rules: ChangeRules) -> bool:
    """Whether a negation stands near before a position, with no comma between."""
    for found in index_of(rules.definitions["lacking"]).find(entry.keys[max(0, at - REACH) : at]):
        behind = max(0, at - REACH) + found.end
        if not any("," in entry.gap(k) or ";" in entry.gap(k) for k in range(behind, at + 1)):
            return True
    return False


def _begins(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether words begin with one of some phrases, articles aside."""
    first = next((i for i, word in enumerate(words) if word not in {"a", "an", "the"}), 0)
    return any(found.start == first for found in index_of(phrases).find(words))


def _content(entry: Entry, run: tuple[int, int], rules: ChangeRules) -> list[str]:
    """Words of a range that say something about how wide a definition is."""
    meant = rules.definitions["excluding"] | rules.definitions["lacking"]
    kept = {word for phrase in meant for word in phrase}
    empty = {phrase[0] for phrase in rules.definitions["empty"]} | STOP_WORDS | {CITATION}
    return [word for word in entry.keys[slice(*run)] if word not in empty or word in kept - STOP_WORDS]


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _has_moved(step: Step, old: Entry, new: Entry, difference: Difference) -> bool:
    """Whether the words of a difference stand elsewhere in the other draft."""
    went = {old.positions[k] for k in range(*step.old)}
    came = {new.positions[k] for k in range(*step.new)}
    return bool(went | came) and went <= difference.moved_out and came <= difference.moved_in


def _is_inside(change: Change, old: Entry, new: Entry) -> bool:
    """Whether a change rests on words of a definition."""
    for quotes, entry in ((change.old, old), (change.new, new)):
        if entry.positions:
            first, last = entry.words[0].start, entry.words[-1].end
            if any(first <= quote.span.start < last for quote in quotes):
                return True
    return False
