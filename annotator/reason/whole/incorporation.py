"""Offences taken in from other laws and treaties by pointing at them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.reason.whole.facts import Derivation, Facts
from annotator.records import Span

LABEL = "incorporated-offence"
_OTHER_TEXT = (
    r"(?:(?:(?:any|an|the)\s+)?(?:other|another)\s+(?:\w+\s+){0,2}(?:law|act|enactment|convention|treaty|instrument|protocol|"
    r"code)s?"
    r"|(?:that|those|such)\s+(?:other\s+)?(?:instrument|convention|treaty|protocol|law)s?"
    r"|(?:any\s+)?other\s+(?:written\s+)?(?:legislation|laws)\b|the\s+(?:(?:penal|criminal)\s+)?(?:legislation|"
    r"laws)\s+in\s+force\b"
    r"|any\s+(?:written\s+)?(?:law|enactment)\b(?!\s+other)|the\s+(?:Convention|Treaty)\b"
    r"|the\s+(?:[A-Z][\w’'-]+\s+){1,5}(?:Act|Code|Law|Ordinance|Convention)\b)"
)
# "An offence under any other law", "offences established under that instrument", "any offence known to the law".
_OTHERS = re.compile(
    r"\b(?i:offen[cs]es?|crimes?)\b"
    r"(?:\s+(?:is|are|which|that|established|set forth|set out|created|punishable|laid down|committed|provided for|provided|"
    r"defined|foreseen|"
    r"described|mentioned)){0,3}"
    rf"\s+(?i:under|in|by|against|within|in accordance with|for the purposes of)\s+{_OTHER_TEXT}|"
    rf"\b(?i:offen[cs]es?)\s+(?i:which|that)\s+{_OTHER_TEXT}[^.;]{{0,40}}\b(?i:requires?|punish\w*|establish\w*)|"
    r"\b(?i:any|every)\s+(?i:offen[cs]e)\s+(?i:known to the law|under the law|under any law)\b"
)
# How far before the words of an offence the term that they define may begin, in characters.
_NEAR = 160
_SAVING = re.compile(r"\b(?:nothing in|without prejudice|does not affect|in addition to (?:any|and not))\b", re.IGNORECASE)
# A definition borrows a meaning; it takes in offences only where an offence is what it defines.
_DEFINED = re.compile(r"[“\"][^”\"]*\boffen[cs]es?\b[^”\"]*[”\"]\s+(?:means|includes)\b[^.;]{0,60}$", re.IGNORECASE)
_ROLES = frozenset({"offence", "cooperation", "jurisdiction", "power", "other", "penalty"})


def find_incorporations(facts: Facts) -> Iterator[Derivation]:
    """Clauses that make acts punishable, or open powers, by offences of another text."""
    for judgement in facts.judgements:
        span = judgement.clause.span
        is_free = bool(_ROLES & set(judgement.roles))
        if not (is_free or "definition" in judgement.roles) or _SAVING.search(facts.wording(judgement)):
            continue
        for match in _OTHERS.finditer(facts.text, span.start, span.end):
            if is_free or _DEFINED.search(facts.text, max(span.start, match.start() - _NEAR), match.start()):
                yield Derivation(LABEL, judgement, facts.quote(judgement.clause.eid, Span(match.start(), match.end())))
                break
