"""Cross-references: what a clause cites, resolved to eIds where it lies in the same law.

``section 5 (2) (a)``, ``sections 48 to 53``, ``Articles 14 and 15``, ``Article 5(5), points (a) to (h)``,
``paragraph 1 of this article``, ``this Part``, ``the preceding section``; ``section 3 of the Penal Code`` and what an
amending clause says about the amended law are kept apart as another instrument's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from annotator.records import Clause, Provision, Reference, Span
from annotator.structure.amendments import Amendments
from annotator.structure.citations import (
    ACT,
    BELOW,
    CITATION,
    COUNTS,
    INSTRUMENT,
    NOTE,
    OF_OTHER,
    OF_SELF,
    OF_SUCH,
    OF_UNIT,
    SELF,
    SEVERAL,
    SHARED_OWNER,
    STATUTE,
    TITLE,
    TOP,
    UNIT_NOUNS,
    USC,
    homogeneous,
    singular,
)
from annotator.structure.lookup import ProvisionIndex
from annotator.structure.numerals import number_key
from annotator.structure.resolution import resolve, resolve_below, resolve_list

# How far behind a citation the words stand that name another instrument.
INSTRUMENT_REACH = 90
# Units named one inside the other behind a citation: ``of paragraph (a) of subsection (1) of section 3``.
MOST_OWNERS = 6
_TRAILING = re.compile(r"(?:[\s,.]+(?:of|the|and|on|for|to|in|de|la|du|del|des|et|y))*[\s,.]*$")
# A note such as ``[Repealed, 2005, c. 25, s. 9]`` names the amending act within so many characters before the section.
NOTE_REACH = 60
_PATTERNS = (CITATION, SELF, ACT, SEVERAL)


@dataclass(frozen=True, slots=True)
class _Owner:
    """What owns a cited provision, and where its name ends; it is missing if this law has no such provision."""

    end: int
    eid: str | None = None
    instrument: str = ""
    is_missing: bool = False


def find_references(text: str, provisions: tuple[Provision, ...], clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """List the cross-references of a law in document order.

    Parameters
    ----------
    text
        The whole text.
    provisions, clauses
        Its structure.
    """
    finder = _Finder(text, provisions)
    return tuple(reference for clause in clauses for reference in finder.references(clause))


class _Finder:
    """What is known of the whole law while its clauses are searched one by one."""

    def __init__(self, text: str, provisions: tuple[Provision, ...]) -> None:
        self.text = text
        self.tree = ProvisionIndex(provisions, text)
        self.starts = sorted(p.span.start for p in provisions)
        self.amendments = Amendments(text, provisions)

    def references(self, clause: Clause) -> list[Reference]:
        """References of one clause in document order, without overlaps."""
        found: list[Reference] = []
        start, end = clause.span.start, clause.span.end
        until = start
        amended = self.amendments.amended(clause)
        following = [pattern.search(self.text, start, end) for pattern in _PATTERNS]
        while True:
            for index, pattern in enumerate(_PATTERNS):
                waiting = following[index]
                if waiting is not None and waiting.start() < until:
                    following[index] = pattern.search(self.text, until, end)
            ahead = [match for match in following if match is not None]
            if not ahead:
                return found
            match = min(ahead, key=lambda m: m.start())
            reference = self._read(match, clause, end)
            until = max(match.start() + 1, reference.span.end if reference else match.end())
            if reference is not None:
                found.append(reference if amended is None else self._in_amendment(reference, match, *amended))

    def _read(self, match: re.Match[str], clause: Clause, limit: int) -> Reference | None:
        if match.re is ACT:
            return Reference(clause.eid, Span(match.start(), match.end()), "act", (), match.group())
        if match.re is SEVERAL:
            return self._several(match, clause)
        return self._self_reference(match, clause) if match.re is SELF else self._citation(match, clause, limit)

    def _in_amendment(self, reference: Reference, match: re.Match[str], law: str, inserted: int) -> Reference:
        """What an amending clause cites lies in the amended law, apart from ``this Act`` in the amending words."""
        if reference.instrument or (match.re is SELF and match.start() < inserted):
            return reference
        if any("__qstr_" in target for target in reference.targets):
            return reference
        if match.start() >= inserted or reference.kind in TOP or not reference.targets:
            return Reference(reference.eid, reference.span, reference.kind, (), law)
        return reference

    def _self_reference(self, match: re.Match[str], clause: Clause) -> Reference | None:
        noun = singular(match["noun"])
        span = Span(match.start(), match.end())
        kinds = UNIT_NOUNS.get(noun)
        is_own = not _step(match["which"])
        if kinds is None or (noun == "regulation" and not self.tree.has_kind("rule")):
            return Reference(clause.eid, span, "act", ("",)) if is_own else None
        meant = self._unit_beside(match["which"], noun, clause)
        return Reference(clause.eid, span, meant.kind if meant else kinds[0], (meant.eid,) if meant else ())

    def _several(self, match: re.Match[str], clause: Clause) -> Reference | None:
        """``the two preceding sections``: as many units before or after the own one."""
        noun = singular(match["noun"])
        step = _step(f"the {match['way'] or match['towards']}")
        found: list[Provision] = []
        unit = self._unit_beside("this", noun, clause)
        for _ in range(COUNTS.index(match["count"] or match["many"]) + 2):
            unit = self.tree.neighbour(unit, step) if unit else None
            if unit is not None:
                found.append(unit)
        if not found:
            return None
        targets = tuple(p.eid for p in sorted(found, key=lambda p: p.span))
        return Reference(clause.eid, Span(match.start(), match.end()), found[0].kind, targets)

    def _unit_beside(self, which: str, noun: str, clause: Clause) -> Provision | None:
        """The unit around a clause, for ``this section``, or the one before or after it, for ``the preceding section``."""
        kinds, step = UNIT_NOUNS.get(noun, ()), _step(which)
        around = self.tree.ancestors(clause.eid)
        own = next((p for p in around if p.kind in kinds or (noun == "section" and p.kind == "division")), None)
        return self.tree.neighbour(own, step) if own and step else own

    def _citation(self, match: re.Match[str], clause: Clause, limit: int) -> Reference | None:
        if match["ordinal"]:
            noun, listed, at = "schedule", str(number_key(match["ordinal"])[0][0]), match.end()
        else:
            noun = singular(match["noun"])
            plain = TITLE.sub(lambda title: " " * len(title.group()), match["list"])
            listed = self._within_provision(match.start("list"), homogeneous(plain, noun))
            at = match.start("list") + len(listed)
        kinds = UNIT_NOUNS.get(noun)
        if kinds is None or not listed:
            return None
        if len(listed.strip()) == 1 and listed.strip().islower() and kinds[0] in TOP:
            return None
        note = self._amending_note(match.start(), limit)
        if note:
            return Reference(clause.eid, Span(match.start(), at), kinds[0], (), note)
        owner = self._owner(at, limit, clause)
        end = owner.end
        if owner.instrument:
            return Reference(clause.eid, Span(match.start(), end), kinds[0], (), owner.instrument)
        if owner.is_missing and kinds[0] not in TOP:
            # ``subsection (2) of section 99`` where this law has no such section is not the citing section's own.
            return Reference(clause.eid, Span(match.start(), end), kinds[0], ())
        found = resolve_list(self.tree, kinds, listed, owner.eid or clause.eid)
        if end == at and len(found) == 1 and kinds[0] in TOP:
            end, below, instrument = self._below(at, limit, clause, found[0])
            found = below or found
            if instrument:
                return Reference(clause.eid, Span(match.start(), end), kinds[0], (), instrument)
        targets = [p.eid for p in found] or ([owner.eid] if owner.eid else [])
        return Reference(clause.eid, Span(match.start(), end), kinds[0], tuple(dict.fromkeys(targets)))

    def _within_provision(self, start: int, listed: str) -> str:
        """A list of numbers cut where the next provision begins: ``an offence under subsection (1) (a) is guilty``."""
        at = bisect_right(self.starts, start)
        if at < len(self.starts) and self.starts[at] < start + len(listed):
            return listed[: self.starts[at] - start].rstrip()
        return listed

    def _amending_note(self, at: int, limit: int) -> str:
        """Name of the act that ``[Repealed, 2005, c. 25, s. 9]`` or ``Act No. 1 of 2009, s. 5`` cites, or ``""``."""
        note = NOTE.search(self.text, max(0, at - NOTE_REACH), at)
        is_note = note is not None and (note["act"].startswith("Act") or "]" in self.text[at : min(limit, at + NOTE_REACH)])
        return note["act"].strip(" ,") if note and is_note else ""

    def _below(self, at: int, limit: int, clause: Clause, owner: Provision) -> tuple[int, list[Provision], str]:
        """``Article 5(5), points (a) to (h)``: the subdivisions named behind a provision, and another law behind those."""
        found: list[Provision] = []
        match = BELOW.match(self.text, at, limit)
        while match:
            listed = homogeneous(match["list"], singular(match["noun"]))
            inner = resolve_below(self.tree, (found or [owner])[-1], listed)
            behind = self._owner(match.start("list") + len(listed), limit, clause)
            at = behind.end
            if behind.instrument:
                return at, [], behind.instrument
            found = inner or found
            match = BELOW.match(self.text, at, limit)
        return at, found, ""

    def _owner(self, at: int, limit: int, clause: Clause) -> _Owner:
        """What follows ``of``: a provision of this law that owns the cited one, or another instrument.

        Of ``of subsection (1) of section 3`` the last unit is looked up first, and each before it inside the one behind.
        """
        units: list[re.Match[str]] = []
        unit = OF_UNIT.match(self.text, at, limit)
        while unit and len(units) < MOST_OWNERS:
            units.append(unit)
            unit = OF_UNIT.match(self.text, unit.end(), limit)
        owner = self._last_owner(units[-1].end() if units else at, limit, clause)
        if owner.instrument:
            return owner
        for unit in reversed(units):
            kinds = UNIT_NOUNS[singular(unit["noun"])]
            if owner.is_missing and kinds[0] not in TOP:
                continue
            provision = resolve(self.tree, kinds, unit["number"], owner.eid or clause.eid, None)
            eid = provision.eid if provision else owner.eid
            owner = _Owner(owner.end, eid, is_missing=eid is None)
        return owner

    def _last_owner(self, at: int, limit: int, clause: Clause) -> _Owner:
        """``of this article``, ``of the preceding section``, or another instrument."""
        own = OF_SELF.match(self.text, at, limit)
        if own is None:
            end, _, instrument = self._instrument(at, limit)
            return _Owner(end, instrument=instrument)
        noun = singular(own["noun"])
        meant = self._unit_beside(own["which"], noun, clause)
        return _Owner(own.end(), meant.eid if meant else None, is_missing=meant is None and bool(_step(own["which"])))

    def _instrument(self, at: int, limit: int) -> tuple[int, None, str]:
        """Another instrument named right behind a citation."""
        text = self.text
        such = OF_SUCH.match(text, at, limit)
        if such:
            return such.end(), None, such["name"]
        act = ACT.search(text, at, min(limit, at + 40))
        if act and re.fullmatch(r"\s*(?:,\s*)?(?:point \(\w+\),?\s*)?(?:of|in)\s(?:[A-Z]\w+\s)?", text[at : act.start()]):
            return act.end(), None, act.group()
        statute = STATUTE.match(text, at, limit)
        if statute:
            return statute.end(), None, statute["name"]
        usc = USC.match(text, at, limit)
        if usc and not text.startswith("of this", at + 1):
            return usc.end(), None, usc.group().strip(" of")
        other = OF_OTHER.match(text, at, min(limit, at + INSTRUMENT_REACH))
        if other and INSTRUMENT.search(other["name"]) and not re.match(r"(?:This|this)\b", other["name"]):
            return _named(other)
        shared = SHARED_OWNER.match(text, at, limit)
        if shared and shared.end() > at:
            other = OF_OTHER.match(text, shared.end(), min(limit, shared.end() + INSTRUMENT_REACH))
            if other and INSTRUMENT.search(other["name"]):
                return at, None, _named(other)[2]
        return at, None, ""


def _step(which: str) -> int:
    """-1 for the unit before, 1 for the one after, 0 for the own one."""
    words = which.lower().split()
    if words[-1] in {"preceding", "previous", "foregoing"}:
        return -1
    return 1 if words[-1] in {"next", "following", "succeeding"} else 0


def _named(match: re.Match[str]) -> tuple[int, None, str]:
    """Name of another instrument without the small words that trail it."""
    name = _TRAILING.sub("", match["name"])
    return match.start("name") + len(name), None, name
