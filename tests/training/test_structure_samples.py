"""The judged samples: sound as data everywhere; their goals where the texts of the laws are at hand."""

from __future__ import annotations

import json

import pytest

from training.locations import GOLD_LAWS, LAWS
from training.structure_penalties import SAMPLE as PENALTIES
from training.structure_penalties import score_penalties
from training.structure_references import SAMPLE as REFERENCES
from training.structure_references import read_sample, score_references
from training.structure_units import VERDICTS, is_same_path, judgements

needs_laws = pytest.mark.skipif(not LAWS.is_dir(), reason=f"no texts of laws at {LAWS}")


def test_the_samples_are_as_large_as_promised_and_hold_no_sentence() -> None:
    references = read_sample(REFERENCES)
    judged = [r for section in references for r in section["references"]]
    assert len({section["instrument"] for section in references}) >= 8
    assert len(judged) >= 300
    assert all(len(r["quote"].split()) <= 8 for r in judged)
    penalties = read_sample(PENALTIES)
    assert sum(record["penalty"] is not None for record in penalties) >= 200
    assert not any(len(str(value).split()) > 8 for record in penalties for value in record.values() if isinstance(value, str))


def test_no_sample_is_from_a_gold_law() -> None:
    assert not {r["instrument"] for r in [*read_sample(REFERENCES), *read_sample(PENALTIES)]} & GOLD_LAWS


def test_every_judgement_says_who_is_right_and_why() -> None:
    assert judgements()
    assert all(j.verdict in VERDICTS and 2 < len(j.why.split()) < 30 for j in judgements())
    assert len({(j.law, j.unit) for j in judgements()}) == len(judgements())


@pytest.mark.parametrize(
    ("unit", "eid", "same"),
    [
        ("sec_5__subsec_1", "sec_5__subsec_1", True),
        ("sch_3__para_2", "att_3__para_2", True),
        ("sch_1", "att_1__content_nn_1", True),
        ("sec_35_163__subsec_1", "sec_35__subsec_2__qstr_163__subsec_1", True),
        ("sec_163", "sec_35__qstr_163", True),
        ("sec_5__subsec_1", "sec_5__subsec_2", False),
        ("sec_5", "sec_5__subsec_1", False),
    ],
)
def test_names_of_the_annotation_and_eids_are_compared(unit: str, eid: str, same: bool) -> None:
    assert is_same_path(unit, eid) is same


@pytest.mark.shared
@needs_laws
def test_cross_references_reach_their_goal() -> None:
    scores = score_references(read_sample(REFERENCES)).values()
    judged = sum(s.judged for s in scores)
    assert sum(s.found for s in scores) >= 0.99 * judged
    assert sum(s.resolved for s in scores) >= 0.97 * judged


@pytest.mark.shared
@needs_laws
def test_penalties_reach_their_goal() -> None:
    scores = score_penalties(read_sample(PENALTIES)).values()
    judged = sum(s.judged for s in scores)
    assert sum(s.terms for s in scores) >= 0.98 * judged
    assert sum(s.everything for s in scores) >= 0.98 * judged


def test_a_changed_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    record = json.loads(json.dumps(read_sample(PENALTIES)[0]))
    monkeypatch.setattr("training.structure_penalties.read_law", lambda law: "x" * 1_000_000)
    with pytest.raises(ValueError, match="changed since it was judged"):
        score_penalties([record])
