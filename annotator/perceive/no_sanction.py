"""What is worded like a prison term and is no sanction: classes of offences, suspects who are held, death that is ruled out."""

from __future__ import annotations

import re

from annotator.perceive.patterns import any_of, ignoring_case

# Detention before any judgement is no sanction.
_BEFORE_TRIAL = ignoring_case(
    r"\b(?:pre-?trial|provisional|preventive|precautionary|investigati(?:ve|on)|police|remand|continued|"
    r"(?:held|kept|remand(?:ed)?|remain(?:s|ed)?|released) (?:in(?:to)?|from|under)) $"
)
_HELD_BEHIND = ignoring_case(
    r"^ (?:of (?:the|an?|any) (?:person|suspect|accused|detainee|arrested)|(?:shall|may|must|can) not exceed)\b"
)
_NOT_DEATH = ignoring_case(
    r"\b(?:not|never) (?:be )?$|\babolition of (?:the )?$|\b(?:no (?:person|one|child|minor|offender)|nobody)\b[^.;,]{0,60}$"
)
_NOT_DEATH_BEHIND = ignoring_case(r"^ (?:(?:shall|may|must|will|can|is|are|has been) ?(?:not|never)|is abolished|cannot)\b")
# ``an offence punishable by imprisonment for five years or more`` defines a class of offences and punishes nobody.
_CLASS = r"\b(?:offen[cs]es?|crimes?|felon(?:y|ies)|activity|acts?|conduct)\b"
_THRESHOLD = any_of(
    rf"{_CLASS}[^.;]{{0,60}}?\b(?:that|which)\W{{0,3}}(?:\(\w+\)\s*)?(?:(?:is|are)\s+)?(?:punish\w+|carr\w+)\b[^.;]{{0,80}}$",
    rf"{_CLASS}[^.;]{{0,60}}?(?<!shall be )(?<!is )(?<!are )(?<!be )\b(?:punishable|carrying)\b[^.;]{{0,80}}$",
    # "Crimes punished with more than five years of imprisonment"; but "crimes shall be punished with".
    r"\b(?:offen[cs]es|crimes|felonies) (?:sanctioned|punished) (?:with|by) (?:(?:a )?(?:penalt(?:y|ies)|sentences?|terms?) )?"
    r"(?:of |that )?(?:more than|at least|over|exceed\w*|(?:a )?minimum|(?:a )?maximum)\b[^.;]{0,60}$",
    r"\b(?:(?:that|which) (?:is|are)|if it is) punishable\b[^.;]{0,80}$",
    r"\bif (?:the|that) act carries\b[^.;]{0,40}$|\boffen[cs]es? with [^.;]{0,30}$",
    r"\bfor which the (?:maximum )?(?:punishment|penalty)\b[^.;]{0,60}$",
    r"\bfor which [^.;]{0,60}\b(?:could expect|allows)\b[^.;]{0,30}$",
    r"[”\"’] means\b[^.;]{0,90}\b(?:punish\w+|penalty|carr\w+)\b[^.;]{0,45}$",
    # Who was sentenced to more than six months may hold no office.
    r"\b(?:has|have|had|having) been (?:\w+ ){0,2}(?:sentenced|convicted|imprisoned)\b"
    r"(?:(?!\b(?:shall|liable|punish))[^.;]){0,120}$",
    # "A warrant may be issued where the offence is punishable by": a condition of something else.
    r"\b(?:where|if|when|unless) (?:the|an?|any|that|such) (?:\w+ ){0,2}?(?:offen[cs]e|act|crime)\b[^.;,]{0,40}?\b(?:is|are) "
    r"punish\w+ (?:by|with|under)\b[^.;,]{0,60}$",
    r"\blaw of (?:the|that|both|each|either)\b[^.;,]{0,60}\b(?:provides?|prescribes?)\b[^.;]{0,60}$",
    r"\b(?:if|where|when|who|whose)\b(?:(?!\bshall\b)[^.;,]){0,80}?\b(?:is|are|was|were) (?:convicted (?:\w+ ){0,4}and )?"
    r"sentenced\b[^.;,]{0,60}$",
    r"\bpunish\w+ in both (?:states|parties)\b[^.;]{0,30}$|\bexecution of\b[^.;]{0,60}$|\bprescribe\b[^.;]{0,40}$",
)
_CLASS_BY_IF = ignoring_case(r"\bif:? (?:\(\w+\) )?it is an? (?:\w+ )?offen[cs]e (?:that is |which is )?punishable\b[^.;]{0,80}$")
_CLASS_BY_LIST = ignoring_case(r"\boffen[cs]e punishable: ?(?:\(\w+\) )?by $")
_COMMITS = any_of(
    rf"\b(?:commits?|committed|guilty of|liable for|shall be|is|be)\s+(?:itself\s+)?(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?{_CLASS}"
    rf"(?![^.;]*{_CLASS})[^.;]{{0,100}}$",
    r"\bmisdemeano[u]?r\b[^.;]{0,60}$",
)
# A treaty's duty to punish states a penalty, though it says "at least".
_PUNISHED = ignoring_case(r"\b(?:is|are|be) punish(?:able|ed) by (?:a )?maximum\b[^.;]{0,60}$")
_OPEN_TERM = ignoring_case(
    r"^(?!.{0,40}?\b(?:not|no) (?:exceeding|more)).{0,60}?\b(?:or more|exceed\w*|more than|greater than|at least|"
    r"or the death|for life or)\b"
)
_GENERAL_PUNISHMENT = ignoring_case(rf"{_CLASS}[^.;]{{0,40}}\b(?:punishable|carr\w+|penalty|punishment)\b[^.;]{{0,45}}$")
_PERSECUTION = ignoring_case(r"\b(?:exposed? to|face|torture|neither|impose|persecut\w+)\b[^.;]{0,60}$")


def is_threshold(text: str, start: int, end: int, is_death: bool = False) -> bool:
    """Whether the words before say that a class of offences is meant, or a fate abroad, rather than a sanction here."""
    before, after = text[max(0, start - 190) : start], text[end : end + 90]
    if is_death and (_PERSECUTION.search(before) or re.search(r"\bassurance", after, re.IGNORECASE)):
        return True
    if _CLASS_BY_IF.search(before) or (_CLASS_BY_LIST.search(before) and _OPEN_TERM.search(after)):
        return True
    if _COMMITS.search(before) or _PUNISHED.search(before):
        return False
    return bool(_THRESHOLD.search(before) or (_GENERAL_PUNISHMENT.search(before) and _OPEN_TERM.search(after)))


def is_before_trial(text: str, anchor: re.Match[str]) -> bool:
    """Whether a word for prison means that a suspect is held: ``pre-trial detention``, ``remanded in custody``."""
    if not anchor.group().lower().startswith(("detention", "custody")):
        return False
    before = _BEFORE_TRIAL.search(text, max(0, anchor.start() - 40), anchor.start())
    return before is not None or _HELD_BEHIND.match(text[anchor.end() : anchor.end() + 40]) is not None


def is_ruled_out(text: str, death: re.Match[str]) -> bool:
    """Whether the law forbids the death penalty: ``shall not be sentenced to death``."""
    before, behind = text[max(0, death.start() - 90) : death.start()], text[death.end() : death.end() + 20]
    return bool(_NOT_DEATH.search(before) or _NOT_DEATH_BEHIND.match(behind))
