"""Powers that override: what a clause says it may do "notwithstanding section 9", or "without a warrant".

The safeguard that a power expressly sets aside is no safeguard of that power, however widely it is worded.
"""

from __future__ import annotations

import re
from enum import Enum

from annotator.reason.matrix.subjects import OF_SECTION
from annotator.reason.statements import Statements
from annotator.reason.tree import CONTAINER_KINDS
from annotator.records import Judgement, Span


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
_DECISION = r"(?:orders?|authori[sz]ations?|approvals?|permission|leave|decisions?|sanction|consent|warrants?)"
_BARE = r"(?:(?:an?|any|the|such|prior|previous|judicial|court|search|arrest|interception)\s{1,3}){0,4}"
# What only a court gives.
_OF_COURT = (
    rf"(?:warrants?\b|(?:court|judicial)\s{{1,3}}{_DECISION}\b|{_DECISION}\s{{1,3}}(?:of|from|by)\s{{1,3}}"
    r"(?:(?:an?|any|the|competent|investigating|high)\s{1,3}){0,3}(?:courts?|judges?|magistrates?|justices?)\b)"
)
_WITHOUT = re.compile(
    r"\bwithout\s{1,3}(?:(?:a|an|any|the|such|need|needing|necessity|requirement|for|of|first|prior|previous|previously|further|having|"
    r"obtaining|obtained|seeking|requiring|search|arrest|interception|authority)\s{1,3}){0,6}"
    rf"{_OF_COURT}|"
    # "Without recourse to the court", "without having to apply to a judge", "without the intervention of a judge".
    r"\bwithout\s{1,3}(?:(?:the|any|prior|first|having|need|having|for)\s{1,3}){0,3}(?:recourse|reference|appl(?:ying|ication)|resort(?:ing)?|"
    r"going|intervention|involvement|to\s{1,3}apply)\s{1,3}(?:to|of|by)\s{1,3}(?:(?:an?|any|the|competent)\s{1,3}){0,2}"
    r"(?:courts?|judges?|magistrates?|justices?)\b|"
    rf"\bin\s{{1,3}}the\s{{1,3}}absence\s{{1,3}}of\s{{1,3}}{_BARE}{_OF_COURT}|\bwarrantless\b|\bwith\s{{1,3}}or\s{{1,3}}without\s{{1,3}}an?\s{{1,3}}warrant\b|"
    # "A warrant is not required", "need not obtain a warrant", "it shall not be necessary to obtain a court order".
    rf"(?:\bno\s{{1,3}}{_BARE}{_OF_COURT}[^.;,]{{0,20}}?\b(?:is|shall\s{{1,3}}be)|{_OF_COURT}[^.;,]{{0,20}}?\b(?:is|shall|are)\s{{1,3}}not(?:\s{{1,3}}be)?)"
    r"\s{1,3}(?:required|needed|necessary)\b(?!\s{1,3}to\s{1,3}(?:state|specify|name|contain|describe|identify|be|set|include|show)\b)|"
    rf"\b(?:need\s{{1,3}}not|(?:does|do|shall|is)\s{{1,3}}not\s{{1,3}}(?:be\s{{1,3}})?(?:require[d]?|need|necessary|obliged)(?:\s{{1,3}}to)?)\s{{1,3}}"
    rf"(?:(?:obtain|seek|secure|have|first|apply\s{{1,3}}for)\s{{1,3}}){{0,2}}{_BARE}{_OF_COURT}|"
    # "Where it is not practicable to obtain a warrant", "if it is impracticable to apply".
    r"\b(?:not\s{1,3}(?:be\s{1,3})?(?:reasonably\s{1,3})?(?:practicable|possible|feasible)|impracticable|impractical)[^.;,]{0,30}?\bto\s{1,3}"
    r"(?:apply\b|(?:make|submit)\s{1,3}an\s{1,3}application|(?:obtain|seek|secure|get|await)\s{1,3}"
    r"(?:(?:an?|any|the|such|prior|search|judicial|interception)\s{1,3}){0,4}"
    r"(?:warrants?|orders?|authori[sz]ations?|approvals?)\b)",
    re.IGNORECASE,
)
# "No officer may enter without a warrant", "whoever intercepts without a warrant": the opposite of a leave to do so.
_FORBIDS = re.compile(
    r"\b(?:no|not|nor|neither|never|nobody|none|unlawful|prohibited|offen[cs]e|whoever)\b[^.;]{0,200}\Z", re.IGNORECASE
)
_SENTENCE = 250
_COURT = re.compile(r"\b(?:courts?|judges?|magistrates?|justices?|tribunals?|warrants?|judicial\w*)\b", re.IGNORECASE)


def dispenses_with_court(wording: str) -> bool:
    """Whether a power may be used without a court's decision, in so many words."""
    return any(not _FORBIDS.search(wording[max(0, m.start() - _SENTENCE) : m.start()]) for m in _WITHOUT.finditer(wording))


def is_denied_court(wording: str, words: Span) -> bool:
    """Whether the words in which a court was perceived only do without it: “without an order of a court, direct a host”.

    Parameters
    ----------
    wording, words
        The words of the clause, and the stretch of them that carries the safeguard.
    """
    for match in _WITHOUT.finditer(wording):
        is_leave = not _FORBIDS.search(wording[max(0, match.start() - _SENTENCE) : match.start()])
        if is_leave and match.start() < words.end and words.start < match.end():
            return not _COURT.search(wording[words.start : match.start()] + "\n" + wording[match.end() : words.end])
    return False


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
