"""Putting a text into elements from its first character to its last, nothing lost and nothing twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.report.akn import AKN

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANK = " \t\r\n"
# A new paragraph begins after a blank line, and on a new line after the end of a sentence or an item.
_BREAK = re.compile(r"(?<![ \t])(?:[ \t]*(?:\r\n|\r|\n)){2,}|(?<=[.;:!?\u2014])[ \t]*(?:\r\n|\r|\n)")


class Cursor:
    """Writes a text into a tree, stretch by stretch; white space between elements is kept.

    Parameters
    ----------
    text
        Safe for XML.
    marks
        Offset to the numbers of the notes that are referred to right before it.
    """

    def __init__(self, text: str, marks: Mapping[int, Sequence[int]]) -> None:
        self.text = text
        self.at = 0
        self._marks = marks
        self._offsets = sorted(marks)

    def is_blank(self, until: int) -> bool:
        """Whether only white space is left before an offset."""
        return not self.text[self.at : until].strip(_BLANK)

    def element(self, parent: _Element, tag: str, **attributes: str) -> _Element:
        """A new child, behind the white space that stands here."""
        from lxml import etree

        self._space(parent)
        return etree.SubElement(parent, f"{{{AKN}}}{tag}", {k: v for k, v in attributes.items() if v})

    def inline(self, parent: _Element, tag: str, until: int, **attributes: str) -> None:
        """A child with the text up to an offset, without the white space around it; none if there is only white space."""
        if self.is_blank(until):
            return
        child = self.element(parent, tag, **attributes)
        end = self.at + len(self.text[self.at : until].rstrip(_BLANK))
        self._write(child, end)

    def blocks(self, parent: _Element, until: int) -> None:
        """The paragraphs up to an offset."""
        stretch = self.text[self.at : until]
        begin = self.at
        for match in _BREAK.finditer(stretch):
            self.inline(parent, "p", begin + match.start())
        self.inline(parent, "p", until)

    def finish(self, parent: _Element) -> None:
        """The white space that is left at the end."""
        self._space(parent)

    def _space(self, parent: _Element) -> None:
        """Copy the white space that stands here behind the last child of ``parent``."""
        end = self.at
        while end < len(self.text) and self.text[end] in _BLANK:
            end += 1
        _append(parent, self.text[self.at : end])
        self.at = end

    def _write(self, element: _Element, end: int) -> None:
        from lxml import etree

        first = bisect_left(self._offsets, self.at + 1)
        for offset in self._offsets[first : bisect_left(self._offsets, end + 1)]:
            _append(element, self.text[self.at : offset])
            self.at = offset
            for number in self._marks[offset]:
                etree.SubElement(element, f"{{{AKN}}}noteRef", href=f"#note_{number}", marker=str(number), placement="side")
        _append(element, self.text[self.at : end])
        self.at = end


def _append(element: _Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
