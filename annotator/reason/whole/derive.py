"""Findings that only the whole instrument shows: each module derives one kind, this one puts them into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from annotator.catalogue_records import Catalogue
from annotator.reason.findings import describe_provision, finding_id
from annotator.reason.whole.asymmetry import find_asymmetries
from annotator.reason.whole.enforcement import find_unenforced_rights, find_unknowable_remedies
from annotator.reason.whole.facts import Derivation, Facts
from annotator.reason.whole.gateway import find_gateways
from annotator.reason.whole.incorporation import find_incorporations
from annotator.reason.whole.scope_gap import find_scope_gaps
from annotator.reason.whole.terms import find_undefined_terms
from annotator.reason.wording import Passage, suggest
from annotator.records import Finding

_RULES: tuple[Callable[[Facts], Iterable[Derivation]], ...] = (
    find_scope_gaps,
    find_undefined_terms,
    find_gateways,
    find_asymmetries,
    find_unenforced_rights,
    find_unknowable_remedies,
    find_incorporations,
)


def derive(facts: Facts, catalogue: Catalogue) -> list[Finding]:
    """All findings of the family ``instrument``.

    Parameters
    ----------
    facts
        What is known of the instrument.
    catalogue
        Severities, messages and suggestions.
    """
    return [_finding(facts, catalogue, derived) for rule in _RULES for derived in rule(facts)]


def _finding(facts: Facts, catalogue: Catalogue, derived: Derivation) -> Finding:
    label = catalogue.label(derived.label, "instrument")
    words = derived.words
    passage = Passage(facts.text, derived.judgement, words.span, describe_provision(words.eid))
    opening = describe_provision(words.eid, opens_sentence=True)
    message = (label.message or "").format(provision=opening, quote=" ".join(words.quote.split()))
    return Finding(
        id=finding_id(label.id, words.eid, words.quote),
        label=label.id,
        family=label.family,
        eid=words.eid,
        span=words.span,
        quote=words.quote,
        severity=label.severity or "medium",
        probability=None,
        origin="rule",
        message=message,
        evidence=(words, *derived.premises),
        searched=derived.searched,
        suggestion=suggest(label.suggestion or "", passage),
    )
