"""Enumerators made into a forest: which mark continues which list, which opens one, which is only a citation.

One pass with a stack of open lists. A mark continues the innermost list it can follow; the first label of
a series opens a list inside the item before it. Whatever stands less firmly than a drafter would
print it (in mid-sentence, after a citing noun) must be confirmed by its successor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.structure.lines import BLANKS
from annotator.structure.marks import Mark
from annotator.structure.series import series_opened_by, step

DEEPEST = 9
# How many marks ahead a hesitant opening looks for its second item.
LOOK_AHEAD = 40
# Numbers of repealed or lost items that a list may skip.
LARGEST_GAP = 3
LARGEST_REPEAL = 20
# A list that words announce has at least two items.
SHORTEST_LIST = 2
# Words that announce a list inside an item, in characters.
LONGEST_OPENING = 1500
_PARAGRAPH_END = re.compile(r"\.[ \t\r]{0,80}\n")


@dataclass(slots=True)
class Item:
    """A numbered item; ``end`` is filled in when its follower is known."""

    shape: str
    series: str
    label: str
    start: int
    body_start: int
    end: int = 0
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    shape: str
    series: str
    items: list[Item]


def nest(text: str, marks: list[Mark], end: int, body_start: int) -> list[Item]:
    """Build the forest of items.

    Parameters
    ----------
    text
        The whole text.
    marks
        Candidates of one provision, in document order.
    end
        Where the provision ends.
    body_start
        Where its body begins.

    Returns
    -------
    list
        Items of the first level; each reaches from its number to the next item of its list or of an outer one.
    """
    roots: list[Item] = []
    stack: list[_List] = []
    successors = _Successors(marks)
    for index, mark in enumerate(marks):
        if mark.cited:
            continue
        if mark.shape == "§":
            # ``§ 2º`` behind ``II - ...``: a paragraph of the article, whatever list stood open.
            del stack[next((d + 1 for d, open_list in enumerate(stack) if open_list.shape == "§"), 0) :]
        depth = _continued(text, stack, mark, index, successors)
        if depth is not None and depth < len(stack) - 1 and mark.label in {"aa", "AA"} and _introduced(text, mark):
            # ``(a) (1) (i) ...: (aa)`` opens a list below; it is no ``(aa)`` inserted behind (a).
            depth = None
        if depth is not None:
            del stack[depth + 1 :]
            series = stack[depth].series
            stack[depth].items.append(Item(mark.shape, series, mark.label, mark.start, mark.end))
            continue
        series = series_opened_by(mark.label) or ("digit" if mark.after_gap and not stack else "")
        if not series or len(stack) >= DEEPEST:
            continue
        restart = next(
            (d for d, open_list in enumerate(stack) if (open_list.shape, open_list.series) == (mark.shape, series)), None
        )
        is_inner = restart is not None and restart < len(stack) - 1 and _introduced(text, mark)
        # ``(a) ... (1) ... : (a) ... (b) ... (b)``: the inner letters are a list of their own.
        is_own = is_inner and (mark.label in {"aa", "AA"} or successors.comes_twice(index, series))
        if is_own or _opens_own_list(text, stack, mark, index, successors):
            restart = None
        elif not _may_open(text, stack, mark, index, successors, restart, body_start):
            continue
        item = Item(mark.shape, series, mark.label, mark.start, mark.end)
        if restart is not None:
            del stack[restart + 1 :]
            stack[restart].items.append(item)
        else:
            siblings = stack[-1].items[-1].children if stack else roots
            if siblings:
                # A second list under the same owner, in another shape: its items join the first list's.
                siblings.append(item)
                stack.append(_List(mark.shape, series, siblings))
            else:
                siblings.append(item)
                stack.append(_List(mark.shape, series, siblings))
    _close(roots, end)
    return roots


class _Successors:
    """Answers whether, somewhere ahead, the item after a given one is printed."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks

    def follows(self, index: int, series: str) -> bool:
        """Whether the next label of the series stands uncited ahead, before the series starts anew."""
        mark = self._marks[index]
        for later in self._marks[index + 1 : index + 1 + LOOK_AHEAD]:
            if later.shape != mark.shape or later.cited:
                continue
            if later.label == mark.label:
                return False
            if step(series, mark.label, later.label) == 1 and (
                later.at_line or later.after_stop or later.joined or later.opens_sentence
            ):
                return True
        return False

    def comes_twice(self, index: int, series: str) -> bool:
        """Whether the next label of the series is printed twice ahead before the one after it: two lists are open."""
        mark, found = self._marks[index], 0
        for later in self._marks[index + 1 : index + 1 + LOOK_AHEAD]:
            if later.shape != mark.shape or later.cited:
                continue
            distance = step(series, mark.label, later.label)
            if distance > 1:
                return False
            found += distance == 1
            if found == 2:
                return True
        return False

    def comes_again(self, index: int) -> bool:
        """Whether the label is printed again ahead, before a list begins at one."""
        mark = self._marks[index]
        for later in self._marks[index + 1 : index + 1 + LOOK_AHEAD]:
            if later.shape != mark.shape or later.cited:
                continue
            if later.label in {mark.label, "1"}:
                return later.label == mark.label
        return False

    def following(self, index: int) -> int | None:
        """Index of the next uncited mark of the same shape."""
        shape = self._marks[index].shape
        for at in range(index + 1, min(len(self._marks), index + 1 + LOOK_AHEAD)):
            if self._marks[at].shape == shape and not self._marks[at].cited:
                return at
        return None

    def next_label(self, index: int) -> str:
        """Label of the next uncited mark of the same shape."""
        at = self.following(index)
        return "" if at is None else self._marks[at].label

    def next_ends_sentence(self, text: str, index: int) -> bool:
        """Whether the next mark stands behind a full stop and is printed once, so that it may number what follows the list."""
        at = self.following(index)
        return at is not None and _last_sign(text, self._marks[at].start) == "." and not self.comes_again(at)


def _continued(text: str, stack: list[_List], mark: Mark, index: int, successors: _Successors) -> int | None:
    """Depth of the open list the mark continues, or ``None``."""
    for depth in range(len(stack) - 1, -1, -1):
        open_list = stack[depth]
        if open_list.shape != mark.shape:
            continue
        distance = step(open_list.series, open_list.items[-1].label, mark.label)
        if not distance:
            continue
        if mark.label == "i" and open_list.series == "alpha" and _opens_roman(mark, index, successors):
            continue
        if _belongs_further_out(text, stack, depth, index, successors, mark, distance):
            continue
        if distance == 1:
            firm = mark.at_line or mark.after_stop or mark.joined or mark.adjacent
            if (
                firm
                or (depth == 0 and mark.opens_sentence and mark.shape == "(x)")
                or (mark.shape == "(x)" and successors.follows(index, open_list.series))
            ):
                return depth
        elif distance <= (LARGEST_REPEAL if mark.after_repeal or mark.after_gap else LARGEST_GAP):
            is_outer = open_list.series == "digit" and depth == 0
            if _stands_alone(mark) and (is_outer or mark.at_line):
                return depth
    return None


def _opens_own_list(text: str, stack: list[_List], mark: Mark, index: int, successors: _Successors) -> bool:
    """Whether ``1.`` opens a list inside an item that bears a number of the same shape: ``1. The office may: 1. ... 2. ...``."""
    if not stack or (stack[-1].shape, stack[-1].series) != (mark.shape, "digit") or mark.label != "1":
        return False
    begin = stack[-1].items[-1].body_start
    if not mark.at_line or _last_sign(text, mark.start) != ":" or mark.start - begin > LONGEST_OPENING:
        return False
    # Behind a full stop at the end of a line, the words that announce the list are no longer the item's own.
    if _PARAGRAPH_END.search(text, begin, mark.start) or not successors.follows(index, "digit"):
        return False
    # Behind item 1, a sentence that begins with ``2.`` may as well be item 2.
    return stack[-1].items[-1].label != "1" or not successors.next_ends_sentence(text, index)


def _belongs_further_out(
    text: str, stack: list[_List], depth: int, index: int, successors: _Successors, mark: Mark, distance: int
) -> bool:
    """Whether a number that could continue either of two nested lists of one shape continues the outer one.

    The inner list is whole where its items are parts of one sentence and the last of them ends it.
    """
    inner, outer = stack[depth], stack[depth - 1] if depth else None
    if outer is None or (outer.shape, outer.series) != (inner.shape, inner.series):
        return False
    if step(outer.series, outer.items[-1].label, mark.label) != 1:
        return False
    if distance > 1:
        return True
    if len(inner.items) < SHORTEST_LIST or _last_sign(text, mark.start) != ".":
        return False
    are_sentences = _last_sign(text, inner.items[-1].start) == "."
    return not (are_sentences and successors.comes_again(index))


def _last_sign(text: str, at: int) -> str:
    """What the words before an offset end with, however many blanks stand between."""
    return text[max(0, at - BLANKS) : at].rstrip()[-1:]


def _stands_alone(mark: Mark) -> bool:
    return mark.at_line or (mark.after_stop and mark.opens_sentence)


def _opens_roman(mark: Mark, index: int, successors: _Successors) -> bool:
    """Whether ``(i)`` after ``(h)`` begins roman numerals rather than continuing the letters."""
    following = successors.next_label(index)
    if following == "ii":
        return True
    return mark.adjacent and following != "j"


def _may_open(
    text: str, stack: list[_List], mark: Mark, index: int, successors: _Successors, restart: int | None, body_start: int
) -> bool:
    """Whether the first label of a series may open a list here."""
    if mark.shape == "First":
        return successors.follows(index, "ordinal")
    if mark.heads_body or (mark.after_gap and not stack):
        return True
    series = series_opened_by(mark.label)
    if restart is not None:
        if (restart == 0 and series == "digit") or len(stack[restart].items) < 2:
            return False
        if series == "bullet" or not (mark.at_line or mark.after_stop):
            return False
        return successors.follows(index, series)
    if series == "bullet":
        return mark.at_line and (successors.follows(index, series) or _introduced(text, mark))
    if mark.shape == "x":
        return (mark.at_line or mark.after_stop or mark.adjacent) and successors.follows(index, series)
    if mark.label in {"aa", "AA"} and not (mark.adjacent or mark.after_stop or mark.at_line):
        return False
    if mark.shape == "x." and not mark.at_line and mark.start > body_start:
        is_list = mark.opens_sentence or (series == "alpha" and mark.after_stop)
        return (mark.after_stop or mark.adjacent) and is_list and successors.follows(index, series)
    if mark.adjacent or _introduced(text, mark):
        return True
    if mark.at_line or mark.after_stop:
        return mark.at_line or successors.follows(index, series) or not text[body_start : mark.start].strip()
    if mark.glued:
        return mark.opens_sentence and successors.follows(index, series)
    return successors.follows(index, series)


def _introduced(text: str, mark: Mark) -> bool:
    """Whether a colon or dash right before the mark announces a list."""
    return text[max(0, mark.start - 4) : mark.start].rstrip(' \t\r\n"“[').endswith((":", "—", "–", ":-", "―", "-"))


def _close(items: list[Item], end: int) -> None:
    pending = [(items, end)]
    while pending:
        siblings, limit = pending.pop()
        for item, follower in pairwise(siblings):
            item.end = follower.start
        if siblings:
            siblings[-1].end = limit
        pending.extend((item.children, item.end) for item in siblings if item.children)
