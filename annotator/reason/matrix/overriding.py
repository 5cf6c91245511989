"""Powers that override: what a clause says it may do "notwithstanding section 9", or "without a warrant".

The safeguard that a power expressly sets aside is no safeguard of that power, however widely it is worded.
"""

from __future__ import annotations

import re
from enum import Enum

from annotator.reason.matrix.subjects import OF_SECTION
from annotator.reason.statements import Statements
from annotator.reason.tree import CONTAINER_KINDS
from annotator.records import Judgement


class SetAside(Enum):
    """How much of a clause a power sets aside.

    ``CONDITIONS``: what must be decided before it is used. An appeal or a report to Parliament is not inconsistent with a power
    that holds "notwithstanding anything in this Act".
    """

    NOTHING = 0
    CONDITIONS = 1
    EVERYTHING = 2


# Safeguards that are conditions of use.
CONDITIONS = frozenset({"legality", "necessity", "proportionality", "judicial-authorisation"})
# "Despite subsection (1), no data may be ...", "..., the officer shall not": what is overridden here is a leave, not a safeguard.
_RESTRICTS = re.compile(
    r"\s{0,9},?\s{1,9}(?:no\b|nothing\b|neither\b|[^.;,]{0,80}?\b(?:shall|may|must|does|do|is|are|can) not\b)", re.IGNORECASE
)
_NOT_SUBJECT = re.compile(r"\bnot (?:be )?subject to\b", re.IGNORECASE)


class Overrides:
    """Answers what a power sets aside, on one instrument.

    Parameters
    ----------
    statements
        What the instrument says of its own provisions.
    """

    def __init__(self, statements: Statements) -> None:
        text, tree = statements.text, statements.tree
        self._tree = tree
        self._cited: dict[str, set[str]] = {}
        for reference in statements.references:
            self._cited.setdefault(reference.eid, set()).update(filter(None, reference.targets))
        # What overrides (a clause, or what it says holds notwithstanding), and what is overridden.
        self._overridden: dict[str, set[str]] = {}
        for scope in statements.scopes:
            if scope.relation != "overrides" or _RESTRICTS.match(text, scope.span.end):
                continue
            words = text[scope.span.start : scope.span.end]
            holders = statements.subjects.of(scope)
            if OF_SECTION.match(words):
                holders.append(tree.section_of(scope.eid))
            elif not _NOT_SUBJECT.search(words):  # "an inspector who is not subject to section 9" says it of a person
                holders.append(scope.eid)
            for holder in holders:
                self._overridden.setdefault(holder, set()).update(scope.targets)

    def sets_aside(self, judgement: Judgement, power: Judgement) -> SetAside:
        """How much of a clause a power sets aside; what speaks of the power by its number stays.

        Parameters
        ----------
        judgement, power
            The clause, and the clause that confers the power.
        """
        above = self._tree.ancestors(power.clause.eid)
        overridden = {target for at in above for target in self._overridden.get(at, ())}
        if not overridden or judgement is power:
            return SetAside.NOTHING
        around = self._tree.ancestors(judgement.clause.eid)
        if self._cited.get(judgement.clause.eid, set()) & (set(above) - set(around)):
            return SetAside.NOTHING
        units = [target for target in overridden if target in around and not self._is_container(target)]
        if any(target not in above for target in units):
            return SetAside.EVERYTHING
        # "Anything in this Part" means the other sections of the Part, "anything in this section" its other subsections.
        if self._tree.section_of(judgement.clause.eid) == self._tree.section_of(power.clause.eid):
            return SetAside.CONDITIONS if units else SetAside.NOTHING
        return SetAside.CONDITIONS if overridden & {"", *around} else SetAside.NOTHING

    def _is_container(self, eid: str) -> bool:
        return not eid or self._tree.kind(eid) in CONTAINER_KINDS
