"""Agreement between the first and the second, blind annotation of the same units: F1 and Cohen's kappa per label."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpus import read_clauses
from training.locations import ANNOTATIONS, CORPUS

SECOND = CORPUS / "second-annotations"
# Authored clauses read by somebody who knew their words and what the rest of their act holds, but not their labels.
SECOND_OF_AUTHORED = CORPUS / "second-annotations-authored.jsonl"
# First annotations as they were before disagreements were adjudicated: agreement is measured on these.
BEFORE_ADJUDICATION = "before-adjudication.jsonl"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotators on one label: both said it, only the first, only the second, neither."""

    label: str
    both: int
    first: int
    second: int
    neither: int

    @property
    def f1(self) -> float:
        """F1 of one annotator against the other; the same in both directions."""
        said = 2 * self.both + self.first + self.second
        return 2 * self.both / said if said else 1.0

    @property
    def kappa(self) -> float:
        """Cohen's kappa."""
        n = self.both + self.first + self.second + self.neither
        observed = (self.both + self.neither) / n
        one, two = self.both + self.first, self.both + self.second
        expected = (one * two + (n - one) * (n - two)) / (n * n)
        return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def label_names(record: dict[str, Any]) -> set[str]:
    """Labels of a record as ``group:name``; a matrix cell is ``matrix:<safeguard>=<status>``."""
    names = {"role:" + r for r in record["role"]} | {"offence:" + o for o in record["offence"]}
    names |= {"power:" + p for p in record["powers"]} | {"modality:" + record["modality"]}
    names |= {"safeguard:" + s["type"] for s in record["safeguards"]} | {"risk:" + r["label"] for r in record["risks"]}
    return names | {f"matrix:{k}={v}" for k, v in record["matrix"].items()}


def paired_units(first: Path = ANNOTATIONS, second: Path = SECOND) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Units that both annotators labelled, as (first, second), each as it was before any adjudication."""
    kept = second / BEFORE_ADJUDICATION
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
    originals = {(r["instrument"], r["eid"]): r for r in map(json.loads, lines)}
    for path in sorted(second.glob("*.jsonl")):
        if path.name == BEFORE_ADJUDICATION:
            continue
        known = {r["eid"]: r for r in map(json.loads, (first / path.name).read_text(encoding="utf-8").splitlines())}
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if record["eid"] in known:
                yield originals.get((path.stem, record["eid"]), known[record["eid"]]), record


def paired_clauses() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Authored clauses with two annotations, as (author, second); the second says of the matrix only whether there is one."""
    authored = {record["id"]: record for record in read_clauses()}
    for record in map(json.loads, SECOND_OF_AUTHORED.read_text(encoding="utf-8").splitlines()):
        first = authored[record["id"]]
        yield (
            {**first, "matrix": {"of the unit": "filled"} if first["matrix"] else {}},
            {
                **record,
                "matrix": {"of the unit": "filled"} if record["confers"] else {},
            },
        )


def agreements(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[Agreement]:
    """Agreement of pairs of records on every label that either annotator used, by name."""
    named = [(label_names(a), label_names(b)) for a, b in pairs]
    labels = sorted(set().union(*(a | b for a, b in named))) if named else []
    result = []
    for label in labels:
        table = [(label in a, label in b) for a, b in named]
        counts = [table.count(cell) for cell in ((True, True), (True, False), (False, True), (False, False))]
        result.append(Agreement(label, *counts))
    return result


def pooled(found: list[Agreement], group: str) -> Agreement:
    """All labels of a group taken together."""
    mine = [a for a in found if a.label.split(":")[0] == group]
    sums = [sum(getattr(a, key) for a in mine) for key in ("both", "first", "second", "neither")]
    return Agreement(group, *sums)
