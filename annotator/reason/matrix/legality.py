"""Legality in part: whether a power is bound to a factual threshold, and to an offence or investigation.

GUIDELINES.md: both make legality present; one without the other is weak; an authority alone is absent.
"""

from __future__ import annotations

import re

from annotator.records import Span

# Who acts must first find a fact. In the languages of the laws at hand; other languages show no threshold.
# "At any reasonable time", "political opinions", "shall state the grounds" are none.
_THRESHOLD = re.compile(
    r"\b(?:reasonably|reasonable\s{1,3}(?:and\s{1,3}\w{1,20}\s{1,3})?(?:grounds?|cause|suspicion|belief|basis|likelihood|apprehension)|"
    r"(?:serious|sufficient|good|adequate|substantial|strong|well[\s-]founded|justifi\w+|following|due|probable)\s{1,3}"
    r"(?:\w{1,20}\s{1,3})?(?:grounds?|cause)|(?:there\s{1,3}(?:are|is|be)|has|have|having)\s{1,3}(?:\w{1,20}\s{1,3}){0,2}grounds?|"
    r"grounds?\s{1,3}(?:to|for)\s{1,3}(?:believ|suspect|suppos|think|consider|assum)\w*|cause\s{1,3}to\s{1,3}\w+|"
    r"satisfied|reasons? to (?:believe|suspect|suppose|think|assume)|suspect\w*|suspicion|believ\w+|"
    r"on oath|(?:of|in|forms?|formed)\s{1,3}(?:(?:the|an|his|her|its|their)\s{1,3})?opinion|"
    r"form(?:s|ed)?\s{1,3}the\s{1,3}view|prima facie|"
    r"convinced|(?:it\s{1,3})?appears?\s{1,3}(?:to\b|that\b)|indications?|indicia|"
    r"facts?\s{1,3}(?:\w{1,20}\s{1,3}){0,3}(?:justify|justifies|indicat\w+|show|shows|suggest\w*|giv\w+ rise)|"
    r"evidence\s{1,3}(?:exists|that|shows|suggests|indicates)|it\s{1,3}is\s{1,3}(?:likely|probable)|finds?\s{1,3}that|finding\s{1,3}that|"
    r"motifs? raisonnables?|raisons? de (?:croire|penser)|indicios|fundad[ao]s?)\b",
    re.IGNORECASE,
)
# What the power is for: an offence, a breach of a rule, an investigation.
_LINK = re.compile(
    r"\b(?:offen[cs]es?|crimes?|criminal|investigat\w+|proceedings?|contraven\w+|violat\w+|breach\w*|non-?compliance|unlawful\w*|"
    r"illegal\w*|inquir(?:y|ies)|enquir(?:y|ies)|infring\w+|wrong-?doing|wrongful\s{1,3}acts?|felon(?:y|ies)|misdemeanou?rs?|delicts?|"
    r"punishable|prosecution\s{1,3}of|perpetrators?|accused|(?:the|a|any)\s{1,3}suspects?|launder\w+|delinquen\w+|"
    r"infractions?|enquêtes?|delitos?|investigaci[oó]n|tindak pidana|suç\w*|soruşturma\w*)\b|"
    r"جريمة|الجرائم|অপরাধ|তদন্ত",
    re.IGNORECASE,
)
# Offices and codes that bear the name of what they deal with: who may act is no ground for acting.
_NAMES = re.compile(
    r"\b(?:investigat(?:ing|ive|ion|ions)\s{1,3}(?:judges?|magistrates?|officers?|authorit(?:y|ies)|agenc(?:y|ies)|bod(?:y|ies)|"
    r"departments?|bureaus?|units?|divisions?)|"
    r"(?:Directors?|Directorate|Department|Division|Bureau|Office|Unit|Branch|Head|Agency|Centre|Commission)(?:[\s-]{1,3}General)?\s{1,3}"
    r"(?:of|for)\s{1,3}(?:(?:the|Criminal|Federal|National|State|Special|Public|Financial|Cyber)\s{1,3}){0,3}"
    r"(?:Investigations?|Inquir(?:y|ies)|Crimes?|Offences)|"
    r"criminal\s{1,3}(?:investigations?\s{1,3}(?:departments?|divisions?|bureaus?|directorates?|units?|branch(?:es)?|services?)|police|"
    r"courts?|chambers?|intelligence)|"
    r"(?:cyber[\s-]?crimes?|crimes?|fraud|investigations?)\s{1,3}(?:units?|departments?|divisions?|bureaus?|directorates?|branch(?:es)?|"
    r"cent(?:re|er)s?|agenc(?:y|ies)))\b",
    re.IGNORECASE,
)


def _without_names(wording: str) -> str:
    """The passage with every such name blanked, so that offsets stay."""
    return _NAMES.sub(lambda match: " " * len(match.group()), wording)


def find_ground(wording: str, start: int = 0) -> Span | None:
    """First words that bind a power to a fact or to an offence; ``None`` where authority stands alone.

    Parameters
    ----------
    wording
        The words of the clause.
    start
        Offset of these words in the document.
    """
    plain = _without_names(wording)
    match = _THRESHOLD.search(plain) or _LINK.search(plain)
    return Span(start + match.start(), start + match.end()) if match else None


def is_linked(wording: str) -> bool:
    """Whether a passage names an offence, a breach or an investigation that a power serves."""
    return _LINK.search(_without_names(wording)) is not None
