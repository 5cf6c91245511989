"""Where a defined term holds: ``In this Part``, ``For the purposes of section 9``, ``In sections 4 to 7``."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from annotator.letters import fold_letters
from annotator.records import Clause, Provision
from annotator.structure.citations import LIST, NOUN, UNIT_NOUNS, homogeneous, singular
from annotator.structure.lookup import ProvisionIndex
from annotator.structure.resolution import resolve_list

# ``In this Act`` resets what ``In this section`` before it narrowed.
_THIS = re.compile(
    r"\b(?:[Ii]n|[Ff]or the purposes? of|[Aa]s used in|[Uu]nder|[Aa]pply (?:in|to)) th(?:is|e present) "
    r"(?P<noun>(?i:section|article|part|chapter|division|subdivision|schedule|annex|sub-?section|paragraph|subpart|sub-?chapter|title|act|law|code|convention|"
    r"regulation|directive|protocol|ordinance|decree))\b"
)
# Only where a sentence begins: ``"order" means an order for the purposes of section 9`` narrows no term.
_NUMBERED = re.compile(rf"\b(?:In|For\sthe\spurposes?\sof|As\sused\sin)\s(?P<noun>(?:{NOUN})s?)\s(?P<list>{LIST})")
_FOLLOWED = re.compile(r"(?:\sof\sthis\s\w+)?\s*(?:[,:—–“\"‘«„'*]|the\s(?:words?|terms?|expressions?|phrases?)\b|a\sreference\b)")
# ``In section 4, insert: "order" means`` speaks of another law's section.
_AMENDING = re.compile(
    r"[^.;:\n]{0,80}\b(?:[Ii]nsert|[Rr]eplac|[Rr]epeal|[Oo]mit|[Dd]elet|[Ss]ubstitut|[Aa]mend|[Aa]dd(?:ed|ing)?\b|"
    r"[Ii]n\sthe\sdefinition)"
)
# Behind the dash of ``For the purposes of subsection (2)— (a)`` an enumeration begins.
_DASH = re.compile(r"[—–]\s")
_THIS_KINDS = {
    "section": ("section", "quotedStructure", "division"), "schedule": ("attachment",), "annex": ("attachment",),
    "paragraph": ("paragraph", "subsection", "subparagraph", "point"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScopePhrase:
    """The provision that words of scope name, for the terms from the words on until an offset; ``""`` is the whole law."""

    start: int
    until: int
    eid: str


class DefinitionScopes:
    """Finds the words of scope of a clause and what they name.

    Parameters
    ----------
    text
        The whole text.
    provisions
        Its provisions in document order.
    """

    def __init__(self, text: str, provisions: tuple[Provision, ...]) -> None:
        self._text = text
        self._provisions = provisions
        self._by_eid = {p.eid: p for p in provisions}

    @cached_property
    def _tree(self) -> ProvisionIndex:
        return ProvisionIndex(self._provisions, self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [p.span.start for p in self._provisions]

    def phrases(self, clause: Clause) -> list[ScopePhrase]:
        """The words of scope of a clause in document order."""
        start, end = clause.span.start, clause.span.end
        found = [ScopePhrase(m.start(), end, self._around(m["noun"], clause.eid)) for m in _THIS.finditer(self._text, start, end)]
        for match in _NUMBERED.finditer(self._text, start, end):
            listed = _DASH.split(homogeneous(match["list"], singular(match["noun"])))[0]
            behind = match.start("list") + len(listed)
            if not _FOLLOWED.match(self._text, behind, end) or _AMENDING.match(self._text, behind, end):
                continue
            found.append(
                ScopePhrase(
                    match.start(), self._end(match.start(), end), self._named(singular(match["noun"]), listed, clause.eid)
                )
            )
        return sorted(found, key=lambda phrase: phrase.start)

    def _around(self, noun: str, eid: str) -> str:
        """The provision of a kind around a clause; ``""`` if the noun means the instrument."""
        plain = fold_letters(noun).replace("-", "")
        kinds = _THIS_KINDS.get(plain, (plain,))
        provision = self._by_eid.get(eid)
        while provision is not None and provision.kind not in kinds:
            provision = self._by_eid.get(provision.parent) if provision.parent else None
        return provision.eid if provision else ""

    def _named(self, noun: str, listed: str, eid: str) -> str:
        """The provision cited, or the closest one around all that are; of one that is not here the defining one."""
        cited = resolve_list(self._tree, UNIT_NOUNS.get(noun, ("",)), listed, eid)
        if not cited:
            return eid
        others = [{above.eid for above in self._tree.ancestors(provision.eid)} for provision in cited[1:]]
        return next((p.eid for p in self._tree.ancestors(cited[0].eid) if all(p.eid in above for above in others)), "")

    def _end(self, at: int, end: int) -> int:
        """Where the innermost provision ends that holds an offset: ``In section 9`` of subsection (1) is none of (2)."""
        index = bisect_right(self._starts, at) - 1
        provision = self._provisions[index] if index >= 0 else None
        while provision is not None and provision.span.end <= at:
            provision = self._by_eid.get(provision.parent) if provision.parent else None
        return min(end, provision.span.end) if provision else end


def scope_at(phrases: list[ScopePhrase], at: int) -> str:
    """What the last words of scope before a term name; ``""`` for the whole instrument."""
    return next((phrase.eid for phrase in reversed(phrases) if phrase.start < at < phrase.until), "")
