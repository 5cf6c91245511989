"""Akoma Ntoso from any text: valid, nothing lost, and our own files come back character for character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import akn_schema, check_akn_tree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from report_factories import full_report

from annotator.reading import read_bytes, read_text
from annotator.records import Document, Provision, Report, Run, Source, Span
from annotator.report.akn import AKN, render_akn
from annotator.report.akn.numbers import split_head
from annotator.structure.parse import parse_structure

ACT = """A SHORT ACT

PART I - OPENING

1. Title
This Act has a title.

2. Duties
(1) A keeper must\u2014
(a) keep; and
(b) tell.
(2) Nobody else must.

SCHEDULE 1
Forms

1. The form is blue.
"""


def report_on(text: str, pages: tuple[int, ...] = ()) -> Report:
    document = Document(text, Source("act.txt", "text/plain", "b" * 64), "A title", pages=pages)
    return Report(document, Run("0", "m", "c"), parse_structure(text).provisions, (), (), ())


def written(report: Report) -> bytes:
    return render_akn(report.document, report.provisions, report.findings)


def test_a_report_with_overlaps_and_absences_is_valid() -> None:
    report = full_report()
    root = etree.fromstring(written(report))
    akn_schema().assertValid(root)
    entries = [e for e in root.iter() if str(e.tag).endswith("}finding")]
    assert [e.get("id") for e in entries] == [f.id for f in report.findings]
    assert {e.get("probability") for e in entries} == {"0.83", None}


def test_parts_of_a_provision_become_the_elements_of_the_standard() -> None:
    root = etree.fromstring(written(report_on(ACT)))
    names = {"a": AKN}
    duty = root.find(".//a:section[@eId='sec_2']", names)
    assert [child.tag.rpartition("}")[2] for child in duty] == ["num", "heading", "subsection", "subsection"]
    keeper = duty.find("a:subsection", names)
    assert "".join(keeper.find("a:intro", names).itertext()).strip() == "A keeper must\u2014"
    assert [p.findtext("a:num", namespaces=names) for p in keeper.findall("a:paragraph", names)] == ["(a)", "(b)"]
    schedule = root.find(".//a:attachments/a:attachment", names)
    assert schedule.get("eId").startswith("att_")
    assert schedule.find("a:doc/a:mainBody", names) is not None


TEXTS = {
    "a small act": ACT,
    "windows line ends": ACT.replace("\n", "\r\n"),
    "form feeds and no-break spaces": ACT.replace("\n\n", "\f\n\u00a0\n"),
    "characters XML forbids": ACT.replace("keep;", "ke\x00ep\x0b;\ufffe"),
    "mark-up in the words": ACT.replace("a title", "</p><script>&amp; ]]> <!-- -->"),
    "no structure at all": "Once upon a time.\n\nThere was no number.",
    "one word": "x",
    "right to left": "1. \u0645\u0627\u062f\u0629\n(1) \u0646\u0635.\n",
    "beyond the basic plane": ACT.replace("title", "\U0001d4b6\U0001f600"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_any_text_is_valid_and_comes_back(case: str) -> None:
    report = report_on(TEXTS[case], pages=(0, len(TEXTS[case]) // 2))
    data = written(report)
    akn_schema().assertValid(etree.fromstring(data))
    check_akn_tree(data, report)


LINES = st.sampled_from(
    ["PART I", "CHAPTER 2 - Two", "1. One", "Section 2", "Article 3", "(1) first", "(a) point", "(i) sub", "SCHEDULE", "Words.",
     "Explanation", "", " ", "\f", "PREAMBLE", "TABLE OF CONTENTS", "1. One .... 3", "\u201c5A. New\u201d",
     "Done at a place", "\x07"]
)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(LINES, min_size=1, max_size=25).map("\n".join).filter(str.strip) | st.text(min_size=1, max_size=80).filter(str.strip)
)
def test_every_text_is_valid_and_comes_back(text: str) -> None:
    report = report_on(read_text(text).text)
    data = written(report)
    akn_schema().assertValid(etree.fromstring(data))
    check_akn_tree(data, report)


def test_a_file_that_somebody_edited_is_read_like_any_other() -> None:
    data = written(report_on(ACT)).replace(b"This Act has a title.", b"This Act has another title.")
    text = read_bytes(data, "act.xml").text
    assert "This Act has another title." in text
    assert "r:text" not in text


@pytest.mark.parametrize(
    "change", [(b'code="12"', b'code="x"'), (b'characters="', b'pages="-5" was="'), (b'sha256="', b'sha256="0')]
)
def test_a_forged_record_does_no_harm(change: tuple[bytes, bytes]) -> None:
    data = written(report_on(TEXTS["form feeds and no-break spaces"], pages=()))
    assert change[0] in data
    assert "This Act has a title." in read_bytes(data.replace(*change), "act.xml").text


@pytest.mark.parametrize(
    ("head", "num", "heading", "parts"),
    [
        ("1. Title", "1", "Title", [("num", "1. "), ("heading", "Title")]),
        ("PART I\nOPENING", "I", "OPENING", [("num", "PART I\n"), ("heading", "OPENING")]),
        ("Title\n1.", "1", "Title", [("heading", "Title"), ("num", "\n1.")]),
        ("(a)", "a", "", [("num", "(a)")]),
        ("Title", "", "Title", [("heading", "Title")]),
        ("1.", "1", "A title from the margin", [("num", "1.")]),
        ("", "", "", []),
    ],
)
def test_number_and_heading_are_told_apart(head: str, num: str, heading: str, parts: list[tuple[str, str]]) -> None:
    span = Span(0, len(head))
    at, found = 0, []
    for tag, end in split_head(head, Provision("x", "section", num, heading, None, span, span)):
        found.append((tag, head[at:end]))
        at = end
    assert found == parts


def test_hostile_words_in_findings_stay_words() -> None:
    base = full_report()
    payload = "</note><script>alert(1)</script>\x00&"
    hostile = tuple(replace(f, message=payload, suggestion=payload, precedents=(payload,)) for f in base.findings)
    report = replace(base, findings=hostile)
    data = written(report)
    akn_schema().assertValid(etree.fromstring(data))
    assert b"<script>" not in data
