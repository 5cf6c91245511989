"""Defined terms: ``"data" means ...``, ``'X' includes ...``, found where a law defines its words."""

from __future__ import annotations

import re

from annotator.records import Clause, Definition, Span

_QUOTED = re.compile(
    r"(?:[“\"‘«]|\*\*_|''|``)\s?(?P<term>[^“”\"‘’«»*\n]{2,80}?)\s?(?:[”\"’»]|_?\*\*|'')"
    r"(?=[^.;]{0,140}?\b(?:means?|includes?|has the (?:same )?meaning|have the (?:same )?meaning|refers? to|is defined|shall mean|"
    r"désigne|signifie|significa|se entiende)\b)"
)


def find_definitions(text: str, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """List defined terms with the provision that defines them, in document order."""
    found: list[Definition] = []
    for clause in clauses:
        for match in _QUOTED.finditer(text, clause.span.start, clause.span.end):
            found.append(Definition(match["term"].strip(" ,_"), clause.eid, Span(match.start("term"), match.end("term"))))
    return tuple(found)
