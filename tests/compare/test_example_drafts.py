"""The example convention and its later draft, against the list of changes that was written with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from compare_factories import report

from annotator.compare.compare import compare_reports
from annotator.compare.records import OPPOSITE, Change, ClausePair, Comparison, Direction

DIRECTIONS: dict[str, Direction] = {"weakening": "worse", "improvement": "better"}


@pytest.fixture(scope="module")
def gold(repository: Path) -> dict[str, Any]:
    return yaml.safe_load((repository / "corpus/examples/example-convention.changes.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def without_model(repository: Path) -> Comparison:
    """The same comparison with the words alone: no clause has a label."""
    folder = repository / "corpus/examples"
    texts = [(folder / n).read_text(encoding="utf-8") for n in ("example-convention.txt", "example-convention-later.txt")]
    return compare_reports(report(texts[0]), report(texts[1]))


def place(eid: str) -> tuple[str, str | None]:
    """Article and paragraph of an eId."""
    match = re.match(r"art_(\w+?)(?:__para_(\w+))?(?:__|$)", eid)
    return (match[1], match[2]) if match else (eid, None)


def cited(article: str) -> tuple[str, str | None]:
    match = re.match(r"(\w+)(?:\((\w+)\))?$", article)
    assert match
    return match[1], match[2]


def stands_there(entry: dict[str, Any], pair: ClausePair, comparison: Comparison) -> bool:
    """Whether a pair is the place of a listed change; an inserted or dropped article counts as one place."""
    is_whole = entry["old"]["article"] is None or entry["new"]["article"] is None
    for side, index, draft in (("old", pair.old, comparison.old), ("new", pair.new, comparison.new)):
        if entry[side]["article"] is None or index is None:
            continue
        wanted, found = cited(entry[side]["article"]), place(draft.judgements[index].clause.eid)
        if wanted == found or (is_whole and wanted[0] == found[0]):
            return True
    return False


def score(comparison: Comparison, gold: dict[str, Any]) -> tuple[int, int, list[Change]]:
    """Listed weakenings and improvements found at their place, and changes that are not on the list."""
    reported = [(p, c) for p in comparison.pairs for c in p.changes if c.direction != "neutral"]
    found = {"weakening": 0, "improvement": 0}
    explained = set()
    for entry in gold["changes"]:
        hits = [
            at
            for at, (pair, change) in enumerate(reported)
            if change.direction == DIRECTIONS[entry["kind"]] and stands_there(entry, pair, comparison)
        ]
        found[entry["kind"]] += bool(hits)
        explained.update(hits)
    return found["weakening"], found["improvement"], [c for at, (_, c) in enumerate(reported) if at not in explained]


def test_the_listed_changes_are_found_and_hardly_any_other(example: Comparison, gold: dict[str, Any]) -> None:
    weakenings, improvements, others = score(example, gold)
    assert weakenings >= 23
    assert improvements >= 9
    assert len(others) <= 3, [(c.type, c.message) for c in others]


def test_the_words_alone_carry_most_of_it(without_model: Comparison, gold: dict[str, Any]) -> None:
    weakenings, improvements, others = score(without_model, gold)
    assert (weakenings, improvements) >= (22, 9)
    assert len(others) <= 4, [(c.type, c.message) for c in others]


def test_moved_split_merged_inserted_and_dropped_articles(example: Comparison, gold: dict[str, Any]) -> None:
    known = {(r.kind, r.old, r.new) for r in example.relations}
    for entry in gold["structure"]:
        old, new = (tuple(f"art_{n}" for n in entry[side]) for side in ("old", "new"))
        assert (entry["kind"], old, new) in known


def test_every_article_is_followed_to_its_new_number(example: Comparison, gold: dict[str, Any]) -> None:
    followed = {(o, n) for r in example.relations for o in r.old for n in r.new}
    missing = [pair for pair in gold["numbering"].items() if (f"art_{pair[0]}", f"art_{pair[1]}") not in followed]
    assert missing == []


def test_the_reverse_comparison_of_the_example_mirrors_it(example: Comparison) -> None:
    back = compare_reports(example.new, example.old)
    there = sorted(c.direction for c in example.changes)
    assert sorted(OPPOSITE[c.direction] for c in back.changes) == there


def test_a_safeguard_that_is_dropped_names_the_powers_it_no_longer_reaches(example: Comparison) -> None:
    sentences = [s for c in example.changes for s in c.consequences]
    assert all(re.search(r"(no longer|now) reaches", s) for s in sentences)
