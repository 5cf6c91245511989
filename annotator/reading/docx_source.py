"""A Word file with the way back: from offsets in the text of the document to the characters of ``document.xml``."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.reading.archive import SafeZip
from annotator.reading.docx import trace_docx
from annotator.reading.docx_runs import Piece
from annotator.reading.errors import ReadingError
from annotator.reading.limits import DEFAULT_LIMITS, Limits
from annotator.reading.xml_places import Place, find_places
from annotator.records import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Position:
    """A character of the text: the element that holds it and its index in the element's text.

    ``is_inside`` tells whether the element's own text is the piece, so that it can be cut at ``index``; a note mark
    or a symbol cannot.
    """

    element: _Element
    index: int
    is_inside: bool


class SourceMap:
    """The way from offsets in a text to the pieces that spell it.

    Reading changes nothing but white space and adds nothing but pieces without an element. So the n-th character of
    the text that is not white space is the n-th such character of the pieces.

    Parameters
    ----------
    text
        The text of the document.
    pieces
        What spells it, in order.

    Raises
    ------
    ReadingError
        If the two do not spell the same.
    """

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self._offsets = array("Q", (i for i, c in enumerate(text) if not c.isspace()))
        self._pieces = [p for p in pieces if p.text and not p.text.isspace()]
        spelt = "".join("".join(p.text.split()) for p in self._pieces)
        if spelt != "".join(text.split()):
            raise ReadingError("The words of the Word file cannot be followed back to their places: report this with the file.")
        self._firsts = array("Q")
        count = 0
        for piece in self._pieces:
            self._firsts.append(count)
            count += len("".join(piece.text.split()))

    def find(self, span: Span) -> tuple[Position, Position] | None:
        """First and last character of a span that stand in the file; ``None`` where all of it was added by reading."""
        first = bisect_left(self._offsets, span.start)
        last = bisect_left(self._offsets, span.end) - 1
        start = next((p for n in range(first, last + 1) if (p := self._position(n)) is not None), None)
        end = next((p for n in range(last, first - 1, -1) if (p := self._position(n)) is not None), None)
        return None if start is None or end is None else (start, end)

    def _position(self, number: int) -> Position | None:
        at = bisect_right(self._firsts, number) - 1
        piece = self._pieces[at]
        if piece.element is None:
            return None
        wanted = number - self._firsts[at]
        index = next(i for i, c in _numbered(piece.text) if c == wanted)
        is_inside = (piece.element.text or "")[piece.start :] == piece.text
        return Position(piece.element, piece.start + index, is_inside)


def _numbered(text: str) -> list[tuple[int, int]]:
    """Index and count of the characters of a text that are not white space."""
    indexes = [i for i, c in enumerate(text) if not c.isspace()]
    return [(i, n) for n, i in enumerate(indexes)]


@dataclass(frozen=True)
class WordSource:
    """The parts of a Word file, its text, and where everything stands.

    Attributes
    ----------
    parts
        Name to bytes, in the order of the file.
    main
        Name of the main part.
    xml
        The main part as characters; written back as UTF-8 it is the part again, unless it was UTF-16.
    places
        Every element of ``xml`` in document order.
    text
        The document's text, equal to that of ``read_bytes``.
    pieces, map
        What spells the text, and the way back.
    """

    parts: dict[str, bytes]
    main: str
    xml: str
    places: list[Place]
    root: _Element
    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def map(self) -> SourceMap:
        """The way from offsets in ``text`` to elements."""
        return SourceMap(self.text, self.pieces)

    @cached_property
    def _order(self) -> dict[_Element, Place]:
        elements = list(self.root.iter())
        names = [str(e.tag).rpartition("}")[2] for e in elements]
        if names != [p.name.rpartition(":")[2] for p in self.places]:
            raise ReadingError("The elements of the Word file cannot be found again in its parts: report this with the file.")
        return dict(zip(elements, self.places, strict=True))

    def place(self, element: _Element) -> Place:
        """Where an element stands in ``xml``."""
        return self._order[element]


def open_word_source(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> WordSource:
    """Read a Word file, or the only file in a zip file if it is one, with the way back from its text.

    Raises
    ------
    ReadingError
        If it is no Word file, or damaged.
    """
    archive = SafeZip(data, name, limits)
    if "[Content_Types].xml" not in archive:
        inner = [part for part in archive.names() if part.lower().endswith((".docx", ".docm"))]
        if len(inner) != 1:
            raise ReadingError(f"{name} is no Word file: give the DOCX itself.")
        return open_word_source(archive.read(inner[0]), name, limits)
    traced = trace_docx(archive, name)
    # A fresh archive, because the limit on unpacked bytes counts every reading of a part.
    fresh = SafeZip(data, name, limits)
    parts = {part: fresh.read(part) for part in fresh.names()}
    xml = decode_part(parts[traced.part])
    return WordSource(parts, traced.part, xml, find_places(xml), traced.root, traced.text, traced.pieces)


def decode_part(data: bytes) -> str:
    """The characters of an XML part; one in UTF-16 loses its declaration, because it is written back as UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        encoding = "utf-16" if data[:1] in b"\xff\xfe" else ("utf-16-le" if data[:1] == b"<" else "utf-16-be")
        text = data.decode(encoding)
        return text.partition("?>")[2] if text.startswith("<?xml") else text
    return data.decode("utf-8")
