"""Word-level difference of two clauses: which words went, which came, which stayed."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.compare.records import Edit, Word
from annotator.compare.words import STOP_WORDS, keys
from annotator.records import Span


def find_edits(old: Sequence[Word], new: Sequence[Word]) -> tuple[Edit, ...]:
    """List the stretches of words that differ, in order.

    The longest common subsequence of words decides (rapidfuzz); words without meaning of their own that
    happen to be common to two rewritten stretches are counted to these. The result of the reverse
    comparison is the mirror image.

    Parameters
    ----------
    old, new
        The words of either side.
    """
    from rapidfuzz.distance import Indel

    first, second = keys(old), keys(new)
    # Several alignments can be equally long; always comparing in one order makes the choice the same both ways.
    is_swapped = (len(first), first) > (len(second), second)
    if is_swapped:
        first, second = second, first
    edits: list[list[int]] = []
    for code in Indel.opcodes(first, second):
        if code.tag == "equal":
            continue
        here = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        if edits and _is_weak(first, edits[-1], here):
            edits[-1][1], edits[-1][3] = here[1], here[3]
        else:
            edits.append(here)
    if is_swapped:
        return tuple(Edit((c, d), (a, b)) for a, b, c, d in edits)
    return tuple(Edit((a, b), (c, d)) for a, b, c, d in edits)


def _is_weak(words: Sequence[str], before: Sequence[int], here: Sequence[int]) -> bool:
    """Whether what stayed between two edits is too little to hold them apart."""
    between = words[before[1] : here[0]]
    if not between:
        return True
    size = min(max(e[1] - e[0], e[3] - e[2]) for e in (before, here))
    return len(between) <= 2 and size >= 2 and all(word in STOP_WORDS for word in between)


def edit_spans(words: Sequence[Word], edits: Sequence[Edit], side: str) -> tuple[Span, ...]:
    """The differing words of one side (``old`` or ``new``) as spans of its text."""
    spans = []
    for edit in edits:
        start, end = getattr(edit, side)
        if start < end:
            spans.append(Span(words[start].start, words[end - 1].end))
    return tuple(spans)


def touched(edits: Sequence[Edit], side: str) -> frozenset[int]:
    """Positions of the words of one side that differ."""
    return frozenset(i for edit in edits for i in range(*getattr(edit, side)))
