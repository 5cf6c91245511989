"""A report of ours, or data, given where a law is asked for: one clear sentence instead of an analysis of it."""

from __future__ import annotations

import pytest
from report_factories import full_report

from annotator.errors import AnnotatorError
from annotator.reading import read_bytes
from annotator.report.formats import find_format, render_bytes

OURS = ("html", "json", "jsonl", "sarif", "csv", "memo", "webannotation")


@pytest.mark.parametrize("name", OURS)
def test_our_own_report_is_not_taken_for_a_law(name: str) -> None:
    data = render_bytes(full_report(), find_format(name))
    with pytest.raises(AnnotatorError, match=r"^law\.txt is a report of this program, not a law"):
        read_bytes(data, "law.txt")


@pytest.mark.parametrize("name", ["displacy", "labelstudio"])
def test_data_of_ours_is_not_taken_for_a_law(name: str) -> None:
    with pytest.raises(AnnotatorError, match="is JSON data, not the text of a law"):
        read_bytes(render_bytes(full_report(), find_format(name)), "law.txt")


@pytest.mark.parametrize("name", ["xlsx", "csv-zip", "spacy"])
def test_binary_reports_are_refused_too(name: str) -> None:
    with pytest.raises(AnnotatorError):
        read_bytes(render_bytes(full_report(), find_format(name)), "law.txt")


@pytest.mark.parametrize("data", [b'{"a": 1}', b"[1, 2]", b'\xef\xbb\xbf {"a": 1}\n{"b": 2}\n', b"[" * 3 + b"]" * 3])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(AnnotatorError, match="is JSON data"):
        read_bytes(data, "x.json")


@pytest.mark.parametrize(
    "text",
    ["[Assented to 1st May]\n1. Title\nThis is an Act.\n", "{1} Title\nThis is a law.\n", "[" * 100_000, '"id" means a card.\n'],
)
def test_a_law_that_begins_like_data_is_read(text: str) -> None:
    assert read_bytes(text.encode(), "law.txt").text.strip() == text.strip()


def test_a_page_that_only_speaks_of_us_is_read() -> None:
    page = b"<html><head><title>x</title></head><body><p>annotator 0.1.0 is a program. 1. Title</p></body></html>"
    assert "annotator" in read_bytes(page, "page.html").text
