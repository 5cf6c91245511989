"""Firmly worded, and yet only in part: no length, review from inside, a secret report."""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import cells

from annotator.perceive.weakness import (
    AT_PLEASURE,
    INSIDE,
    LAST_WORD,
    NO_GREATEST,
    NO_LENGTH,
    SECRET,
    SELF_ASSESSED,
    find_weakness,
)  # fmt: skip
from annotator.records import Span

POWER = "The Commission may order records."


@pytest.mark.parametrize(
    ("kind", "wording", "expected"),
    [
        ("time-limit", "The order shall specify the period during which it has effect.", NO_LENGTH),
        ("time-limit", "The order holds for a limited time.", NO_LENGTH),
        ("time-limit", "The order shall specify the period, of no more than sixty days, during which it has effect.", None),
        ("time-limit", "The order states a term of at most 3 (three) months.", None),
        ("time-limit", "The order lapses when the inquiry ends.", None),
        ("independent-oversight", "The head of the service reports each year to the Prime Minister.", INSIDE),
        ("independent-oversight", "The internal inspectorate unit examines every order.", INSIDE),
        ("independent-oversight", "The use of the power is supervised by the Board of the Commission.", INSIDE),
        ("independent-oversight", "The use of the power is supervised by the Board of the Academy.", None),
        ("independent-oversight", "An independent commissioner reports to the Prime Minister.", None),
        ("independent-oversight", "The head of the service reports to the Minister and to a committee of Parliament.", None),
        ("remedy", "Whoever is aggrieved may appeal to the Minister, whose decision is final.", LAST_WORD),
        ("remedy", "Whoever is aggrieved may appeal to the Minister.", None),
        ("remedy", "Whoever is aggrieved may appeal to the Minister, and from him to the court, whose decision is final.", None),
        ("remedy", "The decision of the court on an appeal is final.", None),
        ("transparency", "A report is sent to the President each year; the report is confidential.", SECRET),
        ("transparency", "A report is laid before Parliament, and a register is kept secret.", None),
        ("transparency", "A report is sent to the press each year.", None),
        ("notification", "The person is told within a limited time.", None),
        ("necessity", "The Minister may do so if he considers it necessary.", SELF_ASSESSED),
        ("proportionality", "An agency may do so if it thinks that the conduct is proportionate.", SELF_ASSESSED),
        ("necessity", "The order is given where the court considers it necessary.", None),
        ("necessity", "The Minister may do so if there are reasonable grounds to believe that it is necessary.", None),
        ("necessity", "It must be necessary. The Minister acts as he thinks fit when fees are needed.", None),
        ("notification", "The user shall be told, save where the officer otherwise determines.", AT_PLEASURE),
        ("notification", "The user shall be told, unless the judge otherwise orders.", None),
        ("notification", "The user shall be told unless that would put a life at risk.", None),
        ("purpose-limitation", "The data shall not be used for anything else, unless the Ministry consents.", AT_PLEASURE),
        ("data-protection", "The data shall be kept safe, unless the person consents.", None),
        ("judicial-authorisation", "A judge permits it, except where the officer thinks that too slow.", AT_PLEASURE),
        ("time-limit", "The order has effect for such period as the Minister may determine.", NO_LENGTH),
        ("time-limit", "A provider keeps the data for at least one year.", NO_GREATEST),
        ("time-limit", "The data are kept for not less than six months and not more than one year.", None),
        ("necessity", "The officer takes such measures as he may consider necessary.", SELF_ASSESSED),
        ("necessity", "The officer may do so where it is deemed necessary.", SELF_ASSESSED),
        ("necessity", "The officer may do so where in the opinion of the Minister it is necessary.", SELF_ASSESSED),
        ("necessity", "The officer may do so where, in his view, it is necessary.", SELF_ASSESSED),
        ("necessity", "The officer may do so if it appears to an authorised officer to be necessary.", SELF_ASSESSED),
        ("necessity", "The officer may do so where in the opinion of the court it is necessary.", None),
        (
            "necessity",
            "On application of an officer who considers it necessary, a judge may, if satisfied, issue it.",
            None,
        ),
        (
            "necessity",
            "If the Director considers it necessary he orders it, and one may appeal to a court.",
            SELF_ASSESSED,
        ),
        ("notification", "The user shall be told unless the president of the court otherwise orders.", None),
        ("notification", "The user shall be told unless the Chief Justice otherwise directs.", None),
        ("purpose-limitation", "Data are used for nothing else unless the data protection authority consents.", None),
    ],
)
def test_what_counts_in_part_for_its_structure(kind: str, wording: str, expected: str | None) -> None:
    assert find_weakness(kind, wording, Span(0, 5), POWER) == expected


@pytest.mark.parametrize(("more", "status"), [("It is signed.", "weak"), ("An order lapses after thirty days.", "present")])
def test_a_period_without_a_length_is_weak_unless_one_stands_beside_it(more: str, status: str) -> None:
    firm = {"time-limit": "mandatory"}
    law = (
        LawBuilder()
        .section("1").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says("The order shall specify the period during which it has effect.", safeguards=firm)
        .subsection("3").says(more, safeguards=firm if "thirty" in more else None)
        .build()
    )  # fmt: skip
    cell = cells(law, "sec_1__subsec_1")["time-limit"]
    assert cell.status == status
    assert any(NO_LENGTH in e.note for e in cell.evidence) is (status == "weak")


@pytest.mark.parametrize(
    ("power", "words", "status"),
    [
        ("A judge may authorise the opening of mail.", "the number of authorisations", "present"),
        ("A judge may order records.", "the number of orders", "present"),
        ("The Director may open mail.", "the number of directions", "absent"),
        ("A judge may authorise the opening of mail.", "the number of requests", "absent"),
    ],
)
def test_what_is_counted_may_be_given_by_its_verb(power: str, words: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").says(power, powers=["production"])
        .section("2").says(f"A report on {words} is laid before Parliament.", safeguards={"transparency": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["transparency"].status == status


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("A judge may renew an order under this section, which lapses after a year in all.", "time-limit", "present"),
        ("A judge may search a house, and the search lasts an hour.", "time-limit", "weak"),
        ("A judge may renew an order under this section where that is proportionate.", "proportionality", "weak"),
    ],
)
def test_a_period_of_the_sections_own_measure_is_the_powers_though_more_is_allowed(words: str, kind: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says(words, powers=["production"], safeguards={kind: "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")[kind].status == status


ORDER = "A judge may order records."
NOTICE = "The person is told of {} order."


@pytest.mark.parametrize(
    ("words", "third", "status"),
    [
        (NOTICE.format("the"), "", "present"),
        (NOTICE.format("any"), "", "present"),
        (NOTICE.format("a removal"), "", "absent"),
        ("The person is told of the fees.", "", "absent"),
        (NOTICE.format("the"), "The Minister may give an order to close a network.", "absent"),
    ],
)
def test_the_order_of_the_next_section_is_that_of_the_only_section_that_gives_one(words: str, third: str, status: str) -> None:
    builder = LawBuilder().section("1").says(ORDER, powers=["production"])
    builder = builder.section("2").says(words, safeguards={"notification": "mandatory"})
    law = (builder.section("3").says(third, powers=["shutdown"]) if third else builder).build()
    assert cells(law, "sec_1")["notification"].status == status


def test_what_stands_before_the_power_or_in_another_part_is_not_tied_to_it_by_a_bare_name() -> None:
    notice = {"notification": "mandatory"}
    before = LawBuilder().section("1").says(NOTICE.format("the"), safeguards=notice)
    before = before.section("2").says(ORDER, powers=["production"])
    apart = LawBuilder().part("I").section("1").says(ORDER, powers=["production"])
    apart = apart.part("II").section("2").says(NOTICE.format("the"), safeguards=notice)
    assert cells(before.build(), "sec_2")["notification"].status == "absent"
    assert cells(apart.build(), "sec_1")["notification"].status == "absent"
