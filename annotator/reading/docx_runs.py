"""The characters of one Word paragraph: tracked changes settled, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.reading.docx_names import attribute, is_on, qualified

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
    """Characters of the text and the element that holds them; ``None`` for what reading adds (numbers, note marks)."""

    element: _Element | None
    text: str


@dataclass(slots=True)
class Seen:
    """What was met on the way through a document and must be told to the reader."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    note_marks: list[_Element] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


def paragraph_pieces(paragraph: _Element, seen: Seen) -> list[Piece]:
    """Return the text of a paragraph as the final version of the file shows it, and where each part of it stands.

    Notes are marked ``[^1]`` in the order of their references. Text boxes are put aside in ``seen``.
    """
    pieces: list[Piece] = []
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
        elif tag == _W("r") and _is_hidden(element):
            seen.hidden += 1
        else:
            seen.insertions += tag in _INSERTED
            pending.extend(reversed(element))
    return pieces


def joined(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(piece.text for piece in pieces)


def is_mark_deleted(paragraph: _Element) -> bool:
    """Whether the paragraph's end is a tracked deletion, so that it runs on into the next paragraph."""
    mark = paragraph.find(f"{_W('pPr')}/{_W('rPr')}")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED)


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{_W('rPr')}/{_W('vanish')}")
    return hidden is not None and is_on(hidden)


def _symbol(code: str) -> str:
    """A character of a symbol font; the private area stands for the font's own signs, mostly bullets."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number < 0xD800 else chr(number)
