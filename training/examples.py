"""Labelled clauses from both halves of the corpus, in one form: authored text and stand-off annotations of real laws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.reason.applicability import ACCESS_AND_DATA, DEFENCE_ASKED_BESIDE_CONTENT
from annotator.records import Clause, Span
from annotator.structure.parse import parse_structure
from training.import_annotations import unit_hash
from training.locations import ANNOTATIONS, CLAUSES, GOLD_LAWS, LAWS, read_law

# Offence types to which a mental element, a harm threshold or a defence matters (GUIDELINES.md, offence drafting).
CONTENT = frozenset(
    {
        "false-information", "insult-defamation", "public-order-security", "religion-morality", "hate-extremism",
        "harassment-annoyance",
    }
)  # fmt: skip
# Types whose elements the annotators did not judge one by one.
NO_FACETS = frozenset({"ancillary", "non-compliance"})
THRESHOLD_ASKED = CONTENT | ACCESS_AND_DATA
DEFENCE_ASKED = CONTENT | DEFENCE_ASKED_BESIDE_CONTENT
# What an offence can lack, by the facet that would supply it.
_ABSENCES = {
    "mental_element": "missing-intent",
    "harm_threshold": "missing-harm-threshold",
    "defence": "missing-public-interest-defence",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A clause and everything known about it. ``labels`` are ``group:name``; ``known`` are the groups judged at all, and
    ``-group:name`` the labels of these that the clause's own words do not decide.

    ``evidence`` are (label, start, end, strength) of the words that prove it; strength is empty for risks.
    """

    id: str
    instrument: str
    tradition: str
    text: str
    heading: str
    path: tuple[str, ...]
    labels: frozenset[str]
    known: frozenset[str]
    evidence: tuple[tuple[str, int, int, str], ...] = ()
    matrix: dict[str, str] = field(default_factory=dict)


def _labels(record: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Labels of a record and the groups it was judged for."""
    labels = {"role:" + r for r in record["role"]} | {"offence:" + o for o in record["offence"]}
    labels |= {"power:" + p for p in record["powers"]}
    labels |= {"safeguard:" + s["type"] for s in record["safeguards"]}
    labels |= {"weakened:" + s["type"] for s in record["safeguards"] if s["strength"] != "mandatory"}
    labels |= {"strength:" + s["strength"] for s in record["safeguards"]}
    labels |= {"risk:" + r["label"] for r in record["risks"]}
    labels.add("modality:" + record["modality"])
    if record["matrix"]:
        labels.add("confers:matrix")
    known = {"role", "offence", "power", "safeguard", "weakened", "strength", "risk", "modality", "confers"}
    _add_facets(record, labels, known)
    known |= {"-risk:" + risk for risk in _supplied_elsewhere(record)}
    return labels, known


def _supplied_elsewhere(record: dict[str, Any]) -> set[str]:
    """Absence labels that an offence lacks only because another provision supplies the element, as far as one can tell.

    The classifier reads the clause alone, and would learn that nothing is missing from words from which it is; what other
    provisions supply is for the reasoning to find (``annotator/reason/offences/elsewhere.py``).
    """
    missing = {r["label"] for r in record["risks"]}
    facets = record.get("facets")
    if facets:
        return {risk for name, risk in _ABSENCES.items() if (facets.get(name) or {}).get("elsewhere")} - missing
    has_defence = any(s["type"] == "public-interest-defence" for s in record["safeguards"])
    is_asked = bool(set(record["offence"]) & DEFENCE_ASKED)
    return {_ABSENCES["defence"]} - missing if is_asked and not has_defence else set()


def _add_facets(record: dict[str, Any], labels: set[str], known: set[str]) -> None:
    """Facets as judged by the author, or as the absence labels imply where the annotator gave only those."""
    types = set(record["offence"]) - NO_FACETS
    if not types or "offence" not in record["role"]:
        return
    facets = record.get("facets")
    risks = {r["label"] for r in record["risks"]}
    asked_for = {"mental_element": True, "harm_threshold": bool(types & THRESHOLD_ASKED), "defence": bool(types & DEFENCE_ASKED)}
    for name, risk in _ABSENCES.items():
        if facets:
            facet = facets.get(name) or {}
            is_present = facet.get("status") == "present" and not facet.get("elsewhere")
        elif asked_for[name]:
            is_present = risk not in risks
        else:
            continue
        known.add("facet:" + name)
        if is_present:
            labels.add("facet:" + name)


def authored_examples(folder: Path = CLAUSES) -> Iterator[Example]:
    """Clauses written for this project, one JSON record a line, one file a drafting tradition."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            labels, known = _labels(record)
            text = record["text"]
            evidence = [("risk:" + r["label"], r["quote"], "") for r in record["risks"]]
            evidence += [("safeguard:" + s["type"], s["quote"], s["strength"]) for s in record["safeguards"]]
            yield Example(
                id=record["id"],
                instrument=record["instrument"],
                tradition=record["tradition"],
                text=text,
                heading=record["heading"],
                path=tuple(record["path"]),
                labels=frozenset(labels),
                known=frozenset(known),
                evidence=tuple((k, text.index(q), text.index(q) + len(q), s) for k, q, s in evidence if q and q in text),
                matrix=record["matrix"],
            )


def _best_clause(span: Span, clauses: tuple[Clause, ...]) -> Clause | None:
    best, share = None, 0
    for clause in clauses:
        common = span.overlap(clause.span)
        if common > share:
            best, share = clause, common
    return best


def real_examples(folder: Path = ANNOTATIONS) -> Iterator[Example]:
    """Annotated units of real laws; the texts come from the folder beside the checkout.

    Yields nothing where the texts are not at hand. The heading and path are those our own structure
    stage finds, so that training sees what the runtime will see.

    Raises
    ------
    ValueError
        If a unit's text no longer has the hash it was annotated with, or a gold law slipped in.
    """
    for path in sorted(folder.glob("*.jsonl")):
        instrument = path.stem
        if instrument in GOLD_LAWS:
            raise ValueError(f"{instrument} is a gold law and must not be trained on")
        if not (LAWS / instrument / "text.txt").is_file():
            continue
        text = read_law(instrument)
        clauses = parse_structure(text).clauses
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            start, end = record["start"], record["end"]
            unit = text[start:end]
            if unit_hash(unit) != record["sha256"]:
                raise ValueError(f"{instrument} {record['eid']}: the text changed since it was annotated")
            clause = _best_clause(Span(start, end), clauses)
            heading = clause.heading if clause else ""
            begin, stop = start, end
            if clause and clause.span.overlap(Span(start, end)) > 0.8 * clause.span.length:
                begin, stop = max(start, clause.span.start), end
            labels, known = _labels(record)
            marks = [("risk:" + r["label"], r) for r in record["risks"]]
            marks += [("safeguard:" + s["type"], s) for s in record["safeguards"]]
            evidence = [
                (k, start + m["start"] - begin, start + m["end"] - begin, m.get("strength", ""))
                for k, m in marks
                if "start" in m and start + m["start"] >= begin
            ]
            yield Example(
                id=f"{instrument}/{record['eid']}",
                instrument=instrument,
                tradition="real",
                text=text[begin:stop],
                heading=heading,
                path=clause.path if clause else (),
                labels=frozenset(labels),
                known=frozenset(known),
                evidence=tuple(evidence),
                matrix=record["matrix"],
            )


def all_examples() -> list[Example]:
    """The whole corpus, authored clauses first."""
    return [*authored_examples(), *real_examples()]
