"""General safeguards clauses: provisions that say they govern the powers, or the warrants, of their Part or instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.reason.tree import CONTAINER_KINDS, ProvisionTree
from annotator.records import Judgement, Reference, Span

# "The powers in this Part", "an order made under this Act": what a provision governs, and how far. No sentence lies between.
_NOUN = (
    r"\b(?P<noun>powers?|procedures?|measures?|interferences?|functions?|orders?|warrants?|search(?:es)?|requests?|"
    r"authori[sz]ations?|directions?|notices?)\b"
)
_GOVERNED = re.compile(
    rf"{_NOUN}(?P<between>[^.;]{{0,70}}?)"
    r"\b(?:this|the present)\s+(?P<scope>Act|Law|Convention|Treaty|Regulation|Directive|Agreement|Code|Decree|Protocol|Ordinance|"
    r"Bill|Part|Chapter|Title|Division|Section)\b",
    re.IGNORECASE,
)
_CITES_PARTS = re.compile(
    r"\b(?:Parts?|Chapters?|Titles?|Divisions?|Sections?|Articles?)\s{1,3}(?:[IVXLC]{1,6}\b|\d)", re.IGNORECASE
)
_NOUN_ALONE = re.compile(_NOUN, re.IGNORECASE)
# "The powers conferred on an officer by Part II": how far before the citation the measure is named, in characters.
_NAMED_REACH = 130
_STOP = re.compile(r"[.;]\s")
_CONTAINERS = {"part": "part", "chapter": "chapter", "title": "title", "division": "division", "section": "division"}
_SAFEGUARDS = r"(?:conditions?|safeguards?|guarantees?|protections?)"
# "Such conditions and safeguards shall include", "those powers": a paragraph that goes on about what an earlier one governs.
_GOES_ON = re.compile(
    rf"\b(?:such|these|those|the\s+(?:said|above|aforementioned|foregoing)|the)\s+{_SAFEGUARDS}\b(?!\s+(?:of|for|on|in|under)\b)|"
    r"\b(?:such|these|those|the\s+(?:said|above|aforementioned|foregoing))\s+(?P<noun>powers|procedures|measures|interferences)\b",
    re.IGNORECASE,
)
_SETS_SAFEGUARDS = re.compile(rf"\b{_SAFEGUARDS}\b", re.IGNORECASE)
# An article so called goes on about the powers that one of its paragraphs names.
_HEADS_SAFEGUARDS = re.compile(r"\b(?:safeguards?|guarantees)\b", re.IGNORECASE)
# Nouns that mean any power; the others mean measures of their own kind.
_ANY_POWER = frozenset({"power", "procedure", "measure", "interference", "function"})


@dataclass(frozen=True, slots=True)
class GeneralClause:
    """A safeguards clause, the eId of what it governs (``""`` for the whole instrument), and the kinds of measure it means.

    ``kinds`` is empty where it means every power.
    """

    judgement: Judgement
    scope: str
    words: Span
    kinds: frozenset[str] = frozenset()


def find_general_clauses(
    judgements: Sequence[Judgement], text: str, tree: ProvisionTree, named: Iterable[Reference] = ()
) -> list[GeneralClause]:
    """General safeguards clauses in document order.

    An article may name its scope in its first paragraph, and word what it asks for in the next: "such safeguards shall include".

    Parameters
    ----------
    judgements, text, tree
        The instrument as perceived.
    named
        Citations that name measures by the provisions that allow them: "the powers conferred by Part II".
    """
    found: list[GeneralClause] = []
    by_clause: dict[str, list[Reference]] = {}
    for reference in named:
        by_clause.setdefault(reference.eid, []).append(reference)
    stating: GeneralClause | None = None  # what last named a scope, whether or not it words a safeguard itself
    headed: list[GeneralClause] = []  # what an article "General safeguards" has said so far that it governs
    for judgement in judgements:
        if headed and not _is_same_section(headed[0], judgement, tree):
            headed = []
        if judgement.powers:
            continue
        span = judgement.clause.span
        stated = _stated_scope(text[span.start : span.end])
        scope = None if stated is None else _governed(judgement.clause.eid, stated[0], tree)
        general: GeneralClause | None = None
        is_safeguard = "safeguard" in judgement.roles and bool(judgement.safeguards)
        cited = by_clause.get(judgement.clause.eid, ())
        if is_safeguard:
            found.extend(_by_citation(judgement, cited, text, tree))
            if stated is None and not cited:
                found.extend(replace(g, judgement=judgement) for g in headed)
        if stated is not None and scope is not None:
            first, last = span.start + stated[2].start, span.start + stated[2].end
            stating = general = GeneralClause(judgement, scope, Span(first, last), stated[1])
        elif stated is None and stating is not None and not stating.kinds and _is_same_section(stating, judgement, tree):
            back = _points_back(text, span, Span(stating.words.start, stating.judgement.clause.span.end))
            general = GeneralClause(judgement, stating.scope, back) if back is not None else None
        if general is not None and is_safeguard:
            found.append(general)
        if _HEADS_SAFEGUARDS.search(judgement.clause.heading):
            headed += [stating] if general is stating and stating is not None else []
            headed += [GeneralClause(judgement, target, r.span) for r in cited for target in r.targets if target]
    return found


def _by_citation(judgement: Judgement, named: Iterable[Reference], text: str, tree: ProvisionTree) -> Iterator[GeneralClause]:
    """A clause for each Part or Chapter, other than its own, whose measures it names."""
    clause, own = judgement.clause.span, tree.ancestors(judgement.clause.eid)
    for reference in named:
        start = max(clause.start, reference.span.start - _NAMED_REACH)
        before = _STOP.split(text[start : reference.span.start])[-1]
        nouns = [_singular(m["noun"].lower()) for m in _NOUN_ALONE.finditer(before)]
        if clause.contains(reference.span) and nouns:
            kinds = frozenset() if _ANY_POWER & set(nouns) else frozenset(nouns)
            for target in reference.targets:
                if tree.kind(target) in CONTAINER_KINDS and target not in own:
                    yield GeneralClause(judgement, target, reference.span, kinds)


def _is_same_section(earlier: GeneralClause, later: Judgement, tree: ProvisionTree) -> bool:
    return tree.section_of(earlier.judgement.clause.eid) == tree.section_of(later.clause.eid)


def _points_back(text: str, later: Span, earlier: Span) -> Span | None:
    """Where a paragraph points back to the safeguards, or the powers, of which an earlier one of its article speaks."""
    match = _GOES_ON.search(text, later.start, later.end)
    if match is None:
        return None
    said = text[earlier.start : earlier.end].lower()
    is_meant = match["noun"].lower().rstrip("s") in said if match["noun"] else _SETS_SAFEGUARDS.search(said)
    return Span(match.start(), match.end()) if is_meant else None


def _stated_scope(wording: str) -> tuple[str, frozenset[str], Span] | None:
    """The narrowest scope that a clause names beside a word for powers, the kinds of measure it means, and where it says so."""
    # "The measures of Chapters II to V of this Title": a citation says which of the Title's, and ``_by_citation`` reads it.
    matches = [m for m in _GOVERNED.finditer(wording) if not _CITES_PARTS.search(m["between"])]
    if not matches:
        return None
    scopes = [m["scope"].lower() for m in matches]
    scope = next((s for s in scopes if s in _CONTAINERS), scopes[0])
    kinds = {_singular(m["noun"]) for m in matches if m["scope"].lower() == scope}
    said = next(m for m in matches if m["scope"].lower() == scope)
    return scope, frozenset() if kinds & _ANY_POWER else frozenset(kinds), Span(said.start(), said.end())


def _singular(noun: str) -> str:
    plain = noun.lower().replace("iza", "isa")
    return plain.removesuffix("es") if plain.startswith("searches") else plain.removesuffix("s")


def _governed(eid: str, scope: str, tree: ProvisionTree) -> str | None:
    if scope not in _CONTAINERS:
        return ""
    above = tree.ancestors(eid)
    if scope == "section" and any(tree.kind(at) == "section" for at in above):
        return None  # a statute's own section, not the Section of a treaty that holds its articles
    for at in above:
        if tree.kind(at) == _CONTAINERS[scope]:
            return at
    return "" if scope != "section" else None
