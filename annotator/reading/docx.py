"""Word files: paragraphs with the numbers that Word shows, tables as rows, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.reading.archive import SafeZip
from annotator.reading.docx_looks import Looks
from annotator.reading.docx_margin import has_notes, opening
from annotator.reading.docx_names import STRICT, SUMMARY_TAG, TRANSITIONAL, attribute, qualified
from annotator.reading.docx_numbering import Numbering
from annotator.reading.docx_runs import Piece, Seen, is_mark_deleted, joined, paragraph_pieces
from annotator.reading.docx_styles import Styles, numbering_of
from annotator.reading.errors import ReadingError
from annotator.reading.extract import Extract
from annotator.reading.lines import squeeze
from annotator.reading.title import choose_title, clean_title
from annotator.reading.xml_safe import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = qualified
_PARAGRAPH, _TABLE, _ROW, _CELL, _PROPERTIES = _W("p"), _W("tbl"), _W("tr"), _W("tc"), _W("pPr")
_EMBEDDED = frozenset({_W("altChunk"), _W("subDoc")})
# Tables and text boxes within one another: deeper nesting is no law.
DEEPEST_TABLE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. Apart from white space, its pieces spell the same characters in the same order."""

    text: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """The text of a Word file with its main part and the pieces that spell it."""

    part: str
    root: _Element
    text: str
    pieces: tuple[Piece, ...]


def read_docx(archive: SafeZip, name: str) -> Extract:
    """Return the text of a Word file.

    Parameters
    ----------
    archive
        The parts of the file.
    name
        File name for messages.

    Raises
    ------
    ReadingError
        If a part is damaged or unsafe, or there is no text.
    """
    _, root = _main_part(archive, name)
    reader, lines = _lines(archive, root, name)
    text = "\n".join(line.text for line in lines)
    return Extract(text + "\n", title=_title(archive, reader, text, name), notices=reader.notices())


def trace_docx(archive: SafeZip, name: str) -> Traced:
    """Return the same text as ``read_docx`` with the elements that hold it.

    Raises
    ------
    ReadingError
        As ``read_docx`` does.
    """
    main, root = _main_part(archive, name)
    _, lines = _lines(archive, root, name)
    text = "\n".join(line.text for line in lines)
    return Traced(main, root, text + "\n", tuple(piece for line in lines for piece in line.pieces))


def _main_part(archive: SafeZip, name: str) -> tuple[str, _Element]:
    main = "word/document.xml"
    if main not in archive:
        candidates = [part for part in archive.names() if part.startswith("word/document") and part.endswith(".xml")]
        if not candidates:
            raise ReadingError(f"{name} has no document inside: open and save it again in the program it comes from.")
        main = candidates[0]
    return main, _part(archive, main, name)


def _lines(archive: SafeZip, root: _Element, name: str) -> tuple[_Reader, list[Line]]:
    """The lines of the text, notes included, without empty ones at either end."""
    look = _optional(archive, "word/styles.xml", name)
    numbering = Numbering(_optional(archive, "word/numbering.xml", name))
    body = root.find(_W("body"))
    if body is None:
        raise ReadingError(f"{name} has no document inside: open and save it again in the program it comes from.")
    reader = _Reader(Styles(look), numbering, Looks(look))
    reader.read(body)
    lines = [*reader.lines, *reader.notes(archive, name)]
    while lines and not lines[0].text.strip("\n"):
        del lines[0]
    while lines and not lines[-1].text.strip("\n"):
        del lines[-1]
    if not any(line.text.strip() for line in lines):
        raise ReadingError(f"{name} holds no text: {reader.reason()}.")
    return reader, lines


def _part(archive: SafeZip, part: str, name: str) -> _Element:
    data = archive.read(part)
    if STRICT.encode() in data[:4000]:
        data = data.replace(STRICT.encode(), TRANSITIONAL.encode())
    return parse_xml(data, name)


def _optional(archive: SafeZip, part: str, name: str) -> _Element | None:
    return _part(archive, part, name) if part in archive else None


def _title(archive: SafeZip, reader: _Reader, text: str, name: str) -> str:
    if reader.title:
        return clean_title(reader.title)
    core = _optional(archive, "docProps/core.xml", name)
    given = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return choose_title(given or "", text)


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A paragraph whose end is a tracked deletion: the next one goes on with it, under its number if it has words.

    ``boxes`` is the place of its first text box in the list of all; ``is_counted`` tells whether it has words.
    """

    label: str
    style: str
    pieces: list[Piece]
    boxes: int
    is_counted: bool


class _Reader:
    """Goes through the body in order; numbering depends on that order."""

    def __init__(self, styles: Styles, numbering: Numbering, looks: Looks) -> None:
        self._looks = looks
        self.lines: list[Line] = []
        self.title = ""
        self._summaries = 0
        self._styles = styles
        self._numbering = numbering
        self._seen = Seen()
        self._too_deep = 0
        self._margin_notes = 0
        self._unfinished: _Unfinished | None = None

    def read(self, container: _Element, depth: int = 0) -> None:
        """Read the paragraphs and tables of a body, cell, note or text box."""
        for element in _blocks(container):
            if is_summary(element):
                self._summaries += 1
            elif element.tag in _EMBEDDED:
                self._seen.embedded += 1
            elif element.tag == _PARAGRAPH:
                self._paragraph(element, depth)
            else:
                self._finish(depth)
                self._table(element, depth)
        self._finish(depth)

    def reason(self) -> str:
        """Why there is no text, for a file without any."""
        if self._seen.embedded:
            return "it only points to another document; open it in Word, copy the text into a new document and save that"
        if self._seen.struck:
            return "all its words are struck through"
        return "if it shows pictures of pages, run OCR on them first"

    def notes(self, archive: SafeZip, name: str) -> list[Line]:
        """Footnotes and endnotes in the order of their marks, under a heading of their own."""
        references = list(self._seen.notes)
        if not references:
            return []
        bodies: dict[tuple[str, str], _Element] = {}
        for kind in {kind for kind, _ in references}:
            root = _optional(archive, f"word/{kind}s.xml", name)
            for element in root.findall(_W(kind)) if root is not None else []:
                bodies[kind, attribute(element, "id")] = element
        lines = [Line(""), Line("FOOTNOTES", (Piece(None, "FOOTNOTES"),)), Line("")]
        marks = list(self._seen.note_marks)
        for index, (reference, mark) in enumerate(zip(references, marks, strict=True), start=1):
            body = bodies.get(reference)
            words = [] if body is None else [joined(paragraph_pieces(p, self._seen, self._looks)) for p in body.iter(_PARAGRAPH)]
            text = " ".join(" ".join(words).split())
            # The note's words stand in another part of the file; in the body, they stand where its mark is.
            lines.append(Line(f"[^{index}] {text}", (Piece(None, f"[^{index}]"), Piece(mark, text))))
        return lines

    def notices(self) -> tuple[str, ...]:
        """Plain sentences about what was decided on the way."""
        seen = self._seen
        result = []
        if seen.insertions or seen.deletions:
            result.append(
                f"The file has tracked changes: {seen.insertions} insertions were kept and {seen.deletions} deletions left out."
            )
        if seen.notes:
            result.append(f"{len(seen.notes)} footnotes were put at the end, marked [^1], [^2] and so on.")
        if seen.hidden:
            result.append(f"{seen.hidden} stretches of hidden text were left out.")
        if seen.struck:
            result.append(f"{seen.struck} stretches of struck-through text were left out.")
        if seen.embedded:
            result.append(
                f"{seen.embedded} other documents that the file takes in (altChunk or subDoc) were left out: "
                "copy their text into the file to have it read."
            )
        if self._too_deep:
            result.append(f"{self._too_deep} tables or text boxes nested over {DEEPEST_TABLE} deep were left out.")
        if self._margin_notes:
            result.append(f"{self._margin_notes} notes in the margin were set as the headings of their sections.")
        if self._summaries:
            result.append("The table of findings that an earlier run added to the file was left out.")
        return tuple(result)

    def _paragraph(self, paragraph: _Element, depth: int) -> None:
        begun, self._unfinished = self._unfinished, None
        boxes_before, struck_before = len(self._seen.boxes), self._seen.struck
        pieces = paragraph_pieces(paragraph, self._seen, self._looks)
        label, style = "", ""
        # What is struck through is on the page with its number; what is deleted as a tracked change is not.
        if joined(pieces).strip() or self._seen.struck > struck_before:
            if begun is None or not begun.is_counted:
                label, style = self._label(paragraph)
            is_counted = True
        else:
            is_counted = False
        if begun is not None:
            boxes_before = begun.boxes
            pieces = [*begun.pieces, *pieces]
            if begun.is_counted:
                label, style, is_counted = begun.label, "", True
        self._unfinished = _Unfinished(label, style, pieces, boxes_before, is_counted)
        if not is_mark_deleted(paragraph):
            self._finish(depth)

    def _finish(self, depth: int) -> None:
        """Write the paragraph that was begun, if any; one whose deleted mark is the last of its cell ends there."""
        begun, self._unfinished = self._unfinished, None
        if begun is None:
            return
        self._add(begun.pieces, begun.label, begun.style)
        for box in self._seen.boxes[begun.boxes :]:
            if depth < DEEPEST_TABLE:
                self.read(box, depth + 1)
            else:
                self._too_deep += 1

    def _add(self, pieces: list[Piece], label: str, style: str) -> None:
        words = squeeze(joined(pieces)).strip()
        if not words:
            return
        is_heading = self._styles.is_heading(style)
        if is_heading:
            words = " ".join(words.split())
            if not self.title and self._styles.is_title(style):
                self.title = words
            if self.lines and self.lines[-1].text:
                self.lines.append(Line(""))
        self.lines.append(Line(f"{label} {words}", (Piece(None, label), *pieces)) if label else Line(words, tuple(pieces)))

    def _label(self, paragraph: _Element) -> tuple[str, str]:
        """The number that Word shows before a paragraph, and the paragraph's style."""
        properties = paragraph.find(_PROPERTIES)
        named = properties.find(_W("pStyle")) if properties is not None else None
        style = attribute(named, "val") if named is not None else self._styles.default
        list_id, depth = numbering_of(properties)
        if not list_id:
            for key, ancestor in self._styles.chain(style):
                if ancestor.list_id:
                    list_id = ancestor.list_id
                    if depth is None:
                        depth = ancestor.depth if ancestor.depth is not None else self._numbering.level_of_style(list_id, key)
                    break
        if not list_id or list_id == "0":
            return "", style
        return " ".join(self._numbering.label(list_id, depth or 0).split()), style

    def _table(self, table: _Element, depth: int) -> None:
        """Rows on lines, cells parted by tabs; a cell of several paragraphs is read as text of its own."""
        if depth >= DEEPEST_TABLE:
            self._too_deep += 1
            return
        rows = [self._cells(row, table, depth) for row in table.iter(_ROW) if _owner(row) is table]
        is_margin = has_notes([[[line.text for line in cell] for cell in row] for row in rows])
        for cells in rows:
            if is_margin and cells[0]:
                self._margin_notes += 1
                self.lines.extend((*_headed(cells[0][0], cells[1][0]), *cells[1][1:]))
            elif all(len(cell) <= 1 for cell in cells):
                row_text = "\t".join(cell[0].text if cell else "" for cell in cells).strip("\t")
                if row_text:
                    self.lines.append(Line(row_text, tuple(_pieces(cells))))
            else:
                self.lines.extend(line for cell in cells for line in cell)

    def _cells(self, row: _Element, table: _Element, depth: int) -> list[list[Line]]:
        cells: list[list[Line]] = []
        before = len(self.lines)
        for cell in row.iter(_CELL):
            if _owner(cell) is not table:
                continue
            start = len(self.lines)
            self.read(cell, depth + 1)
            cells.append([line for line in self.lines[start:] if line.text])
            del self.lines[start:]
        del self.lines[before:]
        return cells


def _headed(note: Line, text: Line) -> tuple[Line, Line, Line]:
    """A note and the line ``12. (1) Any person`` beside it as an empty line, ``12. Note`` and ``(1) Any person``.

    The number counts as added, because in the file it stands behind the note: the places of what is left keep their order.
    """
    number, before, words = opening(text.text)
    taken = len("".join(before.split()))
    left: list[Piece] = []
    for piece in text.pieces:
        at = 0
        while at < len(piece.text) and taken:
            taken -= not piece.text[at].isspace()
            at += 1
        left.append(Piece(piece.element, piece.text[at:], piece.start + at))
    return (
        Line(""),
        Line(f"{number} {note.text}", (Piece(None, number), *note.pieces)),
        Line(words, tuple(left)),
    )


def _pieces(cells: Iterable[list[Line]]) -> Iterable[Piece]:
    return (piece for cell in cells for line in cell for piece in line.pieces)


def is_summary(element: _Element) -> bool:
    """Whether a block is the content control in which an earlier run of this tool put its table of findings."""
    tag = element.find(f"{_W('sdtPr')}/{_W('tag')}") if element.tag == _W("sdt") else None
    return tag is not None and attribute(tag, "val") == SUMMARY_TAG


def _owner(element: _Element) -> _Element | None:
    """The table that a row or cell belongs to."""
    return next(element.iterancestors(_TABLE), None)


def _blocks(container: _Element) -> list[_Element]:
    """Paragraphs and tables of a container, through content controls and the like, but not inside one another."""
    found: list[_Element] = []
    pending = list(reversed(container))
    while pending:
        element = pending.pop()
        if element.tag in {_PARAGRAPH, _TABLE, *_EMBEDDED} or is_summary(element):
            found.append(element)
        elif element.tag not in {_W("del"), _W("moveFrom")} and isinstance(element.tag, str):
            pending.extend(reversed(element))
    return found
