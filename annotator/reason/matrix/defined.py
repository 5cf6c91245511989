"""Measures that a definition names by the provision that gives them: "direction" means a direction issued under section 2.

Wherever such a law speaks of a direction, it speaks of that provision's power, without a word of its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.matrix.bounds import Bounds
from annotator.reason.matrix.measures import name_measures
from annotator.reason.tree import CONTAINER_KINDS, ProvisionTree
from annotator.records import Definition, Reference

# The definition names the measure again before the provision: so many characters at most lie between the term and that.
_REACH = 120
_MEANS = re.compile(r"[^.;\n]{0,30}?\bmeans?\s{1,3}(?:an?|any|the)\s{1,3}(?P<measure>[^.;,\n]*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DefinedMeasure:
    """A name, the provisions under which the measure is given, and where the name holds (empty: everywhere)."""

    name: str
    targets: frozenset[str]
    scope: str
    pattern: re.Pattern[str]

    def is_given_under(self, above: Sequence[str]) -> bool:
        """Whether a power is of this measure, given the provisions that hold it."""
        return not self.targets.isdisjoint(above)

    def is_named(self, wording: str) -> bool:
        """Whether a passage speaks of the measure; "a direction under section 7" speaks of another."""
        return self.pattern.search(wording) is not None


def defined_measures(
    definitions: Sequence[Definition], references: Sequence[Reference], bounds: Bounds, tree: ProvisionTree, text: str
) -> list[DefinedMeasure]:
    """Measures so defined, in document order.

    Parameters
    ----------
    definitions, references
        The definitions of an instrument, and its citations of itself.
    bounds
        What its clauses speak of.
    tree
        Its provisions.
    text
        The document.
    """
    found = []
    for definition in definitions:
        if not name_measures(definition.term):
            continue
        cited = [r for r in references if r.eid == definition.eid and _defines(definition, r, bounds, text)]
        # "A warrant issued under Chapter 2" means the warrants of many powers, each with conditions of its own.
        targets = frozenset(t for reference in cited for t in reference.targets if t and tree.kind(t) not in CONTAINER_KINDS)
        if targets:
            # The bare name, without words that make another measure of it or a provision that does.
            name = r"\s{1,3}".join(map(re.escape, definition.term.split()))
            pattern = re.compile(
                rf"\b(?:an?|the|any|every|each|such|that|this|no|of|against|under)\s{{1,3}}{name}s?\b"
                r"(?!\s(?:of|from|by) (?:the|a) court\b)"
                r"(?!\s(?:(?:issued|given|made|granted)\s)?(?:under|pursuant to|by virtue of)\b)",
                re.IGNORECASE,
            )
            found.append(DefinedMeasure(definition.term, targets, definition.scope, pattern))
    return found


def _defines(definition: Definition, reference: Reference, bounds: Bounds, text: str) -> bool:
    """Whether a definition says of its term that it is the measure under the cited provision."""
    start = definition.span.end
    if not start < reference.span.start <= start + _REACH:
        return False
    match = _MEANS.match(text, start, reference.span.start)
    return match is not None and bool(name_measures(match["measure"])) and bounds.is_of_measure(reference)
