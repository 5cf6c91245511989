"""Numbers that a browser shows before the items of an ordered list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.reading.numbering import number_label

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
    "decimal-leading-zero": "decimalZero", "disc": "bullet", "circle": "bullet", "square": "bullet",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


class ListNumbers:
    """Counts through one ``ol`` (attributes ``type``, ``start``, ``reversed``; ``value`` on items); silent for ``ul``."""

    def __init__(self, element: _Element) -> None:
        self._is_ordered = element.tag == "ol"
        self._format = _format_of(element, "decimal")
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for child in element if child.tag == "li")
        self._next = _integer(element.get("start"), items if self._step < 0 else 1)

    def label(self, item: _Element) -> str:
        """Return the label of the next item, such as ``3.`` or ``c.``; empty where the browser shows a bullet or nothing."""
        if not self._is_ordered:
            return ""
        number = _integer(item.get("value"), self._next)
        self._next = number + self._step
        label = number_label(number, _format_of(item, self._format))
        return f"{label}." if label else ""


def _format_of(element: _Element, default: str) -> str:
    style = _STYLE.search(element.get("style") or "")
    if style and style[1].lower() in _STYLES:
        return _STYLES[style[1].lower()]
    return _FORMATS.get((element.get("type") or "").strip(), default)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,6}\s*", text) else default
