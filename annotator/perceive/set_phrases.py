"""Set phrases with the words of a safeguard that protect nobody: "shall adopt such measures as may be necessary"."""

from __future__ import annotations

import re

from annotator.perceive.patterns import across_lines

# A treaty leaves it to each party what its law must say; nobody asks whether a measure against a person is needed.
_LEGISLATING = across_lines(
    r"\b(?:part(?:y|ies)|states?|government) (?:shall|should|must|may|undertakes? to|agrees? to)\b"
    r"[^.;]{0,120}?\bmeasures,?\b[^.;]{0,60}? (?:as|that|which) (?:may be|are|shall be) (?:necessary|required|needed)\b"
)
_ASKED_FOR = re.compile(r"\b(?:necess\w+|required|needed|indispensable|cannot|fail(?:ed)?|unlikely)\b", re.IGNORECASE)


def is_mere_phrase(safeguard: str, words: str) -> bool:
    """Whether nothing but such a phrase speaks for a safeguard.

    Parameters
    ----------
    safeguard
        The type that the model perceived; only ``necessity`` has a phrase of this kind.
    words
        The clause.
    """
    if safeguard != "necessity":
        return False
    others, phrases = _LEGISLATING.subn(" ", words)
    return phrases > 0 and _ASKED_FOR.search(others) is None
