"""The linear model: numpy at run time computes what scikit-learn computed in training."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from factories import BIAS, TOY_CLAUSE, WORD, toy_model_folder

from annotator.model_folder import ModelError, open_model, write_sums
from annotator.perceive.linear import STRENGTH_HEAD, LinearModel

LABELS = ["role:offence", "role:power", "modality:prohibition", "safeguard:notification"]
SENTENCES = [
    ("A person who gains access commits an offence.", [1, 0, 1, 0]),
    ("A person who spreads false news commits an offence.", [1, 0, 1, 0]),
    ("No person shall damage data.", [1, 0, 1, 0]),
    ("An officer may search any house.", [0, 1, 0, 0]),
    ("An officer may order a provider to hand over data.", [0, 1, 0, 0]),
    ("The Minister may block a page.", [0, 1, 0, 0]),
    ("The officer shall inform the person concerned.", [0, 0, 0, 1]),
    ("The person searched shall be informed within ten days.", [0, 0, 0, 1]),
    ("The officer may search the house and shall inform the person.", [0, 1, 0, 1]),
    ("This Act has a purpose.", [0, 0, 0, 0]),
]


@pytest.fixture(scope="module")
def model(toy_model: Path) -> LinearModel:
    return LinearModel.load(open_model(toy_model))


def score(model: LinearModel, text: str, label: str) -> float:
    return float(model.score([model.read(text, "", (), ())])[0, model.column[label]])


def test_one_known_word_has_unit_length(model: LinearModel) -> None:
    assert score(model, "Offence!", "role:offence") == pytest.approx(WORD + BIAS, abs=1e-3)


def test_a_clause_without_known_words_scores_the_bias(model: LinearModel) -> None:
    for text in ("", "Zebra.", "٣ ৳"):
        assert model.score([model.read(text, "", (), ())])[0].tolist() == pytest.approx([BIAS] * len(TOY_CLAUSE))


def test_repetition_counts_less_than_in_proportion(model: LinearModel) -> None:
    once = model.vectorise(["w:offence", "w:may"], ())
    often = model.vectorise(["w:offence"] * 9 + ["w:may"], ())
    row = list(once.indices).index(model.vectorise(["w:offence"], ()).indices[0])
    assert once.values[row] == pytest.approx(1 / np.sqrt(2), abs=1e-6)
    assert often.values[row] == pytest.approx((1 + np.log(9)) / np.hypot(1 + np.log(9), 1), abs=1e-6)


def test_order_of_features_does_not_matter(model: LinearModel) -> None:
    a = model.score([model.vectorise(["w:offence", "w:may", "w:false"], ())])
    b = model.score([model.vectorise(["w:false", "w:offence", "w:may"], ())])
    np.testing.assert_allclose(a, b, rtol=1e-6)


def test_clauses_are_scored_independently(model: LinearModel) -> None:
    texts = [text for text, _ in SENTENCES]
    read = [model.read(t, "", (), ()) for t in texts]
    together = model.score(read)
    for clause, row in zip(read, together, strict=True):
        np.testing.assert_array_equal(model.score([clause])[0], row)


def test_no_clauses_no_scores(model: LinearModel) -> None:
    assert model.score([]).shape == (0, len(TOY_CLAUSE))


def test_the_weight_of_a_word_is_what_it_says_for_a_label(model: LinearModel) -> None:
    rows = model.rows_of(["w:offence", "w:zebra"])
    assert model.weights_of(rows, "role:offence").tolist() == [WORD, 0]
    assert model.weights_of(rows, "role:power").tolist() == [0, 0]
    assert model.weights_of(rows, "no:label").tolist() == [0, 0]


def test_each_head_has_its_own_labels(toy_model: Path) -> None:
    assert LinearModel.load(open_model(toy_model), STRENGTH_HEAD).labels == ("mandatory", "weak", "deferred", "optional")


def test_a_model_for_other_features_is_refused(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1", config={"feature_version": 0})
    with pytest.raises(ModelError, match=r"^The model toy/1 was made for features 0, not \d+\.$"):
        LinearModel.load(open_model(folder))


@pytest.mark.parametrize("part", ["rows", "columns", "bias", "inverse_frequencies"])
def test_parts_that_do_not_fit_together_are_refused(tmp_path: Path, part: str) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1")
    with np.load(folder / "clause.npz") as file:
        parts = dict(file)
    if part in {"rows", "columns"}:
        parts[part] = parts[part] + np.array(200, dtype=parts[part].dtype)
    else:
        parts[part] = parts[part][:-1]
    np.savez(folder / "clause.npz", **parts)
    write_sums(folder)
    with pytest.raises(ModelError, match=r"^The model toy/1 is inconsistent: .+\.$"):
        LinearModel.load(open_model(folder))


def test_an_array_that_would_need_unpickling_is_refused(tmp_path: Path) -> None:
    folder = toy_model_folder(tmp_path / "toy" / "1")
    np.savez(folder / "clause.npz", weights=np.array([{"a": 1}], dtype=object), allow_pickle=True)
    write_sums(folder)
    with pytest.raises((ValueError, KeyError)):
        LinearModel.load(open_model(folder))


@pytest.mark.train
def test_numpy_scores_equal_those_of_scikit_learn(tmp_path: Path) -> None:
    """The whole way: vectorise and fit with scikit-learn, export, load, and score with numpy alone."""
    pytest.importorskip("sklearn", reason="needs the [train] extra: scikit-learn")
    from annotator.perceive.features import character_features, word_features
    from training.export import write_calibration, write_config, write_head
    from training.linear import LinearSettings, Vectoriser, fit_all

    settings = LinearSettings(minimum_documents=1, character_minimum_documents=2)
    words = [word_features(text, "A heading") for text, _ in SENTENCES]
    characters = [character_features(text, "A heading") for text, _ in SENTENCES]
    target = np.array([row for _, row in SENTENCES], dtype=np.int8)
    vectoriser = Vectoriser(settings)
    x = vectoriser.fit_transform(words, characters)
    weights, bias = fit_all(x, target, np.ones(target.shape, dtype=bool), settings, jobs=1)

    folder = tmp_path / "toy" / "1"
    names = [*vectoriser.word.get_feature_names_out(), *vectoriser.character.get_feature_names_out()]
    frequencies = np.concatenate([vectoriser.word.idf_, vectoriser.character.idf_])
    write_head(folder, "clause", names, frequencies, weights, bias, kept=len(names))
    write_config(folder, {"clause": LABELS}, settings.character_weight, "1")
    write_calibration(folder, {})
    write_sums(folder)

    ours = LinearModel.load(open_model(folder))
    found = ours.score([ours.vectorise(w, c) for w, c in zip(words, characters, strict=True)])
    np.testing.assert_allclose(found, x @ weights + bias, atol=5e-3)  # weights are stored in half precision
    assert json.loads((folder / "config.json").read_text())["labels"]["clause"] == LABELS
