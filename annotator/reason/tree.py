"""The provision tree as reasoning walks it: what is above a provision, its section, its Part."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.records import Provision

BASIC_KINDS = frozenset({"section", "article", "rule", "clause", "paragraph", "content", "hcontainer"})
CONTAINER_KINDS = frozenset({"part", "chapter", "title", "division", "subdivision", "subpart", "subchapter"})
_NUMBERED_BASIC = frozenset({"section", "article", "rule"})


class ProvisionTree:
    """Parents and kinds of the provisions of one instrument."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._parents = {p.eid: p.parent for p in provisions}
        self._kinds = {p.eid: p.kind for p in provisions}
        self._above: dict[str, list[str]] = {}
        self._children: dict[str, list[str]] = {}
        for provision in provisions:
            if provision.parent is not None:
                self._children.setdefault(provision.parent, []).append(provision.eid)

    def __contains__(self, eid: str) -> bool:
        return eid in self._parents

    def kind(self, eid: str) -> str:
        """Kind of a provision; empty if it is unknown."""
        return self._kinds.get(eid, "")

    def children(self, eid: str) -> tuple[str, ...]:
        """The provisions right below one, in the order of the text."""
        return tuple(self._children.get(eid, ()))

    def ancestors(self, eid: str) -> list[str]:
        """The provision itself and those above it, nearest first."""
        if eid not in self._above:
            chain = []
            at: str | None = eid
            while at is not None:
                chain.append(at)
                at = self._parents.get(at)
            self._above[eid] = chain
        return self._above[eid]

    def section_of(self, eid: str) -> str:
        """The section or article that holds a provision, however deep; what an amendment quotes has sections of its own."""
        numbered = other = ""
        for at in self.ancestors(eid):
            kind = self.kind(at)
            if kind == "quotedStructure":
                return numbered or at  # what an amendment inserts is a section of its own
            if kind in CONTAINER_KINDS or kind == "attachment":
                break
            if kind in _NUMBERED_BASIC:
                numbered = at
            elif kind in BASIC_KINDS:
                other = at
        return numbered or other or eid

    def containers_of(self, eid: str) -> list[str]:
        """The Parts, chapters and divisions around a provision, innermost first."""
        return [at for at in self.ancestors(eid) if self.kind(at) in CONTAINER_KINDS]

    def container_of(self, eid: str) -> str:
        """The innermost of them; empty if there is none."""
        return next(iter(self.containers_of(eid)), "")
