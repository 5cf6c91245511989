"""Elements that a law names only to say that it does without them, beside those that it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from factories import LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import CueFinder
from annotator.reason.findings import risk_findings
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS, is_negated
from annotator.records import Finding, Judgement, Span

CATALOGUE = load_catalogue()
NLP = spacy.blank("en")
CUES = CueFinder(NLP, CATALOGUE.lexicons)


def judged(words: str, probability: float = 0.0) -> tuple[str, Judgement]:
    """An illegal access, and how probable the model holds it that intention is missing."""
    law = LawBuilder().section("1").says(
        words, roles=["offence"], offences=["illegal-access"], probabilities={"risk:missing-intent": probability}
    ).build()  # fmt: skip
    (one,) = law.judgements
    inside = tuple(c for c in CUES.find(NLP.make_doc(law.text)) if one.clause.span.contains(c.span))
    return law.text, replace(one, cues=inside)


def elements(words: str, lexicon: str) -> list[bool]:
    """For each of the words of a list in a clause whether they are negated."""
    text, one = judged(words)
    return [is_negated(text, one.clause.span, c.span, lexicon) for c in one.cues if c.lexicon == lexicon]


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("A person who, whether intentionally or not, opens a system commits an offence.", [True]),
        ("A person who opens a system, whether or not the person knows it is closed, commits an offence.", [True]),
        ("A person who knowingly or unknowingly opens a system commits an offence.", [True]),
        ("A person who wilfully or by accident opens a system commits an offence.", [True]),
        ("A person who wilfully or by gross negligence opens a system commits an offence.", [True]),
        ("A person who intentionally or due to carelessness opens a system commits an offence.", [True]),
        ("A person who opens a system without intent to do harm commits an offence.", [True]),
        ("A person who opens a system commits an offence even if it was not done intentionally.", [True]),
        ("A person who opens a system commits an offence, and it need not be proved that it was done knowingly.", [True]),
        ("A person who opens a system commits an offence. That it was done with intent is not required.", [True]),
        # Asked for.
        ("A person who intentionally opens a system commits an offence.", [False]),
        ("A person who intentionally or recklessly opens a system commits an offence.", [False, False]),
        ("No person shall knowingly open a system.", [False]),
        ("A person who knowingly opens a system, whether or not it is locked, commits an offence.", [False]),
        ("A person who, whether or not for gain, intentionally opens a system commits an offence.", [False]),
        ("Regardless of where it stands a person who knowingly opens a system commits an offence.", [False]),
        ("A person who intentionally or otherwise than in good faith opens a system commits an offence.", [False]),
        ("A person who intentionally and without right opens a system commits an offence.", [False]),
    ],
)
def test_mental_elements(words: str, negated: list[bool]) -> None:
    assert elements(words, MENTAL_ELEMENTS) == negated


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("A person who opens a system, whether or not serious harm is caused, commits an offence.", [True]),
        ("A person who opens a system commits an offence even if no financial loss follows.", [True]),
        ("A person who opens a system commits an offence; serious harm need not be shown.", [True]),
        ("A person who opens a system, where serious harm is caused, commits an offence.", [False]),
        ("No person shall cause serious harm to a system, whether or not for gain.", [False]),
        # "Without" is said of conduct here, not of what must be proved.
        ("A person who carries a seal without actual damage to it commits no offence.", [False]),
    ],
)
def test_harm(words: str, negated: list[bool]) -> None:
    assert elements(words, HARM_THRESHOLDS) == negated


def reported(words: str, probability: float) -> list[Finding]:
    text, one = judged(words, probability)

    def locate(judgement: Judgement, label: object) -> Span:
        return judgement.clause.span

    return risk_findings(text, [one], CATALOGUE, {"missing-intent": 0.5}, locate)


def test_a_negated_element_does_not_hide_that_it_is_missing() -> None:
    # With an element asked for, only a sure model may miss one (0.6 is not sure).
    assert [f.origin for f in reported("Whoever opens a system, intentional or not, commits an offence.", 0.6)] == ["model"]
    assert reported("Whoever by an intentional act opens a system commits an offence.", 0.6) == []


def test_an_offence_that_does_without_intention_lacks_it_whatever_the_model_says() -> None:
    (found,) = reported("Whoever, whether intentionally or not, opens a system commits an offence.", 0.01)
    assert (found.origin, found.probability, found.quote) == ("rule", None, "intentionally or not")


@pytest.mark.parametrize(
    "words",
    [
        "Whoever knowingly opens a system, whether or not with intent to steal, commits an offence.",  # another is asked for
        "Whoever opens a system commits an offence. This is so whether or not the owner knows of it.",  # said beside the offence
        "Whoever opens a system commits an offence.",  # the model's to decide
        "An offence under section 4, though committed without intent to kill, is punished by prison.",  # rests on another
    ],
)
def test_what_only_looks_like_a_waiver_is_left_to_the_model(words: str) -> None:
    assert reported(words, 0.01) == []
