"""Akoma Ntoso XML, and XML that is refused."""

from __future__ import annotations

import pytest

from annotator.reading import ReadingError, read_bytes

NAMESPACE = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
ACT = f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso {NAMESPACE}><act name="act">
<meta><identification source="#x"><FRBRWork><FRBRalias value="Cyber Act 2030"/></FRBRWork></identification></meta>
<preface><longTitle><p>An Act about <docTitle>Cyber Matters</docTitle></p></longTitle></preface>
<body><chapter eId="chp_1"><num>CHAPTER 1</num><heading>OFFENCES</heading>
<section eId="sec_1"><num>1.</num><heading>Access</heading>
<subsection><num>(1)</num><intro><p>Any person who —</p></intro>
<paragraph><num>(a)</num><content><p>obtains <b>access</b>; or</p></content></paragraph>
<paragraph><num>(b)</num><content><p>alters data,</p></content></paragraph>
<wrapUp><p>commits an offence.</p></wrapUp></subsection>
<subsection><num>(2)</num><content><p>First.</p><p>Second.</p>
<table><tr><td><p>Fine</p></td><td><p>Years</p></td></tr></table></content></subsection></section>
<section><num>2</num><heading>Search</heading><content><p>Text.<authorialNote marker="1"><p>A note.</p>
</authorialNote></p></content></section>
</chapter></body></act></akomaNtoso>"""


def test_numbers_headings_and_content_come_in_order_one_line_each() -> None:
    document = read_bytes(ACT.encode(), "act.xml")
    assert [line for line in document.text.split("\n") if line] == [
        "An Act about Cyber Matters",
        "CHAPTER 1 - OFFENCES",
        "1. Access",
        "(1) Any person who —",
        "(a) obtains access; or",
        "(b) alters data,",
        "commits an offence.",
        "(2) First.",
        "Second.",
        "Fine\tYears",
        "2 Search",
        "Text.",
        "A note.",
    ]
    assert document.title == "Cyber Act 2030"
    assert document.source.media_type == "application/akn+xml"


def test_a_prefix_makes_no_difference() -> None:
    data = ACT.replace("<akomaNtoso xmlns=", "<akn:akomaNtoso xmlns:akn=").replace("</akomaNtoso>", "</akn:akomaNtoso>").encode()
    assert "1. Access" in read_bytes(data, "act.xml").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<?xml version="1.0"?><note>law</note>', "not Akoma Ntoso"),
        (b'<?xml version="1.0"?><akomaNtoso><act>', "damaged XML"),
        (b'<?xml version="1.0"?><!DOCTYPE akomaNtoso SYSTEM "file:///etc/passwd"><akomaNtoso>x</akomaNtoso>', "document type"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>', "document type"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>'.encode("utf-16"), "document type"),
        (b'<?xml version="1.0" encoding="UTF-7"?><akomaNtoso>+ADwAIQ-DOCTYPE</akomaNtoso>', "encoding"),
        (b'<?xml version="1.0"?><akomaNtoso></akomaNtoso>', "no text"),
        (b'<?xml version="1.0"?><akomaNtoso>\xff\xfe</akomaNtoso>', "not valid"),
    ],
)
def test_other_and_unsafe_xml_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_bytes(data, "act.xml")


def act_of(content: str) -> bytes:
    section = f"<section><num>2.</num><heading>Search</heading><content>{content}</content></section>"
    return f"<akomaNtoso {NAMESPACE}><act><body>{section}</body></act></akomaNtoso>".encode()


def test_deleted_words_are_left_out_and_told_and_notes_part_no_sentence() -> None:
    words = (
        "<p>A judge<del> never</del><ins>shall</ins> decide<authorialNote><p>See rule 9.</p></authorialNote> within a day.</p>"
    )
    document = read_bytes(act_of(words), "act.xml")
    assert document.text.split("\n")[1:3] == ["A judge shall decide within a day.", "See rule 9."]
    assert document.notices == ("The file has marked changes: 1 insertions were kept and 1 deletions left out.",)


@pytest.mark.parametrize(
    ("lead", "inserted", "expected"),
    [
        ("substitute", "Police may search.", ["In section 7 substitute—", "“7. Police may search.”"]),
        (
            "substitute the following:",
            "Police may search.",
            ["In section 7 substitute the following:", "“7. Police may search.”"],
        ),
        ("add—", "“copy” means a draft.", ["In section 7 add—", "“7. “copy” means a draft.”"]),
        ("insert—", "", ["In section 7 insert—", "“7.”"]),
    ],
)
def test_law_that_an_amendment_inserts_stands_in_quotation_marks(lead: str, inserted: str, expected: list[str]) -> None:
    quoted = f"<section><num>7.</num><content><p>{inserted}</p></content></section>"
    words = f"<p>In section 7 {lead} <quotedStructure>{quoted}</quotedStructure></p><p>This ends it.</p>"
    document = read_bytes(act_of(words), "act.xml")
    assert [line for line in document.text.split("\n") if line][1:] == [*expected, "This ends it."]


def test_quotation_marks_of_the_file_are_not_doubled() -> None:
    words = "<p>Insert— <quotedStructure><p>“Police may search.”</p></quotedStructure></p>"
    assert read_bytes(act_of(words), "act.xml").text.split("\n")[-2] == "“Police may search.”"
