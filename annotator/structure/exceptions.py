"""Exceptions, exemptions and defences: where a law says that something does not hold, and for what.

A rule or an offence can only be judged with what is carved out of it, so these are recorded with what they limit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from annotator.records import Clause, ExceptionStatement, Reference, Span

# An exception ends with its sentence, and at the latest after this many characters.
LONGEST = 600
# "Not punishable by imprisonment", "not an offence under the law of the other State" excuse nothing under this law.
_HERE = r"(?:this|these|the provisions|sections?|articles?|paragraphs?)\b"
_NOT_ELSEWHERE = rf"(?!\s+(?:by|with)\b|\s+(?:under|in|according to|pursuant to)\s+(?!{_HERE}))"
_KINDS: dict[str, tuple[str, ...]] = {
    "defence": (
        r"\bit (?:shall be|is) (?:a |an )?(?:affirmative |good )?defen[cs]e\b",
        r"\bdefen[cs]e (?:to|in) (?:a |any )?(?:charge|prosecution|proceedings?)\b",
        r"\b(?:is|shall) not (?:be )?(?:guilty of|convicted of|commit|liable (?:for|to)) an? offen[cs]e\b",
        r"\b(?:is|are|shall) not (?:be )?guilty(?=\s{0,9}[.,;:]|\s+(?:if|where|when|who|unless)\b)",
        r"\bdoes not commit an offen[cs]e\b",
        r"\bcommits? no offen[cs]e\b",
        r"\bno offen[cs]e (?:under [^.;]{0,60} )?is committed\b",
        r"\b(?:is|are) not (?:an )?offen[cs]es? under\b",
        r"\bno (?:person|one) (?:shall be|is) (?:guilty|liable|punish\w+|convicted)\b",
        # "A journalist has a defence if"; "truth is a complete defence"; but not "is a defence contractor".
        r"\b(?:is|are|be|constitutes?|has|have) (?:an? |the )?(?:affirmative |good |complete |full |sufficient )?defen[cs]e"
        r"(?=\s+(?:to|for|if|where|when|that|of|under|against|in (?:a|any|proceedings))\b|[,:—–])",
        r"\bshall not (?:constitute|be considered|be deemed to be|be regarded as) an offen[cs]e\b",
        r"\bit (?:shall|is) not (?:be )?(?:an offen[cs]e|unlawful)\b",
        # As laws in the French tradition say it, in translation.
        r"\b(?:is|are|shall) not (?:be )?(?:held )?(?:punish(?:able|ed)|criminally (?:liable|responsible))\b" + _NOT_ELSEWHERE,
        r"\b(?:does|do) not constitute (?:an )?offen[cs]es?\b" + _NOT_ELSEWHERE,
        r"\bthere is no offen[cs]e (?:where|when|if)\b",
        r"\bthere (?:is|are|shall be) no (?:punishment|penalty|criminal liability|crime)\b(?= (?:where|when|if|for)\b)",
        r"\b(?:shall be|is|are) (?:acquitted|exonerated|exculpated|absolved)\b(?= (?:where|when|if)\b)",
        r"\b(?:excludes?|precludes?) (?:the |any |all |criminal )?(?:punishment|liability|responsibility|punishability|"
        r"unlawfulness)\b",
        r"\b(?:criminal )?(?:liability|responsibility|punishment|punishability) (?:(?:under|for|in) [^.;]{1,60} )?(?:is|are|"
        r"shall be) (?:excluded|precluded|"
        r"ruled out)\b",
        r"\bincurs? no (?:criminal )?(?:penalty|punishment|liability|responsibility)\b",
        r"\bmay (?:rely|plead|invoke|raise)\b[^.;]{0,80}\b(?:as a|in) defen[cs]e\b",
        r"\bit (?:is|shall be) (?:a |an )?(?:sufficient |complete |good )?answer\b(?= (?:to|for|that|if)\b)",
        # "Fair criticism shall not be deemed an insult".
        r"\b(?:is|are|shall) not (?:be )?(?:deemed|considered|regarded|treated)(?: as| to be)? (?:an? )?(?:insult\w*|"
        r"defamat\w+|libel\w*|"
        r"offen[cs]ive|incitement|stalking|harassment|unlawful|illegal|criminal)\b",
    ),
    "exemption": (
        r"\b(?:does|do|shall|will) not (?:apply|extend to|reach)\b",
        r"\bnothing in (?:this|the|sub-?sections?|sections?|paragraphs?|articles?)\b",
        r"\b(?:is|are|shall be) exempt(?:ed)? from\b",
        r"\bshall not be (?:construed|interpreted|read) (?:as|to|so)\b",
        r"\bis not required to\b",
        r"\b(?:is|are|shall be) (?:inapplicable to|without application to|excluded from (?:this|the (?:scope|application)|"
        r"sections?|articles?))\b",
        r"\b(?:has|have|shall have) no application\b",
        r"\b(?:does|do|shall) not (?:hold for|affect (?:the )?(?:reporting|journalists?))\b",
        r"\b(?:falls?|lies?|shall fall) outside (?:this|the (?:scope|offen[cs]e)|sections?|articles?)\b",
        r"\bit (?:is|shall be) lawful\b(?= (?:for|to|,))",
    ),
    "proviso": (r"\bprovided,?(?: (?:however|further|also|always|that))*,? that\b",),
    "exception": (
        # "Unless the context otherwise requires" opens definitions, and excepts nothing.
        r"\bunless (?!the (?:context|subject)\b|there is any(?:thing)? (?:\w+ )?in the (?:subject|context)\b)",
        r"\bexcept (?:as|where|when|in|for|with|to|if|by|under|that|pursuant|on)\b",
        r"\bsave (?:as|where|in|for)\b",
        r"\bwithout (?:lawful|reasonable|just|legal) (?:excuse|authority|justification|cause)\b",
        r"\bother than (?:as|in accordance|pursuant)\b",
        r"\bwith the exception of\b",
    ),
}
# How all of them begin: asked first, so that most words of a law cost one look and not sixty.
_FIRST = (
    r"\b(?=it|is|are|shall|be|do|no|ha[sv]|there|may|un|ex|save|with|other|provided|def|commit|constit|pre|crim|liab|resp|pun|incur|"
    r"fall|lie)"
)
_FORMS = "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in _KINDS.items())
_ANY = re.compile(rf"{_FIRST}(?:{_FORMS})", re.IGNORECASE)
_END = re.compile(r"[.;](?=\s|$)|\n[^\S\n]*\n")
# "It shall not be a defence to a charge", "it is no defence in proceedings": the contrary is said.
DENIAL = re.compile(r"\b(?:not|no|nor|never|neither|cannot|without)\b[^.;,:]{0,30}?\bdefen[cs]es?\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|nor|never|neither|cannot|without)\b[^.;,:]{0,30}\Z", re.IGNORECASE)
_NAMES_DEFENCE = re.compile(r"defen[cs]e\b", re.IGNORECASE)
# How far before a statement the words stand that say what it limits.
_AHEAD = 200
# "Section 5 does not apply": what is limited is the subject, and so stands ahead.
_SUBJECT_AHEAD = re.compile(
    r"(?:does|do|shall|will) not (?:apply|extend|reach)|shall not be (?:construed|interpreted|read)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:subject to|notwithstanding|despite|without prejudice to|for the purposes? of|in accordance with|pursuant to|"
    r"in addition to|(?:where|if|when|whom|which)(?: the provisions of)?|(?:issued|made|given|granted) (?:under|by))\s+\Z",
    re.IGNORECASE,
)
# "In proceedings for an offence under section 5, it is a defence": ahead stands what is charged.
# "Notwithstanding section 5, it shall be lawful": what is set aside is what the leave limits.
_LAWFUL = re.compile(r"it (?:is|shall be) lawful", re.IGNORECASE)
_SET_ASIDE = re.compile(r"\b(?:notwithstanding|despite)\s+(?:anything in |the provisions of )?\Z", re.IGNORECASE)
_CHARGED = re.compile(
    r"\b(?:offen[cs]es?|charge[ds]?|prosecut\w{2,4}|proceedings?|convict\w{2,4}|contraven\w{2,4}|acts?|conduct)\b[^.;,]{0,30}"
    r"\b(?:under|against|in|of|by|with|to)\s+(?:the provisions of )?\Z",
    re.IGNORECASE,
)
_BEFORE = 60
_NEXT_NOUN = re.compile(r",\s+[A-Za-z-]{4,}\s")
_JOINED = re.compile(r"\s{0,9}(?:,|,?\s{0,9}\b(?:and|or)\b)\s{0,9}")


def find_exceptions(text: str, clauses: tuple[Clause, ...], references: tuple[Reference, ...]) -> tuple[ExceptionStatement, ...]:
    """List what is excepted, in document order.

    Parameters
    ----------
    text
        The whole text.
    clauses, references
        What was found before.

    Returns
    -------
    tuple
        Each from its first word to the end of its sentence; its targets are the provisions that it cites, or that its
        sentence names ahead of it as what it limits, or its own clause where there is none. A later statement inside an
        earlier one's sentence is part of that one. What denies a defence is none.
    """
    starts = [reference.span.start for reference in references]
    found: list[ExceptionStatement] = []
    for clause in clauses:
        until = clause.span.start
        for match in _ANY.finditer(text, clause.span.start, clause.span.end):
            if match.start() < until or _is_denied(text, clause, match):
                continue
            limit = min(clause.span.end, match.start() + LONGEST)
            end = _END.search(text, match.end(), limit)
            until = end.start() if end else limit
            while text[until - 1].isspace():
                until -= 1
            at = bisect_left(starts, match.start())
            behind = references[at : bisect_left(starts, until)]
            ahead = _limited_ahead(text, match, references[bisect_left(starts, clause.span.start) : at])
            is_subject = _SUBJECT_AHEAD.match(match.group()) is not None
            # "Without lawful excuse" limits the act that it stands in, whatever is cited behind it.
            if match.group().lower().startswith("without"):
                behind = ()
            is_led_in = is_subject or match.lastgroup == "defence" or _LAWFUL.match(match.group()) is not None
            cited = ahead or behind if is_led_in else behind
            targets = tuple(dict.fromkeys(t for r in cited for t in r.targets if t)) or (clause.eid,)
            found.append(ExceptionStatement(clause.eid, Span(match.start(), until), str(match.lastgroup), targets))
    return tuple(found)


def _is_denied(text: str, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the words speak of a defence only to refuse it."""
    named = _NAMES_DEFENCE.search(match.group())
    if named is None:
        return False
    at = match.start() + named.start()
    return _DENIED.search(text, max(clause.span.start, at - _BEFORE), at) is not None


def _limited_ahead(text: str, match: re.Match[str], before: Sequence[Reference]) -> list[Reference]:
    """The provisions that the sentence names, ahead of an exception, as what it limits: the nearest, with those joined to it."""
    first = max(0, match.start() - _AHEAD)
    ends = [m.end() for m in _END.finditer(text, first, match.start())]
    first = ends[-1] if ends else first
    is_subject = _SUBJECT_AHEAD.match(match.group()) is not None
    found: list[Reference] = []
    last: Reference | None = None
    for reference in before:
        if reference.span.end > first and not reference.instrument:
            words = text[max(0, reference.span.start - _BEFORE) : reference.span.start]
            if last is not None and found[-1:] == [last] and _JOINED.fullmatch(text, last.span.end, reference.span.start):
                found.append(reference)
            elif is_subject and _ASIDE.search(words):
                # "Subject to section 4, section 5 does not apply" is read as one citation: its last member is the subject.
                is_run = _NEXT_NOUN.search(text, reference.span.start, reference.span.end)
                found = [replace(reference, targets=reference.targets[-1:])] if is_run else found
            elif is_subject or _CHARGED.search(words) or (_LAWFUL.match(match.group()) and _SET_ASIDE.search(words)):
                found = [reference]
            last = reference
    return found
