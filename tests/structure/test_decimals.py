"""Decimal numbers of subsections, and those of sections, inserted sections and quantities. All invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

ACT = """1. Short title
1.1{mark} The name of this Act is the Data Act.
1.2{mark} The Act takes effect at once.

2. Access
2.1{mark} A person who opens a machine, and
2.1.1{mark} breaks a lock, or
2.1.2{mark} guesses a password, commits an offence.
2.2{mark} The fine is 2.5 million.

3. Regulations
The Minister may make regulations.
"""
# Chapters with titled sections.
CHAPTERS = """1. General
1.1 Short title
The name of this Act is the Data Act.
1.2 Commencement
The Act takes effect at once.

2. Offences
2.1 Access
A person who opens a machine commits an offence.
2.2 Interception
A person who listens in commits an offence.
"""
# Canada inserts 2.1 and 2.2 behind 2.
INSERTED = """1. The name of this Act is the Data Act.

2. A person who opens a machine commits an offence.

2.1 A person who listens in commits an offence.

2.2 A person who breaks a lock commits an offence.

3. The Minister may make regulations.

3.1 The Minister may set fees.

3.2 The Minister may make forms.
"""
ARTICLES = """Article 1
1.1. The name of this law is the Data Law.

Article 2
2.1. A person who opens a machine offends.
2.2. The fine is small.

Article 3
The fee is 3.1 million for the first year and is
3.2 million for the second.

Article 4
4.1 GHz is the frequency of the band.
"""


def tree(text: str) -> list[str]:
    return [p.eid for p in parse_structure(text).provisions]


@pytest.mark.parametrize("mark", ["", ".", ")"])
def test_decimal_numbers_below_titles_are_those_of_subsections(mark: str) -> None:
    assert tree(ACT.format(mark=mark)) == [
        "sec_1", "sec_1__subsec_1", "sec_1__subsec_2",
        "sec_2", "sec_2__subsec_1", "sec_2__subsec_1__para_1", "sec_2__subsec_1__para_2", "sec_2__subsec_2",
        "sec_3",
    ]  # fmt: skip


def test_decimal_numbers_with_titles_are_those_of_sections() -> None:
    found = [p.heading for p in parse_structure(CHAPTERS).provisions if p.kind == "section"]
    assert [title for title in found if title in {"Short title", "Commencement", "Access", "Interception"}] == found[1:3] + found[
        4:
    ]


def test_sections_inserted_behind_others_are_sections() -> None:
    assert tree(INSERTED) == ["sec_1", "sec_2", "sec_2.1", "sec_2.2", "sec_3", "sec_3.1", "sec_3.2"]


def test_decimal_paragraphs_stand_at_the_head_of_their_article_and_quantities_are_none() -> None:
    assert tree(ARTICLES) == ["art_1", "art_1__para_1", "art_2", "art_2__para_1", "art_2__para_2", "art_3", "art_4"]


def test_the_decimal_paragraphs_of_mongolian_articles_are_read() -> None:
    text = (
        "1 дүгээр зүйл.Хуулийн зорилт\n1.1.Энэ хуулийн зорилт нь өгөгдөл.\n1.2.Хууль нийтэд үйлчилнэ.\n"
        "2 дугаар зүйл.Нэр томьёо\n2.1.Дараахь нэр томьёог хэрэглэнэ:\n"
        "2.1.1.“өгөгдөл” гэж мэдээлэл;\n2.1.2.“сүлжээ” гэж холбоо.\n"
        "3 дугаар зүйл.Хүчин төгөлдөр\n3.1.Хууль хүчинтэй.\n"
    )
    found = [eid for eid in tree(text) if "__" in eid]
    assert found[:2] == ["art_1__para_1", "art_1__para_2"]
    assert "art_2__para_1__point_2" in found
