"""Words of a safeguard that protect nobody: "shall adopt such measures as may be necessary", "its accounts shall be audited"."""

from __future__ import annotations

import re

from annotator.perceive.patterns import across_lines

# A treaty leaves it to each party what its law must say; nobody asks whether a measure against a person is needed.
_LEGISLATING = across_lines(
    r"\b(?:part(?:y|ies)|states?|government) (?:shall|should|must|may|undertakes? to|agrees? to)\b"
    r"[^.;]{0,120}?\bmeasures,?\b[^.;]{0,60}? (?:as|that|which) (?:may be|are|shall be) (?:necessary|required|needed)\b"
)
_ASKED_FOR = re.compile(r"\b(?:necess\w+|required|needed|indispensable|cannot|fail(?:ed)?|unlikely)\b", re.IGNORECASE)
# Who audits an office's money each year says nothing of how it uses its powers: of 53 such clauses of real laws annotators call
# none transparency or oversight.
_OF_MONEY = re.compile(
    r"\baudit(?:s|ed|ing|or|ors)?\b|\b(?:books of|statements? of|annual|its|proper) accounts?\b|\bfinancial statements?\b|"
    r"\bincome and expenditure\b",
    re.IGNORECASE,
)
_OF_USE = re.compile(
    r"\b(?:activit\w+|operations?|performance|exercis\w+|(?:annual|yearly) reports?|reports? on|account of|numbers?|how many|"
    r"use of|functions|duties|warrants?|orders?|demands?|directions?|notices?|requests?|complaints?|powers?|registers?|measures|"
    r"inspect\w*|intercept\w*|surveillance|complian\w+|compl(?:y|ies)|risks?|systems?|data|contents?|providers?|platforms?|"
    r"authori[sz]ations?)\b",
    re.IGNORECASE,
)


def is_mere_phrase(safeguard: str, words: str) -> bool:
    """Whether nothing but such a phrase speaks for a safeguard.

    Parameters
    ----------
    safeguard
        The type that the model perceived; only ``necessity``, ``transparency`` and ``independent-oversight`` have such phrases.
    words
        The clause.
    """
    if safeguard in {"transparency", "independent-oversight"}:
        return _OF_MONEY.search(words) is not None and _OF_USE.search(words) is None
    if safeguard != "necessity":
        return False
    others, phrases = _LEGISLATING.subn(" ", words)
    return phrases > 0 and _ASKED_FOR.search(others) is None
