"""What a comparison says of a definition: wider, narrower, or that it cannot tell."""

from __future__ import annotations

import pytest
from compare_factories import NEIGHBOUR, compare_reports, directed, law, report
from definition_pairs import UNDECIDED, WIDER

from annotator.compare.records import Change, Comparison


def compare(before: str, after: str) -> Comparison:
    """Compare two laws with one section of definitions each."""
    return compare_reports(*[report(law(NEIGHBOUR, f"In this Act—\n{text}", heading="Definitions")) for text in (before, after)])


@pytest.mark.parametrize(("narrow", "wide"), WIDER.values(), ids=list(WIDER))
def test_a_definition_is_widened_one_way_and_narrowed_the_other(narrow: str, wide: str) -> None:
    there, back = directed(compare(narrow, wide)), directed(compare(wide, narrow))
    assert [(c.type, c.direction) for c in there] == [("definition-widened", "worse")]
    assert [(c.type, c.direction) for c in back] == [("definition-narrowed", "better")]


@pytest.mark.parametrize(("before", "after"), UNDECIDED.values(), ids=list(UNDECIDED))
def test_what_the_words_do_not_tell_has_no_direction(before: str, after: str) -> None:
    assert directed(compare(before, after)) == []
    assert directed(compare(after, before)) == []


@pytest.mark.parametrize("name", ["the means of an act", "other words", "one condition for another", "a lack with more words"])
def test_an_undecided_change_of_a_definition_is_still_said(name: str) -> None:
    (change,) = compare(*UNDECIDED[name]).changes
    assert (change.type, change.direction, change.severity) == ("definition-reworded", "neutral", "low")


def test_the_evidence_is_the_term_and_the_words_that_differ() -> None:
    (change,) = directed(compare(*WIDER["one definition among many"]))
    assert change.old == ()
    assert [q.text for q in change.new] == ["cult", "pressure"]
    (back,) = directed(compare(*WIDER["one definition among many"][::-1]))
    assert ([q.text for q in back.old], back.new) == (["cult", "pressure"], ())


def test_each_definition_of_a_list_is_said_by_itself() -> None:
    old = "“device” means a portable computer; “group” means a team; “tool” means a hammer."
    new = "“device” means a computer; “group” means a team; “tool” means a hammer or a saw."
    changes = directed(compare(old, new))
    assert [(c.type, (c.old or c.new)[0].text) for c in changes] == [
        ("definition-widened", "device"),
        ("definition-widened", "tool"),
    ]


def test_a_wider_definition_of_what_is_protected_is_better() -> None:
    narrow, wide = "“personal data” means a name.", "“personal data” means a name or a number."
    assert [(c.type, c.direction) for c in directed(compare(narrow, wide))] == [("protecting-term-widened", "better")]
    assert [(c.type, c.direction) for c in directed(compare(wide, narrow))] == [("protecting-term-narrowed", "worse")]


def test_a_rule_for_powers_does_not_read_a_definition_the_other_way_round() -> None:
    """“Without the knowledge” is bad in a power; in a definition it is a condition, and dropping it widens the term."""
    assert {c.direction for c in directed(compare(*WIDER["a qualifying phrase dropped"]))} == {"worse"}


def test_a_reworded_definition_is_not_said_beside_a_change_that_is_understood() -> None:
    old = "“serious offence” means an offence punishable by at least four years of imprisonment."
    new = "“serious offence” means an offence punishable by at least two years of imprisonment."
    changes: tuple[Change, ...] = compare(old, new).changes
    assert [c.type for c in changes] == ["gateway-lowered"]
