"""Segments tile the text, give every span back, and cost no more than sorting."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.records import Span
from annotator.report.segments import cut

spans_in = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p))), max_size=25)


@given(text=st.text(max_size=50), spans=spans_in, breaks=st.lists(st.integers(-5, 70), max_size=8))
def test_segments_give_back_the_text_and_every_span(text: str, spans: list[Span], breaks: list[int]) -> None:
    segments = cut(len(text), spans, breaks)
    assert "".join(text[s.start : s.end] for s in segments) == text
    assert all(s.start < s.end for s in segments)
    for index, span in enumerate(spans):
        covered = [s for s in segments if index in s.covers]
        assert "".join(text[s.start : s.end] for s in covered) == text[span.start : span.end]


@given(text=st.text(min_size=1, max_size=50), spans=spans_in, breaks=st.lists(st.integers(1, 49), max_size=8))
def test_segments_are_cut_at_every_bound_and_nowhere_else(text: str, spans: list[Span], breaks: list[int]) -> None:
    segments = cut(len(text), spans, breaks)
    wanted = {0, *breaks} | {b for s in spans if s.start < min(s.end, len(text)) for b in (s.start, s.end)}
    assert {s.start for s in segments} == {b for b in wanted if b < len(text)}
    assert all(list(s.covers) == sorted(set(s.covers)) for s in segments)


def test_an_empty_text_has_no_segments() -> None:
    assert cut(0, [Span(0, 0), Span(0, 3)]) == []


@pytest.mark.timing
def test_ten_times_the_spans_take_little_more_than_ten_times_as_long() -> None:
    def seconds(count: int) -> float:
        spans = [Span(3 * i, 3 * i + 5) for i in range(count)]
        start = time.process_time()
        cut(3 * count + 5, spans)
        return time.process_time() - start

    seconds(1000)
    few = min(seconds(2000) for _ in range(5))
    many = min(seconds(20000) for _ in range(3))
    assert many < 60 * few
