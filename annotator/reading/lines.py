"""Putting extracted paragraphs on lines: white space, and labels that stand alone."""

from __future__ import annotations

import re

# A label on a line of its own belongs to the text that follows: ``(a)``, ``1.``, ``—``, ``iv)``.
_LONE_LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]{1,2}|[A-Z]|[ivxlIVXL]{1,6})[.)]\)?|\(\w{1,4}\)|[—–•▪●-])")
_LABELLED = re.compile(r"\s*(?:\(\s?\w{1,5}\s?\)|\w{1,4}[.)]|\d+(?:\.\d+)+)(?=\s|$)")
_SPACES = re.compile(r"[^\S\n\t]+")


def squeeze(text: str) -> str:
    """Return ``text`` with runs of white space (no-break spaces too) as single spaces, tabs and line breaks kept."""
    text = _SPACES.sub(" ", text)
    return "\n".join(line.strip(" ") for line in text.split("\n"))


def is_lone_label(line: str) -> bool:
    """Whether a line holds nothing but the number of an item."""
    return bool(_LONE_LABEL.fullmatch(line.strip()))


def is_labelled(text: str) -> bool:
    """Whether a text begins with the number of an item."""
    return bool(_LABELLED.match(text))


def join_lines(lines: list[str]) -> str:
    """Return one text of these lines; lone labels join the next line and blank lines never repeat."""
    result: list[str] = []
    for line in lines:
        if result and line.strip() and is_lone_label(result[-1]):
            result[-1] = f"{result[-1].strip()} {line.strip()}"
        elif line.strip():
            result.append(line)
        elif result and result[-1] and not is_lone_label(result[-1]):
            result.append("")
    while result and not result[-1]:
        result.pop()
    return "\n".join(result) + "\n" if result else ""
