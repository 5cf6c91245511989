"""Labels of authored clauses that a further reader judged: they name what exists, and the controls show that readers read."""

from __future__ import annotations

import pytest

from training.adjudications import Adjudication, read_adjudications, tally
from training.corpus import read_clauses
from training.vocabulary import vocabulary


def test_every_adjudication_names_a_clause_of_the_corpus() -> None:
    assert {a.clause for a in read_adjudications()} <= {record["id"] for record in read_clauses()}


def test_every_adjudication_names_a_label_of_the_catalogue() -> None:
    words = vocabulary()
    groups = {
        "role": words.roles, "offence": words.offences, "power": words.powers, "safeguard": words.safeguards,
        "risk": words.risks, "modality": words.modalities, "confers": {"matrix"},
    }  # fmt: skip
    split = [a.label.split(":", 1) for a in read_adjudications()]
    assert [label for label in split if label[1] not in groups[label[0]]] == []


def test_readers_give_an_answer_of_their_own() -> None:
    answers = {a.reader for a in read_adjudications() if not a.label.startswith("modality:")}
    assert answers == {"yes", "no", "doubt"}


@pytest.mark.parametrize("is_annotated", [True, False])
def test_readers_side_with_what_nobody_doubted_far_oftener_than_with_what_a_model_doubted(is_annotated: bool) -> None:
    """Controls: a reader who guessed, or who always agreed, would show here."""
    adjudications = read_adjudications()
    control, disputed = (tally(adjudications, is_disputed, is_annotated) for is_disputed in (False, True))
    assert control.judged >= 100
    assert control.share > 0.8 > disputed.share + 0.1


def test_doubt_is_neither_agreement_nor_its_opposite() -> None:
    rows = [Adjudication("a", "role:power", True, True, answer) for answer in ("yes", "no", "doubt")]
    assert tally(rows, is_disputed=True, is_annotated=True).judged == 2


def test_another_modality_is_no_agreement() -> None:
    assert not Adjudication("a", "modality:obligation", True, True, "permission").agrees
