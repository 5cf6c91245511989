"""Whatever the text: it parses, nothing of it is lost, and nothing is placed twice."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.structure.parse import Structure, parse_structure
from annotator.structure.plain import plain_spaces

PIECES = [
    "Article 1",
    "Article 2 - Title",
    "1. Short title",
    "2. Offences",
    "(1) A person shall not do this.",
    "(2) Except",
    "(a) one;",
    "(b) two,",
    "(i) small",
    "PART I - GENERAL",
    "CHAPTER II",
    "First Schedule (Section 2)",
    "ANNEX",
    "ARRANGEMENT OF SECTIONS",
    "is amended by inserting the following—",
    "“12A. New (1) text",
    "”",
    '"',
    "Explanation.—For this",
    "Provided that",
    "[Act No. 3 of 2001, s. 2.]",
    "\f",
    "12",
    "C37 – 4",
    "- item",
    "1°",
    "§ 5. Name",
    "section 5 (2) (a) of this Act",
    "sections 4 to 9",
    "“data” means facts;",
    "Pasal 3",
    "المادة 4",
    "第五条",
    "1 A thing",
    "a one; b two",
    "(1)(a)(i)",
    "((((",
    "*_**",
    "…",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", "\r\n", ""]).map(lambda joint: joint.join(pieces))
)


def assert_tiles(text: str, structure: Structure) -> None:
    text = plain_spaces(text)  # what nobody sees is a blank
    by_eid = {p.eid: p for p in structure.provisions}
    assert len(by_eid) == len(structure.provisions)
    ends: dict[str | None, int] = {}
    at = 0
    for provision in structure.provisions:
        if provision.parent is None:
            assert not text[at : provision.span.start].strip()
            at = provision.span.end
        else:
            assert by_eid[provision.parent].span.contains(provision.span)
        assert ends.get(provision.parent, 0) <= provision.span.start
        ends[provision.parent] = provision.span.end
    assert not text[at:].strip()
    previous = 0
    for clause in structure.clauses:
        assert clause.eid in by_eid
        assert previous <= clause.span.start < clause.span.end
        previous = clause.span.end
    assert len({clause.id for clause in structure.clauses}) == len(structure.clauses)
    assert 0 <= structure.coverage <= 1


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_string_parses_and_is_tiled(text: str) -> None:
    assert_tiles(text, parse_structure(text))


@given(TEXTS)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_any_mixture_of_legal_pieces_is_tiled(text: str) -> None:
    assert_tiles(text, parse_structure(text))


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "1",
        "(",
        "(1)",
        "(a) ",
        "—",
        "- ",
        "- x\n",
        "\n",
        '"',
        "“",
        'following: "x ',
        "[",
        "Part I - A\n",
        "Article 1\n",
        'following:\n"a\n',
        "x [Act] ",
        '"(1) insert—\n',
        "1 A ",
        ".:)(",
    ],
)
@pytest.mark.timing
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    small, large = unit * (40_000 // len(unit)), unit * (320_000 // len(unit))
    parse_structure(small)
    start = time.process_time()
    parse_structure(small)
    middle = time.process_time()
    parse_structure(large)
    taken = time.process_time() - middle
    assert taken < 24 * max(middle - start, 0.02)
