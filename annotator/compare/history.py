"""Three or more drafts: each section followed from the first draft to the last."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from annotator.compare.compare import compare_reports
from annotator.compare.records import Change, Comparison, History, Thread
from annotator.errors import AnnotatorError
from annotator.records import Report


def compare_drafts(reports: Sequence[Report]) -> History:
    """Compare each draft with the one before it and follow every section through all of them.

    Parameters
    ----------
    reports
        Two or more reports, the earliest first.

    Raises
    ------
    AnnotatorError
        If there are fewer than two.
    """
    if len(reports) < 2:
        raise AnnotatorError("A comparison needs at least two drafts.")
    steps = tuple(compare_reports(old, new) for old, new in itertools.pairwise(reports))
    threads = sorted(_threads(steps), key=lambda thread: _place(thread, reports))
    return History(tuple(reports), steps, tuple(threads))


def _place(thread: Thread, reports: Sequence[Report]) -> float:
    """Where a section stands, as a share of the last draft that has it."""
    for eid, report in zip(reversed(thread.eids), reversed(reports), strict=True):
        provision = next((p for p in report.provisions if p.eid == eid), None) if eid else None
        if provision is not None:
            return provision.span.start / (len(report.document.text) or 1)
    return 1.0


def _threads(steps: Sequence[Comparison]) -> list[Thread]:
    """Follow sections: a split goes on with its first part, a merger with its first source; the others begin or end."""
    open_threads: dict[str, list[str | None]] = {}
    finished: list[list[str | None]] = []
    changes: dict[int, list[tuple[Change, ...]]] = {}
    for number, step in enumerate(steps):
        by_section = _changes_by_section(step)
        following: dict[str, list[str | None]] = {}
        for relation in step.relations:
            for position, eid in enumerate(relation.old):
                thread = open_threads.pop(eid, None) or _begin([None] * number + [eid], changes, number)
                target = relation.new[0] if relation.new and position == 0 else None
                thread.append(target)
                changes[id(thread)].append(by_section.get(("new", target or ""), ()) or by_section.get(("old", eid), ()))
                (following.__setitem__(target, thread) if target else finished.append(thread))
            for eid in relation.new[1:] if relation.old else relation.new:
                thread = _begin([None] * (number + 1) + [eid], changes, number)
                changes[id(thread)].append(by_section.get(("new", eid), ()))
                following[eid] = thread
        open_threads = following
    everything = [*finished, *open_threads.values()]
    size = len(steps) + 1
    return [
        Thread(
            (*eids, *[None] * (size - len(eids))),
            (*changes[id(eids)], *[()] * (size - 1 - len(changes[id(eids)]))),
        )
        for eids in everything
    ]


def _begin(eids: list[str | None], changes: dict[int, list[tuple[Change, ...]]], step: int) -> list[str | None]:
    """A thread that starts in this step."""
    changes[id(eids)] = [()] * step
    return eids


def _changes_by_section(step: Comparison) -> dict[tuple[str, str], tuple[Change, ...]]:
    """The changes of a step by section of the newer draft, or of the older one where the clause was dropped."""
    found: dict[tuple[str, str], tuple[Change, ...]] = {}
    for pair in step.pairs:
        key = ("new", pair.new_section) if pair.new is not None else ("old", pair.old_section)
        found[key] = (*found.get(key, ()), *pair.changes)
    return found
