"""Changes of what a clause refers to: a safeguard that reaches another chapter, an offence that covers further articles."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.compare.change_rules import ChangeRules
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Quote
from annotator.records import Reference


def find_scope_changes(difference: Difference, rules: ChangeRules, successors: Mapping[str, frozenset[str]]) -> list[Change]:
    """Compare the provisions that a clause cites.

    Parameters
    ----------
    successors
        eId of a provision of the older draft to the eIds of those that continue it; a provision that was dropped is
        missing. Citations of it are not compared.
    """
    before, after = _cited(difference.old), _cited(difference.new)
    if any(not ref.targets for ref in (*before.values(), *after.values())):
        return []
    expected = {target: successors.get(target, frozenset()) for target in before}
    if any(not now for now in expected.values()):
        return []
    arrived = set(after)
    lost = [target for target, now in expected.items() if not now & arrived]
    known = frozenset().union(*expected.values()) if expected else frozenset()
    continued = frozenset().union(*successors.values()) if successors else frozenset()
    gained = [target for target in after if target not in known and target in continued]
    if bool(lost) == bool(gained) or not before or not after:
        return []
    reading, refs = (difference.new, after) if gained else (difference.old, before)
    reference = refs[(gained or lost)[0]]
    at = next((i for i, w in enumerate(reading.words) if w.start <= reference.span.start < w.end), None)
    sentence = reading.sentence_at(at) if at is not None else None
    if sentence is None or sentence.value == 0:
        return []
    is_better = (sentence.value > 0) == bool(gained)
    quote = Quote(reading.judgement.clause.eid, reference.span, reading.text[reference.span.start : reference.span.end])
    sides = ((), [quote]) if gained else ([quote], ())
    return [make_change(rules.types["scope"], "better" if is_better else "worse", *sides)]


def _cited(reading: Reading) -> dict[str, Reference]:
    """Sections, articles and larger units of the same law that a clause cites, by eId."""
    span = reading.judgement.clause.span
    own = set(_around(reading))
    return {
        target: ref
        for ref in reading.draft.references_in(span)
        if not ref.instrument
        for target in (ref.targets or ("",))
        if target not in own and (not target or _is_large(target))
    }


def _is_large(eid: str) -> bool:
    """Whether an eId names a section, an article or something larger rather than a part of one."""
    return eid.split("__")[-1].split("_")[0] in {"sec", "art", "chp", "part", "title", "dvs", "rule"}


def _around(reading: Reading) -> list[str]:
    """The provisions that a clause lies in."""
    found, here = [], reading.judgement.clause.eid
    while here:
        found.append(here)
        provision = reading.draft.provisions.get(here)
        here = provision.parent or "" if provision else ""
    return [eid for eid in found if eid.split("__")[-1].split("_")[0] not in {"chp", "part", "title", "dvs"}]
