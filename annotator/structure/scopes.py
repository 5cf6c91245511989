"""Statements that tie provisions together: ``this Part applies to sections 48 to 53``, ``subject to section 4``."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotator.records import Clause, Reference, ScopeStatement, Span
from annotator.structure.citations import SCOPE

# Between the verb and the provision it governs stand at most so many characters.
REACH = 30
# "Subject to section 30, a notice under section 9 lapses": behind the comma begins what is subject to it.
_OPENINGS = frozenset({"Subject to", "subject to"})
_GOES_ON = re.compile(r"\s{0,9},\s{1,9}(?!(?:and|or|to)\b)\S")
# "Nothing in section 6 applies to an order under section 9": the verb is affirmed, what is said is not.
_NOTHING = re.compile(r"\bnothing in\b[^.;]{0,80}\Z", re.IGNORECASE)
_RELATIONS = (
    ("not appl", "excludes"),
    ("appl", "applies"),
    ("extend", "applies"),
    ("subject to", "subject"),
    ("notwithstanding", "overrides"),
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
            at = bisect_right(starts, match.end() - 1)
            targets: list[str] = []
            end = match.end()
            while at < len(references) and references[at].span.start - end < REACH and references[at].span.end <= clause.span.end:
                between = text[end : references[at].span.start]
                if re.search(r"[.;]\s", between) or (targets and match["verb"] in _OPENINGS and _GOES_ON.match(between)):
                    break
                targets.extend(target for target in references[at].targets if target)
                end = references[at].span.end
                at += 1
            if targets:
                verb = match["verb"].lower()
                relation = next((name for words, name in _RELATIONS if words in verb), "applies")
                if "appl" in verb and _NOTHING.search(
                    text, max(clause.span.start, match.start("verb") - 90), match.start("verb")
                ):
                    relation = "excludes"
                found.append(ScopeStatement(clause.eid, Span(match.start(), end), relation, tuple(dict.fromkeys(targets))))
    return tuple(found)
