"""Stated penalties: what is read as a prison term, in the drafting styles of many countries, and what is not.

Every clause is invented. A row says: the clause, the greatest term in years, the minimum term in years.
"""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.penalties import DEATH, LIFE, find_penalty

MONTH = round(1 / 12, 4)

TERMS: list[tuple[str, float | None, float | None]] = [
    # Commonwealth: "liable to", words and digits
    ("A person who does so is liable to imprisonment for three years.", 3, None),
    ("A person who does so is liable to imprisonment for a term not exceeding 5 years.", 5, None),
    ("A person who does so is liable to imprisonment for a term not exceeding five (5) years.", 5, None),
    ("He is liable, on conviction, to a fine or to imprisonment for up to twenty-five years, or to both.", 25, None),
    ("He is liable to a fine not exceeding ten thousand shillings or imprisonment not exceeding six months.", 0.5, None),
    ("He commits an offence and is liable to a fine of 50,000 and four years' imprisonment.", 4, None),
    ("Any person who contravenes this section is liable to a term of imprisonment of eighteen months.", 1.5, None),
    ("The offender is liable on indictment to imprisonment for a term of not more than fourteen years.", 14, None),
    ("That person commits an offence punishable on conviction by imprisonment for not more than [seven] years.", 7, None),
    ("Whoever spreads it is guilty of an offence, the penalty being ten years' imprisonment.", 10, None),
    ("A person guilty of this is liable to imprisonment of less than two years.", 2, None),
    ("A person guilty of this is punished by imprisonment of not less than two years.", None, 2),
    (
        "A person guilty of this is punished by imprisonment for a term of neither more than six nor less than two years.",
        6,
        2,
    ),
    ("Imprisonment where the life of another is endangered is for a term of 3 years.", 3, None),
    ("A person guilty of this is liable to imprisonment for life.", LIFE, None),
    ("A person guilty of this is liable to imprisonment with hard labour for life.", LIFE, None),
    ("A person guilty of this is liable to imprisonment for the term of his natural life.", LIFE, None),
    ("Such a person is liable to penal servitude for a term not exceeding 20 years.", 20, None),
    ("A person guilty of this is liable to five years behind bars.", 5, None),
    ("A person guilty of this is liable to three months in gaol.", 0.25, None),
    ("The maximum punishment is six weeks in custody.", round(6 / 52, 4), None),
    # United Kingdom: two modes of trial
    (
        "A person guilty is liable (a) on summary conviction, to imprisonment for a term not exceeding 12 months; "
        "(b) on conviction on indictment, to imprisonment for a term not exceeding five years.",
        5,
        None,
    ),
    ("(3) On indictment, five years.", 5, None),
    ("(3) Up to 12 months on summary conviction; on indictment, up to 5 years.", 5, None),
    # South Asia: either description, "may extend to"
    ("is punished with imprisonment of either description, which may extend to three years.", 3, None),
    ("shall be punished with rigorous imprisonment which may extend to seven years and with fine.", 7, None),
    ("shall be punished with imprisonment for not less than five years, which may extend to seven.", 7, 5),
    ("shall be punished with imprisonment of not less than three years but which may extend to ten years.", 10, 3),
    ("shall be punished with imprisonment upto five years or with fine or with both.", 5, None),
    # Latin America: ranges, prison, seclusion, deprivation of liberty
    ("Whoever enters shall be punished with two to four years of prison.", 4, 2),
    ("Whoever enters shall suffer prison of six months to two years and a fine.", 2, 0.5),
    ("Penalty - seclusion of one to six years.", 6, 1),
    ("Penalty - deprivation of liberty of up to two years.", 2, None),
    ("The author shall be punished with arrest of ten to thirty days.", round(30 / 365, 4), round(10 / 365, 4)),
    ("shall be sanctioned with deprivation of liberty of not less than three nor more than eight years.", 8, 3),
    # South-East Asia and the Gulf: digits and words the other way round, ranges in brackets
    ("shall be punished with imprisonment of at most 6 (six) years and/or a fine of at most one billion.", 6, None),
    ("is punished by imprisonment for two and a half years.", 2.5, None),
    ("is liable to imprisonment for a term not exceeding a year and a half.", 1.5, None),
    ("is liable to imprisonment for half a year.", 0.5, None),
    ("is liable to imprisonment for one and a half to three years.", 3, 1.5),
    ("shall suffer the penalty of imprisonment ranging from six (6) months to two (2) years.", 2, 0.5),
    ("shall suffer imprisonment from six (6) years and one (1) day to twelve (12) years.", 12, 6),
    ("is punished by six months' to three years' imprisonment and a fine of 10,000 dirhams.", 3, 0.5),
    ("is punished by detention for a period of not less than one year and not exceeding five years.", 5, 1),
    # Civil law and treaties
    ("is punished by one year of imprisonment and a fine of 15,000 francs.", 1, None),
    ("shall be punished by imprisonment of between one and three years.", 3, 1),
    ("shall be punished with imprisonment for a maximum of one year and four months.", 1.3333, None),
    ("is punishable by imprisonment of 2-5 years.", 5, 2),
    ("is punishable by imprisonment of one to three years.", 3, 1),
    ("The offences in Articles 3 to 8 are punishable by a maximum term of imprisonment of at least two years.", 2, None),
    # United States
    ("must pay a fine under this title or be imprisoned not more than 10 years, or both.", 10, None),
    ("shall be imprisoned for a term of 15 years at the least and 40 at the most.", 40, 15),
    ("shall be imprisoned for any term of years not above 10.", 10, None),
    ("The offense is a class A misdemeanor carrying up to 1 year in jail.", 1, None),
    ("may be sentenced to up to 6 years.", 6, None),
    # minimum terms and terms fixed by the law, which are floors too
    ("shall be liable to imprisonment for a term of at least ten years.", None, 10),
    ("shall be sentenced to a minimum term of imprisonment of at least four years.", None, 4),
    ("the court shall not sentence that person to less than three years.", None, 3),
    ("shall be imprisoned for five years.", 5, 5),
    ("shall be imprisoned for eighteen months or pay a fine of one million naira.", 1.5, 1.5),
    ("shall suffer imprisonment of twelve (12) years without the benefit of parole.", 12, 12),
    # more than ninety-nine
    ("is liable to imprisonment for a term of not more than one hundred and eighty days.", round(180 / 365, 4), None),
    ("is liable to imprisonment for a term of up to one hundred and twenty (120) months.", 10, None),
    ("is punished by imprisonment of not less than one hundred days.", None, round(100 / 365, 4)),
    ("is punished by imprisonment of between one hundred and two hundred days.", round(200 / 365, 4), round(100 / 365, 4)),
    # digits that say both ends of a range again, and two words between the term and the word for prison
    ("shall be sentenced to five (5) to ten (10) years of rigorous imprisonment.", 10, 5),
    ("is punished by two to four years of strict imprisonment.", 4, 2),
    # life and death
    ("is liable to imprisonment for life.", LIFE, None),
    ("is liable to life imprisonment.", LIFE, None),
    ("shall be imprisoned for not less than ten years or for life.", LIFE, 10),
    ("is liable to imprisonment for ten years or, where a life is lost, shall suffer death.", 10, None),
    ("shall be sentenced to death.", DEATH, None),
    ("shall be punished with death or imprisonment for life.", DEATH, None),
    ("Whoever betrays the garrison by means of a network commits an offence. The penalty shall be death.", DEATH, None),
    ("Whoever betrays the garrison shall be put to death.", DEATH, None),
    ("The offender shall be executed.", DEATH, None),
    ("The traitor shall be executed by hanging.", DEATH, None),
]

BASIC_FORM: list[tuple[str, float | None, float | None]] = [
    # repetition
    ("liable to imprisonment for two years and, on a second or subsequent conviction, to imprisonment for five years.", 2, None),
    ("liable to imprisonment for two years; for a repeated offence, to imprisonment for five years.", 2, None),
    ("in the case of a second conviction, liable to imprisonment for five years.", None, None),
    ("liable to imprisonment for three years for a first offence and seven years for a subsequent offence.", 3, None),
    ("liable to imprisonment for seven years for a subsequent offence and three years for a first offence.", 3, None),
    (
        "in the case of a second conviction, liable to imprisonment for five years and, for a first offence, to two years.",
        2,
        None,
    ),
    # a manner of acting is not a repeated offence
    ("Whoever does so in a repeated manner is liable to imprisonment for two years.", 2, None),
    ("commits a second degree felony and is liable to not more than 10 years in prison.", 10, None),
    # aggravation
    ("is liable to imprisonment for two years, or for seven years where the victim is a child.", 2, None),
    ("is punished by imprisonment of one year. Where loss results, imprisonment of up to six years is imposed.", 1, None),
    ("(a) where harm results, to imprisonment for ten years; (b) in any other case, to imprisonment for two years.", 2, None),
    ("If the act is done at night, the offender is liable to imprisonment for four years.", 4, None),  # no milder form beside it
]

NO_PRISON: list[str] = [
    # fines alone
    "A person who does so is liable to a fine not exceeding level 5.",
    "A person who does so shall pay a fine of twenty to fifty days.",
    # thresholds: classes of offences, not sanctions
    "A judge may allow tapping for crimes punished with more than five years of imprisonment.",
    "The measure is reserved for offences punished by at least four years of prison.",
    "An order may be made for an offence punishable by imprisonment for five years or more.",
    "“serious offence” means an offence that carries imprisonment for at least four years.",
    "“serious crime” means conduct punishable by deprivation of liberty of at least four years.",
    "A warrant may be issued for an offence punishable by a maximum term of imprisonment of at least three years.",
    "She is suspected of an offence that carries ten years of imprisonment.",
    "The offence must be one which is punishable by more than two years' imprisonment in both States.",
    "a crime of a foreign State that carries imprisonment for 3 years or more, for life, or the death penalty",
    "traces of any crime punishable by death or by imprisonment for more than one year",
    "for the execution of a prison sentence or of a detention order of four months or more",
    "Offences with three years' imprisonment shall be bailable.",
    # death that is forbidden, or somebody else's
    "A person under eighteen years shall not be sentenced to death.",
    "No child shall be put to death.",
    "The death penalty shall not be imposed.",
    "Nothing here delays the abolition of the death penalty.",
    "The warrant shall be executed.",
    "The order shall be executed by a police officer.",
    "Surrender is refused where the person would be put to death.",
    # a fate abroad
    "Extradition shall be refused if the person would face the death penalty.",
    "No data shall be sent where they could serve to impose the death penalty.",
    # durations of other things
    "A warrant is valid for thirty days and may be renewed once for thirty days.",
    "The provider shall retain traffic data for two years.",
    "The person shall be released from custody within forty-eight hours and may appeal within thirty days.",
    "Whoever is in detention shall be brought before a judge within two days.",
    "A member holds office for a term of five years.",
    "The President shall issue the regulation in the term of ninety days.",
    "Data shall be preserved for a period of up to ninety days.",
    "A child is any person under the age of eighteen years.",
    "The licence is suspended for two years.",
    "A prisoner may make one telephone call.",
    "The court may sentence the offender to community service of up to sixty days.",
    "The amount is fifty thousand and may be paid in three years.",
    # nothing at all
    "This Act comes into force on the day the Minister names.",
    "",
]


@pytest.mark.parametrize(("clause", "most", "least"), TERMS, ids=range(len(TERMS)))
def test_a_stated_term_is_read(clause: str, most: float | None, least: float | None) -> None:
    penalty = find_penalty(clause)
    assert penalty is not None
    assert (penalty.max_years, penalty.min_years) == (most, least), clause


@pytest.mark.parametrize(("clause", "most", "least"), BASIC_FORM, ids=range(len(BASIC_FORM)))
def test_the_basic_form_of_the_offence_counts(clause: str, most: float | None, least: float | None) -> None:
    penalty = find_penalty(clause)
    assert ((penalty.max_years, penalty.min_years) if penalty else (None, None)) == (most, least), clause


@pytest.mark.parametrize(
    ("clause", "basic", "repeated", "aggravated"),
    [
        ("imprisonment for three years for a first offence and seven years for a later offence.", 3, 7, None),
        ("imprisonment for one year and, on a second conviction, five years.", 1, 5, None),
        ("imprisonment for two years on first conviction or five years on second or subsequent conviction.", 2, 5, None),
        ("imprisonment of up to four years, or, if committed by an organised group, up to eight years.", 4, None, 8),
        ("imprisonment not exceeding two years, or, where the victim is a child, four to five years.", 2, None, 5),
        ("imprisonment for two years, or for seven years where the victim is a child.", 2, None, 7),
        # what follows is no further term
        ("imprisonment for two years and, where data are taken, within thirty days a report is made.", 2, None, None),
        ("imprisonment for two years or, if it goes on, a fine for 30 days.", 2, None, None),
        ("imprisonment for two years, and ninety days are allowed to appeal.", 2, None, None),
    ],
)
def test_a_further_term_may_leave_the_word_for_prison_out(
    clause: str, basic: float, repeated: float | None, aggravated: float | None
) -> None:
    penalty = find_penalty(f"Whoever opens a closed network is liable to {clause}")
    assert penalty is not None
    assert (penalty.max_years, penalty.repeat_years, penalty.aggravated_years) == (basic, repeated, aggravated)


@pytest.mark.parametrize("clause", NO_PRISON)
def test_what_is_no_prison_term_is_not_read_as_one(clause: str) -> None:
    penalty = find_penalty(clause)
    assert penalty is None or (penalty.max_years, penalty.min_years) == (None, None), clause


@pytest.mark.parametrize(
    ("clause", "fine"),
    [
        ("is liable to a fine of ten thousand rupees.", "fine of ten thousand rupees"),
        ("is punished with prison for one year or with fine which may extend to one lakh.", "fine which may extend to one lakh"),
        ("commits an offence and is liable to imprisonment for one year.", None),
        ("The weather was fine.", None),
        ("Fines are paid into the Fund.", None),
    ],
)
def test_a_fine_is_quoted_as_worded_where_it_is_a_sanction(clause: str, fine: str | None) -> None:
    penalty = find_penalty(clause)
    assert (penalty.fine if penalty else None) == fine


def test_a_clause_without_any_sanction_has_no_penalty() -> None:
    assert find_penalty("The Authority shall have a seal.") is None


@pytest.mark.parametrize("row", TERMS[::7], ids=lambda row: row[0][:40])
def test_line_breaks_do_not_matter(row: tuple[str, float | None, float | None]) -> None:
    assert find_penalty(row[0].replace(" ", "\r\n ")) == find_penalty(row[0])


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_penalty(text)


PENAL_WORDS = "imprisonment|for|not|less than|two|3|(three)|years|months|to|and|life|or|a fine;|where|offence|punishable|.|99"


@given(st.lists(st.sampled_from(PENAL_WORDS.split("|")), max_size=40))
def test_any_order_of_penal_words_gives_a_sane_answer(words: list[str]) -> None:
    penalty = find_penalty(" ".join(words))
    years = [y for y in (penalty.max_years, penalty.min_years) if y is not None] if penalty else []
    assert all(0 <= y <= DEATH for y in years)


@given(st.integers(1, 90), st.sampled_from(["for {} years", "for a term not exceeding {} years", "of up to {} ({}) years"]))
def test_every_number_of_years_is_read(years: int, form: str) -> None:
    penalty = find_penalty(f"He is liable to imprisonment {form.format(years, years)}.")
    assert penalty is not None
    assert penalty.max_years == years


@pytest.mark.parametrize(
    "unit", ["a ", "not ", "imprisonment ", "9", "(", " ", "offence punishable ", "five years ", "sentenced to "]
)
def test_reading_stays_fast_on_hostile_repetition(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    start = process_time()
    find_penalty(text)
    assert process_time() - start < 4, "the time must grow with the length, not with its square"
