"""Texts on which a regular expression works hardest, derived from its own syntax tree.

For every repetition in a pattern: the shortest text that leads to it, then its body over and over, and never what
should follow. Where a pattern can blow up at all, it does so on one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as sre_parse  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_constants as sre  # type: ignore[no-redef]
    import sre_parse  # type: ignore[no-redef]

#: A repetition that may go on for longer than this can be made to cost something.
LONG = 200
#: What no pattern of ours asks for next.
NEVER = "\x00"
#: Runs that real and hostile texts hold, whatever the pattern.
COMMON = (
    " ", "\n", "\t", "1", "a", "A", "(", "[", '"', "“", ".", "-", "—", "1.", "(a) ", "a ", "a-", "1 ", " \n",
    "..[111 111 ", "<", "<!--",
)  # fmt: skip
_CATEGORIES = {
    "CATEGORY_DIGIT": "1", "CATEGORY_NOT_DIGIT": "a", "CATEGORY_SPACE": " ", "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip
_REPEATS = tuple(getattr(sre, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(sre, name))
_ATOMIC = getattr(sre, "ATOMIC_GROUP", None)
_CANDIDATES = [chr(c) for c in range(32, 127)] + ["\n", "\t", "é", "“", "”", "’", "—", "–", "…", "؀", "一", "\u00a0"]


def worst_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of about ``length`` characters that this pattern finds hardest."""
    tree = sre_parse.parse(pattern.pattern, pattern.flags)
    seen = set()
    for lead, body in [*_repetitions(tree, ("",)), *(("", run) for run in COMMON)]:
        if body and (lead, body) not in seen:
            seen.add((lead, body))
            yield lead + body * (length // len(body)) + NEVER
            # Every further place to begin at costs again where a search may begin anywhere.
            if lead:
                yield (lead + body) * (length // len(lead + body)) + NEVER


def _repetitions(tree: Any, leads: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each repetition with the texts that lead to it, and some bodies for it.

    What a look-ahead wants to see may have to stand there first, so there is a lead with it and one without.
    """
    for operation, argument in tree:
        if operation in _REPEATS:
            _, most, body = argument
            if most == sre.MAXREPEAT or most >= LONG or (most > 3 and _varies(body)):
                for text in _bodies(body):
                    yield from ((lead, text) for lead in leads)
            yield from _repetitions(body, leads)
        elif operation is sre.SUBPATTERN:
            yield from _repetitions(argument[-1], leads)
        elif operation is sre.BRANCH:
            for branch in argument[1]:
                yield from _repetitions(branch, leads)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repetitions(argument[1], leads if argument[0] > 0 else ("",))
            seen = _shortest(argument[1]) if operation is sre.ASSERT else ""
            leads = (leads[0], *dict.fromkeys(lead + seen for lead in leads if seen))[:3]
        elif _ATOMIC is not None and operation is _ATOMIC:
            yield from _repetitions(argument, leads)
        leads = tuple(lead + _shortest([(operation, argument)]) for lead in leads)


def _varies(tree: Any) -> bool:
    """Whether texts of different lengths match: repeated even some dozen times, that can be read in very many ways."""
    return any(
        operation in _REPEATS or operation is sre.BRANCH or _varies_inside(operation, argument) for operation, argument in tree
    )


def _varies_inside(operation: Any, argument: Any) -> bool:
    return operation is sre.SUBPATTERN and _varies(argument[-1])


def _bodies(body: Any) -> list[str]:
    """Texts that one turn of a repetition accepts: the shortest, each alternative, each character of a set."""
    texts = [_shortest(body)]
    if len(body) == 1:
        operation, argument = body[0]
        if operation is sre.BRANCH:
            texts += [_shortest(branch) for branch in argument[1]]
        elif operation is sre.IN:
            texts += [c for c in " \n1aA.-(" if _accepts(argument, c)]
        elif operation in (sre.ANY, sre.NOT_LITERAL):
            texts += ["a", " ", "1"]
    return list(dict.fromkeys(t for t in texts if t))[:6]


def _shortest(tree: Any) -> str:
    """A short text that the tree accepts; look-arounds and anchors add nothing."""
    text = ""
    for operation, argument in tree:
        if operation is sre.LITERAL:
            text += chr(argument)
        elif operation is sre.NOT_LITERAL:
            text += next(c for c in "a1 " if ord(c) != argument)
        elif operation is sre.ANY:
            text += "a"
        elif operation is sre.IN:
            text += next((c for c in "a1 A" + "".join(_CANDIDATES) if _accepts(argument, c)), "")
        elif operation in _REPEATS:
            text += _shortest(argument[2]) * max(argument[0], 0)
        elif operation is sre.SUBPATTERN:
            text += _shortest(argument[-1])
        elif operation is sre.BRANCH:
            text += min((_shortest(b) for b in argument[1]), key=len)
        elif _ATOMIC is not None and operation is _ATOMIC:
            text += _shortest(argument)
    return text


def _accepts(members: Any, character: str) -> bool:
    code = ord(character)
    is_negated = bool(members) and members[0][0] is sre.NEGATE
    found = False
    for operation, argument in members:
        if operation is sre.LITERAL:
            found |= code == argument
        elif operation is sre.RANGE:
            found |= argument[0] <= code <= argument[1]
        elif operation is sre.CATEGORY:
            found |= _in_category(str(argument), character)
    return found != is_negated


def _in_category(name: str, character: str) -> bool:
    plain = name.rpartition(".")[2].removeprefix("CATEGORY_").removeprefix("UNI_")
    test = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[plain.removeprefix("NOT_")]
    return bool(re.match(test, character)) != plain.startswith("NOT_")
