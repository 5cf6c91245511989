"""Penal clauses that need no mental element of their own: they name another offence, or fine a contravention."""

from __future__ import annotations

import pytest
from factories import LawBuilder

from annotator.reason.offences.resting import not_asked_for
from annotator.records import Penalty

FINE, PRISON = Penalty(fine="a fine of level 3"), Penalty(max_years=1, fine="a fine")


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("Whoever commits arson of a dwelling is liable to ten years in prison.", True),
        ("Every one who commits piracy at night goes to prison.", True),
        ("A person who attempts to commit or commits sabotage goes to prison.", True),
        ("Whoever commits the offence of piracy goes to prison.", True),
        ("A person who commits an offence under another Act by means of a computer goes to prison.", True),
        ("A person who opens letters commits an offence under this Act.", False),
        ("Whoever commits an act that stops a computer goes to prison.", False),
        ("Whoever commits any of the following deeds goes to prison.", False),
        ("A person who opens a letter commits an offence.", False),
        ("Whoever opens a letter to commit fraud goes to prison.", False),
    ],
)
def test_an_offence_that_is_only_named_asks_for_what_its_definition_asks(words: str, is_named: bool) -> None:
    law = LawBuilder().section("1").says(words, roles=["offence"], offences=["other-enabled"]).build()
    assert bool(not_asked_for(law.text, law.judgements[0], PRISON)) is is_named


@pytest.mark.parametrize(
    ("types", "penalty", "is_regulatory"),
    [
        (["non-compliance"], FINE, True),
        (["other-enabled", "ancillary"], FINE, True),
        (["non-compliance"], PRISON, False),
        (["non-compliance"], None, False),  # the sanction is not known
        (["false-information"], FINE, False),
        (["non-compliance", "illegal-access"], FINE, False),
        ([], FINE, False),
    ],
)
def test_a_contravention_that_is_fined_not_asked_for(types: list[str], penalty: Penalty | None, is_regulatory: bool) -> None:
    law = LawBuilder().section("1").says("A holder who files no report is punished.", roles=["offence"], offences=types).build()
    assert not_asked_for(law.text, law.judgements[0], penalty) == ({"missing-intent"} if is_regulatory else frozenset())
