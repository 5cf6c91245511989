"""The label vocabulary of the corpus, taken from the catalogue so that the two cannot drift apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from annotator.catalogue_loader import load_catalogue

STRENGTHS = frozenset({"mandatory", "optional", "deferred", "weak"})
STATUSES = frozenset({"present", "weak", "absent"})
FACETS = ("mental_element", "harm_threshold", "defence", "penalty")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Allowed values of each field of a labelled clause."""

    roles: frozenset[str]
    offences: frozenset[str]
    powers: frozenset[str]
    safeguards: frozenset[str]
    modalities: frozenset[str]
    risks: frozenset[str]
    needs: dict[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of today's catalogue."""
    catalogue = load_catalogue()

    def names(*families: str) -> frozenset[str]:
        return frozenset(label.id for family in families for label in catalogue.family(family))

    return Vocabulary(
        roles=names("roles"),
        offences=names("offences"),
        powers=names("powers"),
        safeguards=names("safeguards"),
        modalities=names("modalities"),
        risks=names("risks", "wording"),
        needs=dict(catalogue.powers_table),
    )
