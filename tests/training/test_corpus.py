"""The corpus holds together: vocabulary, quotes, no copies, no gold law, guidelines in step with the catalogue."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from annotator.catalogue_loader import load_catalogue
from training.check import problems
from training.copies import copied_run, law_runs, near_duplicates
from training.corpus import check_annotations, check_clauses, read_clauses
from training.dataset import RECAST
from training.locations import ANNOTATIONS, CORPUS, GOLD_LAWS, LAWS

CLAUSE = {
    "id": "x-1", "tradition": "uk", "instrument": "x", "path": ["Part 1"], "heading": "1. Access",
    "text": "A person who knowingly opens another person's mailbox commits an offence.",
    "role": ["offence"], "offence": ["illegal-access"], "powers": [], "safeguards": [], "modality": "prohibition",
    "penalty": None, "risks": [{"label": "missing-harm-threshold", "quote": "opens another person's mailbox"}],
    "matrix": {}, "vague_terms": [], "context": {},
    "facets": {
        "mental_element": {"status": "present", "quote": "knowingly"}, "harm_threshold": {"status": "absent"},
        "defence": {"status": "absent"}, "penalty": {"status": "present", "elsewhere": True},
    },
}  # fmt: skip


def test_a_sound_clause_has_no_problem() -> None:
    assert list(problems(CLAUSE)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"role": ["crime"]}, "not in the catalogue"),
        ({"role": []}, "no role"),
        ({"offence": []}, "without a type"),
        ({"powers": ["production"]}, "without a role that can carry them"),
        ({"risks": [{"label": "missing-intent", "quote": "not there"}]}, "does not stand in the text"),
        ({"risks": [{"label": "missing-intent", "quote": ""}]}, "without a quote"),
        ({"modality": "wish"}, "modality"),
        ({"facets": {}}, "is not judged"),
        ({"matrix": {"legality": "present"}}, "the matrix judges"),
        ({"colour": "red"}, "unknown key"),
    ],
)
def test_each_mistake_is_named(change: dict[str, object], expected: str) -> None:
    assert any(expected in p for p in problems({**CLAUSE, **change}))


def test_near_duplicates_are_found_and_formulae_are_not() -> None:
    first = "a person who without lawful excuse opens the mailbox of another person commits an offence and is liable to a fine"
    second = first.replace("opens", "reads")
    other = "the board consists of a chairperson and six members appointed by the assembly for a term of four years each"
    found = [(a, b) for a, b, _ in near_duplicates([("1", first), ("2", second), ("3", other)])]
    assert found == [("2", "1")]


def test_every_authored_clause_is_sound() -> None:
    records = read_clauses()
    assert len(records) >= 400
    assert check_clauses(records, set()) == []


def test_authored_clauses_cover_the_drafting_traditions_and_the_kinds_asked_for() -> None:
    records = read_clauses()
    assert len({r["tradition"] for r in records}) >= 12
    # Clauses drafted one by one; whole instruments ("act-...") are drafted for what their provisions do to each other.
    drafted = [r for r in records if not r["instrument"].startswith((RECAST, "act-"))]
    assert sum(bool(r.get("pair")) for r in drafted) >= len(drafted) / 3
    assert sum(bool(r.get("hard_negative")) for r in records) >= len(records) / 4


@pytest.mark.shared
@pytest.mark.skipif(not LAWS.is_dir(), reason="the texts of real laws are not beside the checkout")
def test_no_clause_copies_a_law_and_every_anchor_holds() -> None:
    laws = law_runs(LAWS)
    assert [r["id"] for r in read_clauses() if copied_run(r["text"], laws)] == []
    assert check_annotations() == []


def test_no_gold_law_is_in_the_corpus() -> None:
    names = {path.stem for path in ANNOTATIONS.glob("*.jsonl")}
    assert names
    assert not names & GOLD_LAWS
    assert not {r["instrument"] for r in read_clauses()} & GOLD_LAWS


def test_annotations_hold_no_sentence() -> None:
    for path in ANNOTATIONS.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            quotes = [m["quote"] for m in [*record["safeguards"], *record["risks"]] if "quote" in m] + record["vague_terms"]
            assert all(len(q.split()) <= 8 for q in quotes)
            assert "text" not in record


def test_guidelines_name_every_label_of_the_catalogue() -> None:
    text = (CORPUS / "GUIDELINES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z-]+)`", text))
    catalogue = load_catalogue()
    for family in ("roles", "offences", "powers", "safeguards", "modalities", "risks", "wording"):
        missing = {label.id for label in catalogue.family(family)} - named
        assert not missing, f"{family}: {missing}"


def test_example_bill_expectations_quote_the_bill() -> None:
    yaml = pytest.importorskip("yaml")
    folder = Path(CORPUS / "examples")
    bill = (folder / "example-bill.txt").read_text(encoding="utf-8")
    expected = yaml.safe_load((folder / "example-bill.expected.yaml").read_text(encoding="utf-8"))
    entries = next(v for v in expected.values() if isinstance(v, list) and v and "section" in v[0])
    assert len(entries) >= 60
    assert all(e["quote"] in bill for e in entries if e.get("quote"))
