"""The matrix, tested by changes: one change in the law must change the cells that depend on it, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import Law, LawBuilder
from hypothesis import given
from hypothesis import strategies as st

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.strength import STRENGTHS
from annotator.reason.matrix.rows import build_matrix, needed_safeguards
from annotator.records import MatrixRow

TABLE = {
    "production": ("judicial-authorisation", "notification", "remedy"),
    "search-seizure": ("judicial-authorisation", "necessity"),
}
POWER = "An officer may order a provider to hand over records."
STATUS = {"mandatory": "present", "weak": "weak", "deferred": "deferred", "optional": "optional"}


def sample() -> Law:
    """Two Parts with a power each; Part II has a general clause, section 2 its own notification."""
    return (
        LawBuilder()
        .part("I").section("1").says(POWER, powers=["production"])
        .part("II").section("2").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says("The officer shall inform the person.", safeguards={"notification": "mandatory"})
        .section("3").says("An officer may search any house.", powers=["search-seizure"])
        .section("4").says("The powers in this Part need a judge.", safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip


def matrix(law: Law, confers: float = 0.5) -> tuple[MatrixRow, ...]:
    return build_matrix(law.text, law.provisions, law.judgements, TABLE, confers)


def statuses(law: Law) -> dict[tuple[str, str], str]:
    return {(row.eid, cell.safeguard): cell.status for row in matrix(law) for cell in row.cells}


def changes(before: Law, after: Law) -> dict[tuple[str, str], str]:
    """Cells that differ, with their new status."""
    old, new = statuses(before), statuses(after)
    assert old.keys() == new.keys()
    return {cell: status for cell, status in new.items() if old[cell] != status}


def test_each_power_has_a_row_with_the_safeguards_it_needs_in_the_tables_order() -> None:
    rows = {row.eid: [c.safeguard for c in row.cells] for row in matrix(sample())}
    assert rows == {
        "sec_1": ["judicial-authorisation", "notification", "remedy"],
        "sec_2__subsec_1": ["judicial-authorisation", "notification", "remedy"],
        "sec_3": ["judicial-authorisation", "necessity"],
    }


def test_the_sample_law_as_a_lawyer_would_read_it() -> None:
    present = {cell for cell, status in statuses(sample()).items() if status == "present"}
    assert present == {
        ("sec_2__subsec_1", "judicial-authorisation"),
        ("sec_2__subsec_1", "notification"),
        ("sec_3", "judicial-authorisation"),
    }
    assert set(statuses(sample()).values()) == {"present", "absent"}


def test_striking_the_general_clause_changes_only_the_cells_that_rest_on_it() -> None:
    assert changes(sample(), sample().without("sec_4")) == {
        ("sec_2__subsec_1", "judicial-authorisation"): "absent",
        ("sec_3", "judicial-authorisation"): "absent",
    }


def test_striking_a_sections_own_safeguard_changes_only_its_power() -> None:
    assert changes(sample(), sample().without("sec_2__subsec_2")) == {("sec_2__subsec_1", "notification"): "absent"}


@pytest.mark.parametrize("strength", ["weak", "deferred", "optional"])
def test_softening_the_wording_softens_the_cell(strength: str) -> None:
    softened = sample().with_strength("sec_2__subsec_2", strength)
    assert changes(sample(), softened) == {("sec_2__subsec_1", "notification"): STATUS[strength]}


def test_striking_a_clause_that_is_no_safeguard_changes_no_other_row() -> None:
    assert {k: v for k, v in statuses(sample()).items() if k[0] != "sec_1"} == statuses(sample().without("sec_1"))


def test_the_firmest_of_several_wordings_counts() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says("The officer may inform the person.", safeguards={"notification": "optional"})
        .subsection("3").says("The officer shall inform the person.", safeguards={"notification": "mandatory"})
        .build()
    )  # fmt: skip
    cell = next(c for c in matrix(law)[0].cells if c.safeguard == "notification")
    assert cell.status == "present"
    assert [e.eid for e in cell.evidence] == ["sec_1__subsec_3"]


@given(st.lists(st.sampled_from(STRENGTHS), min_size=1, max_size=5))
def test_adding_a_wording_never_makes_a_cell_worse(strengths: list[str]) -> None:
    order = ["present", "weak", "deferred", "optional", "absent"]
    ranks = []
    for count in range(len(strengths) + 1):
        builder = LawBuilder().section("1").subsection("1").says(POWER, powers=["production"])
        for number, strength in enumerate(strengths[:count], start=2):
            builder.subsection(str(number)).says("About notice.", safeguards={"notification": strength})
        ranks.append(order.index(statuses(builder.build())["sec_1__subsec_1", "notification"]))
    assert ranks == sorted(ranks, reverse=True)


def test_a_cell_that_is_not_absent_quotes_its_evidence_from_the_text() -> None:
    law = sample()
    for row in matrix(law):
        for cell in row.cells:
            assert bool(cell.evidence) == (cell.status != "absent")
            assert all(law.text[e.span.start : e.span.end] == e.quote != "" for e in cell.evidence)


def test_an_absent_cell_says_where_it_was_looked_for() -> None:
    cells = {(r.eid, c.safeguard): c for r in matrix(sample()) for c in r.cells}
    assert cells["sec_2__subsec_1", "remedy"].searched == ("sec_2__subsec_1", "sec_2", "sec_4")
    assert cells["sec_1", "remedy"].searched == ("sec_1",)
    assert cells["sec_3", "judicial-authorisation"].searched == ()


def test_several_powers_in_one_clause_need_the_union_of_their_safeguards() -> None:
    law = LawBuilder().section("1").says("An officer may search and order.", powers=["search-seizure", "production"]).build()
    assert [c.safeguard for c in matrix(law)[0].cells] == ["judicial-authorisation", "necessity", "notification", "remedy"]


def test_a_clause_that_only_regulates_a_power_has_no_row() -> None:
    law = (
        LawBuilder()
        .section("1").says(POWER, powers=["production"], probabilities={"confers:matrix": 0.9})
        .section("2").says("The order states its date.", powers=["production"], probabilities={"confers:matrix": 0.1})
        .build()
    )  # fmt: skip
    assert [row.eid for row in matrix(law)] == ["sec_1"]


def test_a_power_that_the_table_does_not_know_has_no_row() -> None:
    assert matrix(LawBuilder().section("1").says("An officer may sing.", powers=["singing"]).build()) == ()
    assert needed_safeguards(["singing"], TABLE) == ()


def test_a_law_without_powers_has_an_empty_matrix() -> None:
    assert matrix(LawBuilder().section("1").says("This Act has a purpose.").build()) == ()


@pytest.mark.parametrize(
    ("power", "needs"),
    [
        ("preservation", "legality necessity time-limit purpose-limitation"),
        ("production", "legality necessity proportionality judicial-authorisation notification remedy"),
        ("arrest", "legality necessity proportionality judicial-authorisation notification remedy"),
        ("secrecy-order", "judicial-authorisation time-limit notification"),
        ("identity-mandate", "legality necessity proportionality data-protection"),
        ("extradition-mla", "dual-criminality refusal-ground non-discrimination data-protection"),
        ("compelled-assistance", "legality necessity proportionality judicial-authorisation remedy"),
    ],
)
def test_the_catalogues_table_holds_the_guidelines_table(power: str, needs: str) -> None:
    assert set(load_catalogue().powers_table[power]) >= set(needs.split())


def test_a_definition_that_names_a_power_confers_none() -> None:
    law = LawBuilder().section("2").says("“search” includes an order of an officer.", powers=["search-seizure"]).build()
    table = load_catalogue().powers_table
    assert len(build_matrix(law.text, law.provisions, law.judgements, table, 0.5)) == 1
    defining = [replace(j, clause=replace(j.clause, heading="Interpretation")) for j in law.judgements]
    assert build_matrix(law.text, law.provisions, defining, table, 0.5) == ()
