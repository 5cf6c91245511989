"""Which clauses change another law: what they cite by number lies in that law, not in the one being read."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotator.records import Clause, Provision
from annotator.structure.numerals import number_key

# What an amended law is called where its name cannot be told.
UNNAMED = "the amended law"
_UNIT = r"(?:[Ss]ections?|[Pp]arts?|[Ss]chedules?|[Ss]ubparts?|[Aa]rticles?|[Ll]ong [Tt]itle|[Tt]itle|[Cc]ross-?heading)"
_HEADING = re.compile(
    rf"^(?:New\s+)?{_UNIT}\b[^.;]{{0,60}}\b(?:amended|replaced|repealed|inserted|substituted|omitted)\b"
    r"|^(?:Consequential\s+)?(?:Amendments?|Insertion|Substitution|Repeal)\s+(?:of|to|in)\b"
)
_SMALL = r"of|the|and|for|on|in|to"
_LAW = (
    rf"(?P<name>(?:[A-Z][\w’'&.-]*|\([A-Z][^()]{{2,60}}\))(?:\s(?:[A-Z][\w’'&.,-]*|{_SMALL}|\([A-Z][^()]{{2,60}}\))){{0,14}}?\s"
    r"(?:Act|Code|Ordinance|Law|Regulations|Decree)\b(?:,? \d{4})?)"
)
_AMENDS = re.compile(
    rf"\b(?:[Ss]ections?\s(?P<first>\d+[A-Z]*)(?:\s(?:to|and)\s(?P<last>\d+[A-Z]*))?|"
    rf"[Tt]his\s(?:[Pp]art|[Ss]ubpart|[Ss]ection|[Dd]ivision))\samends?\sthe\s{_LAW}"
)
_IS_AMENDED = re.compile(
    r"\b(?:Act|Code|Ordinance|Law|Regulations|Decree|Schedule|[Pp]rincipal Act|[Ss]ections?\s\d+[A-Z]*(?:\s?\(\w+\))*)"
    r"(?:[^.;]|\.(?=\d)){0,90}?\b(?:is|are)\s(?:hereby\s)?(?:further\s)?amended\b"
)
_NAMED = re.compile(
    rf"\b[Tt]he\s{_LAW}[^.;]{{0,90}}?\b(?:is|are)\s(?:hereby\s)?(?:further\s)?amended\b|"
    rf"\bof\sthe\s{_LAW.replace('name', 'owner')}"
)
_INSERTS = re.compile(
    r"\b(?:with|inserts?|inserting|substitut\w+|adding|insertion|following|thereof)\b[^.;:“\"]{0,80}(?:[:—–]|(?=[“\"]))"
)


class Amendments:
    """Answers which law a clause changes, and from where on its words are that law's.

    Parameters
    ----------
    text
        The whole text.
    provisions
        Its provisions; those that stand inside quoted text are known as such.
    """

    def __init__(self, text: str, provisions: tuple[Provision, ...]) -> None:
        self._text = text
        by_eid = {p.eid: p for p in provisions}
        self._quoted = {p.eid for p in provisions if any(a.kind == "quotedStructure" for a in _ancestors(by_eid, p))}
        self._ranges: list[tuple[int, int, str]] = []
        for match in _AMENDS.finditer(text):
            if match["first"]:
                low = number_key(match["first"])[0][0]
                high = number_key(match["last"])[0][0] if match["last"] else low
                self._ranges.append((low, high, " ".join(match["name"].split())))
        self._ranges.sort()
        self._numbers = {p.eid: number_key(p.num)[0][0] for p in provisions if p.kind in {"section", "article", "rule"} and p.num}

    def amended(self, clause: Clause) -> tuple[str, int] | None:
        """The law that a clause changes and the offset from which its words are inserted ones; ``None`` for other clauses."""
        start, end = clause.span.start, clause.span.end
        if clause.eid in self._quoted:
            return UNNAMED, start
        is_headed = bool(_HEADING.match(clause.heading.strip()))
        said = _IS_AMENDED.search(self._text, start, min(end, start + 400))
        if not is_headed and not said:
            return None
        if said and re.search(r"\b[Tt]his\s(?:Act|Law|Code)\b", said.group()):
            return None
        inserted = _INSERTS.search(self._text, start, end)
        return self._name(clause), inserted.end() if inserted else end

    def _name(self, clause: Clause) -> str:
        named = _NAMED.search(self._text, clause.span.start, min(clause.span.end, clause.span.start + 400))
        if named:
            return " ".join((named["name"] or named["owner"]).split())
        number = self._numbers.get(clause.eid.split("__")[0])
        if number is not None:
            at = bisect_right(self._ranges, (number, 1 << 30, "")) - 1
            if at >= 0 and self._ranges[at][0] <= number <= self._ranges[at][1]:
                return self._ranges[at][2]
        return UNNAMED


def _ancestors(by_eid: dict[str, Provision], provision: Provision) -> list[Provision]:
    found = [provision]
    while found[-1].parent is not None:
        found.append(by_eid[found[-1].parent])
    return found
