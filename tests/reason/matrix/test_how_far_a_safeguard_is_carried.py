"""What is said of single points, of another section's order, of all that comes of a Part's powers: small laws judged by hand."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import DEMAND, cells

from annotator.perceive.without_court import is_denied_court
from annotator.reason.matrix.deferral import deferrals_for, find_deferrals
from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Safeguard, Span
from annotator.structure.parse import parse_structure

POWER = "sec_2"


def far(words: str, kind: str, same_part: bool, power: str = DEMAND) -> str:
    """Status of a safeguard for the power of section 2, worded in section 3 of its own Part or of another."""
    law = LawBuilder().part("I").section("1").says("An officer may open a letter.", powers=["production"])
    law = law.section("2").says(power, powers=["production"])
    law = law if same_part else law.part("II")
    return cells(law.section("3").says(words, safeguards={kind: "mandatory"}).build(), POWER)[kind].status


@pytest.mark.parametrize(
    ("words", "kind", "here", "elsewhere"),
    [
        ("A person aggrieved by anything done under this Part may go to the High Court.", "remedy", "present", "absent"),
        ("A person aggrieved by anything done under this Act may go to the High Court.", "remedy", "present", "present"),
        ("No data obtained under this Part shall serve another end.", "purpose-limitation", "present", "absent"),
        ("No data obtained under this Act shall serve another end.", "purpose-limitation", "present", "present"),
        # Of one section's measure: nothing is said of the others.
        ("A person served with an order under section 1 may object to it.", "remedy", "absent", "absent"),
        ("A person may object to a letter.", "remedy", "weak", "absent"),
    ],
)
def test_what_comes_of_all_powers_and_what_comes_of_one(words: str, kind: str, here: str, elsewhere: str) -> None:
    assert far(words, kind, same_part=True) == here
    assert far(words, kind, same_part=False) == elsewhere


@pytest.mark.parametrize(
    ("words", "power", "status"),
    [
        (
            "A request for extradition is refused to a court of exception.",
            "The Minister may send a request for records.",
            "absent",
        ),
        ("A request for assistance or extradition is refused to it.", "The Minister may send a request for records.", "weak"),
        ("A request for extradition is refused to it.", "The Minister may extradite on a request.", "weak"),
    ],
)
def test_a_ground_against_extradition_is_none_against_other_help(words: str, power: str, status: str) -> None:
    assert far(words, "refusal-ground", same_part=True, power=power) == status


def law_of_points(cited: str) -> Law:
    """A power in two points, and a court for what a later section names of it."""
    text = (
        "1. Powers\nAn officer may—\n(a) open letters; or\n(b) copy them.\n\n"
        f"2. Court\nIn the use of the powers under {cited}, the officer first asks a judge.\n\n3. Fees\nFees are fixed.\n"
    )
    structure = parse_structure(text)
    clauses = {clause.eid: clause for clause in structure.clauses}
    asks = Safeguard("judicial-authorisation", "mandatory", clauses["sec_2"].span)
    power = Judgement(clauses["sec_1"], roles=("power",), powers=("production",))
    return Law(text, structure.provisions, (power, Judgement(clauses["sec_2"], roles=("safeguard",), safeguards=(asks,))))


@pytest.mark.parametrize(("cited", "status"), [("section 1(b)", "weak"), ("section 1", "present"), ("section 3", "absent")])
def test_a_court_for_single_points_covers_the_power_in_part(cited: str, status: str) -> None:
    assert cells(law_of_points(cited), "sec_1")["judicial-authorisation"].status == status


@pytest.mark.parametrize(
    ("wording", "quoted", "is_denied"),
    [
        ("The Minister may, without an order of a court, close a page.", "without an order of a court, close", True),
        ("The Minister may close a page without a warrant.", "close a page without a warrant", True),
        (
            "A judge may order it; in haste it is done without a warrant.",
            "A judge may order it; in haste it is done without a",
            False,
        ),
        ("No officer may enter without a warrant.", "enter without a warrant", False),
        ("The Minister may close a page by an order of a court.", "an order of a court", False),
    ],
)
def test_a_court_that_is_only_done_without_is_none(wording: str, quoted: str, is_denied: bool) -> None:
    start = wording.index(quoted)
    assert is_denied_court(wording, Span(start, start + len(quoted))) is is_denied


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Data may be exchanged for analysis and for any purpose of public safety.", "absent"),
        ("Data may be exchanged, and shall not be used for any other purpose.", "present"),
        ("Data may be exchanged for the purpose of the inquiry.", "present"),
    ],
)
def test_a_purpose_that_may_be_any_limits_nothing(words: str, status: str) -> None:
    law = LawBuilder().section("2").says(words, powers=["production"], safeguards={"purpose-limitation": "mandatory"}).build()
    assert cells(law, POWER)["purpose-limitation"].status == status


def test_the_cell_of_such_a_power_is_absent() -> None:
    words = "Without a court order, the Minister may demand records."
    law = LawBuilder().section("2").says(words, powers=["production"], safeguards={"judicial-authorisation": "mandatory"}).build()
    assert cells(law, POWER)["judicial-authorisation"].status == "absent"


@pytest.mark.parametrize(
    ("words", "has_power", "status"),
    [
        ("Whoever is affected by the decision may complain.", True, "absent"),
        ("Whoever is affected by the decision may complain.", False, "weak"),
        ("Whoever is affected by a decision may complain.", True, "weak"),
        ("Whoever is affected by the decision of the Minister may complain.", True, "present"),
    ],
)
def test_the_decision_is_that_of_the_section_that_takes_one(words: str, has_power: bool, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("2").says(DEMAND, powers=["production"])
        .section("3").subsection("1").says("A page is closed by a decision.", powers=["production"] if has_power else [])
        .subsection("2").says(words, safeguards={"remedy": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, POWER)["remedy"].status == status


@pytest.mark.parametrize(("power", "is_reached"), [("search-seizure", True), ("blocking-takedown", False), ("shutdown", False)])
def test_a_code_of_criminal_procedure_is_for_investigations(power: str, is_reached: bool) -> None:
    """Applied to the investigations under an Act, it says nothing of an office that blocks pages."""
    law = (
        LawBuilder()
        .section("1").says("The Office may act.", powers=[power])
        .section("2").says("The Code of Criminal Procedure shall apply to investigations under this Act.")
        .build()
    )  # fmt: skip
    found = deferrals_for(law.judgements[0], find_deferrals(law.judgements, law.text), ProvisionTree(law.provisions))
    assert bool(found) is is_reached
