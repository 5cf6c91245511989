"""Prison that one subsection states for what another forbids: what is forbidden decides. Small laws judged by hand."""

from __future__ import annotations

import pytest
from factories import LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.reason.findings import risk_findings
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Penalty, Span
from annotator.structure.references import find_references

LABEL, OPEN_WORDS = "disproportionate-penalty", "vague-content-offence"
RUMOUR, ACCESS = ["false-information"], ["illegal-access"]
FINE = Penalty(fine="a fine")


def labelled(
    types: list[str], open_words: float, penalty: Penalty, probability: float, cited: str = "subsection (1)"
) -> list[str]:
    """Where the label is reported, in a law whose second subsection punishes what the first forbids."""
    law = (
        LawBuilder()
        .section("1").subsection("1").says(
            "A person shall not do the act.", roles=["offence"], offences=types, probabilities={"risk:" + OPEN_WORDS: open_words}
        )
        .subsection("2").says(
            f"Whoever commits an offence under {cited} goes to prison.", roles=["penalty"], penalty=penalty,
            probabilities={"risk:" + LABEL: probability},
        )
        .section("2").says("Fees are fixed.")
        .build()
    )  # fmt: skip
    references = find_references(law.text, law.provisions, tuple(j.clause for j in law.judgements))
    elsewhere = Elsewhere.find(law.text, ProvisionTree(law.provisions), law.judgements, references, ())

    def locate(judgement: Judgement, label: object) -> Span:
        return judgement.clause.span

    found = risk_findings(law.text, law.judgements, load_catalogue(), {LABEL: 0.5, OPEN_WORDS: 0.5}, locate, elsewhere)
    return [f.eid for f in found if f.label == LABEL]


@pytest.mark.parametrize(
    ("types", "open_words", "penalty", "probability", "is_reported"),
    [
        # Expression forbidden in open words: prison for it needs little probability of its own, a fine is none.
        (RUMOUR, 0.9, Penalty(max_years=3), 0.3, True),
        (RUMOUR, 0.9, FINE, 0.9, False),
        (RUMOUR, 0.1, Penalty(max_years=3), 0.3, False),
        (RUMOUR, 0.1, Penalty(max_years=3), 0.9, True),
        (RUMOUR, 0.9, Penalty(max_years=3), 0.01, False),
        # Another wrong: ten years or a floor, whatever the model makes of the bare penalty.
        (ACCESS, 0.0, Penalty(max_years=7), 0.9, False),
        (ACCESS, 0.0, Penalty(max_years=10), 0.9, True),
        (ACCESS, 0.0, Penalty(max_years=7, min_years=1), 0.9, True),
    ],
)
def test_what_is_forbidden_decides(
    types: list[str], open_words: float, penalty: Penalty, probability: float, is_reported: bool
) -> None:
    assert labelled(types, open_words, penalty, probability) == (["sec_1__subsec_2"] if is_reported else [])


def test_a_penalty_for_what_is_not_known_is_left_to_the_model() -> None:
    assert labelled(ACCESS, 0.0, Penalty(max_years=7), 0.9, cited="section 2") == ["sec_1__subsec_2"]
