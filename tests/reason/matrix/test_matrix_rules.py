"""What a safeguard is worth to a power, by where it stands and how it is worded: each rule on a small invented law."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.reason.matrix.legality import find_ground, is_linked
from annotator.reason.matrix.measures import name_measures
from annotator.reason.matrix.rows import build_matrix
from annotator.records import MatrixCell, Reference, ScopeStatement, Span
from annotator.structure.parse import parse_structure
from annotator.structure.references import find_references

ORDER = "The Minister may issue a data order that obliges a provider to hand over records."
TABLE = {"production": tuple(sorted({s for needs in load_catalogue().powers_table.values() for s in needs}))}


def cells(law: Law, eid: str = "sec_1", scopes: tuple[ScopeStatement, ...] = ()) -> dict[str, MatrixCell]:
    """Cells of the power in one section, on the citations that the structure stage finds in the law's words."""
    clauses = tuple(j.clause for j in law.judgements)
    references: tuple[Reference, ...] = find_references(law.text, law.provisions, clauses)
    rows = build_matrix(law.text, law.provisions, law.judgements, TABLE, 0.5, references, scopes)
    return {c.safeguard: c for row in rows if row.eid == eid for c in row.cells}


def elsewhere(words: str, kind: str, strength: str = "mandatory", power: str = ORDER) -> str:
    """Status of one safeguard for a power in Part I, worded in a section of Part II."""
    law = (
        LawBuilder()
        .part("I").section("1").says(power, powers=["production"])
        .part("II").section("2").says(words, safeguards={kind: strength})
        .build()
    )  # fmt: skip
    return cells(law)[kind].status


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        ("a production order", {"order", "production order"}),
        ("the written order of a court", {"order"}),
        ("an urgent interception warrant", {"warrant", "interception warrant", "urgent interception warrant"}),
        ("No removal directions are given", {"direction", "removal direction"}),
        ("an Authorization under this Part", {"authorisation"}),
        ("orderly conduct", set()),
    ],
)
def test_measures_are_known_by_their_names(wording: str, names: set[str]) -> None:
    assert name_measures(wording) == names


@pytest.mark.parametrize("kind", ["necessity", "proportionality", "judicial-authorisation", "time-limit", "notification"])
def test_a_safeguard_that_names_the_measure_reaches_it_anywhere(kind: str) -> None:
    assert elsewhere("A data order is subject to what this section says.", kind) == "present"
    assert elsewhere("A seizure order is subject to what this section says.", kind) == "absent"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("judicial-authorisation", "absent"),
        ("necessity", "absent"),
        ("notification", "absent"),
        ("time-limit", "absent"),
        ("data-protection", "weak"),
        ("purpose-limitation", "absent"),
        ("independent-oversight", "absent"),
    ],
)
def test_what_must_be_decided_in_the_single_case_does_not_carry_across_the_law(kind: str, status: str) -> None:
    assert elsewhere("Some other matter is governed here.", kind) == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("A person aggrieved by a decision of the Minister may appeal to the High Court.", "present"),
        ("A licensee aggrieved by a decision of the Minister about its licence may appeal.", "weak"),
        ("A person aggrieved by a decision of the Registrar may appeal to the High Court.", "absent"),
        ("A person affected by an action may be heard.", "weak"),
        ("Whoever buys a faulty machine may return it.", "absent"),
    ],
)
def test_an_appeal_reaches_the_powers_of_the_office_it_lies_against(words: str, status: str) -> None:
    assert elsewhere(words, "remedy") == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The Minister shall lay an annual report before Parliament.", "present"),
        ("The provider shall publish its address.", "absent"),
    ],
)
def test_a_regular_public_report_reaches_every_power(words: str, status: str) -> None:
    assert elsewhere(words, "transparency") == status


def test_what_the_provision_itself_says_is_not_mended_elsewhere() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(ORDER, powers=["production"], safeguards={"necessity": "weak"})
        .subsection("2").says("The order must be necessary.", safeguards={"necessity": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["necessity"].status == "weak"


def test_a_remedy_that_its_own_section_narrows_is_weak() -> None:
    law = (
        LawBuilder()
        .section("1").says(ORDER, powers=["production"])
        .section("2").subsection("1").says("A data order may be appealed.", safeguards={"remedy": "mandatory"})
        .subsection("2").says("The court may only set a data order aside as forged.", safeguards={"remedy": "weak"})
        .build()
    )  # fmt: skip
    assert cells(law)["remedy"].status == "weak"


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("A data order may be renewed.", "weak"),
        ("A data order may be renewed, but only once.", "present"),
        ("A data order states its date.", "present"),
    ],
)
def test_a_period_that_can_be_extended_without_end_is_weak(second: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(ORDER, powers=["production"])
        .subsection("2").says("A data order lapses after thirty days.", safeguards={"time-limit": "mandatory"})
        .subsection("3").says(second)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["time-limit"].status == status


@pytest.mark.parametrize(
    ("power", "worded", "status"),
    [
        ("An officer who reasonably suspects an offence may order records.", "mandatory", "present"),
        ("An officer who has reasonable grounds may order records.", "mandatory", "weak"),
        ("An officer may order records of an offence.", None, "weak"),
        ("An officer who has reasonable grounds may order records.", None, "weak"),
        ("An officer may order records.", None, "absent"),
    ],
)
def test_legality_needs_a_threshold_and_an_offence(power: str, worded: str | None, status: str) -> None:
    safeguards = {"legality": worded} if worded else None
    law = LawBuilder().section("1").says(power, powers=["production"], safeguards=safeguards).build()
    assert cells(law)["legality"].status == status


def test_grounds_and_links_are_told_apart() -> None:
    assert find_ground("if satisfied that it is so", 10) == Span(13, 22)
    assert find_ground("may search any house") is None
    assert is_linked("during an investigation")
    assert not is_linked("during a holiday")
    assert find_ground("where it is of opinion that data are lost") is not None
    assert find_ground("after the opinion of the data office") is None


def test_another_powers_conditions_in_the_same_section_cover_only_in_part() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(ORDER, powers=["production"])
        .subsection("2").says("An officer may search where proportionate.", powers=["production"],
                              safeguards={"proportionality": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["proportionality"].status == "weak"
    assert cells(law, "sec_1__subsec_2")["proportionality"].status == "present"


@pytest.mark.parametrize(
    ("words", "kind", "law_named"),
    [
        ("It is executed in accordance with the Penal Procedure Code.", "remedy", "Penal Procedure Code"),
        ("The Data Protection Act applies to what is obtained.", "data-protection", "Data Protection Act"),
        ("Requests are dealt with subject to its domestic law.", "refusal-ground", "its domestic law"),
    ],
)  # fmt: skip
def test_a_safeguard_left_to_a_law_that_is_applied_is_deferred_by_name(words: str, kind: str, law_named: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(ORDER, powers=["production"])
        .subsection("2").says(words)
        .section("2").says(ORDER, powers=["production"])
        .build()
    )  # fmt: skip
    cell = cells(law, "sec_1__subsec_1")[kind]
    assert (cell.status, cell.evidence[0].note) == ("deferred", f"left to {law_named}")
    assert cells(law, "sec_2")[kind].status == "absent"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("All measures under this Act are taken in accordance with its domestic law.", "deferred"),
        ("All measures worthy of this Act are taken in accordance with its domestic law.", "absent"),
        ("Staff are chosen in accordance with its domestic law.", "absent"),
    ],
)
def test_only_what_is_said_of_the_laws_own_powers_defers_for_all_of_them(words: str, status: str) -> None:
    law = LawBuilder().section("1").says(ORDER, powers=["production"]).section("2").says(words).build()
    assert cells(law)["remedy"].status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("An order under section 1 is made by a judge.", "present"),
        ("Section 1 is read with care; a judge has spoken.", "weak"),
        ("An order under section 9 is made by a judge.", "absent"),
    ],
)
def test_a_provision_that_cites_the_power_reaches_it(words: str, status: str) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("The Minister may demand records.", powers=["production"])
        .part("II").section("2").says(words, safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip
    assert cells(law)["judicial-authorisation"].status == status


def test_a_condition_that_the_power_is_subject_to_counts_fully() -> None:
    law = (
        LawBuilder()
        .section("1").says("Subject to section 2, the Minister may demand records.", powers=["production"])
        .section("2").says("A judge has approved it.", safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip
    statement = ScopeStatement("sec_1", Span(0, 1), "subject", ("sec_2",))
    assert cells(law)["judicial-authorisation"].status == "weak"
    assert cells(law, scopes=(statement,))["judicial-authorisation"].status == "present"


def test_every_cell_says_by_which_way_its_evidence_reaches_the_power() -> None:
    law = (
        LawBuilder()
        .section("1").says(ORDER, powers=["production"])
        .section("2").says("A data order must be necessary.", safeguards={"necessity": "mandatory"})
        .build()
    )  # fmt: skip
    assert [e.note for e in cells(law)["necessity"].evidence] == ["speaks of the same measure by name"]


def test_the_number_before_a_subsection_is_its_sections() -> None:
    text = "LAW\n\n1. One\n(1) First.\n(2) Second.\n\n2. Two\nAn authorisation under subsection 1(2) lapses."
    reference = next(r for r in parse_structure(text).references if r.eid == "sec_2")
    assert reference.targets == ("sec_1__subsec_2",)


DIRECTOR = "The Director may order a provider to take content down."
JUDGE = {"judicial-authorisation": "mandatory"}


@pytest.mark.parametrize(
    ("power", "sibling", "status"),
    [
        (DIRECTOR, "On the application of a party a court may order that an account be closed.", "absent"),
        (DIRECTOR, "A court may permit the order and may order further steps.", "present"),
        (DIRECTOR, "A judge may allow it under subsection (1) and may order a search.", "present"),
        ("The Director may apply for leave to take content down.", "A court may order that an account be closed.", "present"),
        ("The Director may take content down by warrant.", "A court may order that an account be closed.", "present"),
    ],
)
def test_a_courts_own_order_is_no_condition_of_an_office_that_acts_alone(power: str, sibling: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(power, powers=["production"])
        .subsection("2").says(sibling, powers=["production"], safeguards=JUDGE)
        .build()
    )  # fmt: skip
    assert cells(law, "sec_1__subsec_1")["judicial-authorisation"].status == status
    assert cells(law, "sec_1__subsec_2")["judicial-authorisation"].status == "present"


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("The order under subsection (2) is told to the person affected.", "absent", "present"),
        ("The order under subsections (1) and (2) is told to the person affected.", "present", "present"),
        ("The order is told to the person affected.", "present", "present"),
        ("The order under this section is told to the person affected.", "present", "present"),
    ],
)
def test_a_sibling_that_names_one_order_says_nothing_of_the_other(words: str, first: str, second: str) -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says("The Minister may demand records.", powers=["production"])
        .subsection("2").says("A judge may order a search.", powers=["production"])
        .subsection("3").says(words, safeguards={"notification": "mandatory"})
        .build()
    )  # fmt: skip
    statuses = [cells(law, f"sec_1__subsec_{n}")["notification"].status for n in (1, 2)]
    assert statuses == [first, second]


YEARLY = "The Minister shall lay an annual report before Parliament"


@pytest.mark.parametrize(
    ("report", "more", "status"),
    [
        (f"{YEARLY}.", "It is published.", "present"),
        (f"{YEARLY}.", "The report shall not contain any matter concerning section 1.", "absent"),
        (f"{YEARLY}.", "The report shall not contain any matter concerning section 3.", "present"),
        (f"{YEARLY}.", "A person shall not include a name in a request under section 1.", "present"),
        (f"{YEARLY} on every measure except those of section 1.", "It is published.", "absent"),
        (f"{YEARLY} for each of sections 3 and 4.", "It is published.", "absent"),
        (f"{YEARLY} for each of sections 1 and 3.", "It is published.", "present"),
        (f"{YEARLY} on the number of data orders.", "It is published.", "present"),
        (f"{YEARLY} on the number of foreign requests.", "It is published.", "absent"),
    ],
)
def test_a_report_reaches_what_it_reports_on(report: str, more: str, status: str) -> None:
    law = (
        LawBuilder()
        .section("1").says(ORDER, powers=["production"])
        .section("2").subsection("1").says(report, safeguards={"transparency": "mandatory"})
        .subsection("2").says(more)
        .section("3").says("Fees are fixed.").section("4").says("Forms are fixed.")
        .build()
    )  # fmt: skip
    assert cells(law)["transparency"].status == status


def test_a_subsection_taken_out_of_one_sibling_stays_in_the_others() -> None:
    law = (
        LawBuilder()
        .section("1").says(ORDER, powers=["production"])
        .section("2").subsection("1").says("An order under section 1 is told.", safeguards={"notification": "mandatory"})
        .subsection("2").says("Subsection (1) does not apply to section 1.")
        .subsection("3").says("An order under section 1 lapses.", safeguards={"time-limit": "mandatory"})
        .build()
    )  # fmt: skip
    found = cells(law)
    assert (found["notification"].status, found["time-limit"].status) == ("absent", "present")
