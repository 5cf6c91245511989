"""Akoma Ntoso XML: numbers, headings and content in order, one line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.reading.akn_own import own_text
from annotator.reading.errors import ReadingError
from annotator.reading.extract import Extract
from annotator.reading.lines import join_lines
from annotator.reading.title import clean_title, guess_title
from annotator.reading.xml_safe import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that begin a line; the rest of the standard's elements are inline or mere containers.
_LINES = frozenset({
    "num", "heading", "subheading", "crossHeading", "p", "block", "li", "tocItem", "longTitle",
    "listIntroduction", "listWrapUp", "wrapUp", "intro", "content", "formula", "recital", "citation",
    "quotedStructure",
})  # fmt: skip
# Divisions stand apart by a blank line.
_UNITS = frozenset({
    "book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "division", "subdivision", "section",
    "article", "rule", "attachment", "annex",
})  # fmt: skip
_DROPPED = frozenset({"meta", "toc"})
_QUOTATION_MARKS = "“\"«‘„'"
_CLOSING_MARKS = "”\"»’“'"
_SPACES = re.compile(r"[\s]+")


def read_akn(data: bytes, name: str) -> Extract:
    """Return the text of an Akoma Ntoso document.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        File name for messages.

    Raises
    ------
    ReadingError
        If the XML is broken, unsafe, of another vocabulary, or without text.
    """
    root = parse_xml(data, name, allow_latin=True)
    if _local(root) != "akomaNtoso":
        raise ReadingError(f"{name} is XML but not Akoma Ntoso: save the law as text, PDF, DOCX or HTML.")
    exact = own_text(root)
    if exact is not None:
        return Extract(exact[0], pages=exact[1], title=_title(root) or guess_title(exact[0]))
    writer = _Writer()
    _walk(root, writer)
    text = join_lines(writer.finish())
    if not text.strip():
        raise ReadingError(f"{name} holds no text: give the document with its body.")
    return Extract(text, title=_title(root) or guess_title(text), notices=_change_notices(root))


def _walk(root: _Element, writer: _Writer) -> None:
    """Visit the tree in order, without recursion."""
    pending: list[tuple[_Element, bool]] = [(root, False)]
    while pending:
        element, is_end = pending.pop()
        tag = _local(element)
        if is_end:
            writer.close(tag)
            writer.write(element.tail or "")
        elif not tag or tag in _DROPPED:
            writer.write(element.tail or "")
        elif tag == "del":
            text = "".join(str(piece) for piece in element.itertext())
            writer.write(" " if text[:1].isspace() or text[-1:].isspace() else "")
            writer.write(element.tail or "")
        elif tag == "authorialNote":
            writer.note("".join(str(piece) for piece in element.itertext()))
            writer.write(element.tail or "")
        else:
            writer.open(tag)
            writer.write(element.text or "")
            pending.append((element, True))
            pending.extend((child, False) for child in reversed(element))


def _change_notices(root: _Element) -> tuple[str, ...]:
    """What was decided about the file's marked changes (``ins`` and ``del`` of Akoma Ntoso 3.0)."""
    names = [_local(element) for element in root.iter()]
    insertions, deletions = names.count("ins"), names.count("del")
    if not insertions and not deletions:
        return ()
    return (f"The file has marked changes: {insertions} insertions were kept and {deletions} deletions left out.",)


class _Writer:
    """Collects lines; a number waits for the heading or content that follows it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._number = ""
        self._rows = 0
        self._notes: list[str] = []
        self._quotations = 0
        self._quoted_from = 0

    def note(self, text: str) -> None:
        """Keep a note for the end of the line it is made on, so that it parts no sentence."""
        words = " ".join(text.split())
        if words:
            self._notes.append(words)

    def open(self, tag: str) -> None:
        """Start an element; inside a table row, paragraphs stay on the row's line."""
        if tag == "quotedStructure":
            self._open_quotation()
        elif tag == "tr":
            self._break(" ")
            self._rows += 1
        elif tag in {"td", "th"}:
            self._parts.append("\t" if "".join(self._parts).strip() else "")
        elif self._rows:
            self._parts.append(" " if tag in _LINES or tag in _UNITS else "")
        elif tag in _LINES or tag in _UNITS or tag in {"br", "eol"}:
            self._break(" ")
            if tag in _UNITS:
                self._flush_number()
                self._blank()

    def close(self, tag: str) -> None:
        """End an element."""
        if tag == "quotedStructure":
            self._close_quotation()
        elif tag == "tr":
            self._rows -= 1
            self._break(" ")
        elif self._rows:
            return
        elif tag == "num":
            self._flush_number()
            self._number = self._take()
        elif tag in {"heading", "subheading"}:
            # "PART I" + "PRELIMINARY" needs a dash between; "12." + "Interpretation" does not.
            self._break(" - " if self._number[-1:].isalnum() and not self._number.isdigit() else " ")
        elif tag in _LINES:
            self._break(" ")
        elif tag in _UNITS:
            self._break(" ")
            self._flush_number()
            self._blank()

    def write(self, text: str) -> None:
        """Add characters."""
        self._parts.append(" ".join(_SPACES.split(text)) if text else "")

    def finish(self) -> list[str]:
        """Return all lines."""
        self._break(" ")
        self._flush_number()
        return self._lines

    def _open_quotation(self) -> None:
        """Begin the law that an amendment inserts; of quotations in one another, the outermost alone is marked."""
        if not self._rows:
            self._break(" ")
            self._flush_number()
            if not self._quotations and self._lines and self._lines[-1][-1:].isalnum():
                # Quoted law stands behind a dash or colon, where the file leaves that to its printer.
                self._lines[-1] += "—"
            self._quoted_from = self._quoted_from if self._quotations else len(self._lines)
        self._quotations += 1

    def _close_quotation(self) -> None:
        self._quotations -= 1
        if self._rows or self._quotations:
            return
        self._break(" ")
        self._flush_number()
        filled = [index for index in range(self._quoted_from, len(self._lines)) if self._lines[index]]
        if not filled:
            return
        # A definition opens with its term in quotation marks; only marks at both ends are those of the quotation.
        is_marked = self._lines[filled[0]][0] in _QUOTATION_MARKS and self._lines[filled[-1]][-1] in _CLOSING_MARKS
        if not is_marked:
            self._lines[filled[0]] = f"“{self._lines[filled[0]]}"
            self._lines[filled[-1]] += "”"

    def _take(self) -> str:
        cells = "".join(self._parts).split("\t")
        self._parts.clear()
        return "\t".join(" ".join(cell.split()) for cell in cells).strip()

    def _break(self, joint: str) -> None:
        line = self._take()
        if line:
            self._lines.append(f"{self._number}{joint}{line}" if self._number else line)
            self._number = ""
        self._lines.extend(self._notes)
        self._notes.clear()

    def _flush_number(self) -> None:
        if self._number:
            self._lines.append(self._number)
            self._number = ""

    def _blank(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _title(root: _Element) -> str:
    """The name the file gives the law, else the title printed in it."""
    for element in root.iter():
        if _local(element) == "FRBRalias" and element.get("value"):
            return clean_title(element.get("value") or "")
    for wanted in ("shortTitle", "docTitle"):
        for element in root.iter():
            if _local(element) == wanted:
                return clean_title("".join(str(piece) for piece in element.itertext()))
    return ""
