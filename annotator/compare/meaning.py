"""What the difference of one clause means: every rule is asked, and what they say twice is said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.compare.change_rules import ChangeRules
from annotator.compare.definition_changes import contradicts, find_definition_changes
from annotator.compare.force_changes import find_force_changes, is_reported
from annotator.compare.list_changes import find_list_changes
from annotator.compare.number_changes import find_number_changes
from annotator.compare.pairing import Difference
from annotator.compare.perceived_changes import find_perceived_change
from annotator.compare.records import SEVERITIES, Change
from annotator.compare.scope_changes import find_scope_changes
from annotator.compare.term_changes import find_term_changes

# Of two changes that say the same thing about a clause, the second is left out where the first is there.
_COVERED_BY: Mapping[str, tuple[str, ...]] = {
    "element-made-optional": ("safeguard-made-optional", "refusal-made-optional"),
    "element-made-firm": ("safeguard-made-mandatory", "refusal-made-mandatory"),
    "time-limit-lengthened": ("time-limit-dropped",),
    "time-limit-shortened": ("time-limit-added",),
    "list-worsened": ("scope-widened",),
    "conduct-widened": ("power-untargeted", "grounds-widened", "reach-widened", "judge-lost"),
    "conduct-narrowed": ("power-targeted", "grounds-narrowed", "reach-narrowed", "judge-added"),
}
# What is said for each definition of a clause.
_EACH = frozenset({"definition-widened", "definition-narrowed", "protecting-term-widened", "protecting-term-narrowed"})
# What is worth saying only where nothing else is known about a clause.
_ONLY_ALONE = frozenset({"shall-to-may", "may-to-shall"})


def read_meaning(difference: Difference, rules: ChangeRules, successors: Mapping[str, frozenset[str]]) -> tuple[Change, ...]:
    """The changes of one clause, the gravest first.

    Parameters
    ----------
    difference
        The clause before and after.
    rules
        The change catalogue.
    successors
        eIds of the older draft to those that continue them.
    """
    scope = find_scope_changes(difference, rules, successors)
    if not difference.edits:
        return tuple(scope)
    if is_reported(difference, rules):
        return ()
    changes = find_term_changes(difference, rules)
    changes += find_force_changes(difference, rules)
    changes += find_number_changes(difference, rules)
    changes += find_list_changes(difference, rules, is_read=bool(changes)) + scope
    defined = find_definition_changes(difference, rules, changes)
    changes = [c for c in changes if not any(contradicts(d, c) for d in defined)] + defined
    if not any(c.direction != "neutral" for c in changes):
        changes += find_perceived_change(difference, rules)
    return _settle(changes)


def _settle(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Leave out repetitions and order by severity."""
    there = {c.type for c in changes}
    is_judged = any(c.direction != "neutral" for c in changes)
    kept: dict[tuple[str, str], Change] = {}
    for change in changes:
        if any(other in there for other in _COVERED_BY.get(change.type, ())):
            continue
        if is_judged and change.type in _ONLY_ALONE:
            continue
        # A clause may change several definitions; any other change is said once for a clause.
        is_own = change.direction == "neutral" or change.type in _EACH
        key = str(change.old + change.new) if is_own else change.direction
        kept.setdefault((change.type, key), change)
    return tuple(sorted(kept.values(), key=lambda c: (SEVERITIES.index(c.severity), c.direction != "worse", c.type)))
