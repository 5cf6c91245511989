"""WordprocessingML that we add: text that can only be text, in pure ASCII, with the prefix that the part uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.report.html_text import show_plain

# Characters that XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Overrides, embeddings and isolates: they would let a text show in another order than it is read.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Text for a comment or table: hidden and reordering characters become visible, ``[U+202E]``."""
    return _ILLEGAL.sub("\ufffd", show_plain(text))


def same_length(text: str) -> str:
    """A law's text for a Word file, character for character: what XML cannot hold or could reorder becomes U+FFFD."""
    return _REORDERING.sub("\ufffd", _ILLEGAL.sub(lambda m: " " if m.group().isspace() else "\ufffd", text))


def escape(text: str) -> str:
    """Text as XML character data in ASCII, fit for a part in any encoding."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return safe.encode("ascii", "xmlcharrefreplace").decode("ascii")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one look; ``size`` is in half points, ``colour`` six hexadecimal digits."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    size: int = 20
    colour: str = ""


class Markup:
    """Writes elements with one prefix.

    Parameters
    ----------
    prefix
        The prefix of the main namespace with its colon, ``w:``; empty where it is the default namespace.
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def element(self, name: str, content: str = "", **attributes: object) -> str:
        """An element of the main namespace; attributes get the prefix too, as the format wants it."""
        # Attributes have no default namespace: a part without a prefix must declare one for them.
        prefix = self.prefix or "w:"
        written = "".join(f' {prefix}{key}="{escape(str(value))}"' for key, value in attributes.items())
        if not self.prefix and attributes:
            written = f' xmlns:w="{_TRANSITIONAL}"{written}'
        return f"<{self.prefix}{name}{written}>{content}</{self.prefix}{name}>" if content else f"<{self.prefix}{name}{written}/>"

    def run(self, words: Words) -> str:
        """A run; line breaks and tabs become spaces."""
        look = (
            (self.element("b") if words.is_bold else "")
            + (self.element("i") if words.is_italic else "")
            + (self.element("color", val=words.colour) if words.colour else "")
            + self.element("sz", val=words.size)
        )
        text = escape(plain(words.text).replace("\n", " ").replace("\t", " "))
        return self.element("r", self.element("rPr", look) + f'<{self.prefix}t xml:space="preserve">{text}</{self.prefix}t>')

    def paragraph(self, words: Iterable[Words], properties: str = "") -> str:
        """A paragraph of runs."""
        space = self.element("spacing", before=0, after=80)
        return self.element("p", self.element("pPr", properties or space) + "".join(self.run(w) for w in words))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[Sequence[Words]]], widths: Sequence[int]) -> str:
        """A table over the width of the page whose header row repeats on every page; widths in fiftieths of a percent."""
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(self.element(side, val="single", sz=4, space=0, color="999999") for side in sides)
        properties = self.element(
            "tblPr",
            self.element("tblW", w=5000, type="pct")
            + self.element("tblBorders", borders)
            + self.element("tblLayout", type="fixed"),
        )
        grid = self.element("tblGrid", "".join(self.element("gridCol", w=width * 2) for width in widths))
        first = self._row([[Words(text, is_bold=True, size=18)] for text in header], widths, is_header=True)
        return self.element("tbl", properties + grid + first + "".join(self._row(row, widths) for row in rows))

    def _row(self, cells: Sequence[Sequence[Words]], widths: Sequence[int], is_header: bool = False) -> str:
        kept = self.element("cantSplit") + (self.element("tblHeader") if is_header else "")
        tight = self.element("spacing", before=20, after=20)
        written = "".join(
            self.element(
                "tc",
                self.element("tcPr", self.element("tcW", w=width, type="pct"))
                + "".join(self.paragraph([words], tight) for words in cell or [Words("")]),
            )
            for cell, width in zip(cells, widths, strict=True)
        )
        return self.element("tr", self.element("trPr", kept) + written)


_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
