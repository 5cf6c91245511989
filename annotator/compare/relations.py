"""How sections hang together: kept, renumbered, moved, split, merged, inserted, dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from annotator.compare.draft import Draft
from annotator.compare.records import ClausePair, Relation

# A section counts as a source of another if so many of its clauses went there, or a third of them.
LEAST_CLAUSES = 2
LEAST_SHARE = 0.34


def find_relations(old: Draft, new: Draft, pairs: Sequence[ClausePair], sections: Sequence[tuple[int, int]]) -> list[Relation]:
    """Name what became of every section, in the order of the newer draft.

    Parameters
    ----------
    pairs
        Clause pairs in the order of the report.
    sections
        Aligned sections.
    """
    flows = _flows(old, new, pairs)
    partner = dict(sections)
    targets: dict[int, set[int]] = {i: {j} for i, j in sections}
    sources: dict[int, set[int]] = {j: {i} for i, j in sections}
    for (i, j), count in flows.items():
        size = min(len(old.sections[i].clauses), len(new.sections[j].clauses))
        if partner.get(i) != j and (count >= LEAST_CLAUSES or count / size >= LEAST_SHARE) and _is_orphan(i, j, sections):
            targets.setdefault(i, set()).add(j)
            sources.setdefault(j, set()).add(i)
    moved = _out_of_order(sections)
    relations: list[Relation] = []
    done: set[int] = set()
    for j in range(len(new.sections)):
        from_ = sources.get(j, set())
        if not from_:
            relations.append(Relation("inserted", (), (new.sections[j].eid,)))
        elif len(from_) > 1:
            relations.append(_relation(old, new, "merged", from_, {j}))
            done |= from_
        else:
            (i,) = from_
            if i in done:
                continue
            done.add(i)
            into = targets[i]
            if len(into) > 1:
                relations.append(_relation(old, new, "split", {i}, into))
            else:
                relations.append(_relation(old, new, _kind(old, new, i, j, moved), {i}, {j}))
    dropped = [s.eid for i, s in enumerate(old.sections) if not targets.get(i)]
    relations += [Relation("dropped", (eid,), ()) for eid in dropped]
    return relations


def _is_orphan(i: int, j: int, sections: Sequence[tuple[int, int]]) -> bool:
    """Whether one of two sections has no partner of its own: only then did a split or a merger take place."""
    return i not in {a for a, _ in sections} or j not in {b for _, b in sections}


def _flows(old: Draft, new: Draft, pairs: Sequence[ClausePair]) -> dict[tuple[int, int], int]:
    """How many clauses went from which section to which."""
    flows: dict[tuple[int, int], int] = {}
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            key = old.section_of[pair.old], new.section_of[pair.new]
            flows[key] = flows.get(key, 0) + 1
    return flows


def _relation(old: Draft, new: Draft, kind: str, first: set[int], second: set[int]) -> Relation:
    return Relation(kind, tuple(old.sections[i].eid for i in sorted(first)), tuple(new.sections[j].eid for j in sorted(second)))


def _kind(old: Draft, new: Draft, i: int, j: int, moved: set[int]) -> str:
    """What became of a section that lives on as one section."""
    if i in moved:
        return "moved"
    return "kept" if old.sections[i].eid.split("__")[-1] == new.sections[j].eid.split("__")[-1] else "renumbered"


def _out_of_order(sections: Sequence[tuple[int, int]]) -> set[int]:
    """Older sections that left the order of the rest: those outside a longest ascending run of their new places."""
    ends: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    order = sorted(sections)
    for index, (_, j) in enumerate(order):
        place = bisect_left(ends, j)
        previous.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(j)
            at.append(index)
        else:
            ends[place], at[place] = j, index
    kept = set()
    here = at[-1] if at else -1
    while here >= 0:
        kept.add(order[here][0])
        here = previous[here]
    return {i for i, _ in order} - kept


def find_successors(
    old: Draft, new: Draft, matches: Sequence[tuple[int, int, float]], sections: Sequence[tuple[int, int]]
) -> Mapping[str, frozenset[str]]:
    """eIds of the older draft to those that continue them, for citations: sections, and what contains them."""
    found: dict[str, set[str]] = {}

    def link(first: str | None, second: str | None) -> None:
        while first and second:
            found.setdefault(first, set()).add(second)
            first = p.parent if (p := old.provisions.get(first)) else None
            second = q.parent if (q := new.provisions.get(second)) else None

    for i, j in sections:
        link(old.sections[i].eid, new.sections[j].eid)
    for i, j, _ in matches:
        link(old.sections[old.section_of[i]].eid, new.sections[new.section_of[j]].eid)
    return {eid: frozenset(targets) for eid, targets in found.items()}
