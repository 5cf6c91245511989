"""A finding is known again by its words: after edits elsewhere, after renumbering, but not after its own words changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.fingerprint import fingerprint, normalise

CLAUSE = "12. False news\n(1) A person who spreads false news under section 9(2) is liable to prison for five years."


@pytest.mark.parametrize(
    ("changed", "is_same"),
    [
        ("14. False news\n(1) A person who spreads false news under section 11(2) is liable to prison for five years.", True),
        ("12A. False news\n(3)  A person who\nspreads false news under sections 9(2) and 14 is liable", None),
        ("12. FALSE NEWS — (1) A person who spreads “false news” under Section 10 is liable to prison for five years.", True),
        ("Section 12 False news (a) A person who spreads false news under section IV is liable to prison for five years.", None),
        ("12. False news\n(1) A person who spreads false news under section 9(2) is liable to prison for ten years.", False),
        (
            "12. False news\n(1) A person who wilfully spreads false news under section 9(2) is liable to prison for five years.",
            False,
        ),
    ],
)
def test_numbers_and_layout_do_not_count_but_words_do(changed: str, is_same: bool | None) -> None:
    same = fingerprint("missing-intent", "false news", CLAUSE) == fingerprint("missing-intent", "false  News", changed)
    if is_same is not None:
        assert same is is_same, (normalise(CLAUSE), normalise(changed))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(a) Article 19(2)(b) and (c) applies", "article applies"),
        ("Sections 4, 5 and 6A–9 of this Act", "sections of this act"),
        ("paragraph (1)(a) or (b)", "paragraph"),
        ("under Part IV of the Act", "under part of the act"),
        ("within 30 days, or 10 000 units", "within 30 days or 10 000 units"),
        ("a rule of law; part of it", "a rule of law part of it"),
        ("3.1 The Minister’s order", "the minister’s order"),
        ("police (or others) may", "police or others may"),
    ],
)
def test_what_is_left_of_a_passage(text: str, words: str) -> None:
    assert normalise(text) == words


def test_label_and_quote_are_part_of_it() -> None:
    marks = {fingerprint(label, quote, CLAUSE) for label in ("missing-intent", "vague-content-offence") for quote in ("a", "b")}
    assert len(marks) == 4


@given(st.text(max_size=200))
def test_any_text_normalises_to_words_that_normalising_leaves_alone_in_case_and_space(text: str) -> None:
    words = normalise(text)
    assert words == " ".join(words.split())
    assert len(fingerprint("x", text, text)) == 18
