"""The characters of one Word paragraph: tracked changes settled, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.reading.docx_looks import Looks
from annotator.reading.docx_names import attribute, qualified

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = qualified
_DELETED = frozenset({_W("del"), _W("moveFrom")})
_INSERTED = frozenset({_W("ins"), _W("moveTo")})
_SKIPPED = frozenset(
    {
        _W("pPr"), _W("rPr"), _W("instrText"), _W("delText"), _W("delInstrText"), _W("sdtPr"), _W("sdtEndPr"), _W("tblPr"),
        _W("fldData"), _W("ruby"), _W("annotationRef"), _W("footnoteRef"), _W("endnoteRef"), _W("separator"), _W("softHyphen"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)  # fmt: skip
_CHARACTERS = {_W("tab"): "\t", _W("ptab"): "\t", _W("cr"): "\n", _W("noBreakHyphen"): "-"}
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text and the element that holds them; ``None`` for what reading adds (numbers, note marks).

    ``start`` is where they begin in the element's own text: above 0 where what stands before them was moved away.
    """

    element: _Element | None
    text: str
    start: int = 0


@dataclass(slots=True)
class Seen:
    """What was met on the way through a document and must be told to the reader."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    struck: int = 0
    embedded: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    note_marks: list[_Element] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


def paragraph_pieces(paragraph: _Element, seen: Seen, looks: Looks) -> list[Piece]:
    """Return the text of a paragraph as the final version of the file shows it, and where each part of it stands.

    Notes are marked ``[^1]`` in the order of their references. Text boxes are put aside in ``seen``. What is struck
    through is left out as tracked deletions are: a marked-up copy of a bill shows so what goes.
    """
    pieces: list[Piece] = []
    gaps: list[int] = []
    style = looks.style_of(paragraph)
    pending: list[_Element] = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        tag = element.tag
        if tag in _DELETED:
            seen.deletions += 1
        elif tag in _SKIPPED or not isinstance(tag, str):
            continue
        elif tag == _W("t") or tag == _MATH_TEXT:
            pieces.append(Piece(element, element.text or ""))
        elif tag in _CHARACTERS:
            pieces.append(Piece(element, _CHARACTERS[tag]))
        elif tag == _W("br"):
            pieces.append(Piece(element, "\n" if attribute(element, "type") in {"", "textWrapping"} else ""))
        elif tag == _W("sym"):
            pieces.append(Piece(element, _symbol(attribute(element, "char"))))
        elif tag in {_W("footnoteReference"), _W("endnoteReference")}:
            seen.notes.append((tag.rpartition("}")[2][: -len("Reference")], attribute(element, "id")))
            seen.note_marks.append(element)
            pieces.append(Piece(element, f"[^{len(seen.notes)}]"))
        elif tag == _W("txbxContent"):
            seen.boxes.append(element)
        elif tag == _W("subDoc"):
            seen.embedded += 1
        elif tag == _W("r") and looks.is_on(element, style, "vanish"):
            seen.hidden += 1
        elif tag == _W("r") and _is_struck(element, style, looks) and (words := _words(element)):
            seen.struck += 1
            if any(c.isspace() for c in words):
                gaps.append(len(pieces))
        else:
            seen.insertions += tag in _INSERTED
            pending.extend(reversed(element))
    return _parted(pieces, gaps)


def joined(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(piece.text for piece in pieces)


def is_mark_deleted(paragraph: _Element) -> bool:
    """Whether the paragraph's end is a tracked deletion, so that it runs on into the next paragraph."""
    mark = paragraph.find(f"{_W('pPr')}/{_W('rPr')}")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED)


def _parted(pieces: list[Piece], gaps: list[int]) -> list[Piece]:
    """The pieces with a space in each gap that would otherwise glue two words together.

    A gap is where struck words with white space stood. One without any is within a word, as in a corrected spelling.
    """
    wanted, result, last, is_gap = set(gaps), list[Piece](), "", False
    for at, piece in enumerate(pieces):
        is_gap = is_gap or at in wanted
        if piece.text:
            if is_gap and last.isalnum() and piece.text[0].isalnum():
                result.append(Piece(None, " "))
            last, is_gap = piece.text[-1], False
        result.append(piece)
    return result


def _is_struck(run: _Element, style: str, looks: Looks) -> bool:
    return looks.is_on(run, style, "strike") or looks.is_on(run, style, "dstrike")


def _words(run: _Element) -> str:
    """The words of a run; empty if it has nothing but white space."""
    words = "".join(child.text or "" for child in run.findall(_W("t")))
    return words if words.strip() else ""


def _symbol(code: str) -> str:
    """A character of a symbol font; the private area stands for the font's own signs, mostly bullets."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number < 0xD800 else chr(number)
