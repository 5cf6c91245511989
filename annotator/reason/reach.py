"""What reaches a power: the clauses whose safeguards count for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.records import Judgement, Provision, Reference, ScopeStatement

# Words by which a provision says that it governs more than its own section.
_WHOLE = re.compile(
    r"\b(?:this|the present)\s+(?P<scope>Act|Law|Convention|Treaty|Regulation|Directive|Agreement|Code|Decree|Protocol|Ordinance|"
    r"Bill|Part|Chapter|Title|Division|Section)\b",
    re.IGNORECASE,
)
_POWERS = re.compile(
    r"\b(?:powers?|procedures?|measures?|orders?|warrants?|interference|search(?:es)?|requests?|authori[sz]ations?|directions?)\b",
    re.IGNORECASE,
)
_CONTAINERS = {"part": "part", "chapter": "chapter", "title": "title", "division": "division", "section": "division"}
BASIC_KINDS = frozenset({"section", "article", "rule", "clause", "paragraph", "content", "hcontainer"})


# How far before "this Part" the word for the powers it governs may stand, in characters.
_NEAR = 70


def _stated_scope(wording: str) -> str | None:
    """What a general clause says it governs: the narrowest of the scopes named beside a word for powers."""
    matches = list(_WHOLE.finditer(wording))
    if not matches or not _POWERS.search(wording):
        return None
    beside = [m for m in matches if _POWERS.search(wording[max(0, m.start() - _NEAR) : m.start()])] or matches
    scopes = [m["scope"].lower() for m in beside]
    return next((s for s in scopes if s in _CONTAINERS), scopes[0])


@dataclass(frozen=True, slots=True)
class Reach:
    """Safeguard-bearing clauses that reach one power, nearest first, and every place that was searched."""

    clauses: tuple[Judgement, ...]
    searched: tuple[str, ...]


class ReachResolver:
    """Answers what reaches a clause, on one instrument.

    Parameters
    ----------
    provisions
        The provision tree in document order.
    judgements
        Judgements in document order.
    text
        The document.
    references, scopes
        Citations and statements of scope, resolved to eIds.
    """

    def __init__(
        self,
        provisions: Sequence[Provision],
        judgements: Sequence[Judgement],
        text: str,
        references: Sequence[Reference] = (),
        scopes: Sequence[ScopeStatement] = (),
    ) -> None:
        self._parents: Mapping[str, str | None] = {p.eid: p.parent for p in provisions}
        self._kinds: Mapping[str, str] = {p.eid: p.kind for p in provisions}
        self._judgements = judgements
        self._by_section: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            self._by_section.setdefault(self.section_of(judgement.clause.eid), []).append(judgement)
        self._cited: dict[str, list[str]] = {}
        for reference in references:
            if not reference.instrument:
                self._cited.setdefault(reference.eid, []).extend(t for t in reference.targets if t)
        # "This section applies to sections 48 to 53": the clause that says so reaches each of its targets.
        self._reaching: dict[str, list[str]] = {}
        for statement in scopes:
            if statement.relation == "applies":
                for target in statement.targets:
                    self._reaching.setdefault(target, []).append(statement.eid)
        self._general = [(j, scope) for j in judgements if (scope := self._scope(j, text)) is not None]

    def ancestors(self, eid: str) -> list[str]:
        """The provision itself and those above it, nearest first."""
        chain = []
        at: str | None = eid
        while at is not None:
            chain.append(at)
            at = self._parents.get(at)
        return chain

    def section_of(self, eid: str) -> str:
        """The section or article that holds a provision."""
        for at in self.ancestors(eid):
            if self._kinds.get(at) in BASIC_KINDS and self._kinds.get(self._parents.get(at) or "") not in {
                "section",
                "article",
                "rule",
            }:
                return at
        return eid

    def _scope(self, judgement: Judgement, text: str) -> str | None:
        """eId of the container a general safeguards clause governs (``""`` for the whole instrument), or ``None``."""
        if "safeguard" not in judgement.roles or not judgement.safeguards or judgement.powers:
            return None
        span = judgement.clause.span
        wording = text[span.start : span.end]
        scope = _stated_scope(wording)
        if scope is None:
            return None
        if scope not in _CONTAINERS:
            return ""
        for at in self.ancestors(judgement.clause.eid):
            if self._kinds.get(at) == _CONTAINERS[scope]:
                return at
        return "" if scope != "section" else None

    def resolve(self, judgement: Judgement) -> Reach:
        """Clauses that reach a power.

        Its own, those of its section, those of sections it cites or that say they apply to it, and
        general safeguards whose scope covers it.
        """
        own = judgement.clause.eid
        section = self.section_of(own)
        siblings = [j for j in self._by_section.get(section, []) if j is not judgement]
        above = self.ancestors(own)
        near = [judgement, *siblings]
        linked = [j for j in self._linked(own, section, above) if j not in near]
        general = [j for j, scope in self._general if (scope == "" or scope in above) and j not in near and j not in linked]
        clauses = (*near, *linked, *general)
        searched = [own, *([section] if section != own else []), *(j.clause.eid for j in [*linked, *general])]
        return Reach(clauses, tuple(dict.fromkeys(searched)))

    def _linked(self, own: str, section: str, above: Sequence[str]) -> list[Judgement]:
        """Clauses with safeguards in the sections that a power cites, or that say they apply to it."""
        sections = [self.section_of(t) for t in self._cited.get(own, ()) if t in self._parents]
        for at in above:
            sections += [self.section_of(eid) for eid in self._reaching.get(at, ()) if eid in self._parents]
        found = [j for s in dict.fromkeys(sections) if s != section for j in self._by_section.get(s, [])]
        return [j for j in found if j.safeguards and not j.powers]
