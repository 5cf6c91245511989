"""Powers for urgent cases, codes applied by name, schedules and statements that tie them: small laws judged by hand."""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import DEMAND, JUDGE, cells

from annotator.perceive.without_court import dispenses_with_court
from annotator.structure.parse import parse_structure
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Where it is not practicable to obtain a warrant, an officer may enter.", True),
        ("If it is impracticable to apply to a judge, an officer may enter.", True),
        ("Where it is not reasonably possible to secure the prior approval, an officer may enter.", True),
        ("Where it is not practicable to obtain the consent of the owner, an officer may enter.", False),
        ("Where it is practicable to obtain a warrant, an officer obtains one.", False),
    ],
)
def test_a_power_for_when_no_court_can_be_asked(words: str, expected: bool) -> None:
    assert dispenses_with_court(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("An officer may, in the absence of a warrant, enter.", True),
        ("An officer may enter with or without a warrant.", True),
        ("An officer may enter without the authority of a warrant.", True),
        ("An officer may enter without an order from the investigating judge.", True),
        ("An officer may enter without recourse to the court.", True),
        ("An officer may enter without having to apply to a judge.", True),
        ("A warrant is not required for entry.", True),
        ("An officer need not obtain a warrant.", True),
        ("It shall not be necessary to obtain a court order.", True),
        ("Entry does not require the authorisation of a court.", True),
        ("A warrant is not required to name the person.", False),
        ("An officer shall not enter in the absence of a warrant.", False),
        ("A copy is kept without the seal of the court.", False),
        # An offence that is suspected, and a rank, forbid nothing.
        ("An officer who believes that an offence under this Act was committed may enter without a warrant.", True),
        ("An officer not below the rank of inspector may enter without a warrant.", True),
        ("No officer may enter without a warrant.", False),
        ("It is an offence to enter without a warrant.", False),
        ("Entry without a warrant is prohibited.", False),
        ("A person who enters without a warrant commits an offence.", False),
        ("An officer may arrest without a warrant any person who commits an offence.", True),
    ],
)
def test_the_ways_to_say_that_no_court_is_asked(words: str, expected: bool) -> None:
    assert dispenses_with_court(words) is expected


@pytest.mark.parametrize(
    ("power", "rule", "status"),
    [
        ("An officer may demand records under a warrant.", "Every warrant must say why records are needed.", "weak"),
        ("An officer may demand records without a warrant.", "Every warrant must say why records are needed.", "absent"),
        ("An officer may demand records without a warrant.", "(4) A warrant must say why records are needed.", "absent"),
        ("An officer may demand records without a warrant.", "Every demand must be needed.", "weak"),
    ],
)
def test_what_a_warrant_must_say_binds_no_demand_without_one(power: str, rule: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says(power, powers=["production"])
        .section("2").says(rule, safeguards={"necessity": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["necessity"].status == status


@pytest.mark.parametrize(
    ("third", "strength", "status"),
    [
        ("Fees are fixed.", None, "absent"),
        ("A demand under subsection (2) is confirmed by a judge within two days.", "mandatory", "weak"),
        ("A demand under subsection (2) is reported to a judge within two days.", "weak", "weak"),
        ("A demand under subsection (2) is signed by a judge.", "mandatory", "absent"),
    ],
)
def test_a_court_that_is_asked_afterwards_counts_in_part(third: str, strength: str | None, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("A judge may order records.", powers=["production"], safeguards=JUDGE)
        .subsection("2").says("An officer may demand records without an order of a judge.", powers=["production"])
        .subsection("3").says(third, safeguards={"judicial-authorisation": strength} if strength else None)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_2")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("power", "sibling", "status"),
    [
        (DEMAND[:-1] + " as if the demand were made under the Criminal Procedure Act.", "Fees are fixed.", "deferred"),
        (DEMAND[:-1] + " in the manner provided in the Code of Criminal Procedure.", "Fees are fixed.", "deferred"),
        (DEMAND[:-1] + " under the provisions of the Code of Criminal Procedure.", "Fees are fixed.", "deferred"),
        (DEMAND, "The Code of Criminal Procedure as to searches shall, so far as may be, apply to the demand.", "deferred"),
        (DEMAND[:-1] + " without a warrant.", "The Criminal Procedure Act shall apply to the demand.", "absent"),
        (DEMAND, "The Minister reads the Code of Criminal Procedure.", "absent"),
    ],
)
def test_a_code_that_is_applied_brings_what_the_power_does_not_dispense_with(power: str, sibling: str, status: str) -> None:
    law = LawBuilder().section("1").subsection("1").says(power, powers=["production"]).subsection("2").says(sibling).build()
    assert cells(law, "sec_1__subsec_1")["judicial-authorisation"].status == status


def test_an_act_done_under_the_law_can_be_appealed_against() -> None:
    law = (
        LawBuilder()
        .section("1").says(DEMAND, powers=["production"])
        .section("2").says("Whoever is affected by an act done under this Act may appeal.", safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["remedy"].status == "present"


TIED = """1. Demands
{power}
2. Ties
{tie}
3. Orders
An order is made by the Minister.
SCHEDULE 1
Safeguards
1. A judge decides.
2. The person is told.
"""


@pytest.mark.parametrize(
    ("power", "tie", "expected"),
    [
        ("Subject to Schedule 1, the Minister may demand records.", "Fees are fixed.", {("sec_1", "subject", "att_1")}),
        (DEMAND, "The safeguards in Schedule 1 apply to demands for records under section 1.", {("sec_2", "applies", "sec_1")}),
        (DEMAND, "Demands are subject to any further conditions imposed under section 3.", {("sec_2", "subject", "sec_3")}),
    ],
)
def test_what_is_tied_from_further_away(power: str, tie: str, expected: set[tuple[str, str, str]]) -> None:
    structure = parse_structure(TIED.format(power=power, tie=tie))
    assert {(s.eid, s.relation, target) for s in structure.scopes for target in s.targets} == expected


def test_a_section_that_applies_to_applications_for_orders_applies_to_the_power() -> None:
    law = (
        LawBuilder()
        .section("1").says(DEMAND, powers=["production"])
        .section("2").subsection("1").says("This section applies to applications for orders under section 1.")
        .subsection("2").says("The application is decided by a judge.", safeguards=JUDGE)
        .build()
    )  # fmt: skip
    clauses = tuple(j.clause for j in law.judgements)
    scopes = find_scope_statements(law.text, clauses, find_references(law.text, law.provisions, clauses))
    assert [(s.relation, s.targets) for s in scopes] == [("applies", ("sec_1",))]
    assert cells(law, "sec_1")["judicial-authorisation"].status == "present"
