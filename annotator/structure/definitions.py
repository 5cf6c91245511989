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
    r"(?:means?|shall mean|includes?|has (?:the (?:same )?|a )?meaning|have the (?:same )?meanings?|"
    r"refers? to|shall refer to|shall include|"
    r"(?:is|are|shall be|must be) (?:defined|(?:to be )?(?:construed|interpreted|understood)|taken to mean)|"
    r"is a reference|désigne|signifie|s[’']entend|comprend|"
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
_BRIDGE = re.compile(
    rf"\s*(?:(?:,\s*)?(?:or|and|,|ou|et|o|y)\s*{_OPEN_ANY}[^“”\"‘’«»*\n]{{2,90}}?{_CLOSE_ANY}\s*)*"
    rf"(?:\([^()\n]{{1,60}}\)\s*)?(?:,[^“”\".;:]{{2,120}},\s*|(?:in relation to|when used|, in relation to|"
    rf"with respect to)[^“”\".;:]{{2,120}},?\s*)?(?:[:\-–—,]+\s*)?(?:{_MEANS}\b|:|[-–—])",
    re.IGNORECASE,
)
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
# Entries that nothing but the heading of the article announces are at least so many.
FEWEST_ENTRIES = 2
# An unquoted term of more words is a stretch of the sentence before it.
LONGEST_TERM = 6
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
        here = _quoted(text, start, end, clause.eid)
        if len(here) < 2:
            here = _listed(text, start, end, clause) or here
        if here and provisions:
            phrases = scopes.phrases(clause)
            here = [replace(d, scope=scope_at(phrases, d.span.start)) for d in here]
        found.extend(here)
    return tuple(found)


def _quoted(text: str, start: int, end: int, eid: str) -> list[Definition]:
    """Terms in quotation marks or bold that a defining verb follows, with the alternatives before it."""
    found: list[Definition] = []
    waiting: list[Definition] = []
    for match in _QUOTED.finditer(text, start, end):
        group = "term" if match["term"] is not None else "single"
        definition = Definition(match[group].strip(" ,_"), eid, Span(match.start(group), match.end(group)))
        if _ALTERNATIVE.match(text, match.end(), end) and _BRIDGE.match(text, match.end(), end):
            waiting.append(definition)
        elif _BRIDGE.match(text, match.end(), end):
            together = [*waiting, definition]
            terms = [d.term for d in together]
            found.extend(replace(d, alternatives=tuple(t for t in terms if t != d.term)) for d in together)
            waiting = []
        else:
            waiting = []
    return found


def _listed(text: str, start: int, end: int, clause: Clause) -> list[Definition]:
    """Unquoted entries of a list of definitions, where the heading or the words above the list announce one."""
    announced = _ANNOUNCED.search(text, start, end)
    if announced is None and not is_definitions_heading(clause.heading):
        return []
    found = _entries(_UNQUOTED, text, start, end, clause.eid)
    if found:
        return found
    bulleted = _entries(_COLON_ENTRY, text, start, end, clause.eid)
    lines = _entries(_LINE_ENTRY, text, announced.end() if announced else start, end, clause.eid)
    is_list = len(lines) > len(bulleted) and (announced is not None or len(lines) >= FEWEST_ENTRIES)
    return lines if is_list else bulleted


def _entries(pattern: re.Pattern[str], text: str, start: int, end: int, eid: str) -> list[Definition]:
    found: list[Definition] = []
    for match in pattern.finditer(text, start, end):
        term = match["term"].strip()
        if len(term) >= 2 and len(term.split()) <= LONGEST_TERM and not _PRONOUN.match(term):
            found.append(Definition(term, eid, Span(match.start("term"), match.end("term"))))
    return found
