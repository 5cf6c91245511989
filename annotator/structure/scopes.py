"""Statements that tie provisions together: ``this Part applies to sections 48 to 53``, ``subject to section 4``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annotator.records import Clause, Reference, ScopeStatement, Span
from annotator.structure.citations import SCOPE

# Between the verb and the provision it governs stand at most so many characters.
REACH = 30
# "Applies to applications for orders under section 15", "are subject to any conditions imposed under section 15".
_WIDER_REACH = 60
_WIDER = re.compile(r"appl|(?:is|are|be)\b.{0,9} subject", re.IGNORECASE)
# "Subject to section 30, a notice under section 9 lapses": behind the comma begins what is subject to it.
_OPENINGS = frozenset({"Subject to", "subject to"})
# "Subject to the conditions and safeguards set out in section 15": named by what they are to the power.
_CONDITIONS = (
    r"(?:(?:and|or)\s+)?(?:conditions|safeguards|requirements|limitations|limits|restrictions|guarantees|procedures?|provisions|"
    r"rules|terms|exceptions)"
)
_CONDITIONS_OF = re.compile(
    rf"\s+(?:and\s+in\s+accordance\s+with\s+)?(?:(?:the|such|all|any)\s+(?:same\s+)?{_CONDITIONS}(?:,?\s+{_CONDITIONS}){{0,3}}\s+"
    r"(?:(?:as\s+)?(?:are\s+)?(?:set\s+(?:out|forth)|laid\s+down|provided(?:\s+for)?|specified|contained|established|stated|"
    r"imposed|prescribed|referred\s+to|described)\s+)?(?:in|by|under|of)\s+(?:the\s+provisions\s+of\s+)?)?\Z",
    re.IGNORECASE,
)
_CONDITIONS_REACH = 120
_GOES_ON = re.compile(r"\s{0,9},\s{1,9}(?!(?:and|or|to)\b)\S")
# "Nothing in section 6 applies to an order under section 9": the verb is affirmed, what is said is not.
_NOTHING = re.compile(r"\bnothing in\b[^.;]{0,80}\Z", re.IGNORECASE)
# "Notwithstanding anything to the contrary contained in section 9": nothing else stands before what is overridden, so that
# "notwithstanding any other law but subject to section 9" and "despite an appeal under section 9" override nothing here.
_OVERRIDDEN = re.compile(
    r"\s{1,9}(?:(?:any(?:thing|\s+other|\s+of)?|the|other|all|contrary|to|in|of|by|under|contained|stated|provided|said|"
    r"provisions?|requirements?|prohibitions?|restrictions?|conditions?|limitations?|limits?|safeguards?|rules?|terms?|"
    r"set\s+out|laid\s+down|imposed|foregoing|preceding|generality)\s{1,9}){0,12}\Z",
    re.IGNORECASE,
)
_OVERRIDDEN_TOO = re.compile(r"(?:\s{0,9},)?\s{1,9}(?:and|or)\b", re.IGNORECASE)
_OVERRIDDEN_REACH = 90
# "Despite section 9, section 10 applies": read as one list of citations, of which only the first is overridden.
_NEXT_SENTENCE_PART = re.compile(r"[^\s,]+\s+[^\s,]+,\s+[^\W\d]{4,}\s")
_RELATIONS = (
    ("not subject", "overrides"),
    ("not be subject", "overrides"),
    ("not appl", "excludes"),
    ("appl", "applies"),
    ("not have", "excludes"),
    ("effect", "applies"),
    ("extend", "applies"),
    ("subject", "subject"),
    ("notwithstanding", "overrides"),
    ("despite", "overrides"),
    ("in spite of", "overrides"),
    ("without prejudice", "saves"),
    ("purposes", "purposes"),
)


def find_scope_statements(
    text: str, clauses: tuple[Clause, ...], references: tuple[Reference, ...]
) -> tuple[ScopeStatement, ...]:
    """List the statements that tie provisions together, such as ``this Part applies to sections 48 to 53``.

    Parameters
    ----------
    text
        The whole text.
    clauses, references
        What was found before.
    """
    starts = [reference.span.start for reference in references]
    found: list[ScopeStatement] = []
    for clause in clauses:
        for match in SCOPE.finditer(text, clause.span.start, clause.span.end):
            verb = match["verb"].lower()
            relation = next((name for words, name in _RELATIONS if words in verb), "applies")
            if "appl" in verb and _NOTHING.search(text, max(clause.span.start, match.start("verb") - 90), match.start("verb")):
                relation = "excludes"
            behind = references[bisect_right(starts, match.end() - 1) : bisect_left(starts, clause.span.end)]
            named = _overridden(text, match.end(), behind) if relation == "overrides" else _governed(text, match, behind)
            named = [reference for reference in named if reference.span.end <= clause.span.end]
            # Only an overriding clause is recorded with the whole instrument: "notwithstanding anything in this Act".
            targets = dict.fromkeys(t for reference in named for t in reference.targets if t or relation == "overrides")
            if targets:
                found.append(ScopeStatement(clause.eid, Span(match.start(), named[-1].span.end), relation, tuple(targets)))
    return tuple(found)


def _governed(text: str, match: re.Match[str], references: Sequence[Reference]) -> list[Reference]:
    """The citations behind a verb that belong to it: each right behind the last, and in the same sentence."""
    named: list[Reference] = []
    end = match.end()
    reach = _WIDER_REACH if _WIDER.match(match["verb"]) else REACH
    for reference in references:
        between = text[end : reference.span.start]
        is_near = reference.span.start - end < reach
        if not is_near and "ubject" in match["verb"] and len(between) < _CONDITIONS_REACH:
            is_near = _CONDITIONS_OF.match(between) is not None
        if not is_near or re.search(r"[.;]\s", between):
            break
        if named and match["verb"] in _OPENINGS and _GOES_ON.match(between):
            break
        named.append(reference)
        end = reference.span.end
    return named


def _overridden(text: str, start: int, references: Sequence[Reference]) -> list[Reference]:
    """The citations behind "notwithstanding" or "despite" that are what is overridden."""
    named: list[Reference] = []
    for reference in references:
        if reference.span.start - start >= _OVERRIDDEN_REACH:
            break
        between = text[start : reference.span.start]
        joined = _OVERRIDDEN_TOO.match(between)
        if named and not joined:
            break
        if not _OVERRIDDEN.match(between, joined.end() if named and joined else 0):
            break
        start = reference.span.end
        if _NEXT_SENTENCE_PART.match(text, reference.span.start, start):
            return [*named, replace(reference, targets=reference.targets[:1])]
        named.append(reference)
    return named
