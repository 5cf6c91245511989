"""Findings that only the whole instrument shows, on small invented laws judged by hand."""

from __future__ import annotations

import pytest
from factories import Law, LawBuilder
from reason_factories import CATALOGUE, ORDER, findings

from annotator.records import Penalty


def one_power_in_each_part(words: str, safeguards: dict[str, str]) -> Law:
    return (
        LawBuilder()
        .part("I").section("1").says(ORDER, powers=["production"])
        .section("2").says(words, safeguards=safeguards)
        .part("II").section("3").says("The Agency may order a platform to hand over records.", powers=["production"])
        .build()
    )  # fmt: skip


class TestScopeGap:
    def test_a_general_clause_of_one_part_leaves_the_powers_of_another(self) -> None:
        words = "The powers in this Part are used only where that is proportionate and may be challenged in court."
        law = one_power_in_each_part(words, {"proportionality": "mandatory", "remedy": "mandatory"})
        (gap,) = findings(law, "safeguard-scope-gap")
        assert gap.eid == "sec_2"
        assert "powers in this Part" in gap.quote
        assert [(e.eid, e.note) for e in gap.evidence[1:]] == [("sec_3", "left without proportionality, remedy")]

    @pytest.mark.parametrize("scope", ["this Act", "this Law"])
    def test_a_clause_for_the_whole_instrument_leaves_no_gap(self, scope: str) -> None:
        law = one_power_in_each_part(f"The powers in {scope} are used only in proportion.", {"proportionality": "mandatory"})
        assert findings(law, "safeguard-scope-gap") == []

    def test_a_clause_that_names_several_parts_leaves_one_gap(self) -> None:
        law = LawBuilder()
        for part, number in (("I", "1"), ("II", "2"), ("III", "3")):
            law = law.part(part).section(number).says(ORDER, powers=["production"])
        words = "The powers conferred by Parts I and II are used in proportion."
        built = law.part("IV").section("4").says(words, safeguards={"proportionality": "mandatory"}).build()
        (gap,) = findings(built, "safeguard-scope-gap")
        assert [e.eid for e in gap.evidence[1:]] == ["sec_3"]

    def test_powers_with_the_safeguard_of_their_own_are_not_left_without(self) -> None:
        law = (
            LawBuilder()
            .part("I").section("1").says("Powers in this Part are used with care.", safeguards={"proportionality": "mandatory"})
            .part("II").section("2").says(ORDER, powers=["production"], safeguards={"proportionality": "mandatory"})
            .build()
        )  # fmt: skip
        assert findings(law, "safeguard-scope-gap") == []


class TestGateway:
    def test_a_term_defined_by_the_length_of_sentence_with_the_powers_that_use_it(self) -> None:
        law = (
            LawBuilder()
            .section("1").says("“grave offence” is one punished with at least four years in prison.", roles=["definition"])
            .section("2").says("States shall help each other in every grave offence.", roles=["cooperation"])
            .build()
        )  # fmt: skip
        (gate,) = findings(law, "serious-crime-gateway")
        assert (gate.eid, gate.quote) == ("sec_1", "at least four years")
        assert [(e.eid, e.quote) for e in gate.evidence[1:]] == [("sec_2", "grave offence")]

    def test_the_words_of_the_term_that_is_named_are_shown(self) -> None:
        words = "Any person who spreads rumours is liable to imprisonment for four years. "
        words += "If many hear them, imprisonment for nine years is imposed."
        law = LawBuilder().section("1").says(
            words, roles=["offence", "penalty"], offences=["false-information"], penalty=Penalty(max_years=4)
        ).build()  # fmt: skip
        (gate,) = findings(law, "serious-crime-gateway")
        assert [(e.quote, e.note) for e in gate.evidence[1:]] == [("four years", "up to 4 years")]

    @pytest.mark.parametrize(
        ("length", "quote"),
        [
            ("at least four (4) years", "at least four (4) years"),
            ("twelve months or more", "twelve months or more"),
            ("not less than 24 months", "not less than 24 months"),
        ],
    )
    def test_lengths_in_months_and_said_twice(self, length: str, quote: str) -> None:
        law = LawBuilder().section("1").says(f"“grave offence” is one punished with {length} in prison.", roles=["definition"])
        assert [f.quote for f in findings(law.build(), "serious-crime-gateway")] == [quote]

    @pytest.mark.parametrize(
        ("words", "is_gateway"),
        [
            ("An officer may open mail where the offence is punishable by imprisonment for at least four years.", True),
            ("Mail may be opened for offences which are punishable by imprisonment of five years and above.", True),
            ("Whoever opens mail is punishable by imprisonment of five years or more.", False),
        ],
    )
    def test_a_power_for_what_is_punishable_by_a_length_and_a_penalty_of_it(self, words: str, is_gateway: bool) -> None:
        law = LawBuilder().section("1").says(words, roles=["power"], powers=["content-interception"])
        assert bool(findings(law.build(), "serious-crime-gateway")) is is_gateway

    @pytest.mark.parametrize(
        ("offence", "years", "reported"),
        [
            ("false-information", 4.0, True),
            ("false-information", 99.0, True),
            ("false-information", 3.0, False),
            ("fraud-forgery", 9.0, False),  # long, but no expression: the list of offences marks it
        ],
    )
    def test_expression_offences_that_reach_four_years(self, offence: str, years: float, reported: bool) -> None:
        term = "life" if years == 99 else f"{years:g} years"
        words = f"Any person who spreads rumours is liable to imprisonment for {term}."
        law = LawBuilder().section("1").says(
            words, roles=["offence", "penalty"], offences=[offence], penalty=Penalty(max_years=years)
        ).build()  # fmt: skip
        found = findings(law, "serious-crime-gateway")
        assert [f.quote for f in found] == (["spreads rumours"] if reported else [])
        if reported:
            assert [(e.quote, e.note) for e in found[0].evidence[1:]] == [
                ("imprisonment for life", "life imprisonment") if years == 99 else ("4 years", "up to 4 years")
            ]

    @pytest.mark.parametrize(
        "words",
        [
            "The Board takes as a member one who has not been convicted of a crime whose penalty exceeds six months.",
            "An offence whose penalty exceeds five years is tried by the High Court.",
            "A person guilty of it is liable to imprisonment for not less than five years.",
            "Records are kept for at least five years.",
            "Help is given where the sentence is not exceeding five years.",
            "Help is given where the penalty does not exceed five years.",
            "A suspect shall not be kept in detention for more than two years.",
            "A provider shall, on pain of a penalty, keep traffic data for at least two years.",
        ],
    )
    def test_lengths_that_open_no_power(self, words: str) -> None:
        assert findings(LawBuilder().section("1").says(words).build(), "serious-crime-gateway") == []


class TestAsymmetry:
    def law(self, verb: str, strength: str) -> Law:
        words = f"The provider {verb} hand over records. A judge is asked."
        return (
            LawBuilder().section("1").says(words, powers=["production"], safeguards={"judicial-authorisation": strength}).build()
        )

    @pytest.mark.parametrize(
        ("verb", "strength", "count"),
        [("shall", "optional", 1), ("must", "deferred", 1), ("shall", "mandatory", 0), ("may", "optional", 0)],
    )
    def test_a_duty_with_a_soft_protection(self, verb: str, strength: str, count: int) -> None:
        found = findings(self.law(verb, strength), "asymmetry")
        assert len(found) == count
        assert all(e.note == f"judicial authorisation: {strength}" for f in found for e in f.evidence[1:])

    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("An order under section 1 may respect privacy.", 1),
            ("Staff may respect privacy.", 0),  # stands elsewhere, and does not speak of the power
        ],
    )
    def test_a_soft_protection_far_away_is_no_counterpart(self, words: str, count: int) -> None:
        law = (
            LawBuilder()
            .section("1").says("The Agency shall pass records on.", powers=["data-sharing"])
            .section("2").says(words, safeguards={"data-protection": "optional"})
            .build()
        )  # fmt: skip
        assert len(findings(law, "asymmetry")) == count

    def test_a_duty_in_one_sentence_with_the_leave_is_none_to_use_it(self) -> None:
        words = "The Agency may search a house and shall give a list to its owner."
        law = LawBuilder().section("1").says(words, powers=["production"], safeguards={"judicial-authorisation": "optional"})
        assert findings(law.build(), "asymmetry") == []

    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("The Agency may search a house where a judge agrees. The Agency shall give a list to the owner.", 0),
            ("The Agency may ask for records. The provider shall hand them over.", 1),
            ("The Minister may ask the Agency. The Agency shall hand the records over.", 1),
        ],
    )
    def test_an_offices_own_later_duty_is_no_duty_of_the_power(self, words: str, count: int) -> None:
        law = LawBuilder().section("1").says(words, powers=["production"], safeguards={"judicial-authorisation": "optional"})
        assert len(findings(law.build(), "asymmetry")) == count

    def test_a_duty_that_protects_is_no_duty_of_the_power(self) -> None:
        law = (
            LawBuilder()
            .section("1").subsection("1").says("The Agency shall give a list of what was searched.", powers=["production"],
                                               safeguards={"notification": "mandatory"})
            .subsection("2").says("A judge may be asked.", safeguards={"judicial-authorisation": "optional"})
            .build()
        )  # fmt: skip
        assert findings(law, "asymmetry") == []


class TestEnforcement:
    PROMISE = "The powers in this Act are used with respect for human rights."

    @pytest.mark.parametrize(
        ("other", "count"),
        [({}, 1), ({"remedy": "mandatory"}, 0), ({"independent-oversight": "weak"}, 0), ({"remedy": "optional"}, 1)],
    )
    def test_a_promise_of_rights_needs_a_firm_means(self, other: dict[str, str], count: int) -> None:
        law = LawBuilder().section("1").says(self.PROMISE, safeguards={"human-rights-clause": "mandatory"})
        if other:
            law = law.section("2").says("Whoever is affected turns to a tribunal.", safeguards=other)
        assert len(findings(law.build(), "missing-enforcement-mechanism")) == count

    @pytest.mark.parametrize(("notice", "count"), [(False, 1), (True, 0)])
    def test_a_remedy_against_what_nobody_is_told_of(self, notice: bool, count: int) -> None:
        law = LawBuilder().section("1").subsection("1").says(ORDER, powers=["production"])
        law = law.subsection("2").says("The person affected may appeal.", safeguards={"remedy": "mandatory"})
        if notice:
            law = law.subsection("3").says("That person is told in writing.", safeguards={"notification": "mandatory"})
        found = findings(law.build(), "remedy-without-notification")
        assert [f.eid for f in found] == ["sec_1__subsec_2"] * count
        assert all([e.eid for e in f.evidence[1:]] == ["sec_1__subsec_1"] for f in found)

    def test_a_code_that_applies_offers_no_remedy_in_so_many_words(self) -> None:
        code = "The Code of Criminal Procedure shall apply to orders under this Act."
        law = LawBuilder().section("1").says(ORDER, powers=["production"]).section("2").says(code).build()
        assert findings(law, "remedy-without-notification") == []

    @pytest.mark.parametrize(
        ("words", "strength", "count"),
        [
            ("An appeal lies.", "mandatory", 0),
            ("An appeal lies.", "weak", 0),
            ("An appeal lies against orders under section 1.", "mandatory", 1),
            ("A person aggrieved by any order under this Act may appeal.", "mandatory", 1),
        ],
    )
    def test_a_remedy_that_is_merely_near_is_no_promise_against_a_power(self, words: str, strength: str, count: int) -> None:
        law = LawBuilder().part("I").section("1").says(ORDER, powers=["production"])
        built = law.section("2").says(words, safeguards={"remedy": strength}).build()
        assert len(findings(built, "remedy-without-notification")) == count


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Any offence under any other law that is committed online is punished under this Act.", "offence under any other law"),
        ("Whoever commits an offence under the Gaming Act by means of a machine is guilty.", "offence under the Gaming Act"),
        ("Whoever does an act which is a crime under any law by means of a machine is guilty.", "crime under any law"),
        ("Whoever aids an offence set out in the Convention is punished.", "offence set out in the Convention"),
        ("Whoever uses a machine for a crime provided for in the laws in force pays.", "crime provided for in the laws in force"),
        ("Nothing in this Act affects an offence under any other law.", None),
        ("Whoever commits an offence under section 4 again pays twice.", None),
    ],
)
def test_offences_taken_from_other_laws(words: str, quote: str | None) -> None:
    law = LawBuilder().section("1").says(words, roles=["offence"], offences=["other-enabled"]).build()
    assert [f.quote for f in findings(law, "incorporated-offence")] == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("“offence under this Act” includes an offence under another written law that leaves a trace online;", 1),
        ("“officer” means whoever is charged with an offence under another written law;", 0),
    ],
)
def test_a_definition_takes_offences_in_only_where_it_defines_an_offence(words: str, count: int) -> None:
    law = LawBuilder().section("1").says(words, roles=["definition"]).build()
    assert len(findings(law, "incorporated-offence")) == count


def test_every_finding_quotes_the_text_and_names_its_premises() -> None:
    words = "The powers in this Part are used only in proportion."
    law = one_power_in_each_part(words, {"proportionality": "mandatory"})
    for label in CATALOGUE.family("instrument"):
        for found in findings(law, label.id):
            assert (found.family, found.origin, found.probability) == ("instrument", "rule", None)
            assert found.evidence[0].span == found.span
            for evidence in found.evidence:
                assert law.text[evidence.span.start : evidence.span.end] == evidence.quote
            assert found.message.endswith(".")
