"""The collapsible index of the structure, with risk marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.records import Report
from annotator.report.html_labels import FAMILIES, FamilyStyle
from annotator.report.html_layout import CONTAINERS, HEADED, Layout
from annotator.report.html_marks import Numbered
from annotator.report.html_summary import UNNUMBERED
from annotator.report.html_text import anchor, show_plain

__all__ = ["Entry", "Index", "build_index"]

#: Levels of the index; what lies deeper is listed at the last of them.
DEEPEST = 6


# Kinds whose Akoma Ntoso name is not what a reader calls them.
KIND_TITLES = {"toc": "Table of contents", "attachment": "Schedule", "crossHeading": "Heading", "hcontainer": "Unnumbered text"}


@dataclass(slots=True)
class Entry:
    """A line of the index; ``marks`` counts the findings of each family at or below it."""

    href: str
    num: str
    title: str
    children: list[Entry] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    depth: int = 1
    number: int = 0

    @property
    def marks(self) -> list[tuple[FamilyStyle, int]]:
        """Families with findings here, in the order of the legend."""
        return [(style, self.counts[style.code]) for style in FAMILIES if style.code in self.counts]


@dataclass(frozen=True, slots=True)
class Index:
    """The tree of headed provisions; ``at`` gives the number of the entry that each numbered finding falls under."""

    roots: list[Entry]
    at: dict[int, int]


def build_index(report: Report, layout: Layout, numbered: Sequence[Numbered]) -> Index:
    """Return the headed provisions as a tree, each with its risk marks."""
    entries: dict[str, Entry] = {}
    roots: list[Entry] = []
    for provision in sorted(report.provisions, key=lambda p: (p.span.start, -p.span.end)):
        if provision.kind not in HEADED:
            continue
        num = "" if provision.kind in UNNUMBERED else " ".join(show_plain(provision.num).split())
        title = " ".join(show_plain(provision.heading).split())
        if not title or (provision.kind in CONTAINERS and " " not in num):
            num = f"{KIND_TITLES.get(provision.kind, provision.kind.capitalize())} {num}".strip()
        entry = entries[provision.eid] = Entry(anchor(provision.eid), num, title, number=len(entries))
        above = layout.parents.get(provision.eid)
        while above is not None and (above.eid not in entries or entries[above.eid].depth >= DEEPEST):
            above = layout.parents.get(above.eid)
        entry.depth = entries[above.eid].depth + 1 if above else 1
        (entries[above.eid].children if above else roots).append(entry)
    by_eid = {p.eid: p for p in report.provisions}
    at: dict[int, int] = {}
    for item in numbered:
        here = by_eid.get(item.finding.eid)
        while here is not None:
            if here.eid in entries:
                at.setdefault(item.number, entries[here.eid].number)
                counts = entries[here.eid].counts
                counts[item.style.code] = counts.get(item.style.code, 0) + 1
            here = layout.parents.get(here.eid)
    return Index(roots, at)
