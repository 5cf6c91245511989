"""What an offence forbids, in the many ways in which laws name the offender and the deed."""

from __future__ import annotations

import pytest
from factories import LawBuilder

from annotator.reason.offences.conduct import find_conduct


def conduct(words: str) -> str | None:
    law = LawBuilder().section("1").says(words, roles=["offence"], offences=["illegal-access"]).build()
    (one,) = law.judgements
    found = find_conduct(law.text, one)
    return found.quote if found else None


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("Where a person opens mail, he commits an offence.", "opens mail"),
        ("If any person, by any means, opens mail, such person shall be punished.", "by any means, opens mail"),
        ("Any person opening mail commits an offence.", "opening mail"),
        ("Any person found opening mail shall be punished.", "opening mail"),
        ("He who opens mail shall be punished.", "opens mail"),
        ("All persons who open mail shall be punished.", "open mail"),
        ("Anybody who opens mail incurs a fine.", "opens mail"),
        ("Whosoever: (a) opens mail; (b) burns it is punished.", "opens mail"),
        ("A person employed by a carrier who opens mail is liable to a fine.", "opens mail"),
        ("It is prohibited to open mail.", "open mail"),
        ("It shall be unlawful for any person to open mail.", "open mail"),
        ("Carriers are strictly forbidden from opening mail.", "opening mail"),
        ("Carriers shall not open mail.", "open mail"),
        ("No carrier or servant of a carrier shall open mail.", "open mail"),
        ("A person found in possession of mail is punished.", "in possession of mail"),
        ("It is a felony to open mail.", "open mail"),
        ("A person commits the crime of spying if he opens mail.", "he opens mail"),
        ("Each Party shall criminalise the opening of mail.", "opening of mail"),
        ("Member States shall ensure that opening mail is punishable.", "opening mail"),
        ("The deliberate opening of mail is punishable by prison.", "The deliberate opening of mail"),
        ("Opening mail without leave is an offence.", "Opening mail without leave"),
        ("To open mail without leave: Penalty - prison of a year.", "open mail without leave"),
    ],
)
def test_the_deed(words: str, deed: str) -> None:
    assert conduct(words) == deed


@pytest.mark.parametrize(
    "words",
    [
        "An offence under section 4 is punishable by prison for a year.",
        "The penalty of prison of not less than one year applies.",
        "If damage is caused as a result of an offence, a person convicted of it shall be liable to a fine.",
        "The fine shall not exceed ten crowns.",
    ],
)
def test_a_clause_that_only_punishes_names_no_deed(words: str) -> None:
    assert conduct(words) is None
