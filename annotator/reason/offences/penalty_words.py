"""Words that tie a penalty to offences stated elsewhere: a penalty taken over by citation, a penalty for every offence."""

from __future__ import annotations

import re

# "Liable to the penalty in section 5(2)", "the same penalty as in", "punished as provided in".
_PENALTY_OF = re.compile(
    r"\b(?:(?:the|same|such) (?:\w+ ){0,2}?(?:penalt(?:y|ies)|punishments?|sanctions?)|punish(?:ed|able))"
    r"(?P<between>(?: [\w,]+){1,8}) $",
    re.IGNORECASE,
)
_ITS_PLACE = re.compile(r"\b(?:in|under|by|of|with|to|from|per)(?: the)?$", re.IGNORECASE)
# "Punished for a breach of section 5" and "a penalty imposed under section 9" cite something else.
_NOT_ITS_PLACE = re.compile(
    r"\b(?:offen[cs]es?|guilty|contraven\w+|breach\w*|violat\w+|compl\w+|imposed|paid|payable|applicable|not|"
    r"without|(?<!provided )for)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:without prejudice to|notwithstanding|in addition to|besides|other than|instead of|not (?:be )?|pay|collect|recover|"
    r"waive|enforce|increase|impos(?:e|es|ing)|exceed(?:s|ing)?|"
    r"(?<!commits an )(?<!guilty of an )offen[cs]es? (?:(?:that|which) (?:is|are) )?)\s?(?:any of )?$",
    re.IGNORECASE,
)
_REACH = 120

_THIS_ACT = r"this (?:Act|Law|Code|Decree(?:-Law)?|Ordinance|Proclamation|Statute|Regulation)"
# "A person guilty of an offence under this Act is liable to", "... for which no other penalty is provided".
_UNDER_THE_ACT = (
    r"\b(?:(?:commits?|guilty of|convicted of|conviction of) an(?:y(?: other)?)? offen[cs]e|"
    r"(?:contraven\w+|violat\w+|fails? to comply with) (?:an?|any|the)(?: of the)? (?:other )?"
    r"(?:provisions?|sections?|articles?|prohibitions?)) "
    rf"(?:under|against|of|in|provided for in|created by) (?:any provision of )?{_THIS_ACT}"
)
_BREAKS_THE_ACT = rf"\b(?:who|person) (?:contravenes|violates|fails to comply with) {_THIS_ACT}"
_PROVIDED = r"(?:provided|prescribed|specified|stated|laid down|imposed|fixed|set)"
_NO_OTHER = (
    rf"(?:\bno (?:\w+ ){{0,3}}?(?:penalty|punishment|sanction)\b[^.;]{{0,40}}?\b{_PROVIDED}\b|"
    rf"\b(?:penalty|punishment|sanction) is not (?:\w+ ){{0,2}}?{_PROVIDED}\b)"
)
_GENERAL = re.compile(
    rf"(?:{_UNDER_THE_ACT}|{_BREAKS_THE_ACT})(?:,? (?:commits an offence and )?(?:is|shall|may|must|will)\b|"
    rf",? (?:up)?on (?:summary )?conviction\b|[^.;]{{0,60}}?{_NO_OTHER})|"
    # "Where no penalty is provided for an offence under this Act, a person convicted of it is liable".
    rf"{_NO_OTHER}[^.;]{{0,60}}?\b{_THIS_ACT}\b[^.;]{{0,80}}?\b(?:liable|punish\w+)",
    re.IGNORECASE,
)


def sends_to_penalty(text: str, at: int) -> bool:
    """Whether the words before a citation send to it for the penalty.

    Parameters
    ----------
    text
        The instrument.
    at
        Where the citation begins.
    """
    before = " ".join(text[max(0, at - _REACH) : at].split()) + " "
    found = _PENALTY_OF.search(before)
    if found is None or _ASIDE.search(before[: found.start()]) or _NOT_ITS_PLACE.search(found["between"]):
        return False
    return _ITS_PLACE.search(found["between"]) is not None


def is_general_penalty(wording: str) -> bool:
    """Whether a clause punishes every offence of the instrument, or every one without a penalty of its own."""
    return _GENERAL.search(" ".join(wording.split())) is not None
