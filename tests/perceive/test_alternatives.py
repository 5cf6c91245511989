"""Many phrases in one pattern: the same matches as trying them from the longest to the shortest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.alternatives import match_any

PHRASES = st.lists(st.text("ab .(é", min_size=1, max_size=5), min_size=1, max_size=8, unique=True)


@given(PHRASES, st.text("ab .(é", max_size=40))
def test_it_matches_what_a_plain_alternation_from_the_longest_on_matches(phrases: list[str], text: str) -> None:
    plain = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    for frame in ("{}", r"\b(?:{})\b"):
        expected = [m.span() for m in re.finditer(frame.format(f"(?:{plain})"), text)]
        assert [m.span() for m in re.finditer(frame.format(match_any(phrases)), text)] == expected


def test_the_longest_phrase_wins_also_where_another_stands_in_it() -> None:
    pattern = match_any(["service", "service provider", "provider"])
    assert re.findall(pattern, "a service provider, a service and a provider") == ["service provider", "service", "provider"]


def test_no_phrases_are_refused() -> None:
    with pytest.raises(ValueError, match="no phrases"):
        match_any([])
