"""Paragraph styles of Word files: which are headings, and which carry numbering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.reading.docx_names import attribute, child_value, qualified

if TYPE_CHECKING:
    from lxml.etree import _Element

# Styles are based on one another; a longer chain is a loop or an attack.
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says that matters for the text."""

    name: str = ""
    based_on: str = ""
    list_id: str = ""
    depth: int | None = None
    outline: str = ""


class Styles:
    """The paragraph styles of a document.

    Parameters
    ----------
    root
        Root element of ``styles.xml``, or ``None``.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in root.findall(qualified("style")) if root is not None else []:
            if attribute(element, "type") not in {"", "paragraph"}:
                continue
            key = attribute(element, "styleId")
            if attribute(element, "default") in {"1", "true"}:
                self.default = key
            list_id, depth = numbering_of(element.find(qualified("pPr")))
            properties = element.find(qualified("pPr"))
            outline = child_value(properties, "outlineLvl") if properties is not None else ""
            self._styles[key] = Style(child_value(element, "name"), child_value(element, "basedOn"), list_id, depth, outline)

    def chain(self, key: str) -> list[tuple[str, Style]]:
        """A style and those it is based on, nearest first."""
        result: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while key in self._styles and key not in seen and len(result) < LONGEST_CHAIN:
            seen.add(key)
            result.append((key, self._styles[key]))
            key = self._styles[key].based_on
        return result

    def is_heading(self, key: str) -> bool:
        """Whether a style (or one it is based on) is a heading or title."""
        for _, style in self.chain(key):
            name = style.name.lower()
            if name.startswith(("heading", "title", "subtitle", "titre", "título", "überschrift", "toc heading")) or (
                style.outline and style.outline != "9"
            ):
                return True
        return False

    def is_title(self, key: str) -> bool:
        """Whether a style is the title of the whole document."""
        return any(style.name.lower() == "title" for _, style in self.chain(key))


def numbering_of(properties: _Element | None) -> tuple[str, int | None]:
    """List and level that paragraph properties name; the level is ``None`` where they do not say."""
    numbered = properties.find(qualified("numPr")) if properties is not None else None
    if numbered is None:
        return "", None
    depth = child_value(numbered, "ilvl")
    return child_value(numbered, "numId"), int(depth) if depth.isdigit() and len(depth) < 3 else None
