"""A general rule on intention supplies what an offence does not word, within its own reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from factories import LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import CueFinder
from annotator.reason.findings import risk_findings
from annotator.reason.offences.defences import PublicInterestDefences
from annotator.reason.offences.elsewhere import Elsewhere
from annotator.reason.offences.general_intent import GeneralMentalElements
from annotator.reason.tree import ProvisionTree
from annotator.records import Judgement, Span
from annotator.structure.references import find_references

CATALOGUE = load_catalogue()
OPENS = "A person who opens a system commits an offence."
ACCESS = {"roles": ["offence"], "offences": ["illegal-access"], "probabilities": {"risk:missing-intent": 0.9}}


def without_intent(words: str) -> list[str]:
    """Sections reported to ask for no intention, of one in Part I beside a rule and one in Part II."""
    law = (
        LawBuilder()
        .part("I").section("1").says(OPENS, **ACCESS)
        .section("2").says(words, roles=["other"])
        .part("II").section("3").says(OPENS, **ACCESS)
        .build()
    )  # fmt: skip
    tree = ProvisionTree(law.provisions)
    defences = PublicInterestDefences(law.text, tree, law.judgements, (), ())
    references = find_references(law.text, law.provisions, tuple(j.clause for j in law.judgements))
    elsewhere = Elsewhere(defences, GeneralMentalElements(law.text, tree, law.judgements, references))

    def locate(judgement: Judgement, label: object) -> Span:
        return judgement.clause.span

    found = risk_findings(law.text, law.judgements, CATALOGUE, {"missing-intent": 0.5}, locate, elsewhere)
    return [f.eid for f in found]


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("No offence under this Act is committed by a person who acts without intention.", []),
        ("No offence under this Part is committed by a person who acts without intention.", ["sec_3"]),
        ("The acts described in this Part are punishable only if they are done with intent.", ["sec_3"]),
        ("The offences in section 3 require that the person acts intentionally.", ["sec_1"]),
        ("The acts defined in section 3 are punishable only if committed intentionally.", ["sec_1"]),
        ("The acts described in section 3 are punishable in May.", ["sec_1", "sec_3"]),
        ("An offence under sections 1 and 3 is committed only by whoever acts knowingly.", []),
        ("A person is criminally responsible under this Act only if he acted knowingly.", []),
        ("Only intentional acts are punishable under this Law.", []),
        ("Under this Part a person is punishable only if he acts wilfully.", ["sec_3"]),
        ("References in this Part to doing an act are to doing it intentionally.", ["sec_3"]),
        # GUIDELINES.md: negligence is none of the three.
        ("No offence under this Act is committed unless the person acts with intent or by negligence.", ["sec_1", "sec_3"]),
        ("The offences in section 3 require no intention.", ["sec_1", "sec_3"]),
        ("Proceedings for an offence under section 3 are brought only within three years of knowledge.", ["sec_1", "sec_3"]),
        ("It is not necessary to prove the intent of the accused in any offence under this Act.", ["sec_1", "sec_3"]),
        ("This Act comes into force in May.", ["sec_1", "sec_3"]),
        (
            "Whoever, meaning to do an offence under this Act, begins to act on that intention and fails, attempts the offence.",
            ["sec_1", "sec_3"],
        ),
        ("Whoever abets an offence under this Act with intent is punished as its author.", ["sec_1", "sec_3"]),
        # What closes a shop is the mind of its owner, not of the offender.
        (
            "A shop that served an offence under this Act is closed if that was done with the knowledge of its owner.",
            ["sec_1", "sec_3"],
        ),
        ("Licences lapse after offences under this Act with the consent or connivance of the managers.", ["sec_1", "sec_3"]),
        # General parts of codes ask for a mental element where an offence is silent.
        ("The general part of the Penal Code applies to the offences of this Act.", []),
        ("Chapter 2 of the Criminal Code applies to the offences of this Act.", []),
        ("The general principles of the Criminal Code apply to offences in this Part.", ["sec_3"]),
        ("Chapter 5 of the Criminal Code applies to the offences of this Act.", ["sec_1", "sec_3"]),
        # Duties, immunities, sentencing, forfeiture and definitions in which the words meet.
        ("If an offence under this Act comes to the knowledge of a provider, it is reported.", ["sec_1", "sec_3"]),
        ("A host is not liable for an offence under this Act unless it had actual knowledge.", ["sec_1", "sec_3"]),
        ("In sentencing for an offence under this Act the court weighs the intent to obtain a gain.", ["sec_1", "sec_3"]),
        ("Tools of an offence under this Act are forfeited unless the seller had no knowledge.", ["sec_1", "sec_3"]),
        ("An offence under this Act by a legal person is that of its agent if his knowledge is proved.", ["sec_1", "sec_3"]),
    ],
)
def test_a_rule_counts_as_far_as_it_reaches(words: str, reported: list[str]) -> None:
    assert without_intent(words) == reported


def test_an_offence_that_does_without_intention_is_not_supplied_with_it() -> None:
    law = (
        LawBuilder()
        .section("1").says("A person who opens a system, whether intentionally or not, commits an offence.", **ACCESS)
        .section("2").says("No offence under this Act is committed by a person who acts without intention.", roles=["other"])
        .build()
    )  # fmt: skip
    cues = CueFinder(spacy.blank("en"), CATALOGUE.lexicons).find(spacy.blank("en")(law.text))
    offence = replace(law.judgements[0], cues=tuple(c for c in cues if law.judgements[0].clause.span.contains(c.span)))
    general = GeneralMentalElements(law.text, ProvisionTree(law.provisions), law.judgements)
    assert general.covering(law.judgements[0]) is not None
    assert general.covering(offence) is None
