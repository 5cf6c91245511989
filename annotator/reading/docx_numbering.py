"""Automatic numbering of Word files: which label each paragraph shows, rebuilt from ``numbering.xml``.

Word stores "list 3, level 1" with a paragraph and counts while it draws the page. ECMA-376 part 1,
section 17.9 defines the counting that is repeated here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.reading.docx_names import attribute, child_value, is_on, qualified
from annotator.reading.numbering import number_label

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word has nine levels.
LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """How one level of a list counts and looks."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    is_legal: bool = False
    suffix: str = "tab"


@dataclass(slots=True)
class _List:
    """An instance of a list (``w:num``): its definition, changed levels, and the starts it overrides."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a document, counting as paragraphs are met in order.

    Parameters
    ----------
    root
        Root element of ``numbering.xml``; ``None`` for a document without lists.
    """

    def __init__(self, root: _Element | None) -> None:
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._style_levels: dict[str, dict[str, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a list ties to a paragraph style (0 where it ties none)."""
        found = self._lists.get(list_id)
        return self._style_levels.get(found.abstract, {}).get(style, 0) if found else 0

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph and return the label it shows; empty for bullets and unknown lists."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= depth < LEVELS:
            return ""
        level = self._level(found, depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        if (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            if depth in found.starts:
                counters[depth] = found.starts[depth] - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for above in range(depth):
            if above not in counters:
                upper = self._level(found, above)
                counters[above] = found.starts.get(above, upper.start if upper else 1)
        self._restart_below(found, depth, counters)
        return self._show(found, level, counters)

    def _restart_below(self, found: _List, depth: int, counters: dict[int, int]) -> None:
        for below in range(depth + 1, LEVELS):
            lower = self._level(found, below)
            if lower is None or lower.restart is None or depth < lower.restart:
                counters.pop(below, None)

    def _show(self, found: _List, level: Level, counters: dict[int, int]) -> str:
        if level.number_format in {"bullet", "none"} and not _PLACEHOLDER.search(level.text):
            return "" if level.number_format == "bullet" else level.text

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self._level(found, at)
            if shown is None or at not in counters:
                return ""
            is_plain = level.is_legal and shown.number_format not in {"bullet", "none"}
            return number_label(counters[at], "decimal" if is_plain else shown.number_format)

        return _PLACEHOLDER.sub(place, level.text)

    def _level(self, found: _List, depth: int) -> Level | None:
        return found.levels.get(depth) or self._abstracts.get(found.abstract, {}).get(depth)

    def _load(self, root: _Element) -> None:
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for element in root.findall(qualified("abstractNum")):
            name = attribute(element, "abstractNumId")
            self._abstracts[name] = levels = {}
            for item in element.findall(qualified("lvl")):
                depth = _integer(attribute(item, "ilvl"), 0)
                levels[depth] = _read_level(item)
                style = child_value(item, "pStyle")
                if style:
                    self._style_levels.setdefault(name, {})[style] = depth
            if child_value(element, "styleLink"):
                by_style[child_value(element, "styleLink")] = name
            if child_value(element, "numStyleLink"):
                linked[name] = child_value(element, "numStyleLink")
        for element in root.findall(qualified("num")):
            abstract = child_value(element, "abstractNumId")
            abstract = by_style.get(linked.get(abstract, ""), abstract)
            found = _List(abstract)
            for override in element.findall(qualified("lvlOverride")):
                depth = _integer(attribute(override, "ilvl"), 0)
                start = override.find(qualified("startOverride"))
                if start is not None:
                    found.starts[depth] = _integer(attribute(start, "val"), 1)
                changed = override.find(qualified("lvl"))
                if changed is not None:
                    found.levels[depth] = _read_level(changed)
            self._lists[attribute(element, "numId")] = found


def _read_level(element: _Element) -> Level:
    legal = element.find(qualified("isLgl"))
    restart = child_value(element, "lvlRestart")
    return Level(
        number_format=child_value(element, "numFmt") or "decimal",
        text=child_value(element, "lvlText")[:200],
        start=_integer(child_value(element, "start"), 0),
        restart=_integer(restart, 0) if restart else None,
        is_legal=legal is not None and is_on(legal),
        suffix=child_value(element, "suff") or "tab",
    )


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else default
