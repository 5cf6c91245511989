"""PDF: reading order, columns, running headers, hyphens, paragraphs, pages, and files that cannot be read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zlib
from dataclasses import replace

import pytest
from reading_factories import column, pdf, pdf_of_streams, turned

from annotator import child_process
from annotator.reading import DEFAULT_LIMITS, ReadingError, read_bytes

SECTION = """1. Access to data
(1) Any person who without lawful authority gains access to the data of another person and thereby
obtains the content of a communication commits an offence and is liable to a fine or to prison for a term
of two years.
(2) Subsection (1) does not apply where the person \u2014
(a) acts with the consent of the owner of the system and for the purpose of testing its security; or
(b) publishes in the public interest.
2. Search of a system
A police officer may search a computer system under a warrant."""


def text_of(data: bytes) -> str:
    return read_bytes(data, "law.pdf").text


def test_wrapped_lines_become_paragraphs_and_items_keep_their_lines() -> None:
    assert text_of(pdf([column(SECTION)])).split("\n") == [
        "1. Access to data",
        "(1) Any person who without lawful authority gains access to the data of another person and thereby obtains the content "
        "of a communication commits an offence and is liable to a fine or to prison for a term of two years.",
        "(2) Subsection (1) does not apply where the person \u2014",
        "(a) acts with the consent of the owner of the system and for the purpose of testing its security; or",
        "(b) publishes in the public interest.",
        "2. Search of a system",
        "A police officer may search a computer system under a warrant.",
        "",
    ]


def test_a_reference_at_the_head_of_a_line_opens_no_item() -> None:
    text = (
        "Any person who is convicted of the offence that is mentioned in this very long line of section "
        "5 and\n(1) or (2) of it is liable."
    )
    assert text_of(pdf([column(text)])) == text.replace("\n", " ") + "\n"


LEFT = [f"left column line {i} with some words" for i in range(12)]
RIGHT = [f"right column line {i} with more text" for i in range(12)]


@pytest.mark.parametrize("shift", [0, 6])
def test_two_columns_are_read_one_after_the_other(shift: float) -> None:
    lines = [(60.0, 790.0, 14.0, "A heading that runs across both of the columns of this page")]
    lines += [
        line
        for pair in zip(column("\n".join(LEFT), x=60, y=760), column("\n".join(RIGHT), x=310, y=760 - shift), strict=True)
        for line in pair
    ]
    text = text_of(pdf([lines]))
    assert (
        text.index("heading")
        < text.index("left column line 0")
        < text.index("left column line 11")
        < text.index("right column line 0")
    )


def test_a_heading_above_two_columns_stays_above_them() -> None:
    lines = [(400.0, 800.0, 10.0, "SCHEDULE"), *column("\n".join(LEFT), x=60, y=760), *column("\n".join(RIGHT), x=310, y=760)]
    assert text_of(pdf([lines])).startswith("SCHEDULE\n")


def test_numbers_set_apart_from_their_text_are_no_column() -> None:
    lines = [
        line
        for i in range(12)
        for line in [(72.0, 770.0 - 14 * i, 10.0, f"{i + 1}."), (110.0, 770.0 - 14 * i, 10.0, f"Title of section number {i + 1}")]
    ]
    assert text_of(pdf([lines])).split("\n")[:2] == ["1. Title of section number 1", "2. Title of section number 2"]


def test_running_headers_footers_and_page_numbers_are_dropped() -> None:
    pages = []
    for number in range(1, 6):
        header = [(400.0 if number % 2 else 72.0, 815.0, 8.0, f"Gazette No. 12 [Page {number}]")]
        footer = [(300.0, 30.0, 8.0, f"\u2013 {number} \u2013")]
        pages.append(header + column(f"{number}. Title {'abcde'[number - 1]}\nThe text of this section is short.") + footer)
    document = read_bytes(pdf(pages), "law.pdf")
    assert "Gazette" not in document.text
    assert "\u2013" not in document.text
    assert [document.text[start : start + 2] for start in document.pages] == ["1.", "2.", "3.", "4.", "5."]


def test_lines_that_stand_by_chance_at_one_height_stay() -> None:
    pages = [
        column(f"Text of page {n} is here.\n" + ("(a)" if n in {0, 9, 19} else f"{'x' * (n + 1)} other.")) for n in range(20)
    ]
    assert text_of(pdf(pages)).count("(a)") == 3


TITLES = ["Threats", "Searches", "Copies", "Records", "Notices", "Appeals"]


def pages_with(head: str, foot: str, *, size: float = 10) -> list[list[tuple[float, float, float, str]]]:
    """Pages of a law with a first and a last line of their own; ``#`` stands for the number of the page, ``%`` of its half."""
    pages = []
    for number, title in enumerate(TITLES, start=1):
        first, last = (text.replace("#", str(number)).replace("%", str((number + 1) // 2)) for text in (head, foot))
        body = f"{title}\nThe words of {title.lower()} are different.\nThe {title.lower()} end here."
        pages.append([(72.0, 784.0, size, first), *column(body), (72.0, 728.0, size, last)])
    return pages


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Article #", "The court shall decide."),
        ("CHAPTER #", "Penalty: # years imprisonment."),
        ("(1) A person who contravenes section # commits an offence.", "(c) by any other means."),
        ("#. Offences", "a fine of # units; or"),
        ("Pasal #", "Part # applies to that person;"),
    ],
)
def test_law_that_repeats_at_the_head_or_foot_of_pages_stays(head: str, foot: str) -> None:
    document = read_bytes(pdf(pages_with(head, foot)), "law.pdf")
    for number in range(1, 7):
        assert head.replace("#", str(number)) in document.text
        assert foot.replace("#", str(number)) in document.text
    assert document.text.count(foot.split("#")[0]) == 6
    assert document.notices == ()


@pytest.mark.parametrize(
    ("head", "foot", "size"),
    [
        ("Act No. 12 of 2019", "#", 10),
        ("GOVERNMENT GAZETTE 5 May 2019", "Page # of 6", 10),
        ("Cap. 12 Computer Misuse", "- # -", 10),
        ("Computer Misuse Act, 2019.", "Printed by the Government Printer, Springfield.", 10),
        ("PART %", "(c) Crown copyright 2019", 10),
        ("This copy was made from the register of laws.", "Downloaded on 5 May 2019", 8),
    ],
)
def test_running_heads_go_and_their_number_is_told(head: str, foot: str, size: float) -> None:
    pages = [*pages_with(head, foot, size=size), column("Here are Part 1, Part 2 and Part 3.\nPart 1 Offences\nPart 2\nPart 3")]
    document = read_bytes(pdf(pages), "law.pdf")
    for number in range(1, 7):
        for text in (head, foot):
            assert text.replace("#", str(number)).replace("%", "1") not in document.text.split("\n")
    assert "end here" in document.text
    assert document.notices == ("12 repeated lines at the heads and feet of pages (running heads, page numbers) were left out.",)


def test_of_running_heads_that_name_a_part_one_stays_where_nothing_else_names_it() -> None:
    assert text_of(pdf(pages_with("PART %", "- # -"))).count("PART 2") == 1


@pytest.mark.parametrize("rotate", [0, 90, 270])
@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_pages_with_turned_content_are_read(quarter: int, rotate: int) -> None:
    law = column(SECTION, y=500)
    document = read_bytes(pdf_of_streams([turned(law, quarter)], rotate=rotate), "law.pdf")
    assert document.text == text_of(pdf([law]))
    assert document.notices == ()


def test_text_turned_against_its_page_is_left_out_and_told() -> None:
    law = turned(column(SECTION), 2)
    data = pdf_of_streams([law, law + turned([(300, 40, 9, "RECEIVED 5 MAY")], 1)])
    document = read_bytes(data, "law.pdf")
    assert "RECEIVED" not in document.text
    assert document.notices == (
        "Page 2 is printed with text turned against the rest (stamps, notes along the margin), which was left out.",
    )


def test_hyphens_at_line_ends_follow_the_words_of_the_document() -> None:
    text = (
        "The unauthorised communication of data, and any real-time collection, is a co-operation matter here.\n"
        "Whoever obtains a copy of data that are part of the private affairs of another by unauthorised commu-\n"
        "nication is liable, and whoever carries out the unlawful surveillance of electronic messages by real-\n"
        "time collection is liable to the same punishment under the provisions of this section and of the inter-\n"
        "ception rules."
    )
    got = text_of(pdf([column(text)]))
    assert "unauthorised communication is liable" in got
    assert "by real-time collection is" in got
    assert "the interception rules" in got


def test_a_paragraph_runs_on_over_a_page_break() -> None:
    first = "(1) Any person who without lawful authority gains access to the data of another person and thereby obtains the"
    document = read_bytes(pdf([column(first), column("content of a communication commits an offence.")]), "law.pdf")
    assert document.text == first + " content of a communication commits an offence.\n"
    assert document.pages == (0, len(first) + 1)


def test_bold_headings_and_gaps_end_paragraphs() -> None:
    text = (
        "Offences against the confidentiality and the integrity of data and of computer systems and "
        "networks\n\nEvery person is liable."
    )
    assert text_of(pdf([column(text)])).split("\n")[1] == "Every person is liable."


BODY = """12. (1) Any person who without lawful authority gains access to the data of another person
commits an offence and is liable to a fine.
(2) Subsection (1) does not apply to a person who acts with the consent of the owner of it.
13.\u2014(1) A police officer may search a computer system where a judge has issued a warrant to
that effect, and shall keep a record of the search.
14. The Minister may make rules about the keeping of records under this Act and also about
the fees for copies."""


@pytest.mark.parametrize("x", [30.0, 535.0])
def test_notes_in_the_margin_become_headings(x: float) -> None:
    notes = [(0, "Unauthorised"), (9, "access to"), (18, "data."), (42, "Search."), (70, "Rules about re-"), (79, "cords.")]
    lines = column(BODY, x=110) + [(x, 770.0 - below, 7.0, text) for below, text in notes] + [(565.0 - x, 728.0, 7.0, "Cap. 12")]
    document = read_bytes(pdf([lines]), "law.pdf")
    assert document.text.split("\n")[:7] == [
        "12. Unauthorised access to data",
        "(1) Any person who without lawful authority gains access to the data of another person commits "
        "an offence and is liable to a fine.",
        "(2) Subsection (1) does not apply to a person who acts with the consent of the owner of it.",
        "13. Search",
        "(1) A police officer may search a computer system where a judge has issued a warrant to that "
        "effect, and shall keep a record of "
        "the search.",
        "14. Rules about records",
        "The Minister may make rules about the keeping of records under this Act and also about the fees for copies.",
    ]
    assert document.text.endswith("\nMARGINAL NOTES\n\n[Page 1] Cap. 12\n")
    assert document.notices == (
        "3 notes in the margin were set as the headings of their sections.",
        "1 other notes in the margin were put at the end of the text.",
    )


def test_line_numbers_in_the_margin_are_dropped() -> None:
    lines = column(BODY, x=72) + [(560.0, 770.0 - 28 * i, 10.0, str(5 * (i + 1))) for i in range(3)]
    assert not re.search(r" (?:5|10|15)\b", text_of(pdf([lines])))


def test_pages_without_text_are_told_and_have_offsets() -> None:
    document = read_bytes(pdf([column("1. Title one\nText."), [], column("2. Title two\nMore.")]), "law.pdf")
    assert len(document.pages) == 3
    assert document.pages[1] == document.pages[2]
    assert document.notices == ("Page 2 is empty.",)


ENCRYPT = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([column("law")], trailer=f"/Encrypt 4 0 R /ID [<{'00' * 16}> <{'00' * 16}>]", extra=[ENCRYPT]), "password"),
        (pdf([[]]), "ocrmypdf in.pdf out.pdf"),
        (b"%PDF-1.4\n" + b"nothing here " * 20, "broken"),
        (b"%PDF-1.4", "broken"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "law.txt")


def test_half_a_file_is_read_or_told() -> None:
    whole = pdf([column(SECTION)])
    for cut in (len(whole) // 3, len(whole) // 2, len(whole) - 20):
        try:
            text = read_bytes(whole[:cut], "law.pdf").text
        except ReadingError as error:
            text = str(error)
        assert any(word in text for word in ("Access", "PDF", "scan"))


def test_too_many_pages_and_too_much_time_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([column("1. Title\nText.")] * 3)
    with pytest.raises(ReadingError, match="has 3 pages"):
        read_bytes(data, "law.pdf", replace(DEFAULT_LIMITS, pdf_pages=2))
    monkeypatch.setattr(child_process, "_BOOT", "import time; time.sleep(60)")
    start = time.perf_counter()
    with pytest.raises(ReadingError, match=r"takes longer than 0\.5 seconds"):
        read_bytes(data, "law.pdf", replace(DEFAULT_LIMITS, pdf_seconds=0.5))
    assert time.perf_counter() - start < 5


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits on Windows")
def test_a_bomb_dies_in_the_child() -> None:
    stream = b" " * (200 * 1024 * 1024)
    packed = zlib.compress(zlib.compress(stream))
    bomb = pdf_with_raw_stream(packed)
    with pytest.raises(ReadingError):
        read_bytes(bomb, "bomb.pdf", replace(DEFAULT_LIMITS, pdf_memory_bytes=200 * 1024 * 1024, pdf_seconds=20))


def pdf_with_raw_stream(packed: bytes) -> bytes:
    """A page whose content is packed twice."""
    head = (
        b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids "
        b"[3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
    )
    stream = b"4 0 obj\n<< /Length " + str(len(packed)).encode() + b" /Filter [/FlateDecode /FlateDecode] >>\nstream\n" + packed
    return head + stream + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def test_the_child_touches_no_disk_and_ignores_the_environment(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    before = set(os.listdir(tmp_path))
    assert text_of(pdf([column("1. Title\nText.")])) == "1. Title\nText.\n"
    assert set(os.listdir(tmp_path)) == before


def test_reading_text_imports_no_format_library() -> None:
    code = (
        "import sys; from annotator.reading import read_bytes; read_bytes(b'1. Law', 'a.txt');"
        "assert not {'lxml', 'docx', 'pypdfium2', 'charset_normalizer', 'zipfile._path'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
