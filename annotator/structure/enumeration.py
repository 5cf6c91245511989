"""Numbered subdivisions inside a section: ``(1) ... (2) ...``, ``1. ... 2. ...``, ``(a) ... (i) ...``, also flattened into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.structure.numerals import letter_successor, number_key, roman_value, succeeds
from annotator.structure.words import CROSS_REFERENCE_WORDS

_PAREN_DIGIT = re.compile(r"\(\s?(\d{1,3}(?:[A-Z]{1,3}|bis|ter)?)\s?\)")
_DOT_DIGIT = re.compile(r"(?<![\w.,/(-])(\d{1,3}[A-Z]?)\s?(?:\.(?!\d)|\)|°|º)-?(?=\s)")
_BARE_DIGIT = re.compile(r"(?<![\w.,/(-])(\d{1,3}[A-Z]{0,3}) (?=[A-Z\[“\"])")
_PAREN_LETTER = re.compile(r"\(\s?([a-z]{1,3}|[A-Z]{1,2})\s?\)")
_LOOSE_LETTER = re.compile(r"(?:(?<=\n)|(?<=^))\s*([a-z]{1,2})[.)](?=\s)")
_START = re.compile(r"[\s\[*_\"“†‡]*(?:\d{1,2}\s*\[)?[\s\[*_]*")
_LAST_WORD = re.compile(r"([A-Za-z-]+)[\s.]*$")
_TERMINAL = re.compile(r"[.;:—–\]\"”’)_-]\s*$|\n\s*$|\b(?:and|or)\s*$")


@dataclass(slots=True)
class Item:
    """A numbered item; ``end`` is filled in when its follower is known."""

    level: str
    label: str
    start: int
    body_start: int
    end: int = 0
    children: list[Item] = field(default_factory=list)


def find_subdivisions(text: str, start: int, end: int) -> tuple[str, list[Item]]:
    """Find the first level of numbering in a section's body.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The body of one section or article.

    Returns
    -------
    tuple
        The style (``(1)``, ``1.``, ``1``, ``(a)`` or ``""``) and its items, which reach from their
        number to the next item or ``end``.
    """
    body = text[start:end]
    lead = _START.match(body)
    head = lead.end() if lead else 0
    for style, pattern in (("(1)", _PAREN_DIGIT), ("1.", _DOT_DIGIT), ("1", _BARE_DIGIT), ("(a)", _PAREN_LETTER)):
        first = pattern.match(body, head)
        if first and first[1].lower() in {"1", "a", "l"} | ({"1a"} if style == "(1)" else set()):
            return style, _sequence(body, start, end, pattern, style, first)
    for style, pattern in (("(1)", _PAREN_DIGIT), ("1.", _DOT_DIGIT)):
        for candidate in pattern.finditer(body):
            if candidate[1] == "1" and re.search(r"\n[\s\[]*$", body[: candidate.start()]):
                items = _sequence(body, start, end, pattern, style, candidate)
                if len(items) > 1:
                    return style, items
                break
    return "", []


def _sequence(body: str, start: int, end: int, pattern: re.Pattern[str], style: str, first: re.Match[str]) -> list[Item]:
    items = [Item("subdivision", first[1], start + first.start(), start + first.end())]
    previous = first[1]
    for match in pattern.finditer(body, first.end()):
        label = match[1]
        if style == "(a)":
            if label != letter_successor(previous) or not _TERMINAL.search(body[: match.start()][-12:]):
                continue
        elif not _follows(body, match, label, previous, style):
            continue
        items.append(Item("subdivision", label, start + match.start(), start + match.end()))
        previous = label
    for item, follower in zip(items, items[1:], strict=False):
        item.end = follower.start
    items[-1].end = end
    return items


def _follows(body: str, match: re.Match[str], label: str, previous: str, style: str) -> bool:
    """Whether a number in running text opens the next item rather than citing one."""
    before = body[max(0, match.start() - 40) : match.start()]
    after = body[match.end() : match.end() + 12].lstrip(" \n\t\"“‘'[*_(—–-")
    line_start = not before or bool(re.search(r"\n[\s\[*_]*$", before))
    if style == "1." and not line_start and not (re.search(r"[.;:]\s*$", before) and after[:1].isupper()):
        return False
    gap = number_key(label)[0][0] - number_key(previous)[0][0]
    if number_key(label) <= number_key(previous) or gap > 3:
        return False
    word = _LAST_WORD.search(before)
    if word and word.group(1).lower() in CROSS_REFERENCE_WORDS and not re.search(r"[.;]\s*$", before) and not line_start:
        return False
    if succeeds(label, previous):
        return bool(_TERMINAL.search(before)) or (after[:1].isupper() or after[:1].isdigit())
    return line_start or (bool(re.search(r"[.;\]]\s*$", before)) and after[:1].isupper())


def find_points(text: str, start: int, end: int) -> list[Item]:
    """Find lettered and roman points inside one item, nested, as a forest in document order.

    A point continues the innermost list whose next label it is; ``(i)`` after ``(h)`` continues the
    letters unless a roman list is what follows.
    """
    body = text[start:end]
    roots: list[Item] = []
    stack: list[Item] = []
    marks = list(_PAREN_LETTER.finditer(body)) + list(_LOOSE_LETTER.finditer(body)) + list(_PAREN_DIGIT.finditer(body))
    marks.sort(key=lambda m: m.start(1))
    labels = [m[1] for m in marks]
    for index, match in enumerate(marks):
        label = match[1]
        before = body[max(0, match.start() - 40) : match.start()]
        word = _LAST_WORD.search(before)
        if word and word.group(1).lower() in CROSS_REFERENCE_WORDS - {"and", "or", "by", "to", "with", "in", "of", "under"}:
            continue
        if re.search(r"\)\s?$", before) and not re.search(r"[—:;.]\s*\(\w+\)\s?$", before):
            continue
        if not _TERMINAL.search(before) and before.strip():
            continue
        level = None
        for depth in range(len(stack) - 1, -1, -1):
            if _continues(stack[depth].label, label, labels[index + 1] if index + 1 < len(labels) else ""):
                level = depth
                break
        begin = start + match.start(0) + (len(match.group()) - len(match.group().lstrip()))
        item = Item("point", label, begin, start + match.end())
        if level is not None:
            del stack[level:]
        elif label not in {"a", "i", "A", "I", "1", "aa"} or (stack and any(s.label == label for s in stack)):
            continue
        (stack[-1].children if stack else roots).append(item)
        stack.append(item)
        if len(stack) > 12:
            stack.pop()
    _close(roots, end)
    return roots


def _continues(previous: str, label: str, following: str) -> bool:
    if label.isdigit() or previous.isdigit():
        return label.isdigit() and previous.isdigit() and int(label) == int(previous) + 1
    if label.isupper() != previous.isupper():
        return False
    was, now = roman_value(previous), roman_value(label)
    if was is not None and now is not None and now == was + 1 and not (previous == "h"):
        return True
    if label == letter_successor(previous) or (len(label) == 2 and label[0] == previous[0] and label[0] != label[1]):
        return not (label == "i" and following == "ii")
    return False


def _close(items: list[Item], end: int) -> None:
    for item, follower in zip(items, items[1:], strict=False):
        item.end = follower.start
    if items:
        items[-1].end = end
    for item in items:
        _close(item.children, item.end)
