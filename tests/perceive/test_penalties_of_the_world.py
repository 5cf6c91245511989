"""Penalties as the laws of many countries, and their translations, word them. Every clause is invented."""

from __future__ import annotations

import pytest

from annotator.perceive.amounts import find_amounts
from annotator.perceive.penalties import DEATH, LIFE, find_penalty

CASES: dict[str, dict[str, object]] = {
    # the Philippines: a bracket says the sum again, and a least fine has no greatest one
    "shall suffer prision mayor or a fine of at least Two hundred thousand pesos (PhP200,000.00) up to the damage, or both.": {
        "fine_min": 200_000, "fine_max": None, "fine_unit": "pesos", "combination": "either-or-both", "max_years": None,
    },
    "shall be punished with imprisonment of six (6) years and one (1) day to twelve (12) years.": {
        "min_years": 6, "max_years": 12,
    },
    "shall suffer life imprisonment to death and a fine ranging from 500 pesos (P500) to 900 pesos (P900).": {
        "max_years": DEATH, "fine_min": 500, "fine_max": 900,
    },
    # the Gulf: digits before the words
    "is punished by imprisonment for not less than (6) six months and not exceeding (3) three years.": {
        "min_years": 0.5, "max_years": 3,
    },
    "is punished by imprisonment of up to (7) years.": {"max_years": 7},
    "is punished by a fine of not less than (500) five hundred Dinars and not exceeding (2,000) two thousand Dinars.": {
        "fine_min": 500, "fine_max": 2000,
    },
    "is punished by a fine of not less than (3,000) three thousand and not more than (5,000) five thousand Iraqi dinars.": {
        "fine_min": 3000, "fine_max": 5000,
    },
    "is subject to imprisonment not exceeding one year and a fine not exceeding 500 riyals, or to either punishment.": {
        "combination": "either-or-both",
    },
    "is subject to imprisonment of one month and a fine of 500 riyals, or to one of the two said penalties.": {
        "combination": "either-or-both",
    },
    # a basic form whose term is open, and a graver one that states its term
    "is punished by imprisonment and a fine of 50 dinars. The penalty shall be imprisonment for ten years if data are lost.": {
        "max_years": None, "aggravated_years": 10, "fine_max": 50, "combination": "and",
    },
    # the Horn of Africa: the upper end of the fine has no unit
    "is punishable with rigorous imprisonment from three years to ten years and fine from Birr 30,000 to 50,000.": {
        "min_years": 3, "max_years": 10, "fine_min": 30_000, "fine_max": 50_000, "fine_unit": "birr",
    },
    "is punishable with simple imprisonment not exceeding three years or, in serious cases, with imprisonment up to 5 years.": {
        "max_years": 3, "aggravated_years": 5,
    },
    "is liable to a fine of between $500 and 1,000.": {"fine_min": 500, "fine_max": 1000},
    "is liable to a fine of $500 and 30 days of community service.": {"fine_max": 500},
    # South Asia: a least and a greatest term, far from the word for prison; penalties that are fines
    "shall suffer imprisonment of either description, the term of which shall not be less than three years but which "
    "may extend to fourteen years, and shall also be liable to fine.": {"min_years": 3, "max_years": 14},
    "shall be liable to pay a penalty not exceeding Rs. 1,50,000.": {"fine_max": 150_000, "fine_unit": "Rs"},
    "shall be liable to a penalty which may extend to fifty crore rupees.": {"fine_max": 500_000_000},
    "shall be liable to a penalty of one lakh rupees, and to compensation of up to ten lakh rupees.": {"fine_max": 100_000},
    "shall suffer imprisonment for the remainder of that person's natural life.": {"max_years": LIFE},
    # Australia
    "Maximum penalty—200 penalty units or 2 years imprisonment.": {"fine_max": 200, "max_years": 2, "combination": "or"},
    "Penalty: Level 6 imprisonment (5 years maximum).": {"fine_max": None, "max_years": 5},
    # Eastern Europe, Central Asia, Latin America: units of account, day-fines
    "is punished by a fine of one hundred to three hundred basic units.": {
        "fine_min": 100, "fine_max": 300, "fine_unit": "basic units",
    },
    "is punished by a fine of 100 to 300 times the minimum wage.": {
        "fine_min": 100, "fine_max": 300, "fine_unit": "minimum wages", "multiplier": None,
    },
    "is punished by a fine of 10 to 1,000 current legal monthly minimum wages.": {"fine_min": 10, "fine_max": 1000},
    "is punished by a fine of 20 monthly calculation indices.": {"fine_max": 20, "fine_unit": "monthly calculation indices"},
    "is punished by a fine of eleven to twenty monthly tax units.": {
        "fine_min": 11, "fine_max": 20, "fine_unit": "monthly tax units",
    },
    "is sentenced to a judicial fine of fifty to three hundred day-fines.": {
        "fine_min": 50, "fine_max": 300, "fine_unit": "day-fines", "max_years": None,
    },
    "is sentenced to prisión of six months to two years and a fine of one hundred to three hundred day-fines.": {
        "min_years": 0.5, "max_years": 2, "fine_max": 300,
    },
    "is punished by corrective labour for up to two years or by deprivation of liberty for the same term.": {"max_years": 2},
    "is punished by restriction of liberty for one to three years, or by imprisonment for an equal period.": {
        "min_years": 1, "max_years": 3,
    },
    # years of something else: an age, civil rights, a ban
    "Imprisonment for up to two years shall be imposed on whoever sends it to a child under fifteen years of age.": {
        "max_years": 2,
    },
    "imprisonment of up to three years and deprivation of civil rights for ten years.": {"max_years": 3},
    "three years' imprisonment and the loss of civic rights for five to ten years.": {"max_years": 3, "min_years": None},
    "imprisonment for up to three years and a ban on using the Internet for up to ten years.": {"max_years": 3},
    # a fine without a sum is a sanction where a prison term stands beside it
    "a maximum of four years in prison, or a fine, or both.": {"max_years": 4, "combination": "either-or-both"},
    # Indonesia: dots between the thousands, a comma before the cents
    "imprisonment for not more than 6 (six) years and/or a fine of Rp1.000.000.000,00 (one billion rupiah).": {
        "max_years": 6, "fine_max": 1e9, "fine": "fine of Rp1.000.000.000,00 (one billion rupiah)",
    },
    "is sanctioned with prison of one to two years and with thirty to ninety day-fines.": {
        "fine_min": 30, "fine_max": 90, "min_years": 1, "max_years": 2,
    },
    "is sentenced to imprisonment from two years up to four years and to a judicial fine up to five thousand days.": {
        "min_years": 2, "max_years": 4, "fine_max": 5000, "fine_unit": "day-fines",
    },
    "Penalty - confinement, from 1 (one) to 4 (four) years, and fine.": {"min_years": 1, "max_years": 4},
    "is punished by imprisonment from 1 (one) year to 3 (three) years.": {"min_years": 1, "max_years": 3},
    "is sentenced to from one month to one year of correctional imprisonment.": {"min_years": 1 / 12, "max_years": 1},
    "is punished by deprivation of freedom for up to five years.": {"max_years": 5},
    "is punished by imprisonment for one to three years, and from two to six years in the event that data are lost.": {
        "min_years": 1, "max_years": 3, "aggravated_years": 6,
    },
    "is punished by imprisonment for a minimum period of one year and a maximum period of three years.": {
        "min_years": 1, "max_years": 3,
    },
    # France and those that follow it
    "is punished by five years' imprisonment. The penalty is increased to seven years' imprisonment where data were altered.": {
        "max_years": 5, "aggravated_years": 7,
    },
    # multiples of another penalty
    "the penalty provided in section 9 shall be increased by one half.": {"multiplier": 1.5},
    "the penalties shall be increased by one third to one half.": {"multiplier": 1.5},
    "The penalty shall be raised by up to a quarter.": {"multiplier": 1.25},
    "is liable to a fine of up to five times that of an individual.": {"multiplier": 5},
    "is liable to one-third of the maximum fine.": {"multiplier": 0.333},
    # a company's fine, and each day's
    "is punished by a fine of not more than $250 in the case of an individual or $500 in the case of an organization.": {
        "fine_max": 250, "legal_person_fine": 500,
    },
    "natural persons are punished by a fine of 10 to 50 lei; legal persons: a fine of 100 to 500 lei.": {
        "fine_min": 10, "fine_max": 50, "legal_person_fine": 500,
    },
    "is liable to a fine of 500 shillings for each and every day of default.": {"daily_fine": 500},
    "is liable to imprisonment for one year and, for a third offence, to imprisonment for six years.": {
        "max_years": 1, "repeat_years": 6,
    },
}  # fmt: skip

NO_SANCTION = [
    # suspects who are held
    "Pre-trial detention shall not exceed 180 days.",
    "The suspect shall not be held in custody for more than ten days.",
    "The person shall be remanded in custody for a period not exceeding fourteen days.",
    "A judge may authorise the continued detention of the person for a further period of seven days.",
    "The period of detention shall not exceed forty-five days.",
    # who may hold office, and from when
    "A member who has been sentenced to imprisonment for a term exceeding six months shall cease to hold office.",
    "The seat falls vacant if a member is convicted and sentenced to imprisonment for one year.",
    "A person who served a prison sentence may apply after two years.",
    # offences for which something may be done
    "An interception warrant may be issued where the offence is punishable with a prison sentence of at least one year.",
    "It concerns offences for which the law of the requesting State provides a custodial sentence of a maximum of four years.",
]


@pytest.mark.parametrize("clause", CASES)
def test_a_penalty_is_read_as_laws_of_the_world_word_it(clause: str) -> None:
    penalty = find_penalty(f"Whoever opens a closed network {clause}")
    assert penalty is not None
    expected = CASES[clause]
    assert {name: getattr(penalty, name) for name in expected} == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("clause", NO_SANCTION)
def test_what_only_speaks_of_prison_is_no_penalty(clause: str) -> None:
    penalty = find_penalty(clause)
    assert penalty is None or (penalty.max_years, penalty.min_years) == (None, None)


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1'000'000 francs", 1_000_000, "francs"),
        ("CHF 20'000", 20_000, "CHF"),
        ("five (5) million CFA francs", 5_000_000, "francs"),
        ("UGX. 2,000,000", 2_000_000, "UGX"),
        ("Tshs. 5,000,000/=", 5_000_000, "tshs"),
        ("VT 1 million", 1_000_000, "VT"),
        ("T$10,000", 10_000, "T$"),
        ("ZWL$5,000", 5_000, "ZWL$"),
        ("NRs 100,000", 100_000, "NRs"),
        ("20,000 DHS", 20_000, "DHS"),
        ("QR 10,000", 10_000, "QR"),
        ("E50,000", 50_000, "E"),
        ("Le 30,000,000", 30_000_000, "Le"),
        ("ten thousand United States dollars", 10_000, "dollars"),
        ("one hundred days' fine", 100, "day-fines"),
        ("two minimum salaries", 2, "minimum salaries"),
    ],
)
def test_sums_of_the_world_have_a_unit(words: str, value: float, unit: str) -> None:
    first = next(find_amounts(f"a fine of {words}."))
    assert (first.value, first.unit) == (value, unit)


def test_both_ends_of_a_range_keep_their_currency_in_capitals() -> None:
    found = [(a.value, a.unit) for a in find_amounts("Ten Dollars To Twenty Dollars")]
    assert found == [(10, "dollars"), (20, "dollars")]
