"""Agreement figures on invented tables whose values are known."""

from __future__ import annotations

import pytest

from training.agreement import Agreement, agreements, label_names, paired_clauses, pooled
from training.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "f1", "kappa"),
    [
        (10, 0, 0, 90, 1.0, 1.0),
        (0, 5, 5, 90, 0.0, -0.0526),
        (20, 5, 10, 65, 0.7273, 0.625),
        (0, 0, 0, 50, 1.0, 1.0),
    ],
)
def test_f1_and_kappa(both: int, first: int, second: int, neither: int, f1: float, kappa: float) -> None:
    agreement = Agreement("x", both, first, second, neither)
    assert agreement.f1 == pytest.approx(f1, abs=1e-3)
    assert agreement.kappa == pytest.approx(kappa, abs=1e-3)


def test_a_group_pools_its_labels() -> None:
    found = [Agreement("risk:a", 1, 2, 3, 4), Agreement("risk:b", 10, 20, 30, 40), Agreement("role:c", 9, 9, 9, 9)]
    assert pooled(found, "risk") == Agreement("risk", 11, 22, 33, 44)


def test_every_judgement_of_a_record_is_a_label() -> None:
    record = {
        "role": ["power"], "offence": [], "powers": ["production"], "modality": "permission",
        "safeguards": [{"type": "legality"}], "risks": [{"label": "scope-creep"}], "matrix": {"necessity": "absent"},
    }  # fmt: skip
    assert label_names(record) == {
        "role:power", "power:production", "modality:permission", "safeguard:legality", "risk:scope-creep",
        "matrix:necessity=absent",
    }  # fmt: skip


def test_pairs_of_records_become_counts() -> None:
    empty = {"role": [], "offence": [], "powers": [], "modality": "permission", "safeguards": [], "risks": [], "matrix": {}}
    found = agreements([({**empty, "role": ["power"]}, {**empty, "role": ["other"]}), (empty, empty)])
    assert found == [
        Agreement("modality:permission", 2, 0, 0, 0),
        Agreement("role:other", 0, 0, 1, 1),
        Agreement("role:power", 0, 1, 0, 1),
    ]


def test_second_labels_of_authored_clauses_belong_to_clauses_and_to_the_catalogue() -> None:
    words = vocabulary()
    pairs = list(paired_clauses())
    assert len(pairs) > 150
    for first, second in pairs:
        assert first["id"] == second["id"]
        assert set(second["role"]) <= set(words.roles)
        assert set(second["powers"]) <= set(words.powers)
        assert {r["label"] for r in second["risks"]} <= set(words.risks)
