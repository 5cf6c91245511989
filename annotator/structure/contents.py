"""Telling a table of contents from a law: titles in number order, and nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.records import Provision

_UNITS = frozenset({"section", "article", "rule", "clause"})
FEWEST_UNITS = 5
# A title seldom has more words; a section that says something seldom has fewer.
LONGEST_ENTRY = 14
SHARE = 0.85
CONTENTS_NOTICE = (
    "This looks like a table of contents only: its sections have titles and no text, so there was nothing to search. "
    "Give the law itself."
)
_FINITE = re.compile(
    r"\b(?:shall|must|may|is|are|means?|has|have|does|do|will|commits?|applies|apply|who|whoever|include[sd]?|repealed|doit|peut|debe)\b",
    re.IGNORECASE,
)


def is_only_contents(text: str, provisions: Iterable[Provision]) -> bool:
    """Whether a text is a table of contents without the law: nearly every section is a title and nothing else.

    Parameters
    ----------
    text
        The whole text.
    provisions
        Its provisions.
    """
    units = [p for p in provisions if p.kind in _UNITS and p.is_operative]
    if len(units) < FEWEST_UNITS:
        return False
    bare = sum(_is_entry(text[unit.span.start : unit.span.end]) for unit in units)
    return bare >= SHARE * len(units)


def _is_entry(words: str) -> bool:
    return len(words.split()) <= LONGEST_ENTRY and not _FINITE.search(words)
