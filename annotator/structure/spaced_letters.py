"""Headings whose letters stand apart, ``C H A P T E R  I``: closed up in place, so that they read as other headings do."""

from __future__ import annotations

import re

from annotator.letters import plain_words
from annotator.structure.words import ATTACHMENTS, CONTAINERS, CONTENTS

# A line that begins with letters each of which stands alone; nearly no other line does.
_SPACED = re.compile(r"(?m)^(?P<indent>[ \t*_#]{0,80})(?P<words>[^\W\d_](?:[ \t][^\W\d_]){3,40}(?![^ \t\r\n.:–—-]).{0,200})$")
_RUN = re.compile(r"(?<!\S)\w(?:[ \t]\w){1,40}(?!\S)")
_LINE_BELOW = re.compile(r"\n(?:[ \t\r]{0,80}\n){0,3}(?P<words>[^\n]{1,200})")
_NUMBER = re.compile(r"[ivxlc]{1,7}|\d{1,3}[a-z]?")
# Fewer letters in a line may be initials or the heads of columns.
FEWEST_LETTERS = 4
_NAMES = frozenset(word for word in (*CONTAINERS, *ATTACHMENTS) if word.isalpha())
_CONTENTS = frozenset("".join(words.split()) for words in CONTENTS)


def close_letters(text: str) -> str:
    """Return a text of the same length in which spaced headings of divisions, and titles spaced below them, are closed up.

    Parameters
    ----------
    text
        Any text. A heading begins where it began and its last word ends where it ended; blanks fill what becomes free.
    """
    pieces, done = [], 0
    for match in _SPACED.finditer(text):
        closed = _heading(match["words"]) if match.start() >= done else None
        if closed is None:
            continue
        pieces += [text[done : match.start("words")], closed]
        done = match.end("words")
        below = _LINE_BELOW.match(text, done)
        if below and _is_spaced(below["words"]):
            pieces += [text[done : below.start("words")], _RUN.sub(_to_the_right, below["words"])]
            done = below.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _heading(words: str) -> str | None:
    """A line with its letters closed up where a word in it names a division or a table of contents, else ``None``."""
    first = _RUN.match(words)
    if first is None:
        return None
    runs = [_joined(run) for run in _RUN.finditer(words)]
    keys = [plain_words(run) for run in runs]
    rest = _RUN.sub(_to_the_right, words[first.end() :])
    if any(key in _NAMES for key in keys) or "".join(keys) in _CONTENTS:
        return runs[0].ljust(first.end()) + rest
    # ``P A R T I``: no wider blank parts the number from the word.
    for size in range(len(runs[0]) - 1, 2, -1):
        if keys[0][:size] in _NAMES and _NUMBER.fullmatch(keys[0][size:]):
            return runs[0][:size] + runs[0][size:].rjust(first.end() - size) + rest
    return None


def _joined(run: re.Match[str]) -> str:
    return "".join(run.group().split())


def _to_the_right(run: re.Match[str]) -> str:
    return _joined(run).rjust(len(run.group()))


def _is_spaced(line: str) -> bool:
    """Whether nearly nothing in a line is longer than one letter, as in a title that is spaced like its heading."""
    words = line.split()
    return len(words) >= FEWEST_LETTERS and all(len(word) == 1 for word in words)
