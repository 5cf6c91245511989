"""What ties a section to other provisions, and what it leaves out: sanctions beside a power, conditions, exceptions, limits.

Every law here is invented and judged by hand.
"""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import DEMAND, JUDGE, cells

from annotator.reason.matrix.scope import find_general_clauses
from annotator.reason.tree import ProvisionTree
from annotator.records import Provision, Span
from annotator.structure.references import find_references
from annotator.structure.scopes import find_scope_statements


@pytest.mark.parametrize(
    ("sibling", "roles", "status"),
    [
        ("A provider that does not comply commits an offence.", ["offence"], "absent"),
        ("A message is unlawful if it breaches the peace.", ["offence"], "weak"),
        ("For such a breach the fine is one hundred crowns.", ["penalty"], "absent"),
        ("The notice is given where an offence is suspected.", ["other"], "weak"),
    ],
)
def test_that_disobedience_is_punished_gives_a_power_no_ground(sibling: str, roles: list[str], status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says(sibling, roles=roles)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["legality"].status == status


def test_a_penal_sentence_of_the_power_itself_still_names_an_offence() -> None:
    law = LawBuilder().section("1").says(DEMAND + " Refusal is an offence.", roles=["power", "offence"], powers=["production"])
    assert cells(law.build(), "sec_1")["legality"].status == "weak"


def test_a_sanction_beside_it_links_a_threshold_to_no_offence() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("If satisfied that it is needed, the Minister may demand records.",
                                           powers=["production"], safeguards={"legality": "mandatory"})
        .subsection("2").says("Whoever refuses commits an offence.", roles=["offence"])
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["legality"].status == "weak"


@pytest.mark.parametrize(
    ("sibling", "status"),
    [
        ("This section is subject to section 2.", "present"),
        ("The powers referred to in this section shall be subject to section 2.", "present"),
        ("Section 2 shall apply to a notice under this section.", "present"),
        ("Section 2 shall apply mutatis mutandis.", "present"),
        ("Section 2 shall also apply.", "present"),
        ("Section 2 shall apply to whoever resists.", "weak"),
        ("A notice under this section is made in accordance with section 2.", "present"),
        ("Fees are fixed in accordance with section 2.", "weak"),
        ("A clerk who reads it is subject to section 2.", "absent"),
        ("This subsection is subject to section 2.", "absent"),
        ("Section 2 has a heading.", "absent"),
        ("Section 2 shall not apply to a notice under this section.", "absent"),
    ],
)
def test_a_sibling_speaks_for_its_section(sibling: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says(sibling)
        .section("2").says("A judge has approved it.", safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Section 1 is subject to section 3.", "present"),
        ("Sections 1 and 9 shall at all times be subject to section 3.", "present"),
        ("The power in section 1 is subject to section 3.", "present"),
        ("Section 3 applies to section 1.", "present"),
        ("The provisions of section 3 shall apply mutatis mutandis to a demand under section 1.", "present"),
        ("Part II applies to section 1.", "present"),
        ("The power conferred by section 1 shall be exercised in accordance with section 3.", "present"),
        ("An order under section 1 may be made only in accordance with the provisions of section 3.", "present"),
        ("Section 9 is subject to section 3.", "absent"),
        ("Section 1 is subject to section 9.", "absent"),
        ("Section 1 is not subject to section 3.", "absent"),
        ("Section 9 applies to section 1.", "absent"),
        ("Section 3(2) applies to section 1.", "absent"),
        ("Section 3 does not apply to section 1.", "absent"),
        ("Whoever breaches section 1 is subject to section 3.", "absent"),
        ("An appeal against an order under section 1 is subject to section 3.", "absent"),
        ("The power in section 1 shall not be exercised in accordance with section 3.", "absent"),
        ("The power in section 1 is large. Fees are fixed in accordance with section 3.", "absent"),
    ],
)
def test_a_third_provision_ties_a_power_to_its_safeguards(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says(DEMAND, powers=["production"])
        .section("9").says("Fees are fixed.")
        .section("2").says(words)
        .part("II").section("3").subsection("1").says("A judge has approved it.", safeguards=JUDGE)
        .subsection("2").says("Forms are fixed.")
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["judicial-authorisation"].status == status


def test_a_third_provision_ties_other_sections_to_its_own_words() -> None:
    law = (
        LawBuilder()
        .section("1").says(DEMAND, powers=["production"])
        .section("2").subsection("1").says("Section 1 is subject to this section.")
        .subsection("2").says("A judge has approved it.", safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["judicial-authorisation"].status == "present"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The powers conferred by section 1 are used on a judge's order.", "present"),
        ("The powers conferred on an officer by section 1 are used on a judge's order.", "present"),
        ("The powers of entry and search set out in section 1 are used on a judge's order.", "present"),
        ("The measures provided for in section 1 need a judge.", "present"),
        ("Orders that are provided for in the provisions of section 1 need a judge.", "present"),
        ("A judge approves the powers in section 1.", "present"),
        ("A judge approves the powers of section 1.", "present"),
        ("A judge hears the requirements set out in section 1.", "absent"),
        ("A judge follows the procedure in section 1.", "absent"),
        ("A judge who issues an order is named in section 1.", "absent"),
        ("A judge approves the powers set out in section 9.", "absent"),
    ],
)
def test_a_measure_is_named_by_the_provision_that_confers_it(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may look into records.", powers=["production"])
        .part("II").section("2").says(words, safeguards={"notification": "mandatory"})
        .section("9").says("Fees are fixed.")
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["notification"].status == status


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("The powers in this Part are subject to safeguards.", "Such safeguards include an order of a judge.", "present"),
        ("The powers in this Part are subject to conditions.", "The conditions include an order of a judge.", "present"),
        ("The powers in this Part are granted by Parliament.", "Those powers are used on the order of a judge.", "present"),
        ("The powers in this Part are subject to safeguards.", "Such persons need an order of a judge.", "absent"),
        ("The powers in this Part are subject to safeguards.", "The safeguards for children need a judge.", "absent"),
        ("The powers in this Part are granted by Parliament.", "Such safeguards include an order of a judge.", "absent"),
        ("Warrants under this Part are subject to safeguards.", "Such safeguards include an order of a judge.", "absent"),
        ("A fee is subject to safeguards.", "Such safeguards include an order of a judge.", "absent"),
    ],
)
def test_a_general_article_goes_on_in_its_next_paragraph(first: str, second: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may look into records.", powers=["production"])
        .section("2").subsection("1").says(first)
        .subsection("2").says(second, safeguards=JUDGE)
        .section("3").says("Such safeguards are good.", safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip
    found = cells(law, "sec_1")
    assert (found["judicial-authorisation"].status, found["remedy"].status) == (status, "weak")


@pytest.mark.parametrize(
    ("power", "status"),
    [
        ("Subject to section 2, the Minister may demand records.", "present"),
        ("The Minister may, subject to section 2, demand records.", "present"),
        ("The Minister may demand records that are not subject to section 2.", "weak"),
    ],
)
def test_a_power_that_opens_with_its_condition_is_subject_to_it(power: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").says(power, powers=["production"])
        .section("2").says("A judge has approved it.", safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        ("Subject to section 2, a notice under section 3 lapses.", {"sec_2"}),
        ("Subject to sections 2 and 3, a notice lapses.", {"sec_2", "sec_3"}),
        ("Subject to section 2, section 3 and section 4, a notice lapses.", {"sec_2", "sec_3", "sec_4"}),
        ("A notice is subject to section 2 and to section 3.", {"sec_2", "sec_3"}),
    ],
)
def test_what_follows_the_opening_condition_is_no_part_of_it(words: str, sections: set[str]) -> None:
    law = LawBuilder().section("1").says(words)
    for number in "234":
        law = law.section(number).says("Forms are fixed.")
    built = law.build()
    clauses = tuple(j.clause for j in built.judgements)
    scopes = find_scope_statements(built.text, clauses, find_references(built.text, built.provisions, clauses))
    assert {t for s in scopes if s.relation == "subject" for t in s.targets} == sections


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("section", "subsection", "paragraph"), "e0"),
        (("part", "section", "subsection", "paragraph", "subparagraph"), "e1"),
        (("article", "paragraph", "point"), "e0"),
        (("division", "clause", "paragraph"), "e1"),
        (("hcontainer", "section", "subsection"), "e1"),
        (("section", "quotedStructure", "section", "paragraph"), "e2"),
        (("section", "quotedStructure", "subsection", "paragraph"), "e1"),
        (("attachment", "paragraph", "subparagraph"), "e1"),
        (("part",), "e0"),
    ],
)
def test_the_section_of_a_provision_however_deep(kinds: tuple[str, ...], expected: str) -> None:
    here = Span(0, 1)
    line = [Provision(f"e{i}", k, "", "", f"e{i - 1}" if i else None, here, here) for i, k in enumerate(kinds)]
    assert ProvisionTree(line).section_of(line[-1].eid) == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Except as otherwise provided in this section, a demand under section 1 needs a judge.", "present"),
        ("No demand is made except under a warrant issued under section 1.", "present"),
        ("A demand needs a judge, except a demand of section 1.", "absent"),
        ("A judge is asked, save for section 1.", "absent"),
    ],
)
def test_only_a_true_exception_takes_something_out(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says(DEMAND, powers=["production"])
        .part("II").section("2").says(words, safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("This Part does not apply to section 1.", "absent"),
        ("Nothing in section 2 applies to a demand under section 1.", "absent"),
        ("This Part does not apply to section 9.", "present"),
        ("Nothing in section 4 applies to a demand under section 1.", "present"),
    ],
)
def test_a_part_or_section_is_excluded_by_name(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says(DEMAND, powers=["production"])
        .part("II").section("2").says("A demand under section 1 needs a judge.", safeguards=JUDGE)
        .section("3").says(words)
        .section("4").says("Forms are fixed.").section("9").says("Fees are fixed.")
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The court may extend the order.", "weak"),
        ("The period may be extended.", "weak"),
        ("The court may extend the said period of time.", "weak"),
        ("The order may be extended for thirty days.", "weak"),
        ("The order may be renewed.", "weak"),
        ("The order may be renewed once.", "present"),
        ("The order may be extended for up to a maximum of ninety days.", "present"),
        ("The officer may extend the search to another machine.", "present"),
        ("The search may be extended to another machine.", "present"),
        ("The seal extends to every copy.", "present"),
    ],
)
def test_what_is_extended_is_the_period_or_the_measure(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says("A demand lapses after thirty days.", safeguards={"time-limit": "mandatory"})
        .subsection("3").says(words)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["time-limit"].status == status


def test_a_sentence_that_may_be_extended_extends_no_period() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND + " It lapses after thirty days.", powers=["production"],
                                           safeguards={"time-limit": "mandatory"})
        .subsection("2").says("Whoever refuses is imprisoned; the term may be extended.", roles=["offence", "penalty"])
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["time-limit"].status == "present"


@pytest.mark.parametrize(("strength", "status"), [("mandatory", "present"), ("weak", "weak")])
def test_a_sibling_powers_own_period_narrows_nothing(strength: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says("A demand lapses after thirty days.", safeguards={"time-limit": "mandatory"})
        .subsection("3").says("A search may be made within a day.", powers=["production"], safeguards={"time-limit": strength})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["time-limit"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The Data Protection Act applies to data handed over.", "deferred"),
        ("The Data Protection Act shall not apply to data handed over.", "absent"),
        ("The Data Protection Act no longer applies to it.", "absent"),
        ("Nothing in the Data Protection Act applies to it.", "absent"),
        ("Notwithstanding the Data Protection Act, this section applies.", "absent"),
        ("No data is passed on except in accordance with the Data Protection Act.", "deferred"),
        ("It does not apply the Data Protection Act.", "absent"),
    ],
)
def test_a_law_that_is_kept_out_brings_nothing(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says(words)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["data-protection"].status == status


@pytest.mark.parametrize(("kinds", "scope"), [(("division", "section"), None), (("division", "article"), "e0")])
def test_this_section_is_a_division_only_in_a_treaty(kinds: tuple[str, str], scope: str | None) -> None:
    law = LawBuilder().section("1").says("A warrant issued under this section ceases after seven days.", safeguards=JUDGE).build()
    whole = Span(0, len(law.text))
    tree = ProvisionTree(
        [Provision("e0", kinds[0], "", "", None, whole, whole), Provision("sec_1", kinds[1], "", "", "e0", whole, whole)]
    )
    assert [g.scope for g in find_general_clauses(law.judgements, law.text, tree)] == ([scope] if scope else [])
