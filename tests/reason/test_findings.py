"""Findings: which are reported, what they say, and that their ids outlive unrelated changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from factories import Law, LawBuilder, judgement
from hypothesis import given
from hypothesis import strategies as st

from annotator.catalogue_loader import load_catalogue
from annotator.reason.findings import absence_findings, describe_provision, finding_id, risk_findings
from annotator.reason.matrix.rows import build_matrix
from annotator.records import Cue, Finding, Judgement, Safeguard, Span

CATALOGUE = load_catalogue()


def whole_clause(judgement: Judgement, label: object) -> Span:
    return judgement.clause.span


def risks(law: Law, **thresholds: float) -> list[Finding]:
    table = {name.replace("_", "-"): value for name, value in thresholds.items()}
    return risk_findings(law.text, law.judgements, CATALOGUE, table, whole_clause)


def absences(law: Law) -> list[Finding]:
    rows = build_matrix(law.text, law.provisions, law.judgements, CATALOGUE.powers_table, 0.5)
    return absence_findings(law.text, rows, law.judgements, CATALOGUE, whole_clause)


def offence(probability: float) -> Law:
    return (
        LawBuilder()
        .section("4").says(
            "A person who gains access commits an offence.",
            roles=["offence"], offences=["illegal-access"], probabilities={"risk:missing-intent": probability},
        )
        .build()
    )  # fmt: skip


def power() -> Law:
    return LawBuilder().section("7").says("The Minister may shut down the network.", powers=["shutdown"]).build()


def test_two_clauses_of_one_provision_are_each_quoted_in_their_own_words() -> None:
    """What stands before and behind the text that an amending provision inserts elsewhere has one eId."""
    law = (
        LawBuilder()
        .section("7").says("The Minister may shut down the network.", powers=["shutdown"])
        .section("8").says("The Agency may close the service.", powers=["shutdown"])
        .build()
    )  # fmt: skip
    first, second = law.judgements
    rest = replace(second, clause=replace(second.clause, id=first.clause.id + "__rest", eid=first.clause.eid))
    quotes = {f.quote for f in absences(replace(law, judgements=(first, rest)))}
    assert len(quotes) == 2


@pytest.mark.parametrize(("probability", "reported"), [(0.39, False), (0.4, True), (0.99, True)])
def test_a_risk_is_reported_from_its_threshold_on(probability: float, reported: bool) -> None:
    law = LawBuilder().section("4").says(
        "A person who gains access commits an offence.",
        roles=["offence"], offences=["illegal-access"], probabilities={"risk:overbroad-access-offence": probability},
    ).build()  # fmt: skip
    assert bool(risks(law, overbroad_access_offence=0.4)) is reported


@pytest.mark.parametrize(("probability", "reported"), [(0.11, False), (0.12, True), (0.4, True)])
def test_where_rules_know_what_is_asked_for_an_absence_needs_less_probability(probability: float, reported: bool) -> None:
    found = risks(offence(probability), missing_intent=0.4)
    assert bool(found) is reported
    if reported:  # what the model alone would not report bears no probability of the model's
        is_models_own = probability >= 0.4
        assert (found[0].origin, found[0].probability) == (("model", probability) if is_models_own else ("rule", None))


def test_a_risk_without_a_threshold_in_the_model_is_never_reported() -> None:
    assert risks(offence(1.0)) == []


def test_a_risk_that_cannot_apply_is_not_reported_however_probable() -> None:
    law = offence(1.0)
    no_offence = replace(law, judgements=tuple(replace(j, roles=("power",)) for j in law.judgements))
    assert risks(no_offence, missing_intent=0.4) == []


def test_a_risk_finding_keeps_severity_probability_and_origin_apart() -> None:
    (finding,) = risks(offence(0.81234), missing_intent=0.4)
    label = CATALOGUE.label("missing-intent")
    assert (finding.severity, finding.probability, finding.origin) == (label.severity, 0.812, "model")
    assert finding.family == "risks"
    assert finding.suggestion.startswith(
        "Make the state of mind part of the offence: “A person who intentionally and without right gains"
    )


def test_a_finding_quotes_the_text_and_names_its_provision() -> None:
    law = offence(0.9)
    (finding,) = risks(law, missing_intent=0.4)
    assert law.text[finding.span.start : finding.span.end] == finding.quote
    assert finding.evidence[0].quote == finding.quote
    assert "Section 4" in finding.message
    assert "{" not in finding.message


def test_each_needed_safeguard_that_is_absent_is_one_finding() -> None:
    labels = [f.label for f in absences(power())]
    assert labels == ["missing-" + name for name in CATALOGUE.powers_table["shutdown"]]


def test_an_absence_says_where_it_searched_and_claims_no_probability() -> None:
    for finding in absences(power()):
        assert (finding.origin, finding.probability, finding.searched) == ("absence", None, ("sec_7",))
        assert finding.message[0].isupper()
        assert "section 7" in finding.message.lower()
        assert "{" not in finding.message


@pytest.mark.parametrize("strength", ["mandatory", "weak", "deferred", "optional"])
def test_a_safeguard_that_is_there_in_any_strength_is_not_absent(strength: str) -> None:
    law = (
        LawBuilder()
        .section("7").subsection("1").says("The Minister may shut down the network.", powers=["shutdown"])
        .subsection("2").says("For ten days.", safeguards={"time-limit": strength})
        .build()
    )  # fmt: skip
    assert "missing-time-limit" not in [f.label for f in absences(law)]


def shift(law: Law, by: int) -> Law:
    """The same law behind a preface of ``by`` characters."""

    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def moved(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
        return tuple(
            replace(
                j,
                clause=replace(j.clause, span=move(j.clause.span)),
                safeguards=tuple(replace(s, span=move(s.span)) for s in j.safeguards),
            )
            for j in judgements
        )

    provisions = tuple(replace(p, span=move(p.span), heading_span=move(p.heading_span)) for p in law.provisions)
    return Law("x" * by + law.text, provisions, moved(law.judgements))


@given(st.integers(0, 500))
def test_ids_do_not_depend_on_where_in_the_file_a_provision_stands(by: int) -> None:
    assert [f.id for f in absences(shift(power(), by))] == [f.id for f in absences(power())]


def test_ids_are_the_same_in_every_run_and_release() -> None:
    assert finding_id("missing-intent", "sec_4", "gains access") == "f-26a999f3b78a"


@pytest.mark.parametrize(
    "other",
    [
        ("missing-remedy", "sec_4", "gains access"),
        ("missing-intent", "sec_5", "gains access"),
        ("missing-intent", "sec_4", "gains"),
    ],
)
def test_label_provision_and_quote_each_make_another_finding(other: tuple[str, str, str]) -> None:
    assert finding_id(*other) != finding_id("missing-intent", "sec_4", "gains access")


def test_the_parts_of_an_id_cannot_run_into_each_other() -> None:
    assert finding_id("ab", "c", "d") != finding_id("a", "bc", "d")


@pytest.mark.parametrize(
    ("eid", "name"),
    [
        ("sec_5", "section 5"),
        ("sec_5__subsec_2", "section 5(2)"),
        ("sec_5__subsec_2__para_a", "section 5(2)(a)"),
        ("art_9__para_2", "article 9(2)"),
        ("chp_2__sec_14A", "section 14A"),
        ("part_II__art_3__para_1", "article 3(1)"),
        ("att_1__para_3", "schedule 1(3)"),
        ("chp_3", "chapter 3"),
        ("rule_4__subrule_1", "rule 4(1)"),
        ("sec_1030__subsec_c__para_2", "section 1030(c)(2)"),
        ("sec_66A", "section 66A"),
        ("sec_12__subsec_1__qstr_5A__subsec_1", "section 12(1), new 5A(1)"),
        ("sec_12__subsec_1__qstr_nn_1__subsec_2", "section 12(1)(2)"),
    ],
)
def test_a_provision_is_named_as_a_lawyer_cites_it(eid: str, name: str) -> None:
    assert describe_provision(eid) == name


def test_a_name_that_opens_a_sentence_keeps_its_capital_letters() -> None:
    assert describe_provision("sec_66A__para_b", opens_sentence=True) == "Section 66A(b)"


def test_an_unnumbered_provision_has_a_readable_name_too() -> None:
    assert describe_provision("hcontainer_nn_2") == "passage 2"


def test_an_unnumbered_level_is_not_cited_as_a_number() -> None:
    assert describe_provision("att_3__content_nn_1") == "schedule 3"
    assert describe_provision("sec_5__subsec_nn_2__para_a") == "section 5(a)"


@pytest.mark.parametrize(
    ("label", "strength", "probability", "reported"),
    [
        ("optional-safeguard", "optional", 0.1, True),
        ("optional-safeguard", "optional", 0.01, False),  # the model is sure that it is none
        ("optional-safeguard", "mandatory", 0.1, False),
        ("domestic-law-deferral", "deferred", 0.1, True),
        ("weak-compliance-standard", "weak", 0.2, True),
        ("weak-compliance-standard", "weak", 0.06, False),  # weak for structural reasons carries no wording label
        ("weak-compliance-standard", "optional", 0.2, False),
    ],
)
def test_a_safeguard_so_worded_needs_less_probability_of_its_wording_label(
    label: str, strength: str, probability: float, reported: bool
) -> None:
    text = "The officer may inform the person."
    safeguard = Safeguard("notification", strength, Span(12, 18), 0.9)
    judged = judgement(text, roles=("safeguard",), safeguards=(safeguard,), probabilities={"risk:" + label: probability})
    found = risk_findings(text, [judged], CATALOGUE, {label: 0.5}, whole_clause)
    assert [f.label for f in found] == ([label] if reported else [])
    assert all(f.span == safeguard.span for f in found)


def test_the_words_that_leave_the_choice_are_quoted_before_the_safeguards_own() -> None:
    text = "A clerk may go home. The officer shall, where appropriate, inform the person."
    at = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("may", "where appropriate", "inform")}
    judged = judgement(
        text,
        roles=("safeguard",),
        safeguards=(Safeguard("notification", "optional", at["inform"], 0.9),),
        cues=tuple(Cue("optional-wording", at[words]) for words in ("may", "where appropriate")),
        probabilities={"risk:optional-safeguard": 0.1},
    )
    (found,) = risk_findings(text, [judged], CATALOGUE, {"optional-safeguard": 0.5}, whole_clause)
    assert (found.quote, "delete “where appropriate”" in (found.suggestion or "")) == ("where appropriate", True)
