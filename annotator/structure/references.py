"""Cross-references and scope statements: what a clause cites, resolved to eIds where it lies in the same law.

``section 5 (2) (a)``, ``sections 48 to 53``, ``Articles 14 and 15``, ``paragraph 1 of this article``, ``this Part``,
``the preceding section``; ``section 3 of the Penal Code`` is kept apart as another instrument's.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from annotator.records import Clause, Provision, Reference, ScopeStatement, Span
from annotator.structure.citations import (
    ACT,
    BASIC,
    CITATION,
    INSTRUMENT,
    MEMBER,
    OF_OTHER,
    OF_SELF,
    OF_UNIT,
    SCOPE,
    SELF,
    STATUTE,
    SUB,
    TOP,
    UNIT_NOUNS,
    USC,
)
from annotator.structure.lookup import ProvisionIndex
from annotator.structure.numerals import number_key

# How far behind a citation the words stand that name another instrument.
INSTRUMENT_REACH = 90


def find_references(text: str, provisions: tuple[Provision, ...], clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """List the cross-references of a law in document order.

    Parameters
    ----------
    text
        The whole text.
    provisions, clauses
        Its structure.
    """
    tree = ProvisionIndex(provisions)
    found: list[Reference] = []
    reference: Reference | None
    for clause in clauses:
        start, end = clause.span.start, clause.span.end
        until = start
        matches = sorted(
            [*CITATION.finditer(text, start, end), *SELF.finditer(text, start, end), *ACT.finditer(text, start, end)],
            key=lambda m: m.start(),
        )
        for match in matches:
            if match.start() < until:
                continue
            if match.re is ACT:
                reference = Reference(clause.eid, Span(match.start(), match.end()), "act", (), match.group())
            elif match.re is SELF:
                reference = _self_reference(match, clause, tree)
            else:
                reference = _citation(text, match, clause, tree, end)
            if reference is not None:
                found.append(reference)
                until = reference.span.end
    return tuple(found)


def _self_reference(match: re.Match[str], clause: Clause, tree: ProvisionIndex) -> Reference | None:
    noun = match["noun"].lower()
    which = match["which"].lower()
    span = Span(match.start(), match.end())
    kinds = UNIT_NOUNS.get(noun)
    is_own = which.startswith(("this", "the present", "pr"))
    if kinds is None or (noun == "regulation" and not tree.has_kind("rule")):
        return Reference(clause.eid, span, "act", ("",)) if is_own else None
    own = next((p for p in tree.ancestors(clause.eid) if p.kind in kinds or (noun == "section" and p.kind == "division")), None)
    if own is None or is_own:
        return Reference(clause.eid, span, own.kind if own else kinds[0], (own.eid,) if own else ())
    other = tree.neighbour(own, -1 if which.endswith(("preceding", "previous", "foregoing")) else 1)
    return Reference(clause.eid, span, own.kind, (other.eid,) if other else ())


def _citation(text: str, match: re.Match[str], clause: Clause, tree: ProvisionIndex, limit: int) -> Reference | None:
    if match["ordinal"]:
        noun, members = "schedule", [str(number_key(match["ordinal"])[0][0])]
        listed = match["ordinal"]
    else:
        noun, listed = _singular(match["noun"]), match["list"]
        members = [m.group().strip() for m in MEMBER.finditer(listed)]
    kinds = UNIT_NOUNS.get(noun)
    listed = _homogeneous(listed)
    members = [member for member in members if member in listed]
    if kinds is None or (
        len(listed.strip()) == 1
        and listed.strip().islower()
        and noun not in {"point", "subparagraph", "sub-paragraph", "paragraph"}
    ):
        return None
    end, owner, instrument = _owner(
        text, match.end() if match["ordinal"] else match.start("list") + len(listed), limit, clause, tree
    )
    span = Span(match.start(), end)
    if instrument:
        return Reference(clause.eid, span, kinds[0], (), instrument)
    targets: list[str] = []
    previous: Provision | None = None
    position = 0
    for member in members:
        at = listed.find(member, position)
        joined = listed[position:at]
        position = at + len(member)
        provision = _resolve(tree, kinds, member, owner or clause.eid, previous)
        if provision is None:
            continue
        if previous is not None and re.search(r"\b(?:to|through|à|al?)\b|[-–—]", joined) and previous.kind == provision.kind:
            targets.extend(p.eid for p in tree.between(previous, provision)[1:])
        else:
            targets.append(provision.eid)
        previous = provision
    return Reference(clause.eid, span, kinds[0], tuple(dict.fromkeys(targets)))


def _homogeneous(listed: str) -> str:
    """A list of numbers cut before a bare letter that is no member but the article of the next words."""
    if re.match(r"[a-h]\b", listed):
        return listed
    stray = re.search(r"(?:\s*,)?\s(?:and\s|or\s)?(?:[a-h]|A)(?!\s?[\w(.)])", listed)
    return listed[: stray.start()] if stray else listed


def _singular(noun: str) -> str:
    plain = noun.lower().replace("‑", "-").strip(".§ ") or "§"
    if plain in UNIT_NOUNS:
        return plain
    return plain[:-2] if plain.endswith(("xes", "ces")) and plain[:-2] in UNIT_NOUNS else plain.removesuffix("s")


def _owner(text: str, at: int, limit: int, clause: Clause, tree: ProvisionIndex) -> tuple[int, str | None, str]:
    """What follows ``of``: a provision of this law that owns the cited one, or another instrument."""
    own = OF_SELF.match(text, at, limit)
    if own:
        kinds = UNIT_NOUNS.get(own["noun"].lower())
        ancestor = next((p for p in tree.ancestors(clause.eid) if kinds and p.kind in kinds), None)
        return own.end(), ancestor.eid if ancestor else None, ""
    unit = OF_UNIT.match(text, at, limit)
    if unit:
        provision = _resolve(tree, UNIT_NOUNS[_singular(unit["noun"])], unit["number"], clause.eid, None)
        end, _, instrument = _owner(text, unit.end(), limit, clause, tree)
        return end, provision.eid if provision else None, instrument
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
    return at, None, ""


def _named(match: re.Match[str]) -> tuple[int, None, str]:
    """Name of another instrument without the small words that trail it."""
    name = re.sub(r"(?:[\s,.]+(?:of|the|and|on|for|to|in|de|la|du|del|des|et|y))*[\s,.]*$", "", match["name"])
    return match.start("name") + len(name), None, name


def _resolve(
    tree: ProvisionIndex, kinds: tuple[str, ...], member: str, near: str, previous: Provision | None
) -> Provision | None:
    """The provision that a number such as ``5 (2) (a)`` or ``(2)`` means at a given place."""
    head = re.match(r"[^\s(]+", member)
    subs = list(SUB.findall(member))
    if head and kinds[0] in TOP:
        found = tree.top(kinds, head.group(), near)
    else:
        if head:
            subs.insert(0, head.group())
        found = _near(tree, kinds, subs[0], near, previous) if subs else None
        subs = subs[1:]
    for sub in subs:
        inner = tree.child(found.eid, sub) if found else None
        if inner is None:
            break
        found = inner
    return found


def _near(tree: ProvisionIndex, kinds: tuple[str, ...], number: str, near: str, previous: Provision | None) -> Provision | None:
    """A subdivision by its number: a sibling of the last one named, else a child of the closest provision around the clause."""
    if previous is not None and previous.parent is not None:
        sibling = tree.child(previous.parent, number)
        if sibling is not None:
            return sibling
    around = tree.ancestors(near)
    basic = next((i for i, p in enumerate(around) if p.kind in BASIC), len(around) - 1)
    for wanted in (kinds, ()):
        for ancestor in around[: basic + 1]:
            child = tree.child(ancestor.eid, number, wanted)
            if child is not None and child.kind not in TOP:
                return child
    return None


_RELATIONS = (
    ("not appl", "excludes"),
    ("appl", "applies"),
    ("extend", "applies"),
    ("subject to", "subject"),
    ("notwithstanding", "overrides"),
    ("without prejudice", "saves"),
    ("purposes", "purposes"),
)


def find_scope_statements(
    text: str, clauses: tuple[Clause, ...], references: tuple[Reference, ...]
) -> tuple[ScopeStatement, ...]:
    """List the statements that tie provisions together, such as ``this Part applies to sections 48 to 53``.

    Parameters
    ----------
    text
        The whole text.
    clauses, references
        What was found before.
    """
    starts = [reference.span.start for reference in references]
    found: list[ScopeStatement] = []
    for clause in clauses:
        for match in SCOPE.finditer(text, clause.span.start, clause.span.end):
            at = bisect_right(starts, match.end() - 1)
            targets: list[str] = []
            end = match.end()
            while at < len(references) and references[at].span.start - end < 30 and references[at].span.end <= clause.span.end:
                if re.search(r"[.;]\s", text[end : references[at].span.start]):
                    break
                targets.extend(target for target in references[at].targets if target)
                end = references[at].span.end
                at += 1
            if targets:
                verb = match["verb"].lower()
                relation = next((name for words, name in _RELATIONS if words in verb), "applies")
                found.append(ScopeStatement(clause.eid, Span(match.start(), end), relation, tuple(dict.fromkeys(targets))))
    return tuple(found)
