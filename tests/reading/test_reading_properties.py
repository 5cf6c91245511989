"""Whatever the bytes, they are read or refused in one sentence; never another exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_factories import column, docx, level, lists, numbered, pdf, run, zipped

from annotator.reading import ReadingError, read_bytes, read_text
from annotator.reading.numbering import number_label

BOUNDED = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SEEDS = {
    "docx": docx(numbered("one"), run("two"), numbering=lists(level(0, "decimal", "%1."))),
    "html": (
        b"<html><head><title>Act</title></head><body><ol type='i'><li>one<table><tr><td>(a)</td>"
        b"<td>x</td></tr></table></ol></body></html>"
    ),
    "akn": (
        b'<?xml version="1.0"?><akomaNtoso><act><section><num>1.</num><content><p>law</p></content></section></act></akomaNtoso>'
    ),
    "zip": zipped({"law.txt": b"Data Act 2030"}),
    "text": "Loi sur la cybercriminalité\n1. Titre".encode("cp1252"),
}
PDF = pdf([column("1. Title\n(1) Some text of a law.")])
HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html>",
    b"<?xml version='1.0'?>",
    b"<akomaNtoso>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xd0\xcf\x11\xe0",
]


def read_or_refuse(data: bytes) -> None:
    try:
        document = read_bytes(data, "law.txt")
    except ReadingError as error:
        message = str(error)
        assert "\n" not in message
        assert message.endswith(".")
        return
    assert document.text.strip()
    document.text.encode("utf-8")
    assert len(document.title) <= 200
    assert all(0 <= page <= len(document.text) for page in document.pages)


@BOUNDED
@given(st.sampled_from([head for head in HEADS if not head.startswith(b"%PDF")]), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes) -> None:
    read_or_refuse(head + data)


@pytest.mark.parametrize("seed", SEEDS)
@BOUNDED
@given(data=st.data())
def test_damaged_files_are_read_or_refused(seed: str, data: st.DataObject) -> None:
    content = bytearray(SEEDS[seed])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        if not content:
            break
    read_or_refuse(bytes(content))


@FEW
@given(st.data())
def test_damaged_pdfs_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(PDF)
    at = data.draw(st.integers(0, len(content) - 1))
    content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    read_or_refuse(bytes(content))


@BOUNDED
@given(st.text(max_size=200))
def test_any_string_keeps_its_length(text: str) -> None:
    try:
        assert len(read_text(text).text) == len(text)
    except ReadingError:
        assert not text.strip("\ufeff\u200b\u2060 \t\r\n") or not text.strip()


@BOUNDED
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\r\n\t"), min_size=1, max_size=200))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    data = ("Law 1. " + text).encode()
    assert read_bytes(data, "law.txt").text == "Law 1. " + text


@BOUNDED
@given(
    st.integers(-10, 100_000),
    st.sampled_from("decimal lowerLetter upperRoman ordinal cardinalText ordinalText decimalZero hex bullet".split()),
)
def test_every_number_has_a_short_label(number: int, number_format: str) -> None:
    assert len(number_label(number, number_format)) <= 40
