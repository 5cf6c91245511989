"""Where a comment begins and ends in ``document.xml``: between runs where it can, inside a run where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.reading.docx_names import qualified
from annotator.reading.docx_source import Position, WordSource
from annotator.reading.xml_places import Place, character_places
from annotator.word.splice import Cut, Splice

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = qualified
# Elements between paragraph and run in which the format allows the marks of a comment (ECMA-376 part 1, 17.13.4).
_WRAPPERS = frozenset(
    _W(name)
    for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml")
)
_PRESERVE = ' xml:space="preserve"'


class Anchors:
    """Finds and makes the cuts for comments in the main part of a Word file."""

    def __init__(self, source: WordSource, splice: Splice) -> None:
        self._source = source
        self._splice = splice

    def around(self, first: Position, last: Position) -> tuple[Cut, Cut]:
        """The cuts before the first and behind the last character of a passage.

        Text boxes and notes are read later than they stand: where the last character stands before the first, the
        comment is put on the first alone.
        """
        stands_before = self._host(last.element)[1].end <= self._host(first.element)[1].start
        return self._start(first), self._end(first if stands_before else last)

    def _start(self, position: Position) -> Cut:
        """The cut before a character."""
        host, place = self._host(position.element)
        if not self._can_split(position, host):
            return self._splice.at(place.start)
        own = self._source.place(position.element)
        if position.index > 0:
            cut = self._inside(position, position.index, host)
            return cut or self._splice.at(place.start)
        is_first = all(child.tag == _W("rPr") for child in position.element.itersiblings(preceding=True))
        return self._splice.at(place.start) if is_first else self._between(own.start, host)

    def _end(self, position: Position) -> Cut:
        """The cut behind a character."""
        host, place = self._host(position.element)
        if not self._can_split(position, host):
            return self._splice.at(place.end)
        own = self._source.place(position.element)
        if position.index + 1 < len(position.element.text or ""):
            cut = self._inside(position, position.index + 1, host)
            return cut or self._splice.at(place.end)
        return self._splice.at(place.end) if position.element.getnext() is None else self._between(own.end, host)

    def _host(self, element: _Element) -> tuple[_Element, Place]:
        """The outermost run (or formula) in the flow of the text that holds an element; text boxes are inside one."""
        path = [element, *element.iterancestors()]
        outermost = max((i for i, e in enumerate(path) if e.tag == _W("p")), default=len(path) - 1)
        below = reversed(path[:outermost])
        host = next((e for e in below if e.tag not in _WRAPPERS), element)
        return host, self._source.place(host)

    def _can_split(self, position: Position, host: _Element) -> bool:
        return position.is_inside and host.tag == _W("r") and position.element.getparent() is host

    def _between(self, at: int, host: _Element) -> Cut:
        """Cut a run between two of its children."""
        place = self._source.place(host)
        return self._splice.at(at, f"</{place.name}>", self._opening(host))

    def _inside(self, position: Position, index: int, host: _Element) -> Cut | None:
        """Cut a run inside its text; ``None`` where the text is not plain characters."""
        own, run = self._source.place(position.element), self._source.place(host)
        places = character_places(self._source.xml, own)
        text = position.element.text or ""
        if places is None or len(places) != len(text) + 1:
            return None
        tag = self._source.xml[own.start : own.inner_start]
        if "xml:space" not in tag and (text[:1].isspace() or text[index - 1].isspace()):
            # Without this, a space before the cut would no longer show.
            self._splice.at(own.start + 1 + len(own.name), _PRESERVE)
        reopened = tag if "xml:space" in tag else tag[:-1] + _PRESERVE + ">"
        return self._splice.at(places[index], f"</{own.name}></{run.name}>", self._opening(host) + reopened)

    def _opening(self, run: _Element) -> str:
        """The start of a run with the same properties."""
        place = self._source.place(run)
        look = next((child for child in run if child.tag == _W("rPr")), None)
        extent = self._source.place(look) if look is not None else None
        return self._source.xml[place.start : place.inner_start] + (self._source.xml[extent.start : extent.end] if extent else "")
