"""Checks of one labelled clause: vocabulary, quotes, facets, matrix. Each problem is one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.examples import NO_FACETS
from training.vocabulary import FACETS, STATUSES, STRENGTHS, vocabulary

POWER_ROLES = frozenset({"power", "provider-duty", "cooperation"})
KEYS = frozenset(
    """id tradition instrument path heading text role offence powers safeguards modality penalty risks matrix
    vague_terms facets context pair changed hard_negative note""".split()
)
REQUIRED = KEYS - {"facets", "pair", "changed", "hard_negative", "note"}


def problems(record: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an authored clause; nothing if it is fine."""
    for key in sorted(set(record) - KEYS):
        yield f"unknown key {key!r}"
    missing = sorted(REQUIRED - set(record))
    if missing:
        yield f"missing keys {', '.join(missing)}"
        return
    yield from _vocabulary(record)
    yield from _quotes(record)
    yield from _roles(record)
    yield from _facets(record)
    yield from _matrix(record)


def _vocabulary(record: dict[str, Any]) -> Iterator[str]:
    words = vocabulary()
    for key, allowed in (("role", words.roles), ("offence", words.offences), ("powers", words.powers)):
        for value in record[key]:
            if value not in allowed:
                yield f"{key} {value!r} is not in the catalogue"
    for safeguard in record["safeguards"]:
        if safeguard.get("type") not in words.safeguards or safeguard.get("strength") not in STRENGTHS:
            yield f"safeguard {safeguard.get('type')!r} with strength {safeguard.get('strength')!r}"
    for risk in record["risks"]:
        if risk.get("label") not in words.risks:
            yield f"risk {risk.get('label')!r} is not in the catalogue"
    if record["modality"] not in words.modalities:
        yield f"modality {record['modality']!r} is not in the catalogue"


def _quotes(record: dict[str, Any]) -> Iterator[str]:
    text = record["text"]
    quotes = [("safeguard", s.get("quote")) for s in record["safeguards"]]
    quotes += [("risk", r.get("quote")) for r in record["risks"]] + [("vague term", v) for v in record["vague_terms"]]
    for what, quote in quotes:
        if not quote:
            yield f"a {what} without a quote"
        elif quote not in text:
            yield f"the {what} quote {quote!r} does not stand in the text"


def _roles(record: dict[str, Any]) -> Iterator[str]:
    roles = set(record["role"])
    if not roles:
        yield "no role"
    if record["offence"] and "offence" not in roles:
        yield "offence types without the role offence"
    if "offence" in roles and not record["offence"]:
        yield "the role offence without a type"
    if record["powers"] and not roles & POWER_ROLES:
        yield "powers without a role that can carry them"


def _facets(record: dict[str, Any]) -> Iterator[str]:
    if "offence" not in record["role"] or not set(record["offence"]) - NO_FACETS:
        return
    facets = record.get("facets") or {}
    for name in FACETS:
        facet = facets.get(name)
        if not isinstance(facet, dict) or facet.get("status") not in {"present", "absent"}:
            yield f"the facet {name} is not judged"
        elif facet["status"] == "present":
            quote = facet.get("quote")
            if quote and quote not in record["text"]:
                yield f"the facet quote {quote!r} does not stand in the text"
            if not quote and not facet.get("elsewhere"):
                yield f"the facet {name} is present without words"


def _matrix(record: dict[str, Any]) -> Iterator[str]:
    if not record["matrix"]:
        return
    needs = vocabulary().needs
    wanted = {s for power in record["powers"] for s in needs.get(power, ())}
    if set(record["matrix"]) != wanted:
        yield f"the matrix judges {sorted(set(record['matrix']) ^ wanted)} wrongly for its powers"
    if set(record["matrix"].values()) - STATUSES:
        yield "a matrix status is unknown"
