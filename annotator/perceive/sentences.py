"""The sentence of a clause in which something was perceived."""

from __future__ import annotations

import re

from annotator.records import Span

_END = re.compile(r"[.;](?=\s)")
_STOP = re.compile(r"\.(?=\s)")


def sentence_span(text: str, clause: Span, at: Span, *, is_whole: bool = False) -> Span:
    """The stretch of a clause between full stops or semicolons around some words.

    Parameters
    ----------
    text
        The document.
    clause, at
        Where the clause and the words stand in it.
    is_whole
        Whether a semicolon ends no sentence, so that all limbs of a list belong to what opens it.
    """
    end = _STOP if is_whole else _END
    ends = [clause.start + m.end() for m in end.finditer(text[clause.start : clause.end])]
    start = max((e for e in ends if e <= at.start), default=clause.start)
    return Span(start, min((e for e in ends if e >= at.end), default=clause.end))


def sentence_around(wording: str, at: Span) -> str:
    """The words of that stretch, of a clause given by its words alone."""
    span = sentence_span(wording, Span(0, len(wording)), at)
    return wording[span.start : span.end]
