"""What a change does elsewhere: powers that a safeguard reached in one draft and no longer reaches in the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.compare.records import Change, ClausePair
from annotator.reason.findings import describe_provision
from annotator.records import MatrixCell, MatrixRow, Report

# A change that speaks of one protection has no consequence for another; changes not named here may touch any.
_SAFEGUARDS: Mapping[str, frozenset[str]] = {
    "judge": frozenset({"judicial-authorisation"}),
    "legal-ground": frozenset({"legality", "offence-limit"}),
    "grounds": frozenset({"legality", "offence-limit"}),
    "necessity": frozenset({"necessity", "proportionality"}),
    "time-limit": frozenset({"time-limit"}),
    "notice": frozenset({"notification"}),
    "purpose-limit": frozenset({"purpose-limitation"}),
    "oversight": frozenset({"independent-oversight", "transparency"}),
    "remedy": frozenset({"remedy"}),
    "data-protection": frozenset({"data-protection"}),
    "refusal": frozenset({"refusal-ground"}),
    "dual-criminality": frozenset({"dual-criminality"}),
}
_GENERAL = ("safeguard-", "deferral-", "standard-", "prohibition-", "scope-")
_RANK = {"present": 3, "weak": 2, "deferred": 1, "optional": 1, "absent": 0}


def add_consequences(old: Report, new: Report, pairs: Sequence[ClausePair]) -> list[ClausePair]:
    """Add to each directed change the powers whose cells in the safeguards matrix changed because of it.

    A cell counts only if the clause it rested on is the one that changed, so that a mere difference of perception
    is never reported as a consequence.
    """
    place = {side: _places(report) for side, report in (("old", old), ("new", new))}
    rows = {side: _rows(report, place[side]) for side, report in (("old", old), ("new", new))}
    causes: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        before, after = rows["old"].get(pair.old), rows["new"].get(pair.new)
        if before is None or after is None:
            continue
        for cell in before.cells:
            other = next((c for c in after.cells if c.safeguard == cell.safeguard), None)
            if other is None or _RANK[other.status] == _RANK[cell.status]:
                continue
            is_loss = _RANK[other.status] < _RANK[cell.status]
            holder: MatrixCell = cell if is_loss else other
            name = cell.safeguard
            verb = "no longer reaches" if is_loss else "now reaches"
            place_name = describe_provision(after.eid)
            status = (
                ""
                if min(cell.status, other.status, key=_RANK.__getitem__) == "absent"
                else " as firmly"
                if is_loss
                else " more firmly"
            )
            sentence = f"{name.replace('-', ' ').capitalize()} {verb} {place_name}{status}."
            for eid in dict.fromkeys(e.eid for e in holder.evidence):
                causes.setdefault(("old" if is_loss else "new", eid), []).append((name, sentence))
    return [_with(pair, causes, old, new) for pair in pairs]


def _with(pair: ClausePair, causes: Mapping[tuple[str, str], list[tuple[str, str]]], old: Report, new: Report) -> ClausePair:
    """The pair with each consequence at the change that explains it."""
    changes = list(pair.changes)
    for side, index, report, direction in (("old", pair.old, old, "worse"), ("new", pair.new, new, "better")):
        if index is None:
            continue
        for safeguard, sentence in dict.fromkeys(causes.get((side, report.judgements[index].clause.eid), [])):
            at = next((i for i, c in enumerate(changes) if c.direction == direction and _explains(c, safeguard)), None)
            if at is not None:
                changes[at] = replace(changes[at], consequences=(*changes[at].consequences, sentence))
    return replace(pair, changes=tuple(changes))


def _explains(change: Change, safeguard: str) -> bool:
    """Whether a change can be why a safeguard reaches more or fewer powers."""
    if change.type.startswith(_GENERAL):
        return True
    return any(change.type.startswith(name) and safeguard in names for name, names in _SAFEGUARDS.items())


def _places(report: Report) -> Mapping[str, int]:
    return {j.clause.eid: i for i, j in enumerate(report.judgements)}


def _rows(report: Report, place: Mapping[str, int]) -> dict[int, MatrixRow]:
    return {place[row.eid]: row for row in report.matrix if row.eid in place}
