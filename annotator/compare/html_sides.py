"""The text of a clause before and after, with the words that differ marked in place; no word is left out or moved."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from annotator.compare.records import Change, ClausePair, Comparison
from annotator.records import Report, Span
from annotator.report.html_text import show
from annotator.report.segments import cut

#: Clauses of more paragraphs than this are shown paragraph by paragraph, and their unchanged ones folded away.
MANY_PARAGRAPHS = 3
#: A term closer than this behind the number of its point stands in that paragraph.
MARKER = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of marked text, where it stands, and its words for comparing paragraphs."""

    html: Markup
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """Paragraphs that stand side by side; ``is_changed`` says whether any of their words differ."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    is_changed: bool


def side_rows(pair: ClausePair, step: Comparison, numbers: Mapping[int, int]) -> list[SideRow]:
    """A clause in both drafts: as one row, or paragraph by paragraph where it has many.

    Parameters
    ----------
    pair, step
        The clause and the comparison it belongs to.
    numbers
        Running number of each change, by its identity.
    """
    old: tuple[Paragraph, ...] = ()
    new: tuple[Paragraph, ...] = ()
    if pair.old is not None:
        evidence = [(numbers[id(c)], q.span, c) for c in pair.changes for q in c.old]
        old = _paragraphs(step.old, pair.old, pair.deleted, "del", evidence)
    if pair.new is not None:
        evidence = [(numbers[id(c)], q.span, c) for c in pair.changes for q in c.new]
        new = _paragraphs(step.new, pair.new, pair.inserted, "ins", evidence)
    if not old or not new or max(len(old), len(new)) <= MANY_PARAGRAPHS:
        return [SideRow(old, new, pair.is_changed)]
    rows = []
    for tag, a, b, c, d in SequenceMatcher(None, [p.words for p in old], [p.words for p in new], autojunk=False).get_opcodes():
        for at in range(max(b - a, d - c)):
            left = old[a + at : a + at + 1] if a + at < b else ()
            right = new[c + at : c + at + 1] if c + at < d else ()
            rows.append(SideRow(left, right, tag != "equal" or _has_marks(left) or _has_marks(right)))
    return rows


def _has_marks(paragraphs: Sequence[Paragraph]) -> bool:
    return any(tag in p.html for p in paragraphs for tag in ("<del>", "<ins>", "<mark"))


def _paragraphs(
    report: Report, index: int, differing: Sequence[Span], tag: str, evidence: Sequence[tuple[int, Span, Change]]
) -> tuple[Paragraph, ...]:
    """One clause, cut into paragraphs where its points begin."""
    clause = report.judgements[index].clause
    start, end = clause.span.start, clause.span.end
    inner = {p.span.start for p in report.provisions if start < p.span.start < end}
    terms = {_opening(report.document.text, d.span.start) for d in report.definitions if d.eid == clause.eid}
    terms = {t for t in terms if start + MARKER < t < end and not any(0 <= t - s < MARKER for s in inner)}
    bounds = sorted({start, end} | inner | terms)
    text = report.document.text
    spans = [*differing, *(span for _, span, _ in evidence)]
    is_whole = len(differing) == 1 and differing[0] == clause.span
    return tuple(
        Paragraph(
            _marked(text, first, last, spans, len(differing), tag, evidence, is_whole=is_whole),
            Span(first, last),
            " ".join(text[first:last].split()),
        )
        for first, last in itertools.pairwise(bounds)
        if text[first:last].strip()
    )


def _opening(text: str, at: int) -> int:
    """Where the entry of a defined term begins, its quotation mark included."""
    while at > 0 and text[at - 1] in "\"“”'‘«„*_":
        at -= 1
    return at


def _marked(
    text: str,
    first: int,
    last: int,
    spans: Sequence[Span],
    count: int,
    tag: str,
    evidence: Sequence[tuple[int, Span, Change]],
    *,
    is_whole: bool,
) -> Markup:
    """A paragraph with marks: differing words in ``del`` or ``ins``, evidence numbered where it ends."""
    local = [Span(max(0, s.start - first), max(0, min(s.end, last) - first)) for s in spans if s.start < last and s.end > first]
    kept = [i for i, s in enumerate(spans) if s.start < last and s.end > first]
    pieces = []
    ends = {(span.end, number, change.direction) for number, span, change in evidence if first < span.end <= last}
    for segment in cut(last - first, local):
        a, b = segment.start + first, segment.end + first
        covers = [kept[i] for i in segment.covers]
        html = show(text[a:b], text[max(0, a - 1) : a], text[b : b + 1])
        proofs = sorted({evidence[i - count][0] for i in covers if i >= count})
        if proofs:
            direction = next(e[2].direction for e in evidence if e[0] == proofs[0])
            html = Markup('<mark class="{}" data-f="{}">{}</mark>').format(direction, " ".join(map(str, proofs)), html)
        if any(i < count for i in covers) and not is_whole:
            html = Markup(f"<{tag}>{{}}</{tag}>").format(html)
        pieces.append(html)
        for end, number, direction in sorted(ends):
            if end == b:
                pieces.append(
                    Markup('<a class="ref {}" href="#c-{}" data-f="{}" data-n="{}" aria-label="change {}"></a>').format(
                        direction, number, number, number, number
                    )
                )
    return Markup("").join(pieces)
