"""What an offence forbids: from the words that name the offender, or the offence, to the sanction."""

from __future__ import annotations

import re

from annotator.perceive.patterns import across_lines
from annotator.records import Evidence, Judgement, Span

_SANCTION = (
    r"(?:(?<!to\s)commits?|is guilty|are guilty|shall be (?:guilty|liable|punish\w+|sentenced|subject|imprisoned|fined)|"
    r"is liable|"
    r"are liable|is punish\w+|are punish\w+|will be punish\w+|shall,? (?:up)?on|shall commit|incurs?|shall incur|"
    r"may be (?:punish\w+|sentenced|fined|imprisoned))"
)
_END = r"(?=[.;]\s|[.;:]?$)"
_SOMEBODY = r"(?:natural person|legal person|person|individual|one|body|adult|company|provider|officer|user|operator)"
# "Any person who opens letters commits an offence": drafting of common-law statutes and of codes.
_PERSON = re.compile(
    rf"\b(?:(?:any|every|each|a|an|the)\s+(?:natural\s+or\s+legal\s+)?{_SOMEBODY}"
    r"\s+(?:commits an offence\s+)?(?:who|that|which)|who(?:so)?ever|any(?:one|body)\s+who|every(?:one|body)\s+who|"
    r"(?:those|he|she|one|(?:all\s+)?(?:persons|individuals|users))\s+who)\b[\s,:—–-]+(?P<conduct>.+?)"
    # Asked once for a run of white space, so that time grows with the text.
    rf"(?:(?<!\s)(?=,?\s+{_SANCTION}\b)|{_END})",
    re.IGNORECASE | re.DOTALL,
)
# "A person shall not open letters": the prohibition that another subsection punishes.
_FORBIDDEN = re.compile(
    r"\b(?:no person|nobody|a person|persons|no one|an individual|users?|organi[sz]ations and individuals|no user|no provider)\s+"
    rf"(?:shall|may|must)(?:\s+not\b)?[\s,]+(?P<conduct>.+?){_END}",
    re.IGNORECASE | re.DOTALL,
)
# "It is forbidden to open letters", "it shall be unlawful for any person to", "users are prohibited from opening letters".
_PROHIBITED = across_lines(
    r"\b(?:(?:it (?:is|shall be) (?:hereby )?(?:prohibited|forbidden|unlawful|illegal|a crime)|it shall not be lawful) "
    r"(?:for\s(?:[^.;\s]{1,30}\s){1,10}?)?(?:knowingly |wil+fully |intentionally )?to|"
    r"(?:is|are|shall be) (?:strictly )?(?:prohibited|forbidden) (?:[^.;]{1,80}?\s)?(?:from|to))\b[\s,:]+"
    rf"(?P<conduct>.+?){_END}",
    every=True,
)
# "Where a person opens letters, he commits an offence": drafting of South Asia and East Africa.
_WHERE = across_lines(
    rf"\b(?:where|if|when) (?:any|an?|the) (?:{_SOMEBODY}|licensee|operator|member|employee|official|journalist|owner|agent|"
    rf"servant|contractor|"
    r"subscriber|public servant|service provider|[\w-]+ provider)\b(?: of (?:[\w’'-]+ ){1,6}?(?=[a-z]+s )|,? )"
    r"(?P<conduct>(?!is\b|are\b|was\b|has\b|who\b|guilty\b|convicted\b|charged\b|commits\b|committing\b)"
    # Word by word: the words that end it are looked for behind each word, not at each letter.
    r"[^.,;\s]{1,80}(?:(?:,?\s{1,9}|,)[^.,;\s]{1,80}){0,120}?),? "
    rf"(?:(?:he|she|it|they|he or she|(?:that|the|such) {_SOMEBODY}) (?:shall )?(?:{_SANCTION})|shall be (?:guilty|punish\w+|"
    rf"liable))",
)
# "Any person found entering a system", "a person entering a system without leave commits".
_DOING = across_lines(
    rf"\b(?:any|every|a) {_SOMEBODY} (?:(?:found|caught) )?(?P<conduct>(?!committing\b)(?:[a-z]+ing|with|"
    rf"in possession)\b(?:(?!\b(?:who|"
    rf"that)\b)[^.;]){{1,400}}?),? {_SANCTION}\b",
)
# "Each Party shall make it an offence to open letters"; "shall establish as criminal offences, when ..., the opening of letters".
_ESTABLISHED = across_lines(
    r"\b(?:it|is|be|as|constitutes?|criminali[sz]e\w*) (?:also )?(?:an? )?(?:criminal |punishable )?(?:offen[cs]es?|felony|"
    r"misdemeanou?r|crime)\b"
    r"[^.;]{0,160}?"
    r"\b(?:to|the|for an? \w+ to) "
    rf"(?P<conduct>\w.+?){_END}",
    every=True,
)
# "As a criminal offence, when committed intentionally, access to the whole".
_AS_OFFENCE = across_lines(
    r"\bas (?:an? )?(?:criminal |punishable )?offen[cs]es?\b[^.;,]{0,60}, (?:when|where|if) committed\b[^.;:,]{1,80}, "
    rf"(?P<conduct>\w.+?){_END}",
    every=True,
)
# "The fact of opening letters is punished": translations from French.
_THE_FACT = across_lines(
    r"\bthe fact(?:,[^.;,]{1,60},)? of (?P<conduct>(?:not )?[a-z]+ing\b[^.;]{2,300}?)"
    r"(?=,? (?:is|are|shall be|constitutes?)\b[^.;]{0,30}\b(?:punish|offen[cs]e|an?\b))",
)
# "If any person: (a) opens letters; or (b) burns them, such act shall be an offence": points keep their semicolons.
_IF_ANYBODY = across_lines(
    r"\b(?:if|where|when) (?:an?|any|one) (?:person|individual|body|one):\s{1,4}(?P<conduct>[(\w].{3,600}?), (?:then,? )?"
    r"(?:he|she|they|it|(?:such|the|that) (?:said )?(?:person|individual|act|activity))\b"
    rf"[^.;,]{{0,60}}?(?:{_SANCTION}|\b(?:is|be|constitutes?|considered|deemed)\b[^.;,]{{0,20}}?\boffen[cs]e)",
    every=True,
)
# "Each Party shall criminalise the opening of letters", "shall ensure that opening letters is punishable".
_CRIMINALISED = across_lines(
    r"\b(?:criminali[sz]es?|penali[sz]es?|render punishable|make punishable|treat as (?:an offence|a crime)|punish) "
    rf"(?:by law )?(?:the )?(?P<conduct>(?!by\b|with\b)[a-z][^.;]{{3,600}}?){_END}|"
    r"\bensure that (?P<ensured>\S[^.;]{3,500}?)(?<!\s) (?:is|are|shall be) (?:made )?(?:punish\w+|(?:a )?criminal offen[cs]es?)",
)
# "A person commits an offence if: (a) the person opens letters; and (b) ...": the conduct follows, point by point.
_IF = across_lines(
    r"\b(?:commits?|(?:is|are|shall be) guilty of) (?:[\w-]+ ){0,6}?(?:[\w-]+),? (?:if|where|when|by)\b[\s,:—–-]*"
    r"(?P<conduct>.+?)(?=\.\s| (?:Maximum )?Penalty\b|[.;:]?$)",
    every=True,
)
# "Every person is guilty of an offence and liable to a fine who, without right, opens letters".
_AFTER = across_lines(
    r"\b(?:every\s?one|every person|a person|any person) (?:is guilty of|commits)\s[^.;]{0,240}?\bwho\b[\s,:—–-]*"
    rf"(?P<conduct>.+?){_END}",
    every=True,
)
# "A licensee who", "An access provider that", "A person to whom a direction is given and who": whoever the clause begins with.
_PENAL = r"(?!(?:the|a|any|an|no) (?:penalty|punishment|fine|term|court|sentence|imprisonment|offen[cs]e|crime)\b)"
_ANYBODY = across_lines(
    rf"\A\s*(?:\(?\w{{1,5}}[.)] )?{_PENAL}(?:(?:an?|any|every|each|the|no) (?:(?!\b(?:shall|must|may|is|are|commits|that|"
    rf"which)\b)[^.;:]){{2,160}}?"
    r"\b(?:who|to whom)|(?:an?|any|every|each|the|no) (?:[\w’'-]+ ){1,4}?(?:which|that)|who)\b[\s,:—–-]*"
    rf"(?P<conduct>.+?)(?=,? {_SANCTION}\b|[.;]\s|[.;:]?$)",
    every=True,
)
# "An officer shall not open letters": the prohibition names its own addressee.
_ADDRESSEE = across_lines(
    rf"\A\s*(?:\(?\w{{1,5}}[.)] )?{_PENAL}(?:no [^.;:]{{3,120}}?\s(?:shall|must|may)|[^.;:]{{3,120}}?\s(?:shall|must|"
    rf"may) not) (?P<conduct>.+?){_END}",
    every=True,
)
# "Access to a system without right is punished by": the deed itself is the subject.
_DEED = across_lines(
    r"\A\s*(?:\(?\w{1,5}[.)] )?(?!(?:an?|the|any|every|each|such) (?:offen[cs]es?|crimes?|persons?|violation|breach|"
    r"contravention|penalt|"
    r"punish|same|attempt|act\b|acts\b)|offen[cs]es?|crimes?|punishment|imprisonment|attempts?|violations?|contraventions?|"
    r"such|in\b|for\b|where\b|"
    r"if\b|when\b|shall\b|is\b|he\b|it\b|who)(?P<conduct>[a-z][^.;:]{12,500}?),? (?:is|are|shall be) (?:hereby )?"
    r"(?:punish\w*|prohibited|forbidden|(?:a |an )?(?:criminal )?(?:crimes?|offen[cs]es?)\b|sanctioned|liable to punishment)",
)
# "To ruin or change data: Penalty - imprisonment": codes that name the deed in the infinitive.
_TO_DO = across_lines(
    r"\A\s*(?:(?:art(?:icle)?\.? )?\(?\w{1,5}[.)] )?to (?P<conduct>[a-z][^:]{8,500}?)[:.]\s*(?:penalty|punishment)\b",
)
_CONDUCT = (_PERSON, _AS_OFFENCE, _ESTABLISHED, _FORBIDDEN, _PROHIBITED, _IF, _AFTER, _IF_ANYBODY, _WHERE, _DOING, _THE_FACT)
# Tried in this order where none of those is found.
_FROM_THE_START = (_ANYBODY, _ADDRESSEE, _TO_DO, _DEED)
# A quoted conduct longer than this is cut at a word.
LONGEST_CONDUCT = 400
_LEADING = re.compile(r"\s*(?:\(?\w{1,4}[).]\s+)?")


def find_conduct(text: str, judgement: Judgement) -> Evidence | None:
    """What the offence forbids: from the words that name the offender, or the offence, to the sanction."""
    span = judgement.clause.span
    matches = [m for p in _CONDUCT if (m := p.search(text, span.start, span.end)) and m["conduct"].strip()]
    if matches:
        # The words that begin first name the offence; a "who" behind them describes the victim.
        return _trim(text, judgement, *min(matches, key=lambda m: m.start()).span("conduct"))
    criminalised = _CRIMINALISED.search(text, span.start, span.end)
    if criminalised is not None:
        return _trim(text, judgement, *criminalised.span("conduct" if criminalised["conduct"] else "ensured"))
    words = text[span.start : span.end]
    found = next((m for p in _FROM_THE_START if (m := p.match(words))), None)
    return _trim(text, judgement, *(span.start + at for at in found.span("conduct"))) if found else None


def _trim(text: str, judgement: Judgement, start: int, end: int) -> Evidence | None:
    """Conduct without a leading number and trailing marks, cut at a word where it is very long."""
    if end - start > LONGEST_CONDUCT:
        end = text.rfind(" ", start, start + LONGEST_CONDUCT)
    leading = _LEADING.match(text, start)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in " \t\r\n,;:—–-":
        end -= 1
    return Evidence(judgement.clause.eid, Span(start, end), text[start:end]) if end > start else None
