"""Safeguards articles that name what they govern: by Part, by a run of sections, by who acts under them, by what is taken out.

Every law here is invented and judged by hand.
"""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import JUDGE, cells

POWERS = ("sec_2", "sec_3", "sec_4", "sec_7")


def statute(words: str) -> Law:
    """Three powers in Part II, the safeguards in Part III, a fourth power in Part IV."""
    return (
        LawBuilder()
        .part("I").section("1").says("Forms are fixed.")
        .part("II").section("2").says("An officer may look into records.", powers=["production"])
        .section("3").says("An officer may look into rooms.", powers=["production"])
        .section("4").says("The Director may look into messages.", powers=["production"])
        .part("III").section("5").says(words, safeguards=JUDGE)
        .section("6").says("Fees are fixed.")
        .part("IV").section("7").says("The Agency may look into pages.", powers=["production"])
        .build()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "governed"),
    [
        ("The powers conferred by Part II are used with the approval of a judge.", "2 3 4"),
        ("The powers and procedures provided for in Part II are subject to the approval of a judge.", "2 3 4"),
        ("The powers in the preceding Part need a judge.", "2 3 4"),
        ("The powers conferred by Parts II and IV need a judge.", "2 3 4 7"),
        ("The powers conferred by Part II, except section 4, need a judge.", "2 3"),
        ("No power in Part II, other than the power in section 4, is used without a judge.", "2 3"),
        ("Part II (excluding section 4) is subject to the approval of a judge.", "2 3"),
        ("Save as provided in section 4, the powers in Part II need a judge.", "2 3"),
        ("Sections 2 to 4 apply subject to the approval of a judge.", "2 3 4"),
        ("Sections 2 to 4 shall be used only with the approval of a judge.", "2 3 4"),
        ("The powers in the three preceding sections need a judge.", "2 3 4"),
        ("The powers in the last two preceding sections need a judge.", "3 4"),
        ("When acting under section 2 or 3, an officer asks a judge.", "2 3"),
        ("A person acting in pursuance of section 2 asks a judge.", "2"),
        ("For the purposes of sections 2 and 3, an officer asks a judge.", "2 3"),
        # What is said of other measures, or of other things, governs none of these powers.
        ("Warrants under Part II need a judge.", ""),
        ("The powers of a judge are described in the Schedule to Part II.", ""),
        ("A clerk of Part II needs a judge.", ""),
        ("The powers in Part I need a judge.", ""),
    ],
)
def test_what_a_safeguards_article_governs(words: str, governed: str) -> None:
    law = statute(words)
    present = [eid for eid in POWERS if cells(law, eid)["judicial-authorisation"].status == "present"]
    assert present == [f"sec_{number}" for number in governed.split()]


@pytest.mark.parametrize(
    ("power", "warrant", "period"),
    [
        ("Subject to Part I, the Director may look into data.", "present", "present"),
        ("The Director may look into data, subject to the conditions and safeguards set out in section 1.", "present", "present"),
        ("The Director may look into data but subject always to section 1.", "present", "present"),
        ("The Director may look into data; section 1 applies, with the necessary changes, to the looking.", "present", "present"),
        ("The Director may look into data, and section 1 applies to such a measure as to a search.", "present", "present"),
        ("The Director may look into data in accordance with section 1.", "weak", "weak"),
        ("No officer may look into data without a warrant under section 1.", "weak", "weak"),
        ("The Director may look into data only where it is necessary under section 1.", "weak", "weak"),
        # Named only to be left aside.
        ("In addition to the power in section 1, the Director may look into data.", "absent", "absent"),
        ("In addition to the requirements of section 1, the Director has to give reasons.", "weak", "weak"),
        ("Otherwise than under section 1, the Director may look into data.", "absent", "absent"),
        ("The Director may look into data whether or not a warrant was issued under section 1.", "absent", "absent"),
        ("The Director may look into data, and section 1 shall not apply.", "absent", "absent"),
        ("The Director may look into data and nothing in section 1 limits this.", "absent", "absent"),
        ("The Director may look into data and no warrant under section 1 is required.", "absent", "absent"),
        ("If it is not practicable to obtain a warrant under section 1, the Director may look into data.", "absent", "absent"),
        ("The Director may look into data regardless of section 1.", "absent", "absent"),
        ("By way of derogation from section 1, the Director may look into data.", "absent", "absent"),
        ("The Director may look into data and is exempt from section 1.", "absent", "absent"),
        ("The Director may look into data, the requirements of section 1 being dispensed with.", "absent", "absent"),
    ],
)  # fmt: skip
def test_what_a_power_relies_on_and_what_it_leaves_aside(power: str, warrant: str, period: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").subsection("1").says("A judge has approved the search.", safeguards=JUDGE)
        .subsection("2").says("It ends after a day.", safeguards={"time-limit": "mandatory"})
        .part("II").section("2").says(power, powers=["production"])
        .build()
    )  # fmt: skip
    found = cells(law, "sec_2")
    assert (found["judicial-authorisation"].status, found["time-limit"].status) == (warrant, period)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Section 1 applies, with the necessary modifications, to an order under section 2.", "present"),
        ("Part I shall apply, subject to any necessary modification, in respect of a measure under section 2.", "present"),
        ("Section 1 shall have effect in relation to section 2 as it has effect in relation to searches.", "present"),
        ("Section 1 (other than subsection (2)) applies to a measure under section 2.", "present"),
        ("Section 1, except subsection (2), applies to a measure under section 2.", "present"),
        ("Section 1 applies, with the necessary modifications, to an order under section 3.", "absent"),
        ("Section 1 does not have effect in relation to section 2.", "absent"),
        ("Section 3 (other than section 1) applies to a measure under section 2.", "absent"),
    ],
)
def test_a_third_provision_applies_safeguards_with_changes(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").subsection("1").says("A judge has approved the search.", safeguards=JUDGE)
        .subsection("2").says("Forms are fixed.")
        .part("II").section("2").says("The Director may look into data.", powers=["production"])
        .section("3").says("Fees are fixed.")
        .section("4").says(words)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_2")["judicial-authorisation"].status == status
