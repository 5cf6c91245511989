"""Safeguards that belong to other people, other orders or other times than the power at hand: small laws judged by hand.

A reader who is told that a police power is protected by what only judges do is worse off than one who is told nothing.
"""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import cells

MINISTER = "The Minister may direct a host to remove pages."
BY_COURT = "A court may, when the Minister applies for it, order a host to remove pages."


def status(power: str, words: str, kind: str) -> str:
    """Status for the power of section 2 of what section 4, in another Part, words."""
    law = (
        LawBuilder()
        .part("I").section("2").says(power, powers=["production"])
        .part("II").section("4").says(words, safeguards={kind: "mandatory"})
        .build()
    )  # fmt: skip
    return cells(law, "sec_2")[kind].status


@pytest.mark.parametrize(
    ("words", "kind", "of_minister", "of_court"),
    [
        ("An order which a judge makes under this Act is proportionate.", "proportionality", "absent", "present"),
        ("The judge shall weigh the exercise of a power under this Act.", "proportionality", "absent", "present"),
        ("Every exercise of a power under this Act is proportionate.", "proportionality", "present", "present"),
        ("The Supreme Court shall publish each year how many measures it allowed.", "transparency", "absent", "present"),
        ("An inspector shall, when using a power under this Act, tell the person affected.", "notification", "absent", "absent"),
    ],
)
def test_what_judges_and_inspectors_do_protects_from_them_alone(words: str, kind: str, of_minister: str, of_court: str) -> None:
    assert status(MINISTER, words, kind) == of_minister
    assert status(BY_COURT, words, kind) == of_court


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No power under this Act is used without the order of a judge.", "present"),
        ("No power under this Act is used on privileged letters without the order of a judge.", "absent"),
        ("Assistance by way of a power under this Act needs the order of a judge.", "absent"),
    ],
)
def test_a_judge_for_special_cases_is_none_for_all(words: str, expected: str) -> None:
    assert status("The Minister may look into records.", words, "judicial-authorisation") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It is needed, as the officer finds.", "present"),
        ("Longer is needed, as the officer finds.", "absent"),
    ],
)
def test_a_need_for_time_is_no_need_for_the_measure(words: str, expected: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("An officer may search a home.", powers=["production"])
        .subsection("2").says(words, safeguards={"necessity": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["necessity"].status == expected


@pytest.mark.parametrize(("words", "expected"), [("The owner may object to it.", "absent"), ("The owner may object.", "absent")])
def test_an_objection_in_a_section_with_a_power_of_its_own_is_against_that_power(words: str, expected: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may look into records.", powers=["production"])
        .section("2").subsection("1").says("The Director may seize pages.", powers=["production"])
        .subsection("2").says(words, safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["remedy"].status == expected


def test_an_appeal_against_any_decision_of_the_part_reaches_beyond_its_section() -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may look into records.", powers=["production"])
        .section("2").subsection("1").says("The Director may seize pages.", powers=["production"])
        .subsection("2").says("Whoever is affected by a decision under this Part may appeal.", safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1")["remedy"].status != "absent"


@pytest.mark.parametrize(("title", "expected"), [("General safeguards", "present"), ("Forms", "absent")])
def test_an_article_on_safeguards_goes_on_about_the_powers_it_has_named(title: str, expected: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("2").says("The Minister may look into records.", powers=["production"])
        .part("II").section("4", title).subsection("1").says("The powers under section 2 are used in writing.")
        .subsection("2").says("Whoever is concerned is told within a month.", safeguards={"notification": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_2")["notification"].status == expected
