"""What reaches a power: its own section, and general safeguards clauses as far as they say they go."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder

from annotator.reason.matrix.reach import ReachResolver, Route
from annotator.records import Reference, ScopeStatement, Span
from annotator.structure.references import find_references

POWER = "An officer may order a provider to hand over records."


def reach(law: Law, eid: str) -> list[str]:
    """EIds of the clauses whose safeguards count for a power, its own left out."""
    found = ReachResolver(law.provisions, law.judgements, law.text).resolve(law.judgement(eid))
    return [j.clause.eid for j in found.clauses if j.clause.eid != eid]


def two_parts(general: str, *, roles: tuple[str, ...] = ("safeguard",), powers: tuple[str, ...] = ()) -> Law:
    """A power in Part I, another in Part II beside a clause with the wording ``general``."""
    return (
        LawBuilder()
        .part("I").section("1").says(POWER, powers=["production"])
        .part("II").section("2").says(POWER, powers=["production"])
        .section("3").says(general, roles=roles, powers=powers, safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip


def test_the_other_subsections_of_the_section_reach_a_power() -> None:
    law = (
        LawBuilder()
        .section("1").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says("The officer shall inform the person.", safeguards={"notification": "mandatory"})
        .section("2").says("The officer shall inform the person.", safeguards={"notification": "mandatory"})
        .build()
    )  # fmt: skip
    assert reach(law, "sec_1__subsec_1") == ["sec_1__subsec_2"]


def test_a_power_always_reaches_itself_first() -> None:
    law = two_parts("The powers in this Part are used only on the order of a judge.")
    power = law.judgement("sec_2")
    assert ReachResolver(law.provisions, law.judgements, law.text).resolve(power).clauses[0] is power


@pytest.mark.parametrize(
    "wording",
    [
        "The powers in this Part are used only on the order of a judge.",
        "Orders under this Part are made by a judge.",
        "Every order given pursuant to this Part needs the consent of a judge.",
        "A judge authorises in advance each of the measures that this Part provides for.",
    ],
)
def test_a_general_clause_of_a_part_reaches_that_part_only(wording: str) -> None:
    law = two_parts(wording)
    assert reach(law, "sec_2") == ["sec_3"]
    assert reach(law, "sec_1") == []


@pytest.mark.parametrize("scope", ["Act", "Law", "Convention", "Regulation", "Decree", "Code"])
def test_a_clause_about_the_whole_instrument_reaches_every_power(scope: str) -> None:
    law = two_parts(f"The powers in this {scope} are used only on the order of a judge.")
    assert reach(law, "sec_1") == ["sec_3"]
    assert reach(law, "sec_2") == ["sec_3"]


@pytest.mark.parametrize(
    ("wording", "changes"),
    [
        ("The powers in this Act are vested in the officer.", {"roles": ("other",)}),
        ("The powers in this Act include searching.", {"roles": ("power",)}),
        ("An officer may use the powers in this Act.", {"roles": ("safeguard", "power"), "powers": ("search-seizure",)}),
        ("This Act shall be read with kindness.", {}),  # says nothing about powers
        ("A judge must approve the order.", {}),  # says nothing about its scope
        ("Measures under the Health Act need a judge.", {}),  # another Act
    ],
    ids=["no safeguard", "only a power", "confers a power itself", "no powers named", "no scope named", "another act"],
)
def test_other_clauses_never_reach_beyond_their_section(wording: str, changes: dict[str, tuple[str, ...]]) -> None:
    law = two_parts(wording, **changes)  # type: ignore[arg-type]
    assert reach(law, "sec_1") == []
    assert reach(law, "sec_2") == []


def test_mentioning_the_act_first_does_not_widen_a_clause_about_its_part() -> None:
    law = two_parts("Subject to this Act, the powers in this Part are used only on the order of a judge.")
    assert reach(law, "sec_2") == ["sec_3"]
    assert reach(law, "sec_1") == []


def test_a_clause_about_its_part_in_a_law_without_parts_reaches_the_whole_law() -> None:
    law = (
        LawBuilder()
        .section("1").says(POWER, powers=["production"])
        .section("2").says("The powers in this Part need a judge.", safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip
    assert reach(law, "sec_1") == ["sec_2"]


def test_what_was_searched_names_the_power_its_section_and_the_general_clauses() -> None:
    law = (
        LawBuilder()
        .part("I").section("1").subsection("1").says(POWER, powers=["production"])
        .subsection("2").says("Records are dear.")
        .section("2").says("The powers in this Part need a judge.", safeguards={"judicial-authorisation": "mandatory"})
        .build()
    )  # fmt: skip
    resolver = ReachResolver(law.provisions, law.judgements, law.text)
    assert resolver.resolve(law.judgement("sec_1__subsec_1")).searched == ("sec_1__subsec_1", "sec_1", "sec_2")


def test_nothing_is_searched_twice() -> None:
    law = two_parts("The powers in this Part are used only on the order of a judge.")
    searched = ReachResolver(law.provisions, law.judgements, law.text).resolve(law.judgement("sec_2")).searched
    assert len(searched) == len(set(searched))


def linked(law: Law, eid: str, references: list[Reference], scopes: list[ScopeStatement]) -> list[str]:
    """EIds of the clauses that reach a power when citations and statements of scope are known."""
    resolver = ReachResolver(law.provisions, law.judgements, law.text, references, scopes)
    return [j.clause.eid for j in resolver.resolve(law.judgement(eid)).clauses if j.clause.eid != eid]


def cited_sections() -> Law:
    """A power in section 1; a safeguard in section 2; another power in section 3."""
    return (
        LawBuilder()
        .section("1").says(POWER, powers=["production"])
        .section("2").says("A judge shall approve in advance.", safeguards={"judicial-authorisation": "mandatory"})
        .section("3").says(POWER, powers=["production"])
        .build()
    )  # fmt: skip


def test_a_section_that_a_power_cites_reaches_it() -> None:
    law = cited_sections()
    reference = Reference("sec_1", Span(0, 1), "section", ("sec_2",))
    assert linked(law, "sec_1", [reference], []) == ["sec_2"]
    assert linked(law, "sec_3", [reference], []) == []


def test_a_section_of_another_law_reaches_nothing() -> None:
    law = cited_sections()
    assert linked(law, "sec_1", [Reference("sec_1", Span(0, 1), "section", ("sec_2",), "Penal Code")], []) == []


def test_a_section_that_says_it_applies_to_a_power_reaches_it() -> None:
    law = cited_sections()
    assert linked(law, "sec_3", [], [ScopeStatement("sec_2", Span(0, 1), "applies", ("sec_1", "sec_3"))]) == ["sec_2"]


def test_a_section_that_says_it_does_not_apply_reaches_nothing() -> None:
    law = cited_sections()
    assert linked(law, "sec_3", [], [ScopeStatement("sec_2", Span(0, 1), "excludes", ("sec_3",))]) == []


def test_citing_another_power_lends_no_safeguard() -> None:
    law = cited_sections()
    assert linked(law, "sec_1", [Reference("sec_1", Span(0, 1), "section", ("sec_3",))], []) == []


@pytest.mark.parametrize(
    ("words", "reaches"),
    [
        ("Whoever had data obtained under section 1 is told of it.", True),
        ("The Inspector examines every use of a power under section 1.", True),
        ("The clerk appointed under section 1 is told of it.", False),
    ],
)
def test_what_is_done_under_a_section_is_its_measure(words: str, reaches: bool) -> None:
    law = (
        LawBuilder()
        .part("I").section("1").says("An officer may take records.", powers=["production"])
        .part("II").section("2").says(words, safeguards={"notification": "mandatory"})
        .build()
    )  # fmt: skip
    references = find_references(law.text, law.provisions, tuple(j.clause for j in law.judgements))
    resolver = ReachResolver(law.provisions, law.judgements, law.text, references)
    found = {r.judgement.clause.eid: r.route for r in resolver.resolve(law.judgement("sec_1")).found}
    assert (found["sec_2"] is Route.NAMED) is reaches
