"""Verbs and phrases that define a term, and short names that a bracket gives. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

LAW = """1. {heading}
(1) {sentence}
2. Rules
The Office may make rules.
3. End
This Act ends soon.
"""


def terms_of(sentence: str, heading: str) -> list[str]:
    return [d.term for d in parse_structure(LAW.format(heading=heading, sentence=sentence)).definitions]


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("“computer” shall have the meaning assigned to it in the Machines Act;", ["computer"]),
        ("“data” bears the meaning given in section 4;", ["data"]),
        ("“Minister” means the Minister for Posts and “Ministry” has a corresponding meaning;", ["Minister", "Ministry"]),
        ("“content” means what is sent, and “contents” shall be construed accordingly;", ["content", "contents"]),
        ("“provider” is to be understood as whoever offers a service;", ["provider"]),
        ("“provider” denotes whoever offers a service;", ["provider"]),
        ("“access” shall be taken to mean entry;", ["access"]),
        ("“access” does not include reading;", ["access"]),
        ("“access” and its cognate expressions mean entry;", ["access"]),
        ("“access”, with its grammatical variations and cognate expressions, means entry;", ["access"]),
        ("“provider” is any natural or legal person who offers a service;", ["provider"]),
        ("By “data” is meant any fact.", ["data"]),
    ],
)
def test_a_verb_defines_a_term(sentence: str, terms: list[str]) -> None:
    assert terms_of(sentence, "Interpretation") == terms


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("For the purposes of this Act, a “critical system” is a system whose failure endangers life.", ["critical system"]),
        ("A “minor” for the purposes of this section is a person under eighteen.", ["minor"]),
        ("There is an authority (hereinafter referred to as “the Authority”) of three members.", ["the Authority"]),
        ("There is an authority (in this Act called the “Authority”) of three members.", ["Authority"]),
        ("There is an authority (“the Authority”) of three members.", ["the Authority"]),
        # no definitions
        ("The “Gazette” is a newspaper.", []),
        ("He publishes the word “freedom” and means no harm.", []),
        ("The word (“freedom”) may be printed.", []),
        ("The court is an “organ” for the purposes of the Organs Act [Chapter 7:04] and sits in public.", []),
        ("The words “one year” shall be replaced.", []),
    ],
)
def test_a_term_is_defined_outside_a_list_where_the_words_say_so(sentence: str, terms: list[str]) -> None:
    assert terms_of(sentence, "Rules of the house") == terms
