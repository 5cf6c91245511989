"""Exceptions, exemptions and defences: where a law says that something does not hold, and for what.

A rule or an offence can only be judged with what is carved out of it, so these are recorded with what they limit.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from annotator.records import Clause, ExceptionStatement, Reference, Span

# An exception ends with its sentence, and at the latest after this many characters.
LONGEST = 600
_KINDS: dict[str, tuple[str, ...]] = {
    "defence": (
        r"\bit (?:shall be|is) (?:a |an )?(?:affirmative |good )?defen[cs]e\b",
        r"\bdefen[cs]e (?:to|in) (?:a |any )?(?:charge|prosecution|proceedings?)\b",
        r"\b(?:is|shall) not (?:be )?(?:guilty of|convicted of|commit|liable (?:for|to)) an? offen[cs]e\b",
        r"\bdoes not commit an offen[cs]e\b",
        r"\bcommits? no offen[cs]e\b",
        r"\bno offen[cs]e (?:under [^.;]{0,60} )?is committed\b",
        r"\b(?:is|are) not (?:an )?offen[cs]es? under\b",
        r"\bno (?:person|one) (?:shall be|is) (?:guilty|liable|punish\w+)\b",
        r"\bshall not (?:constitute|be considered|be deemed to be|be regarded as) an offen[cs]e\b",
        r"\bit (?:shall|is) not (?:be )?(?:an offen[cs]e|unlawful)\b",
    ),
    "exemption": (
        r"\b(?:does|do|shall|will) not (?:apply|extend to)\b",
        r"\bnothing in (?:this|the|sub-?sections?|sections?|paragraphs?|articles?)\b",
        r"\b(?:is|are|shall be) exempt(?:ed)? from\b",
        r"\bshall not be (?:construed|interpreted|read) (?:as|to|so)\b",
        r"\bis not required to\b",
    ),
    "proviso": (r"\bprovided,?(?: (?:however|further|also|always|that))*,? that\b",),
    "exception": (
        r"\bunless\b",
        r"\bexcept (?:as|where|when|in|for|with|to|if|by|under|that|pursuant|on)\b",
        r"\bsave (?:as|where|in|for)\b",
        r"\bwithout (?:lawful|reasonable|just|legal) (?:excuse|authority|justification|cause)\b",
        r"\bother than (?:as|in accordance|pursuant)\b",
        r"\bwith the exception of\b",
    ),
}
_ANY = re.compile("|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in _KINDS.items()), re.IGNORECASE)
_END = re.compile(r"[.;](?=\s|$)|\n[^\S\n]*\n")


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
        Each from its first word to the end of its sentence; its targets are the provisions that it cites, or its own
        clause where it cites none. A later statement inside an earlier one's sentence is part of that one.
    """
    starts = [reference.span.start for reference in references]
    found: list[ExceptionStatement] = []
    for clause in clauses:
        until = clause.span.start
        for match in _ANY.finditer(text, clause.span.start, clause.span.end):
            if match.start() < until:
                continue
            limit = min(clause.span.end, match.start() + LONGEST)
            end = _END.search(text, match.end(), limit)
            until = end.start() if end else limit
            while text[until - 1].isspace():
                until -= 1
            cited = references[bisect_left(starts, match.start()) : bisect_left(starts, until)]
            targets = tuple(dict.fromkeys(t for r in cited for t in r.targets if t)) or (clause.eid,)
            found.append(ExceptionStatement(clause.eid, Span(match.start(), until), str(match.lastgroup), targets))
    return tuple(found)
