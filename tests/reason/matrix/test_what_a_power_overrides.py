"""A power that holds notwithstanding a safeguard, or without a warrant, is not credited with what it sets aside.

Every law here is invented and judged by hand.
"""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import DEMAND, JUDGE, NOTICE, cells

from annotator.perceive.without_court import dispenses_with_court
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements

BOTH = {**JUDGE, **NOTICE}


def statute(power: str, general: str = "The powers under this Act are used on a warrant only, and on notice.") -> Law:
    """A general safeguard in section 1 of Part I, the power in section 2, section 3 with nothing in it."""
    return (
        LawBuilder()
        .part("I").section("1").says(general, safeguards=BOTH)
        .section("2").says(power, powers=["production"])
        .section("3").says("Forms are fixed.")
        .build()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "warrant", "notice"),
    [
        ("", "present", "present"),
        ("Notwithstanding section 1, ", "absent", "absent"),
        ("Despite section 1, ", "absent", "absent"),
        ("In spite of the provisions of section 1, ", "absent", "absent"),
        ("Notwithstanding anything to the contrary contained in sections 1 and 3, ", "absent", "absent"),
        # What is wide sets aside the conditions of use, not what comes afterwards.
        ("Notwithstanding anything in this Part, ", "absent", "present"),
        ("Notwithstanding any other provision of this Act, ", "absent", "present"),
        ("Notwithstanding section 3, ", "present", "present"),
        ("Notwithstanding any other law but subject to section 1, ", "present", "present"),
        ("Despite a claim made under section 1, ", "present", "present"),
        ("Notwithstanding anything in the Evidence Act, ", "present", "present"),
        ("Despite section 3, section 1 applies and ", "present", "present"),
    ],
)
def test_what_a_power_overrides_by_name_is_no_safeguard_of_it(opening: str, warrant: str, notice: str) -> None:
    found = cells(statute(opening + DEMAND.replace("The", "the")), "sec_2")
    assert (found["judicial-authorisation"].status, found["notification"].status) == (warrant, notice)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("This section applies notwithstanding section 1.", "absent"),
        ("Section 2 has effect despite section 1.", "absent"),
        ("Section 2 is not subject to section 1.", "absent"),
        ("The powers in this section shall not be subject to section 1.", "absent"),
        ("A clerk who is not subject to section 1 keeps the records.", "present"),
        ("Despite section 1, a fee is due.", "present"),
        ("Section 3 has effect despite section 1.", "present"),
    ],
)
def test_a_sibling_says_what_its_section_overrides(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").says("The powers under this Act are used on a warrant only.", safeguards=JUDGE)
        .section("2").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says(words)
        .section("3").says("Forms are fixed.")
        .build()
    )  # fmt: skip
    assert cells(law, "sec_2__subsec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("power", "third", "status"),
    [
        ("Notwithstanding subsection (2), the Minister may demand records.", "", "absent"),
        ("Notwithstanding anything in this section, the Minister may demand records.", "", "absent"),
        ("Despite subsection (2), the Minister shall not demand records of a doctor.", "", "present"),
        ("Despite subsection (2), no clerk may demand records of a doctor.", "", "present"),
        # What speaks of the power by its number holds for it all the same.
        ("Notwithstanding anything in this section, the Minister may demand records.", " under subsection (1)", "present"),
    ],
)
def test_a_subsection_overrides_its_sibling(power: str, third: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(power, powers=["production"])
        .subsection("2").says(f"A judge approves every demand{third}.", safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("An officer may, without a warrant, enter any house.", True),
        ("An officer may enter with or without warrant.", True),
        ("An officer may enter without the need for a search warrant.", True),
        ("The Minister may demand records without first obtaining an order of a court.", True),
        ("The Minister may demand records without prior judicial authorisation.", True),
        ("No officer may, without a warrant, enter any house.", False),
        ("An officer shall not enter a house without a warrant.", False),
        ("It is unlawful to enter without a warrant.", False),
        ("A guest may not stay. An officer may enter without a warrant.", True),
        ("An officer may enter without delay under a warrant.", False),
        ("An officer may enter without notice.", False),
        ("An officer may enter without an order of the Minister.", False),
    ],
)
def test_a_power_without_a_warrant(words: str, expected: bool) -> None:
    assert dispenses_with_court(words) is expected


def test_a_power_without_a_warrant_has_no_warrant_from_elsewhere() -> None:
    found = cells(statute("The Minister may, without a warrant, demand records."), "sec_2")
    assert (found["judicial-authorisation"].status, found["notification"].status) == ("absent", "present")


@pytest.mark.parametrize(
    ("words", "overridden"),
    [
        ("Notwithstanding sections 2 and 3 or any other provision of this Part, a fee is due.", {"sec_2", "sec_3", "part_I"}),
        ("Despite section 2, section 3 applies.", {"sec_2"}),
        ("Subject to section 2 of the Fees Act, a fee under section 3 is due.", set()),
    ],
)
def test_what_follows_what_is_overridden_is_no_part_of_it(words: str, overridden: set[str]) -> None:
    law = LawBuilder().part("I").section("1").says(words).section("2").says("A.").section("3").says("B.").build()
    clauses = tuple(j.clause for j in law.judgements)
    scopes = find_scope_statements(law.text, clauses, find_references(law.text, law.provisions, clauses))
    assert {t for s in scopes for t in s.targets if s.relation in {"overrides", "subject"}} == overridden
