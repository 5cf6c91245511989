"""Defined terms: ``"data" means ...``, ``X or Y means``, ``'X' includes ...``, with the provisions they hold for.

Three styles: terms in quotation marks or bold, anywhere; and unquoted entries of a list under a heading that
announces definitions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.records import Clause, Definition, Provision, Span
from annotator.structure.definition_scopes import DefinitionScopes, scope_at
from annotator.structure.divisions import is_definitions_heading

_MEANS = (
    r"(?:means?|shall mean|includes?|denotes?|comprises?|(?:do|does|shall) not include|"
    r"(?:has|have|shall have|bears?|shall bear) (?:(?:the|an?) )?(?:same |corresponding )?meanings?|"
    r"refers? to|shall refer to|shall include|is a reference|"
    r"(?:is|are|shall be|must be)(?: to be)? (?:defined|construed|understood|interpreted|meant|read as|(?:taken|deemed) to mean)|"
    r"désigne|signifie|s[’']entend|comprend|"
    r"significa|se entiende|será|è|é|adalah|heißt|bedeutet|অর্থ)"
)
_OPEN = r"(?:‘‘|[“\"‘«„]|\*\*_?|''|``)"
_CLOSE = r"(?:’’|[”\"’»“]|_?\*\*|''|``)"
_TERM = rf"{_OPEN}\s?(?P<term>[^“”\"‘’«»*\n]{{2,90}}?)\s?{_CLOSE}"
# Straight single quotation marks: an apostrophe inside a word closes nothing, one behind a word opens nothing.
_SINGLE = r"(?<![\w'’])'(?P<single>(?:[^'“”\"‘’«»*\n]|(?<=\w)'(?=\w)){2,90})'(?![\w'])"
_QUOTED = re.compile(rf"{_TERM}|{_SINGLE}")
_OPEN_ANY, _CLOSE_ANY = rf"(?:{_OPEN}|')", rf"(?:{_CLOSE}|')"
# What may stand between a term and the verb: alternatives, qualifications, a marginal bracket.
_QUALIFIED = (
    rf"\s{{0,80}}(?:(?:,\s{{0,80}})?(?:or|and|,|ou|et|o|y)\s{{0,80}}{_OPEN_ANY}[^“”\"‘’«»*\n]{{2,90}}?{_CLOSE_ANY}\s{{0,80}})*"
    r"(?:\([^()\n]{1,60}\)\s{0,80})?(?:(?:and|with) (?:its|their) [^“”\".;:,]{2,80}|,[^“”\".;:]{2,120},\s{0,80}|"
    r"(?:in relation to|when used|, in relation to|with respect to)[^“”\".;:]{2,120})?"
)
_FOR_PURPOSES = r"\s{0,3},?\s{0,3}for (?:the )?purposes? of\b"
_TO_PURPOSES = rf"(?:{_QUALIFIED}|{_FOR_PURPOSES}[^“”\".;:]{{2,120}}?\s)"
_BRIDGE = re.compile(
    rf"{_QUALIFIED}(?:[:\-–—,]+\s*)?(?:{_MEANS}\b|:|[-–—])|{_TO_PURPOSES}{_MEANS}\b",
    re.IGNORECASE,
)
# ``A “minor” is a person under 18`` defines where definitions are announced: in many other places it only says something.
_IS = re.compile(rf"{_TO_PURPOSES}(?:is|are)\s(?:an?|any|the|every)\b", re.IGNORECASE)
_PURPOSES = re.compile(r"\bfor (?:the )?purposes? of (?:this|the present|these)\b[^.;]{0,100}$", re.IGNORECASE)
_PURPOSES_BEHIND = re.compile(_FOR_PURPOSES, re.IGNORECASE)
_LONGEST_OPENING = 140
# ``(hereinafter “the Authority”)``: a short name that a bracket gives.
_SHORT_NAME = re.compile(
    r"\((?:[^()“”\"\n]{0,60}?\b(?:referred to|called|known|hereinafter|hereafter|designated)\b[^()“”\"\n]{0,25})(?:as\s)?"
    r"(?:the\s)?(?:[“\"‘«„])?$",
    re.IGNORECASE,
)
# ``(“the Commission”)``
_BARE_BRACKET = re.compile(r"\((?:the\s)?[“\"‘«„]?$")
_NAME = re.compile(r"the\s|(?!\d)\w(?<![a-z])")
_LONGEST_NAMING = 110
_BRACKET_END = re.compile(r"\s?[”\"’»“]?\s?\)")
_ALTERNATIVE = re.compile(rf"\s*(?:,|or|and|ou|et|o|y|,\s*or)\s*(?={_OPEN_ANY})")
_UNQUOTED = re.compile(
    r"(?:(?<=[;:.—–])\s*|(?<=\n)[^\S\n]*|(?<=^)\s*)(?:\(?[a-z\d]{1,3}[.)]\s*)?(?P<term>[^\W\d_][\w’'/() -]{1,70}?)\s?,?"
    r"(?:\s(?:in relation to|of)\s[^.;:,]{2,60},)?"
    r"\s(?:means|includes|refers? to|shall (?:mean|include|refer to)|has the (?:same )?meaning|significa|désigne)\b"
)
_COLON_ENTRY = re.compile(
    r"(?:(?<=\n)[^\S\n]*|(?<=^)\s*)(?:\(?[a-z\d]{1,3}[.)°]\s*(?:-\s*)?|[-–—•]\s*)(?P<term>[^\W\d_][^.:;\n]{1,70}?)\s?:\s"
)
# ``Public Order: the rules ...`` on a line of its own, in an article that announces definitions.
_LINE_ENTRY = re.compile(r"(?<=\n)[^\S\n]*(?P<term>(?![a-z])[^\W\d_][^.:;\n]{1,70}?)[^\S\n]?:[^\S\n]+\S")
_ANNOUNCED = re.compile(
    r"(?<!inserting the )(?<!substituting the )(?<!adding the )\b(?:following|suivant(?:e?s)?)\b[^.;:]{0,160}?"
    r"\b(?:meanings?|definitions?|defined|sens|significations?|définitions?|définie?s)\b[^.;:]{0,160}:"
)
# ``For the purposes of this law:`` and a list of two or more entries announce definitions as well.
_FOR_THE_LAW = re.compile(
    r"\b(?:(?:for (?:the )?(?:purposes?|application) of|in (?:the )?application of|in the sense of|within the meaning of) "
    r"(?:this|the present)|au sens de la|au sens du|aux fins de la|aux fins du|(?:a|para) los efectos de|para efectos de)\b"
    r"[^.;:]{0,160}:",
    re.IGNORECASE,
)
# Entries that nothing but the heading of the article announces are at least so many.
FEWEST_ENTRIES = 2
# An unquoted term of more words is a stretch of the sentence before it.
LONGEST_TERM = 6
_ARTICLE = re.compile(r"(?:The|An?)\s(?=[A-Z])")
_PRONOUN = re.compile(r"^(?:it|this|that|which|he|she|they|act|section|the|a|an|and|or|any|such|also|unless)\b", re.IGNORECASE)


def find_definitions(text: str, clauses: tuple[Clause, ...], provisions: tuple[Provision, ...] = ()) -> tuple[Definition, ...]:
    """List defined terms with the provision that defines them and how far they reach, in document order.

    Parameters
    ----------
    text
        The whole text.
    clauses
        Its clauses.
    provisions
        Its provisions; without them every scope is empty.
    """
    scopes = DefinitionScopes(text, provisions)
    found: list[Definition] = []
    for clause in clauses:
        start, end = clause.span.start, clause.span.end
        here = _quoted(text, start, end, clause)
        if len(here) < 2:
            here = _listed(text, start, end, clause) or here
        if here and provisions:
            phrases = scopes.phrases(clause)
            here = [replace(d, scope=scope_at(phrases, d.span.start)) for d in here]
        found.extend(here)
    return tuple(found)


def _quoted(text: str, start: int, end: int, clause: Clause) -> list[Definition]:
    """Terms in quotation marks or bold that a defining verb follows, with the alternatives before it, and short names."""
    found: list[Definition] = []
    waiting: list[Definition] = []
    for match in _QUOTED.finditer(text, start, end):
        group = "term" if match["term"] is not None else "single"
        definition = Definition(match[group].strip(" ,_"), clause.eid, Span(match.start(group), match.end(group)))
        is_defined = _BRIDGE.match(text, match.end(), end) is not None or _is_said_to_be(text, match, start, end, clause)
        if is_defined and _ALTERNATIVE.match(text, match.end(), end):
            waiting.append(definition)
        elif is_defined:
            together = [*waiting, definition]
            terms = [d.term for d in together]
            found.extend(replace(d, alternatives=tuple(t for t in terms if t != d.term)) for d in together)
            waiting = []
        else:
            waiting = []
            if _is_short_name(text, match, start, end):
                found.append(definition)
    return found


def _is_said_to_be(text: str, term: re.Match[str], start: int, end: int, clause: Clause) -> bool:
    """Whether a term “is a” something where definitions are announced."""
    if _IS.match(text, term.end(), end) is None:
        return False
    before = max(start, term.start() - _LONGEST_OPENING)
    has_purpose = _PURPOSES.search(text, before, term.start()) or _PURPOSES_BEHIND.match(text, term.end(), end)
    return has_purpose is not None or is_definitions_heading(clause.heading)


def _is_short_name(text: str, term: re.Match[str], start: int, end: int) -> bool:
    """Whether a bracket gives a short name: ``(hereinafter referred to as “the Authority”)``."""
    if _BRACKET_END.match(text, term.end(), end) is None:
        return False
    before = max(start, term.start() - _LONGEST_NAMING)
    if _SHORT_NAME.search(text, before, term.start()):
        return True
    return _BARE_BRACKET.search(text, before, term.start()) is not None and _NAME.match(text, term.start() + 1) is not None


def _listed(text: str, start: int, end: int, clause: Clause) -> list[Definition]:
    """Unquoted entries of a list of definitions, where the heading or the words above the list announce one."""
    announced = _ANNOUNCED.search(text, start, end)
    if announced is None and not is_definitions_heading(clause.heading):
        return _listed_for_the_law(text, start, end, clause)
    found = _entries(_UNQUOTED, text, start, end, clause.eid)
    if found:
        return found
    bulleted = _entries(_COLON_ENTRY, text, start, end, clause.eid)
    lines = _entries(_LINE_ENTRY, text, announced.end() if announced else start, end, clause.eid)
    is_list = len(lines) > len(bulleted) and (announced is not None or len(lines) >= FEWEST_ENTRIES)
    return lines if is_list else bulleted


def _listed_for_the_law(text: str, start: int, end: int, clause: Clause) -> list[Definition]:
    """Entries of a list that nothing announces but its purpose, if there are enough of them: “For the purposes of this law:”."""
    opening = _FOR_THE_LAW.search(text, start, min(end, start + _LONGEST_OPENING + _LONGEST_NAMING))
    if opening is None:
        return []
    found = _entries(_COLON_ENTRY, text, opening.end(), end, clause.eid)
    return found if len(found) >= FEWEST_ENTRIES else []


def _entries(pattern: re.Pattern[str], text: str, start: int, end: int, eid: str) -> list[Definition]:
    found: list[Definition] = []
    for match in pattern.finditer(text, start, end):
        # ``The Competent Authority: the Ministry ...`` defines the name behind the article.
        article = _ARTICLE.match(match["term"])
        at = match.start("term") + (article.end() if article else 0)
        term = text[at : match.end("term")].strip()
        if len(term) >= 2 and len(term.split()) <= LONGEST_TERM and not _PRONOUN.match(term):
            found.append(Definition(term, eid, Span(at, match.end("term"))))
    return found
