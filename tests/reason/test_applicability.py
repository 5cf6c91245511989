"""Which drafting risks can apply to which clause at all: the definitions of GUIDELINES.md as a table."""

from __future__ import annotations

import pytest
from factories import judgement

from annotator.reason.applicability import can_apply, states_excess
from annotator.records import Cue, Penalty, Safeguard, Span

CONTENT = frozenset({"false-information", "insult-defamation", "hate-extremism"})
ALWAYS_POSSIBLE = (
    "vague-content-offence",
    "scope-creep",
    "extraterritorial-reach",
    "intermediary-liability",
    "weakens-encryption",
    "removes-safeguard",
    "optional-safeguard",
    "domestic-law-deferral",
    "discretionary-refusal",
)


@pytest.mark.parametrize(
    ("label", "offence", "possible"),
    [
        ("missing-intent", "illegal-access", True),
        ("missing-intent", "false-information", True),
        ("missing-intent", "ancillary", False),  # attempt and aiding rest on another offence
        ("missing-intent", "non-compliance", True),  # disobedience asks for a mind of its own
        ("missing-harm-threshold", "false-information", True),
        ("missing-harm-threshold", "illegal-access", True),
        ("missing-harm-threshold", "illegal-interception", True),
        ("missing-harm-threshold", "data-interference", True),
        ("missing-harm-threshold", "identity", True),
        ("missing-harm-threshold", "system-interference", False),
        ("missing-harm-threshold", "fraud-forgery", False),
        ("missing-public-interest-defence", "insult-defamation", True),
        ("missing-public-interest-defence", "disclosure", True),
        ("missing-public-interest-defence", "illegal-access", True),
        ("missing-public-interest-defence", "illegal-interception", True),
        ("missing-public-interest-defence", "misuse-of-devices", True),
        ("missing-public-interest-defence", "data-interference", False),
        ("missing-public-interest-defence", "fraud-forgery", False),
        ("overbroad-access-offence", "illegal-access", True),
        ("overbroad-access-offence", "misuse-of-devices", True),
        ("overbroad-access-offence", "false-information", False),
    ],
)
def test_an_offence_type_decides_which_risks_are_possible(label: str, offence: str, possible: bool) -> None:
    assert can_apply(label, judgement(roles=("offence",), offences=(offence,)), CONTENT) is possible


@pytest.mark.parametrize(
    "label", ["missing-intent", "missing-harm-threshold", "missing-public-interest-defence", "overbroad-access-offence"]
)
def test_a_clause_that_is_no_offence_lacks_no_element_of_one(label: str) -> None:
    assert not can_apply(label, judgement(roles=("power",), offences=("illegal-access",)), CONTENT)
    assert not can_apply(label, judgement(roles=("offence",), offences=()), CONTENT)


def test_one_type_among_several_suffices() -> None:
    mixed = judgement(roles=("offence",), offences=("ancillary", "illegal-access"))
    assert can_apply("missing-intent", mixed, CONTENT)


SPEECH, ACCESS, PURE = ("false-information",), ("illegal-access",), ()
FINE = Penalty(fine="a fine of level 3")


@pytest.mark.parametrize(
    ("penalty", "types", "possible"),
    [
        (Penalty(max_years=0.25), SPEECH, True),  # prison of any length for expression
        (FINE, SPEECH, False),
        (Penalty(max_years=9.9), ACCESS, False),
        (Penalty(max_years=10), ACCESS, True),  # ten years for a basic form
        (FINE, ACCESS, False),
        (Penalty(max_years=2, min_years=1), ACCESS, True),  # a floor, for any offence
        (Penalty(min_years=1), ACCESS, True),
        (Penalty(max_years=2), PURE, True),  # a sanction of other sections: which, the model must tell
        (None, ACCESS, False),
        (None, SPEECH, False),
    ],
)
def test_a_penalty_is_disproportionate_as_the_guidelines_define_it(
    penalty: Penalty | None, types: tuple[str, ...], possible: bool
) -> None:
    found = can_apply("disproportionate-penalty", judgement(roles=("offence",), offences=types, penalty=penalty), CONTENT)
    assert found is possible


def test_a_penalty_clause_whose_term_could_not_be_read_is_left_to_the_model() -> None:
    assert can_apply("disproportionate-penalty", judgement(roles=("penalty",)), CONTENT)


def test_a_fine_alone_is_never_disproportionate() -> None:
    assert not can_apply("disproportionate-penalty", judgement(roles=("penalty",), penalty=FINE), CONTENT)


@pytest.mark.parametrize(
    ("role", "possible"),
    [("power", True), ("provider-duty", True), ("cooperation", True), ("safeguard", False), ("offence", False)],
)
def test_a_power_can_be_mandatory_only_where_there_is_a_power(role: str, possible: bool) -> None:
    assert can_apply("mandatory-power", judgement(roles=(role,)), CONTENT) is possible


@pytest.mark.parametrize(
    ("powers", "strength", "possible"),
    [((), "mandatory", False), ((), "weak", True), (("data-retention",), "mandatory", True)],
)
def test_a_duty_that_only_protects_is_no_mandatory_power(powers: tuple[str, ...], strength: str, possible: bool) -> None:
    kept = Safeguard("data-protection", strength, Span(0, 1))
    assert (
        can_apply("mandatory-power", judgement(roles=("provider-duty",), powers=powers, safeguards=(kept,)), CONTENT) is possible
    )


@pytest.mark.parametrize("label", ALWAYS_POSSIBLE)
def test_the_other_risks_are_possible_anywhere(label: str) -> None:
    assert can_apply(label, judgement(roles=("other",)), CONTENT)


@pytest.mark.parametrize(("probability", "possible"), [(0.6, False), (0.8, True)])
def test_where_a_mental_element_is_worded_only_a_sure_model_may_miss_it(probability: float, possible: bool) -> None:
    worded = judgement(
        roles=("offence",),
        offences=("illegal-access",),
        cues=(Cue("mental-elements", Span(2, 8)),),
        probabilities={"risk:missing-intent": probability},
    )
    assert can_apply("missing-intent", worded, CONTENT) is possible


@pytest.mark.parametrize(
    ("roles", "types", "penalty", "is_excessive"),
    [
        (("offence", "penalty"), ACCESS, Penalty(max_years=3, min_years=1), True),  # a floor, whatever the offence
        (("penalty",), PURE, Penalty(max_years=3, min_years=1), True),
        (("offence", "penalty"), SPEECH, Penalty(max_years=0.5), True),  # prison for expression
        (("offence", "penalty"), SPEECH + ACCESS, Penalty(max_years=0.5), False),  # left to the model
        (("offence", "penalty"), SPEECH, FINE, False),
        (("offence", "penalty"), ACCESS, Penalty(max_years=9), False),
        (("other",), PURE, Penalty(max_years=3, min_years=1), False),  # "offences with at least a year's prison"
        (("offence",), SPEECH, None, False),
    ],
)
def test_some_penalties_are_excessive_by_their_own_words(
    roles: tuple[str, ...], types: tuple[str, ...], penalty: Penalty | None, is_excessive: bool
) -> None:
    assert states_excess(judgement(roles=roles, offences=types, penalty=penalty), CONTENT) is is_excessive
