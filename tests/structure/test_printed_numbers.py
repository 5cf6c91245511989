"""Numbers of sections and articles as the official printers of several countries set them. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

RUN_IN = """NETWORK SAFETY ACT
1.{dash}(1) A person shall not enter a closed network.
(2) A person who does so commits an offence.
2.{dash}(1) The Office may inspect a network.
(2) The Office shall report each visit.
3.{dash}(1) The Minister may make rules.
(2) The rules shall be published.
"""
ARABIC = """قانون الشبكات
المادة 4
يعاقب بالغرامة كل من دخل شبكة مغلقة.
المادة 5
يجوز للقاضي أن يأمر بحفظ البيانات.
المادة 5 مكرر
يجوز للقاضي أن يأمر بإطالة المدة.
المادة 6
تنشر التقارير كل سنة.
"""
SUBSECTIONS = "sec_1 sec_1__subsec_1 sec_1__subsec_2 sec_2 sec_2__subsec_1 sec_2__subsec_2 sec_3 sec_3__subsec_1 sec_3__subsec_2"
CASES = {
    "a full stop and a dash": (RUN_IN.format(dash="—"), SUBSECTIONS),
    "a blank before the dash": (RUN_IN.format(dash=" —"), SUBSECTIONS),
    "a hyphen": (RUN_IN.format(dash="-"), SUBSECTIONS),
    "a short dash": (RUN_IN.format(dash="–"), SUBSECTIONS),
    "a short first subsection on the line of the number": (RUN_IN.format(dash=" "), SUBSECTIONS),
    "the number glued to its title": (
        "1Entry without leave\n(1) A person shall not enter a network.\n(2) This applies at night.\n"
        "2Harm to data\n(1) A person shall not harm data.\n(2) This applies abroad.\n"
        "3Short title\n(1) This Act is the Network Act.\n(2) It binds the State.\n",
        SUBSECTIONS,
    ),
    "the number of a footnote and a bracket before an inserted section": (
        "66. Entry into networks.—Whoever enters a network shall be fined.\n"
        "1[66A. Penalty for rude letters.—Any person who sends a rude letter shall be fined.]\n"
        "2[66B. Penalty for stolen devices.—Whoever keeps a stolen device shall be fined.]\n"
        "67. Penalty for printing.—Whoever prints a rude letter shall be fined.\n",
        "sec_66 sec_66A sec_66B sec_67",
    ),
    "an ordinal of roman and of Arabic numerals": (
        "Chapitre Ier\nDispositions communes\nArticle 1er\nLa loi règle les réseaux.\nArticle 2\nLe juge décide.\n"
        "Chapitre II\nPeines\nArticle 3\nL'amende est de dix francs.\n",
        "chp_1 art_1 art_2 chp_II art_3",
    ),
    "a letter for the rank of the rule": (
        "Article L. 323-1\nLe juge décide du délai.\nArticle L. 323-2\nLe délai est de dix jours.\n"
        "Article L323-3\nLe greffe en tient la liste.\n",
        "art_L.-323-1 art_L.-323-2 art_L323-3",
    ),
    "an inserted article in Arabic": (ARABIC, "art_4 art_5 art_5-مكرر art_6"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_printed_number_opens_its_section(name: str) -> None:
    text, expected = CASES[name]
    assert [p.eid for p in parse_structure(text).provisions if p.is_operative] == expected.split()


@pytest.mark.parametrize("dash", ["—", " —", "-", "–", " "])
def test_a_first_subsection_is_no_heading(dash: str) -> None:
    sections = [p for p in parse_structure(RUN_IN.format(dash=dash)).provisions if p.kind == "section"]
    assert [section.heading for section in sections] == ["", "", ""]


@pytest.mark.parametrize(("line", "title"), [("1Entry by day", "Entry by day"), ("1 Entry by night", "Entry by night")])
def test_a_title_glued_to_its_number_is_the_heading(line: str, title: str) -> None:
    text = f"{line}\n(1) A person shall not enter a network.\n(2) This applies at night.\n2. Harm\nNobody shall harm data.\n"
    assert parse_structure(text).provisions[0].heading == title


def test_amounts_and_names_that_begin_a_line_open_no_section() -> None:
    text = (
        "1. Fees\nThe fee is as follows:\n3D printers pay 10 coins.\n2. Rules\nThe Office may make rules.\n"
        "3. End\nThis Act ends soon.\n"
    )
    assert [p.eid for p in parse_structure(text).provisions if p.kind == "section"] == ["sec_1", "sec_2", "sec_3"]


SAME_NUMBER = (
    "1. Title\nThis is the Act.\n2. Rumours\nNobody shall spread rumours.\n2. {title}\n{body}\n3. End\nThis Act ends soon.\n"
)


def test_two_sections_of_one_number_are_two_sections() -> None:
    text = SAME_NUMBER.format(title="Search", body="An officer may search a network.")
    provisions = {p.eid: p.heading for p in parse_structure(text).provisions if p.kind == "section"}
    assert provisions == {"sec_1": "Title", "sec_2": "Rumours", "sec_2-2": "Search", "sec_3": "End"}


@pytest.mark.parametrize("title", ["Rumours", "spread them by radio or by post, whichever is meant;"])
def test_a_repeated_title_or_an_item_opens_no_second_section(title: str) -> None:
    text = SAME_NUMBER.format(title=title, body="An officer may search a network.")
    assert [p.eid for p in parse_structure(text).provisions if p.kind == "section"] == ["sec_1", "sec_2", "sec_3"]
