"""Suggested wording: every slot speaks from the clause, and says something sensible where the clause is silent."""

from __future__ import annotations

import re

import pytest
from factories import LawBuilder
from hypothesis import given
from hypothesis import strategies as st

from annotator.catalogue_loader import load_catalogue
from annotator.catalogue_records import REPORTED, SUGGESTION_SLOTS
from annotator.catalogue_yaml import CatalogueError, check_template, parse_yaml
from annotator.reason.wording import (
    Passage,
    describe_change,
    describe_intent,
    describe_penalty,
    describe_suggestion,
    find_authority,
    find_conduct,
    quote_terms,
    suggest,
)
from annotator.records import Clause, Cue, Judgement, Penalty, Span

TEMPLATES = {label.id: label.suggestion for family in REPORTED for label in load_catalogue().family(family) if label.suggestion}


def passage(text: str, quote: str = "", roles: tuple[str, ...] = ("offence",), **cues: str) -> Passage:
    """A clause, the words of a finding in it, and cues given as lexicon=words."""
    found = tuple(
        Cue(name.replace("_", "-"), Span(text.index(w), text.index(w) + len(w)))
        for name, all_ in cues.items()
        for w in all_.split("|")
    )
    at = text.index(quote) if quote else 0
    judgement = Judgement(Clause("c", "sec_4", Span(0, len(text))), roles, cues=tuple(sorted(found, key=lambda c: c.span)))
    return Passage(text, judgement, Span(at, at + len(quote)), "section 4")


@pytest.mark.parametrize(
    ("clause", "person", "conduct"),
    [
        ("(1) A person who gains access to a machine commits an offence.", "a person who", "gains access to a machine"),
        ("Whoever spreads rumours is liable to prison.", "whoever", "spreads rumours"),
        ("Any person who, without authority, alters data, commits an offence.", "any person who", "without authority, alters data"),  # noqa: E501
        ("No person shall publish lies; a fine applies.", "no person shall", "publish lies"),
        ("Every person who— (a) publishes; or (b) sends", "a person who", "does the act that the provision describes"),
        ("It is forbidden to lie.", "a person who", "does the act that the provision describes"),
        ("", "a person who", "does the act that the provision describes"),
    ],
)  # fmt: skip
def test_who_is_punished_and_for_what(clause: str, person: str, conduct: str) -> None:
    assert find_conduct(clause) == (person, conduct)


@pytest.mark.parametrize(
    ("conduct", "words"),
    [
        ("gains access", "intentionally and without right"),
        ("without authority gains access", "intentionally and"),
        ("gains unauthorised access", "intentionally"),
    ],
)
def test_intention_is_asked_for_without_repeating_the_lack_of_right(conduct: str, words: str) -> None:
    assert describe_intent(conduct) == words


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("(1) The Minister may order records.", "the Minister"),
        ("An investigating officer may enter any house.", "an investigating officer"),
        ("Where the court sits, any police officer shall search.", "any police officer"),
        ("A provider shall give records to the police officer.", "the authority"),
        ("Data may be kept.", "the authority"),
    ],
)
def test_the_authority_is_who_stands_before_the_verb(text: str, authority: str) -> None:
    named = [w for w in ("Minister", "investigating officer", "police officer") if w in text]
    cues = {"executive_authorities": "|".join(named)} if named else {}
    assert find_authority(passage(text, roles=("power",), **cues)) == authority


def test_an_offence_names_no_authority() -> None:
    assert find_authority(passage("The Minister may lie.", executive_authorities="Minister")) == "the authority"


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        (None, "the penalty"),
        (Penalty(fine="a fine"), "the penalty"),
        (Penalty(max_years=10), "imprisonment for up to 10 years"),
        (Penalty(max_years=1), "imprisonment for up to 1 year"),
        (Penalty(max_years=0.5), "imprisonment for up to 6 months"),
        (Penalty(max_years=1.5), "imprisonment for up to 1.5 years"),
        (Penalty(max_years=99), "imprisonment for life"),
        (Penalty(max_years=100), "the death penalty"),
        (Penalty(max_years=10, min_years=2), "the minimum term of 2 years"),
        (Penalty(max_years=10, min_years=0), "imprisonment for up to 10 years"),
    ],
)
def test_penalties_in_words(penalty: Penalty | None, words: str) -> None:
    assert describe_penalty(penalty) == words


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("may refuse", "replace “may refuse” by “shall refuse”"),
        ("should, where possible, inform", "replace “should, where possible, inform” by “shall inform”"),
        ("shall endeavour to", "replace “shall endeavour to” by “shall”"),
        ("as appropriate", "delete “as appropriate”"),
        ("shall, where appropriate, notify the person concerned", "delete “where appropriate”"),
        ("shall, as far as reasonably practicable, tell whoever may be affected", "delete “as far as reasonably practicable”"),
        ("may, where appropriate, notify", "replace “may, where appropriate, notify” by “shall notify”"),
        ("only where strictly necessary", "replace the words that leave a choice by “shall”"),
        ("a Party may reserve the right not to apply", "delete the reservation, so that the protection holds for every Party"),
        ("may declare that it requires a court order", "delete the reservation, so that the protection holds for every Party"),
        (
            "the persons who may be affected should be told",
            "replace “the persons who may be affected should be told” by “the persons who may be affected shall be told”",
        ),
        ("only where necessary", "replace the words that leave a choice by “shall”"),
        ("shall as soon as possible inform the appropriate person", "replace the words that leave a choice by “shall”"),
        ("political opinion", "replace the words that leave a choice by “shall”"),
        ("", "replace the words that leave a choice by “shall”"),
    ],
)
def test_optional_words_and_their_change(words: str, change: str) -> None:
    assert describe_change(words) == change


def test_open_words_come_from_the_lexicon_first() -> None:
    text = "Whoever sends grossly offensive or annoying words is guilty."
    assert quote_terms(passage(text, "sends", vague_terms="grossly offensive|annoying")) == "“grossly offensive” and “annoying”"
    assert quote_terms(passage(text, "annoying words")) == "“annoying words”"
    assert quote_terms(passage(text)) == "the open words"
    assert quote_terms(passage(text, text)) == "the open words"


def test_quotation_marks_and_leading_numbers_of_the_law_do_not_break_ours() -> None:
    made = suggest("Delete “{quote}”.", passage("(4) The “Minister” may order it.", "(4) The “Minister” may order it."))
    assert made == "Delete “The Minister may order it.”."


def test_a_slot_at_the_beginning_of_a_sentence_has_a_capital() -> None:
    made = suggest("{authority} acts. {authority} or {authority}: “{authority} acts”", passage("x"))
    assert made == "The authority acts. The authority or the authority: “The authority acts”"


def test_braces_in_a_law_stay_braces() -> None:
    assert suggest("Delete “{quote}”.", passage("Say {quote} and {x}", "{quote} and {x}")) == "Delete “{quote} and {x}”."


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_suggestion_reads_well_with_and_without_a_clause(name: str) -> None:
    clause = passage(
        "The Minister may, without delay, send offensive records.", "may", ("power",), executive_authorities="Minister"
    )
    for made in (suggest(TEMPLATES[name], clause), suggest(TEMPLATES[name], passage("x")), describe_suggestion(TEMPLATES[name])):
        assert "{" not in made
        assert "  " not in made
        assert "““" not in made
        assert made[0].isupper()
        assert re.search(r"[.”]$", made)
        assert made.count("“") == made.count("”")


@given(st.sampled_from(sorted(TEMPLATES)), st.text(max_size=300))
def test_any_clause_gives_a_suggestion(name: str, text: str) -> None:
    assert suggest(TEMPLATES[name], passage(text, text))


def test_the_catalogue_refuses_an_unknown_slot() -> None:
    value = parse_yaml("a: Change {autority}.", "x.yaml").fields("x", ("a",))["a"]
    with pytest.raises(CatalogueError, match="did you mean “authority”"):
        check_template(value, "suggestion", SUGGESTION_SLOTS)


def test_findings_carry_the_names_of_their_provision_and_powers() -> None:
    law = LawBuilder().section("7").says("The Minister may shut down the network.", powers=["shutdown"]).build()
    made = Passage(law.text, law.judgements[0], law.judgements[0].clause.span, "section 7", "shutdown of networks or services")
    assert "section 7" in suggest(TEMPLATES["missing-proportionality"], made)
    assert "shutdown of networks" in suggest(TEMPLATES["missing-proportionality"], made)
