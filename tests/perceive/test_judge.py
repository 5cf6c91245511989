"""Judgements, with a model of four labels that was written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import TOY_STRENGTH, WORD, Weights, toy_model_folder

from annotator.model_folder import open_model
from annotator.perceive.judge import FALLBACK, Judge, cues_within
from annotator.perceive.linear import STRENGTH_HEAD, LinearModel
from annotator.perceive.scorer import Scorer
from annotator.records import Clause, Cue, Judgement, Span

FOUR: Weights = {
    "modality:permission": {"w:may": WORD},
    "modality:prohibition": {"w:offence": WORD},
    "role:offence": {"w:offence": WORD},
    "safeguard:notification": {"w:inform": WORD},
}


def make_judge(folder: Path, weights: Weights) -> Judge:
    opened = open_model(toy_model_folder(folder / "toy" / "1", weights, TOY_STRENGTH))
    strength = LinearModel.load(opened, STRENGTH_HEAD)
    return Judge(Scorer.load(opened), strength, {"notification": ("notification-words",)})


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return make_judge(tmp_path_factory.mktemp("four"), FOUR)


def read(judge: Judge, text: str, cues: tuple[Cue, ...] = ()) -> Judgement:
    return judge.judge(text, [Clause("c:sec_1", "sec_1", Span(0, len(text)))], cues)[0]


def test_a_role_is_given_from_its_threshold_on(judge: Judge) -> None:
    found = read(judge, "A person who does so commits an offence.")
    assert found.roles == ("offence",)
    assert found.modality == "prohibition"


def test_every_label_has_its_calibrated_probability(judge: Judge) -> None:
    found = read(judge, "A person who does so commits an offence.").probabilities
    assert set(found) == set(FOUR)
    assert found["role:offence"] > 0.99
    assert found["safeguard:notification"] == pytest.approx(0.1192, abs=1e-3)


def test_a_clause_always_has_a_role(judge: Judge) -> None:
    assert read(judge, "Zebras graze.").roles == ("offence",)  # the only role this model knows, at its lowest


def test_a_clause_has_exactly_one_modality(judge: Judge) -> None:
    assert read(judge, "An officer may ask.").modality == "permission"


@pytest.mark.parametrize(
    ("wording", "strength"),
    [
        ("The officer shall inform the person.", "mandatory"),
        ("The officer may inform the person.", "optional"),
        ("The officer will endeavour to inform the person.", "weak"),
        ("The officer will inform the person as regulations say.", "deferred"),
    ],
)
def test_a_safeguard_is_found_with_its_strength_and_its_words(judge: Judge, wording: str, strength: str) -> None:
    (safeguard,) = read(judge, wording).safeguards
    assert (safeguard.type, safeguard.strength) == ("notification", strength)
    assert "inform" in wording[safeguard.span.start : safeguard.span.end]
    assert safeguard.probability > 0.5


def test_shall_becoming_may_makes_a_safeguard_optional_and_nothing_else(judge: Judge) -> None:
    firm, soft = (read(judge, f"The officer {verb} inform the person.") for verb in ("shall", "may"))
    assert [s.strength for s in firm.safeguards + soft.safeguards] == ["mandatory", "optional"]
    assert firm.powers == soft.powers
    assert firm.offences == soft.offences


def test_cues_of_the_safeguards_lexicon_are_its_words(judge: Judge) -> None:
    text = "The officer shall inform the person and tell the court."
    at = text.index("tell")
    (safeguard,) = read(judge, text, (Cue("notification-words", Span(at, at + 4)),)).safeguards
    assert text[safeguard.span.start : safeguard.span.end] == "tell"


def test_the_penalty_is_read_beside_the_model(judge: Judge) -> None:
    penalty = read(judge, "That is an offence and the offender is liable to imprisonment for two years.").penalty
    assert penalty is not None
    assert penalty.max_years == 2


def test_each_clause_is_judged_by_its_own_words_and_cues(judge: Judge) -> None:
    text = "That is an offence.\nThe officer shall inform the person."
    clauses = [Clause("c:1", "sec_1", Span(0, 19)), Clause("c:2", "sec_2", Span(20, len(text)))]
    cues = [Cue("a", Span(11, 18)), Cue("b", Span(32, 37)), Cue("c", Span(15, 24))]
    first, second = judge.judge(text, clauses, sorted(cues, key=lambda c: c.span.start))
    assert [c.lexicon for c in first.cues] == ["a"]
    assert [c.lexicon for c in second.cues] == ["b"]
    assert not first.safeguards
    assert second.safeguards


def test_a_cue_across_a_clauses_border_belongs_to_none() -> None:
    cues = [Cue("a", Span(2, 8)), Cue("b", Span(4, 6))]
    assert [c.lexicon for c in cues_within(cues, [2, 4], Span(0, 6))] == ["b"]
    assert cues_within(cues, [2, 4], Span(5, 9)) == ()


def test_no_clauses_no_judgements(judge: Judge) -> None:
    assert judge.judge("", [], []) == []


def test_offence_types_are_asked_only_of_offences_and_powers_only_of_powers(tmp_path: Path) -> None:
    weights = {
        **FOUR,
        "offence:illegal-access": {"w:access": WORD},
        "power:production": {"w:order": WORD},
        "role:other": {"w:purpose": WORD},
        "role:power": {"w:officer": WORD},
    }
    judge = make_judge(tmp_path, weights)
    assert read(judge, "The purpose is access to order.").offences == ()
    assert read(judge, "The purpose is access to order.").powers == ()
    assert read(judge, "Access is an offence.").offences == ("illegal-access",)
    assert read(judge, "An officer may order it.").powers == ("production",)


def test_a_power_lifts_its_role_and_a_clause_that_confers_nothing_has_no_power(tmp_path: Path) -> None:
    weights = {
        **FOUR,
        "power:production": {"w:order": WORD},
        "confers:matrix": {"w:officer": WORD},
        "role:power": {"w:unknown": WORD},
        "role:other": {"w:order": 0.1},
    }
    judge = make_judge(tmp_path, weights)
    assert read(judge, "The order is kept.").powers == ()
    found = read(judge, "An officer may order it.")
    assert found.powers == ("production",)
    assert "power" in found.roles


def test_the_rest_is_named_only_where_nothing_fits_better(tmp_path: Path) -> None:
    weights = {
        **FOUR,
        "offence:illegal-access": {"w:access": WORD},
        "offence:other-enabled": {"w:offence": WORD / 3},
        "role:other": {"w:saving": WORD},
    }
    judge = make_judge(tmp_path, weights)
    assert read(judge, "Access is an offence.").offences == ("illegal-access",)
    assert read(judge, "That is an offence.").offences == ("other-enabled",)
    assert read(judge, "That is an offence and a saving.").roles != ("other",)
    assert read(judge, "A saving.").roles == ("other",)


def test_an_offence_without_a_clear_type_has_the_likeliest_only_if_it_is_likely_enough(tmp_path: Path) -> None:
    weights = {**FOUR, "offence:illegal-access": {"w:access": WORD, "w:offence": 0.3}, "offence:identity": {"w:name": WORD}}
    judge = make_judge(tmp_path, weights)
    found = read(judge, "That is an offence.")
    likely = found.probabilities["offence:illegal-access"] >= FALLBACK
    assert found.offences == (("illegal-access",) if likely else ())
    assert likely
