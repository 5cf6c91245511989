"""HTML: headings, paragraphs, list items and table rows on lines of their own, without the page around the law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.reading.errors import ReadingError
from annotator.reading.extract import Extract
from annotator.reading.html_left_out import is_hidden, without_hidden, without_struck
from annotator.reading.html_lists import ListNumbers
from annotator.reading.html_versions import without_other_versions
from annotator.reading.lines import is_labelled, join_lines, squeeze
from annotator.reading.text import decode
from annotator.reading.title import choose_title

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "option", "textarea", "input",
    "iframe", "frame", "svg", "math", "object", "embed", "applet", "audio", "video", "canvas", "map", "head", "title",
    "meta", "link", "datalist", "dialog",
})  # fmt: skip
_DROPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"})
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main",
    "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "td", "th", "ul", "caption",
})  # fmt: skip
_HEADINGS = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend",
})  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
# Browsers read these names as Windows-1252 (WHATWG Encoding Standard).
_AS_WINDOWS = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"})
# ``section 12`` and a raised 3 is no section 123: the digits of a footnote behind a number are put in brackets.
_ENDS_IN_NUMBER = re.compile(r"\d[A-Za-z]{0,3}$")
_FOOTNOTE = re.compile(r"\s*(\d{1,3})\s*")
_STRUCK_OPEN = re.compile(r"<(?:s|strike)(?=[\s>])", re.IGNORECASE)
_STRUCK_CLOSE = re.compile(r"</(?:s|strike)\s{0,9}>", re.IGNORECASE)
# A form around most of the text is a page frame (ASP.NET), not a form.
FRAME_SHARE = 0.5


def read_html(data: bytes, name: str) -> Extract:
    """Return the text of a web page.

    Parameters
    ----------
    data
        The bytes of the page.
    name
        File name for messages.

    Raises
    ------
    ReadingError
        If the page holds no text.
    """
    from lxml import etree, html

    source, notices = decode_page(data, name)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_clean(source).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadingError(f"{name} is not readable HTML: save the page again or give its text.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadingError(f"{name} nests its elements too deeply to be a law: give its text or print it to PDF.")
    headline = root.findtext(".//title") or ""
    notices = (*notices, *without_other_versions(root), *without_hidden(root, _frames(root)), *without_struck(root))
    text = join_lines(page_lines(root))
    if not text.strip():
        raise ReadingError(f"{name} holds no text outside menus and scripts: save the whole page or give its text.")
    return Extract(text, title=choose_title(headline, text), notices=notices)


def _clean(source: str) -> str:
    """Without an XML declaration (its encoding no longer holds) and characters that no parser takes.

    ``<s>`` around whole paragraphs is closed by the parser before them; ``<del>`` is not.
    """
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source, count=1)
    source = _STRUCK_OPEN.sub("<del struck", source)
    source = _STRUCK_CLOSE.sub("</del>", source)
    return source.replace("\x00", "")


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a page: byte order mark, then UTF-8 if valid, then what the page declares, then a guess."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, name)
    declared = _XML_ENCODING.search(data[:1024]) or _CHARSET.search(data[:8192])
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared:
        encoding = declared[1].decode("ascii", errors="replace").lower()
        if encoding in _AS_WINDOWS:
            encoding = "cp1252"
        if encoding not in {"utf-8", "utf8"}:
            try:
                return data.decode(encoding, errors="replace"), ()
            except (LookupError, ValueError):
                pass
    return decode(data, name)


def page_lines(root: _Element) -> list[str]:
    """Return the lines of a page in reading order; walks without recursion, so that depth is no danger."""
    writer = _Writer()
    frames = _frames(root)
    pending: list[tuple[_Element, bool]] = [(root, False)]
    while pending:
        element, is_end = pending.pop()
        if is_end:
            writer.close(element)
            writer.write(element.tail or "")
            continue
        if not isinstance(element.tag, str) or _is_dropped(element, frames):
            writer.write(element.tail or "")
            continue
        if element.tag == "tr" and is_data_row(element):
            writer.row(element)
            writer.write(element.tail or "")
            continue
        if element.tag == "sup" and writer.ends_in_number and (mark := _footnote_mark(element)):
            writer.write(f"[{mark}]{element.tail or ''}")
            continue
        writer.open(element)
        writer.write(element.text or "")
        pending.append((element, True))
        pending.extend((child, False) for child in reversed(element))
    return writer.finish()


def _footnote_mark(element: _Element) -> str:
    """The digits, where raised text holds nothing else, be it as a link; else ``""`` (``1er``, a link with more inside)."""
    if len(element) > 1 or (len(element) and len(element[0])):
        return ""
    inner = (element[0].text or "") + (element[0].tail or "") if len(element) else ""
    match = _FOOTNOTE.fullmatch((element.text or "") + inner)
    return match[1] if match else ""


def _is_dropped(element: _Element, frames: set[_Element]) -> bool:
    tag = element.tag
    if tag in _DROPPED:
        return True
    if tag == "header":
        return not any(a.tag in {"article", "main", "section"} for a in element.iterancestors())
    return _is_suspect(element) and element not in frames


def _is_suspect(element: _Element) -> bool:
    """Whether an element is a form, or hidden, or marked as part of the page around the law."""
    if element.tag in {"html", "body", "main", "article"}:
        return False
    return element.tag == "form" or element.get("role", "").lower() in _DROPPED_ROLES or is_hidden(element)


def _frames(root: _Element) -> set[_Element]:
    """The suspects that hold most of the text of the page, and so cannot be left out."""
    from lxml.etree import iterwalk

    seen = 0
    open_at: dict[_Element, int] = {}
    lengths: dict[_Element, int] = {}
    for event, element in iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if _is_suspect(element):
                open_at[element] = seen
            if element.tag not in _DROPPED:
                seen += len(element.text or "")
        else:
            if element in open_at:
                lengths[element] = seen - open_at.pop(element)
            seen += len(element.tail or "")
    return {element for element, length in lengths.items() if length > FRAME_SHARE * seen}


def is_data_row(row: _Element) -> bool:
    """Whether a table row holds short cells; tables that only lay out a page hold blocks instead."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2:
        return False
    for cell in cells:
        blocks = 0
        for element in cell.iter():
            blocks += element is not cell and (element.tag in _BLOCKS or element.tag == "br")
            if blocks > 1:
                return False
    return True


class _Writer:
    """Collects characters into lines as elements open and close."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._lists: list[ListNumbers] = []
        self._preformatted = 0
        self._label = ""

    @property
    def ends_in_number(self) -> bool:
        """Whether the line so far ends in a number, to which raised digits would stick."""
        return bool(self._parts) and _ENDS_IN_NUMBER.search(self._parts[-1][-8:]) is not None

    def open(self, element: _Element) -> None:
        """Start an element."""
        tag = element.tag
        if tag in {"ol", "ul", "menu", "dir"}:
            self._break()
            self._lists.append(ListNumbers(element))
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._break()
            if tag in _HEADINGS or tag == "hr":
                self._blank()
            if tag == "li" and self._lists:
                self._label = self._lists[-1].label(element)
            self._preformatted += tag == "pre"

    def close(self, element: _Element) -> None:
        """End an element."""
        tag = element.tag
        if tag in {"ol", "ul", "menu", "dir"} and self._lists:
            self._break()
            self._lists.pop()
        elif tag in _BLOCKS:
            self._break()
            if tag in _HEADINGS or tag == "table":
                self._blank()
            if tag == "li":
                self._label = ""
            self._preformatted -= tag == "pre"

    def write(self, text: str) -> None:
        """Add characters; line breaks in the source are spaces, except where the page keeps them."""
        if not text:
            return
        if self._preformatted > 0:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._parts.append(first)
            for line in rest:
                self._break()
                self._parts.append(line)
        else:
            self._parts.append(re.sub(r"[\r\n\t\f]+", " ", text))

    def row(self, row: _Element) -> None:
        """Write a table row as one line, its cells parted by tabs (a label in front by a space)."""
        self._break()
        cells = []
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            words = " ".join("".join(_visible_text(cell)).split())
            if words:
                cells.append(words)
        if len(cells) > 1 and is_labelled(cells[0]) and len(cells[0]) < 8:
            cells[:2] = [f"{cells[0]} {cells[1]}"]
        self._lines.append("\t".join(cells))

    def finish(self) -> list[str]:
        """Return all lines."""
        self._break()
        return self._lines

    def _break(self) -> None:
        line = squeeze("".join(self._parts)).strip()
        self._parts.clear()
        if not line:
            return
        if self._label:
            if not is_labelled(line):
                line = f"{self._label} {line}"
            self._label = ""
        self._lines.append(line)

    def _blank(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _visible_text(cell: _Element) -> list[str]:
    """The pieces of text in a cell, in order, walked without recursion."""
    pieces: list[str] = []
    pending: list[_Element | str] = [cell]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if isinstance(item.tag, str) and item.tag not in _DROPPED:
            if item.tag == "sup" and _ENDS_IN_NUMBER.search("".join(pieces[-3:])[-8:]) and (mark := _footnote_mark(item)):
                pieces.append(f"[{mark}]")
                continue
            gap = " " if item.tag in _BLOCKS or item.tag == "br" else ""
            pieces.append(gap + (item.text or ""))
            pending.append(gap)
            for child in reversed(item):
                pending.append(child.tail or "")
                pending.append(child)
    return pieces
