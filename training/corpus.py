"""``python -m training.corpus check``: everything that must hold for the corpus, with counts per label, tradition and fold."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from training.check import problems
from training.copies import copied_run, law_runs, near_duplicates
from training.dataset import FOLDS, fold_of
from training.examples import all_examples
from training.import_annotations import unit_hash
from training.locations import ANNOTATIONS, CLAUSES, GOLD_LAWS, LAWS, read_law


def read_clauses(folder: Path = CLAUSES) -> list[dict[str, Any]]:
    """Every authored clause as it is stored."""
    return [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


def check_clauses(records: list[dict[str, Any]], laws: set[int]) -> list[str]:
    """Problems of the authored clauses: each by itself, ids, near-duplicates, words copied from laws."""
    found: list[str] = []
    seen: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for record in records:
        name = record.get("id", "?")
        if name in seen:
            found.append(f"{name}: the id stands twice")
        seen.add(name)
        found += [f"{name}: {p}" for p in problems(record)]
        copied = copied_run(record["text"], laws)
        if copied:
            found.append(f"{name}: these words stand in a law: {copied}")
        if record.get("pair"):
            pairs.setdefault(name, set()).add(record["pair"])
            pairs.setdefault(record["pair"], set()).add(name)
    for later, earlier, share in near_duplicates((r["id"], r["text"]) for r in records):
        if not _are_siblings(later, earlier, pairs):
            found.append(f"{later}: near-duplicate of {earlier} ({share:.0%})")
    return found


def _are_siblings(one: str, other: str, pairs: dict[str, set[str]]) -> bool:
    """Whether two clauses belong to one family of minimal pairs."""
    family, grown = {one}, True
    while grown:
        wider = family.union(*(pairs.get(name, set()) for name in family))
        grown, family = len(wider) > len(family), wider
    return other in family


def check_annotations(folder: Path = ANNOTATIONS) -> list[str]:
    """Problems of the stand-off annotations: gold laws, hashes, stretches outside their unit."""
    found: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem in GOLD_LAWS:
            found.append(f"{path.stem} is a gold law and must not be in the corpus")
            continue
        text = read_law(path.stem) if (LAWS / path.stem / "text.txt").is_file() else None
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            name = f"{path.stem} {record['eid']}"
            length = record["end"] - record["start"]
            for mark in [*record["safeguards"], *record["risks"]]:
                if not 0 <= mark.get("start", 0) <= mark.get("end", 0) <= length:
                    found.append(f"{name}: a stretch lies outside the unit")
            if text is None:
                continue
            unit = text[record["start"] : record["end"]]
            if unit_hash(unit) != record["sha256"]:
                found.append(f"{name}: the text is not the one that was annotated")
            for mark in [*record["safeguards"], *record["risks"]]:
                if "quote" in mark and unit[mark["start"] : mark["end"]] != mark["quote"]:
                    found.append(f"{name}: the quote {mark['quote']!r} is not at its place")
    return found


def check() -> int:
    """Run every check, print problems and counts, return 0 if there is no problem."""
    records = read_clauses()
    laws = law_runs(LAWS) if LAWS.is_dir() else set()
    if not laws:
        print("The texts of real laws are not at hand: copies and anchors are not checked.", file=sys.stderr)
    found = check_clauses(records, laws) + check_annotations()
    for problem in found[:200]:
        print(problem)
    examples = all_examples()
    labels = Counter(label for e in examples for label in e.labels)
    real = sum(e.tradition == "real" for e in examples)
    pairs, negatives = (sum(bool(r.get(key)) for r in records) for key in ("pair", "hard_negative"))
    print(f"\n{len(records)} authored clauses, {real} units of real laws, {len(found)} problems")
    print(f"in minimal pairs {pairs}, hard negatives {negatives}")
    for title, counts in (
        ("Traditions", Counter(e.tradition for e in examples)),
        ("Folds", Counter(f"{fold_of(e.instrument)} of {FOLDS}" for e in examples)),
        ("Labels", labels),
    ):
        print(f"\n{title}")
        for name, count in sorted(counts.items()):
            print(f"  {name:44} {count}")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] != ["check"]:
        sys.exit("usage: python -m training.corpus check")
    sys.exit(check())
