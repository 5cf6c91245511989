"""Which words of a Word file are struck through or hidden: by their own properties, their character or paragraph style.

How the three combine is ECMA-376 part 1, 17.7.3: a run's own switch decides; without one a toggle is on where an odd number
of the two styles has it on, and what is no toggle where either has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.reading.docx_names import attribute, child_value, is_on, qualified
from annotator.reading.docx_styles import LONGEST_CHAIN

if TYPE_CHECKING:
    from lxml.etree import _Element

_SWITCHES = ("strike", "dstrike", "vanish")
_NO_TOGGLES = frozenset({"dstrike"})


class Looks:
    """The styles of a document as far as they strike words through or hide them.

    Parameters
    ----------
    root
        Root element of ``styles.xml``, or ``None``.
    """

    def __init__(self, root: _Element | None = None) -> None:
        self._own: dict[str, dict[str, bool]] = {}
        self._based_on: dict[str, str] = {}
        self._default = ""
        for element in root.findall(qualified("style")) if root is not None else []:
            key = attribute(element, "styleId")
            is_paragraph = attribute(element, "type") in {"", "paragraph"}
            if is_paragraph and attribute(element, "default") in {"1", "true"}:
                self._default = key
            self._own[key] = _switches(element.find(qualified("rPr")))
            self._based_on[key] = child_value(element, "basedOn")
        # Most files have no such style, and then only a run's own properties count.
        self._has_any = any(self._own.values())

    def style_of(self, paragraph: _Element) -> str:
        """The style of a paragraph, by id; the document's default where it names none."""
        properties = paragraph.find(qualified("pPr"))
        return (child_value(properties, "pStyle") if properties is not None else "") or self._default

    def is_on(self, run: _Element, style: str, switch: str) -> bool:
        """Whether a run of a paragraph in this style is struck through (``strike``, ``dstrike``) or hidden (``vanish``)."""
        properties = run.find(qualified("rPr"))
        own = properties.find(qualified(switch)) if properties is not None else None
        if own is not None:
            return is_on(own)
        if not self._has_any:
            return False
        named = child_value(properties, "rStyle") if properties is not None else ""
        by_paragraph, by_characters = self._says(style, switch), self._says(named, switch)
        return by_paragraph or by_characters if switch in _NO_TOGGLES else by_paragraph != by_characters

    def _says(self, style: str, switch: str) -> bool:
        """What a style, or the nearest it is based on that has the switch, says."""
        for _ in range(LONGEST_CHAIN):
            if style not in self._own:
                return False
            if switch in self._own[style]:
                return self._own[style][switch]
            style = self._based_on[style]
        return False


def _switches(properties: _Element | None) -> dict[str, bool]:
    found = {s: properties.find(qualified(s)) for s in _SWITCHES} if properties is not None else {}
    return {name: is_on(element) for name, element in found.items() if element is not None}
