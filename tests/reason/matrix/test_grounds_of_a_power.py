"""What is a ground of a power: a fact that must be found first, and an offence or inquiry that it serves."""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import DEMAND, cells

from annotator.reason.matrix.legality import find_ground, is_linked


@pytest.mark.parametrize(
    "wording",
    [
        "if satisfied that data is held there", "where it appears to the officer that data is held there",
        "where there is cause to suspect it", "who has good cause to suppose it", "where serious indications exist",
        "where facts justify the assumption", "if there are sufficient indications", "has formed the view that it is so",
        "on a showing of probable cause", "in the opinion of the Minister", "is of opinion that it is so",
        "where evidence exists that data is held there", "where there is reason to think so", "has grounds to act",
        "on one of the following grounds",
    ],
)  # fmt: skip
def test_a_fact_that_must_be_found_is_a_ground(wording: str) -> None:
    assert find_ground(wording) is not None


@pytest.mark.parametrize(
    "wording",
    [
        "at any reasonable time", "on reasonable notice", "with reasonable help", "take all reasonable steps",
        "on account of political opinions", "on the grounds of race", "may enter the grounds of a factory",
        "shall state the grounds", "after the opinion of the data office",
    ],
)  # fmt: skip
def test_what_is_reasonable_or_stated_afterwards_is_none(wording: str) -> None:
    assert find_ground(wording) is None


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("to find out whether this Act was infringed", True),
        ("in respect of wrongdoing", True),
        ("for a felony or a misdemeanour", True),
        ("for a punishable act", True),
        ("the device of the suspect", True),
        ("the prosecution of a person", True),
        ("has grounds to suspect that it is so", False),
        ("the prosecution service", False),
        ("a threat to national security", False),
    ],
)
def test_what_a_power_is_for(wording: str, expected: bool) -> None:
    assert is_linked(wording) is expected


@pytest.mark.parametrize(("kind", "status"), [("refusal-ground", "absent"), ("notification", "weak")])
def test_what_a_power_is_refused_for_is_no_ground_of_it(kind: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says("It is so where there are serious grounds for believing it.", safeguards={kind: "optional"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["legality"].status == status
