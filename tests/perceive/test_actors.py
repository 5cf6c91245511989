"""Who must, may, must not, need not: negation exact, actors from the catalogue's lists."""

from __future__ import annotations

import pytest
from factories import LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.actors import ActorFinder, is_release, with_actors
from annotator.records import Span

FINDER = ActorFinder(load_catalogue().lexicons)

CASES = {
    "The Minister may direct a provider to stop.": [("authority", "may")],
    "Each State Party shall adopt such measures as may be necessary.": [("state", "must")],
    "The court, on the application of an officer, may issue a warrant.": [("court", "may")],
    "The order may be varied by the court.": [("court", "may")],
    "A service provider who receives an order of a court must comply.": [("provider", "must")],
    "The Minister may not disclose the order.": [("authority", "must-not")],
    "No officer shall enter a dwelling.": [("authority", "must-not")],
    "Nobody may read the letters of another.": [("person", "must-not")],
    "No provider shall be obliged to watch over content.": [("provider", "need-not")],
    "A person is not required to answer.": [("person", "need-not")],
    "The customer need not be told, and the provider must keep records.": [("person", "need-not"), ("provider", "must")],
    "Nothing in this section shall require a provider to decrypt messages.": [("provider", "need-not")],
    "Nothing in this Act shall be construed as obliging any person to keep data.": [("person", "need-not")],
    "A request shall not be refused except on the ground stated in section 9.": [("unnamed", "must-not")],
    "Users are entitled to a copy.": [("person", "may")],
    "The log is kept for a year.": [],
    # "State" is a verb behind "shall", or before what is stated; otherwise a State.
    "The order shall state the data sought and the period within which it is to be produced.": [
        ("unnamed", "must"),
        ("unnamed", "must"),
    ],
    "A notice states whether the data must be kept.": [("unnamed", "must")],
    "The State shall keep a register.": [("state", "must")],
    "States that ratify this Convention shall keep a register.": [("state", "must")],
    "A State which receives a request may refuse it.": [("state", "may")],
    "Aid, or commission of that offence, shall be punished.": [("unnamed", "must")],
    "The Commission of the Union shall keep a register.": [("authority", "must")],
    # A Party to a treaty has a capital.
    "Each of the Parties shall keep a register.": [("state", "must")],
    "A Party may refuse a request.": [("state", "may")],
    "A party to the proceedings may appeal.": [("person", "may")],
    # What can be is not what somebody is allowed.
    "If a magistrate suspects that there may be evidence, the magistrate may order a search.": [
        ("unnamed", "may"),
        ("court", "may"),
    ],
    "An officer who believes that a record may be lost must copy it.": [("unnamed", "may"), ("authority", "must")],
    "An officer who believes that a record is lost may search.": [("authority", "may")],
    "The register may be kept by an officer.": [("authority", "may")],
    "There shall be a register.": [("unnamed", "must")],
    # Who stands in a condition is not who is released.
    "Nothing in this Act shall be construed as an obligation to help if it is meant to punish a person.": [
        ("unnamed", "need-not")
    ],
}


@pytest.mark.parametrize("wording", CASES)
def test_actors_and_modalities(wording: str) -> None:
    found = FINDER.find(wording, Span(0, len(wording)))
    assert [(a.kind, a.modality) for a in found] == CASES[wording]


@pytest.mark.parametrize("wording", CASES)
def test_every_span_lies_in_the_clause_and_holds_the_verb(wording: str) -> None:
    text = "Before. " + wording + " After."
    clause = Span(8, 8 + len(wording))
    for actor in FINDER.find(text, clause):
        assert clause.contains(actor.span)
        assert actor.span.length > 0


@pytest.mark.parametrize(
    ("wording", "releases"),
    [
        ("No provider shall be obliged to retain the data of its customers.", True),
        ("Nothing in this Part shall require a person to give a password.", True),
        ("No public body shall slow or block a network under this Act.", True),
        ("Content shall not be removed under this Act.", True),
        ("No officer shall enter a dwelling unless a judge has issued a warrant.", False),
        ("The provider need not answer, but shall keep the data.", False),
        ("No person shall activate a card that is not registered.", False),
        ("A provider shall keep the data.", False),
        # Leave without a name, beside a prohibition; what only looks like one.
        ("Any device that is found there may be seized. It shall not be damaged.", False),
        ("Traffic data may be collected for thirty days. The content of messages may not be collected.", False),
        ("A warrant shall not be required for the search of a vehicle.", False),
        ("It shall not be unlawful for an officer of the service to open a computer.", False),
        ("Assistance shall not be refused on the ground of bank secrecy.", False),
        ("Nothing in this section shall prevent an officer from seizing what he finds.", False),
        ("No device shall be seized, as the case may be, from a journalist.", True),
    ],
)
def test_a_clause_that_only_releases_or_forbids_the_state(wording: str, releases: bool) -> None:
    span = Span(0, len(wording))
    assert is_release(wording, FINDER.find(wording, span), span) is releases


def test_a_release_confers_no_power_but_an_order_of_secrecy_may_be_a_prohibition() -> None:
    law = (
        LawBuilder()
        .section("1").says("No provider shall be obliged to retain data.", powers=["data-retention"], roles=["provider-duty"])
        .section("2").says("The existence of the order shall not be disclosed.", powers=["secrecy-order"])
        .section("3").says("A provider shall retain data.", powers=["data-retention"], roles=["provider-duty"])
        .build()
    )  # fmt: skip
    judged = with_actors(law.text, law.judgements, FINDER)
    assert [j.powers for j in judged] == [(), ("secrecy-order",), ("data-retention",)]
    assert [j.roles for j in judged] == [("safeguard",), ("power",), ("provider-duty",)]


def test_a_definition_binds_nobody() -> None:
    law = LawBuilder().section("1").says("“order” means what a court may issue.", roles=["definition"]).build()
    assert with_actors(law.text, law.judgements, FINDER)[0].actors == ()


def test_without_lists_of_actors_every_verb_is_unnamed() -> None:
    found = ActorFinder({}).find("The court may act.", Span(0, 18))
    assert [(a.kind, a.modality) for a in found] == [("unnamed", "may")]
