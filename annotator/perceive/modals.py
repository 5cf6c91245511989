"""The verbs of duty, leave and prohibition, and the words that turn one into another."""

from __future__ import annotations

import re

_MODAL = r"(?:shall|must|may|can)"
_IT_IS = r"it (?:is|shall be)"
_RELEASED = r"(?:required|obliged|obligated|compelled|bound|under (?:an|any) obligation)"
_LEFT = r"(?:entitled|authori[sz]ed|empowered|permitted|allowed|competent)"
_POWER = r"(?:power|right|authority|discretion|jurisdiction)"
_OCCASION = r"(?:case|circumstances?|time|event|account)"
_NEED_NOT = (
    rf"{_MODAL} not be {_RELEASED}\b|(?:is|are) not {_RELEASED}\b|need not\b|(?:does|do) not (?:need|have) to\b|"
    rf"(?:(?:is|are|shall be) under|(?:has|have|shall have)) no (?:obligation|duty) to\b|"
    rf"(?:is|are|shall be) exempt(?:ed)? from (?:the (?:duty|obligation|requirement)\b|\w{{2,20}}ing\b)|"
    r"it (?:is not|shall not be) (?:necessary|required|mandatory) for\b"
)
_MUST_NOT = (
    rf"it (?:is not|shall not be) (?:lawful|permitted|permissible) for\b|"
    rf"{_IT_IS} (?:an offen[cs]e|forbidden|prohibited|unlawful|illegal|impermissible) for\b|"
    rf"{_MODAL} (?:not|never|neither)\b|{_MODAL} (?:in|under|at|on) no {_OCCASION}\b|cannot\b|"
    r"(?:is|are)(?: hereby| strictly| expressly)? (?:prohibited from|forbidden (?:to|from))\b|"
    r"shall be(?: strictly)? (?:prohibited|forbidden)\b|"
    rf"(?:is|are) not (?:{_LEFT} )?to\b|(?:has|have|shall have) no (?:power|right|authority|jurisdiction) to\b"
)
# These stand before the duties: "shall have power to", "shall be entitled to".
_MAY = (
    rf"(?<!as\s)(?:may|can)\b|(?:(?:is|are)(?: hereby)?|shall be) {_LEFT} to\b|{_IT_IS} (?:lawful|permissible) for\b|"
    rf"(?:has|have|shall(?: also)? have) (?:(?:the|full|a) )?{_POWER}s? to\b"
)
_MUST = (
    rf"{_IT_IS} the (?:duty|responsibility|obligation) of\b|{_IT_IS} (?:incumbent (?:up)?on|(?:obligatory|mandatory) for)\b|"
    r"(?:shall|must|is to|are to|has to|have to|undertakes? to)\b|"
    rf"(?:is|are) (?:required|obliged|obligated|bound|under (?:an?|the) (?:obligation|duty)) to\b|"
    r"(?:has|have) (?:an?|the) (?:duty|obligation|responsibility) to\b|"
    r"(?:is|are) responsible for\b"
)
# "Nothing in this section requires", "nothing in this Act shall be construed as authorising". What it leaves untouched ("nothing
# affects a power to require") is neither.
_OPENING = (
    r"nothing in (?:(?!(?:affect|limit|prevent|prejudic|derogat|preclud|restrict|exclud|power|right|dut)\w*|to\b)"
    r"[\w()]{1,20} ){1,8}"
    r"(?:(?:so as )?to )?"
)
# A line may end between two words.
VERB = re.compile(
    (
        rf"\b(?:{_OPENING}(?:(?P<not_required>(?:requir|oblig|compel)\w*)|"
        r"(?P<not_allowed>(?:authori[sz]|permit|empower|allow|entitl)\w*))|"
        rf"(?P<need_not>{_NEED_NOT})|(?P<must_not>{_MUST_NOT})|(?P<may>{_MAY})|(?P<must>{_MUST}))"
    ).replace(" ", r"\s{1,3}"),
    re.IGNORECASE,
)
MODALITIES = {
    "not_required": "need-not", "not_allowed": "must-not", "need_not": "need-not", "must_not": "must-not", "may": "may",
    "must": "must",
}  # fmt: skip
_ANOTHER = re.compile(r"(?<!\bwho\s)(?<!\bthat\s)(?<!\bwhich\s)\b(?:shall|must|may|can)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:and|but|or|nor)\b", re.IGNORECASE)
# Verbs whose actor stands behind them.
IMPERSONAL = re.compile(r"(?:it|nothing)\b", re.IGNORECASE)
# A verb of duty that "no" releases from: "no provider is required to".
OF_DUTY = re.compile(r"(?:is|are)\s{1,3}(?:required|obliged|obligated|bound|under)\b", re.IGNORECASE)
# "Under no circumstances shall the provider": the actor stands behind the verb.
NOWHERE = re.compile(rf"\b(?:(?:in|under|at|on)\s+no\s+{_OCCASION}|never|nor|neither)\s*$", re.IGNORECASE)
AFTER_INVERSION = re.compile(r"\s+(?:(?:the|an?|any|such|that|its)\s+)?", re.IGNORECASE)
RELEASED_AFTER = re.compile(rf"\s+be\s+{_RELEASED}\b", re.IGNORECASE)

_TOKEN = (
    r"(?!(?:is|are|was|were|be|been|has|have|had|shall|may|must|can|will|that|which|who|whom|if|when|where|than|to|by|in|of|for|"
    r"under|later|more|less|longer|earlier)\b)[\w'’-]{1,25}"
)
# "No court or other tribunal", "neither the Minister nor an officer", "none of the providers".
NO = re.compile(
    rf"\b(?:no|neither|none\s+of)\s+(?:(?:{_TOKEN},?\s+){{1,7}}(?:or|nor|and)\s+)?(?:{_TOKEN}\s+){{0,3}}$|"
    r"\b(?:nobody|no one)\s*$",
    re.IGNORECASE,
)
# "No order shall be made": what stands before the verb, where the subject is a thing.
NO_THING = re.compile(
    r"\W*(?:no|none|neither|nothing)\s(?!(?:later|more|less|sooner|matter)\b)"
    r"(?:(?!\b(?:shall|must|may|can|will|if|where|when|unless)\b)[^,;.]){1,200}",
    re.IGNORECASE,
)

# "A person who is entitled to the data", "if the provider has no right to them", "must have authority to": what somebody is or
# has, and not what the law says.
_DESCRIPTIVE = re.compile(r"(?:is|are|has|have)\b(?!\s+not\s+to\b)(?!\s+to\b)", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:(?:if|where|when|unless|because|whether|who|whom|whose|which|although)\b[^,;.]{0,80}|(?:that|not|must|shall|may)\s+)$",
    re.IGNORECASE,
)
_LONGEST_CONDITION = 90


def is_past_negation(text: str, start: int, end: int) -> bool:
    """Whether the "no" of a subject ends before a later verb: ``no officer may enter, and the fee must be paid``.

    Parameters
    ----------
    text, start, end
        The document, where the subject ends and where the verb begins.
    """
    others = list(_ANOTHER.finditer(text, start, end))
    joints = [m.group().lower() for m in _JOINT.finditer(text, others[-1].end(), end)] if others else []
    return bool(joints) and joints[-1] in {"and", "but"}


def is_described(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb of leave or prohibition only describes somebody: ``a person who is entitled to the data``.

    Parameters
    ----------
    text, start
        The document, and where the sentence begins.
    verb
        A match of ``VERB``.
    """
    if verb["must"] and not verb.group().lower().endswith("for"):
        return False
    if verb["need_not"] or _DESCRIPTIVE.match(verb.group()) is None:
        return False
    return _DESCRIBED.search(text, max(start, verb.start() - _LONGEST_CONDITION), verb.start()) is not None
