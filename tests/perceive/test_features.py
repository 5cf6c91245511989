"""Features: the same clause gives the same features, always, or a trained model would no longer fit."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.features import FEATURE_VERSION, LONGEST_WORD, character_features, word_features, words

CLAUSES = [
    ("No person shall, without authority, access a computer.", "Illegal access", ("Part II - Offences",), ("access-conduct",)),
    ("L’officier peut, le cas échéant, ordonner 3 mesures.", "", (), ()),
    ("“data” means any representation of facts; it includes §4 programs (see section 12).", "Definitions", ("A", "B", "C"), ()),
    ("Whoever does so shall be imprisoned for not less than two and not more than ten years.", "Penalty", (), ()),
    ("It is liable to a fine.", "", (), ()),
    ("", "", (), ()),
]  # fmt: skip
# If this test fails, the features have changed: bump FEATURE_VERSION, retrain, and write the new pair here.
SNAPSHOT = (3, "1c475f8a24fa7aa6")


def digest() -> str:
    rows = [word_features(*clause) + character_features(clause[0], clause[1]) for clause in CLAUSES]
    return hashlib.sha256("\x1e".join("\x1f".join(sorted(row)) for row in rows).encode()).hexdigest()[:16]


def test_features_changed_only_together_with_their_version() -> None:
    assert (FEATURE_VERSION, digest()) == SNAPSHOT


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_features_do_not_depend_on_the_process(seed: str) -> None:
    code = "import sys; sys.path[:0] = sys.argv[1:]; import test_features; print(test_features.digest())"
    folders = [os.path.dirname(__file__), os.getcwd(), *sys.path]
    result = subprocess.run(
        [sys.executable, "-c", code, *folders],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert result.stdout.strip() == digest()


def test_words_are_lower_case_and_numbers_are_all_alike() -> None:
    assert words("Section 12 and section 345 of CHAPTER 7") == ["section", "#", "and", "section", "#", "of", "chapter", "#"]


def test_both_apostrophes_are_one() -> None:
    assert words("years’") == words("years'")
    assert words("person’s") == words("person's") == ["person's"]


def test_a_section_number_leaves_no_trace() -> None:
    assert word_features("Orders under section 12 lapse.") == word_features("Orders under section 999 lapse.")


def test_the_first_modal_verb_is_told_from_the_second() -> None:
    features = word_features("An officer may enter and shall inform the owner.")
    assert {"m:first-may", "m:second-shall", "m:any-may", "m:any-shall"} <= set(features)
    assert "m:none" in word_features("This is a purpose.")


def test_shall_not_is_one_modal() -> None:
    assert "m:first-shall-not" in word_features("A person shall not enter.")


def test_a_line_break_inside_shall_not_changes_nothing() -> None:
    assert word_features("A person shall\n not enter.") == word_features("A person shall not enter.")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Any person who enters", "any-person"),
        ("Nothing in this Act limits", "nothing-in"),
        ("“data” means facts", "means"),
        ("Each State Party shall", "each-party"),
        ("It is a defence that", "defence"),
        ("as provided in section 4", "reference"),
    ],
)
def test_openings_are_noticed(text: str, opening: str) -> None:
    assert f"o:{opening}" in word_features(text)
    assert f"o:start-{opening}" in word_features(text)
    assert f"o:start-{opening}" not in word_features("x " * 60 + text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("This Act has a purpose.", {"no-penalty"}),
        ("He is liable to a fine.", {"penalty", "fine-alone"}),
        ("He is liable to imprisonment for three years.", {"penalty", "prison"}),
        ("He is liable to imprisonment for four years.", {"penalty", "prison", "prison-from-4"}),
        ("He is liable to imprisonment for life.", {"penalty", "prison", "prison-from-4", "prison-from-10"}),
        ("He is liable to imprisonment for not less than three years.", {"penalty", "floor"}),
    ],
)
def test_the_stated_penalty_is_a_feature_by_its_kind(text: str, marks: set[str]) -> None:
    assert {f.removeprefix("x:") for f in word_features(text) if f.startswith("x:")} == marks


def test_only_the_two_nearest_headings_above_count() -> None:
    features = word_features("Text.", "", ("outermost", "middle", "inner"))
    assert {f for f in features if f.startswith("p:")} == {"p:middle", "p:inner"}


def test_cues_count_once_however_often_they_match() -> None:
    assert [f for f in word_features("Text.", cues=["b", "a", "b"]) if f.startswith("c:")] == ["c:a", "c:b"]


def test_length_is_coarse_and_bounded() -> None:
    assert "l:0" in word_features("short")
    assert "l:9" in word_features("word " * 5000)


def test_character_features_do_not_cross_words() -> None:
    assert set(character_features("ab cd")) == {"k: ab", "k:ab ", "k: ab ", "k: cd", "k:cd ", "k: cd "}


def test_an_endless_word_costs_no_more_than_a_long_one() -> None:
    assert character_features("a" * 100_000) == character_features("a" * LONGEST_WORD)


@given(st.text(max_size=400), st.text(max_size=40))
def test_any_text_has_features_and_twice_the_same(text: str, heading: str) -> None:
    assert sorted(word_features(text, heading)) == sorted(word_features(text, heading))
    assert character_features(text, heading) == character_features(text, heading)
