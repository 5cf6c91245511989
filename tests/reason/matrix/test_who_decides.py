"""Whose decision a clause asks for where a court's is perceived, and what an office's or a shared decision is worth."""

from __future__ import annotations

import pytest
from factories import LawBuilder
from reason_factories import DEMAND, JUDGE, TABLE, cells

from annotator.reason.matrix.courts import Courts, Decider
from annotator.reason.matrix.rows import build_matrix
from annotator.records import Definition, Span

BY_COURT = [
    "A judge may authorise an officer to enter.",
    "Upon authorisation by a judge, a police officer may enter and search or seize.",
    "The court may order the officer to return it or destroy it.",
    "A judge or magistrate may issue a warrant to a police officer.",
    "A prosecutor may apply to a judge, who may grant the order.",
    "The judge may, on application of the police or the prosecutor, order it.",
    "An officer may search under a warrant.",
    "A warrant issued by the Director takes effect with the agreement of a judge.",
    "The Minister may issue a warrant approved under section 5.",
    "An officer of the court or a judge keeps the seal.",
]
SHARED = [
    "A court or the Authority may authorise an officer to enter.",
    "With the permission of a judge or, where none is at hand, a senior police officer, it may be opened.",
    "Permission is given by a judge, a superintendent of police or a person holding office under the Crown.",
    "The order of the public prosecutor or the investigating judge is needed.",
    "It is done by order of the court or by order of the prosecutor.",
    "It needs an order of a court or other competent authority.",
    "It needs the authorisation of a judge or, where there is danger in delay, that of the public prosecutor.",
    "The measure is ordered by a judge; in urgent cases the prosecutor may order it.",
]
BY_OFFICE = [
    "The competent judicial authority may order the search.",
    "The Director may issue an interception order, a copy of which is sent to the court.",
    "The Minister may issue a warrant for the search. Anything so seized is brought before a court.",
    "The Minister may by warrant under his hand authorise the interception of a message.",
    "In an urgent case a senior official may issue a warrant.",
    "The Minister may, by warrant, authorise an interception.",
    "An officer may search with the prior approval of the Director of Public Prosecutions.",
    "It is opened on the order of the competent authority, with the consent of the head of the service.",
]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        *((w, Decider.COURT) for w in BY_COURT),
        *((w, Decider.SHARED) for w in SHARED),
        *((w, Decider.OFFICE) for w in BY_OFFICE),
    ],
)
def test_whose_decision_it_is(wording: str, expected: Decider) -> None:
    assert Courts((), "").decider(wording, Span(0, 5)) is expected


def test_only_the_sentence_of_the_decision_shares_it() -> None:
    wording = "A judge gives the order. A court or the Authority may fix the fees."
    assert Courts((), "").decider(wording, Span(0, 7)) is Decider.COURT
    assert Courts((), "").decider(wording, Span(30, 35)) is Decider.SHARED


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("means a judge of the district court;", Decider.COURT),
        ("means a court or a public prosecutor;", Decider.SHARED),
        ("means whoever is so appointed;", Decider.OFFICE),
        ("means whoever is so appointed; “court” means a judge.", Decider.OFFICE),
    ],
)
def test_a_judicial_authority_is_what_the_law_says_it_is(meaning: str, expected: Decider) -> None:
    text = "judicial authority " + meaning
    courts = Courts([Definition("judicial authority", "sec_1", Span(0, len("judicial authority")))], text)
    assert courts.decider("The judicial authority may order the search.", Span(0, 5)) is expected


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ("A judge permits the demand.", "present"),
        ("A judge or the Director permits the demand.", "weak"),
        ("A senior officer may approve the demand.", "absent"),
        ("The judicial authority permits the demand.", "absent"),
    ],
)
def test_a_shared_decision_counts_in_part_and_an_offices_not_at_all(condition: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(DEMAND, powers=["production"])
        .subsection("2").says(condition, safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["judicial-authorisation"].status == status


def test_the_definitions_of_the_instrument_are_read_for_the_matrix() -> None:
    law = (
        LawBuilder()
        .section("1").says("In this Act judicial authority means a judge of the district court.")
        .section("2").says("The judicial authority may demand records.", powers=["production"], safeguards=JUDGE)
        .build()
    )  # fmt: skip
    at = law.text.index("judicial authority")
    known = (Definition("judicial authority", "sec_1", Span(at, at + len("judicial authority"))),)
    for definitions, status in (((), "absent"), (known, "present")):
        (row,) = build_matrix(law.text, law.provisions, law.judgements, TABLE, 0.5, definitions=definitions)
        assert {c.safeguard: c.status for c in row.cells}["judicial-authorisation"] == status
