"""What the model has not learned is neither looked for nor missed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import TOY_LAW, toy_model_folder

from annotator import annotate
from annotator.catalogue_learned import is_learned, learned_by, learned_needs, unlearned_labels
from annotator.catalogue_loader import Catalogue, load_catalogue
from annotator.model_folder import open_model
from annotator.perceive.scorer import Scorer
from annotator.reason.engine import Reasoner
from annotator.report.search_scope import findable_labels, nothing_found, reported_labels

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def extended(spoil: Spoil, copy: Path) -> Catalogue:
    """The catalogue with a safeguard that somebody has just described, and the power to hand over records that needs it."""
    text = (copy / "safeguards" / "remedy.yaml").read_text(encoding="utf-8")
    (copy / "safeguards" / "legal-help.yaml").write_text(text.replace("id: remedy", "id: legal-help"), encoding="utf-8")
    return load_catalogue(spoil("powers/production.yaml", "needs: [", "needs: [legal-help, "))


def test_a_safeguard_that_was_never_learned_is_in_no_matrix_and_never_missing(extended: Catalogue, toy_model: Path) -> None:
    report = annotate(TOY_LAW, model=str(toy_model))
    made = Reasoner(Scorer.load(open_model(toy_model)), extended).reason(
        report.document.text, report.provisions, report.judgements
    )
    (row,) = made.matrix
    cells = {cell.safeguard: cell.status for cell in row.cells}
    assert "legal-help" not in cells
    assert cells["remedy"] == "absent", "what was learned and looked for in vain is still missing"
    assert "missing-legal-help" not in {finding.label for finding in made.findings}
    assert "missing-remedy" in {finding.label for finding in made.findings}


def test_no_report_names_it_as_looked_for(extended: Catalogue, toy_model: Path) -> None:
    report = annotate(TOY_LAW, model=str(toy_model))
    reported = {label.id for label in reported_labels(extended, report)}
    assert "missing-legal-help" not in reported
    assert {"missing-remedy", "missing-intent", "undefined-term"} <= reported
    assert "missing-legal-help" in {label.id for label in findable_labels(extended, ())}, "nothing is known of the model"
    assert extended.label("missing-remedy").title in nothing_found(report, extended)


@pytest.mark.parametrize(
    ("name", "learned"),
    [
        ("safeguards/remedy", True),
        ("absences/missing-remedy", True),
        ("absences/missing-time-limit", False),
        ("risks/missing-intent", True),
        ("wording/optional-safeguard", True),
        ("risks/scope-creep", False),
        ("roles/offence", True),
        ("powers/hacking", False),
        ("instrument/undefined-term", True),
    ],
)
def test_each_family_has_its_labels_of_the_model(catalogue: Catalogue, name: str, learned: bool) -> None:
    known = {"safeguard:remedy", "risk:missing-intent", "risk:optional-safeguard", "role:offence"}
    assert is_learned(catalogue.label(name), known) is learned


def test_needs_keep_their_order_and_lose_only_the_unlearned() -> None:
    table = {"hacking": ("legal-help", "remedy", "necessity"), "arrest": ("legal-help",)}
    known = {"safeguard:necessity", "safeguard:remedy", "risk:legal-help"}
    assert learned_needs(table, known) == {"hacking": ("remedy", "necessity"), "arrest": ()}


def test_what_the_model_that_ships_has_learned_is_described(shipped_model: Path, catalogue: Catalogue) -> None:
    _, known = learned_by(shipped_model)
    described = {label.id for label in catalogue.labels.values()}
    assert {label.split(":")[1] for label in known if not label.startswith("confers:")} <= described
    assert not {"missing-intent", "remedy", "hacking", "insult-defamation"} & {x.id for x in unlearned_labels(catalogue, known)}


def test_a_model_says_what_it_has_learned(tmp_path: Path, extended: Catalogue) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "0.0.1", clause={"safeguard:legal-help": {}, "risk:missing-intent": {}})
    name, known = learned_by(folder)
    assert (name, known) == ("toy/0.0.1", {"safeguard:legal-help", "risk:missing-intent"})
    unlearned = {label.id for label in unlearned_labels(extended, known)}
    assert "remedy" in unlearned
    assert not {"legal-help", "missing-legal-help", "missing-intent", "undefined-term"} & unlearned
