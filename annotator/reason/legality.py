"""Legality in part: whether a power is bound to a factual threshold, and to an offence or investigation.

GUIDELINES.md: both make legality present; one without the other is weak; an authority alone is absent.
"""

from __future__ import annotations

import re

from annotator.records import Span

# Who acts must first find a fact. In the languages of the laws at hand; other languages show no threshold.
_THRESHOLD = re.compile(
    r"\b(?:reasonabl[ey]|grounds?|probable cause|satisfied|reasons? to (?:believe|suspect)|suspect\w*|suspicion|believ\w+|"
    r"on oath|opinion|prima facie|convinced|motifs? raisonnables?|raisons? de (?:croire|penser)|indicios|fundad[ao]s?)\b",
    re.IGNORECASE,
)
# What the power is for: an offence, a breach of a rule, an investigation.
_LINK = re.compile(
    r"\b(?:offen[cs]es?|crimes?|criminal|investigat\w+|proceedings?|contraven\w+|violat\w+|breach\w*|non-?compliance|unlawful\w*|"
    r"illegal\w*|inquir(?:y|ies)|infractions?|enquêtes?|delitos?|investigaci[oó]n|tindak pidana|suç\w*|soruşturma\w*)\b|"
    r"جريمة|الجرائم|অপরাধ|তদন্ত",
    re.IGNORECASE,
)


def find_ground(wording: str, start: int = 0) -> Span | None:
    """First words that bind a power to a fact or to an offence; ``None`` where authority stands alone.

    Parameters
    ----------
    wording
        The words of the clause.
    start
        Offset of these words in the document.
    """
    match = _THRESHOLD.search(wording) or _LINK.search(wording)
    return Span(start + match.start(), start + match.end()) if match else None


def is_linked(wording: str) -> bool:
    """Whether a passage names an offence, a breach or an investigation that a power serves."""
    return _LINK.search(wording) is not None
