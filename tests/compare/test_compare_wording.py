"""The difference of words, and where in the texts it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.compare.wording import edit_spans, find_edits
from annotator.compare.words import find_words, keys
from annotator.records import Span

VOCABULARY = st.lists(st.sampled_from("a judge may shall order the data of any person without delay".split()), max_size=14)


def words(text: str) -> tuple[object, ...]:
    return find_words(text, Span(0, len(text)))


@given(VOCABULARY, VOCABULARY)
@settings(max_examples=150, deadline=None)
def test_edits_turn_one_text_into_the_other(first: list[str], second: list[str]) -> None:
    old, new = words(" ".join(first)), words(" ".join(second))
    made, at = [], 0
    for edit in find_edits(old, new):
        made += keys(old[at : edit.old[0]]) + keys(new[slice(*edit.new)])
        at = edit.old[1]
    assert made + keys(old[at:]) == keys(new)


@given(VOCABULARY, VOCABULARY)
@settings(max_examples=150, deadline=None)
def test_the_reverse_difference_is_the_mirror_image(first: list[str], second: list[str]) -> None:
    old, new = words(" ".join(first)), words(" ".join(second))
    there = [(e.old, e.new) for e in find_edits(old, new)]
    assert [(e.new, e.old) for e in find_edits(new, old)] == there


def test_spans_point_at_the_words_that_differ() -> None:
    before, after = "The order shall lapse after ninety days.", "The order may be renewed after ninety days."
    old, new = words(before), words(after)
    edits = find_edits(old, new)
    assert [before[s.start : s.end] for s in edit_spans(old, edits, "old")] == ["shall lapse"]
    assert [after[s.start : s.end] for s in edit_spans(new, edits, "new")] == ["may be renewed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("under section 14(2)(b) of this Act", "under section 7 of this Act"),
        ("articles 7 to 11", "articles 8, 9 and 12"),
        ("under this Part", "under Part IV"),
        ("the Organization shall authorize", "the Organisation shall authorise"),
        ("sub-section", "subsection"),
        ("an order [Act No. 4 of 2021, s. 3.]", "an order"),
        ("the Evidence Act, 2012 (No. 30 of 2012)", "the Evidence Act (Cap. 80)"),
        ("(a) a judge; (b) a court", "(i) a judge; (ii) a court"),
    ],
)
def test_what_does_not_count(one: str, other: str) -> None:
    assert keys(words(one)) == keys(words(other))


@pytest.mark.parametrize(
    ("one", "other"), [("three years", "four years"), ("any person", "a person"), ("a court", "a judge"), ("not more", "more")]
)
def test_what_counts(one: str, other: str) -> None:
    assert keys(words(one)) != keys(words(other))
