"""Safeguards about something else than the power: another office, another measure, another period, another power's grounds.

Every law here is invented and judged by hand.
"""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import DEMAND, cells

from annotator.reason.matrix.appeals import is_against_another
from annotator.reason.matrix.extensions import find_extension
from annotator.reason.matrix.legality import find_ground, is_linked
from annotator.reason.matrix.measures import qualified_measures, shares_stem


@pytest.mark.parametrize(
    ("appeal", "power", "expected"),
    [
        ("A person aggrieved by a decision of the Authority may appeal.", "The Minister may block a page.", True),
        ("A person aggrieved by a decision of the Authority may appeal.", "The Authority may block a page.", False),
        ("A person aggrieved by a decision of the Authority may appeal.", "A page may be blocked.", False),
        ("A person aggrieved by a decision of the Authority may appeal.",
         "For the commission of an offence a page may be blocked, on a judgement.", False),
        # An office that is only asked or told does not act.
        ("A person aggrieved by a decision of the Authority may appeal.",
         "The Minister may, after consulting the Authority, block a page.", True),
        ("A person aggrieved by a decision of the Authority may appeal.",
         "The Authority may, after consulting the Minister, block a page.", False),
        # Nor is an appeal from the tribunal that heard the first one confined to the tribunal's own acts.
        ("A decision of the Tribunal may be appealed against.", "The Minister may block a page.", False),
        ("Whoever is harmed by the suspension may appeal.", "An officer may search a house.", True),
        ("Whoever is harmed by the suspension may appeal.", "The Minister may suspend a service.", False),
        ("A person affected by a production order may appeal against the order.", "An office gives a removal direction.", True),
        ("A person affected by a production order may appeal against the order.", "An office may order to produce data.", False),
        ("A person affected by a production order or aggrieved by any decision may appeal.", "An officer may search.", False),
        ("A person affected by an order may appeal.", "An officer may search a house.", False),
        ("A person aggrieved by the final administrative decision may appeal.", "An officer may search a house.", False),
        ("An appeal lies to the court.", "An officer may search a house.", False),
    ],
)  # fmt: skip
def test_an_appeal_against_another_office_or_measure(appeal: str, power: str, expected: bool) -> None:
    assert is_against_another(appeal, power) is expected


def appealed(appeal: str, power: str = DEMAND) -> Law:
    """A power in each of two Parts, and an appeal in the second."""
    return (
        LawBuilder()
        .part("I").section("1").says(power, powers=["production"])
        .part("II").section("2").says(power, powers=["production"])
        .section("3").says(appeal, safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("appeal", "first", "second"),
    [
        ("A person aggrieved by a decision of the Minister under this Act may appeal.", "present", "present"),
        ("A person aggrieved by a decision of the Minister under this Part may appeal.", "absent", "present"),
        ("A person aggrieved by a decision of the Registrar under this Act may appeal.", "absent", "absent"),
        ("A person aggrieved by a licence may appeal.", "absent", "absent"),
        ("A person may appeal to the court.", "absent", "weak"),
    ],
)
def test_an_appeal_carries_as_far_as_it_says(appeal: str, first: str, second: str) -> None:
    law = appealed(appeal)
    assert [cells(law, eid)["remedy"].status for eid in ("sec_1", "sec_2")] == [first, second]


@pytest.mark.parametrize(
    ("report", "status"),
    [
        ("The Minister publishes every year the number of orders.", "present"),
        ("The Minister publishes every year the number of production orders.", "absent"),
        ("The Minister publishes every year the number of removal orders.", "present"),
        ("The Minister publishes every year the number of removal and production orders.", "present"),
        ("The Minister publishes every year the number of government orders.", "present"),
        ("The Minister publishes every year the number of extradition requests.", "absent"),
        ("The Minister publishes every year a report on this Act.", "present"),
    ],
)
def test_a_report_that_counts_other_measures_is_none_on_this_one(report: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may order a host to remove a page.", powers=["production"])
        .part("II").section("2").says(report, safeguards={"transparency": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["transparency"].status == status


def test_the_words_that_tell_a_measure_from_others() -> None:
    assert qualified_measures("the total number of removal and blocking orders") == [("order", {"removal", "blocking"})]
    assert qualified_measures("such orders, and official requests") == [("order", frozenset()), ("request", frozenset())]


@pytest.mark.parametrize(
    ("word", "wording", "expected"),
    [
        ("removal", "to remove", True),
        ("suspension", "may suspend", True),
        ("interception", "the internet", False),
        ("interception", "may intercept", True),
        ("moval", "to remove", False),
    ],
)
def test_words_of_one_stem(word: str, wording: str, expected: bool) -> None:
    assert shares_stem(word, wording) is expected


@pytest.mark.parametrize(
    ("words", "is_extended"),
    [
        ("An appeal is lodged within fourteen days or such further period as the court allows.", False),
        ("The host complies within two days; the officer may extend that period.", True),
        ("A person may submit representations within a week. The officer may extend the time.", False),
        ("An appeal is lodged within a week. The order may be renewed.", True),
        ("An appeal is lodged within a week. The order is valid for thirty days or any further period.", True),
        ("The judge may allow a further period.", True),
        ("The judge may extend the period once by ninety days.", False),
        ("The judge may renew the order for a further month once.", False),
        ("At once, the judge may extend the period.", True),
        ("The order may be renewed once the month has passed.", True),
    ],
)
def test_time_for_something_else_is_no_extension_of_the_measure(words: str, is_extended: bool) -> None:
    assert (find_extension(words) is not None) is is_extended


@pytest.mark.parametrize(
    ("words", "is_ground"),
    [
        ("The investigating judge may demand records.", False),
        ("The Director of Criminal Investigations may demand records.", False),
        ("The Criminal Investigation Department may demand records.", False),
        ("The Cybercrime Unit may demand records.", False),
        ("The investigating judge may demand records for the investigation.", True),
        ("The Director may demand records for criminal investigations.", True),
        ("The judge may demand records of a crime.", True),
    ],
)
def test_the_name_of_an_office_is_no_ground(words: str, is_ground: bool) -> None:
    assert (find_ground(words) is not None) is is_ground
    assert is_linked(words) is is_ground


def test_the_grounds_of_another_power_are_no_grounds_of_this_one() -> None:
    def law(powers: list[str]) -> Law:
        return (
            LawBuilder()
            .part("I").section("1").says(DEMAND, powers=["production"])
            .section("2").says("A judge acts on reasonable grounds.", powers=powers, safeguards={"legality": "mandatory"})
            .build()
        )  # fmt: skip

    assert cells(law(["search-seizure"]), "sec_1")["legality"].status == "absent"
    assert cells(law([]), "sec_1")["legality"].status == "weak"
