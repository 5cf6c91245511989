"""Words of intention, knowledge or recklessness beside those of the lexicon: phrases with gaps, and verbs that imply it.

``lexicons/mental-elements.txt`` holds the fixed phrases; a list cannot say "aware that" but not "made aware that". GUIDELINES.md
("Intent", "Verbs") says which verbs nobody does unknowingly. Negligence is none of the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.perceive.patterns import across_lines
from annotator.records import Span

_ILL = (
    r"(?:dishonest|malicious|criminal|fraudulent|evil|wrongful|unlawful|illicit|illegal|seditious|hostile|terrorist|ill|corrupt|"
    r"specific|deliberate|undue)"
)
_ARTICLE = r"(?:(?:the|an?|any|his|her|its|their|full|actual|prior|conscious|common|sole|clear) ){0,3}"
_WHO = r"(?:who|he|she|they|persons?|offender|sender|author|user|maker|accused|perpetrator|individual|adult|whoever)"
# Verbs of a procedure, which an offender does not pursue: "for the purpose of determining whether".
_PROCEDURE = r"(?:determin|calculat|comput|prov|decid|apply|interpret|comply|assess|ascertain)ing"
_WORDED = (
    rf"with {_ARTICLE}(?:aim|object(?:ive)?|design|motive|goal|desire|view|purpose|intent(?:ion)?) (?:of|to|that|thereby)\b",
    rf"(?:with|for) (?:(?:the|an?) )?{_ILL} (?:intent(?:ion)?|purpose|aim|motive|design|end|gain|object)s?\b",
    rf"for (?:(?:the|an?|any|his|her) )?(?:[\w-]+ )?purposes? of (?!{_PROCEDURE}\b|[^.;,]{{0,40}}\binvestigat)[a-z]+ing\b",
    r"for (?:the )?purposes? of (?:gain|profit|fraud|deceit|sabotage|harm|revenge|harassment|blackmail|terrorism|sale)\b",
    rf"in {_ARTICLE}(?:hope|expectation|intention|knowledge|awareness|intent|aim|belief) (?:of|that|to)\b",
    rf"(?:has|have|had|having|under) {_ARTICLE}(?:intent(?:ion)?|knowledge|purpose) (?:of|to|that)\b",
    rf"(?:in|with) (?:the )?full knowledge\b|with {_ARTICLE}knowledge (?:of|that|it|he|she|they)\b",
    r"in order (?:that|to)\b|to the end (?:of|that)\b",
    r"(?:fully |well )?aware (?:that|of|it|from|how)\b",
    r"(?:has|have|had|having|with) (?:\w+ )?(?:reasons?|grounds?|cause) (?:to|for) (?:believ|suspect|know|think|suppos)\w*",
    rf"{_WHO} (?:or she )?(?:well )?knew\b|(?:and|which|or) knew\b|(?:he|she|they) know\b|known (?:to|by) (?:him|her|them|it|"
    rf"that person)\b",
    r"(?:(?<!the\s)meaning|desiring|wishing|wanting|hoping|intending|aiming|seeking) (?:to|that|it|them|thereby|by|its|at|"
    r"another|others|him|her)\b",
    rf"(?:{_WHO}|and) (?:or she )?(?:thereby |so |also )?(?:intends?|intended|meant (?:to|that|it|thereby|them|him|her)|"
    r"means? (?:to|that|it|thereby))\b|being intended\b|"
    # What "has come to his knowledge" is the information.
    r"(?<!come\s)(?<!came\s)(?<!comes\s)(?<!coming\s)(?<!brought\s)to (?:his|her|their|its) (?:own )?knowledge\b",
    rf"{_WHO} (?:or she )?(?:reali[sz]e[sd]?|foresees?|foresaw|believe[sd]?|suspects?) (?:that|it|them|to|is|or|him|her)\b",
    r"believing (?:that|it|them|him|her)\b",
    r"(?:not caring|careless|indifferent|heedless) (?:as to |to |of )?(?:whether|if)\b",
    r"with (?:an? )?(?:conscious|wilful|willful|wanton|utter|complete) (?:disregard|indifference|blindness)\b",
    r"(?:wittingly|voluntarily|willingly|corruptly|wantonly|deceitfully|malevolently|spitefully|premeditatedly)\b",
    r"with the will (?:that|to)\b|in bad faith\b|mala fide\b|out of (?:malice|spite|revenge)\b",
    r"(?:if|where) (?:his|her|its|their) (?:object|purpose|aim|intention) (?:is|was)\b",
    r"known to be (?:false|untrue|fake|fabricated|forged|stolen|unlawful|illegal|unauthori[sz]ed)\b|conscious (?:that|of)\b",
    # Nobody seeks a gain unknowingly.
    r"(?<!not\s)for (?:(?:financial|pecuniary|economic|commercial|personal|private|material) )(?:gain|profit|advantage)\b",
    r"(?:with|for|out of|from) (?:an? )?(?:lucrative|mercenary|selfish|hooligan|base) (?:(?:or|and) \w+ )?"
    r"(?:purpose|motive|interest|aim)s?\b",
)
# What a text does, or how it is made, nobody thereby intends: "content that threatens public order", "a forged seal".
_TARGET = (
    r"(?:order|security|unity|peace|stability|safety|morals?|morality|values|interests?|integrity|harmony|economy|state|nation|"
    r"country|sovereignty|infrastructure|systems?|functioning|health|existence|cohesion|independence|foundations|fabric|society|"
    r"identity)"
)
_IMPLIED = (
    r"forg(?:es?|ing)\b|falsif(?:y|ies|ying)\b|counterfeit(?:s|ing)\b|defraud\w*|extort(?:s|ed|ing)?\b|blackmail(?:s|ed|ing)\b",
    r"impersonat(?:es?|ing)\b|pass(?:es)? (?:himself|herself|itself|themselves)(?: or herself)? off\b|pretend(?:s|"
    r"ing)? to be\b",
    r"deceiv(?:es?|ing)\b|steals?\b|embezzl(?:es?|ed|ing)\b|"
    r"by (?:means of )?(?:deception|deceit|trickery|fraud|false pretences|extortion|blackmail|impersonation)\b",
    rf"threaten(?:s|ing)?\b(?! (?:[\w’'-]+ ){{0,5}}?{_TARGET}\b)",
)
# "Likely to deceive", "which threatens", "counterfeit and forged": said of a text or a thing.
_OF_A_TEXT = re.compile(
    r"\b(?:likely to|liable to|capable of|apt to|so as to|may|might|could|can|which|that)\s+\Z", re.IGNORECASE
)
_PERSONAL = re.compile(
    r"\b(?:person|persons|one|individual|anyone|whoever|body|company|provider|adult|member)\s+(?:who|that|which)\s+\Z",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"threatening,?\s+(?:or |and )?(?:abusive|insulting|obscene|offensive|indecent|provocative|disorderly|scurrilous|menacing|"
    r"message|letter|language|words?|communications?|statements?|content|material|matter|manner|nature|character|behaviour|"
    r"telephone|call|picture|text|conduct|publication)|(?:counterfeiting|forging)\s+(?:device|equipment|tool)",
    re.IGNORECASE,
)
_NOT_AWARE = re.compile(
    r"\b(?:not|never|un|made?|makes?|making|ought (?:reasonably )?to (?:be|have been))\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
_BEFORE = 60


WORDED = across_lines(*(rf"\b(?:{worded})" for worded in _WORDED))
IMPLIED = across_lines(*(rf"\b(?:{implied})" for implied in _IMPLIED))


def find_worded(text: str, within: Span) -> Iterator[Span]:
    """Phrases in a stretch of text that make intention, knowledge or recklessness an element."""
    return (Span(within.start + start, within.start + end) for start, end in _worded(text[within.start : within.end]))


def find_implied(text: str, within: Span) -> Iterator[Span]:
    """Verbs in a stretch of text that nobody does unknowingly."""
    return (Span(within.start + start, within.start + end) for start, end in _implied(text[within.start : within.end]))


# A clause is asked as an offence, as what punishes others and for its anatomy.
@lru_cache(maxsize=2048)
def _worded(words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for match in WORDED.finditer(words):
        is_aware = "aware" in match.group().lower().split()
        if not (is_aware and _NOT_AWARE.search(words[max(0, match.start() - _BEFORE) : match.start()])):
            found.append(match.span())
    return tuple(found)


@lru_cache(maxsize=2048)
def _implied(words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for match in IMPLIED.finditer(words):
        before = words[max(0, match.start() - _BEFORE) : match.start()]
        if _OF_A_TEXT.search(before) and not _PERSONAL.search(before):
            continue
        if not _ADJECTIVE.match(words, match.start()):
            found.append(match.span())
    return tuple(found)
