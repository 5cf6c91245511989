"""Evidence: the words that carry a judgement lie inside the clause, are never empty and cut no word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model_folder import open_model
from annotator.perceive.evidence import LONGEST_QUOTE, find_evidence, segments
from annotator.perceive.linear import LinearModel
from annotator.records import Cue, Span

CLAUSE_WORDS = ["the", "officer", "may", "search", "a", "shall", "inform", "judge", "(a)", ";", ".", "—", "12", "it's", "\n"]


@pytest.fixture(scope="module")
def model(toy_model: Path) -> LinearModel:
    return LinearModel.load(open_model(toy_model))


def quote(text: str, label: str, model: LinearModel, **more: object) -> str:
    span = find_evidence(text, Span(0, len(text)), label, model, **more)  # type: ignore[arg-type]
    return text[span.start : span.end]


def test_the_sentence_that_speaks_for_the_label_is_chosen(model: LinearModel) -> None:
    text = "The court keeps a list of the things that were taken. The officer may search any house. The list is public."
    assert quote(text, "power:search-seizure", model) == "The officer may search any house."


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("He shall: (a) enter; (b) leave.", ["He shall:", "(a) enter;", "(b) leave."]),
        ("first line\n\n  second line  ", ["first line", "second line"]),
        ("as in No. 4 of the list", ["as in No. 4 of the list"]),
        ("   ", ["   "]),  # nothing to cut: the clause itself
    ],
)
def test_a_clause_is_cut_at_sentences_points_and_lines(text: str, pieces: list[str]) -> None:
    assert [text[s.start : s.end] for s in segments(text, Span(0, len(text)))] == pieces


def long_sentence(telling: str) -> str:
    return "it is provided by this rule that " + "one and all " * 10 + telling + " of " + "one and all " * 10


def test_a_long_sentence_is_narrowed_to_its_telling_words(model: LinearModel) -> None:
    found = quote(long_sentence("a judge decides and a second judge agrees"), "safeguard:judicial-authorisation", model)
    assert found == "judge decides and a second judge"
    assert len(found.split()) <= LONGEST_QUOTE


def test_a_telling_pair_of_words_is_quoted_whole(model: LinearModel) -> None:
    assert "may search" in quote(long_sentence("the officer may search the house"), "power:search-seizure", model)


def test_a_cue_of_the_labels_own_lexicon_is_preferred(model: LinearModel) -> None:
    text = "The officer may search any house. A warrant is asked for."
    at = text.index("warrant")
    cue = Cue("judicial-words", Span(at, at + 7))
    assert quote(text, "power:search-seizure", model, cues=[cue], lexicons=["judicial-words"]) == "warrant"
    assert quote(text, "power:search-seizure", model, cues=[cue], lexicons=["others"]) != "warrant"


def test_a_cue_outside_the_clause_does_not_count(model: LinearModel) -> None:
    text = "A warrant. The officer may search any house."
    cue = Cue("judicial-words", Span(2, 9))
    span = find_evidence(text, Span(11, len(text)), "power:search-seizure", model, [cue], ["judicial-words"])
    assert span.start >= 11


@given(
    st.lists(st.sampled_from(CLAUSE_WORDS), min_size=1, max_size=80),
    st.sampled_from(["power:search-seizure", "risk:missing-intent", "unknown:label"]),
    st.integers(0, 10),
)
def test_evidence_lies_inside_the_clause_and_cuts_no_word(model: LinearModel, chosen: list[str], label: str, before: int) -> None:
    text = "xyz " * before + " ".join(chosen) + " xyz xyz"
    clause = Span(4 * before, len(text) - len(" xyz xyz"))
    found = find_evidence(text, clause, label, model)
    assert clause.contains(found)
    assert found.length > 0
    for at in (found.start, found.end):
        if clause.start < at < clause.end:
            assert not (text[at - 1].isalpha() and text[at].isalpha()), text[max(0, at - 10) : at + 10]


@given(st.text(min_size=1, max_size=200))
def test_any_text_has_evidence(model: LinearModel, text: str) -> None:
    clause = Span(0, len(text))
    assert clause.contains(find_evidence(text, clause, "power:search-seizure", model))


CONDUCT = (
    "(1) Subject to section 4, any person who publishes false news commits an offence "
    "and is liable to imprisonment for two years."
)


@pytest.mark.parametrize(
    ("label", "begins", "holds"),
    [
        ("risk:missing-intent", "any person who publishes", "false news"),
        ("risk:missing-public-interest-defence", "any person who", "publishes"),
        ("risk:disproportionate-penalty", "imprisonment for", "two years"),
    ],
)
def test_what_has_no_words_of_its_own_quotes_the_conduct_or_the_term(
    model: LinearModel, label: str, begins: str, holds: str
) -> None:
    span = find_evidence(CONDUCT, Span(0, len(CONDUCT)), label, model)
    quote = CONDUCT[span.start : span.end]
    assert quote.startswith(begins)
    assert holds in quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # The basic form's term, though the graver form's is longer.
        (
            "Whoever lies goes to prison: imprisonment of two years. If he lies twice, imprisonment of nine years.",
            "imprisonment of two years. If he lies twice, imprisonment of nine years",
        ),
        # A floor behind the maximum belongs to it.
        (
            "Whoever lies is liable to imprisonment of either kind that may reach ten years and a fine as the judge thinks fit, "
            "but is not to be sentenced to not less than two years.",
            "imprisonment of either kind that may reach ten years and a fine as the judge thinks fit, "
            "but is not to be sentenced to not less than two years",
        ),
    ],
)
def test_a_term_is_quoted_from_the_basic_form_to_its_floor(model: LinearModel, text: str, quote: str) -> None:
    late = Span(len(text) - 20, len(text) - 5)
    span = find_evidence(text, Span(0, len(text)), "risk:disproportionate-penalty", model, focus=late)
    assert text[span.start : span.end] == quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Any person who publishes lies commits an offence.", "Any person who publishes lies"),
        ("A person who knowingly and without lawful authority enters a network is liable to a fine.", "enters a network"),
        ("Whoever, by means of a computer, insults a minister shall be punished.", "insults a minister"),
        ("Every person who— (a) alters; or (b) deletes data, is guilty of an offence.", "alters; or (b) deletes data"),
    ],
)
@pytest.mark.parametrize("label", ["risk:missing-intent", "risk:missing-harm-threshold"])
def test_the_conduct_is_quoted_from_its_verb_to_the_verdict(model: LinearModel, label: str, text: str, quote: str) -> None:
    span = find_evidence(text, Span(0, len(text)), label, model, focus=Span(0, 3))
    assert text[span.start : span.end] == quote


@pytest.mark.parametrize("word", ["publishes", "false", "two"])
def test_the_encoders_focus_is_always_in_the_quote(model: LinearModel, word: str) -> None:
    at = CONDUCT.index(word)
    span = find_evidence(CONDUCT, Span(0, len(CONDUCT)), "role:offence", model, focus=Span(at, at + 3))
    assert span.contains(Span(at, at + 3))
    assert len(CONDUCT[span.start : span.end].split()) <= LONGEST_QUOTE


def test_a_quote_begins_behind_the_number_of_its_clause(model: LinearModel) -> None:
    at = CONDUCT.index("Subject")
    span = find_evidence(CONDUCT, Span(0, len(CONDUCT)), "role:offence", model, focus=Span(at, at + 7))
    assert CONDUCT[span.start :].startswith("Subject to section 4")


@pytest.mark.parametrize("looked_at", ["not less than", "three years", "ten years"])
def test_a_prison_term_is_quoted_with_its_floor(model: LinearModel, looked_at: str) -> None:
    """The floor stands before the maximum: wherever the encoder looked, a reader must see it."""
    text = "A person who does so is liable to imprisonment for not less than three years and not more than ten years."
    at = text.index(looked_at)
    span = find_evidence(text, Span(0, len(text)), "risk:disproportionate-penalty", model, focus=Span(at, at + len(looked_at)))
    assert text[span.start : span.end].startswith("imprisonment for not less than three years")
