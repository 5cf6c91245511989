"""Which words of an offence ask for actual, serious or concretely likely harm, beside the fixed phrases of the lexicon."""

from __future__ import annotations

import pytest

from annotator.reason.offences.harm_words import find_worded_harm
from annotator.records import Span


def harm(words: str) -> list[str]:
    return [words[s.start : s.end] for s in find_worded_harm(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("and thereby seriously hinders a hospital", "seriously hinder"),
        ("if the damage is serious", "damage is serious"),
        ("to the considerable detriment of the owner", "considerable detriment"),
        ("in a way likely to cause injury to a child", "likely to cause injury"),
        ("and thereby endangers the lives of patients", "endangers the lives"),
        ("so as to put a patient at risk of death", "put a patient at risk of"),
        ("and a loss of more than ten thousand crowns follows", "loss of more than ten"),
        ("where the damage exceeds 500 crowns", "damage exceeds 500"),
        ("in whose course damage to a house ensues", "damage to a house ensues"),
        ("so that the other fears for his safety", "fears for his safety"),
        ("and puts the other in fear of bodily harm", "in fear of bodily harm"),
        ("creating a real and immediate danger of bloodshed", "immediate danger of bloodshed"),
        ("creates a danger to the life of a patient", "danger to the life"),
        ("incites others to violence", "incites others to violence"),
        ("where a riot has ensued", "riot has ensued"),
        ("with the result that a person is injured", "with the result that a person is injured"),
        ("causing damage to national infrastructure", "causing damage"),
        ("which causes serious harm to the reputation of a person", "serious harm"),
        ("at least for cases which are not minor", "cases which are not minor"),
    ],
)  # fmt: skip
def test_words_that_ask_for_harm(words: str, found: str) -> None:
    assert [found in quoted for quoted in harm(words)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "which may offend another",
        "likely to cause annoyance",
        "likely to disturb public order",
        "likely to cause damage to the reputation of the State",
        "which seriously undermines national unity",
        "shall suffer death",
        "whatever the value, were it not more than 10 crowns",
        "likely to cause loss of confidence in the government",
        "which may cause serious harm to national unity",
        "could cause serious damage to the reputation of the State",
        "leading to serious consequences for public order",
        # What is owed for the damage is not asked for.
        "without prejudice to compensation for any damage caused",
        "and shall pay compensation for damage caused to the owner",
    ],
)
def test_vague_effects_are_no_threshold(words: str) -> None:
    assert harm(words) == []
