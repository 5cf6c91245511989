"""Defined terms: ``"data" means ...``, ``X or Y means``, ``'X' includes ...``, with the provisions they hold for.

Three styles: terms in quotation marks or bold, anywhere; and unquoted entries of a list under a heading that
announces definitions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.records import Clause, Definition, Provision, Span
from annotator.structure.divisions import is_definitions_heading

_MEANS = (
    r"(?:means?|shall mean|includes?|has (?:the (?:same )?|a )?meaning|have the (?:same )?meanings?|"
    r"refers? to|shall refer to|shall include|"
    r"is (?:defined|construed|to be construed)|is a reference|désigne|signifie|s[’']entend|comprend|"
    r"significa|se entiende|será|è|é|adalah|heißt|bedeutet|অর্থ)"
)
_OPEN = r"(?:‘‘|[“\"‘«„]|\*\*_?|''|``)"
_CLOSE = r"(?:’’|[”\"’»“]|_?\*\*|''|``)"
_TERM = rf"{_OPEN}\s?(?P<term>[^“”\"‘’«»*\n]{{2,90}}?)\s?{_CLOSE}"
_QUOTED = re.compile(_TERM)
# What may stand between a term and the verb: alternatives, qualifications, a marginal bracket.
_BRIDGE = re.compile(
    rf"\s*(?:(?:,\s*)?(?:or|and|,|ou|et|o|y)\s*{_OPEN}[^“”\"‘’«»*\n]{{2,90}}?{_CLOSE}\s*)*"
    rf"(?:\([^()\n]{{1,60}}\)\s*)?(?:,[^“”\".;:]{{2,120}},\s*|(?:in relation to|when used|, in relation to|"
    rf"with respect to)[^“”\".;:]{{2,120}},?\s*)?(?:[:\-–—,]+\s*)?(?:{_MEANS}\b|:|[-–—])",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(rf"\s*(?:,|or|and|ou|et|o|y|,\s*or)\s*(?={_OPEN})")
_UNQUOTED = re.compile(
    r"(?:(?<=[;:.—–])\s*|(?<=\n)[^\S\n]*|(?<=^)\s*)(?:\(?[a-z\d]{1,3}[.)]\s*)?(?P<term>[^\W\d_][\w’'/() -]{1,70}?)\s?,?"
    r"(?:\s(?:in relation to|of)\s[^.;:,]{2,60},)?"
    r"\s(?:means|includes|refers? to|shall (?:mean|include|refer to)|has the (?:same )?meaning|significa|désigne)\b"
)
_COLON_ENTRY = re.compile(
    r"(?:(?<=\n)[^\S\n]*|(?<=^)\s*)(?:\(?[a-z\d]{1,3}[.)°]\s*(?:-\s*)?|[-–—•]\s*)(?P<term>[^\W\d_][^.:;\n]{1,70}?)\s?:\s"
)
# ``In this Act`` resets what ``In this section`` before it narrowed.
_SCOPE = re.compile(
    r"\b(?:[Ii]n|[Ff]or the purposes? of|[Aa]s used in|[Uu]nder|[Aa]pply (?:in|to)) th(?:is|e present) "
    r"(?P<noun>(?i:section|article|part|chapter|division|subdivision|schedule|annex|sub-?section|paragraph|subpart|sub-?chapter|title|act|law|code|convention|"
    r"regulation|directive|protocol|ordinance|decree))\b"
)
_SCOPE_KINDS = {
    "section": ("section", "quotedStructure", "division"), "schedule": ("attachment",), "annex": ("attachment",),
    "paragraph": ("paragraph", "subsection", "subparagraph", "point"),
}  # fmt: skip
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
    by_eid = {provision.eid: provision for provision in provisions}
    found: list[Definition] = []
    for clause in clauses:
        start, end = clause.span.start, clause.span.end
        here = _quoted(text, start, end, clause.eid)
        if is_definitions_heading(clause.heading) and len(here) < 2:
            here = _listed(text, start, end, clause.eid) or here
        if here and provisions:
            phrases = list(_SCOPE.finditer(text, start, end))
            here = [replace(d, scope=_scope(phrases, d.span.start, by_eid, clause.eid)) for d in here]
        found.extend(here)
    return tuple(found)


def _scope(phrases: list[re.Match[str]], at: int, by_eid: dict[str, Provision], eid: str) -> str:
    """eId of the provision that the last words of scope before a term name; ``""`` for the whole instrument."""
    before = [phrase for phrase in phrases if phrase.start() < at]
    if not before:
        return ""
    noun = before[-1]["noun"].lower().replace("-", "")
    kinds = _SCOPE_KINDS.get(noun, (noun,))
    provision = by_eid.get(eid)
    while provision is not None and provision.kind not in kinds:
        provision = by_eid.get(provision.parent) if provision.parent else None
    return provision.eid if provision else ""


def _quoted(text: str, start: int, end: int, eid: str) -> list[Definition]:
    """Terms in quotation marks or bold that a defining verb follows, with the alternatives before it."""
    found: list[Definition] = []
    waiting: list[Definition] = []
    for match in _QUOTED.finditer(text, start, end):
        definition = Definition(match["term"].strip(" ,_"), eid, Span(match.start("term"), match.end("term")))
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


def _listed(text: str, start: int, end: int, eid: str) -> list[Definition]:
    """Unquoted entries of a list of definitions."""
    found: list[Definition] = []
    for pattern in (_UNQUOTED, _COLON_ENTRY):
        for match in pattern.finditer(text, start, end):
            term = match["term"].strip()
            if len(term) >= 2 and len(term.split()) <= LONGEST_TERM and not _PRONOUN.match(term):
                found.append(Definition(term, eid, Span(match.start("term"), match.end("term"))))
        if found:
            break
    return found
