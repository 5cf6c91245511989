"""Fines as sums, and what stands beside the basic form. Every clause is invented."""

from __future__ import annotations

import pytest

from annotator.perceive.amounts import amount_value, find_amounts
from annotator.perceive.penalties import find_penalty


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two thousand, five hundred", 2500),
        ("three hundred and fifty", 350),
        ("one lakh", 100_000),
        ("2 crore", 20_000_000),
        ("1.5 million", 1_500_000),
        ("50,000", 50_000),
        ("1 000 000", 1_000_000),
        ("10.000", 10_000),
        ("2,50,000", 250_000),
        ("1.000.000,00", 1_000_000),
        ("ninety six", 96),
    ],
)
def test_numbers_are_read_as_laws_write_them(words: str, value: float) -> None:
    assert amount_value(words) == value


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("a fine of N$20 000", 20_000, "N$"),
        ("a fine of K5,000,000", 5_000_000, "K"),
        ("fine which may extend to rupees one lakh", 100_000, "rupees"),
        ("one hundred thousand pesos (P100,000.00)", 100_000, "pesos"),
        ("level fourteen", 14, "level"),
        ("1,000 penalty units", 1000, "penalty units"),
        ("twenty four currency points", 24, "currency points"),
        ("ten percent of its turnover", 10, "%"),
        ("$1 million", 1_000_000, "$"),
        ("a fine of Taka 25 (twenty five) lac", 2_500_000, "taka"),
        ("a fine of Taka 1 (one) crore", 10_000_000, "taka"),
        ("a fine of 5 (five) million shillings", 5_000_000, "shillings"),
        ("a fine of N5,000,000.00", 5_000_000, "N"),
        ("Rp1,000,000,000.00", 1_000_000_000, "Rp"),
        ("VND 10,000,000", 10_000_000, "VND"),
        ("between 5 and VND 10,000,000", 10_000_000, "VND"),
        ("3 000 000 FCFA", 3_000_000, "FCFA"),
        ("500,000 AED", 500_000, "AED"),
        ("ten million rupiah", 10_000_000, "rupiah"),
    ],
)
def test_sums_have_a_unit(words: str, value: float, unit: str) -> None:
    first = next(find_amounts(words))
    assert (first.value, first.unit) == (value, unit)


BASIC = "liable to a fine of up to $5,000 or to imprisonment for a term not exceeding 2 years or to both"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (f"A person who does so is {BASIC}.", {"fine_max": 5000, "max_years": 2, "combination": "either-or-both"}),
        (
            f"A person is {BASIC}; and in the case of a second conviction, to a fine of up to $10,000 or to "
            "imprisonment for a term not exceeding 3 years or to both.",
            {"fine_max": 5000, "max_years": 2, "repeat_years": 3},
        ),
        (
            "liable (a) in the case of an individual, to a fine of up to $50,000 or to imprisonment for 5 years or to "
            "both; or (b) in any other case, to a fine of up to $500,000.",
            {"fine_max": 50_000, "legal_person_fine": 500_000, "max_years": 5, "aggravated_years": None},
        ),
        (
            "is liable to a fine of 500 dollars and, in the case of a company, to a fine of 5000 dollars.",
            {"fine_max": 500, "legal_person_fine": 5000},
        ),
        (
            "liable to a fine of 5,000 dollars for an individual or 50,000 dollars for a legal person.",
            {"fine_max": 5000, "legal_person_fine": 50_000},
        ),
        (
            "A company that does so is liable to a fine of 90 dollars and each of its directors to a fine of 5 dollars.",
            {"fine_max": 5, "legal_person_fine": 90},
        ),
        ("A company that does so is liable to a fine of 90 dollars.", {"fine_max": 90, "legal_person_fine": None}),
        (
            "liable (a) where harm results, to imprisonment for ten years; (b) in any other case, to imprisonment for five "
            "years.",
            {"max_years": 5, "aggravated_years": 10},
        ),
        (
            "liable to a fine of $500 and, in the case of a continuing offence, to a further fine of $50 for every day on "
            "which it goes on.",
            {"fine_max": 500, "daily_fine": 50},
        ),
        (
            "liable to a fine not exceeding $20 for each day of default, up to a total of $900.",
            {"fine_max": 900, "daily_fine": 20},
        ),
        (
            "is liable to a fine of not less than 100 penalty units and not more than 200 penalty units.",
            {"fine_min": 100, "fine_max": 200},
        ),
        ("is punished with a fine of 300 shillings and imprisonment for two years.", {"combination": "and", "max_years": 2}),
        ("is liable to imprisonment for two years or a fine of 300 shillings.", {"combination": "or"}),
        ("shall, in addition to any other punishment, be liable to a fine of 300 shillings.", {"is_additional": True}),
        ("Where a police officer does so, the penalty shall be doubled.", {"multiplier": 2}),
        ("The court shall impose twice the amount of the fine.", {"multiplier": 2}),
        ("Penalty: Imprisonment for 2 years or 120 penalty units, or both.", {"max_years": 2, "fine_max": 120}),
        ("The provider is liable to a civil penalty of $40,000 for the contravention.", {"fine_max": 40_000}),
    ],
)
def test_what_a_penalty_states_is_kept_apart(clause: str, expected: dict[str, object]) -> None:
    penalty = find_penalty(clause)
    assert penalty is not None
    assert {name: getattr(penalty, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("sanction", "least", "most"),
    [
        ("a fine of 500,000 to 5,000,000 francs", 500_000, 5_000_000),
        ("a fine of 500-900 francs", 500, 900),
        ("a fine of not less than fifty thousand and not exceeding five hundred thousand dirhams", 50_000, 500_000),
        ("a fine from 5,000 (five thousand) to 10,000 (ten thousand) dirhams", 5_000, 10_000),
        ("a fine of between VND 10,000 and VND 20,000", 10_000, 20_000),
        ("a fine of N$500 to N$5,000", 500, 5_000),
        ("a minimum fine of 500 francs and a maximum fine of 900 francs", 500, 900),
        # the multiple belongs to both ends, unless the lower one would then be the greater
        ("a fine of 5 to 20 million francs", 5_000_000, 20_000_000),
        ("a fine of five hundred to two thousand francs", 500, 2_000),
        # no lower end
        ("under section 5, to a fine not exceeding 900 francs", None, 900),
        ("a fine of up to 900 francs", None, 900),
        ("a fine of level 3", None, 3),
    ],
)
def test_both_ends_of_a_fine_are_read(sanction: str, least: float | None, most: float) -> None:
    penalty = find_penalty(f"Whoever enters a closed network is liable to {sanction}.")
    assert penalty is not None
    assert (penalty.fine_min, penalty.fine_max) == (least, most)


@pytest.mark.parametrize(
    ("choice", "combination"),
    [
        ("or by one of these two penalties only", "either-or-both"),
        ("or by only one of these two penalties", "either-or-both"),
        ("or either of the two penalties", "either-or-both"),
        ("or with either one of them", "either-or-both"),
        ("or either penalty", "either-or-both"),
        ("or one of the officers pays it", "and"),
    ],
)
def test_one_of_two_penalties_is_a_choice(choice: str, combination: str) -> None:
    penalty = find_penalty(f"Whoever enters is punished with imprisonment of one year and a fine of 900 francs, {choice}.")
    assert penalty is not None
    assert penalty.combination == combination


@pytest.mark.parametrize(
    "clause",
    [
        "A member who is sentenced to imprisonment of six months or more without the option of a fine vacates the office.",
        "An offence punishable by a fine of at least 60 penalty units is a serious contravention.",
        "The funds consist of fines collected under this Act.",
    ],
)
def test_what_is_no_fine_is_not_read_as_one(clause: str) -> None:
    penalty = find_penalty(clause)
    assert penalty is None or penalty.fine is None


@pytest.mark.parametrize(
    ("sanction", "expected"),
    [
        ("a fine of not less than N200,000", (None, 200_000, "N")),
        ("a fine of not less than N200,000 and not more than N500,000", (500_000, 200_000, "N")),
        ("a fine of at least ten penalty units", (None, 10, "penalty units")),
    ],
)
def test_the_unit_is_known_even_where_only_the_least_fine_is(sanction: str, expected: tuple[float | None, float, str]) -> None:
    penalty = find_penalty(f"Whoever enters a closed network is liable to {sanction}.")
    assert penalty is not None
    assert (penalty.fine_max, penalty.fine_min, penalty.fine_unit) == expected
