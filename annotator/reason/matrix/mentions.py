"""Citations that bring nothing to a power: "otherwise than under section 9", "whether or not section 9 is satisfied".

What a power cites counts for it in part. Where the words set the cited provision apart, or aside, it does not count at all.
"""

from __future__ import annotations

import re

from annotator.records import Reference

_MEASURE = (
    r"(?:powers?|measures?|functions?|orders?|warrants?|directions?|notices?|requests?|authori[sz]ations?|approvals?|permission)"
)
# Right before the citation, in the same part of the sentence.
_APART = re.compile(
    rf"\b(?:(?:in addition to|in lieu of|instead of|apart from)\s+(?:(?:an?|any|the|other|its|his|their)\s+){{0,3}}{_MEASURE}|"
    r"otherwise than|whether or not|nothing in|(?:regardless|irrespective) of|derogat\w{2,4} (?:from|of)|exempt(?:ed)? from|"
    r"without being subject to|notwithstanding|despite|"
    r"not (?:be )?(?:reasonably )?(?:practicable|possible|feasible|necessary|required|needed)|impracticable|impractical|"
    rf"no {_MEASURE}|without (?:(?:an?|any|the|first|obtaining|prior)\s+){{0,4}}{_MEASURE})\b[^.;,]{{0,80}}\Z",
    re.IGNORECASE,
)
# "No search may be made without a warrant under section 9": twice denied is asked for.
_ASKED_AFTER_ALL = re.compile(r"\b(?:except|unless|save|only)\b", re.IGNORECASE)
_FORBIDDEN = re.compile(r"\b(?:no|not|never|nor|neither|nobody)\b[^.;]{0,120}\bwithout\b", re.IGNORECASE)
_REACH = 200
# "Section 9 shall not apply", "the requirements of section 9 being dispensed with", "section 9 notwithstanding".
_NOT_HERE = re.compile(
    r"\s{0,9}(?:of this (?:Act|Law|Code|Convention)\s{1,9})?(?:,\s{0,9})?(?:(?:shall|does|do|will) not (?:apply|be required)\b|"
    r"(?:is|are|shall be|need) not (?:be )?(?:required|necessary|needed|applicable|obtained)\b|"
    r"shall be (?:dispensed with|disregarded|waived)\b|(?:being|is|are) (?:dispensed with|waived|disapplied)\b|"
    r"(?:to the contrary )?notwithstanding\b)",
    re.IGNORECASE,
)


def is_set_apart(text: str, start: int, reference: Reference) -> bool:
    """Whether a clause cites a provision only to say that it acts beside it or without it.

    Parameters
    ----------
    text
        The document.
    start
        Where the clause begins.
    reference
        The citation.
    """
    if _NOT_HERE.match(text, reference.span.end):
        return True
    before = text[max(start, reference.span.start - _REACH) : reference.span.start]
    apart = _APART.search(before)
    return apart is not None and not _ASKED_AFTER_ALL.search(apart.group()) and not _FORBIDDEN.search(before)
