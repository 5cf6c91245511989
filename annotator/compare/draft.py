"""One draft as the comparison sees it: its clauses as words, and the section or article that each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.compare.records import Word
from annotator.compare.words import find_repeated_lines, find_words, fold_phrase
from annotator.records import Provision, Reference, Report, Span
from annotator.structure.outline import find_outline

# A schedule that says in its opening that it amends or repeals other laws holds their text, not rules of its own.
_AMENDING = re.compile(
    r"\b(?:laws?|acts?|enactments?) (?:amended|repealed)\b|\b(?:written law|enactment)s?\b.{0,400}\b(?:amend|repeal)",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = 600
_CONTAINERS = frozenset("book tome part subpart title subtitle chapter subchapter division subdivision attachment".split())


@dataclass(frozen=True, slots=True)
class Section:
    """A section or article (or, outside of any, a passage): positions of its clauses, words of its heading."""

    eid: str
    num: str
    heading: tuple[str, ...]
    container: str | None
    clauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with the words of its clauses; ``section_of`` gives the position of a clause's section."""

    report: Report
    words: tuple[tuple[Word, ...], ...]
    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    provisions: Mapping[str, Provision]
    ordered: tuple[Provision, ...]
    starts: tuple[int, ...]
    defining: frozenset[str]

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.report.document.text

    def span(self, clause: int) -> Span:
        """The span of a clause."""
        return self.report.judgements[clause].clause.span

    def inside(self, clause: int) -> list[Provision]:
        """Provisions that begin inside a clause, in order: its points and whatever they hold."""
        span = self.span(clause)
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return list(self.ordered[first:last])

    def item_starts(self, clause: int) -> list[int]:
        """Offsets at which points of a clause begin, and the entries of a list of definitions."""
        span = self.span(clause)
        eid = self.report.judgements[clause].clause.eid
        terms = [_entry_start(self.text, d.span.start) for d in self.report.definitions if d.eid == eid]
        inner = [p.span.start for p in self.inside(clause) if p.span.start > span.start]
        return sorted({at for at in (*terms, *inner) if span.start < at < span.end})

    def amends_other_laws(self, clause: int) -> bool:
        """Whether a clause stands in a schedule that amends other laws: what it says is part of those laws."""
        here = self.provisions.get(self.report.judgements[clause].clause.eid)
        while here is not None and here.kind != "attachment":
            here = self.provisions.get(here.parent or "")
        return here is not None and bool(
            _AMENDING.search(self.text, here.span.start, min(here.span.end, here.span.start + _OPENING))
        )

    def references_in(self, span: Span) -> list[Reference]:
        """Citations that stand in a stretch of text."""
        return [r for r in self.report.references if span.start <= r.span.start < span.end]

    def eid_at(self, clause: int, offset: int) -> str:
        """The innermost provision around an offset inside a clause."""
        around = [p for p in self.inside(clause) if p.span.start <= offset < p.span.end]
        return min(around, key=lambda p: p.span.length).eid if around else self.report.judgements[clause].clause.eid


def open_draft(report: Report) -> Draft:
    """Read a report for comparison.

    Running headers, page numbers and amendment notes in brackets are left out of the words.
    """
    text = report.document.text
    provisions = {p.eid: p for p in report.provisions}
    hidden = sorted({*find_outline(text).furniture, *find_repeated_lines(text)})
    words = tuple(find_words(text, j.clause.span, hidden) for j in report.judgements)
    groups: dict[str, list[int]] = {}
    for index, judgement in enumerate(report.judgements):
        groups.setdefault(_section_eid(judgement.clause.eid, provisions), []).append(index)
    sections = []
    section_of = [0] * len(words)
    for position, (eid, clauses) in enumerate(groups.items()):
        provision = provisions.get(eid)
        heading = (provision.heading if provision else "") or report.judgements[clauses[0]].clause.heading
        container = provision.parent if provision else None
        sections.append(Section(eid, provision.num if provision else "", fold_phrase(heading), container, tuple(clauses)))
        for clause in clauses:
            section_of[clause] = position
    ordered = tuple(sorted(report.provisions, key=lambda p: (p.span.start, -p.span.end)))
    starts = tuple(p.span.start for p in ordered)
    defining = frozenset(d.eid for d in report.definitions)
    return Draft(report, words, tuple(sections), tuple(section_of), provisions, ordered, starts, defining)


def _entry_start(text: str, term: int) -> int:
    """Where the entry of a defined term begins: at its opening quotation mark."""
    while term > 0 and text[term - 1] in "\"“”'‘«„*_":
        term -= 1
    return term


def _section_eid(eid: str, provisions: Mapping[str, Provision]) -> str:
    """The section or article around a provision: the last one below any chapter, part or schedule."""
    here = eid
    while (provision := provisions.get(here)) is not None:
        parent = provisions.get(provision.parent or "")
        if parent is None or parent.kind in _CONTAINERS:
            return here
        here = parent.eid
    return here
