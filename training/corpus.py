"""``python -m training.corpus check``: everything that must hold for the corpus, with counts per label, tradition and fold."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from training.check import problems
from training.copies import copied_run, law_runs, near_duplicates
from training.dataset import FOLDS, fold_of
from training.examples import CONTENT, all_examples
from training.import_annotations import unit_hash
from training.locations import ANNOTATIONS, CLAUSES, GOLD_LAWS, LAWS, ROOT, read_law
from training.vocabulary import vocabulary

# Where laws are called by their official titles, which may be long.
TITLES = "corpus/instruments/"
# What counts as text when the whole repository is compared with the laws.
TEXTS = frozenset({".py", ".md", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".html", ".j2", ".toml", ".tsv", ".css", ".js"})


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


# What the corpus must hold at least, because real law is thin exactly there.
LEAST_OFFENCE, LEAST_CONTENT, LEAST_RARE = 120, 200, 80
RARE = (
    "risk:weakens-encryption", "risk:discretionary-refusal", "power:data-retention", "power:secrecy-order",
    "power:preservation", "power:identity-mandate", "safeguard:dual-criminality", "safeguard:refusal-ground",
    "safeguard:non-discrimination", "safeguard:public-interest-defence", "safeguard:offence-limit",
)  # fmt: skip
LEAST_AUTHORED = 3000


def check_counts(labels: Counter[str], authored: int) -> list[str]:
    """Labels that have fewer positives than the corpus promises."""
    wanted = dict.fromkeys(RARE, LEAST_RARE)
    for name in vocabulary().offences:
        wanted["offence:" + name] = LEAST_CONTENT if name in CONTENT else LEAST_OFFENCE
    found = [f"{k} has {labels[k]} positives, not {n}" for k, n in sorted(wanted.items()) if labels[k] < n]
    if authored < LEAST_AUTHORED:
        found.append(f"there are {authored} authored clauses, not {LEAST_AUTHORED}")
    return found


def check_repository(laws: set[int]) -> list[str]:
    """Text files of the repository that share a long run of words with a law; official titles of laws are no copies."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = []
    for name in listed.split("\0"):
        path = ROOT / name
        if path.suffix in TEXTS and path.is_file() and not name.startswith(TITLES):
            copied = copied_run(path.read_text(encoding="utf-8", errors="replace"), laws)
            if copied:
                found.append(f"{name}: these words stand in a law: {copied}")
    return found


def check() -> int:
    """Run every check, print problems and counts, return 0 if there is no problem."""
    records = read_clauses()
    laws = law_runs(LAWS) if LAWS.is_dir() else set()
    if not laws:
        print("The texts of real laws are not at hand: copies and anchors are not checked.", file=sys.stderr)
    found = check_clauses(records, laws) + check_annotations() + (check_repository(laws) if laws else [])
    examples = all_examples()
    labels = Counter(label for e in examples for label in e.labels)
    if laws:
        found += check_counts(labels, len(records))
    for problem in found[:200]:
        print(problem)
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
