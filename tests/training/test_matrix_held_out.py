"""The matrix by the model's own perception: probabilities reach the clauses they belong to, annotations where asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from annotator.pipeline.build import build_pipeline
from training.evaluate_matrix import read_annotations, score_law
from training.evaluate_matrix_held_out import HARDLY, SURE, HeldOut, score_material
from training.examples import all_examples
from training.locations import LAWS

LAW = "mu-cmca-2003"
FAMILIES = ("confers", "power", "safeguard", "role", "offence", "modality", "risk")


def material_of(law: str, labels: tuple[str, ...]) -> HeldOut:
    """A law of which the model perceives nothing at all, beside its annotation."""
    examples = [e for e in all_examples() if e.instrument == law]
    truth = np.array([[label in e.labels for label in labels] for e in examples], dtype=np.int8)
    known = np.array(
        [[label.split(":")[0] in e.known and f"-{label}" not in e.known for label in labels] for e in examples], dtype=bool
    )
    rows = {e.id: i for i, e in enumerate(examples)}
    return HeldOut(rows, labels, np.full(truth.shape, HARDLY), truth, known, np.full(len(labels), 0.5), (law,))


def test_only_the_families_asked_for_are_taken_from_the_annotation() -> None:
    probabilities = np.array([[0.3, 0.4], [0.6, 0.7]])
    truth, known = np.array([[1, 1], [0, 0]], dtype=np.int8), np.array([[True, True], [True, False]])
    held_out = HeldOut({}, ("power:search-seizure", "role:power"), probabilities, truth, known, np.zeros(2), ())
    assert held_out.as_annotated(()).tolist() == probabilities.tolist()
    assert held_out.as_annotated(("power",)).tolist() == [[SURE, 0.4], [HARDLY, 0.7]]
    assert held_out.as_annotated(("role",)).tolist() == [[0.3, SURE], [0.6, 0.7]]


@pytest.mark.shared
@pytest.mark.skipif(not LAWS.is_dir(), reason=f"no texts of laws at {LAWS}")
def test_what_is_seen_decides_which_powers_have_a_row() -> None:
    assert any(record["matrix"] for record in read_annotations(LAW))

    def wanted_and_found(families: tuple[str, ...]) -> tuple[int, int]:
        nlp = build_pipeline(mode="linear")
        scorer: Any = nlp.get_pipe("clause_classifier").scorer  # type: ignore[attr-defined]
        (score,) = score_material(nlp, material_of(LAW, tuple(scorer.labels)), families)
        return sum(n for (is_, _), n in score.cells.items() if is_), sum(n for (_, was), n in score.cells.items() if was)

    wanted, blind = wanted_and_found(())
    assert wanted == sum(n for (is_, _), n in score_law(LAW).cells.items() if is_)
    assert blind == 0
    assert wanted_and_found(FAMILIES)[1] >= 0.8 * wanted
