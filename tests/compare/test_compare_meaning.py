"""What changes of wording mean: tables of clauses before and after, in many drafting traditions, without any model."""

from __future__ import annotations

import pytest
from clause_pairs import BETTER, SILENT, WORSE
from compare_factories import NEIGHBOUR, compare_texts, directed, law, report
from hypothesis import given, settings
from hypothesis import strategies as st
from unseen_pairs import UNSEEN

from annotator.compare.compare import compare_reports
from annotator.compare.records import OPPOSITE, Comparison, Direction

# Measured when the pairs were written: so many of them were read exactly right, and none the wrong way round.
UNSEEN_RIGHT = 19
CASES = [("worse", name, *row) for name, row in WORSE.items()] + [("better", name, *row) for name, row in BETTER.items()]


@pytest.mark.parametrize(("direction", "name", "before", "after", "types"), CASES, ids=[c[1] for c in CASES])
def test_a_change_is_found_with_its_direction_and_kind(
    direction: Direction, name: str, before: str, after: str, types: set[str]
) -> None:
    changes = directed(compare_texts(before, after))
    assert {c.type for c in changes} & types
    assert {c.direction for c in changes} == {direction}


def test_notice_that_becomes_a_choice_is_not_also_dropped() -> None:
    before, after, _ = WORSE["caribbean: notice made a choice"]
    assert {c.type for c in directed(compare_texts(before, after))} == {"safeguard-made-optional"}


@pytest.mark.parametrize(("before", "after"), SILENT.values(), ids=list(SILENT))
def test_a_change_that_changes_nobodys_position_is_silent(before: str, after: str) -> None:
    assert directed(compare_texts(before, after)) == []
    assert directed(compare_texts(after, before)) == []


@pytest.mark.parametrize(("before", "after", "types"), WORSE.values(), ids=list(WORSE))
@pytest.mark.parametrize("role", ["safeguard", "power"])
def test_what_the_model_sees_does_not_turn_a_change_round(role: str, before: str, after: str, types: set[str]) -> None:
    """With any label on every clause, right or wrong, a change that the words show keeps its direction."""
    drafts = [report(law(NEIGHBOUR, text), roles=(role,)) for text in (before, after)]
    assert "better" not in {c.direction for c in compare_reports(*drafts).changes}


def test_pairs_that_no_rule_was_made_for() -> None:
    right = 0
    for expected, before, after in UNSEEN:
        found = {c.direction for c in directed(compare_texts(before, after))}
        assert not found or found == {expected}, (before, found)
        right += found == ({expected} if expected else set())
    assert right >= UNSEEN_RIGHT


def signature(comparison: Comparison, *, is_mirrored: bool = False) -> list[tuple[str, str, Direction]]:
    """Where which changes stand; mirrored, as the reverse comparison should say it."""
    rows = []
    for pair in comparison.pairs:
        old = "" if pair.old is None else comparison.old.judgements[pair.old].clause.eid
        new = "" if pair.new is None else comparison.new.judgements[pair.new].clause.eid
        for change in pair.changes:
            rows.append((new, old, OPPOSITE[change.direction]) if is_mirrored else (old, new, change.direction))
    return sorted(rows)


@given(st.lists(st.sampled_from([*WORSE.values(), *BETTER.values()]), min_size=1, max_size=4, unique_by=lambda row: row[0]))
@settings(max_examples=40, deadline=None)
def test_the_reverse_comparison_exchanges_worse_and_better(rows: list[tuple[str, str, set[str]]]) -> None:
    old = report(law(NEIGHBOUR, *[row[0] for row in rows]))
    new = report(law(NEIGHBOUR, *[row[1] for row in rows]))
    assert signature(compare_reports(new, old), is_mirrored=True) == signature(compare_reports(old, new))


@pytest.mark.parametrize(("before", "after", "types"), [*WORSE.values(), *BETTER.values()])
def test_evidence_quotes_its_own_draft(before: str, after: str, types: set[str]) -> None:
    comparison = compare_texts(before, after)
    for change in comparison.changes:
        assert change.old or change.new
        for quotes, side in ((change.old, comparison.old), (change.new, comparison.new)):
            for quote in quotes:
                assert side.document.text[quote.span.start : quote.span.end] == quote.text


def test_a_schedule_that_amends_other_laws_says_nothing_about_this_one() -> None:
    """What it inserts elsewhere is a rule of that law: dropped here, it may live on there."""
    schedule = "\nSCHEDULE\n\nWritten law\nExample Records Act\nAmendment\n\n12. A person who hides a record is guilty.\n"
    before, after = law(NEIGHBOUR) + schedule, law(NEIGHBOUR)
    assert directed(compare_reports(report(before), report(after))) == []
    rules = schedule.replace("Written law\nExample Records Act\nAmendment", "Rules of conduct")
    dropped = compare_reports(report(law(NEIGHBOUR) + rules, roles=("offence",)), report(after))
    assert [c.type for c in directed(dropped)] == ["offence-dropped"]
