"""Words that ask for actual, serious or concretely likely harm, beside those of the lexicon.

``lexicons/harm-thresholds.txt`` holds the fixed phrases. GUIDELINES.md: a vague effect ("likely to disturb") is no threshold, so
likelihood counts only of death, injury, violence, loss or damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.perceive.patterns import across_lines
from annotator.records import Span

_GRAVE = r"(?:serious|grave|substantial|significant|considerable|severe|grievous|irreparable|material|major)"
_GRAVELY = r"(?:seriously|gravely|substantially|significantly|considerably|severely|materially)"
# Hurt to body or property: what can be seen and proved.
_BODILY = r"(?:deaths?|injur(?:y|ies)|(?:bodily|physical|grievous) (?:harm|hurt|injury)|loss of life|danger to life|hurt)"
_LOSS = r"(?:damage|loss(?:es)?|prejudice|detriment|impairment)"
_CONCRETE = rf"(?:{_BODILY}|violence|bloodshed|damage|loss(?:es)?|prejudice|detriment|killings?|destruction of property)"
_CAUSE = (
    r"(?:caus(?:es?|ed|ing)|inflict(?:s|ed|ing)?|suffer(?:s|ed|ing)?|occasion(?:s|ed|ing)?|bring(?:s|ing)? about|produc(?:es|"
    r"ed|ing)|"
    r"brought about|result(?:s|ed|ing)? in|lead(?:s|ing)? to|led to)"
)
_SOME = (
    r"(?:(?:an?|the|any|some|that|him|her|them|person|another|others|other|direct|actual|pecuniary|financial|economic|wrongful|"
    r"monetary|psychiatric|mental|owner|of|to|such|in) ){0,5}"
)
_AMOUNT = (
    r"(?:exceed(?:s|ed|ing)?|above|over|(?<!not\s)more than|in excess of|of at least|not less than|worth more than|greater than)"
)
_MONEY = (
    r"(?:[$€£¥₦₹]|\d[\d,.]{0,12}|(?:one|two|three|five|ten|twenty|fifty|hundred|thousand|lakh|a)\b|"
    r"(?:the )?(?:sum|amount|value|equivalent)\b)"
)
_WORDED = (
    rf"{_GRAVE} (?:[\w-]+ ){{0,2}}?(?:harm|{_LOSS}|{_BODILY}|disruption|hindrance|interference|distress|disturbance of|danger|"
    r"consequences|suffering)",
    rf"{_GRAVELY} (?:hinder|disrupt|impair|interfer|damag|injur|harm|endanger|obstruct|degrad|interrupt|"
    rf"affect the functioning)\w*",
    rf"(?:{_LOSS}|harm|injury|hindrance|disruption) (?:[\w-]+ ){{0,4}}?(?:is|was|be|are) (?:found to be )?(?:serious|"
    rf"substantial|significant|grave)",
    rf"(?:likely|liable|apt|calculated|certain|expected) to (?:[\w-]+ ){{0,2}}?(?:cause|result in|lead to|bring about|provoke|"
    rf"occasion|bring) "
    rf"{_SOME}(?:serious |grave |imminent )?{_CONCRETE}",
    r"endanger(?:s|ed|ing)? (?:(?:the|human|another’s|another's|a|any|person’s|person's|his|her|their|its) ){0,3}(?:life|lives|"
    r"health|physical|bodily|safety of (?:persons?|people|navigation|flights?|aircraft|passengers?|any person|a person|another))",
    r"likely to endanger (?:(?:human|the) )?(?:life|lives|health|persons?)",
    r"(?:danger|risk|threat) to (?:(?:the|human|his|her|their) )?(?:life|lives|health of|bodily|physical|"
    r"safety of (?:persons?|any person))",
    r"incit(?:es?|ed|ing|ement) (?:[\w-]+ )?to (?:(?:commit|imminent|acts of|physical) ){0,2}violence",
    r"(?:put|plac|expos)(?:s|es|ed|ing|ting)? [^.;,]{0,50}?\b(?:at risk of|in (?:immediate |imminent |serious )?danger|"
    r"to (?:attack|violence|physical|bodily|a risk of|the risk of|immediate danger))",
    r"(?:life|lives|health|safety of (?:persons?|any person)) (?:of [^.;,]{1,40} )?(?:(?:is|are|was|were|being|"
    r"be) )?(?:put )?(?:endangered|at risk|in danger)",
    rf"{_CAUSE} {_SOME}{_CONCRETE}",
    rf"(?:{_CONCRETE}|harm|riot(?:s|ing)?|attacks?) (?:(?!if\b|where\b|when\b)[\w-]+ ){{0,6}}?"
    r"(?:(?:has|have|is|was|are|were|be|been|actually|in fact|thereby) ){0,3}"
    r"(?:ensue[sd]?|results?|resulted|follows?|followed|occurs?|occurred|caused)\b",
    rf"(?:{_LOSS}|harm|value|cost|prejudice|advantage|gain) (?:[\w-]+ ){{0,5}}?{_AMOUNT} (?:in value )?{_MONEY}",
    rf"(?:of|to) (?:a|the) value (?:of )?{_AMOUNT} {_MONEY}|anything of value (?:[\w-]+ ){{0,2}}?{_AMOUNT} {_MONEY}",
    r"with the result that (?:[\w-]+ ){1,4}?(?:is|are) (?:\w+ )?(?:injured|killed|harmed|hurt|attacked|damaged|destroyed|lost)",
    rf"(?:in|of|under|with) (?:[\w-]+ )?(?:well-founded |reasonable |genuine )?fear (?:for (?:his|her|their|the|that)|"
    rf"of (?:[\w-]+ ){{0,3}}?"
    rf"(?:{_BODILY}|violence|attack|harm))|fears? for (?:(?:his|her|their|the|or|own|person[’']s|its|that) ){{0,4}}(?:life|"
    rf"lives|safety|bodily)|"
    rf"fears? of (?:[\w-]+ ){{0,3}}?{_BODILY}",
    r"(?:real|genuine|concrete|imminent|immediate|substantial|serious|direct) (?:and [\w-]+ )?(?:risk|danger|threat|"
    r"likelihood) (?:of|to) "
    rf"(?:[\w-]+ ){{0,4}}?(?:{_CONCRETE}|harm|life|lives|persons?|property)",
    rf"(?:imminent|immediate) (?:and [\w-]+ )?(?:unlawful |lawless |physical )?(?:{_BODILY}|violence)|"
    r"violence (?:[\w-]+ ){0,3}?(?:is|was|be|are) (?:then |thereby )?(?:imminent|likely|about to|used)",
    r"(?:cases?|offences?|acts?) (?:which|that) (?:is|are) not minor|not a minor case|except in minor cases",
)
WORDED = across_lines(*(rf"\b(?:{worded})" for worded in _WORDED))

# "Damage to the credit of the State" is a vague effect; "shall suffer death" a penalty.
_OF_A_VALUE = re.compile(
    r"(?:\s{1,9}(?:harm|damage|loss|hurt|consequences|disruption|detriment|prejudice))?\s{1,9}(?:to|of|for|in)\s{1,9}"
    r"(?:(?:the|its|his|any|religious|moral)\s{1,9}){0,2}"
    r"(?:(?:public|national)\s{1,9}(?!propert|infrastructur|services?\b|systems?\b|network|transport|health|facilit|funds?\b|data)|"
    r"(?:(?:vital|high)\s{1,9})?interests?|credit|"
    r"reputation\s{1,9}of\s{1,9}(?:the\s{1,9})?(?:state|government|country|nation|republic)|image|honou?r|"
    r"dignity|prestige|state|society|values|order|unity|feelings|sentiments?|confidence|respect|morals?|morality|relations)\b",
    re.IGNORECASE,
)
# "Without prejudice to compensation for any damage caused", "he shall compensate the damage caused": nothing is asked for.
_COMPENSATED = re.compile(
    r"\b(?:compensat\w+|indemnif\w+|repair|restitution|redress|make\s+good|reparation)\b[^.;]{0,40}\Z|\bwithout\s+\Z",
    re.IGNORECASE,
)
_COMPENSATION_REACH = 60
_SENTENCED = re.compile(r"suffer(?:s|ed)?\s+(?:the\s+)?death", re.IGNORECASE)


def find_worded_harm(text: str, within: Span) -> Iterator[Span]:
    """Phrases in a stretch of text that ask for harm."""
    return (Span(within.start + start, within.start + end) for start, end in _worded(text[within.start : within.end]))


@lru_cache(maxsize=2048)
def _worded(words: str) -> tuple[tuple[int, int], ...]:
    matches = WORDED.finditer(words)
    return tuple(m.span() for m in matches if not is_no_harm(words, m.start(), m.end()) and not _SENTENCED.match(m.group()))


def is_no_harm(words: str, start: int, end: int) -> bool:
    """Whether words of harm in a clause are of a vague effect ("harm to public order") or of compensation."""
    is_compensated = _COMPENSATED.search(words[max(0, start - _COMPENSATION_REACH) : start])
    return is_compensated is not None or _OF_A_VALUE.match(words, end) is not None
