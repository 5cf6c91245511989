"""Long runs without a space are cut, everything else is tokenised by spaCy, and the text never changes."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.tokenizer import LONGEST_RUN, WORTH_PREPARING, BoundedTokenizer

NLP = spacy.blank("en")
TOKENIZER = BoundedTokenizer(NLP.tokenizer, NLP.vocab)


@pytest.mark.parametrize("text", ["", " ", "Section 4(1) applies.", "a  b\n\nc", "(" * 40])
def test_ordinary_text_is_left_to_spacy(text: str) -> None:
    assert [t.text for t in TOKENIZER(text)] == [t.text for t in NLP.tokenizer(text)]


@pytest.mark.parametrize("run", ["(" * 5000, "a" * 5000, "(a)" * 2000, "—" * 400, "x" * LONGEST_RUN])
def test_a_long_run_keeps_its_text_and_becomes_short_tokens(run: str) -> None:
    for text in (run, f"Section 1. {run}\n\n Section 2.", f" {run}", f"{run} "):
        doc = TOKENIZER(text)
        assert doc.text == text
        assert max(len(t) for t in doc) <= 50


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab( \n"), max_size=900))
def test_any_text_is_kept(text: str) -> None:
    assert TOKENIZER(text).text == text


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["don't", "etc.", "s.4(1),", "“child”", "a.m.", "U.S.C.", "\n\n", "and/or", "§3", "(b)", " "]), min_size=5
    )
)
def test_reading_the_words_first_changes_no_token(words: list[str]) -> None:
    text = " ".join(words) + " "
    text *= WORTH_PREPARING // len(text) + 1
    fresh = spacy.blank("en").tokenizer
    assert [(t.text, t.whitespace_) for t in TOKENIZER(text)] == [(t.text, t.whitespace_) for t in fresh(text)]


@pytest.mark.timing
def test_ten_thousand_brackets_take_no_time() -> None:
    started = time.monotonic()
    TOKENIZER("(" * 10_000 + ")" * 10_000)
    assert time.monotonic() - started < 2
