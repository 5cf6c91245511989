"""The whole run on texts that repeat themselves: what takes a moment for a little takes a moment more for more."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hostile_texts import UNITS

from annotator.api import annotate_document, load, with_cautions
from annotator.errors import AnnotatorError
from annotator.reading import read_text
from annotator.report.formats import render_bytes
from annotator.report.outputs import all_formats

pytestmark = pytest.mark.timing
SMALL, LARGE = 6_000, 24_000
#: Four times the text may take eight times as long; quadratic time would take sixteen.
MOST = 8.0
#: Steps of the processor clock and first-time work are not growth.
FLOOR = 0.1
#: Openings after which a run of white space or marks has been expensive.
OPENINGS = (
    "section 1,",
    "section 1 (a),",
    "whoever a",
    "1(",
    "in this Act “data”",
    "any person who does a",
    "Provided",
    "Article 5.",
)
FILLINGS = (" ", "\n", " \n", "-", "1", "a ", '" ')


def seconds(text: str) -> float:
    """Processor time of annotating a text."""
    document = with_cautions(read_text(text))
    pipeline = load()
    start = time.process_time()
    annotate_document(document, pipeline)
    return time.process_time() - start


def inside_a_law(filling: str, length: int) -> str:
    return "1. Access\n(1) A person shall not act " + filling * (length // len(filling)) + " of this.\n2. End\nThe end.\n"


def check(make: Callable[[int], str]) -> None:
    try:
        small = seconds(make(SMALL))
    except AnnotatorError:
        return  # white space alone is no text
    large = seconds(make(LARGE))
    if large >= MOST * max(small, FLOOR):  # other work on the machine only adds to a time
        large = min(large, seconds(make(LARGE)))
    assert large < MOST * max(small, FLOOR), (small, large)


@pytest.mark.parametrize("name", UNITS)
def test_a_text_of_one_thing_over_and_over(name: str) -> None:
    check(lambda length: UNITS[name] * (length // len(UNITS[name])))


@pytest.mark.parametrize("name", UNITS)
def test_a_law_with_one_thing_over_and_over_inside(name: str) -> None:
    check(lambda length: inside_a_law(UNITS[name], length))


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_law_with_a_long_run_after_words_that_open_something(opening: str) -> None:
    for filling in FILLINGS:
        check(lambda length, f=filling: inside_a_law(opening + f * (length // len(f)), length))  # type: ignore[misc]
        check(lambda length, f=filling: inside_a_law(opening + 5 * f, length))  # type: ignore[misc]


@pytest.mark.parametrize("name", ["brackets", "points", "points on lines", "sections", "curly quotes", "right to left", "tags"])
def test_every_format_writes_it_in_linear_time(name: str) -> None:
    def rendered(length: int) -> float:
        document = read_text("1. Access\nA person commits an offence. " + UNITS[name] * (length // len(UNITS[name])))
        report = annotate_document(document, load())
        start = time.process_time()
        for form in all_formats():
            render_bytes(report, form)
        return time.process_time() - start

    rendered(100)
    small, large = rendered(SMALL), rendered(LARGE)
    assert large < MOST * max(small, FLOOR), (small, large)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("unit", ["the person and the data, ", "x"])
def test_a_line_of_fifty_megabytes_is_parsed(unit: str) -> None:
    """The largest text that the limits let in, as a single line: structure within a minute of processor time."""
    from annotator.reading import read_bytes
    from annotator.structure.parse import parse_structure

    data = b"1. The authority may order " + unit.encode() * (50 * 1024 * 1024 // len(unit))
    start = time.process_time()
    text = read_bytes(data[: 50 * 1024 * 1024], "line.txt").text
    structure = parse_structure(text)
    assert len(structure.clauses) == 1
    assert time.process_time() - start < 60
