"""``annotator review apply``: from an export of the page to suppressions and candidate gold, and back into the next run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import TOY_LAW

from annotator.catalogue_loader import load_catalogue
from annotator.errors import AnnotatorError
from annotator.review.state import read_state

Cli = Callable[..., "Outcome"]  # noqa: F821
SCHEMA_FILE = Path(__file__).parents[2] / "annotator" / "review" / "review-state.schema.json"
LABELS = {label.id for label in load_catalogue().labels.values()}


@pytest.fixture
def findings(cli: Cli, law: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """Findings of the toy law, as a page knows them."""
    cli("annotate", law, "-o", tmp_path / "made.json")
    made: list[dict[str, Any]] = json.loads((tmp_path / "made.json").read_text(encoding="utf-8"))["findings"]
    return made


def decide(finding: dict[str, Any], verdict: str, **more: object) -> dict[str, object]:
    """A decision as the page exports it."""
    named = {"finding": finding["id"], "label": finding["label"], "eid": finding["eid"], "quote": finding["quote"]}
    return {**named, "decision": verdict, "relabel": None, "comment": "", "at": "2026-11-20T09:30:00.000Z", **more}


def export(folder: Path, *decisions: object, **more: object) -> Path:
    """A file as the page exports it."""
    state = {
        "schema": "annotator-review/1",
        "report": {"sha256": hashlib.sha256(TOY_LAW.encode()).hexdigest(), "model": "toy", "catalogue": "c"},
        "author": "N. N.", "decisions": list(decisions), **more,
    }  # fmt: skip
    path = folder / "law-review.json"
    path.write_text(json.dumps(state), encoding="utf-8")
    return path


def test_a_rejection_becomes_a_suppression_that_the_next_run_obeys(
    cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]
) -> None:
    state = export(tmp_path, decide(findings[0], "reject", comment="Section 9 supplies the\n mental element."))
    done = cli("review", "apply", state, law, "--suppressions", tmp_path / "known.yaml")
    assert (done.code, done.out) == (0, "1 rejected, 0 accepted, 0 relabelled, 0 only commented, 0 not applied.\n")
    cli("annotate", law, "--suppressions", tmp_path / "known.yaml", "-o", tmp_path / "next.json")
    after = json.loads((tmp_path / "next.json").read_text(encoding="utf-8"))["findings"]
    silenced = [f for f in after if f["suppressed"]]
    assert [f["id"] for f in silenced] == [findings[0]["id"]]
    assert silenced[0]["suppressed"] == {
        "reason": "Section 9 supplies the mental element.", "author": "N. N.", "date": "2026-11-20", "expires": None,
    }  # fmt: skip


def test_accepted_and_relabelled_findings_become_gold_without_a_word_of_the_law(
    cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]
) -> None:
    first, second = findings[0], findings[1]
    state = export(tmp_path, decide(first, "accept"), decide(second, "relabel", relabel="scope-creep", comment="Too wide."))
    cli("review", "apply", state, law, "--gold", tmp_path / "gold.jsonl", "--suppressions", tmp_path / "known.yaml")
    records = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    labelled = {(r["eid"], risk["label"]) for r in records for risk in r["risks"]}
    assert labelled == {(first["eid"], first["label"]), (second["eid"], "scope-creep")}
    for record in records:
        clause = TOY_LAW[record["start"] : record["end"]]
        assert record["sha256"] == hashlib.sha256(clause.encode()).hexdigest()[:16]
        quotes = {clause[risk["start"] : risk["end"]] for risk in record["risks"]}
        assert quotes <= {first["quote"], second["quote"]}
        assert not any(words in json.dumps(record) for words in quotes)
        assert record["status"] == "candidate"
    assert "Relabelled as scope-creep: Too wide." in (tmp_path / "known.yaml").read_text(encoding="utf-8")


def test_without_names_both_files_stand_beside_the_export(
    cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]
) -> None:
    state = export(tmp_path, decide(findings[0], "accept"), decide(findings[1], "comment", comment="Ask the ministry."))
    done = cli("review", "apply", state, law)
    assert "1 accepted, 0 relabelled, 1 only commented" in done.out
    assert (tmp_path / "law-review.suppressions.yaml").read_text(encoding="utf-8").endswith("suppressions: []\n")
    assert len((tmp_path / "law-review.gold.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "exists; add --force" in cli("review", "apply", state, law).refusal()
    assert cli("review", "apply", state, law, "--force").code == 0


def test_decisions_outlive_a_renumbered_law(cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]) -> None:
    state = export(tmp_path, decide(findings[0], "reject", comment="No."))
    later = TOY_LAW.replace("3. Hand", "4. Hand").replace("2. Untruths", "3. Untruths").replace("1. Access", "2. Access")
    law.write_text(
        later.replace("PART I - OFFENCES\n", "PART I - OFFENCES\n\n1. Purpose\nThis Act has a purpose.\n"), encoding="utf-8"
    )
    done = cli("review", "apply", state, law)
    assert done.out.startswith("1 rejected")
    assert "is not the file that was reviewed" in done.err


def test_a_decision_that_fits_nothing_is_named(cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]) -> None:
    gone = {**findings[0], "id": "f-gone", "quote": "words that are not there"}
    done = cli("review", "apply", export(tmp_path, decide(gone, "reject", comment="x")), law)
    assert done.code == 0
    assert "0 rejected" in done.out
    assert "1 not applied" in done.out
    assert "(f-gone) fits no finding" in done.err


def test_inputs_are_never_overwritten(cli: Cli, law: Path, tmp_path: Path, findings: list[dict[str, Any]]) -> None:
    state = export(tmp_path, decide(findings[0], "accept"))
    assert "would overwrite" in cli("review", "apply", state, law, "--gold", law, "--force").refusal()
    assert "would overwrite" in cli("review", "apply", state, law, "--suppressions", state, "--force").refusal()


FINDING = {"id": "f-1", "label": "missing-intent", "eid": "sec_1", "quote": "q"}
GOOD = decide(FINDING, "reject", comment="why")


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (GOOD, ""),
        (decide(FINDING, "accept"), ""),
        (decide(FINDING, "relabel", relabel="scope-creep"), ""),
        ({k: v for k, v in decide(FINDING, "comment").items() if k != "quote"}, ""),
        ({**GOOD, "comment": "  "}, "1 rejections have no reason (f-1)"),
        ({k: v for k, v in GOOD.items() if k != "comment"}, "no reason"),
        ({**GOOD, "decision": "maybe"}, "decision 1 is “maybe”, not one of"),
        ({**GOOD, "finding": ""}, "decision 1 has no “finding”"),
        ({**GOOD, "label": 3}, "decision 1 has no “label”"),
        (decide(FINDING, "relabel"), "which does not exist"),
        ("x", "decision 1 is no object"),
    ],
)
def test_the_published_schema_and_the_reader_agree(tmp_path: Path, decision: object, says: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = export(tmp_path, decision)
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(json.loads(path.read_text(encoding="utf-8"))) is not bool(says)
    if not says:
        assert len(read_state(path, LABELS).decisions) == 1
        return
    with pytest.raises(AnnotatorError) as error:
        read_state(path, LABELS)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"schema": "annotator-review/2"}, "is no review"),
        ({"report": None}, "is no review"),
        ({"decisions": {}}, "is no review"),
        ({"author": " "}, "is not signed: give the name with --author"),
    ],
)
def test_what_is_no_review_is_refused(cli: Cli, law: Path, tmp_path: Path, more: dict[str, object], says: str) -> None:
    assert says in cli("review", "apply", export(tmp_path, GOOD, **more), law).refusal()
    assert not list(tmp_path.glob("*.yaml"))


def test_two_verdicts_on_one_finding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="decides f-1 twice: reject and accept"):
        read_state(export(tmp_path, GOOD, decide(FINDING, "accept")), LABELS)


def test_an_author_can_be_given_and_a_time_must_be_one(tmp_path: Path) -> None:
    assert read_state(export(tmp_path, GOOD, author=""), LABELS, "A. B.").decisions[0].author == "A. B."
    with pytest.raises(AnnotatorError, match="has no time but “yesterday”"):
        read_state(export(tmp_path, {**GOOD, "at": "yesterday"}), LABELS)
