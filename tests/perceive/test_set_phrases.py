"""Phrases that only sound like a safeguard."""

from __future__ import annotations

import pytest

from annotator.perceive.set_phrases import is_mere_phrase

FORMULAS = [
    "Each Party shall adopt such measures, of legislation and otherwise, as may be necessary for its police to order data.",
    "1. Each State Party shall take such measures, including legislative ones, as are required to enable the search of systems.",
    "States Parties shall establish the measures that may be needed to enable their courts to order the keeping of data.",
]
SAFEGUARDS = [
    "Each Party shall adopt such measures as may be necessary so that data are intercepted only where strictly necessary.",
    "Each Party shall adopt such measures as may be necessary to permit a search where milder means have failed.",
    "The judge shall issue the warrant only if the measure is necessary.",
    "An officer may take such measures as may be necessary to secure the data.",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_a_treaty_formula_is_no_test_of_necessity(words: str) -> None:
    assert is_mere_phrase("necessity", words)


@pytest.mark.parametrize("words", SAFEGUARDS)
def test_words_that_ask_for_necessity_stay_one(words: str) -> None:
    assert not is_mere_phrase("necessity", words)


def test_other_safeguards_have_no_such_formula() -> None:
    assert not any(is_mere_phrase("proportionality", words) for words in FORMULAS)


@pytest.mark.parametrize(
    "words",
    [
        "The accounts of the Agency shall be audited each year by the Auditor-General, and the audit is published.",
        "The Board keeps proper books of account and lays audited financial statements before the Assembly.",
    ],
)
def test_who_audits_the_money_reports_on_no_power(words: str) -> None:
    assert is_mere_phrase("transparency", words)
    assert is_mere_phrase("independent-oversight", words)
    assert not is_mere_phrase("data-protection", words)


@pytest.mark.parametrize(
    "words",
    [
        "The annual report tells of the activities of the Agency and contains its audited accounts.",
        "An auditor appointed by the Assembly inspects the register of demands once a year and publishes what he finds.",
        "The Commissioner publishes each year how many warrants were asked for.",
    ],
)
def test_what_is_told_of_the_use_of_powers_stays_a_safeguard(words: str) -> None:
    assert not is_mere_phrase("transparency", words)
    assert not is_mere_phrase("independent-oversight", words)
