"""General safeguards clauses: provisions that say they govern the powers, or the warrants, of their Part or instrument."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Span

# "The powers in this Part", "an order made under this Act": what a provision governs, and how far. No sentence lies between.
_GOVERNED = re.compile(
    r"\b(?P<noun>powers?|procedures?|measures?|interferences?|functions?|orders?|warrants?|search(?:es)?|requests?|"
    r"authori[sz]ations?|directions?|notices?)\b(?P<between>[^.;]{0,70}?)"
    r"\b(?:this|the present)\s+(?P<scope>Act|Law|Convention|Treaty|Regulation|Directive|Agreement|Code|Decree|Protocol|Ordinance|"
    r"Bill|Part|Chapter|Title|Division|Section)\b",
    re.IGNORECASE,
)
_CONTAINERS = {"part": "part", "chapter": "chapter", "title": "title", "division": "division", "section": "division"}
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


def find_general_clauses(judgements: Sequence[Judgement], text: str, tree: ProvisionTree) -> list[GeneralClause]:
    """General safeguards clauses in document order."""
    found = []
    for judgement in judgements:
        if "safeguard" not in judgement.roles or not judgement.safeguards or judgement.powers:
            continue
        span = judgement.clause.span
        stated = _stated_scope(text[span.start : span.end])
        scope = None if stated is None else _governed(judgement.clause.eid, stated[0], tree)
        if stated is not None and scope is not None:
            first, last = span.start + stated[2].start, span.start + stated[2].end
            found.append(GeneralClause(judgement, scope, Span(first, last), stated[1]))
    return found


def _stated_scope(wording: str) -> tuple[str, frozenset[str], Span] | None:
    """The narrowest scope that a clause names beside a word for powers, the kinds of measure it means, and where it says so."""
    matches = list(_GOVERNED.finditer(wording))
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
