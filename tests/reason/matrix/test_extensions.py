"""When an extension leaves a period without an end: a ceiling, a number or a prohibition beside it keeps the limit firm."""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import cells

from annotator.reason.matrix.extensions import find_extension, has_ceiling

OPEN = [
    "The order lapses after thirty days but may be renewed.",
    "It may be prolonged for the same duration on the same conditions.",
    "The court may extend it for further periods not exceeding fourteen days each.",
    "The court may extend it from time to time for a period not exceeding fourteen days.",
    "The Minister may extend the period where he considers it necessary.",
    "The order may be renewed in all cases that the rules name.",
    "The order may be renewed once the court has seen the report.",
    "The order shall not be renewed unless a judge agrees.",
    "The order may be extended until the inquiry ends.",
    "The order may be extended by one month at a time.",
    "The judge may vary or continue the order for another three months.",
    "The measure may be ordered anew for successive periods.",
    "The order may be reissued when it expires.",
    "The end of a warrant does not prevent a further application for the same line.",
    "An order shall not exceed ten days unless the Director orders otherwise.",
    "In no case is an order longer than thirty days. It may be renewed.",
    "The order is valid for thirty days or for such longer period as the Minister may allow.",
]
BOUNDED = [
    "The order is for thirty days; the judge may renew it once.",
    "The order may be renewed, provided that the total period shall not exceed six months.",
    "The order may be extended for periods of thirty days each, up to six months altogether.",
    "Extensions may be granted, but the overall duration must not exceed one year.",
    "The judge may extend the order for a single further period of thirty days.",
    "The order may be extended for one additional month.",
    "The order may be extended for no more than two consecutive periods.",
    "The order may be renewed at most twice.",
    "The order may be renewed no more than three times.",
    "The notice shall not exceed seven days, unless extended by a court for a further period of fourteen days.",
    "The Minister may extend the period of a permit to collect by up to a period not exceeding one year.",
    "The order may be extended, but in no case for longer than one year.",
    "The order shall not have effect longer than two months, including any extension.",
    "The duration, extensions included, may not go beyond one year.",
]
NONE = [
    "No renewal shall be granted.",
    "The warrant is not renewable.",
    "The warrant shall not be renewed or extended.",
    "The form says that the period was extended by thirty days.",
    "A licence may be renewed every year.",
    "The period of limitation shall be extended.",
    "The warrant allows an extended search of other systems.",
]


@pytest.mark.parametrize("wording", OPEN)
def test_an_extension_without_an_end_is_found(wording: str) -> None:
    assert find_extension(wording) is not None


@pytest.mark.parametrize("wording", [*BOUNDED, *NONE])
def test_a_bounded_or_forbidden_extension_leaves_the_limit_firm(wording: str) -> None:
    assert find_extension(wording) is None


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("The total period of the measure may not exceed ninety days.", True),
        ("Renewals included, no order runs for longer than ninety days.", True),
        ("No order runs for longer than ninety days.", False),
        ("A report is due ten days after the order (including any extension) has ended.", False),
    ],
)
def test_a_ceiling_speaks_of_all_periods_together(wording: str, expected: bool) -> None:
    assert has_ceiling(wording) is expected


@pytest.mark.parametrize(
    ("third", "status"),
    [("It is signed.", "weak"), ("The overall duration of an order may not exceed half a year.", "present")],
)
def test_a_ceiling_may_stand_in_the_next_subsection(third: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("The Minister may demand records by a data order.", powers=["production"])
        .subsection("2").says("A data order lapses after thirty days and may be renewed.", safeguards={"time-limit": "mandatory"})
        .subsection("3").says(third)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["time-limit"].status == status


@pytest.mark.parametrize(
    ("second", "status"), [("A data order may be renewed.", "weak"), ("A data order states its date.", "present")]
)
def test_an_extension_stands_beside_the_limit_wherever_that_is(second: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").says("The Minister may demand records by a data order.", powers=["production"])
        .section("2").subsection("1").says("A data order lapses after thirty days.", safeguards={"time-limit": "mandatory"})
        .subsection("2").says(second)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["time-limit"].status == status
