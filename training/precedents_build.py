"""Cleaning the published criticisms into precedents: labels mapped, repetitions merged, provisions turned into eIds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from training.copies import word_list
from training.instruments import Instrument, names
from training.precedents import (
    DERIVED,
    EDITS,
    PRECEDENTS,
    Precedent,
    PrecedentError,
    catalogue_labels,
    catalogue_powers,
)

# Two records of one source on one provision whose words overlap this much say the same.
SAME_CRITICISM = 0.6

_RENAMED = {"missing-refusal-grounds": "missing-refusal-ground", "press_legal_or_other": "press-legal-other"}
# Said of an outcome, not asked for.
_NO_DEMAND = re.compile(r"(none:|struck down|suspended|removed|withdrawn|read down)", re.IGNORECASE)
_BARE_DEMAND = re.compile(
    r"(repeal|amend|withdraw|remove|delete|reject|scrap|narrow|revise|reform|redraft|redefine|revoke|strike down|review|restrict"
    r"|full repeal|reconsider|rewrite|define|do not enact)"
    r"(( in full)?( (or|and) (repeal|amend|narrow|redefine|reject|remove|review))?)",
    re.IGNORECASE,
)
_DEMAND_OBJECTS = {
    "define": "Define the decisive terms.",
    "full repeal": "Repeal the instrument.",
    "limit": "Limit the reach of the provision.",
    "reduce": "Reduce the penalties.",
    "decriminalise": "Decriminalise the conduct.",
    "declare unconstitutional": "Declare the provision unconstitutional.",
    "safeguards": "Add safeguards.",
    "strengthen": "Strengthen the provision.",
    "improve": "Improve the provision.",
    "clarify": "Clarify the provision.",
    "require warrant": "Require a warrant.",
    "require court order": "Require a court's order.",
    "require judicial warrant": "Require a judge's warrant.",
    "prior judicial order": "Require a judge's order beforehand.",
    "prior judicial approval": "Require a judge's approval beforehand.",
    "narrow definition": "Narrow the definition.",
    "refuse to sign.": "Do not sign the instrument.",
    "judicial authorisation": "Require authorisation by a judge.",
    "judicial oversight": "Require oversight by a judge.",
    "court order": "Require a court's order.",
    "constitutional review": "Have the provision reviewed against the constitution.",
    "independent body": "Create an independent body.",
    "separate study": "Study the provision separately.",
    "vulnerability rules": "Add rules on handling vulnerabilities.",
}
_WHOLE = re.compile(r"whole (law|act|bill|instrument|ordinance|proclamation|text|treaty)\b", re.IGNORECASE)
_OTHER_NUMBERING = re.compile(
    r"\b(bill|draft|proposal|as cited|deleted|stgb|stpo|penal code|criminal (law )?code|chapter [ivx]+ section|cao|cc)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(arts?|articles?|ss?|secs?|sections?|cls?|clauses?)\b\.?\s*(?=\d)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(\d{1,3}(?!\d))( ?bis|[A-Za-z]{0,2}(?![a-z]))(?:(?:/\d)?(?:\([0-9a-z ]+\))*)(?:-(?:\([0-9a-z]+\)|(\d+)([A-Za-z]?)))?"
)


def units(provision: str) -> tuple[str, ...]:
    """First parts of the ``eId`` of every article or section that a provision names by number.

    >>> units("arts 6-8, 24(2)")
    ('art_6', 'art_7', 'art_8', 'art_24')
    """
    if _OTHER_NUMBERING.search(provision):
        return ()
    found: dict[str, None] = {}
    matches = list(_NUMBERED.finditer(provision))
    for here, after in zip(matches, [*matches[1:], None], strict=False):
        kind = "art" if here[1].lower().startswith("a") else "sec"
        tail = provision[here.end() : after.start() if after else len(provision)]
        position = 0
        # A list goes on only over commas, slashes and "and"; what comes after other words is no number of a provision.
        while number := _NUMBER.match(tail, position):
            first, suffix, last, last_suffix = number.groups()
            found[f"{kind}_{first}{suffix.strip().lower()}"] = None
            if last and int(first) <= int(last) <= int(first) + 60:
                found.update(dict.fromkeys(f"{kind}_{n}" for n in range(int(first) + 1, int(last))))
                found[f"{kind}_{last}{last_suffix.lower()}"] = None
            gap = re.compile(r"(?:\s*(?:,|/|and|with)\s*)+(?:\([0-9a-z]+\)(?:\s*,\s*)?)*").match(tail, number.end())
            position = gap.end() if gap else len(tail)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Edits:
    """Decisions by hand: ``edits.yaml``."""

    drop: Mapping[str, str]
    merge: Mapping[str, Mapping[str, Any]]
    labels: Mapping[str, Mapping[str, Sequence[str]]]
    demands: Mapping[str, str | None]
    organisations: Mapping[str, Mapping[str, Any]]


def read_edits(path: Path = PRECEDENTS / EDITS) -> Edits:
    """Read ``edits.yaml``; every section must be there."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sections = {field.name for field in fields(Edits)}
    if not isinstance(data, dict) or set(data) != sections:
        raise PrecedentError(f"{path.name} must have the sections {', '.join(sorted(sections))}")
    return Edits(**data)


def build(raw: Iterable[Mapping[str, Any]], edits: Edits, instruments: Mapping[str, Instrument]) -> list[Precedent]:
    """Clean the collection.

    Parameters
    ----------
    raw
        Records as they were collected.
    edits
        Decisions by hand; each must concern a record of the collection.
    instruments
        The instruments by id; records may use their aliases.

    Raises
    ------
    PrecedentError
        If an instrument, a label or an edited record is unknown.
    """
    by_name = names(instruments)
    found: dict[str, Precedent] = {}
    seen = set()
    for record in raw:
        name = record["id"].lower()
        seen.add(name)
        if name not in edits.drop:
            found[name] = _clean(record, edits, by_name)
    absorbed = [name for entry in edits.merge.values() for name in entry["ids"]]
    for edited in (*edits.drop, *edits.merge, *absorbed, *edits.labels, *edits.demands):
        if edited not in seen:
            raise PrecedentError(f"{EDITS} concerns {edited}, which the collection does not have")
    for name, entry in edits.merge.items():
        text = {key: value for key, value in entry.items() if key != "ids"}
        found[name] = _merge([found[name], *(found.pop(other) for other in entry["ids"])], text)
    return _without_repetitions([found[name] for name in sorted(found)])


def _clean(record: Mapping[str, Any], edits: Edits, by_name: Mapping[str, str]) -> Precedent:
    name = record["id"].lower()
    if record["instrument"] not in by_name:
        raise PrecedentError(f"{name}: there is no instrument {record['instrument']!r}")
    raw_labels = {_RENAMED.get(label, label) for label in record["labels"]}
    powers = {label.split(":", 1)[1] for label in raw_labels if label.startswith("power:")}
    changes = edits.labels.get(name, {})
    labels = {x for x in raw_labels if not x.startswith("power:")} - set(changes.get("remove", ())) | set(changes.get("add", ()))
    for label in sorted(labels - catalogue_labels() - set(DERIVED)):
        raise PrecedentError(f"{name}: the label {label!r} is unknown")
    for power in sorted(powers - set(catalogue_powers())):
        raise PrecedentError(f"{name}: the power {power!r} is unknown")
    provision = _WHOLE.sub("whole instrument", " ".join(record["provision"].split()))
    final = record["final_provision"]
    if final is not None and final.startswith("("):
        final = "dropped" if "dropped" in final else None
    source = record["source"]
    organisation, attribution, members = _organisation(source["organisation"], edits)
    demand = edits.demands[name] if name in edits.demands else _demand(record["demanded_change"], provision)
    return Precedent(
        id=name,
        instrument=by_name[record["instrument"]],
        provision=provision,
        units=units(provision),
        final_provision=final,
        final_units=units(final) if final else (),
        labels=tuple(sorted(labels & catalogue_labels())),
        powers=tuple(sorted({catalogue_powers()[power] for power in powers})),
        derived_labels=tuple(sorted(labels & set(DERIVED))),
        polarity=record["polarity"],
        record=record["record"].replace("_", "-"),
        evidence=record["evidence"],
        subject=_sentence(record["conduct"]),
        criticism=_sentence(record["criticism"]) or "",
        demanded_change=demand,
        outcome=record["outcome"],
        vague_terms=tuple(dict.fromkeys(part.strip() for term in record["vague_terms"] for part in term.split("..."))),
        organisation=organisation,
        attribution=attribution,
        organisations=members,
        organisation_kind=_RENAMED.get(source["kind"], source["kind"].replace("_", "-")),
        title=source["title"],
        year=source["year"],
        url=source["url"],
        merged=(),
    )


def _sentence(text: str | None) -> str | None:
    words = " ".join((text or "").split())
    if not words:
        return None
    return words[0].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def _demand(text: str | None, provision: str) -> str | None:
    """What is asked for, as a sentence; nothing where the collection only repeats the outcome."""
    words = " ".join((text or "").split())
    if not words or _NO_DEMAND.match(words):
        return None
    if words.lower() in _DEMAND_OBJECTS:
        return _DEMAND_OBJECTS[words.lower()]
    if _BARE_DEMAND.fullmatch(words.rstrip(".")):
        what = "the instrument" if provision.startswith("whole instrument") else "the provision"
        return _sentence(f"{words.rstrip('.')} {what}")
    return _sentence(words)


def _organisation(name: str, edits: Edits) -> tuple[str, str | None, tuple[str, ...]]:
    """Name as shown, how its words reached us, and whom to count."""
    entry = edits.organisations.get(name)
    if entry is not None:
        shown = entry.get("organisation", name)
        return shown, entry.get("attribution"), tuple(entry.get("members", [shown]))
    bracket = re.fullmatch(r"(.+?) \(([^()]+)\)", name)
    base, attribution = (bracket[1], bracket[2]) if bracket else (name, None)
    inner = edits.organisations.get(base, {})
    shown = inner.get("organisation", base)
    return shown, attribution, tuple(inner.get("members", [shown]))


def _merge(group: Sequence[Precedent], text: Mapping[str, str] | None = None) -> Precedent:
    """One record for several that say the same; ``text`` replaces fields of the first."""
    first = group[0]
    values = {field.name: getattr(first, field.name) for field in fields(Precedent)} | dict(text or {})
    for key in ("labels", "powers", "derived_labels"):
        values[key] = tuple(sorted({value for p in group for value in getattr(p, key)}))
    values["vague_terms"] = tuple(dict.fromkeys(term for p in group for term in p.vague_terms))
    values["demanded_change"] = next((p.demanded_change for p in group if p.demanded_change), None)
    values["merged"] = tuple(sorted({name for p in group[1:] for name in (p.id, *p.merged)} | set(first.merged)))
    values["units"] = units(values["provision"])
    values["final_units"] = units(values["final_provision"]) if values["final_provision"] else ()
    return Precedent(**values)


def _without_repetitions(precedents: list[Precedent]) -> list[Precedent]:
    """Merge records of one source on one provision that say the same in nearly the same words."""
    kept: list[Precedent] = []
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for p in precedents:
        key = (p.instrument, p.provision, p.organisation, p.title, p.polarity, p.record)
        mine = set(word_list(p.criticism))
        for place in places[key]:
            other = set(word_list(kept[place].criticism))
            if len(mine & other) >= SAME_CRITICISM * min(len(mine), len(other)):
                kept[place] = _merge([kept[place], p])
                break
        else:
            places[key].append(len(kept))
            kept.append(p)
    return kept
