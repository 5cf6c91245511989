"""Which clause continues which: renumbered, moved, split, merged, inserted, dropped, rewritten."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from compare_factories import compare_texts, directed, law, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.compare.assignment import assign
from annotator.compare.compare import compare_reports
from annotator.compare.records import Comparison

TEXTS = (
    "A provider shall keep its records for one year and shall show them to the Registrar.",
    "No officer shall enter a dwelling without the consent of the occupier or a warrant of a judge.",
    "Whoever knowingly sells an access code commits an offence and is liable to a fine.",
    "The Council consists of seven members appointed for five years by the Assembly.",
    "A person whose data was copied shall be informed of the measure within ninety days.",
    "Requests of foreign authorities pass through the central authority at the ministry.",
    "Every licensee pays a yearly fee into the fund described in the schedule.",
)


def relation_of(comparison: Comparison, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(r.old, r.new) for r in comparison.relations if r.kind == kind]


@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_assignment_is_the_best_there_is(n: int, m: int, random: object) -> None:
    gain = np.array([[random.choice([0, 0, 1, 2, 3, 5]) for _ in range(m)] for _ in range(n)])  # type: ignore[attr-defined]
    pairs = assign(gain)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    small, large = (gain, m) if n <= m else (gain.T, n)
    best = max(sum(small[r, c] for r, c in enumerate(order)) for order in itertools.permutations(range(large), min(n, m)))
    assert sum(gain[r, c] for r, c in pairs) == best


def test_a_law_beside_itself_has_nothing_to_report() -> None:
    same = report(law(*TEXTS))
    comparison = compare_reports(same, same)
    assert comparison.changes == ()
    assert not any(p.is_changed for p in comparison.pairs)
    assert {r.kind for r in comparison.relations} == {"kept"}


@pytest.mark.parametrize("at", range(len(TEXTS)))
def test_an_inserted_section_renumbers_the_rest_and_changes_nothing_else(at: int) -> None:
    new = "The Minister may by order block access to any address that he considers harmful."
    comparison = compare_reports(report(law(*TEXTS)), report(law(*TEXTS[:at], new, *TEXTS[at:])))
    assert relation_of(comparison, "inserted") == [((), (f"sec_{at + 1}",))]
    assert not relation_of(comparison, "dropped")
    assert [c.type for c in directed(comparison)] == ["power-added"]
    assert all(not p.is_changed for p in comparison.pairs if p.old is not None)


def test_renumbering_with_its_citations_is_no_change() -> None:
    body = "Subject to section {n}, the order under section {n}(2) shall name the person concerned."
    old = law(*TEXTS[:3], body.format(n=2))
    new = law("This section is reserved for a later purpose of the Assembly.", *TEXTS[:3], body.format(n=3))
    comparison = compare_reports(report(old), report(new))
    assert directed(comparison) == []
    assert [p for p in comparison.pairs if p.old is not None and p.is_changed] == []


def test_a_section_that_moves_is_called_moved() -> None:
    moved = [*TEXTS[1:6], TEXTS[0], TEXTS[6]]
    comparison = compare_reports(report(law(*TEXTS)), report(law(*moved)))
    assert relation_of(comparison, "moved") == [(("sec_1",), ("sec_6",))]
    assert directed(comparison) == []


def subsections(*texts: str) -> str:
    return "\n".join(f"({i}) {text}" for i, text in enumerate(texts, start=1))


def test_a_section_can_be_split_and_two_can_be_merged() -> None:
    together = law(TEXTS[3], subsections(TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[4]), TEXTS[5])
    apart = law(TEXTS[3], subsections(TEXTS[0], TEXTS[1]), subsections(TEXTS[2], TEXTS[4]), TEXTS[5])
    split = compare_reports(report(together), report(apart))
    merged = compare_reports(report(apart), report(together))
    assert relation_of(split, "split") == [(("sec_2",), ("sec_2", "sec_3"))]
    assert relation_of(merged, "merged") == [(("sec_2", "sec_3"), ("sec_2",))]
    assert directed(split) == directed(merged) == []


def test_a_rewritten_clause_between_the_same_neighbours_is_not_dropped_and_inserted() -> None:
    before = subsections(TEXTS[0], "An order under this section lasts no longer than sixty days.", TEXTS[2])
    after = subsections(TEXTS[0], "The length of an order is governed by domestic law.", TEXTS[2])
    comparison = compare_texts(before, after)
    assert all(p.old is not None and p.new is not None for p in comparison.pairs)


@given(st.permutations(TEXTS), st.sets(st.integers(0, 6), max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_clause_stands_in_exactly_one_pair(order: list[str], left_out: set[int]) -> None:
    old = report(law(*TEXTS))
    new = report(law(*[t for i, t in enumerate(order) if i not in left_out]))
    comparison = compare_reports(old, new)
    assert sorted(p.old for p in comparison.pairs if p.old is not None) == list(range(len(old.judgements)))
    assert [p.new for p in comparison.pairs if p.new is not None] == list(range(len(new.judgements)))


@pytest.mark.slow
def test_a_thousand_provisions_are_compared_in_seconds() -> None:
    words = [f"term{i}" for i in range(400)]

    def text(i: int) -> str:
        own = " ".join(words[(i * k) % 400] for k in range(3, 25))
        return f"A person who handles {own} shall inform the Registrar within {i % 30 + 2} days."

    old = report(law(*[text(i) for i in range(1000)]))
    new = report(law(*[text(i).replace("shall", "may") for i in range(1, 1000)]))
    start = time.process_time()
    comparison = compare_reports(old, new)
    assert time.process_time() - start < 20
    aligned = sum(p.old is not None and p.new is not None and p.new == p.old - 1 for p in comparison.pairs)
    assert aligned >= 0.98 * 999
