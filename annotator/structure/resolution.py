"""Which provision a number such as ``5 (2) (a)`` or ``(2)`` means at a given place in the law."""

from __future__ import annotations

import re

from annotator.records import Provision
from annotator.structure.citations import BASIC, MEMBER, SUB, TOP
from annotator.structure.lookup import ProvisionIndex

_BASIC_KINDS = ("section", "article", "rule")
# "Section (2)" is a slip for subsection (2) in many laws, unless the law prints the numbers of its sections in brackets.
_SLIPS = frozenset({"section", "rule", "clause"})
_RANGE = re.compile(r"\b(?:to|through|à|al?)\b|[-–—]")


def resolve(tree: ProvisionIndex, kinds: tuple[str, ...], member: str, near: str, previous: Provision | None) -> Provision | None:
    """Find the provision that one number means.

    Parameters
    ----------
    tree
        The provisions.
    kinds
        What the citing noun can mean, likeliest first.
    member
        The number with its subdivisions: ``5 (2) (a)``, ``(2)``, ``IV``.
    near
        eId of the provision that cites, or of the one that owns the cited one.
    previous
        The provision named just before in the same list.

    Returns
    -------
    Provision or None
        The deepest provision that exists: of ``5 (2) (a)`` it is ``5 (2)`` if there is no point (a).
    """
    if previous is None and kinds[0] in TOP:
        member = _without_brackets(tree, kinds, member, near)
    head = re.match(r"[^\s(]+(?:\s(?:bis|ter|quater|quinquies)\b)?", member)
    subs = list(SUB.findall(member))
    if head and kinds[0] in TOP:
        found = tree.top(kinds, head.group().rstrip("º°"), near)
    elif head and subs and not _is_in_schedule(tree, near):
        # ``subsection 320(8)``: section 320, subsection (8).
        found = tree.top(_BASIC_KINDS, head.group(), near) or _near(tree, kinds, head.group(), near, previous)
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


def resolve_list(tree: ProvisionIndex, kinds: tuple[str, ...], listed: str, near: str) -> list[Provision]:
    """The provisions that a list such as ``4, 6 (2) and 8 to 11`` means, ranges spelled out."""
    found: list[Provision] = []
    previous: Provision | None = None
    position = 0
    is_absent = False
    # ``Articles (4) and (5)`` are two articles, ``article 4 (1) and (2)`` two paragraphs of one.
    is_bracketed = kinds[0] in TOP and listed.startswith("(")
    for match in MEMBER.finditer(listed):
        member, joined = match.group().strip(), listed[position : match.start()]
        position = match.end()
        if is_absent and member.startswith("("):
            # ``section 46505 (b) or (c)`` where this law has no such section: (c) is not the citing section's own.
            continue
        beside = None if is_bracketed and previous is not None and previous.kind in kinds else previous
        provision = resolve(tree, kinds, member, near, beside)
        is_absent = provision is None and kinds[0] in TOP and member[0].isdigit()
        if provision is None:
            found.extend(_hyphenated(tree, kinds, member, near))
            continue
        if previous is not None and _RANGE.search(joined) and previous.kind == provision.kind:
            found.extend(tree.between(previous, provision)[1:])
        else:
            found.append(provision)
        previous = provision
    return found


def resolve_below(tree: ProvisionIndex, owner: Provision, listed: str) -> list[Provision]:
    """The subdivisions of a provision that a list such as ``(a) to (h)`` names; those that do not exist are left out."""
    found: list[Provision] = []
    position = 0
    for match in MEMBER.finditer(listed):
        joined = listed[position : match.start()]
        position = match.end()
        provision: Provision | None = owner
        for number in SUB.findall(match.group()) or [match.group().strip()]:
            provision = tree.child(provision.eid, number) if provision else None
        if provision is None:
            continue
        if found and _RANGE.search(joined) and found[-1].kind == provision.kind:
            found.extend(tree.between(found[-1], provision)[1:])
        else:
            found.append(provision)
    return found


def _hyphenated(tree: ProvisionIndex, kinds: tuple[str, ...], member: str, near: str) -> list[Provision]:
    """``ss. 2-4``: a range, where no section bears the number 2-4 and both ends exist."""
    ends = re.fullmatch(r"(\d+)-(\d+)", member)
    if ends is None or kinds[0] not in TOP or int(ends[1]) >= int(ends[2]):
        return []
    first, last = (resolve(tree, kinds, number, near, None) for number in ends.groups())
    return tree.between(first, last) if first and last and first.kind == last.kind else []


def _without_brackets(tree: ProvisionIndex, kinds: tuple[str, ...], member: str, near: str) -> str:
    """``Article (5) (2)`` as ``5 (2)`` where the number in brackets is that of a whole unit; anything else unchanged."""
    match = SUB.match(member)
    if match is None or match[1].islower():
        return member
    number = match[1]
    if kinds[0] in _SLIPS and not tree.prints_brackets(kinds[0]) and _near(tree, kinds, number, near, None) is not None:
        return member
    return number + member[match.end() :]


def _is_in_schedule(tree: ProvisionIndex, eid: str) -> bool:
    return tree.ancestors(eid)[-1].kind == "attachment"


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
