"""The sentence of a clause in which something was perceived."""

from __future__ import annotations

import re

from annotator.records import Span

_END = re.compile(r"[.;](?=\s)")


def sentence_around(wording: str, at: Span) -> str:
    """The stretch between full stops or semicolons around some words.

    Parameters
    ----------
    wording
        The words of a clause.
    at
        Where in them the words stand.
    """
    ends = [m.end() for m in _END.finditer(wording)]
    start = max((e for e in ends if e <= at.start), default=0)
    return wording[start : min((e for e in ends if e >= at.end), default=len(wording))]
