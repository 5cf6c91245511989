"""Finding provisions by what a citation calls them: kind and number, near the place that cites."""

from __future__ import annotations

import re
from bisect import bisect_left

from annotator.records import Provision
from annotator.structure.numerals import NumberKey, number_key

# A range of provisions never names more than this many.
LONGEST_RANGE = 400
# Among provisions that share kind and number, so many are weighed.
MOST_NAMESAKES = 8
# ``Article (5)``, and not ``1. (1)``.
_IN_BRACKETS = re.compile(r"[^\d(]{0,16}\(")


class ProvisionIndex:
    """Looks up provisions by kind and number, near a place in the text.

    Parameters
    ----------
    provisions
        The provisions.
    text
        The whole text, from which it is read how numbers are printed; without it none counts as printed in brackets.
    """

    def __init__(self, provisions: tuple[Provision, ...], text: str = "") -> None:
        self._text = text
        self._bracketed: dict[str, bool] = {}
        self._by_eid = {p.eid: p for p in provisions}
        self._children: dict[tuple[str | None, str], list[Provision]] = {}
        self._top: dict[tuple[str, NumberKey], list[Provision]] = {}
        self._kinds: dict[str, list[Provision]] = {}
        self._starts: dict[str, list[int]] = {}
        for p in provisions:
            self._children.setdefault((p.parent, p.num.strip(".()[]")), []).append(p)
            if p.num:
                self._top.setdefault((p.kind, number_key(p.num)), []).append(p)
            if p.is_operative:
                self._kinds.setdefault(p.kind, []).append(p)
                self._starts.setdefault(p.kind, []).append(p.span.start)

    def has_kind(self, kind: str) -> bool:
        """Whether the law has any provision of a kind."""
        return kind in self._kinds

    def prints_brackets(self, kind: str) -> bool:
        """Whether the law prints the numbers of most of its units of a kind in brackets, as in ``Section (5)``."""
        if kind not in self._bracketed:
            units = self._kinds.get(kind, [])
            self._bracketed[kind] = sum(bool(_IN_BRACKETS.match(self._text, p.span.start)) for p in units) * 2 > len(units)
        return self._bracketed[kind]

    def ancestors(self, eid: str) -> list[Provision]:
        """The provision and everything above it, innermost first."""
        found: list[Provision] = []
        current: str | None = eid
        while current is not None and current in self._by_eid:
            found.append(self._by_eid[current])
            current = self._by_eid[current].parent
        return found

    def child(self, parent: str, number: str, kinds: tuple[str, ...] = ()) -> Provision | None:
        """The child of a provision with a given number, and of given kinds if any are named."""
        found = self._children.get((parent, number), []) or self._children.get((parent, number.lower()), [])
        return next((p for p in found if not kinds or p.kind in kinds), None)

    def top(self, kinds: tuple[str, ...], number: str, near: str) -> Provision | None:
        """A basic unit or container by number; among several the one inside the same attachment or container."""
        for kind in kinds:
            found = self._top.get((kind, number_key(number)), [])[:MOST_NAMESAKES]
            if not found:
                continue
            above = {p.eid for p in self.ancestors(near)}
            return max(
                found,
                key=lambda p: (
                    p.num == number,
                    any(a.eid in above for a in self.ancestors(p.eid)[1:]),
                    p.is_operative,
                    -p.span.start,
                ),
            )
        return None

    def between(self, first: Provision, last: Provision) -> list[Provision]:
        """Provisions of the same kind from one to another, inclusive."""
        starts = self._starts.get(first.kind, [])
        low, high = bisect_left(starts, first.span.start), bisect_left(starts, last.span.start + 1)
        return self._kinds.get(first.kind, [])[low : min(high, low + LONGEST_RANGE)]

    def neighbour(self, provision: Provision, step: int) -> Provision | None:
        """The provision of the same kind before (-1) or after (+1) another; below basic units, under the same parent."""
        starts = self._starts.get(provision.kind, [])
        at = bisect_left(starts, provision.span.start) + step
        found = self._kinds[provision.kind][at] if 0 <= at < len(starts) else None
        if (
            found is not None
            and provision.kind in {"subsection", "paragraph", "subparagraph", "point"}
            and found.parent != provision.parent
        ):
            return None
        return found
